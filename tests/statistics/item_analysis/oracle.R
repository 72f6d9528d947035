# What R makes of tests: Rscript oracle.R <folder>
# Writes to the folder
#   lsat6.csv and lsat7.csv, the answers that Bock and Lieberman (1970) print by pattern,
#   choices.csv, an invented test of five options with its key in the first row,
#   iqitems.csv, the answers of package psychTools with their key in the first row,
#   figures.csv, what psych and the formulas make of them.
suppressMessages(library(psych))
folder <- commandArgs(TRUE)[1]
save <- function(data, name) {
  write.csv(data, file.path(folder, paste0(name, ".csv")), row.names = FALSE, na = "")
}
rows_of <- function(test, subject, told) {
  data.frame(test = test, subject = subject, statistic = names(told),
             value = sprintf("%.15g", unlist(told)))
}

# Weights of the k highest: who ties at the border counts in part.
highest <- function(totals, k) {
  border <- sort(totals, decreasing = TRUE)[k]
  weights <- as.numeric(totals > border)
  tied <- totals == border
  weights[tied] <- (k - sum(weights)) / sum(tied)
  weights
}

analyse <- function(test, scores, chosen = NULL) {
  n <- nrow(scores)
  totals <- rowSums(scores)
  k <- floor(0.27 * n + 0.5)
  upper <- highest(totals, k)
  lower <- highest(-totals, k)
  reliability <- suppressWarnings(psych::alpha(as.data.frame(scores), warnings = FALSE))
  kr20 <- reliability$total$raw_alpha
  rows <- list(rows_of(test, "all", list(
    n = n, items = ncol(scores), group = k, kr20 = kr20, sem = sd(totals) * sqrt(1 - kr20))))
  for (item in colnames(scores)) {
    right <- scores[, item]
    interval <- prop.test(sum(right), n, correct = FALSE)$conf.int
    rows[[length(rows) + 1]] <- rows_of(test, item, list(
      difficulty = mean(right), ci_low = interval[1], ci_high = interval[2],
      discrimination = (sum(upper * right) - sum(lower * right)) / k,
      point_biserial = reliability$item.stats[item, "raw.r"],
      point_biserial_corrected = cor(right, totals - right)))
    if (is.null(chosen)) next
    for (option in sort(unique(na.omit(chosen[, item])))) {
      chose <- !is.na(chosen[, item]) & chosen[, item] == option
      rows[[length(rows) + 1]] <- rows_of(test, paste0(item, "=", option), list(
        n = sum(chose), percent = 100 * mean(chose),
        upper_percent = 100 * sum(upper * chose) / k,
        middle_percent = 100 * sum((1 - upper - lower) * chose) / (n - 2 * k),
        lower_percent = 100 * sum(lower * chose) / k,
        point_biserial = cor(as.numeric(chose), totals)))
    }
  }
  do.call(rbind, rows)
}

figures <- list()
for (name in c("lsat6", "lsat7")) {
  scores <- get(name)
  save(scores, name)
  figures[[name]] <- analyse(name, as.matrix(scores))
}

# Who knows more answers right more often; the others guess, some of them nothing.
set.seed(27)
people <- 90
key <- c("B", "D", "A", "E", "C", "B", "A", "D", "C", "E")
ability <- rnorm(people)
hardness <- seq(-1.6, 1.8, length.out = length(key))
chosen <- sapply(seq_along(key), function(item) {
  knows <- runif(people) < plogis(1.6 * (ability - hardness[item]))
  wrong <- setdiff(LETTERS[1:5], key[item])
  guess <- sample(c(wrong, NA), people, TRUE, c(.5, .3, .16, .01, .03))
  ifelse(knows, key[item], guess)
})
colnames(chosen) <- paste0("T", seq_along(key))
scores <- 1 * (!is.na(chosen) & chosen == rep(key, each = people))
dimnames(scores) <- dimnames(chosen)
save(rbind(key, chosen), "choices")
figures$choices <- analyse("choices", scores, chosen)

if (requireNamespace("psychTools", quietly = TRUE)) {
  key <- c(4, 4, 4, 6, 6, 3, 4, 4, 5, 2, 2, 4, 3, 2, 6, 7)
  chosen <- as.matrix(psychTools::iqitems)
  chosen[!is.na(chosen) & chosen == 0] <- NA
  scores <- 1 * (!is.na(chosen) & chosen == rep(key, each = nrow(chosen)))
  # Who answered nothing took no part.
  took <- rowSums(!is.na(chosen)) > 0
  save(rbind(key, chosen), "iqitems")
  figures$iqitems <- analyse("iqitems", scores[took, ], chosen[took, ])
  # Package psych counts what nobody answered as wrong, too, if it is scored first.
  psyched <- score.multiple.choice(rep(1, 16), scores[took, ], missing = FALSE)
  stopifnot(abs(psyched$alpha - as.numeric(
    figures$iqitems[figures$iqitems$statistic == "kr20", "value"])) < 0.005)
}
write.csv(do.call(rbind, figures), file.path(folder, "figures.csv"), row.names = FALSE)
