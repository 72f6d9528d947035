# What R's psych and GPArotation make of items: Rscript rotated_oracle.R <answers> <file>
# Writes items, extraction, rotation, quantity and its values, in the order of the items within
# each factor. Factors stand in falling order of what they explain, each with a positive sum.
suppressMessages({library(psych); library(GPArotation)})
arguments <- commandArgs(TRUE)
x <- read.csv(arguments[1], fileEncoding = "UTF-8-BOM")
for (item in c("S4", "S5", "S7", "S8")) x[[item]] <- 4 - x[[item]]
rows <- list()
out <- function(items, extraction, rotation, ...) {
  told <- list(...)
  values <- sapply(told, function(v) paste(sprintf("%.10f", as.vector(v)), collapse = " "))
  rows[[length(rows) + 1]] <<- data.frame(items, extraction, rotation,
                                          quantity = names(told), values)
}
tidied <- function(items, extraction, rotation, pattern, phi) {
  pattern <- unclass(pattern)
  explained <- diag(phi %*% t(pattern) %*% pattern)
  order <- order(-explained)
  signs <- ifelse(colSums(pattern[, order]) < 0, -1, 1)
  out(items, extraction, rotation, pattern = pattern[, order] %*% diag(signs),
      correlations = phi[order, order] * outer(signs, signs), explained = explained[order])
}
cases <- list(all = c(paste0("D", 1:9), paste0("A", 1:7), paste0("S", 1:10)),
              stress = paste0("S", 1:10))
factors <- list(all = 3, stress = 2)
for (items in names(cases)) {
  y <- x[cases[[items]]]
  k <- factors[[items]]
  found <- list(
    principal_axis = fa(y, k, fm = "pa", rotate = "none", max.iter = 20000, min.err = 1e-14),
    principal_components = principal(y, k, rotate = "none"))
  for (extraction in names(found)) {
    loadings <- unclass(found[[extraction]]$loadings)
    off <- cor(y) - loadings %*% t(loadings)
    off <- off[lower.tri(off)]
    out(items, extraction, "none", communalities = rowSums(loadings^2),
        rmsr = sqrt(mean(off^2)), residual_percent = 100 * mean(abs(off) > .05))
    # Its own stopping rule ends the rotation early; so does fa(rotate = "oblimin").
    for (kaiser in c(TRUE, FALSE)) {
      turned <- suppressWarnings(oblimin(loadings, normalize = kaiser, eps = 1e-8, maxit = 2000))
      tidied(items, extraction, if (kaiser) "oblimin" else "oblimin_raw", turned$loadings, turned$Phi)
    }
    start <- varimax(loadings, eps = 1e-15)
    tidied(items, extraction, "varimax", start$loadings, diag(k))
    raw <- varimax(loadings, normalize = FALSE, eps = 1e-15)
    tidied(items, extraction, "varimax_raw", raw$loadings, diag(k))
    turned <- promax(start$loadings, 4)  # raises loadings that are not normalised, as psych's Promax
    back <- solve(turned$rotmat)
    tidied(items, extraction, "promax_raw", turned$loadings, back %*% t(back))
  }
  pdf(NULL)
  parallel <- suppressWarnings(suppressMessages(
    fa.parallel(y, SMC = TRUE, n.iter = 2, plot = FALSE)))
  map <- vss(y, n = ncol(y) - 2, rotate = "none", fm = "pc", plot = FALSE)$map
  out(items, "", "", eigenvalues = eigen(cor(y))$values,
      common_eigenvalues = parallel$fa.values, map = map[seq_len(ncol(y) - 2)])
}
set.seed(1)
random <- replicate(2000, {
  r <- cor(matrix(rnorm(nrow(x) * 10), ncol = 10))
  diag(r) <- smc(r)
  eigen(r, symmetric = TRUE)$values
})
out("stress", "", "", common_random_mean = rowMeans(random),
    common_random_quantile = apply(random, 1, quantile, .95))
write.csv(do.call(rbind, rows), arguments[2], row.names = FALSE, quote = FALSE)
