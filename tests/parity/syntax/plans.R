# Power of the tests, by the noncentral distributions of R itself.
source("tidy.R")

power_of <- list(
  # Fisher's z with its bias, against the critical r of the t test.
  correlation = function(plan, n) {
    t <- qt(plan$alpha / 2, n - 2, lower.tail = FALSE)
    critical <- sqrt(t^2 / (t^2 + n - 2))
    centre <- atanh(plan$effect) + plan$effect / (2 * (n - 1))
    pnorm((centre - atanh(critical)) * sqrt(n - 3)) +
      pnorm((-centre - atanh(critical)) * sqrt(n - 3))
  },
  regression = function(plan, n) {
    df <- n - plan$df - 1
    critical <- qf(plan$alpha, plan$df, df, lower.tail = FALSE)
    pf(critical, plan$df, df, plan$effect * n, lower.tail = FALSE)
  },
  chi_square = function(plan, n) {
    critical <- qchisq(plan$alpha, plan$df, lower.tail = FALSE)
    pchisq(critical, plan$df, n * plan$effect^2, lower.tail = FALSE)
  }
)

for (case in cases()$case) {
  plans <- read_case(case)
  power <- power_of[[case]]
  for (row in seq_len(nrow(plans))) {
    plan <- plans[row, ]
    needed <- if (case == "correlation") 5 else if (case == "regression") plan$df + 2 else 1
    while (power(plan, needed) < 0.8) needed <- needed + 1
    emit(case, "power", row - 1, power = power(plan, plan$n), n_needed = needed)
  }
}
write_results()
