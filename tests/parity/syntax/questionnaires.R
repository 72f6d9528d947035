# Validity, reliability, frequencies, descriptives and factors of the items of each case.
suppressMessages(library(psych))
source("tidy.R")

describe_values <- function(case, subject, x) {
  x <- x[!is.na(x)]
  counts <- table(x)
  emit(case, "description", subject,
    n = length(x), mean = mean(x), sd = sd(x), median = median(x),
    mode = min(as.numeric(names(counts)[counts == max(counts)])),
    minimum = min(x), maximum = max(x),
    skewness = psych::skew(x, type = 2), kurtosis = psych::kurtosi(x, type = 2)
  )
}

# The first, third, ... item against the others.
split_half <- function(case, complete) {
  first <- complete[c(TRUE, FALSE)]
  second <- complete[c(FALSE, TRUE)]
  a <- rowSums(first)
  b <- rowSums(second)
  if (length(a) < 3 || var(a) == 0 || var(b) == 0) return()
  alpha_of <- function(half) {
    k <- ncol(half)
    if (k < 2 || any(sapply(half, var) == 0)) return(NA)
    k / (k - 1) * (1 - sum(sapply(half, var)) / var(rowSums(half)))
  }
  r <- cor(a, b)
  share <- ncol(first) * ncol(second) / ncol(complete)^2
  horst <- (sqrt(r^4 + 4 * r^2 * (1 - r^2) * share) - r^2) / (2 * (1 - r^2) * share)
  emit(case, "reliability", "total",
    split_half_correlation = r, split_half_spearman_brown = 2 * r / (1 + r),
    # Horst's formula has the square of r alone: it is his for positive r.
    split_half_spearman_brown_unequal = if (r > 0) horst else NA,
    split_half_guttman = 2 * (1 - (var(a) + var(b)) / var(a + b)),
    split_half_alpha_first = alpha_of(first), split_half_alpha_second = alpha_of(second),
    split_half_items_first = ncol(first), split_half_items_second = ncol(second))
}

# A factor's sign and order are free: turned to a positive sum, in falling order of variance.
tidy_loadings <- function(loadings) {
  loadings <- unclass(loadings)
  loadings <- loadings[, order(-colSums(loadings^2)), drop = FALSE]
  sweep(loadings, 2, ifelse(colSums(loadings) < 0, -1, 1), "*")
}

# Principal axes, repeated to the end, are where minimum residual arrives too.
principal_axis <- function(r, n, factors) {
  found <- try(silent = TRUE, suppressMessages(suppressWarnings(psych::fa(r,
    nfactors = factors, n.obs = n, fm = "pa", rotate = "none", max.iter = 20000,
    min.err = 1e-14, warnings = FALSE))))
  # psych fails where a further factor has no positive eigenvalue to start from.
  if (!inherits(found, "try-error")) found$loadings
}

# As many digits as factanal's search can give before it reports a failure.
maximum_likelihood <- function(r, n, factors) {
  for (factr in 10^(0:7)) {
    found <- try(silent = TRUE, factanal(covmat = r, factors = factors, n.obs = n,
      rotation = "none", control = list(opt = list(factr = factr, maxit = 5000))))
    if (!inherits(found, "try-error")) return(found$loadings)
  }
}

omega <- function(loadings) {
  sum(loadings)^2 / (sum(loadings)^2 + sum(1 - loadings^2))
}

structure_of <- function(case, complete) {
  r <- cor(complete)
  n <- nrow(complete)
  k <- ncol(complete)
  pairs <- r[lower.tri(r)]
  emit(case, "structure", "total", inter_item_mean = mean(pairs),
    inter_item_minimum = min(pairs), inter_item_maximum = max(pairs))
  values <- eigen(r, symmetric = TRUE, only.values = TRUE)$values
  for (place in seq_len(k)) emit(case, "eigenvalue", place, eigenvalue = values[place])
  if (values[k] > 1e-10) {
    adequacy <- psych::KMO(r)
    emit(case, "structure", "total", kmo = adequacy$MSA)
    for (item in names(complete)) {
      emit(case, "structure", item, kmo = adequacy$MSAi[[item]])
    }
    sphericity <- psych::cortest.bartlett(r, n = n)
    emit(case, "structure", "total", bartlett_chi_square = sphericity$chisq,
      bartlett_df = sphericity$df, bartlett_p = sphericity$p.value)
    likely <- if (k > 2) maximum_likelihood(r, n, 1)
    if (!is.null(likely)) emit(case, "reliability", "total", omega_ml = omega(likely))
  }
  axes <- if (k > 2) principal_axis(r, n, 1)
  if (!is.null(axes)) emit(case, "reliability", "total", omega = omega(axes))
}

