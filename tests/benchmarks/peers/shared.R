# Item and reliability analysis, the regression and tests of its residuals.
d <- read.csv("resources/large/answers.csv")
for (part in list(1:12, 13:25)) {
  found <- psych::alpha(d[part])
  print(found$total); print(found$item.stats$r.drop); print(found$alpha.drop$raw_alpha)
}
x <- rowSums(d[1:12]); y <- rowSums(d[13:25])
fit <- lm(y ~ x)
print(summary(fit)); print(confint(fit))
print(nortest::lillie.test(resid(fit)))
print(lmtest::bptest(fit)); print(lmtest::bptest(fit, studentize = FALSE))
print(summary(lm(abs(resid(fit)) ~ x)))
