"""Assumptions: tests of residuals against R, published tables, and at their limits."""

import numpy as np
import pandas as pd
import pytest
from statsmodels.stats.diagnostic import lilliefors

import assumptions
from angket.heteroskedasticity import park, white
from angket.linearity import linearity
from angket.multicollinearity import collinearity
from angket.normality import kolmogorov_smirnov, shapiro_wilk
from angket.undefined import Undefined

TESTS = {"alpha": 0.05, "normality": "lilliefors", "homoskedasticity": "glejser"}


def skewed(n):
    return np.random.default_rng(7).gamma(1, size=n)


@pytest.mark.parametrize("n", [20, 100, 101, 400])
def test_small_p_of_lilliefors_follow_dallal_and_wilkinson(n):
    # statsmodels' "approx" is the same formula, right below .10.
    figures = kolmogorov_smirnov(skewed(n))
    d, p = lilliefors(skewed(n), pvalmethod="approx")
    assert figures["ks_d"] == pytest.approx(d)
    assert p < 0.10
    assert figures["lilliefors_p"] == pytest.approx(p)


def test_lilliefors_stops_at_the_lower_bound_that_spss_prints():
    values = np.arange(1.0, 31)
    assert lilliefors(values)[1] > 0.2
    assert kolmogorov_smirnov(values)["lilliefors_p"] == 0.2


def test_normality_of_values_all_the_same_is_undefined():
    with pytest.raises(Undefined, match="the same"):
        kolmogorov_smirnov([3.0] * 10)
    with pytest.raises(Undefined, match="the same"):
        shapiro_wilk([3.0] * 10)


def test_shapiro_wilk_says_where_it_ends():
    with pytest.raises(Undefined, match="5,000"):
        shapiro_wilk(skewed(5001))


@pytest.mark.parametrize(
    ("configured", "n", "p_that_decides"),
    [
        ("lilliefors", 30, "lilliefors_p"),
        ("shapiro", 200, "shapiro_p"),
        ("by_size", 50, "shapiro_p"),
        ("by_size", 51, "lilliefors_p"),
    ],
)
def test_the_configured_test_decides_on_normality(configured, n, p_that_decides):
    figures = assumptions.normality(skewed(n), TESTS | {"normality": configured})
    alpha_between = figures[p_that_decides]
    just_below = assumptions.normality(
        skewed(n), {"normality": configured, "alpha": alpha_between * 0.999}
    )
    just_above = assumptions.normality(
        skewed(n), {"normality": configured, "alpha": alpha_between * 1.001}
    )
    assert (just_below["normal"], just_above["normal"]) == (True, False)


def test_linearity_splits_the_variance_between_groups():
    # R: anova(lm(y ~ x), lm(y ~ factor(x)))
    table = linearity([1, 1, 2, 2, 3, 3], [1, 2, 2, 4, 4, 5])
    assert table["total_ss"] == pytest.approx(
        table["linearity_ss"] + table["deviation_ss"] + table["within_ss"]
    )
    assert (table["linearity_df"], table["deviation_df"], table["within_df"]) == (1, 1, 3)
    assert table["deviation_ss"] == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize(
    ("x", "y", "reason"),
    [
        ([1, 2, 3, 4], [1, 3, 2, 4], "no two respondents"),
        ([1, 1, 2, 2], [1, 3, 2, 4], "only 2 values"),
        ([1, 1, 1], [1, 3, 2], "differ"),
    ],
)
def test_linearity_without_what_it_needs_says_so(x, y, reason):
    with pytest.raises(Undefined, match=reason):
        linearity(x, y)


def test_park_needs_values_above_zero():
    with pytest.raises(Undefined, match="x has totals of 0"):
        park([1.0, -1.0, 0.5, 2.0], pd.DataFrame({"x": [0.0, 1, 2, 3]}))


def test_white_needs_more_respondents_than_terms():
    with pytest.raises(Undefined, match="more than 3"):
        white([1.0, -1, 0.5], np.column_stack([np.ones(3), [1.0, 2, 4]]))


def test_collinearity_of_correlated_predictors():
    # Two predictors correlated .5 have a variance inflation of 1 / (1 - .25).
    x = np.array([1.0, 1, -1, -1])
    z = np.array([1.0, -1, 1, -1])
    second = 0.5 * x + np.sqrt(0.75) * z
    table = collinearity(np.column_stack([np.ones(4), x, second]), ["x", "z"])
    assert table["vif"].tolist() == pytest.approx([4 / 3, 4 / 3])
