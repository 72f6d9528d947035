# What metafor makes of pooled studies: Rscript oracle.R <folder of studies> <folder>
# Writes to the second folder pool.csv, het.csv, qprofile.csv, leave1out.csv, influence.csv,
# egger.csv, begg.csv, trimfill.csv, failsafe.csv, metareg.csv and cumul_knha.csv of the
# sets molloy2014 (Fisher's z) and bcg (log risk ratio), and robust.csv and robust_moderators.csv
# of gonzalezmule2014.
# Iterations go on to 1e-14: by default metafor stops at the fifth to ninth digit.
suppressMessages(library(metafor))
suppressMessages(library(clubSandwich))
told <- commandArgs(TRUE)
control <- list(threshold = 1e-14, tol = 1e-14, maxiter = 10000)
METHODS <- c(EE = "EE", DL = "DL", PM = "PM", ML = "ML", REML = "REML")
TESTS <- c(z = "z", knha = "knha", adhoc = "adhoc")
rows <- list()
keep <- function(kind, keys, values) {
  values <- lapply(values, function(x) if (is.numeric(x)) sprintf("%.15g", x) else as.character(x))
  values[values == "NA"] <- ""
  rows[[kind]][[length(rows[[kind]]) + 1]] <<- c(keys, values)
}
write_all <- function() {
  for (kind in names(rows)) {
    columns <- unique(unlist(lapply(rows[[kind]], names)))
    table <- do.call(rbind, lapply(rows[[kind]], function(row) {
      row[setdiff(columns, names(row))] <- ""
      as.data.frame(row[columns], check.names = FALSE)
    }))
    write.csv(table, file.path(told[2], paste0(kind, ".csv")), row.names = FALSE, na = "")
  }
}
fitted <- function(d, ...) suppressWarnings(rma(yi, vi, data = d, control = control, ...))
effects <- list(
  molloy2014 = function(d) escalc("ZCOR", ri = r, ni = n, data = d),
  bcg = function(d) escalc("RR", ai = tpos, bi = tneg, ci = cpos, di = cneg, data = d))
measures <- c(molloy2014 = "ZCOR", bcg = "RR")
moderators <- list(molloy2014 = c("meanage", "design", "meanage+design"), bcg = c("ablat", "alloc", "ablat+alloc"))

