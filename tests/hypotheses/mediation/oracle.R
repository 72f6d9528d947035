# What R makes of mediations with several mediators, covariates or a moderator, of two data sets
# that psych brings along: Rscript oracle.R <file> [resamples]
# Points: lavaan (maximum likelihood) and lm. Standard errors by the delta method: vcov of lm, of
# mediators side by side that of one lm with both. Intervals: boot, drawn again with other numbers,
# so that they agree with others but for chance.
suppressPackageStartupMessages({library(psych); library(lavaan); library(boot); library(sandwich)})
arguments <- commandArgs(TRUE); file <- arguments[1]
resamples <- if (length(arguments) > 1) as.integer(arguments[2]) else 0
rows <- list()
out <- function(.case, .effect, ...) {
  told <- list(...)
  rows[[length(rows) + 1]] <<- data.frame(case = .case, effect = .effect, statistic = names(told),
                                          value = sprintf("%.15g", unlist(told)))
}
paper <- as.data.frame(lapply(Tal_Or, as.numeric)); data(GSBE)
protest <- as.data.frame(lapply(Garcia, as.numeric))
names(paper)[names(paper) == "import"] <- "topic"; paper$gender <- paper$gender - 1

# Every term of one equation, with HC3.
equation <- function(case, formula, data) {
  fit <- lm(formula, data); s <- coef(summary(fit)); response <- all.vars(formula)[1]
  robust <- sqrt(diag(vcovHC(fit, "HC3")))
  sizes <- sapply(model.frame(fit), sd)
  for (term in rownames(s)[-1]) out(case, paste0(term, "->", response), b = s[term, 1],
    se = s[term, 2], t = s[term, 3], p = s[term, 4],
    hc3_p = 2 * pt(-abs(s[term, 1] / robust[[term]]), fit$df.residual))
  out(case, response, r_squared = summary(fit)$r.squared, f = summary(fit)$fstatistic[[1]])
}
# Effects that lavaan defines after the mark :=.
points <- function(case, model, data) {
  found <- parameterEstimates(sem(model, data, fixed.x = TRUE, meanstructure = TRUE))
  for (i in which(found$op == ":=")) out(case, gsub("[.]", " ", found$label[i]), b = found$est[i])
}
intervals <- function(case, effects, data) {
  if (!resamples) return()
  set.seed(2026)
  b <- boot(data, function(d, i) effects(d[i, ]), resamples)
  for (i in seq_along(b$t0)) {
    ci <- boot.ci(b, type = c("perc", "bca"), index = i)
    out(case, names(b$t0)[i], se = sd(b$t[, i]), percentile_low = ci$percent[4],
        percentile_high = ci$percent[5], bca_low = ci$bca[4], bca_high = ci$bca[5])
  }
}
slopes <- function(response, terms, d) {
  found <- .lm.fit(cbind(1, as.matrix(d[terms])), d[[response]])$coefficients[-1]
  setNames(found, terms)
}
delta <- function(case, effect, gradient, vcov) {
  out(case, effect, sobel_se = sqrt(c(t(gradient) %*% vcov %*% gradient)))
}

