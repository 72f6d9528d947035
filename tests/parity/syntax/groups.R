# Comparisons of the groups of each case.
suppressMessages(library(car))
source("tidy.R")

# The interval of the noncentrality of a t.
t_noncentrality <- function(t, df) {
  sapply(c(0.975, 0.025), function(p) {
    reach <- 10 * sqrt(1 + t^2 / (2 * df))
    uniroot(function(ncp) pt(t, df, ncp) - p, t + c(-reach, reach), tol = 1e-12)$root
  })
}

two_groups <- function(case, first, second) {
  student <- t.test(first, second, var.equal = TRUE)
  welch <- t.test(first, second)
  df <- student$parameter[[1]]
  sizes <- c(length(first), length(second))
  to_d <- sqrt(sum(1 / sizes))
  to_g <- exp(lgamma(df / 2) - lgamma((df - 1) / 2)) / sqrt(df / 2)
  d <- student$statistic[[1]] * to_d
  limits <- suppressWarnings(t_noncentrality(student$statistic[[1]], df)) * to_d
  u <- suppressWarnings(wilcox.test(first, second, correct = FALSE))
  asymptotic <- wilcox.test(first, second, exact = FALSE, correct = FALSE)$p.value
  emit(case, "comparison", "all",
    difference = mean(first) - mean(second),
    student_t = student$statistic[[1]], student_df = df, student_p = student$p.value,
    student_ci_low = student$conf.int[1], student_ci_high = student$conf.int[2],
    welch_t = welch$statistic[[1]], welch_df = welch$parameter[[1]], welch_p = welch$p.value,
    welch_ci_low = welch$conf.int[1], welch_ci_high = welch$conf.int[2],
    cohens_d = d, cohens_d_ci_low = limits[1], cohens_d_ci_high = limits[2],
    hedges_g = d * to_g, hedges_g_ci_low = limits[1] * to_g, hedges_g_ci_high = limits[2] * to_g,
    mann_whitney_u = u$statistic[[1]], mann_whitney_p = u$p.value,
    mann_whitney_z = qnorm(asymptotic / 2), mann_whitney_p_asymptotic = asymptotic,
    mann_whitney_p_corrected = wilcox.test(first, second, exact = FALSE)$p.value,
    rank_biserial = 2 * u$statistic[[1]] / prod(sizes) - 1)
}

several_groups <- function(case, y, group) {
  table <- anova(lm(y ~ group))
  ss <- table$`Sum Sq`
  df <- table$Df
  f <- table$`F value`[1]
  limits <- f_noncentrality(f, df[1], df[2])
  kruskal <- kruskal.test(y, group)
  n <- length(y)
  emit(case, "comparison", "all",
    between_ss = ss[1], between_df = df[1], between_ms = table$`Mean Sq`[1],
    within_ss = ss[2], within_df = df[2], within_ms = table$`Mean Sq`[2],
    total_ss = sum((y - mean(y))^2), total_df = n - 1, f = f, p = table$`Pr(>F)`[1],
    eta_squared = ss[1] / sum(ss), eta_squared_ci_low = limits[1] / (limits[1] + n),
    eta_squared_ci_high = limits[2] / (limits[2] + n),
    omega_squared = (ss[1] - df[1] * ss[2] / df[2]) / (sum(ss) + ss[2] / df[2]),
    kruskal_h = kruskal$statistic[[1]], kruskal_df = kruskal$parameter[[1]],
    kruskal_p = kruskal$p.value, epsilon_squared = kruskal$statistic[[1]] / (n - 1))
  if (all(tapply(y, group, var) > 0)) {
    welch <- oneway.test(y ~ group)
    emit(case, "comparison", "all",
      welch_f = welch$statistic[[1]], welch_df1 = welch$parameter[[1]],
      welch_df2 = welch$parameter[[2]], welch_p = welch$p.value)
  }
}

pairs_of_groups <- function(case, y, group) {
  # TukeyHSD takes the first from the second.
  honest <- TukeyHSD(aov(y ~ group))$group
  mean_of <- tapply(y, group, mean)
  square <- tapply(y, group, var) / tapply(y, group, length)
  size <- tapply(y, group, length)
  n <- length(y)
  ranks <- rank(y)
  rank_of <- tapply(ranks, group, mean)
  ties <- table(y)
  variance <- n * (n + 1) / 12 - sum(ties^3 - ties) / (12 * (n - 1))
  pairs <- combn(levels(group), 2, simplify = FALSE)
  z <- sapply(pairs, function(pair) {
    (rank_of[[pair[1]]] - rank_of[[pair[2]]]) / sqrt(variance * sum(1 / size[pair]))
  })
  p <- 2 * pnorm(abs(z), lower.tail = FALSE)
  adjusted <- p.adjust(p, "holm")
  for (place in seq_along(pairs)) {
    pair <- pairs[[place]]
    difference <- mean_of[[pair[1]]] - mean_of[[pair[2]]]
    tukey <- honest[paste(rev(pair), collapse = "-"), ]
    se <- sqrt(sum(square[pair]) / 2)
    df <- sum(square[pair])^2 / sum(square[pair]^2 / (size[pair] - 1))
    reach <- qtukey(0.95, nlevels(group), df) * se
    emit(case, "post_hoc", paste(pair, collapse = "|"),
      tukey_difference = -tukey[["diff"]], tukey_p = tukey[["p adj"]],
      tukey_ci_low = -tukey[["upr"]], tukey_ci_high = -tukey[["lwr"]],
      games_howell_difference = difference,
      games_howell_p = ptukey(abs(difference) / se, nlevels(group), df, lower.tail = FALSE),
      games_howell_ci_low = difference - reach, games_howell_ci_high = difference + reach,
      dunn_difference = rank_of[[pair[1]]] - rank_of[[pair[2]]], dunn_z = z[place],
      dunn_p_unadjusted = p[place], dunn_p = adjusted[place])
  }
}

for (case in cases()$case) {
  data <- read_case(case)
  y <- data$y
  group <- factor(data$group)
  by_mean <- suppressWarnings(leveneTest(y, group, center = mean))
  by_median <- suppressWarnings(leveneTest(y, group, center = median))
  emit(case, "comparison", "all",
    levene_df1 = by_mean$Df[1], levene_df2 = by_mean$Df[2],
    levene_mean_f = by_mean$`F value`[1], levene_mean_p = by_mean$`Pr(>F)`[1],
    levene_median_f = by_median$`F value`[1], levene_median_p = by_median$`Pr(>F)`[1])
  if (nlevels(group) == 2) {
    members <- split(y, group)
    two_groups(case, members[[1]], members[[2]])
  } else {
    several_groups(case, y, group)
    pairs_of_groups(case, y, group)
  }
}
write_results()
