# What R makes of gaps between importance and satisfaction: Rscript oracle.R <folder>
# Reads offices.csv (S1 to S5 satisfaction, I1 to I5 importance) and writes by_R.csv: subject, statistic, value.
suppressMessages(library(effectsize))
folder <- commandArgs(TRUE)[1]
answers <- read.csv(file.path(folder, "offices.csv"))
importance <- as.matrix(answers[paste0("I", 1:5)])
satisfaction <- as.matrix(answers[paste0("S", 1:5)])
gaps <- satisfaction - importance
tested <- function(gap) {
  gap <- gap[!is.na(gap)]
  test <- t.test(gap)
  size <- cohens_d(gap, ci = 0.95)
  of_ranks <- rank_biserial(gap, ci = 0.95)
  c(n = length(gap), gap = mean(gap), ci_low = test$conf.int[1], ci_high = test$conf.int[2],
    t = unname(test$statistic), df = unname(test$parameter), p = test$p.value,
    cohens_dz = size$Cohens_d, cohens_dz_ci_low = size$CI_low, cohens_dz_ci_high = size$CI_high,
    rank_biserial = of_ranks$r_rank_biserial, rank_biserial_ci_low = of_ranks$CI_low,
    rank_biserial_ci_high = of_ranks$CI_high)
}
rows <- function(subject, values) {
  data.frame(subject = subject, statistic = names(values), value = sprintf("%.15g", values))
}
# Of the items, those who answered both questions; overall, those who answered all ten.
of_items <- apply(gaps, 2, tested)
of_items <- rbind(of_items, p_holm = p.adjust(of_items["p", ], "holm"))
all_ten <- complete.cases(answers)
whole <- tested(rowMeans(gaps[all_ten, ]))
shapiro <- shapiro.test(rowMeans(gaps[all_ten, ]))
# Weighted by each respondent's own importance; the diagram and the index by means of all ten.
importance <- importance[all_ten, ]
satisfaction <- satisfaction[all_ten, ]
weighted <- t.test(rowSums(importance * gaps[all_ten, ]) / rowSums(importance))
first <- colMeans(importance)
second <- colMeans(satisfaction)
high <- first >= mean(first)
well <- second >= mean(second)
quadrant <- ifelse(high, ifelse(well, 2, 1), ifelse(well, 4, 3))
share <- first / sum(first)
told <- c(whole, shapiro_w = unname(shapiro$statistic), shapiro_p = shapiro$p.value,
          weighted_gap = unname(weighted$estimate), weighted_ci_low = weighted$conf.int[1],
          weighted_ci_high = weighted$conf.int[2], weighted_p = weighted$p.value,
          expected_line = mean(first), perceived_line = mean(second),
          conformity_percent = 100 * mean(second) / mean(first),
          csi = 100 * sum(share * second) / 7)
out <- list(rows("whole", told))
for (item in 1:5) {
  out <- c(out, list(rows(paste0("S", item), c(
    of_items[, item], expected_mean = unname(first[item]), perceived_mean = unname(second[item]),
    conformity_percent = unname(100 * second[item] / first[item]), quadrant = unname(quadrant[item]),
    weight_percent = unname(100 * share[item]),
    weighted_score = unname(share[item] * second[item])))))
}
write.csv(do.call(rbind, out), file.path(folder, "by_R.csv"), row.names = FALSE, quote = FALSE)
