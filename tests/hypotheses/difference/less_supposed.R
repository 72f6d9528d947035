# HC3 intervals and BCa limits of adjusted differences: Rscript less_supposed.R data.csv
suppressMessages({library(car); library(boot)})
data <- read.csv(commandArgs(TRUE)[1])
data$race <- factor(data$race, c("white", "black", "other"))
fit <- lm(y ~ race + age + lwt, data)
contrasts <- list("white|black" = c(0, -1, 0, 0, 0), "white|other" = c(0, 0, -1, 0, 0),
                  "black|other" = c(0, 1, -1, 0, 0))
robust <- hccm(fit, type = "hc3")
set.seed(1)
drawn <- boot(data, function(d, rows) {
  b <- coef(lm(y ~ race + age + lwt, d[rows, ]))
  sapply(contrasts, function(one) sum(one * b))
}, R = 4999)
for (name in names(contrasts)) {
  at <- match(name, names(contrasts)); one <- contrasts[[name]]
  se <- sqrt(drop(t(one) %*% robust %*% one)); b <- sum(one * coef(fit))
  half <- qt(.975, df.residual(fit)) * se
  cat(name, format(c(se, b - half, b + half, boot.ci(drawn, type = "bca", index = at)$bca[4:5]),
                   digits = 15, trim = TRUE), sep = ",")
  cat("\n")
}
