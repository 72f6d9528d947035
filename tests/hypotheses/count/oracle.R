# What R makes of three data sets that it brings along: Rscript oracle.R <folder>
# Writes each data set as <name>.csv, and the figures of its models as figures.csv.
suppressMessages({
  library(MASS)
  library(sandwich)
  library(numDeriv)
})
folder <- commandArgs(TRUE)[1]
strict <- glm.control(epsilon = 1e-14, maxit = 500)
rows_of <- function(model, family, subject, told) {
  data.frame(model = model, family = family, subject = subject, statistic = names(told),
             value = sprintf("%.15g", unlist(told)))
}
of_family <- function(name, family, fit, null, spread, error, poisson, formula, data, offset) {
  out <- function(subject, ...) rows_of(name, family, subject, list(...))
  s <- coef(summary(fit))
  reach <- qnorm(.975) * s[, 2]
  rows <- lapply(seq_len(nrow(s)), function(i) {
    out(rownames(s)[i], b = s[i, 1], se = s[i, 2], z = s[i, 3], wald = s[i, 3]^2, p = s[i, 4],
        rate_ratio = exp(s[i, 1]), ci_low = exp(s[i, 1] - reach[i]),
        ci_high = exp(s[i, 1] + reach[i]))
  })
  y <- fit$y
  mu <- fitted(fit)
  ll <- as.numeric(logLik(fit))
  l0 <- as.numeric(logLik(null))
  df <- nrow(s) - 1
  pearson <- sum(residuals(fit, "pearson")^2)
  of_zero <- if (spread > 0) (1 + spread * mu)^(-1 / spread) else exp(-mu)
  z <- (sum(y == 0) - sum(of_zero)) / sqrt(sum(of_zero * (1 - of_zero)))
  m <- fitted(poisson)
  ct <- summary(lm(((y - m)^2 - y) / m ~ 0 + m))$coefficients[3]
  rows[[length(rows) + 1]] <- out(
    "model", n = length(y), mean = mean(y), variance = var(y), log_likelihood = ll,
    lr = 2 * (ll - l0), lr_df = df, lr_p = pchisq(2 * (ll - l0), df, lower = FALSE),
    mcfadden = 1 - ll / l0, aic = AIC(fit), bic = BIC(fit), deviance = deviance(fit),
    pearson = pearson, residual_df = df.residual(fit), dispersion = pearson / df.residual(fit),
    poisson_dispersion = sum(residuals(poisson, "pearson")^2) / df.residual(poisson),
    cameron_trivedi = ct, cameron_trivedi_p = pnorm(ct, lower = FALSE),
    zeros_percent = 100 * mean(y == 0), zeros_expected_percent = 100 * mean(of_zero),
    zeros_z = z, zeros_p = pnorm(z, lower = FALSE))
  if (spread > 0) {
    rows[[length(rows) + 1]] <- out("model", dispersion_parameter = spread,
                                    dispersion_parameter_se = error)
  }
  # Average marginal effects, with errors by the delta method from numerical derivatives.
  x <- model.matrix(fit)
  assigned <- attr(x, "assign")
  for (t in colnames(x)[-1]) {
    whole <- colnames(x)[assigned == assigned[match(t, colnames(x))]]
    effect <- function(theta) {
      if (t %in% names(data)) return(mean(exp(x %*% theta + offset)) * unname(theta[t]))
      one <- none <- x
      one[, whole] <- none[, whole] <- 0
      one[, t] <- 1
      mean(exp(one %*% theta + offset) - exp(none %*% theta + offset))
    }
    value <- effect(coef(fit))
    by <- grad(effect, coef(fit))
    se <- sqrt(drop(by %*% vcov(fit) %*% by))
    rows[[length(rows) + 1]] <- out(
      t, marginal_effect = value, marginal_effect_se = se,
      marginal_effect_p = 2 * pnorm(-abs(value / se)),
      marginal_effect_ci_low = value - qnorm(.975) * se,
      marginal_effect_ci_high = value + qnorm(.975) * se)
  }
  do.call(rbind, rows)
}
told <- function(name, data, formula) {
  write.csv(data, file.path(folder, paste0(name, ".csv")), row.names = FALSE)
  plain <- glm(formula, poisson, data, control = strict)
  without <- update(formula, if (is.null(plain$offset)) . ~ 1 else . ~ 1 + offset(log(service)))
  offset <- if (is.null(plain$offset)) 0 else plain$offset
  null <- glm(without, poisson, data, control = strict)
  rows <- of_family(name, "poisson", plain, null, 0, NA, plain, formula, data, offset)
  # Where counts vary less than by Poisson, no negative binomial fits better.
  if (sum((plain$y - fitted(plain))^2 - plain$y) > 0) {
    wide <- glm.nb(formula, data, control = strict)
    wide_null <- glm.nb(without, data, control = strict)
    # The error of the dispersion parameter is that of all parameters together.
    x <- model.matrix(wide)
    likelihood <- function(p) {
      k <- length(p)
      sum(dnbinom(wide$y, size = 1 / p[k], mu = exp(drop(x %*% p[-k]) + offset), log = TRUE))
    }
    at <- c(coef(wide), 1 / wide$theta)
    error <- sqrt(solve(-hessian(likelihood, at))[length(at), length(at)])
    rows <- rbind(rows, of_family(name, "negative_binomial", wide, wide_null, 1 / wide$theta, error,
                                  plain, formula, data, offset))
  }
  quasi <- glm(formula, quasipoisson, data, control = strict)
  quasi_null <- update(quasi, without)
  f <- anova(quasi_null, quasi, test = "F")[2, ]
  sandwiched <- vcovHC(plain, type = "HC0")[-1, -1]
  slopes <- coef(plain)[-1]
  wald <- drop(slopes %*% solve(sandwiched, slopes))
  ways <- function(way, estimate, p) rows_of(name, "ways", way, list(estimate = estimate, p = p))
  rbind(
    rows,
    ways("quasi_poisson", f$F, f$`Pr(>F)`),
    ways("robust_poisson", wald, pchisq(wald, length(slopes), lower = FALSE)))
}
ships <- subset(MASS::ships, service > 0)
for (column in c("type", "year", "period")) ships[[column]] <- factor(ships[[column]])
all <- rbind(
  told("quine", quine, Days ~ Eth + Sex + Age + Lrn),
  told("ships", ships, incidents ~ type + year + period + offset(log(service))),
  told("epil", epil[c("y", "trt", "base", "age")], y ~ trt + base + age))
write.csv(all, file.path(folder, "figures.csv"), row.names = FALSE)
