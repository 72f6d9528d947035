"""Proportional-odds regression against R's MASS::polr."""

import numpy as np
import pandas as pd
import pytest

from angket.statistics.regression.ordinal import ordinal_regression
from angket.statistics.undefined import Undefined
from student_totals import student_totals

TOTALS = student_totals()
X = pd.DataFrame({"x": [1.0, 3, 2, 5, 4, 6, 8, 2, 5, 7, 9, 4]})
LEVELS = [1, 1, 2, 2, 2, 3, 3, 1, 3, 2, 3, 1]

# z <- function(x) (x - mean(x)) / sd(x)
# f <- polr(factor(y) ~ z(x), Hess = TRUE, control = list(reltol = 1e-15, maxit = 1000))
# coef(summary(f)); logLik(f)
BY_R = [
    (
        *(TOTALS["depression"], TOTALS[["anxiety"]], 26, -554.223903255754),
        [2.68006032871411],
        [0.210497858527936],
    ),
    (
        *(TOTALS["depression"], TOTALS[["anxiety", "stress"]], 26, -551.048433762724),
        [2.502686527002970, 0.362654853692499],
        [0.220184065905399, 0.144634495005863],
    ),
    (LEVELS, X, 3, -8.35055412734813, [2.45854169782085], [1.0597130735826]),
]


@pytest.mark.parametrize(("y", "x", "levels", "likelihood", "b", "se"), BY_R)
def test_the_coefficients_are_those_of_polr(y, x, levels, likelihood, b, se):
    fit = ordinal_regression(y, x)
    assert fit.model["levels"] == levels
    assert fit.model["log_likelihood"] == pytest.approx(likelihood, rel=1e-12)
    # polr's optimiser stops, and its Hessian is numerical.
    assert fit.coefficients["b"].tolist() == pytest.approx(b, rel=1e-6)
    assert fit.coefficients["se"].tolist() == pytest.approx(se, rel=1e-6)


def test_the_likelihood_ratio_is_that_of_r():
    # n <- table(dep); 2 * (as.numeric(logLik(f)) - sum(n * log(n / sum(n))))
    model = ordinal_regression(TOTALS["depression"], TOTALS[["anxiety", "stress"]]).model
    assert model["lr"] == pytest.approx(243.040390378428, rel=1e-11)
    assert model["lr_df"] == 2


def test_quantile_groups_as_in_r():
    # q <- findInterval(str, quantile(str, c(.2, .4, .6, .8)), left.open = TRUE); table(q)
    # polr(factor(q) ~ z(anx), Hess = TRUE, control = list(reltol = 1e-15, maxit = 1000))
    fit = ordinal_regression(TOTALS["stress"], TOTALS[["anxiety"]], most_levels=5)
    assert fit.model["levels"] == 5
    assert fit.model["log_likelihood"] == pytest.approx(-325.317042629811, rel=1e-12)
    assert fit.coefficients.loc["anxiety", "b"] == pytest.approx(1.04566779575888, rel=1e-6)
    assert fit.coefficients.loc["anxiety", "se"] == pytest.approx(0.142009964451532, rel=1e-6)


def test_only_the_order_of_the_response_counts():
    straight = ordinal_regression(LEVELS, X).coefficients
    assert ordinal_regression(np.exp(LEVELS), X).coefficients.equals(straight)


def test_turning_the_response_round_turns_the_sign():
    straight = ordinal_regression(LEVELS, X).coefficients.loc["x"]
    turned = ordinal_regression([-level for level in LEVELS], X).coefficients.loc["x"]
    assert turned["b"] == pytest.approx(-straight["b"])
    assert turned["p"] == pytest.approx(straight["p"])


def test_a_level_for_every_respondent_can_be_fitted():
    noise = np.random.default_rng(1).normal(size=len(TOTALS))
    fit = ordinal_regression(TOTALS["anxiety"] + 5 * noise, TOTALS[["anxiety"]], most_levels=300)
    assert fit.model["levels"] == 223


@pytest.mark.parametrize(
    ("y", "x", "reason"),
    [
        ([1, 2, 3], {"x": [1, 3, 2]}, "at least 4 respondents"),
        ([2, 2, 2, 2], {"x": [1, 2, 3, 4]}, "response is the same"),
        ([1, 2, 3, 1], {"x": [5, 5, 5, 5]}, "predictor is the same"),
        ([1, 3, 2, 4, 9], {"x": [1, 2, 3, 4, 5], "z": [2, 4, 6, 8, 10]}, "follows exactly"),
        ([1, 1, 2, 2, 3, 3], {"x": [1, 2, 3, 4, 5, 6]}, "separate"),
        ([1, 2, 3, 4, 5, 6], {"x": [1, 2, 3, 4, 5, 6]}, "separate"),
    ],
)
def test_without_what_it_needs_it_says_so(y, x, reason):
    with pytest.raises(Undefined, match=reason):
        ordinal_regression(y, pd.DataFrame(x, dtype=float))


@pytest.mark.parametrize("seed", range(60))
def test_it_is_undefined_just_where_all_pairs_agree(seed):
    random = np.random.default_rng(seed)
    x = random.integers(0, 5, 8).astype(float)
    y = random.integers(0, 3, 8) + x * random.integers(0, 4)
    pairs = np.sign(np.subtract.outer(x, x)) * np.sign(np.subtract.outer(y, y))
    mixed = (pairs > 0).any() and (pairs < 0).any()
    if mixed:
        assert ordinal_regression(y, pd.DataFrame({"x": x})).coefficients["se"].iloc[0] < 10
    else:
        with pytest.raises(Undefined):
            ordinal_regression(y, pd.DataFrame({"x": x}))
