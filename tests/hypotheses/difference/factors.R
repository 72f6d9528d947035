# Two factors and covariates by car, emmeans and effectsize: Rscript factors.R folder
# Writes each data set, and the figures of all of them as factors.csv.
suppressMessages({library(car); library(emmeans); library(effectsize)})
options(contrasts = c("contr.sum", "contr.poly"))
folder <- commandArgs(TRUE)[1]
figures <- data.frame()
told <- function(model, subject, ...) {
  values <- c(...)
  figures <<- rbind(figures, data.frame(model, subject, statistic = names(values), value = values))
}
# The noncentrality under which F or less has this probability; 0 where none is that small.
noncentrality <- function(f, df1, df2, p) {
  if (pf(f, df1, df2) <= p) return(0)
  uniroot(function(ncp) pf(f, df1, df2, ncp) - p, c(0, 50 + 20 * f * df1), tol = 1e-13)$root
}
# Shares by effectsize; its own limits are searched to four digits, and are L / (L + df2).
shares <- function(table, term, n, df2) {
  row <- as.data.frame(suppressMessages(eta_squared(table, partial = TRUE, ci = NULL)))
  other <- as.data.frame(suppressMessages(omega_squared(table, partial = TRUE, ci = NULL)))
  limits <- sapply(c(.95, .05), function(p)
    noncentrality(table[term, "F value"], table[term, "Df"], df2, p))
  limits <- limits / (limits + n)
  c(partial_eta_squared = row$Eta2_partial[row$Parameter == term],
    partial_eta_squared_ci_low = limits[1], partial_eta_squared_ci_high = limits[2],
    partial_omega_squared = other$Omega2_partial[other$Parameter == term])
}
analysed <- function(name, data, factors, covariates = NULL) {
  write.csv(data, file.path(folder, paste0(name, ".csv")), row.names = FALSE)
  crossed <- paste(factors, collapse = " * ")
  fit <- lm(as.formula(paste("y ~", paste(c(crossed, covariates), collapse = " + "))), data)
  n <- nrow(data); df2 <- df.residual(fit)
  terms <- attr(terms(fit), "term.labels")
  for (type in c("II", "III")) {
    table <- suppressMessages(Anova(fit, type = type))
    robust <- suppressMessages(Anova(fit, type = type, white.adjust = "hc3"))
    for (term in terms) {
      subject <- sub(":", "*", term, fixed = TRUE)
      told(paste(name, type), subject, ss = table[term, "Sum Sq"], df = table[term, "Df"],
           f = table[term, "F value"], p = table[term, "Pr(>F)"], shares(table, term, n, df2))
      told(paste(name, type), paste("robust", subject), f = robust[term, "F"],
           p = robust[term, "Pr(>F)"])
    }
    told(paste(name, type), "(residual)", ss = table["Residuals", "Sum Sq"], df = df2)
  }
  numbers <- function(row) c(adjusted_mean = row$emmean, adjusted_se = row$SE,
                             adjusted_ci_low = row$lower.CL, adjusted_ci_high = row$upper.CL)
  cells <- as.data.frame(emmeans(fit, factors))
  for (row in split(cells, seq_len(nrow(cells))))
    told(name, paste(sapply(row[factors], as.character), collapse = "|"), numbers(row))
  for (factor in factors) {
    margin <- suppressMessages(emmeans(fit, factor))
    means <- as.data.frame(margin)
    if (length(factors) > 1) for (row in split(means, seq_len(nrow(means))))
      told(name, paste0(factor, "=", row[[factor]]), numbers(row))
    plain <- as.data.frame(pairs(margin, adjust = "none"))
    limits <- as.data.frame(confint(pairs(margin, adjust = "none")))
    holms <- as.data.frame(pairs(margin, adjust = "holm"))$p.value
    if (nrow(plain) > 1) for (place in seq_len(nrow(plain))) {
      pair <- combn(levels(data[[factor]]), 2)[, place]
      if (length(factors) > 1) pair <- paste0(factor, "=", pair)
      told(name, paste(pair, collapse = "|"), difference = plain$estimate[place],
           t = plain$t.ratio[place], p = plain$p.value[place], p_holm = holms[place],
           ci_low = limits$lower.CL[place], ci_high = limits$upper.CL[place])
    }
    other <- setdiff(factors, factor)
    if (length(other)) {
      # By the means of the cells, since emmeans rounds its joint tests.
      data$cell <- interaction(data[c(factor, other)])
      means <- lm(as.formula(paste("y ~", paste(c("0 + cell", covariates), collapse = " + "))), data)
      held <- levels(data[[other]])
      tests <- lapply(held, function(at) {
        named <- paste0("cell", levels(data[[factor]]), ".", at)
        linearHypothesis(means, paste(named[1], "=", named[-1]))[2, ]
      })
      adjusted <- p.adjust(sapply(tests, function(test) test[["Pr(>F)"]]), "holm")
      for (place in seq_along(tests))
        told(name, paste0(factor, "|", other, "=", held[place]), f = tests[[place]]$F,
             df1 = tests[[place]]$Df, p = tests[[place]][["Pr(>F)"]], p_holm = adjusted[place])
    }
  }
  data$left <- resid(fit)
  spread <- leveneTest(as.formula(paste("left ~", crossed)), data)
  shapiro <- shapiro.test(data$left)
  told(name, "", levene_median_f = spread[1, "F value"], levene_median_p = spread[1, "Pr(>F)"],
       shapiro_w = unname(shapiro$statistic), shapiro_p = shapiro$p.value,
       r_squared = summary(fit)$r.squared, r_squared_adjusted = summary(fit)$adj.r.squared)
  if (length(covariates)) {
    own <- paste0("(", crossed, "):", covariates)
    slopes <- anova(fit, update(fit, as.formula(paste(". ~ . +", paste(own, collapse = "+")))))
    told(name, "", slopes_f = slopes$F[2], slopes_df1 = slopes$Df[2], slopes_p = slopes[2, "Pr(>F)"])
    told(name, covariates[1], slope = unname(coef(fit)[covariates[1]]))
  }
  if (length(covariates) && length(factors) == 1) {
    ranks <- as.data.frame(lapply(data[c("y", covariates)], rank))
    ranks$left <- resid(lm(as.formula(paste("y ~", paste(covariates, collapse = "+"))), ranks))
    quade <- anova(lm(ranks$left ~ data[[factors]]))
    told(name, "quade", f = quade$F[1], p = quade[1, "Pr(>F)"])
  }
}
# Warp breaks of 54 looms (Tippett, 1950), seven of them left out so that cells differ in size.
breaks <- warpbreaks[-c(1, 2, 3, 10, 30, 31, 50), ]
analysed("warpbreaks", data.frame(y = breaks$breaks, wool = breaks$wool, tension = breaks$tension),
         c("wool", "tension"))