for (name in names(effects)) {
  d <- effects[[name]](read.csv(file.path(told[1], paste0(name, ".csv"))))
  k <- nrow(d)
  for (method in METHODS) {
    key <- list(set = name, measure = measures[[name]], estimator = method)
    for (test in if (method == "EE") "z" else TESTS) {
      m <- fitted(d, method = method, test = test)
      found <- list(subject = "all", k = k, estimate = c(m$beta), se = m$se, stat = m$zval,
                    pval = m$pval, ci.lb = m$ci.lb, ci.ub = m$ci.ub)
      if (method != "EE" && test != "adhoc") {
        half <- qt(.975, k - 2) * sqrt(m$tau2 + m$se^2)
        p <- predict(m)
        found <- c(found, list(pi.lb.hts = c(m$beta) - half, pi.ub.hts = c(m$beta) + half,
                               pi.lb.metafor = p$pi.lb, pi.ub.metafor = p$pi.ub))
      }
      keep("pool", c(key, test = test), found)
    }
    m <- fitted(d, method = method)
    keep("het", key, list(subject = "all", QE = m$QE, QE.df = k - 1, QE.p = m$QEp, tau2 = m$tau2,
                          se.tau2 = m$se.tau2, I2 = m$I2, H2 = m$H2,
                          logLik.ML = m$fit.stats["ll", "ML"],
                          logLik.REML = m$fit.stats["ll", "REML"]))
    if (method != "EE") {
      ends <- confint(m, control = list(tol = 1e-14))$random
      keep("qprofile", key, list(
        subject = "all", tau2.lb = ends[1, 2], tau2.ub = ends[1, 3], I2.lb = ends[3, 2],
        I2.ub = ends[3, 3], H2.lb = ends[4, 2], H2.ub = ends[4, 3]))
    }
    for (moderator in moderators[[name]]) {
      for (test in if (method == "EE") "z" else c("z", "knha")) {
        formula <- as.formula(paste("~", moderator))
        m1 <- fitted(d, method = method, test = test, mods = formula)
        more <- c(key[1:2], moderator = moderator, key[3], test = test)
        keep("metareg", more, list(subject = "all", k = k, tau2 = m1$tau2, QE = m1$QE,
             QE.p = m1$QEp, QM = m1$QM, QM.df1 = m1$QMdf[1], QM.p = m1$QMp, I2 = m1$I2,
             QM.df2 = if (test == "z") NA else m1$QMdf[2], R2 = if (method == "EE") NA else m1$R2))
        # A category without its moderator before it; "slope" of a single number.
        each <- paste(strsplit(moderator, "+", fixed = TRUE)[[1]], collapse = "|")
        labels <- sub(paste0("^(", each, ")(.+)$"), "\\2", rownames(m1$beta))
        labels[labels == moderator] <- "slope"
        for (i in seq_along(labels)) {
          keep("metareg", more, list(subject = labels[i], b = m1$beta[i], se = m1$se[i],
               stat = m1$zval[i], pval = m1$pval[i], ci.lb = m1$ci.lb[i], ci.ub = m1$ci.ub[i]))
        }
      }
    }
    if (!method %in% c("EE", "DL", "REML")) next
    if (method != "EE") {
      order <- if (is.null(d$year)) seq_len(k) else d$year
      steps <- cumul(fitted(d, method = method, test = "knha"), order = order)
      for (i in seq_len(k)) {
        keep("cumul_knha", key, list(subject = paste0("step", i), estimate = steps$estimate[i],
             se = steps$se[i], ci.lb = steps$ci.lb[i], ci.ub = steps$ci.ub[i],
             tau2 = steps$tau2[i]))
      }
    }
    left <- leave1out(m)
    for (i in seq_len(k)) {
      keep("leave1out", key, list(subject = i, estimate = left$estimate[i], se = left$se[i],
           pval = left$pval[i], ci.lb = left$ci.lb[i], ci.ub = left$ci.ub[i], Q = left$Q[i],
           tau2 = if (is.null(left$tau2)) 0 else left$tau2[i], I2 = left$I2[i]))
    }
    for (rule in c("L0", "R0")) {
      filled <- trimfill(m, estimator = rule, control = control)
      keep("trimfill", c(key, rule = rule), list(
        subject = "all", k0 = filled$k0, side = filled$side, se.k0 = filled$se.k0,
        estimate = c(filled$beta), se = filled$se, ci.lb = filled$ci.lb, ci.ub = filled$ci.ub,
        pval = filled$pval, tau2 = filled$tau2))
      for (i in which(filled$fill)) {
        keep("trimfill", c(key, rule = rule),
             list(subject = paste0("filled", i), yi = filled$yi[i], vi = filled$vi[i]))
      }
    }
    if (method == "DL") next
    inf <- influence(m)
    for (i in seq_len(k)) {
      keep("influence", key, list(subject = i, rstudent = inf$inf$rstudent[i],
           dffits = inf$inf$dffits[i], cook.d = inf$inf$cook.d[i], cov.r = inf$inf$cov.r[i],
           tau2.del = inf$inf$tau2.del[i], QE.del = inf$inf$QE.del[i], hat = inf$inf$hat[i],
           dfbeta = inf$dfbs[[1]][i], flagged = as.numeric(inf$is.infl[i])))
    }
  }
  key <- list(set = name, measure = measures[[name]])
  test <- regtest(d$yi, d$vi, model = "lm")
  slope <- coef(summary(test$fit))[2, 1:2]
  keep("egger", key, list(subject = "lm.sei", stat = test$zval, df = test$dfs, pval = test$pval,
       slope = slope[[1]], slope.se = slope[[2]], limit = test$est, limit.ci.lb = test$ci.lb,
       limit.ci.ub = test$ci.ub))
  ranks <- ranktest(d$yi, d$vi)
  keep("begg", key, list(subject = "all", tau = c(ranks$tau), pval = ranks$pval))
  for (type in c("Rosenthal", "Rosenberg")) {
    found <- fsn(yi, vi, data = d, type = type)
    keep("failsafe", key, list(subject = type, fsnum = found$fsnum, pval = found$pval))
  }
  found <- fsn(yi, vi, data = d, type = "Orwin")
  keep("failsafe", key, list(subject = "Orwin.half", fsnum = found$fsnum, meanes = found$meanes,
       target = found$target))
}
d <- read.csv(file.path(told[1], "gonzalezmule2014.csv"))
d <- escalc("ZCOR", ri = r, ni = n, data = d)
m <- fitted(d, method = "REML")
one <- robust(m, cluster = d$study)
keep("robust", list(set = "gonzalezmule2014"), list(kind = "cr1", estimate = c(one$beta),
     se = one$se, df = one$dfs, ci.lb = one$ci.lb, ci.ub = one$ci.ub))
two <- coef_test(m, vcov = "CR2", cluster = d$study)
keep("robust", list(set = "gonzalezmule2014"), list(kind = "cr2", estimate = two$beta,
     se = two$SE, df = two[["df_Satt"]]))
for (moderator in c("rxx", "complexity", "rxx+complexity")) {
  m <- fitted(d, method = "REML", mods = as.formula(paste("~", moderator)))
  key <- list(set = "gonzalezmule2014", measure = "ZCOR", moderator = moderator)
  v <- vcovCR(m, cluster = d$study, type = "CR2")
  one <- unclass(coef_test(m, vcov = v))
  both <- unclass(Wald_test(m, constrain_zero(2:length(coef(m))), vcov = v, test = "HTZ"))
  keep("robust_moderators", key, list(subject = "all", stat = both$Fstat, df = both$df_num,
       df2 = both$df_denom, pval = both$p_val))
  for (i in seq_along(coef(m))) {
    keep("robust_moderators", key, list(subject = i, b = m$beta[i], se = one$SE[i],
         df = one[["df_Satt"]][i]))
  }
}
write_all()
