# Every statistic of the study that these packages have, by the names of statistics.csv.
# Totals and their residuals have few patterns: what R takes weights for is given them.
suppressMessages({library(psych); library(MASS)})
results <- list()
tell <- function(.section, .subject, ...) {
  values <- unlist(list(...))
  results[[length(results) + 1]] <<- data.frame(
    section = .section, subject = .subject, statistic = names(values),
    value = sprintf("%.15g", values))
}

d <- as.data.frame(data.table::fread("resources/large/answers.csv"))
n <- nrow(d)
parts <- list(workload = names(d)[1:12], burnout = names(d)[13:25])
totals <- as.data.frame(lapply(parts, function(items) rowSums(d[items])))

# Who answered carelessly
tell("sample", "all", received = n, excluded = 0, analysed = n)
distances <- mahalanobis(d, colMeans(d), cov(d))
distant <- pchisq(distances, ncol(d), lower.tail = FALSE) < 0.001
tell("screening", "mahalanobis", n = sum(distant))
repeated <- duplicated(data.table::as.data.table(d))
tell("screening", "identical_row", n = sum(repeated))
kept <- !(distant | repeated)
for (name in names(parts)) {
  complete <- sum(complete.cases(d[parts[[name]]]))
  tell("missing", name, complete = complete, person_mean = n - complete)
}

# Items and totals described
mode_of <- function(x) which.max(tabulate(x))
describe_values <- function(subject, x, possible) {
  tell("description", subject, n = length(x), mean = mean(x), sd = sd(x), median = median(x),
    mode = mode_of(x), minimum = min(x), maximum = max(x),
    skewness = skew(x, type = 2), kurtosis = kurtosi(x, type = 2),
    score_actual = sum(x), score_ideal = length(x) * possible,
    score_percent = 100 * sum(x) / (length(x) * possible))
}
for (item in names(d)) {
  describe_values(item, d[[item]], 5)
  counts <- tabulate(d[[item]], 5)
  for (code in 1:5) {
    tell("frequency", paste0(item, "=", code), n = counts[code], percent = 100 * counts[code] / n)
  }
}
for (name in names(parts)) {
  describe_values(name, totals[[name]], 5 * length(parts[[name]]))
}

# The instrument
t_critical <- qt(0.975, n - 2)
for (name in names(parts)) {
  items <- d[parts[[name]]]
  k <- ncol(items)
  whole <- cor(items, totals[[name]])[, 1]
  found <- psych::alpha(items)
  for (item in names(items)) {
    t <- whole[[item]] * sqrt((n - 2) / (1 - whole[[item]]^2))
    tell("validity", item, r_item_total = whole[[item]], p = 2 * pt(-abs(t), n - 2),
      r_critical = t_critical / sqrt(t_critical^2 + n - 2),
      r_corrected = found$item.stats[item, "r.drop"])
    tell("reliability", item, alpha_if_deleted = found$alpha.drop[item, "raw_alpha"])
  }
  # Feldt's interval, which alpha.ci of psych 2.2.9 comes close to only.
  limits <- 1 - (1 - found$total$raw_alpha) * qf(c(0.975, 0.025), n - 1, (n - 1) * (k - 1))
  tell("reliability", name, alpha = found$total$raw_alpha, alpha_ci_low = limits[1],
    alpha_ci_high = limits[2], alpha_standardized = found$total$std.alpha, items = k, n = n)
  first <- rowSums(items[c(TRUE, FALSE)])
  second <- totals[[name]] - first
  r <- cor(first, second)
  share <- ceiling(k / 2) * floor(k / 2) / k^2
  tell("reliability", name, split_half_correlation = r, split_half_spearman_brown = 2 * r / (1 + r),
    split_half_spearman_brown_unequal =
      (sqrt(r^4 + 4 * r^2 * (1 - r^2) * share) - r^2) / (2 * (1 - r^2) * share),
    split_half_guttman = 2 * (1 - (var(first) + var(second)) / var(totals[[name]])))

  # Its structure
  correlations <- cor(items)
  pairs <- correlations[lower.tri(correlations)]
  tell("structure", name, inter_item_mean = mean(pairs), inter_item_minimum = min(pairs),
    inter_item_maximum = max(pairs))
  adequacy <- KMO(correlations)
  tell("structure", name, kmo = adequacy$MSA)
  sphericity <- cortest.bartlett(correlations, n = n)
  tell("structure", name, bartlett_chi_square = sphericity$chisq, bartlett_df = sphericity$df,
    bartlett_p = sphericity$p.value)
  # Horn's random samples by their covariances: fa.parallel would draw every respondent.
  random <- apply(rWishart(1000, n - 1, diag(k)), 3, function(covariances) {
    eigen(cov2cor(covariances), symmetric = TRUE, only.values = TRUE)$values
  })
  values <- eigen(correlations, symmetric = TRUE, only.values = TRUE)$values
  limit <- apply(random, 1, quantile, 0.95)
  for (place in seq_len(k)) {
    tell("eigenvalue", paste0(name, ":", place), eigenvalue = values[place],
      random_mean = mean(random[place, ]), random_quantile = limit[[place]])
  }
  tell("structure", name, factors_suggested = sum(cumprod(values > limit)))
  loadings <- fa(correlations, 1, n.obs = n, fm = "minres")$loadings[, 1]
  tell("reliability", name, omega = sum(loadings)^2 / (sum(loadings)^2 + sum(1 - loadings^2)))
  for (item in names(items)) {
    tell("structure", item, kmo = adequacy$MSAi[[item]], loading_1 = loadings[[item]],
      communality = loadings[[item]]^2)
  }
}

