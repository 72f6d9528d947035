# Models of covariances by lavaan: invariance of the simulated answers between genders.
# Rscript oracle.R simulated.csv > invariance_by_lavaan.csv
suppressMessages(library(lavaan))
answers <- read.csv(commandArgs(TRUE)[1])
model <- "KL =~ KL1 + KL2 + KL3 + KL4
KP =~ KP1 + KP2 + KP3 + KP4
LO =~ LO1 + LO2 + LO3 + LO4"
equal <- list(
  configural = "", metric = "loadings", scalar = c("loadings", "intercepts"),
  strict = c("loadings", "intercepts", "residuals")
)
wanted <- c("chisq", "df", "pvalue", "cfi", "tli", "rmsea", "srmr", "aic", "bic")
cat("level,statistic,value\n")
for (level in names(equal)) {
  fitted <- cfa(model, answers, group = "gender", group.equal = equal[[level]])
  values <- fitMeasures(fitted, wanted)
  for (name in wanted) cat(sprintf("%s,%s,%.17g\n", level, name, values[[name]]))
}
