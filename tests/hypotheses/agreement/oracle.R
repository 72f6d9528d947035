# What R's psych makes of ratings: Rscript oracle.R <folder>
# Reads ratings.csv (objects in rows, raters in columns) and writes figures.csv: coefficient, statistic, value.
suppressMessages(library(psych))
folder <- commandArgs(TRUE)[1]
ratings <- as.matrix(read.csv(file.path(folder, "ratings.csv")))
out <- function(.of, ...) {
  told <- list(...)
  data.frame(of = .of, statistic = names(told), value = sprintf("%.15g", unlist(told)))
}
icc <- ICC(ratings, lmer = FALSE)$results
of <- c("icc1", "icc2", "icc3", "icc1k", "icc2k", "icc3k")
rows <- lapply(seq_along(of), function(i) {
  out(of[i], value = icc[i, "ICC"], f = icc[i, "F"], df1 = icc[i, "df1"], df2 = icc[i, "df2"],
      p = icc[i, "p"], ci_low = icc[i, "lower bound"], ci_high = icc[i, "upper bound"])
})
levels <- sort(unique(c(ratings[, 1:2])))
table <- table(factor(ratings[, 1], levels), factor(ratings[, 2], levels))
kappa <- cohen.kappa(as.matrix(table))
# psych weighs by squared distances.
rows <- c(rows, list(
  out("none", value = kappa$kappa, ci_low = kappa$confid[1, 1], ci_high = kappa$confid[1, 3]),
  out("quadratic", value = kappa$weighted.kappa, ci_low = kappa$confid[2, 1],
      ci_high = kappa$confid[2, 3])))
write.csv(do.call(rbind, rows), file.path(folder, "figures.csv"), row.names = FALSE)
