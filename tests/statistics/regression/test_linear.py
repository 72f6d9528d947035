"""Regression and correlation: what they need, and their analysis of variance against R."""

import numpy as np
import pandas as pd
import pytest

from angket.statistics.correlation.pairs import correlation
from angket.statistics.regression.linear import linear_regression
from angket.statistics.undefined import Undefined


def test_a_perfect_correlation_has_no_interval():
    figures = correlation([1, 2, 3, 4, 5], [2, 4, 6, 8, 10], 0.95)
    assert figures["r"] == pytest.approx(1)
    assert "perfect" in str(figures["ci_low"])
    assert "perfect" in str(figures["rho_p"])


@pytest.mark.parametrize(
    ("y", "x", "reason"),
    [
        ([1, 2], {"x": [1, 2]}, "more than 2 respondents"),
        ([3, 3, 3, 3], {"x": [1, 2, 3, 4]}, "the response is the same"),
        ([1, 3, 2, 4], {"x": [5, 5, 5, 5]}, "x is the same"),
        ([1, 3, 2, 4, 9], {"x": [1, 2, 3, 4, 5], "z": [2, 4, 6, 8, 10]}, "follows exactly"),
        ([2, 4, 6, 8], {"x": [1, 2, 3, 4]}, "perfect"),
    ],
)
def test_a_regression_without_what_it_needs_says_so(y, x, reason):
    with pytest.raises(Undefined, match=reason):
        linear_regression(np.array(y, dtype=float), pd.DataFrame(x, dtype=float), 0.95)


def test_one_respondent_with_all_the_leverage_leaves_hc3_undefined():
    x = pd.DataFrame({"x": [1.0, 1, 1, 1, 2]})
    table = linear_regression(np.array([1.0, 2, 3, 2, 5]), x, 0.95).coefficients
    assert "leverage 1" in str(table.loc["x", "hc3_p"])
    assert table.loc["x", "b"] == pytest.approx(3)


def test_the_analysis_of_variance_of_a_regression_equals_that_of_r():
    # R: m <- lm(mpg ~ wt + hp, mtcars[1:16, ]); a <- anova(m)
    mpg = [
        21,
        21,
        22.8,
        21.4,
        18.7,
        18.1,
        14.3,
        24.4,
        22.8,
        19.2,
        17.8,
        16.4,
        17.3,
        15.2,
        10.4,
        10.4,
    ]
    wt = [
        2.62,
        2.875,
        2.32,
        3.215,
        3.44,
        3.46,
        3.57,
        3.19,
        3.15,
        3.44,
        3.44,
        4.07,
        3.73,
        3.78,
        5.25,
        5.424,
    ]
    hp = [110, 110, 93, 110, 175, 105, 245, 62, 95, 123, 123, 180, 180, 180, 205, 215]
    fit = linear_regression(mpg, pd.DataFrame({"wt": wt, "hp": hp}), 0.95)
    of_r = {
        "regression_ss": 237.3578313292962,
        "regression_ms": 118.6789156646481,
        "residual_ss": 20.6821686707037,
        "residual_ms": 1.5909360515926,
        "total_ss": 258.0399999999999,
    }
    assert {name: fit.model[name] for name in of_r} == pytest.approx(of_r, rel=1e-9)
    assert fit.model["total_df"] == 15
