"""Interval of R squared and the predictors' contributions against R."""

import pandas as pd
import pytest
import scipy

from angket.statistics.correlation.pairs import pearson
from angket.statistics.regression.determination import contributions, determination_interval
from angket.statistics.regression.linear import linear_regression
from angket.statistics.undefined import Undefined
from student_totals import student_totals

# R's own pf(ncp = ) has nine digits; the Poisson mixture that it approximates has all.
# cdf <- function(l) { j <- 0:20000
#   sum(dpois(j, l / 2) * pbeta(k * f / (k * f + v), k / 2 + j, v / 2)) }
# f <- (R2 / k) / ((1 - R2) / v); v <- n - k - 1
# g <- function(p) uniroot(function(l) cdf(l) - p, c(0, 5000), tol = 1e-13)$root
# l <- c(g(.95), g(.05)); l / (l + n), of 1 - 2 alpha where the test is at alpha = .05
BY_R = [
    ((0.3, 100, 3, 0.95), 0.161770694428731, 0.394707904998165),
    ((0.02, 50, 2, 0.95), 0, 0.0929896599963508),
    ((0.5, 30, 1, 0.90), 0.311094419890995, 0.607566985775123),
    ((0.696142307460743, 223, 2, 0.95), 0.642050761296662, 0.734228242425134),
]


@pytest.mark.parametrize(("arguments", "low", "high"), BY_R)
def test_the_interval_of_r_squared_is_that_of_r(arguments, low, high):
    interval = determination_interval(*arguments)
    assert interval["r_squared_ci_low"] == pytest.approx(low, rel=1e-11)
    assert interval["r_squared_ci_high"] == pytest.approx(high, rel=1e-11)


@pytest.mark.parametrize("end", ["low", "high"])
def test_f_squared_and_r_squared_have_the_same_interval(end):
    interval = determination_interval(0.3, 100, 3, 0.95)
    r_squared = interval[f"r_squared_ci_{end}"]
    assert interval[f"f_squared_ci_{end}"] == pytest.approx(r_squared / (1 - r_squared))
    assert interval["f_squared"] == pytest.approx(3 / 7)


@pytest.mark.parametrize("predictors", [1, 2, 4])
@pytest.mark.parametrize("p", [0.026, 0.049, 0.051, 0.2])
def test_the_interval_of_r_squared_holds_zero_just_where_the_test_keeps_it(p, predictors):
    df = 80 - predictors - 1
    f = scipy.stats.f.isf(p, predictors, df)
    r_squared = predictors * f / (predictors * f + df)
    low = determination_interval(r_squared, 80, predictors, 0.95)["r_squared_ci_low"]
    assert (low > 0) is (p <= 0.05)


def test_the_interval_of_nothing_explained_begins_and_ends_at_nothing():
    interval = determination_interval(0.0, 100, 3, 0.95)
    assert (interval["r_squared_ci_low"], interval["r_squared_ci_high"]) == (0, 0)


@pytest.mark.parametrize(
    ("r_squared", "n", "reason"), [(0.5, 4, "more than 4 respondents"), (1.0, 20, "perfect")]
)
def test_an_interval_without_what_it_needs_says_so(r_squared, n, reason):
    with pytest.raises(Undefined, match=reason):
        determination_interval(r_squared, n, 3, 0.95)


def test_contributions_are_those_of_r_and_add_up():
    totals = student_totals()
    predictors = totals[["anxiety", "stress"]]
    fit = linear_regression(totals["depression"], predictors, 0.95)
    correlations = pd.Series(
        {name: pearson(totals[name], totals["depression"]).statistic for name in predictors}
    )
    table = contributions(fit.coefficients["beta"].iloc[1:], correlations)
    # b <- coef(lm(scale(dep) ~ scale(anx) + scale(str)))[-1]; r <- c(cor(anx, dep), cor(str, dep))
    # 100 * b * r; 100 * b * r / summary(lm(dep ~ anx + str))$r.squared
    effective, relative = table["effective_percent"], table["relative_percent"]
    assert effective.tolist() == pytest.approx([63.8638952484752, 5.75033549759925], rel=1e-11)
    assert relative.tolist() == pytest.approx([91.739712647872, 8.2602873521281], rel=1e-11)
    assert effective.sum() == pytest.approx(100 * fit.model["r_squared"], rel=1e-12)
    assert relative.sum() == pytest.approx(100)


def test_a_suppressor_contributes_less_than_nothing():
    table = contributions(pd.Series({"a": 0.7, "b": -0.2}), pd.Series({"a": 0.6, "b": 0.1}))
    assert table.loc["b", "effective_percent"] == pytest.approx(-2)
    assert table["relative_percent"].sum() == pytest.approx(100)


def test_nothing_explained_cannot_be_divided():
    with pytest.raises(Undefined, match="explain nothing"):
        contributions(pd.Series({"a": 0.0}), pd.Series({"a": 0.0}))
