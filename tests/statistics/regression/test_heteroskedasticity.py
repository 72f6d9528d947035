"""Spread of residuals: R's figures, however far from 0 totals lie, of two values or of many."""

import numpy as np
import pandas as pd
import pytest

from angket.statistics.regression.heteroskedasticity import breusch_pagan, glejser, park, white
from angket.statistics.regression.least_squares import least_squares
from angket.statistics.undefined import Undefined
from sixteen_respondents import OFFSETS, YES, X, Y, Z


def model(*predictors):
    frame = pd.DataFrame(dict(enumerate(predictors)))
    residuals = least_squares(Y, frame).results.resid
    return residuals, np.column_stack([np.ones(len(Y)), frame])


@pytest.mark.parametrize("offset", OFFSETS)
def test_where_totals_begin_makes_no_difference(offset):
    # m <- lm(y ~ x + z); bptest(m, ~ x * z + I(x^2) + I(z^2)); bptest(m, studentize = FALSE)
    # bptest(m)
    residuals, design = model(X + offset, Z + offset)
    found = white(residuals, design) | breusch_pagan(residuals, design)
    by_r = {
        "white_lm": 13.61679829037246,
        "white_p": 0.01823581975815312,
        "breusch_pagan_lm": 5.81288544644738,
        "breusch_pagan_p": 0.05466986020087244,
        "koenker_lm": 10.92649972279966,
        "koenker_p": 0.004239754716050092,
    }
    assert found == pytest.approx(by_r, rel=1e-11)


@pytest.mark.parametrize("offset", OFFSETS)
def test_one_predictor_far_from_0_keeps_its_breusch_pagan_and_koenker(offset):
    # m <- lm(y ~ x); bptest(m, studentize = FALSE); bptest(m)
    found = breusch_pagan(*model(X + offset))
    assert found["breusch_pagan_lm"] == pytest.approx(6.67993952239561, rel=1e-11)
    assert found["koenker_lm"] == pytest.approx(9.77954281799445, rel=1e-11)


def test_white_of_a_predictor_of_two_values_counts_what_is_independent():
    # m <- lm(y ~ x + d); bptest(m, ~ x * d + I(x^2))
    found = white(*model(X, YES))
    assert found["white_lm"] == pytest.approx(7.80303279246097, rel=1e-11)
    assert found["white_p"] == pytest.approx(0.09906572399591207, rel=1e-11)


@pytest.mark.parametrize(("n", "every"), [(300, 7), (900, 5), (1000, 3), (2600, 4)])
def test_the_square_of_a_predictor_of_two_values_adds_nothing(n, every):
    # In these, statsmodels' het_white of either coding counts the rounding of the square as a term.
    place = np.arange(n)
    design = np.column_stack([np.ones(n), place % every == 0]).astype(float)
    residuals = np.sin(place) * (1 + design[:, 1])
    found, koenker = white(residuals, design), breusch_pagan(residuals, design)
    assert found["white_lm"] == pytest.approx(koenker["koenker_lm"], rel=1e-9)
    assert found["white_p"] == pytest.approx(koenker["koenker_p"], rel=1e-6)


def test_three_dependent_predictors_have_whites_statistic_of_r():
    # e2 <- resid(lm(y ~ a + b + c))^2; w <- lm(e2 ~ a * b + a * c + b * c + I(b^2))
    # 12 * summary(w)$r.squared; pchisq(, w$rank - 1)
    a = [1, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0]
    b = [2, 1, 1, 2, 2, 2, 1, 2, 1, 1, 2, 0]
    c = [1, 0, 0, 1, 1, 0, 1, 1, 1, 1, 1, 0]
    y = [9.0, 4, 3, 8, 5, 6, 2, 9, 4, 7, 5, 1]
    frame = pd.DataFrame({"a": a, "b": b, "c": c}, dtype=float)
    residuals = least_squares(y, frame).results.resid
    found = white(residuals, np.column_stack([np.ones(12), frame]))
    assert found["white_lm"] == pytest.approx(7.01158374704812, rel=1e-11)
    assert found["white_p"] == pytest.approx(0.4276747591794936, rel=1e-11)


@pytest.mark.parametrize("test", [white, breusch_pagan])
def test_residuals_of_one_size_are_undefined_rather_than_a_p_of_1(test):
    residuals = np.tile([1.0, -1], 8)
    with pytest.raises(Undefined, match="one size"):
        test(residuals, np.column_stack([np.ones(16), X]))


@pytest.mark.parametrize("test", [glejser, park])
def test_auxiliary_regressions_of_residuals_of_one_size_are_undefined(test):
    with pytest.raises(Undefined, match="one size"):
        test(np.tile([1.0, -1], 8), pd.DataFrame({"x": X}))
