"""RESET: R's figures however far from 0 the totals lie, and whatever the line explains."""

import numpy as np
import pytest

from angket.statistics.regression.linearity import ramsey_reset
from angket.statistics.undefined import Undefined
from sixteen_respondents import OFFSETS, YES, X, Y, Z

# resettest(lm(y ~ x + z))
BY_R = {"reset_f": 0.440780920979321, "reset_df1": 2, "reset_df2": 11, "reset_p": 0.6544181533016}


def design(*predictors):
    return np.column_stack([np.ones(len(Y)), *predictors])


@pytest.mark.parametrize("offset", OFFSETS)
def test_where_totals_begin_makes_no_difference(offset):
    found = ramsey_reset(Y + offset, design(X + offset, Z + offset))
    assert found == pytest.approx(BY_R, rel=1e-10)


@pytest.mark.parametrize("unit", [1e-8, 1e8])
def test_the_unit_of_the_response_makes_no_difference(unit):
    assert ramsey_reset(Y * unit, design(X, Z)) == pytest.approx(BY_R, rel=1e-10)


@pytest.mark.parametrize("slope", [1.0, 1e-3, 1e-6])
def test_a_line_that_explains_next_to_nothing_has_its_powers_tested_too(slope):
    # Of residuals alone and a slope, squares and cubes of the fitted values are those of x.
    left = Y - np.polyval(np.polyfit(X, Y, 1), X)
    found = ramsey_reset(left + slope * X, design(X))
    # anova(lm(y ~ x), lm(y ~ x + I(x^2) + I(x^3)))
    assert found["reset_f"] == pytest.approx(0.03332758463728, rel=1e-6)


def test_two_values_leave_no_powers_to_add():
    with pytest.raises(Undefined, match="too few values"):
        ramsey_reset(Y, design(YES))


def test_a_level_line_has_no_powers():
    with pytest.raises(Undefined, match="level"):
        ramsey_reset(np.tile([1.0, 2, 2, 1], 4), design(np.tile([1.0, 1, 2, 2], 4)))
