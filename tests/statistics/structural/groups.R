# Paths compared between genders by lavaan, with equal loadings: free, all equal, each equal.
# Rscript groups.R simulated.csv > groups_by_lavaan.csv
suppressMessages(library(lavaan))
options(warn = -1)
answers <- read.csv(commandArgs(TRUE)[1])
say <- function(model, statistic, value) cat(sprintf("%s,%s,%.17g\n", model, statistic, value))
of <- function(name, count = 4) {
  paste0(name, " =~ ", paste0(name, 1:count, collapse = " + "), "\n")
}
# To the end of the estimation by lavaan's own slope and information, within what is equal.
polished <- function(fitted, ...) {
  free <- fitted@Model@eq.constraints.K
  moved <- fitted
  table <- parTable(fitted)
  again <- function(...) {
    lavaan(table, slotData = fitted@Data, slotSampleStats = fitted@SampleStats,
      optim.method = "none", optim.force.converged = TRUE, ...)
  }
  for (step in 1:40) {
    slope <- c(t(free) %*% c(lavTech(moved, "gradient")))
    if (max(abs(slope)) < 1e-12) break
    among <- t(free) %*% lavTech(moved, "information.expected") %*% free
    better <- coef(moved, type = "free") - c(free %*% solve(among, slope))
    given <- table$free > 0
    table$start[given] <- table$est[given] <- better[table$free[given]]
    moved <- again(se = "none", test = "none", ...)
  }
  again(...)
}
model <- paste0(of("KL"), of("KP"), of("LO"), "KP ~ KL\nLO ~ KL + KP")
paths <- c("KP~KL", "LO~KL", "LO~KP")
cat("model,statistic,value\n")
for (estimator in c("ML", "MLR")) {
  one <- function(equal, partial = "") {
    found <- sem(model, answers, group = "gender", group.equal = equal, group.partial = partial,
      estimator = estimator)
    polished(found, estimator = estimator)
  }
  name <- tolower(estimator)
  free <- one("loadings")
  say(name, "chisq", fitMeasures(free, "chisq"))
  say(name, "df", fitMeasures(free, "df"))
  raw <- parameterEstimates(free)
  standard <- standardizedSolution(free)
  for (row in which(raw$op == "~")) {
    about <- paste0(raw$rhs[row], "->", raw$lhs[row], "|", raw$group[row])
    say(name, paste("b", about), raw$est[row])
    say(name, paste("se", about), raw$se[row])
    say(name, paste("std", about), standard$est.std[row])
  }
  for (about in c("all", paths)) {
    partial <- if (about == "all") "" else setdiff(paths, about)
    equal <- one(c("loadings", "regressions"), partial)
    for (method in if (estimator == "ML") "default" else
      c("satorra.bentler.2001", "satorra.bentler.2010")) {
      test <- as.data.frame(lavTestLRT(free, equal, method = method))
      say(name, paste("difference", about, method), test[2, "Chisq diff"])
      say(name, paste("p", about, method), test[2, "Pr(>Chisq)"])
    }
  }
}
