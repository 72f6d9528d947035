"""Regression and correlation: what they need, and their analysis of variance against R."""

import numpy as np
import pandas as pd
import pytest

from angket.statistics.correlation.pairs import correlation
from angket.statistics.regression.linear import linear_regression
from angket.statistics.regression.multicollinearity import collinearity
from angket.statistics.undefined import Undefined
from sixteen_respondents import X, Y, Z


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


@pytest.mark.parametrize(
    ("x", "y", "term"),
    [
        # The only two who differ in x from the mean have residuals of 0.
        ([2.0, 1, 3, 2, 2, 2], [-1.4, -1.1, 0, -1.6, 0.5, 0.3], "x"),
        # Everyone with a 0 has the same total.
        ([0.0, 1, 1, 0, 1, 1, 1, 0, 1], [0.0, 0, -5, 0, -15, 10, 0, 0, 5], "(constant)"),
    ],
)
def test_an_hc3_error_of_rounding_is_undefined(x, y, term):
    table = linear_regression(y, pd.DataFrame({"x": x}), 0.95).coefficients
    assert "exactly on the line" in str(table.loc[term, "hc3_se"])
    assert "exactly on the line" in str(table.loc[term, "hc3_p"])
    other = table.index.drop(term)[0]
    assert 0 < table.loc[other, "hc3_p"] <= 1
    assert 0 < table.loc[term, "p"] <= 1


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


@pytest.mark.parametrize("offset", [0, 1e4, 1e6])
def test_where_a_predictor_begins_leaves_its_coefficient_as_in_r(offset):
    # m <- lm(y ~ x + z); summary(m); coeftest(m, vcov = vcovHC(m, "HC3"))
    x = pd.DataFrame({"x": X + offset, "z": Z + offset})
    found = linear_regression(Y, x, 0.95).coefficients
    by_r = {
        "b": [1.0841724578074030, 0.3196355126932353],
        "se": [0.2817837137144753, 0.4824211642492095],
        "p": [0.002016936401986183, 0.519183682629115850],
        "hc3_se": [0.3317155580498145, 0.6203367373379741],
        "hc3_p": [0.006108291730856637, 0.615019835298938],
    }
    for column, values in by_r.items():
        assert found[column].iloc[1:].tolist() == pytest.approx(values, rel=1e-10), column


def test_nearly_collinear_predictors_have_their_inflation_without_a_warning():
    # Filters make an error of every warning; statsmodels warns of a condition number of 10,000.
    x = np.arange(1.0, 41)
    other = x + 1e-6 * np.cos(x)
    found = linear_regression(np.sin(x), pd.DataFrame({"x": x, "other": other}), 0.95)
    table = collinearity(found.design, ["x", "other"])
    # 1 / (1 - r^2), which is 1 + (sd of x / sd of the part of its own)^2.
    own = np.cos(x) - np.polyval(np.polyfit(x, np.cos(x), 1), x)
    expected = 1 + other.var() / (1e-12 * own.var())
    assert table["vif"].tolist() == pytest.approx([expected, expected], rel=1e-2)


def test_a_single_predictor_has_an_inflation_of_exactly_1():
    design = np.column_stack([np.ones(4), [1.0, 2, 4, 9]])
    assert collinearity(design, ["x"]).loc["x"].tolist() == [1.0, 1.0]


def test_a_line_that_explains_nothing_has_an_r_of_0():
    x = pd.DataFrame({"x": [1.0, 1, 2, 2, 3, 3]})
    model = linear_regression([1.1, 2.3, 1.1, 2.3, 1.1, 2.3], x, 0.95).model
    assert model["r"] == pytest.approx(0, abs=1e-7)
    assert model["f_p"] == pytest.approx(1)


def test_every_figure_of_as_many_respondents_as_terms_and_one_is_a_number():
    x = pd.DataFrame({"x": [1.0, 2, 4, 7], "z": [2.0, 1, 5, 3]})
    fit = linear_regression([1.0, 3, 2, 5], x, 0.95)
    assert fit.model["f_df2"] == 1
    plain = fit.coefficients.drop(columns=["beta", "beta_ci_low", "beta_ci_high"])
    assert np.isfinite(plain.to_numpy(float)).all()
