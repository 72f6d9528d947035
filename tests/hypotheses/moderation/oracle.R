# What R makes of moderations by groups of data that it brings along: Rscript oracle.R <file>
# Writes the numbers that by_R.csv holds, and the data beside it.
suppressMessages({library(car); library(emmeans); library(sandwich)})
file <- commandArgs(TRUE)[1]
rows <- list()
out <- function(place, statistic, value) {
  rows[[length(rows) + 1]] <<- data.frame(place, statistic, value = sprintf("%.15g", value))
}
# y on x in groups g; the first level is the reference. The predictor is centred at its mean.
study <- function(name, y, x, g) {
  data <- data.frame(y, x = x - mean(x), g)
  write.csv(data.frame(y, x, g), file.path(dirname(file), paste0(name, ".csv")), row.names = FALSE)
  without <- lm(y ~ x + g, data)
  fit <- lm(y ~ x * g, data)
  a <- anova(without, fit)
  out(name, "r_squared_change", summary(fit)$r.squared - summary(without)$r.squared)
  out(name, "f_change", a$F[2])
  out(name, "f_change_df1", a$Df[2])
  out(name, "f_change_df2", a$Res.Df[2])
  out(name, "f_change_p", a$`Pr(>F)`[2])
  # The noncentralities of which this F is as large, or as small, as the interval allows.
  limit <- function(p) {
    if (pf(a$F[2], a$Df[2], a$Res.Df[2]) < p) return(0)
    uniroot(function(ncp) pf(a$F[2], a$Df[2], a$Res.Df[2], ncp) - p, c(0, 200), tol = 1e-12)$root
  }
  out(name, "f_squared_change", a$F[2] * a$Df[2] / a$Res.Df[2])
  out(name, "f_squared_change_ci_low", limit(.95) / nrow(data))
  out(name, "f_squared_change_ci_high", limit(.05) / nrow(data))
  products <- grep(":", names(coef(fit)), value = TRUE)
  robust <- linearHypothesis(fit, paste(products, "= 0"), vcov. = vcovHC(fit, "HC3"))
  out(name, "hc3_f", robust$F[2])
  out(name, "hc3_f_p", robust$`Pr(>F)`[2])
  ranked <- data.frame(y = rank(y), x = rank(x) - mean(rank(x)), g)
  a <- anova(lm(y ~ x + g, ranked), lm(y ~ x * g, ranked))
  out(name, "ranks_p", a$`Pr(>F)`[2])
  s <- summary(fit)$coefficients
  levels <- levels(g)
  for (k in seq_along(levels)[-1]) for (product in c(FALSE, TRUE)) {
    row <- paste0(if (product) "x:", "g", levels[k])
    place <- paste(name, if (product) "product" else "dummy", levels[k])
    out(place, "b", s[row, 1]); out(place, "se", s[row, 2]); out(place, "p", s[row, 4])
  }
  trends <- as.data.frame(emtrends(fit, "g", var = "x"))
  tested <- as.data.frame(test(emtrends(fit, "g", var = "x")))
  hc3 <- as.data.frame(test(emtrends(fit, "g", var = "x", vcov. = vcovHC(fit, "HC3"))))
  for (k in seq_along(levels)) {
    place <- paste(name, "slope", levels[k])
    out(place, "slope", trends$x.trend[k])
    out(place, "slope_se", trends$SE[k])
    out(place, "slope_ci_low", trends$lower.CL[k])
    out(place, "slope_ci_high", trends$upper.CL[k])
    out(place, "slope_t", tested$t.ratio[k])
    out(place, "slope_p", tested$p.value[k])
    out(place, "slope_hc3_se", hc3$SE[k])
    out(place, "slope_hc3_t", hc3$t.ratio[k])
    out(place, "slope_hc3_p", hc3$p.value[k])
  }
  # The line of the last group, where the predictor is highest in it.
  last <- g == levels[length(levels)]
  at <- data.frame(x = max(x[last]) - mean(x), g = levels[length(levels)])
  line <- predict(fit, at, interval = "confidence")
  for (k in 1:3) out(paste(name, "line"), c("fitted", "mean_low", "mean_high")[k], line[k])
}
study("fiber", fiber$strength, fiber$diameter, fiber$machine)
study("cars", mtcars$mpg, mtcars$wt, factor(ifelse(mtcars$am == 1, "manual", "automatic"),
                                             c("manual", "automatic")))
write.csv(do.call(rbind, rows), file, row.names = FALSE)
