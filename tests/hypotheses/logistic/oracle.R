# What R makes of three data sets that it brings along: Rscript oracle.R <folder>
# Writes each data set as <name>.csv, and the figures of its model as figures.csv.
suppressMessages(library(pROC))
folder <- commandArgs(TRUE)[1]
out <- function(.model, .subject, ...) {
  told <- list(...)
  data.frame(model = .model, subject = .subject, statistic = names(told),
             value = sprintf("%.15g", unlist(told)))
}
told <- function(name, data, formula) {
  write.csv(data, file.path(folder, paste0(name, ".csv")), row.names = FALSE)
  fit <- glm(formula, binomial, data, control = glm.control(epsilon = 1e-14, maxit = 100))
  # Its errors are those of the step before the last: begun again, of the last.
  fit <- glm(formula, binomial, data, start = coef(fit), control = fit$control)
  y <- fit$y
  n <- length(y)
  s <- summary(fit)$coefficients
  ci <- exp(confint.default(fit))
  rows <- lapply(rownames(s), function(t) {
    out(name, t, b = s[t, 1], se = s[t, 2], z = s[t, 3], p = s[t, 4], wald = s[t, 3]^2,
        odds_ratio = exp(s[t, 1]), ci_low = ci[t, 1], ci_high = ci[t, 2])
  })
  ll <- as.numeric(logLik(fit))
  l0 <- -fit$null.deviance / 2
  df <- length(coef(fit)) - 1
  cs <- 1 - exp(2 * (l0 - ll) / n)
  p <- round(fitted(fit), 12)
  area <- ci.auc(roc(y, p, quiet = TRUE, direction = "<"))
  g <- cut(p, unique(quantile(p, seq(0, 1, .1))), include.lowest = TRUE)
  o <- xtabs(cbind(1 - y, y) ~ g)
  e <- xtabs(cbind(1 - p, p) ~ g)
  hl <- sum((o - e)^2 / e)
  v <- sandwich::sandwich(fit)[-1, -1]
  wald <- as.numeric(coef(fit)[-1] %*% solve(v) %*% coef(fit)[-1])
  rows[[length(rows) + 1]] <- out(
    name, "model", n = n, events = sum(y), log_likelihood = ll, lr = 2 * (ll - l0), lr_df = df,
    lr_p = pchisq(2 * (ll - l0), df, lower = FALSE), cox_snell = cs,
    nagelkerke = cs / (1 - exp(2 * l0 / n)), mcfadden = 1 - ll / l0,
    hosmer_lemeshow = hl, hosmer_lemeshow_df = nrow(o) - 2,
    hosmer_lemeshow_p = pchisq(hl, nrow(o) - 2, lower = FALSE),
    auc = area[2], auc_ci_low = area[1], auc_ci_high = area[3],
    correct_percent = 100 * mean((p >= .5) == y),
    sensitivity_percent = 100 * mean(p[y == 1] >= .5),
    specificity_percent = 100 * mean(p[y == 0] < .5))
  # Average marginal effects, with errors by the delta method from the derivatives by hand.
  x <- model.matrix(fit)
  b <- coef(fit)
  for (t in colnames(x)[-1]) {
    column <- sub("[0-9]+$", "", t)
    if (t == column) {
      f <- dlogis(x %*% b)
      value <- mean(f) * unname(b[t])
      g <- colMeans(drop(f * (1 - 2 * plogis(x %*% b))) * x) * b[t] + mean(f) * (names(b) == t)
    } else {
      one <- x
      one[, grepl(paste0("^", column, "[0-9]+$"), colnames(x))] <- 0
      none <- one
      one[, t] <- 1
      value <- mean(plogis(one %*% b) - plogis(none %*% b))
      g <- colMeans(drop(dlogis(one %*% b)) * one - drop(dlogis(none %*% b)) * none)
    }
    se <- sqrt(as.numeric(g %*% vcov(fit) %*% g))
    rows[[length(rows) + 1]] <- out(
      name, t, marginal_effect = value, marginal_effect_se = se,
      marginal_effect_p = 2 * pnorm(-abs(value / se)),
      marginal_effect_ci_low = value - qnorm(.975) * se,
      marginal_effect_ci_high = value + qnorm(.975) * se)
  }
  rows[[length(rows) + 1]] <- out(name, "robust", wald = wald,
                                  wald_p = pchisq(wald, df, lower = FALSE))
  do.call(rbind, rows)
}
birthwt <- MASS::birthwt
birthwt$race <- factor(birthwt$race)
all <- rbind(
  told("mtcars", mtcars[c("am", "wt", "hp")], am ~ wt + hp),
  told("infert", infert[c("case", "age", "parity", "spontaneous", "induced")],
       case ~ age + parity + spontaneous + induced),
  told("birthwt", birthwt[c("low", "age", "lwt", "race", "ftv")], low ~ age + lwt + race + ftv))
write.csv(all, file.path(folder, "figures.csv"), row.names = FALSE)
