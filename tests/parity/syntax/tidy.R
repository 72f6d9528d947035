# What the three R scripts share: reading a batch of cases, writing tidy results.
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
    results[[length(results) + 1]] <<- data.frame(
      case = .case, section = .section, subject = .subject,
      statistic = names(values), value = sprintf("%.15g", values)
    )
  }
}

write_results <- function() {
  write.csv(do.call(rbind, results), arguments[2], row.names = FALSE, quote = FALSE)
}
