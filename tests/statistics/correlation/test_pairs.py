"""Pearson, Spearman and Kendall against R, and where they have no value."""

import numpy as np
import pytest

from angket.statistics.correlation.pairs import correlation, pearson, product_moment
from angket.statistics.undefined import Undefined

X, Y = [2, 1, 4, 3, 6, 5], [1, 2, 3, 4, 5, 7]
# R: x <- c(2, 1, 4, 3, 6, 5); y <- c(1, 2, 3, 4, 5, 7); cor.test(x, y)
R, P, LOW, HIGH = 0.79179465488863, 0.0605114033627566, -0.0553051596733395, 0.9761145801153426


def test_pearsons_r_is_that_of_r_however_it_is_asked_for():
    figures = correlation(X, Y, 0.95)
    found = [figures[name] for name in ("r", "p", "ci_low", "ci_high")]
    assert found == pytest.approx([R, P, LOW, HIGH], rel=1e-12)
    assert product_moment(X, Y) == pytest.approx(R, rel=1e-14)


def test_large_values_cost_no_digits_that_they_have():
    assert product_moment(np.array(X) + 1e9, Y) == pytest.approx(R, rel=1e-12)


# The sum of a tenth and two tenths is not three tenths, but nobody answered differently.
@pytest.mark.parametrize("constant", [[3.0] * 4, [0.3, 0.1 + 0.2, 0.3, 0.3]])
@pytest.mark.parametrize(
    "correlate", [pearson, product_moment, lambda x, y: correlation(x, y, 0.9)]
)
def test_a_variable_without_spread_says_so(correlate, constant):
    for pair in ((constant, [1, 2, 3, 5]), ([1, 2, 3, 5], constant)):
        with pytest.raises(Undefined, match="same for every respondent"):
            correlate(*pair)


def test_a_perfect_correlation_has_neither_p_nor_interval():
    figures = correlation([1, 2, 3, 4], [8, 6, 4, 2], 0.95)
    assert figures["r"] == -1
    assert {str(figures[name]) for name in ("p", "ci_low", "ci_high")} == {
        "undefined: the correlation is perfect"
    }


def test_three_respondents_have_a_p_and_no_interval():
    figures = correlation([1, 2, 3], [1, 3, 2], 0.95)
    assert figures["p"] == pytest.approx(2 / 3)
    assert "at least 4" in str(figures["ci_low"])
