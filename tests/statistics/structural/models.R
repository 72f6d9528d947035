# Models of covariances by lavaan, one a line of `models.csv`; each is brought to the end of its
# estimation by lavaan's own slope and information, because its own search stops a few millionths
# short.
# Rscript models.R simulated.csv > models_by_lavaan.csv
suppressMessages(library(lavaan))
options(warn = -1)
answers <- read.csv(commandArgs(TRUE)[1])
say <- function(model, statistic, value) cat(sprintf("%s,%s,%.17g\n", model, statistic, value))
of <- function(name, count = 4) {
  paste0(name, " =~ ", paste0(name, 1:count, collapse = " + "), "\n")
}
polished <- function(fitted, data, ...) {
  as_is <- lavInspect(fitted, "options")[c("fixed.x", "conditional.x")]
  again <- function(table, ...) {
    lavaan(table, slotData = fitted@Data, slotSampleStats = fitted@SampleStats,
      optim.method = "none", optim.force.converged = TRUE, fixed.x = as_is$fixed.x,
      conditional.x = as_is$conditional.x, ...)
  }
  moved <- fitted
  table <- parTable(fitted)
  for (step in 1:40) {
    slope <- c(lavTech(moved, "gradient"))
    if (max(abs(slope)) < 1e-12) break
    better <- coef(moved) - solve(lavTech(moved, "information.expected"), slope)
    free <- table$free > 0
    table$start[free] <- table$est[free] <- better[table$free[free]]
    moved <- again(table, ..., se = "none", test = "none")
  }
  again(table, ...)
}
INDICES <- c("chisq", "df", "pvalue", "cfi", "tli", "nfi", "rmsea", "rmsea.ci.lower",
  "rmsea.ci.upper", "srmr", "gfi", "agfi", "logl", "aic", "bic")
SCALED <- c("chisq.scaled", "pvalue.scaled", "chisq.scaling.factor", "cfi.scaled", "tli.scaled",
  "rmsea.scaled", "rmsea.ci.lower.scaled", "rmsea.ci.upper.scaled", "cfi.robust", "tli.robust",
  "rmsea.robust", "rmsea.ci.lower.robust", "rmsea.ci.upper.robust")
