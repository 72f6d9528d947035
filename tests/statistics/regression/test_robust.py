"""Huber's regression against R."""

import numpy as np
import pandas as pd
import pytest

from angket.statistics.regression.linear import linear_regression
from angket.statistics.regression.robust import robust_regression
from angket.statistics.undefined import Undefined
from student_totals import student_totals

TOTALS = student_totals()
X = pd.DataFrame({"x": np.arange(1.0, 11)})
Y = [2.1, 3.9, 6.2, 7.8, 30, 12.1, 13.8, 16.3, 17.9, 20.2]

# irls <- function(X, y) { X <- cbind(1, X); n <- length(y); q <- ncol(X)
#   b <- lm.fit(X, y)$coefficients
#   for (i in 1:2000) { r <- c(y - X %*% b); s <- median(abs(r)) / qnorm(.75)
#     bn <- lm.wfit(X, y, pmin(1, 1.345 * s / abs(r)))$coefficients
#     if (max(abs(bn - b)) < 1e-14) break; b <- bn }
#   r <- c(y - X %*% b) / s; psi <- pmax(-1.345, pmin(1.345, r)); d <- abs(r) <= 1.345
#   m <- mean(d); k <- 1 + q * mean((d - m)^2) / (n * m^2)
#   V <- k^2 * sum(psi^2) * s^2 / (n - q) / m^2 * solve(crossprod(X)); j <- 2:q
#   list(b, sqrt(diag(V)), s, b[j] %*% solve(V[j, j]) %*% b[j]) }
BY_R = [
    (
        *(TOTALS["depression"], TOTALS[["anxiety"]]),
        [2.94733970134162, 1.00063168858242],
        [0.311187436582503, 0.0394637988390029],
        (2.89368596164904, 642.910808487313, 52),
    ),
    (
        *(TOTALS["depression"], TOTALS[["anxiety", "stress"]]),
        [2.10838125281013, 0.943059175331992, 0.0757188011940384],
        [0.496046942978727, 0.0453502052325213, 0.0350329232611971],
        (2.80451815115049, 697.613696234817, 48),
    ),
    (
        *(Y, X),
        [0.0344159004482958, 2.00661745907053],
        [0.17410401767416, 0.0280594031141838],
        (0.253246139450694, 5114.13651157089, 1),
    ),
]


@pytest.mark.parametrize(("y", "x", "b", "se", "whole"), BY_R)
def test_the_figures_are_those_of_the_same_iteration_in_r(y, x, b, se, whole):
    fit = robust_regression(y, x)
    assert fit.coefficients["b"].tolist() == pytest.approx(b, rel=1e-9)
    assert fit.coefficients["se"].tolist() == pytest.approx(se, rel=1e-9)
    found = [fit.model[name] for name in ("scale", "wald", "downweighted")]
    assert found == pytest.approx(whole, rel=1e-9)


@pytest.mark.parametrize(
    ("y", "x", "b", "se"),
    [
        # summary(rlm(dep ~ anx + str, maxit = 200, acc = 1e-12))$coefficients
        (
            *(TOTALS["depression"], TOTALS[["anxiety", "stress"]]),
            [2.1083777303912195, 0.9430597524972658, 0.0757186784452033],
            [0.4960514897693576, 0.0453506209147288, 0.0350332443746915],
        ),
        # summary(rlm(Y ~ X, maxit = 200, acc = 1e-12))$coefficients
        (
            *(Y, X),
            [0.0344149110899951, 2.0066175040413636],
            [0.1745234637182461, 0.0281270029650826],
        ),
    ],
)
def test_rlm_differs_by_its_rounded_quantile_and_by_one_degree_of_freedom(y, x, b, se):
    fit = robust_regression(y, x).coefficients
    assert fit["b"].tolist() == pytest.approx(b, rel=1e-4)
    assert fit["se"].tolist() == pytest.approx(se, rel=1 / len(y))


def test_one_wild_answer_does_not_bend_the_line():
    assert robust_regression(Y, X).coefficients.loc["x", "b"] == pytest.approx(2, abs=0.02)
    assert abs(linear_regression(Y, X, 0.95).coefficients.loc["x", "b"] - 2) > 0.1


@pytest.mark.parametrize("y", [[1, 2, 3, 4, 5, 6, 7, 8, 20, 10], [1, 1, 1, 1, 1, 1, 1, 2, 1, 1]])
def test_respondents_on_one_line_leave_no_scale(y):
    with pytest.raises(Undefined, match="exactly on one line"):
        robust_regression(y, X)


def test_the_unit_of_the_response_makes_no_difference():
    small, large = robust_regression(Y, X), robust_regression(np.array(Y) * 1e6 + 1e9, X)
    assert large.coefficients.loc["x", "z"] == pytest.approx(small.coefficients.loc["x", "z"])
    assert large.model["scale"] == pytest.approx(small.model["scale"] * 1e6)


def test_what_no_regression_can_be_made_of_is_refused():
    with pytest.raises(Undefined, match="x is the same"):
        robust_regression([1.0, 3, 2, 4], pd.DataFrame({"x": [5.0] * 4}))
