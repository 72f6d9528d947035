# The band of a logistic and of a Poisson regression of one predictor, made on the scale of the link
# and turned back: Rscript band.R <folder>, which holds mtcars.csv. Writes band.csv.
folder <- commandArgs(TRUE)[1]
cars <- read.csv(file.path(folder, "mtcars.csv"))
told <- function(model, response, family, at) {
  exact <- glm.control(epsilon = 1e-14, maxit = 100)
  fit <- glm(reformulate("wt", response), family, cars, control = exact)
  p <- predict(fit, data.frame(wt = at), type = "link", se.fit = TRUE)
  back <- family$linkinv
  z <- qnorm(0.975)
  data.frame(model, at, value = back(p$fit), low = back(p$fit - z * p$se.fit),
             high = back(p$fit + z * p$se.fit))
}
found <- rbind(told("logistic", "am", binomial(), c(2, 3, 3.5, 5)),
               told("count", "carb", poisson(), c(2, 5)))
found[-1] <- lapply(found[-1], function(x) sprintf("%.15g", x))
write.csv(found, file.path(folder, "band.csv"), row.names = FALSE)
