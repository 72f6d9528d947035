"""Partial correlation against R."""

import numpy as np
import pandas as pd
import pytest

from angket.statistics.correlation.partial import partial_correlation
from angket.statistics.undefined import Undefined
from student_totals import student_totals

X = [2, 4, 3, 6, 5, 8, 7, 9]
Y = [1, 3, 5, 4, 6, 7, 9, 8]
OTHERS = pd.DataFrame({"z": [3, 1, 2, 5, 4, 6, 8, 7], "w": [1, 0, 2, 1, 3, 2, 0, 3]})


def test_one_variable_held_constant_as_in_r():
    totals = student_totals()
    figures = partial_correlation(totals["stress"], totals["depression"], totals[["anxiety"]], 0.95)
    # psych::partial.r(data.frame(str, dep, anx), c(1, 2), 3)
    # 2 * pt(-abs(r * sqrt(220 / (1 - r^2))), 220); psych::r.con(r, 223 - 1)
    assert (figures["n"], figures["df"]) == (223, 220)
    assert figures["r"] == pytest.approx(0.161703464764148, rel=1e-12)
    assert figures["p"] == pytest.approx(0.015881878854621, rel=1e-10)
    assert figures["ci_low"] == pytest.approx(0.0306836788787989, rel=1e-10)
    assert figures["ci_high"] == pytest.approx(0.287260223648555, rel=1e-10)


def test_two_variables_held_constant_as_in_r():
    figures = partial_correlation(X, Y, OTHERS, 0.95)
    # r <- cor(resid(lm(X ~ z + w)), resid(lm(Y ~ z + w)))
    # 2 * pt(-abs(r * sqrt(4 / (1 - r^2))), 4); psych::r.con(r, 8 - 2)
    assert figures["df"] == 4
    assert figures["r"] == pytest.approx(0.410366065691789, rel=1e-12)
    assert figures["p"] == pytest.approx(0.419003787363544, rel=1e-12)
    assert figures["ci_low"] == pytest.approx(-0.601525629598637, rel=1e-12)
    assert figures["ci_high"] == pytest.approx(0.91664908977461, rel=1e-12)


def test_the_interval_has_the_confidence_that_was_asked_for_and_all_its_digits():
    figures = partial_correlation(X, Y, OTHERS, 0.99)
    # psych::r.con(0.410366065691789, 8 - 2, p = .99)
    limits = figures["ci_low"], figures["ci_high"]
    assert limits == pytest.approx((-0.782235355686575, 0.958180741308290), rel=1e-12)


def test_distant_means_cost_no_digits():
    moved = partial_correlation(np.array(X) + 1e9, Y, OTHERS * 1e6 + 1e9, 0.95)
    assert moved["r"] == pytest.approx(0.410366065691789, rel=1e-9)


@pytest.mark.parametrize("sign", [1, -1])
def test_a_perfect_partial_correlation_keeps_its_sign_and_has_no_interval(sign):
    z = pd.DataFrame({"z": [1.0, 2, 1, 3, 2, 5]})
    x = np.array([1.0, 3, 2, 5, 4, 9])
    figures = partial_correlation(x, sign * 2 * x - 3 * z["z"], z, 0.95)
    assert figures["r"] == sign
    assert "perfect" in str(figures["p"])
    assert "perfect" in str(figures["ci_low"])


def test_too_few_respondents_for_an_interval():
    figures = partial_correlation(
        [1, 2, 4, 3], [2, 1, 3, 5], pd.DataFrame({"z": [1, 1, 2, 4]}), 0.9
    )
    assert figures["df"] == 1
    assert "4 respondents more" in str(figures["ci_high"])


@pytest.mark.parametrize(
    ("x", "others", "reason"),
    [
        ([1, 2, 4], {"z": [1, 3, 2]}, "at least 4 respondents"),
        ([2, 2, 2, 2], {"z": [1, 3, 2, 5]}, "same for every respondent"),
        ([0.3, 0.1 + 0.2, 0.3, 0.3], {"z": [1, 3, 2, 5]}, "same for every respondent"),
        ([1, 2, 4, 3], {"z": [5, 5, 5, 5]}, "same for every respondent"),
        ([2, 6, 4, 10], {"z": [1, 3, 2, 5]}, "from those held constant"),
        ([1, 2, 4, 3, 5], {"z": [1, 3, 2, 5, 9], "w": [2, 6, 4, 10, 18]}, "of the variables held"),
    ],
)
def test_without_what_it_needs_it_says_so(x, others, reason):
    y = [3, 1, 2, 5, 4][: len(x)]
    with pytest.raises(Undefined, match=reason):
        partial_correlation(x, y, pd.DataFrame(others), 0.95)