# Side by side: with covariates.
equation("parallel", pmi ~ cond + gender + age, paper)
equation("parallel", topic ~ cond + gender + age, paper)
equation("parallel", reaction ~ cond + pmi + topic + gender + age, paper)
points("parallel", "
  pmi ~ a1*cond + gender + age
  topic ~ a2*cond + gender + age
  reaction ~ c*cond + b1*pmi + b2*topic + gender + age
  pmi ~~ topic
  one := a1*b1
  two := a2*b2
  total_indirect := a1*b1 + a2*b2
  contrast := a1*b1 - a2*b2
  total := a1*b1 + a2*b2 + c", paper)
v <- matrix(0, 4, 4)
m <- vcov(lm(cbind(pmi, topic) ~ cond + gender + age, paper))
y <- lm(reaction ~ cond + pmi + topic + gender + age, paper)
v[1:2, 1:2] <- m[c("pmi:cond", "topic:cond"), c("pmi:cond", "topic:cond")]
v[3:4, 3:4] <- vcov(y)[c("pmi", "topic"), c("pmi", "topic")]
a <- coef(lm(cbind(pmi, topic) ~ cond + gender + age, paper))["cond", ]; b <- coef(y)[3:4]
delta("parallel", "one", c(b[1], 0, a[1], 0), v)
delta("parallel", "total_indirect", c(b, a), v)
delta("parallel", "contrast", c(b[1], -b[2], a[1], -a[2]), v)
intervals("parallel", function(d) {
  one <- slopes("pmi", c("cond", "gender", "age"), d)[["cond"]]
  two <- slopes("topic", c("cond", "gender", "age"), d)[["cond"]]
  y <- slopes("reaction", c("cond", "pmi", "topic", "gender", "age"), d)
  c(one = one * y[["pmi"]], two = two * y[["topic"]],
    total_indirect = one * y[["pmi"]] + two * y[["topic"]],
    contrast = one * y[["pmi"]] - two * y[["topic"]])
}, paper)

# In a row: first the topic, then the influence.
equation("serial", topic ~ cond, paper)
equation("serial", pmi ~ cond + topic, paper)
equation("serial", reaction ~ cond + topic + pmi, paper)
points("serial", "
  topic ~ a1*cond
  pmi ~ a2*cond + d*topic
  reaction ~ c*cond + b1*topic + b2*pmi
  one := a1*b1
  two := a2*b2
  both := a1*d*b2
  total_indirect := a1*b1 + a2*b2 + a1*d*b2
  contrast := a2*b2 - a1*d*b2", paper)
f1 <- lm(topic ~ cond, paper); f2 <- lm(pmi ~ cond + topic, paper)
f3 <- lm(reaction ~ cond + topic + pmi, paper)
g <- c(coef(f1)[2], coef(f2)[3], coef(f3)[4])
delta("serial", "both", c(g[2] * g[3], g[1] * g[3], g[1] * g[2]),
      diag(c(vcov(f1)[2, 2], vcov(f2)[3, 3], vcov(f3)[4, 4])))
intervals("serial", function(d) {
  one <- slopes("topic", "cond", d); two <- slopes("pmi", c("cond", "topic"), d)
  y <- slopes("reaction", c("cond", "topic", "pmi"), d)
  c(both = one[["cond"]] * two[["topic"]] * y[["pmi"]], two = two[["cond"]] * y[["pmi"]])
}, paper)

# Moderated: both arrows from the predictor (model 8 of PROCESS), or both of the way (model 58).
with_products <- function(d, x, m, w) {
  for (one in c(x, m)) d[[paste0(one, "_w")]] <- (d[[one]] - mean(d[[one]])) * (d[[w]] - mean(d[[w]]))
  d
}
d <- with_products(protest, "prot2", "respappr", "sexism"); s <- sd(d$sexism)
equation("first", respappr ~ prot2 + sexism + prot2_w, d)
equation("first", liking ~ prot2 + respappr + sexism + prot2_w, d)
points("first", sprintf("
  respappr ~ a*prot2 + sexism + aw*prot2_w
  liking ~ c*prot2 + b*respappr + sexism + cw*prot2_w
  index := aw*b
  low := (a - %1$.15f*aw)*b
  middle := a*b
  high := (a + %1$.15f*aw)*b
  direct.low := c - %1$.15f*cw
  direct.high := c + %1$.15f*cw", s), d)
fm <- lm(respappr ~ prot2 + sexism + prot2_w, d)
fy <- lm(liking ~ prot2 + respappr + sexism + prot2_w, d)
v <- matrix(0, 3, 3); v[1:2, 1:2] <- vcov(fm)[c(2, 4), c(2, 4)]; v[3, 3] <- vcov(fy)[3, 3]
a <- coef(fm)[[2]] + s * coef(fm)[[4]]
delta("first", "high", c(coef(fy)[[3]], s * coef(fy)[[3]], a), v)
l <- c(0, 1, 0, 0, s)
out("first", "direct high", se = sqrt(c(t(l) %*% vcov(fy) %*% l)))
intervals("first", function(d) {
  m <- slopes("respappr", c("prot2", "sexism", "prot2_w"), d)
  y <- slopes("liking", c("prot2", "respappr", "sexism", "prot2_w"), d)
  c(index = m[["prot2_w"]] * y[["respappr"]],
    high = (m[["prot2"]] + s * m[["prot2_w"]]) * y[["respappr"]])
}, d)
points("both", sprintf("
  respappr ~ a*prot2 + sexism + aw*prot2_w
  liking ~ c*prot2 + b*respappr + sexism + bw*respappr_w
  low := (a - %1$.15f*aw)*(b - %1$.15f*bw)
  middle := a*b
  high := (a + %1$.15f*aw)*(b + %1$.15f*bw)
  difference := high - low", s), d)

# A moderator with two values: of the arrow from the mediator (model 14), and of both (model 58).
d <- with_products(paper, "pmi", "topic", "gender"); g <- mean(d$gender)
points("groups", sprintf("
  topic ~ a*pmi
  reaction ~ c*pmi + b*topic + gender + bw*topic_w
  zero := a*(b - %1$.15f*bw)
  one := a*(b + (1 - %1$.15f)*bw)
  index := a*bw", g), d)
points("groups both", sprintf("
  topic ~ a*pmi + gender + aw*pmi_w
  reaction ~ c*pmi + b*topic + gender + bw*topic_w
  zero := (a - %1$.15f*aw)*(b - %1$.15f*bw)
  one := (a + (1 - %1$.15f)*aw)*(b + (1 - %1$.15f)*bw)
  index := one - zero", g), d)
write.csv(do.call(rbind, rows), file, row.names = FALSE)
write.csv(paper, sub("[.]csv$", "_paper.csv", file), row.names = FALSE)
write.csv(protest, sub("[.]csv$", "_protest.csv", file), row.names = FALSE)