# Successive intervals
intervals <- list()
for (name in names(parts)) {
  scores <- 0
  for (item in parts[[name]]) {
    counts <- tabulate(d[[item]], 5)
    cumulative <- cumsum(counts) / n
    z <- qnorm(cumulative[1:4])
    density <- c(dnorm(z), 0)
    scale_value <- -diff(c(0, density)) * n / counts
    interval <- scale_value - scale_value[1] + 1
    for (code in 1:5) {
      tell("msi", paste0(item, "=", code), frequency = counts[code], proportion = counts[code] / n,
        cumulative = cumulative[code], z = if (code < 5) z[code], density = density[code],
        scale_value = scale_value[code], interval = interval[code])
    }
    scores <- scores + interval[d[[item]]]
  }
  intervals[[name]] <- scores
  tell("msi", name, r_raw_interval = cor(scores, totals[[name]]))
}

# The regression of totals
x <- totals$workload
y <- totals$burnout
fit <- lm(y ~ x)
overview <- summary(fit)
variance <- anova(fit)
r_squared <- overview$r.squared
f <- variance$`F value`[1]
beta <- cor(x, y)
limits <- sapply(c(0.95, 0.05), function(p) {
  uniroot(function(ncp) pf(f, 1, n - 2, ncp) - p, c(0.2, 3) * f, tol = 1e-10)$root
})
tell("regression", "H1", n = n, r = abs(beta), r_squared = r_squared,
  r_squared_adjusted = overview$adj.r.squared, se_estimate = overview$sigma, f = f, f_df1 = 1,
  f_df2 = n - 2, f_p = variance$`Pr(>F)`[1], regression_ss = variance$`Sum Sq`[1],
  regression_ms = variance$`Mean Sq`[1], residual_ss = variance$`Sum Sq`[2],
  residual_ms = variance$`Mean Sq`[2], total_ss = sum(variance$`Sum Sq`), total_df = n - 1,
  r_squared_ci_low = limits[1] / (limits[1] + n), r_squared_ci_high = limits[2] / (limits[2] + n),
  f_squared = r_squared / (1 - r_squared), f_squared_ci_low = limits[1] / n,
  f_squared_ci_high = limits[2] / n)
robust <- sqrt(diag(sandwich::vcovHC(fit, type = "HC3")))
reach <- confint(fit)
for (term in 1:2) {
  t <- coef(fit)[[term]] / robust[[term]]
  row <- overview$coefficients[term, ]
  tell("regression", c("H1:(constant)", "H1:workload")[term], b = row[[1]], se = row[[2]],
    t = row[[3]], p = row[[4]], ci_low = reach[term, 1], ci_high = reach[term, 2],
    hc3_se = robust[[term]], hc3_t = t, hc3_p = 2 * pt(-abs(t), n - 2))
}
tell("regression", "H1:workload", beta = beta)
power <- function(size) {
  pf(qf(0.95, 1, size - 2), 1, size - 2, r_squared / (1 - r_squared) * size, lower.tail = FALSE)
}
sizes <- 4:2000
tell("power", "H1", power = power(n), n_needed = sizes[which(sapply(sizes, power) >= 0.8)[1]])
pearson <- cor.test(x, y)
spearman <- cor.test(x, y, method = "spearman", exact = FALSE)
tell("correlation", "H1", n = n, r = pearson$estimate[[1]], p = pearson$p.value,
  ci_low = pearson$conf.int[1], ci_high = pearson$conf.int[2], rho = spearman$estimate[[1]],
  rho_p = spearman$p.value, tau_b = pcaPP::cor.fk(x, y), determination_percent = 100 * beta^2)

