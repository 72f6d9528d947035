# Partial correlations, moderation, mediation, ordinal and robust models of each case.
suppressMessages(library(MASS))
source("tidy.R")

slope <- function(fit, name, standardised = NULL) {
  row <- summary(fit)$coefficients[name, ]
  interval <- confint(fit)[name, ]
  c(b = row[[1]], se = row[[2]], t = row[[3]], p = row[[4]],
    ci_low = interval[[1]], ci_high = interval[[2]])
}

emit_all <- function(case, section, subject, values) {
  do.call(emit, c(list(case, section, subject), as.list(values)))
}

# The p of a partial correlation is that of the slope beside the variables held constant.
partial <- function(case, data, name, others) {
  held <- data[others]
  r <- cor(residuals(lm(data[[name]] ~ ., held)), residuals(lm(data$y ~ ., held)))
  fit <- lm(y ~ ., data)
  reach <- qnorm(0.975) / sqrt(nrow(data) - length(others) - 3)
  emit(case, "partial", name, n = nrow(data), r = r, df = fit$df.residual,
    p = summary(fit)$coefficients[name, 4],
    ci_low = tanh(atanh(r) - reach), ci_high = tanh(atanh(r) + reach))
}

moderation <- function(case, data) {
  at <- function(value) {
    terms <- data.frame(y = data$y, x1 = data$x1 - mean(data$x1), x2 = data$x2 - value)
    lm(y ~ x1 * x2, terms)
  }
  fit <- at(mean(data$x2))
  for (name in names(coef(fit))) {
    term <- c("(Intercept)" = "(constant)", x1 = "x1", x2 = "x2", "x1:x2" = "x1*x2")[[name]]
    emit_all(case, "moderation", term, slope(fit, name))
  }
  without <- lm(y ~ x1 + x2, data)
  change <- anova(without, fit)
  emit(case, "moderation", "model", r_squared = summary(fit)$r.squared,
    r_squared_change = summary(fit)$r.squared - summary(without)$r.squared,
    f_change = change$F[2], f_change_df1 = change$Df[2], f_change_df2 = change$Res.Df[2],
    f_change_p = change$`Pr(>F)`[2])
  for (distance in -1:1) {
    value <- mean(data$x2) + distance * sd(data$x2)
    label <- c("mean - sd", "mean", "mean + sd")[distance + 2]
    emit_all(case, "moderation", label, c(moderator = value, slope(at(value), "x1")))
  }
}

# x1 to x2 to y.
mediation <- function(case, data) {
  z <- as.data.frame(scale(data))
  paths <- list(
    a = list(lm(x2 ~ x1, data), lm(x2 ~ x1, z), "x1"),
    b = list(lm(y ~ x1 + x2, data), lm(y ~ x1 + x2, z), "x2"),
    total = list(lm(y ~ x1, data), lm(y ~ x1, z), "x1"),
    direct = list(lm(y ~ x1 + x2, data), lm(y ~ x1 + x2, z), "x1"))
  found <- lapply(paths, function(path) {
    c(slope(path[[1]], path[[3]]), beta = coef(path[[2]])[[path[[3]]]])
  })
  for (name in names(found)) emit_all(case, "mediation", name, found[[name]])
  a <- found$a
  b <- found$b
  indirect <- a[["b"]] * b[["b"]]
  se <- sqrt(a[["b"]]^2 * b[["se"]]^2 + b[["b"]]^2 * a[["se"]]^2)
  emit(case, "mediation", "model", indirect = indirect,
    indirect_beta = a[["beta"]] * b[["beta"]], sobel_se = se, sobel_z = indirect / se,
    sobel_p = 2 * pnorm(abs(indirect / se), lower.tail = FALSE))
}

# More than 40 levels are made quantile groups.
ordinal <- function(case, data, predictors) {
  y <- data$y
  if (length(unique(y)) > 40) y <- findInterval(y, quantile(y, 1:39 / 40), left.open = TRUE)
  z <- data.frame(y = factor(y), scale(data[predictors]))
  fit <- try(suppressWarnings(
    polr(y ~ ., z, Hess = TRUE, control = list(reltol = 1e-15, maxit = 5000))), silent = TRUE)
  if (inherits(fit, "try-error")) return()
  counts <- table(z$y)
  likelihood <- as.numeric(logLik(fit))
  lr <- 2 * (likelihood - sum(counts * log(counts / sum(counts))))
  emit(case, "ordinal", "model", n = nrow(data), levels = length(counts),
    log_likelihood = likelihood, lr = lr, lr_df = length(predictors),
    lr_p = pchisq(lr, length(predictors), lower.tail = FALSE))
  table <- suppressMessages(summary(fit))$coefficients
  for (name in predictors) {
    t <- table[name, 3]
    emit(case, "ordinal", name, b = table[name, 1], se = table[name, 2], z = t,
      p = 2 * pnorm(abs(t), lower.tail = FALSE))
  }
}

# Where rlm has stopped, its iteration goes on with the exact quantile that it rounds to
# 0.6745; the variance of psi' is that of the sample, divided by n.
robust <- function(case, data, predictors) {
  fit <- suppressWarnings(rlm(y ~ ., data, maxit = 1000))
  x <- model.matrix(fit)
  e <- residuals(fit)
  b <- coef(fit)
  for (step in 1:2000) {
    scale <- median(abs(e)) / qnorm(0.75)
    w <- psi.huber(e / scale)
    next_fit <- lm.wfit(x, data$y, w)
    change <- max(abs(next_fit$coefficients - b) / (1e-3 + abs(b)))
    b <- next_fit$coefficients
    e <- next_fit$residuals
    if (change < 1e-14) break
  }
  scale <- median(abs(e)) / qnorm(0.75)
  n <- nrow(x)
  slopes <- psi.huber(e / scale, deriv = 1)
  bend <- mean(slopes)
  kappa <- 1 + ncol(x) * mean((slopes - bend)^2) / (n * bend^2)
  s2 <- sum((psi.huber(e / scale) * e)^2) / (n - ncol(x))
  covariance <- solve(crossprod(x)) * s2 * (kappa / bend)^2
  se <- sqrt(diag(covariance))
  z <- b / se
  for (name in names(b)) {
    term <- if (name == "(Intercept)") "(constant)" else name
    emit(case, "robust", term, b = b[[name]], se = se[[name]], z = z[[name]],
      p = 2 * pnorm(abs(z[[name]]), lower.tail = FALSE))
  }
  wald <- drop(b[predictors] %*% solve(covariance[predictors, predictors], b[predictors]))
  emit(case, "robust", "model", n = n, scale = scale,
    downweighted = sum(abs(e) > 1.345 * scale),
    wald = wald, wald_df = length(predictors),
    wald_p = pchisq(wald, length(predictors), lower.tail = FALSE))
}

for (case in cases()$case) {
  data <- read_case(case)
  predictors <- setdiff(names(data), "y")
  if (length(predictors) > 1) {
    for (name in predictors) partial(case, data, name, setdiff(predictors, name))
    moderation(case, data)
    mediation(case, data)
  }
  ordinal(case, data, predictors)
  robust(case, data, predictors)
}
write_results()