# Strength of fibres by machine and diameter, as in package emmeans.
analysed("fiber", data.frame(y = fiber$strength, machine = fiber$machine, d = fiber$diameter),
         "machine", "d")
# Miles per gallon by gear box and cylinders with two covariates.
cars <- data.frame(y = mtcars$mpg, am = factor(c("auto", "manual")[mtcars$am + 1]),
                   vs = factor(c("v", "straight")[mtcars$vs + 1]), wt = mtcars$wt, qsec = mtcars$qsec)
analysed("mtcars", cars, c("am", "vs"), c("wt", "qsec"))
# Birth weights by race beside age and the mother's weight.
weights <- data.frame(y = MASS::birthwt$bwt, race = factor(MASS::birthwt$race,
                      labels = c("white", "black", "other")), age = MASS::birthwt$age,
                      lwt = MASS::birthwt$lwt)
analysed("birthwt", weights, "race", c("age", "lwt"))
# Conformity by the status of a partner and authoritarianism (Moore & Krupat, 1971).
moore <- data.frame(y = carData::Moore$conformity, status = carData::Moore$partner.status,
                    authoritarian = carData::Moore$fcategory)
moore$authoritarian <- factor(moore$authoritarian, levels = c("low", "medium", "high"))
analysed("moore", moore, c("status", "authoritarian"))
# Power by the noncentral F: two by three cells, 94 respondents, f = .25, the interaction.
limit <- qf(.95, 2, 88)
told("power", "f = .25", power = pf(limit, 2, 88, ncp = 94 * .25^2, lower.tail = FALSE))
write.csv(figures, file.path(folder, "factors.csv"), row.names = FALSE)