# What it takes for granted
e <- resid(fit)
lilliefors <- nortest::lillie.test(e)
z <- pnorm(sort(e) / sd(e))
tell("normality", "H1", n = n, residual_mean = mean(e), residual_sd = sd(e),
  ks_d = lilliefors$statistic[[1]], ks_positive = max(seq_len(n) / n - z),
  ks_negative = min((seq_len(n) - 1) / n - z), lilliefors_p = lilliefors$p.value)
if (n <= 5000) {
  shapiro <- shapiro.test(e)
  tell("normality", "H1", shapiro_w = shapiro$statistic[[1]], shapiro_p = shapiro$p.value)
}
auxiliary <- function(section, response, predictor) {
  table <- summary(lm(response ~ predictor))$coefficients
  for (term in 1:2) {
    row <- table[term, ]
    tell(section, c("H1:(constant)", "H1:workload")[term], b = row[[1]], se = row[[2]],
      t = row[[3]], p = row[[4]])
  }
  tell(section, "H1:workload", beta = cor(predictor, response))
}
auxiliary("glejser", abs(e), x)
auxiliary("park", log(e^2), log(x))
original <- lmtest::bptest(fit, studentize = FALSE)
koenker <- lmtest::bptest(fit)
white <- lmtest::bptest(fit, ~ x + I(x^2))
tell("heteroskedasticity", "H1", breusch_pagan_lm = original$statistic[[1]],
  breusch_pagan_p = original$p.value[[1]], koenker_lm = koenker$statistic[[1]],
  koenker_p = koenker$p.value[[1]], white_lm = white$statistic[[1]], white_p = white$p.value[[1]])
reset <- lmtest::resettest(fit, 2:3, "fitted")
tell("linearity", "H1", reset_f = reset$statistic[[1]], reset_df1 = reset$parameter[[1]],
  reset_df2 = reset$parameter[[2]], reset_p = reset$p.value[[1]])
counts <- tabulate(x)
means <- (rowsum(y, x)[, 1] / counts[counts > 0])[as.character(sort(unique(x)))]
counts <- counts[counts > 0]
k <- length(counts)
ss <- c(combined = sum(counts * (means - mean(y))^2), linearity = sum((fitted(fit) - mean(y))^2),
  total = sum((y - mean(y))^2))
ss[["deviation"]] <- ss[["combined"]] - ss[["linearity"]]
ss[["within"]] <- ss[["total"]] - ss[["combined"]]
df <- c(combined = k - 1, linearity = 1, deviation = k - 2, within = n - k, total = n - 1)
ms <- (ss / df[names(ss)])[names(df)[1:4]]
f <- ms[1:3] / ms[["within"]]
rows <- c(setNames(ss, paste0(names(ss), "_ss")), setNames(df, paste0(names(df), "_df")),
  setNames(ms, paste0(names(ms), "_ms")), setNames(f, paste0(names(f), "_f")),
  setNames(pf(f, df[1:3], n - k, lower.tail = FALSE), paste0(names(f), "_p")))
tell("linearity", "H1:workload", rows)
tell("multicollinearity", "H1:workload", tolerance = 1, vif = 1)

# The hypothesis tested in other ways, with and without the doubtful respondents
standardised_slope <- function(x, y) {
  row <- summary(lm(scale(y) ~ scale(x)))$coefficients[2, ]
  c(n = length(x), estimate = row[[1]], p = row[[4]])
}
ordinal_slope <- function(x, y) {
  if (length(unique(y)) > 40) y <- findInterval(y, quantile(y, 1:39 / 40), left.open = TRUE)
  patterns <- data.table::data.table(y = y, z = (x - mean(x)) / sd(x))[, .N, by = .(y, z)]
  row <- summary(polr(factor(y) ~ z, patterns, weights = N, Hess = TRUE))$coefficients[1, ]
  c(n = length(x), estimate = row[[1]], p = 2 * pnorm(-abs(row[[3]])))
}
robust_slope <- function(x, y) {
  row <- summary(rlm(y ~ x, maxit = 1000, acc = 1e-10))$coefficients[2, ]
  c(n = length(x), estimate = row[[1]], p = 2 * pnorm(-abs(row[[3]])))
}
samples <- list(all = rep(TRUE, n), "without flagged" = kept)
if (all(kept)) samples <- samples["all"]
for (sample in names(samples)) {
  chosen <- samples[[sample]]
  x <- totals$workload[chosen]
  y <- totals$burnout[chosen]
  panel <- list(raw = standardised_slope(x, y),
    interval = standardised_slope(intervals$workload[chosen], intervals$burnout[chosen]),
    ranks = standardised_slope(rank(x), rank(y)), ordinal = ordinal_slope(x, y),
    robust = robust_slope(x, y))
  for (variant in names(panel)) {
    tell("sensitivity", paste0("H1:", variant, "|", sample), panel[[variant]])
  }
}
write.csv(do.call(rbind, results), "all.csv", row.names = FALSE)
