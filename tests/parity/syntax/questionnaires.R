# Validity, reliability, frequencies and descriptives of the items of each case.
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
