# What R makes of regressions of data that it brings along: Rscript oracle.R <file>
# Writes the numbers that by_R.csv holds, and the data beside it.
suppressMessages({library(car); library(sandwich); library(MASS)})
file <- commandArgs(TRUE)[1]
rows <- list()
out <- function(place, statistic, value) {
  rows[[length(rows) + 1]] <<- data.frame(place, statistic, value = sprintf("%.15g", value))
}
frame <- function(name, data) {
  write.csv(data, file.path(dirname(file), paste0(name, ".csv")), row.names = FALSE)
}
# Terms, blocks and influence of a model whose blocks are given as formulas, the last of all terms.
study <- function(name, data, steps) {
  fits <- lapply(steps, function(step) lm(step, data))
  last <- fits[[length(fits)]]
  s <- summary(last)
  y <- model.response(model.frame(last))
  x <- model.matrix(last)[, -1, drop = FALSE]
  robust <- sqrt(diag(vcovHC(last, "HC3")))
  limits <- confint(last)
  for (k in seq_len(ncol(x))) {
    term <- paste(name, "term", k)
    ratio <- sd(x[, k]) / sd(y)
    less <- lm(y ~ x[, -k])
    out(term, "b", coef(last)[k + 1])
    out(term, "se", s$coefficients[k + 1, 2])
    out(term, "p", s$coefficients[k + 1, 4])
    out(term, "hc3_se", robust[k + 1])
    out(term, "beta", coef(last)[k + 1] * ratio)
    out(term, "beta_ci_low", limits[k + 1, 1] * ratio)
    out(term, "beta_ci_high", limits[k + 1, 2] * ratio)
    out(term, "semipartial_squared", s$r.squared - summary(less)$r.squared)
  }
  before <- update(fits[[1]], . ~ 1)
  for (k in seq_along(fits)) {
    block <- paste(name, "block", k)
    a <- anova(before, fits[[k]])
    out(block, "r_squared", summary(fits[[k]])$r.squared)
    out(block, "r_squared_change", summary(fits[[k]])$r.squared - summary(before)$r.squared)
    out(block, "f_change", a$F[2])
    out(block, "df1", a$Df[2])
    out(block, "df2", a$Res.Df[2])
    out(block, "p_change", a$`Pr(>F)`[2])
    before <- fits[[k]]
  }
  # What all blocks but the first add together, and the same by errors HC3.
  first <- fits[[1]]
  a <- anova(first, last)
  out(name, "f_change", a$F[2])
  out(name, "f_change_p", a$`Pr(>F)`[2])
  added <- names(coef(last))[-seq_along(coef(first))]
  h <- linearHypothesis(last, added, vcov. = vcovHC(last, "HC3"))
  out(name, "robust_f", h$F[2])
  out(name, "robust_p", h$`Pr(>F)`[2])
  out(name, "vif_largest", max(diag(solve(cor(x)))))
  worst <- order(-cooks.distance(last))[1:3]
  for (k in worst) {
    person <- paste(name, "person", k)
    out(person, "cooks_distance", cooks.distance(last)[[k]])
    out(person, "leverage", hatvalues(last)[[k]])
    out(person, "studentised", rstudent(last)[[k]])
  }
}
# Savings of fifty countries (Belsley, Kuh and Welsch, 1980).
frame("savings", cbind(country = rownames(LifeCycleSavings), LifeCycleSavings))
study("savings", LifeCycleSavings, list(sr ~ dpi, sr ~ dpi + pop15 + pop75, sr ~ dpi + pop15 + pop75 + ddpi))
# Prestige of occupations (carData): a category as a control, and products of centred numbers.
p <- na.omit(carData::Prestige)
p$occupation <- rownames(p)
frame("prestige", p[c("occupation", "education", "income", "women", "prestige", "type")])
p$type <- relevel(p$type, "wc")
p$e <- p$education - mean(p$education)
p$i <- p$income - mean(p$income)
study("prestige", p, list(
  prestige ~ women + type,
  prestige ~ women + type + e + i,
  prestige ~ women + type + e + i + e:i + e:type
))
# Visits to the doctor (MASS), of six numbers: what an ordinal model gains beside a control.
b <- MASS::birthwt
b$smoke <- ifelse(b$smoke == 1, "yes", "no")
frame("visits", b[c("age", "lwt", "smoke", "ftv")])
control <- polr(factor(ftv) ~ age, b)
whole <- polr(factor(ftv) ~ age + lwt + smoke, b)
lr <- as.numeric(2 * (logLik(whole) - logLik(control)))
out("visits", "lr", lr)
out("visits", "lr_p", pchisq(lr, 2, lower.tail = FALSE))
write.csv(do.call(rbind, rows), file, row.names = FALSE)