# Two factors, asked for where three respondents or more stand behind each item.
factors_of <- function(case, complete) {
  r <- cor(complete)
  n <- nrow(complete)
  likely <- maximum_likelihood(r, n, 2)
  if (!is.null(likely)) {
    likely <- tidy_loadings(likely)
    for (item in rownames(r)) {
      emit(case, "structure", item, ml_1 = likely[item, 1], ml_2 = likely[item, 2])
    }
  }
  axes <- principal_axis(r, n, 2)
  if (!is.null(axes)) {
    axes <- tidy_loadings(axes)
    rotated <- tidy_loadings(varimax(axes, eps = 1e-15)$loadings)
    for (item in rownames(r)) {
      emit(case, "structure", item,
        principal_axis_1 = axes[item, 1], principal_axis_2 = axes[item, 2],
        loading_1 = rotated[item, 1], loading_2 = rotated[item, 2],
        communality = sum(axes[item, ]^2))
    }
  }
}

# psych's own likelihood, its maximum sought to more digits than psych::polychoric asks for.
polychoric_of <- function(case, complete) {
  for (pair in combn(names(complete), 2, simplify = FALSE)) {
    counts <- table(complete[[pair[1]]], complete[[pair[2]]])
    cuts <- function(margin) qnorm(cumsum(margin) / sum(margin))[-length(margin)]
    r <- optimize(psych:::polyF, c(-0.9999, 0.9999), rc = cuts(rowSums(counts)),
      cc = cuts(colSums(counts)), tab = counts / sum(counts), tol = 1e-10)$minimum
    # Next to the limit the likelihood has no maximum.
    if (abs(r) < 0.999) {
      emit(case, "structure", paste(pair, collapse = "|"), polychoric = r)
    }
  }
}

list_of_cases <- cases()
for (row in seq_len(nrow(list_of_cases))) {
  case <- list_of_cases$case[row]
  codes <- as.numeric(strsplit(list_of_cases$codes[row], " ")[[1]])
  items <- read_case(case)
  total <- rowSums(items)
  for (item in names(items)) {
    x <- items[[item]]
    describe_values(case, item, x)
    counts <- table(factor(x, levels = codes))
    shares <- prop.table(counts) * 100
    for (code in names(counts)) {
      emit(case, "frequency", paste0(item, "=", code),
        n = counts[[code]], percent = shares[[code]])
    }
    both <- !is.na(x) & !is.na(total)
    df <- sum(both) - 2
    t <- qt(0.975, df)
    emit(case, "validity", item, r_critical = t / sqrt(t^2 + df))
    if (var(x[both]) > 0) {
      whole <- cor.test(x[both], total[both])
      rest <- total[both] - x[both]
      emit(case, "validity", item,
        r_item_total = whole$estimate[[1]], p = whole$p.value,
        r_corrected = if (var(rest) > 0) cor(x[both], rest) else NA)
    }
  }
  describe_values(case, "total", total)
  complete <- na.omit(items)
  if (ncol(complete) > 1) split_half(case, complete)
  if (nrow(complete) > 2 && all(sapply(complete, var) > 0)) {
    structure_of(case, complete)
    asked <- strsplit(list_of_cases$asked[row], " ")[[1]]
    if ("factors" %in% asked) factors_of(case, complete)
    if ("polychoric" %in% asked) polychoric_of(case, complete)
  }
  if (all(sapply(complete, var) > 0)) {
    found <- suppressWarnings(
      psych::alpha(complete, check.keys = FALSE, warnings = FALSE, delete = FALSE))
    emit(case, "reliability", "total",
      alpha = found$total$raw_alpha, alpha_standardized = found$total$std.alpha,
      alpha_ci_low = found$feldt$lower.ci[[1]], alpha_ci_high = found$feldt$upper.ci[[1]],
      items = ncol(complete), n = nrow(complete))
    if (ncol(complete) > 2) {
      for (item in names(complete)) {
        place <- match(item, names(complete))
        emit(case, "reliability", item, alpha_if_deleted = found$alpha.drop$raw_alpha[place])
      }
    }
  }
}
write_results()
