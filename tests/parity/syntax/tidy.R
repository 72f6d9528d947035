# What the R scripts share: reading a batch of cases, writing tidy results.
# Called as: Rscript --vanilla <script> <folder of cases> <file of results>

arguments <- commandArgs(trailingOnly = TRUE)
folder <- arguments[1]
results <- list()

cases <- function() read.csv(file.path(folder, "cases.csv"), stringsAsFactors = FALSE)

read_case <- function(case) read.csv(file.path(folder, paste0(case, ".csv")))

# The dots keep R from taking a statistic such as `se` for an abbreviated argument.
emit <- function(.case, .section, .subject, ...) {
  values <- unlist(list(...))
  values <- values[is.finite(values)]
  if (length(values) > 0) {
    results[[length(results) + 1]] <<- cbind(
      case = .case, section = .section, subject = .subject,
      statistic = names(values), value = sprintf("%.15g", values)
    )
  }
}

write_results <- function() {
  write.csv(do.call(rbind, results), arguments[2], row.names = FALSE, quote = FALSE)
}

# The interval of the noncentrality of an F, with 1 - 2 alpha for a test at alpha = .05: 0 where no
# noncentrality reaches a limit.
f_noncentrality <- function(f, df1, df2, confidence = 0.90) {
  sapply(c((1 + confidence) / 2, (1 - confidence) / 2), function(p) {
    misfit <- function(ncp) pf(f, df1, df2, ncp) - p
    if (misfit(0) <= 0) return(0)
    upper <- 1
    while (misfit(upper) > 0) upper <- 2 * upper
    uniroot(misfit, c(0, upper), tol = 1e-12, maxiter = 10000)$root
  })
}
