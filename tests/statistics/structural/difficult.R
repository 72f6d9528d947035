# Models of covariances by lavaan that are difficult to start, or of single items, or compared
# between groups by single items, correlated errors and scaled chi-squares.
# Rscript difficult.R simulated.csv > difficult_by_lavaan.csv
suppressMessages(library(lavaan))
answers <- read.csv(commandArgs(TRUE)[1])
say <- function(model, statistic, value) cat(sprintf("%s,%s,%.17g\n", model, statistic, value))
of <- function(name, count = 4) {
  paste0(name, " =~ ", paste0(name, 1:count, collapse = " + "), "\n")
}
pair <- "TWO =~ KP1 + KP2\n"
tell <- function(name, model, ...) {
  fitted <- sem(model, answers, ...)
  for (one in intersect(c("chisq", "chisq.scaled", "df"), names(fitMeasures(fitted)))) {
    say(name, one, fitMeasures(fitted, one))
  }
  standard <- standardizedSolution(fitted)
  paths <- standard[standard$op == "~", ]
  for (row in seq_len(nrow(paths))) {
    say(name, paste0(paths$rhs[row], "->", paths$lhs[row]), paths$est.std[row])
  }
}
items <- c(outer(c("KL", "KP", "LO"), 1:4, paste0), "CI1")
cat("model,statistic,value\n")
tell("pair acts", paste0(pair, of("KL"), of("LO"), "LO ~ TWO + KL"))
tell("pair between", paste0(pair, of("KL"), of("LO"), "TWO ~ KL\nLO ~ TWO"))
tell("pair ordinal", paste0(pair, of("KL"), of("LO"), "LO ~ TWO + KL"),
  ordered = items, estimator = "WLSMV")
tell("single acts", paste0(of("KL"), of("KP"), of("LO"), "KP ~ KL + CI1\nKL ~~ CI1\nLO ~ KP"),
  ordered = items, estimator = "WLSMV")
tell("single acted on", paste0(of("KL"), "LO1 ~ KL"), ordered = items, estimator = "WLSMV")
levels <- list(
  configural = "", metric = "loadings", scalar = c("loadings", "intercepts"),
  strict = c("loadings", "intercepts", "residuals")
)
compare <- function(name, model, estimator = "ML") {
  before <- NULL
  for (level in names(levels)) {
    fitted <- cfa(model, answers, group = "gender", group.equal = levels[[level]],
      estimator = estimator)
    about <- paste(name, level)
    wanted <- c("chisq", "df", "chisq.scaled", "cfi.robust", "rmsea.robust")
    for (one in intersect(wanted, names(fitMeasures(fitted)))) {
      say(about, one, fitMeasures(fitted, one))
    }
    if (!is.null(before)) {
      test <- as.data.frame(lavTestLRT(before, fitted))
      say(about, "difference", test[2, "Chisq diff"])
      say(about, "p_difference", test[2, "Pr(>Chisq)"])
    }
    before <- fitted
  }
}
three <- paste0(of("KL"), of("KP"), of("LO"))
compare("groups single", paste0(three, "C =~ 1 * CI1\nCI1 ~~ 0 * CI1"))
compare("groups errors", paste0(three, "KP1 ~~ KP2"))
compare("groups robust", three, "MLR")
# Dimensions of a construct of the second order: their intercepts are 0, so that it has a mean.
second <- paste0(of("KL"), of("HG"), of("CI", 3), of("LO"), "SE =~ KL + HG + CI\n",
  "KL ~ c(0, 0) * 1\nHG ~ c(0, 0) * 1\nCI ~ c(0, 0) * 1\n")
compare("groups second order", second)
compare("groups second order robust", second, "MLR")
one <- function(equal) {
  sem(paste0(second, "LO ~ SE"), answers, group = "gender", group.equal = equal)
}
free <- one("loadings")
test <- as.data.frame(lavTestLRT(free, one(c("loadings", "regressions"))))
say("groups second order paths", "difference", test[2, "Chisq diff"])
say("groups second order paths", "p_difference", test[2, "Pr(>Chisq)"])
raw <- parameterEstimates(free)
standard <- standardizedSolution(free)
for (row in which(raw$op == "~")) {
  say("groups second order paths", paste("b", raw$group[row]), raw$est[row])
  say("groups second order paths", paste("se", raw$group[row]), raw$se[row])
  say("groups second order paths", paste("beta", raw$group[row]), standard$est.std[row])
}
