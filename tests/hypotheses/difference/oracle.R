# What R makes of data that it brings along: Rscript oracle.R
# Prints the figures that test_difference_oracles.py holds.
suppressMessages({library(car); library(effectsize)})
told <- function(name, ...) cat(name, sprintf("%.12g", c(...)), "\n")
# Two measurements: the extra sleep of ten patients under two drugs.
a <- sleep$extra[sleep$group == 1]
b <- sleep$extra[sleep$group == 2]
x <- round(b - a, 9)
t <- t.test(x)
told("t", t$statistic, t$parameter, t$p.value, t$conf.int)
d <- cohens_d(x)
told("dz", d$Cohens_d, d$CI_low, d$CI_high)
g <- hedges_g(x)
told("g", g$Hedges_g, g$CI_low, g$CI_high)
w <- suppressWarnings(wilcox.test(x, exact = FALSE, correct = FALSE))
told("wilcoxon", w$statistic, w$p.value)
# Hollander and Wolfe's depression data, as in ?wilcox.test: exact.
y <- c(1.83, .50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30) -
  c(.878, .647, .598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29)
w <- wilcox.test(y)
r <- rank_biserial(y)
told("exact", w$statistic, w$p.value, r$r_rank_biserial, r$CI_low, r$CI_high)
r <- rank_biserial(a, b)
told("two groups", r$r_rank_biserial, r$CI_low, r$CI_high)
# With ties, by going through every choice of signs.
v <- c(3, -1, 2, 2, -1, 4, 0, 1, 5, -2, 3)
v <- v[v != 0]
r <- rank(abs(v))
sums <- as.matrix(expand.grid(rep(list(0:1), length(r)))) %*% r
told("tied", mean(abs(sums - sum(r) / 2) >= abs(sum(r[v > 0]) - sum(r) / 2)))
told("sign", binom.test(sum(y > 0), length(y))$p.value)
# Growth of the distance in the jaws of 27 children at four ages, as in package nlme.
jaws <- reshape(as.data.frame(nlme::Orthodont)[c("distance", "age", "Subject")],
                idvar = "Subject", timevar = "age", direction = "wide")[-1]
fit <- lm(as.matrix(jaws) ~ 1)
s <- summary(Anova(fit, idata = data.frame(age = factor(1:4)), idesign = ~age, type = 3),
             multivariate = FALSE)
told("repeated", s$univariate.tests["age", ])
told("epsilons", s$pval.adjustments["age", ])
told("mauchly", s$sphericity.tests["age", ])
# The limits of partial eta squared, from the noncentrality of F.
u <- s$univariate.tests["age", ]
ncp <- sapply(c(.95, .05), function(p) uniroot(function(ncp)
  pf(u["F value"], u["num Df"], u["den Df"], ncp) - p, c(0, 1000), tol = 1e-13)$root)
told("partial eta squared", ncp / (ncp + u["num Df"] + u["den Df"] + 1))
f <- friedman.test(as.matrix(jaws))
told("friedman", f$statistic, f$parameter, f$p.value)
cat(apply(jaws, 1, paste, collapse = " "), sep = "\n")
