# The chi-square block of each table of counts.
suppressMessages(library(psych))
source("tidy.R")

precise <- glm.control(epsilon = 1e-14, maxit = 100)

# The ratio of two shares and Katz's interval are those of a binomial model with a log link.
risks <- function(case, counts) {
  shares <- prop.table(counts, 1)
  for (place in 1:2) {
    if (all(counts[, place] > 0) && all(shares[, place] < 1)) {
      both <- cbind(counts[, place], counts[, 3 - place])
      fit <- glm(both ~ c(1, 0), binomial("log"), control = precise,
        start = c(log(shares[2, place]), log(shares[1, place] / shares[2, place])))
      interval <- exp(confint.default(fit)[2, ])
      found <- c(exp(coef(fit)[[2]]), interval)
      names(found) <- paste0("risk_ratio_", c("first", "second")[place],
        c("", "_ci_low", "_ci_high"))
      do.call(emit, c(list(case, "association", "table"), as.list(found)))
    }
  }
  difference <- suppressWarnings(prop.test(counts, correct = FALSE))
  emit(case, "association", "table", risk_difference = shares[1, 1] - shares[2, 1])
  # Where nobody differs from the others of a row there is no error to reckon with.
  if (all(shares == 0 | shares == 1)) return()
  emit(case, "association", "table",
    risk_difference_ci_low = difference$conf.int[1],
    risk_difference_ci_high = difference$conf.int[2])
}

for (case in cases()$case) {
  long <- read_case(case)
  counts <- as.matrix(xtabs(n ~ row + column, long))
  n <- sum(counts)
  square <- all(dim(counts) == 2)
  pearson <- suppressWarnings(chisq.test(counts, correct = FALSE))
  shares <- prop.table(counts, 1) * 100
  for (row in rownames(counts)) {
    for (column in colnames(counts)) {
      emit(case, "crosstab", paste0(row, "|", column),
        n = counts[row, column], row_percent = shares[row, column],
        expected = pearson$expected[row, column],
        standardised = pearson$residuals[row, column],
        adjusted = pearson$stdres[row, column])
    }
  }
  terms <- counts * log(counts / pearson$expected)
  ratio <- 2 * sum(terms[counts > 0])
  each <- long[rep(seq_len(nrow(long)), long$n), ]
  linear <- (n - 1) * cor(each$row, each$column)^2
  smallest <- min(dim(counts)) - 1
  emit(case, "association", "table",
    n = n, pearson = pearson$statistic[[1]], pearson_df = pearson$parameter[[1]],
    pearson_p = pearson$p.value,
    likelihood_ratio = ratio,
    likelihood_ratio_p = pchisq(ratio, pearson$parameter[[1]], lower.tail = FALSE),
    linear_by_linear = linear, linear_by_linear_p = pchisq(linear, 1, lower.tail = FALSE),
    cells_below_5 = sum(pearson$expected < 5),
    cells_below_5_percent = 100 * mean(pearson$expected < 5),
    minimum_expected = min(pearson$expected),
    cramers_v = sqrt(pearson$statistic[[1]] / n / smallest),
    contingency_coefficient = sqrt(pearson$statistic[[1]] / (pearson$statistic[[1]] + n)))
  if (n < 100) {
    emit(case, "association", "table",
      fisher_freeman_halton_p = fisher.test(counts, workspace = 1e7)$p.value)
  }
  if (square) {
    risks(case, counts)
    yates <- suppressWarnings(chisq.test(counts, correct = TRUE))
    tails <- sapply(c("less", "greater"),
      function(side) fisher.test(counts, alternative = side)$p.value)
    emit(case, "association", "table",
      continuity = yates$statistic[[1]], continuity_p = yates$p.value,
      fisher_p_two_sided = fisher.test(counts)$p.value, fisher_p_one_sided = min(tails),
      phi = psych::phi(counts, digits = 15))
    if (all(counts > 0)) {
      # The odds ratio and Woolf's interval are those of a logistic regression.
      logistic <- glm(counts ~ c(1, 0), binomial, control = precise)
      interval <- exp(suppressMessages(confint.default(logistic))[2, ])
      emit(case, "association", "table", odds_ratio = exp(coef(logistic)[[2]]),
        odds_ratio_ci_low = interval[[1]], odds_ratio_ci_high = interval[[2]])
    }
  } else {
    emit(case, "association", "table", phi = sqrt(pearson$statistic[[1]] / n))
  }
}
write_results()
