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
  for (step in 1:25) {
    table <- parTable(fitted)
    better <- coef(fitted) - solve(
      lavTech(fitted, "information.expected"), c(lavTech(fitted, "gradient"))
    )
    free <- table$free > 0
    table$start[free] <- table$est[free] <- better[table$free[free]]
    fitted <- lavaan(table, data = data, optim.method = "none", optim.force.converged = TRUE,
      fixed.x = as_is$fixed.x, conditional.x = as_is$conditional.x, ...)
  }
  fitted
}
INDICES <- c("chisq", "df", "pvalue", "cfi", "tli", "nfi", "rmsea", "rmsea.ci.lower",
  "rmsea.ci.upper", "srmr", "gfi", "agfi", "logl", "aic", "bic")
SCALED <- c("chisq.scaled", "pvalue.scaled", "chisq.scaling.factor", "cfi.scaled", "tli.scaled",
  "rmsea.scaled", "rmsea.ci.lower.scaled", "rmsea.ci.upper.scaled", "cfi.robust", "tli.robust",
  "rmsea.robust", "rmsea.ci.lower.robust", "rmsea.ci.upper.robust")
tell <- function(name, model, data = answers, ...) {
  fitted <- polished(sem(model, data, ...), data, ...)
  known <- fitMeasures(fitted)
  for (one in intersect(c(INDICES, SCALED), names(known))) say(name, one, known[[one]])
  raw <- parameterEstimates(fitted)
  standard <- standardizedSolution(fitted)
  for (row in which(raw$op == "~")) {
    path <- paste0(raw$rhs[row], "->", raw$lhs[row])
    say(name, paste0("b ", path), raw$est[row])
    say(name, paste0("se ", path), raw$se[row])
  }
  for (row in seq_len(nrow(standard))) {
    one <- standard[row, ]
    about <- switch(one$op,
      "=~" = paste0(one$rhs, "~", one$lhs), "~" = paste0(one$rhs, "->", one$lhs),
      "~~" = paste0(one$lhs, "~~", one$rhs), NULL)
    if (is.null(about)) next
    say(name, paste0("std ", about), one$est.std)
    if (one$op == "=~") say(name, paste0("std_se ", about), one$se)
  }
  if (known[["df"]] > 0 && !("chisq.scaled" %in% names(known))) {
    indices <- modindices(fitted, sort. = TRUE, op = c("=~", "~~"))
    latent <- lavNames(fitted, "lv")
    keep <- indices$op == "=~" | !(indices$lhs %in% latent | indices$rhs %in% latent)
    indices <- head(indices[keep & !is.na(indices$mi), ], 5)
    for (row in seq_len(nrow(indices))) {
      one <- indices[row, ]
      about <- paste0(one$lhs, one$op, one$rhs)
      say(name, paste0("mi ", about), one$mi)
      say(name, paste0("epc ", about), one$epc)
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
all_ways("single between", paste0(of("KL"), of("LO"), "KP1 ~ KL\nLO ~ KP1 + KL"))
