# Regression, its assumptions and the correlations of each case.
suppressMessages({library(nortest); library(lmtest); library(car)})
source("tidy.R")

term_name <- function(name) if (name == "(Intercept)") "(constant)" else name

coefficients_of <- function(case, section, response, predictors) {
  table <- summary(lm(response ~ ., predictors))$coefficients
  standardised <- lm(scale(response) ~ ., as.data.frame(scale(predictors)))
  for (name in rownames(table)) {
    emit(case, section, term_name(name),
      b = table[name, 1], se = table[name, 2],
      beta = if (name == "(Intercept)") NA else coef(standardised)[[name]],
      t = table[name, 3], p = table[name, 4])
  }
}

for (case in cases()$case) {
  data <- read_case(case)
  predictors <- setdiff(names(data), "y")
  x <- data[predictors]
  fit <- lm(y ~ ., data)
  overview <- summary(fit)
  coefficients_of(case, "regression", data$y, x)
  f <- overview$fstatistic
  emit(case, "regression", "model",
    n = nobs(fit), r = sqrt(overview$r.squared), r_squared = overview$r.squared,
    r_squared_adjusted = overview$adj.r.squared, se_estimate = overview$sigma,
    f = f[[1]], f_df1 = f[[2]], f_df2 = f[[3]],
    f_p = pf(f[[1]], f[[2]], f[[3]], lower.tail = FALSE))
  f_squared <- overview$r.squared / (1 - overview$r.squared)
  limits <- f_noncentrality(f[[1]], f[[2]], f[[3]])
  emit(case, "regression", "model",
    r_squared_ci_low = limits[1] / (limits[1] + nobs(fit)),
    r_squared_ci_high = limits[2] / (limits[2] + nobs(fit)),
    f_squared = f_squared, f_squared_ci_low = limits[1] / nobs(fit),
    f_squared_ci_high = limits[2] / nobs(fit))
  betas <- coef(lm(scale(y) ~ ., as.data.frame(scale(data))))
  effective <- 100 * sapply(predictors, function(name) betas[[name]] * cor(data[[name]], data$y))
  adjusted <- p.adjust(overview$coefficients[predictors, 4], "holm")
  for (place in seq_along(predictors)) {
    emit(case, "regression", predictors[place], effective_percent = effective[[place]],
      relative_percent = effective[[place]] / overview$r.squared)
    emit(case, "decision", predictors[place], p_holm = adjusted[[place]])
  }
  interval <- confint(fit)
  robust <- sqrt(diag(car::hccm(fit, type = "hc3")))
  robust_t <- coef(fit) / robust
  for (name in names(robust)) {
    emit(case, "regression", term_name(name),
      ci_low = interval[name, 1], ci_high = interval[name, 2],
      hc3_se = robust[[name]], hc3_t = robust_t[[name]],
      hc3_p = 2 * pt(abs(robust_t[[name]]), fit$df.residual, lower.tail = FALSE))
  }

  e <- residuals(fit)
  lillie <- nortest::lillie.test(e)
  z <- pnorm(sort(scale(e)))
  n <- length(e)
  shapiro <- shapiro.test(e)
  emit(case, "normality", "model",
    n = n, residual_mean = mean(e), residual_sd = sd(e),
    ks_d = lillie$statistic[[1]],
    ks_positive = max(seq_len(n) / n - z), ks_negative = min((seq_len(n) - 1) / n - z),
    # From .10 upwards nortest uses another formula, whose values begin just below .10.
    lilliefors_p = if (lillie$p.value < 0.099) lillie$p.value else NA,
    shapiro_w = shapiro$statistic[[1]], shapiro_p = shapiro$p.value)

  coefficients_of(case, "glejser", abs(e), x)
  if (all(x > 0)) coefficients_of(case, "park", log(e^2), log(x))

  original <- bptest(fit, studentize = FALSE)
  koenker <- bptest(fit, studentize = TRUE)
  squares <- paste0("I(", predictors, "^2)", collapse = " + ")
  auxiliary <- as.formula(
    paste("~ (", paste(predictors, collapse = " + "), ")^2 +", squares))
  white <- bptest(fit, auxiliary, data = data)
  emit(case, "heteroskedasticity", "model",
    white_lm = white$statistic[[1]], white_p = white$p.value[[1]],
    breusch_pagan_lm = original$statistic[[1]], breusch_pagan_p = original$p.value[[1]],
    koenker_lm = koenker$statistic[[1]], koenker_p = koenker$p.value[[1]])

  reset <- try(resettest(fit, power = 2:3, type = "fitted"), silent = TRUE)
  if (!inherits(reset, "try-error")) {
    emit(case, "linearity", "model",
      reset_f = reset$statistic[[1]], reset_df1 = reset$parameter[[1]],
      reset_df2 = reset$parameter[[2]], reset_p = reset$p.value[[1]])
  }
  emit(case, "autocorrelation", "model", durbin_watson = dwtest(fit)$statistic[[1]])
  if (length(predictors) > 1) {
    inflation <- car::vif(fit)
    for (name in predictors) {
      emit(case, "multicollinearity", name,
        tolerance = 1 / inflation[[name]], vif = inflation[[name]])
    }
  }

  for (name in predictors) {
    value <- data[[name]]
    levels <- length(unique(value))
    if (levels > 2 && levels < nrow(data)) {
      between <- anova(lm(data$y ~ factor(value)))
      split <- anova(lm(data$y ~ value + factor(value)))
      within <- split$`Mean Sq`[3]
      combined_f <- between$`F value`[1]
      emit(case, "linearity", name,
        combined_ss = between$`Sum Sq`[1], combined_df = between$Df[1],
        combined_ms = between$`Mean Sq`[1], combined_f = combined_f,
        combined_p = between$`Pr(>F)`[1],
        linearity_ss = split$`Sum Sq`[1], linearity_df = split$Df[1],
        linearity_ms = split$`Mean Sq`[1], linearity_f = split$`F value`[1],
        linearity_p = split$`Pr(>F)`[1],
        deviation_ss = split$`Sum Sq`[2], deviation_df = split$Df[2],
        deviation_ms = split$`Mean Sq`[2], deviation_f = split$`F value`[2],
        deviation_p = split$`Pr(>F)`[2],
        within_ss = split$`Sum Sq`[3], within_df = split$Df[3], within_ms = within,
        total_ss = sum((data$y - mean(data$y))^2), total_df = nrow(data) - 1)
    }
    pearson <- cor.test(value, data$y)
    spearman <- suppressWarnings(cor.test(value, data$y, method = "spearman", exact = FALSE))
    kendall <- suppressWarnings(cor.test(value, data$y, method = "kendall"))
    emit(case, "correlation", name,
      n = nrow(data), r = pearson$estimate[[1]], p = pearson$p.value,
      ci_low = pearson$conf.int[1], ci_high = pearson$conf.int[2],
      rho = spearman$estimate[[1]], rho_p = spearman$p.value,
      tau_b = kendall$estimate[[1]], tau_b_p = kendall$p.value,
      determination_percent = 100 * summary(lm(data$y ~ value))$r.squared)
  }
}
write_results()
