# Models of lavaan's own data, whose licence is not ours to ship: Rscript textbook.R <folder> writes the
# answers and what lavaan finds in them.
suppressMessages(library(lavaan))
folder <- commandArgs(TRUE)[1]
model <- "visual =~ x1 + x2 + x3
textual =~ x4 + x5 + x6
speed =~ x7 + x8 + x9"
democracy <- "ind60 =~ x1 + x2 + x3
dem60 =~ y1 + y2 + y3 + y4
dem65 =~ y5 + y6 + y7 + y8
dem60 ~ ind60
dem65 ~ ind60 + dem60
y1 ~~ y5
y2 ~~ y4 + y6
y3 ~~ y7
y4 ~~ y8
y6 ~~ y8"
equal <- list(
  configural = "", metric = "loadings", scalar = c("loadings", "intercepts"),
  strict = c("loadings", "intercepts", "residuals")
)
rows <- list()
add <- function(section, fitted) {
  values <- fitMeasures(fitted)
  rows[[length(rows) + 1]] <<- data.frame(
    section = section, statistic = names(values), value = as.numeric(values)
  )
  found <- standardizedSolution(fitted)
  group <- if ("group" %in% names(found)) found$group else 1
  rows[[length(rows) + 1]] <<- data.frame(
    section = section, statistic = paste0(found$lhs, found$op, found$rhs, "/", group),
    value = found$est.std
  )
}
add("cfa_ml", cfa(model, HolzingerSwineford1939))
# The scaled chi-square needs better estimates than lavaan's usual search ends with.
further <- list(reltol = 1e-15, abstol = 0, maxit = 5000)
add("cfa_mlr", cfa(
  model, HolzingerSwineford1939, estimator = "MLR", optim.method = "BFGS", control = further
))
for (level in names(equal)) {
  add(level, cfa(model, HolzingerSwineford1939, group = "school", group.equal = equal[[level]]))
}
add("bollen", sem(democracy, PoliticalDemocracy))
write.csv(HolzingerSwineford1939, file.path(folder, "schools.csv"), row.names = FALSE)
write.csv(PoliticalDemocracy, file.path(folder, "democracy.csv"), row.names = FALSE)
figures <- do.call(rbind, rows)
figures$value <- sprintf("%.17g", figures$value)
write.csv(figures, file.path(folder, "figures.csv"), row.names = FALSE, quote = FALSE)
