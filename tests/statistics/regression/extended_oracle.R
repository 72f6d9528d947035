# What R makes of two of its data sets: Rscript extended_oracle.R <file>
# Blocks, influence and a moderation by groups of mtcars; the Johnson-Neyman interval of states.
library(sandwich)
file <- commandArgs(TRUE)[1]
rows <- list()
out <- function(.place, ...) {
  told <- list(...)
  rows[[length(rows) + 1]] <<- data.frame(place = .place, statistic = names(told),
                                          value = sprintf("%.15g", unlist(told)))
}
m0 <- lm(mpg ~ cyl, mtcars); m1 <- lm(mpg ~ cyl + wt + hp, mtcars)
a <- anova(m0, m1)
out("block", r_squared = summary(m1)$r.squared,
    r_squared_change = summary(m1)$r.squared - summary(m0)$r.squared,
    f_change = a$F[2], df1 = a$Df[2], df2 = a$Res.Df[2], p_change = a$`Pr(>F)`[2])
for (x in c("cyl", "wt", "hp")) {
  less <- update(m1, paste(". ~ . -", x))
  out(paste0("semipartial ", x), value = summary(m1)$r.squared - summary(less)$r.squared)
}
for (i in seq_len(nrow(mtcars))) out(paste("influence", i - 1), leverage = hatvalues(m1)[[i]],
  studentised = rstudent(m1)[[i]], cooks_distance = cooks.distance(m1)[[i]])
# A moderation by groups: weight centred, cylinders as a factor.
mtcars$w <- mtcars$wt - mean(mtcars$wt); mtcars$g <- factor(mtcars$cyl)
f <- lm(mpg ~ w * g, mtcars); b <- anova(lm(mpg ~ w + g, mtcars), f)
out("omnibus", f_change = b$F[2], f_change_df1 = b$Df[2], f_change_p = b$`Pr(>F)`[2])
v <- vcovHC(f, "HC3")
for (k in 1:3) {
  l <- c(0, 1, 0, 0, 0, 0); if (k > 1) l[k + 3] <- 1
  e <- sum(l * coef(f)); s <- sqrt(c(t(l) %*% vcov(f) %*% l)); h <- sqrt(c(t(l) %*% v %*% l))
  out(paste("slope", levels(mtcars$g)[k]), b = e, se = s, p = 2 * pt(-abs(e / s), f$df.residual),
      hc3_se = h, hc3_p = 2 * pt(-abs(e / h), f$df.residual))
}
# Bauer & Curran (2005): income of the states by illiteracy, moderated by murder.
s <- as.data.frame(state.x77)
x <- s$Illiteracy - mean(s$Illiteracy); z <- s$Murder - mean(s$Murder)
f <- lm(Income ~ x * z, s); v <- vcov(f); q <- qt(.975, f$df.residual)^2
qa <- coef(f)[4]^2 - q * v[4, 4]; qb <- 2 * (coef(f)[2] * coef(f)[4] - q * v[2, 4])
qc <- coef(f)[2]^2 - q * v[2, 2]
ends <- sort((-qb + c(-1, 1) * sqrt(qb^2 - 4 * qa * qc)) / (2 * qa)) + mean(s$Murder)
out("johnson_neyman", low = ends[1], high = ends[2], outside = as.numeric(qa > 0))
v <- vcovHC(f, "HC3")
for (k in c(-1, 0, 1)) {
  l <- c(0, 1, 0, k * sd(s$Murder)); h <- sqrt(c(t(l) %*% v %*% l))
  out(paste("simple", k), hc3_se = h, hc3_p = 2 * pt(-abs(sum(l * coef(f)) / h), f$df.residual))
}
write.csv(do.call(rbind, rows), file, row.names = FALSE)
write.csv(mtcars[c("mpg", "cyl", "wt", "hp")], sub("[.]csv$", "_mtcars.csv", file), row.names = FALSE)
write.csv(s[c("Income", "Illiteracy", "Murder")], sub("[.]csv$", "_states.csv", file), row.names = FALSE)
