# What R makes of three data sets that it brings along: Rscript oracle.R <folder>
# Writes each data set as <name>.csv, and the figures of its model as figures.csv.
suppressMessages({
  library(ordinal)
  library(car)
  library(numDeriv)
})
folder <- commandArgs(TRUE)[1]
rows_of <- function(model, subject, told) {
  data.frame(model = model, subject = subject, statistic = names(told),
             value = sprintf("%.15g", unlist(told)))
}
told <- function(name, data, formula) {
  data <- data[complete.cases(data[all.vars(formula)]), all.vars(formula)]
  write.csv(data, file.path(folder, paste0(name, ".csv")), row.names = FALSE)
  out <- function(subject, ...) rows_of(name, subject, list(...))
  fit <- clm(formula, data = data, control = clm.control(gradTol = 1e-12, maxIter = 200))
  s <- coef(summary(fit))
  reach <- qnorm(.975) * s[, 2]
  cuts <- length(fit$alpha)
  y <- as.integer(data[[all.vars(formula)[1]]])
  levels <- levels(data[[all.vars(formula)[1]]])
  n <- length(y)
  rows <- lapply(seq_len(nrow(s)), function(i) {
    if (i <= cuts) {
      return(out(rownames(s)[i], threshold = s[i, 1], threshold_se = s[i, 2],
                 threshold_ci_low = s[i, 1] - reach[i], threshold_ci_high = s[i, 1] + reach[i]))
    }
    out(rownames(s)[i], b = s[i, 1], se = s[i, 2], z = s[i, 3], wald = s[i, 3]^2, p = s[i, 4],
        odds_ratio = exp(s[i, 1]), ci_low = exp(s[i, 1] - reach[i]),
        ci_high = exp(s[i, 1] + reach[i]))
  })
  ll <- as.numeric(logLik(fit))
  l0 <- sum(table(y) * log(table(y) / n))
  df <- nrow(s) - cuts
  cs <- 1 - exp(2 * (l0 - ll) / n)
  x <- model.matrix(formula, data)[, -1, drop = FALSE]
  shares <- function(theta, design) {
    eta <- outer(-drop(design %*% theta[-(1:cuts)]), theta[1:cuts], "+")
    t(apply(cbind(0, plogis(eta), 1), 1, diff))
  }
  theta <- coef(fit)
  rows[[length(rows) + 1]] <- out(
    "model", n = n, levels = cuts + 1, log_likelihood = ll, lr = 2 * (ll - l0), lr_df = df,
    lr_p = pchisq(2 * (ll - l0), df, lower = FALSE), cox_snell = cs,
    nagelkerke = cs / (1 - exp(2 * l0 / n)), mcfadden = 1 - ll / l0,
    correct_percent = 100 * mean(max.col(shares(theta, x), "first") == y))
  # Brant's test by car, where no predictor separates respondents at a boundary. Its covariance of
  # two boundaries stands untransposed below the diagonal, where it is not the one above it.
  apart <- name == "wine"
  if (!apart) {
    lines <- poTest(MASS::polr(formula, data, Hess = TRUE))
    covariance <- lines$vcov
    covariance[lower.tri(covariance)] <- t(covariance)[lower.tri(covariance)]
    slopes <- as.vector(lines$b[, -1])
    brant <- function(contrast) {
      change <- contrast %*% slopes
      value <- as.numeric(t(change) %*% solve(contrast %*% covariance %*% t(contrast), change))
      list(brant = value, brant_df = nrow(contrast),
           brant_p = pchisq(value, nrow(contrast), lower = FALSE))
    }
    rows[[length(rows) + 1]] <- rows_of(name, "model", brant(lines$D))
    for (i in seq_along(lines$D.p)) {
      rows[[length(rows) + 1]] <- rows_of(name, lines$coef.names[i], brant(lines$D.p[[i]]))
    }
  }
  # The score test, from derivatives of the probabilities where every boundary has its own slopes.
  own <- function(theta, design) {
    slopes <- matrix(theta[-(1:cuts)], ncol = cuts)
    eta <- rep(theta[1:cuts], each = nrow(design)) - design %*% slopes
    t(apply(cbind(0, plogis(eta), 1), 1, diff))
  }
  alike <- c(theta[1:cuts], rep(theta[-(1:cuts)], cuts))
  p <- own(alike, x)
  by <- array(jacobian(function(t) own(t, x), alike), c(n, cuts + 1, length(alike)))
  gradient <- colSums(t(sapply(seq_len(n), function(i) by[i, y[i], ] / p[i, y[i]])))
  of_level <- function(j) crossprod(by[, j, ] / sqrt(p[, j]))
  information <- Reduce(`+`, lapply(seq_len(cuts + 1), of_level))
  score <- as.numeric(gradient %*% solve(information, gradient))
  rows[[length(rows) + 1]] <- out(
    "model", score = score, score_df = df * (cuts - 1),
    score_p = pchisq(score, df * (cuts - 1), lower = FALSE))
  # Average marginal effects, with errors by the delta method from numerical derivatives.
  assigned <- attr(model.matrix(formula, data), "assign")[-1]
  for (t in colnames(x)) {
    whole <- colnames(x)[assigned == assigned[match(t, colnames(x))]]
    effects <- function(theta) {
      if (is.numeric(data[[t]])) {
        eta <- outer(-drop(x %*% theta[-(1:cuts)]), theta[1:cuts], "+")
        return(-colMeans(t(apply(cbind(0, dlogis(eta), 0), 1, diff))) * unname(theta[t]))
      }
      one <- none <- x
      one[, whole] <- none[, whole] <- 0
      one[, t] <- 1
      colMeans(shares(theta, one) - shares(theta, none))
    }
    value <- effects(theta)
    by <- jacobian(effects, theta)
    se <- sqrt(diag(by %*% vcov(fit) %*% t(by)))
    for (j in seq_along(levels)) {
      rows[[length(rows) + 1]] <- out(
        paste0(t, "|", levels[j]), marginal_effect = value[j], marginal_effect_se = se[j],
        marginal_effect_p = 2 * pnorm(-abs(value[j] / se[j])),
        marginal_effect_ci_low = value[j] - qnorm(.975) * se[j],
        marginal_effect_ci_high = value[j] + qnorm(.975) * se[j])
    }
  }
  # Other ways of testing: links, binary regressions at both ends, and a line.
  null <- function(link) as.numeric(logLik(clm(update(formula, . ~ 1), data = data, link = link)))
  for (link in c("probit", "cloglog")) {
    other <- clm(formula, data = data, link = link, control = clm.control(gradTol = 1e-10))
    rows[[length(rows) + 1]] <- out(link, lr = 2 * (as.numeric(logLik(other)) - null(link)))
  }
  for (end in if (!apart) list(c("split_low", 1), c("split_high", cuts))) {
    data$higher <- as.numeric(y > as.numeric(end[2]))
    split <- glm(update(formula, higher ~ .), binomial, data,
                 control = glm.control(epsilon = 1e-12, maxit = 100))
    rows[[length(rows) + 1]] <- out(end[1], lr = split$null.deviance - split$deviance)
  }
  # Binary regressions at every boundary.
  for (cut in if (!apart) seq_len(cuts)) {
    data$higher <- as.numeric(y > cut)
    binary <- function(...) {
      glm(update(formula, higher ~ .), binomial, data,
          control = glm.control(epsilon = 1e-12, maxit = 100), ...)
    }
    # Once more from its end, where the errors are those of the estimates.
    at <- summary(binary(start = coef(binary())))$coefficients
    for (t in colnames(x)) {
      rows[[length(rows) + 1]] <- out(
        paste0("boundary:", t, "|", levels[cut + 1]), b = at[t, 1], se = at[t, 2], p = at[t, 4],
        odds_ratio = exp(at[t, 1]), ci_low = exp(at[t, 1] - qnorm(.975) * at[t, 2]),
        ci_high = exp(at[t, 1] + qnorm(.975) * at[t, 2]))
    }
  }
  data$number <- y
  line <- summary(lm(update(formula, number ~ .), data))
  rows[[length(rows) + 1]] <- out("linear", f = unname(line$fstatistic[1]))
  do.call(rbind, rows)
}
birthwt <- MASS::birthwt
birthwt$race <- factor(birthwt$race)
birthwt$weight <- cut(birthwt$bwt, c(0, 2500, 3000, 3500, Inf), labels = c("A", "B", "C", "D"),
                      ordered_result = TRUE)
survey <- MASS::survey
survey$Smoke <- factor(survey$Smoke, c("Never", "Occas", "Regul", "Heavy"), ordered = TRUE)
all <- rbind(
  told("wine", wine, rating ~ temp + contact),
  told("survey", survey, Smoke ~ Sex + Height),
  told("birthwt", birthwt, weight ~ age + lwt + race + smoke))
write.csv(all, file.path(folder, "figures.csv"), row.names = FALSE)