tell <- function(name, model, data = answers, ...) {
  say_all(name, polished(sem(model, data, ...), data, ...))
}
say_all <- function(name, fitted) {
  known <- fitMeasures(fitted)
  for (one in intersect(c(INDICES, SCALED), names(known))) say(name, one, known[[one]])
  raw <- parameterEstimates(fitted)
  standard <- standardizedSolution(fitted)
  rescaled <- lavInspect(fitted, "options")$parameterization == "theta"
  for (row in which(raw$op == "~" & !rescaled)) {
    path <- paste0(raw$rhs[row], "->", raw$lhs[row])
    say(name, paste0("b ", path), raw$est[row])
    say(name, paste0("se ", path), raw$se[row])
  }
  for (row in seq_len(nrow(standard))) {
    one <- standard[row, ]
    # Of a product, whose standardised effect is told apart.
    if (one$op == "~" && one$rhs == "PR") next
    about <- switch(one$op,
      "=~" = paste0(one$rhs, "~", one$lhs), "~" = paste0(one$rhs, "->", one$lhs),
      "~~" = paste0(one$lhs, "~~", one$rhs), NULL)
    if (is.null(about)) next
    say(name, paste0("std ", about), one$est.std)
    if (one$op == "=~") say(name, paste0("std_se ", about), one$se)
  }
  # Of ordinal answers by weighted least squares, too.
  ordinal <- lavInspect(fitted, "options")$estimator == "DWLS"
  if (known[["df"]] > 0 && (ordinal || !("chisq.scaled" %in% names(known)))) {
    indices <- modindices(fitted, sort. = TRUE, op = c("=~", "~~"))
    latent <- lavNames(fitted, "lv")
    keep <- indices$op == "=~" | !(indices$lhs %in% latent | indices$rhs %in% latent)
    indices <- head(indices[keep & !is.na(indices$mi), ], 5)
    for (row in seq_len(nrow(indices))) {
      one <- indices[row, ]
      about <- paste0(one$lhs, one$op, one$rhs)
      say(name, paste0("mi ", about), one$mi)
      if (!rescaled) say(name, paste0("epc ", about), one$epc)
    }
  }
}
cat("model,statistic,value\n")
three <- paste0(of("KL"), of("KP"), of("LO"))
items <- names(answers)[-1]
second <- paste0(of("KL"), of("HG"), of("KP"), of("LO"), "SE =~ KL + HG\nKP ~ SE\nLO ~ KP + SE")
above <- paste0(of("KL"), of("HG"), of("KP"), of("LO"), "SE =~ KL + HG\nSE ~ KP\nLO ~ SE")
robust <- list(estimator = "MLR")
ordinal <- list(ordered = items, estimator = "WLSMV")
all_ways <- function(name, model) {
  tell(paste(name, "ml"), model)
  do.call(tell, c(list(paste(name, "mlr"), model), robust))
  do.call(tell, c(list(paste(name, "wlsmv"), model), ordinal))
}
all_ways("factors", three)
all_ways("second order", second)
all_ways("second order acted on", above)
all_ways("paths", paste0(three, "KP ~ KL\nLO ~ KL + KP"))
tell("correlated errors ml", paste0(three, "KP ~ KL\nLO ~ KL + KP\nKP1 ~~ KP2\nKL1 ~~ LO1"))
tell("single items ml", paste0(of("CI", 3), "CI ~~ KP1\nLO1 ~ KP1 + CI"))
tell("only single items ml", "KP1 ~ KL1\nLO1 ~ KP1")
tell("few ml", paste0(three, "KP ~ KL\nLO ~ KL + KP"), head(answers, 40))
# Of what an ordinal item between others hands on, lavaan's default (delta) leaves out what is
# left of that item, so that variables behind other items have variances above 1; theta has it.
between <- paste0(of("KL"), of("LO"), "KP1 ~ KL\nLO ~ KP1 + KL")
chain <- paste0(of("KL"), of("LO"), "KP1 ~ KL\nCI1 ~ KP1\nLO ~ CI1 + KL")
tell("single between ml", between)
tell("single between mlr", between, estimator = "MLR")
for (one in c("single between wlsmv", "chain of single wlsmv")) {
  model <- if (one == "chain of single wlsmv") chain else between
  tell(one, model, ordered = items, estimator = "WLSMV", parameterization = "theta")
}

# Products of constructs by products of centred items, centred again: matched in order, or, of a
# construct with more items, the first and those that load highest.
centred <- function(x) x - mean(x)
products <- function(name, first, second, without, paths) {
  loads <- standardizedSolution(sem(paste0(without, paths), answers))
  size <- function(one) abs(loads$est.std[loads$op == "=~" & loads$rhs == one])
  few <- min(length(first), length(second))
  chosen <- lapply(list(first, second), function(block) {
    others <- block[-1][order(-sapply(block[-1], size))][seq_len(few - 1)]
    c(block[1], sort(others))
  })
  more <- answers
  made <- paste0(chosen[[1]], ".", chosen[[2]])
  for (i in seq_len(few)) {
    more[[made[i]]] <- centred(centred(answers[[chosen[[1]][i]]]) * centred(answers[[chosen[[2]][i]]]))
  }
  model <- paste0(without, "PR =~ ", paste(made, collapse = " + "), "\n", paths, " + PR")
  if (grepl("KP ~ KL", paths)) model <- paste0(model, "\nKP ~~ PR")
  for (estimator in c("ML", "MLR")) {
    fitted <- polished(sem(model, more, estimator = estimator), more, estimator = estimator)
    about <- paste(name, tolower(estimator))
    say_all(about, fitted)
    # Of factors with a variance of 1, whose product has none.
    spreads <- sqrt(diag(lavInspect(fitted, "cov.lv")))
    factors <- substr(c(first[1], second[1]), 1, 2)
    b <- coef(fitted)[["LO~PR"]]
    say(about, "product", b * prod(spreads[factors]) / spreads[["LO"]])
  }
}
kp <- paste0("KP", 1:4)
products("product", paste0("KL", 1:4), kp, three, "LO ~ KL + KP")
products("product between", kp, paste0("CI", 1:3), paste0(three, of("CI", 3)),
  "KP ~ KL\nLO ~ KP + CI")
