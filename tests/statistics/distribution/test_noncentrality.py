"""Limits of noncentrality against R."""

import pytest

from angket.statistics.distribution.noncentrality import (
    chi_square_noncentrality,
    f_noncentrality,
    t_noncentrality,
)
from angket.statistics.undefined import Undefined


def test_limits_of_t_equal_those_of_r():
    # R: limit <- function(p, interval) uniroot(function(l) pt(2, 20, l) - p, interval,
    #                                           tol = 1e-13)$root
    #    limit(.975, c(-5, 5)); limit(.025, c(0, 9))
    assert t_noncentrality(2, 20, 0.95) == pytest.approx(
        (-0.0770822783176, 4.03177627698), abs=1e-9
    )


def test_limits_of_f_equal_those_of_r():
    # R: limit <- function(p, interval) uniroot(function(l) pf(4.846, 2, 27, l) - p, interval,
    #                                           tol = 1e-13)$root
    #    limit(.975, c(0, 40)); limit(.025, c(0, 80))
    assert f_noncentrality(4.846, 2, 27, 0.95) == pytest.approx(
        (0.300045228, 25.9590145952), abs=1e-7
    )


def test_limits_of_chi_square_equal_those_of_r():
    # R: limit <- function(p, interval) uniroot(function(l) pchisq(19.135, 4, l) - p, interval,
    #                                           tol = 1e-13)$root
    #    limit(.975, c(0, 40)); limit(.025, c(0, 80))
    assert chi_square_noncentrality(19.135, 4, 0.95) == pytest.approx(
        (3.6198477927715, 36.502776611487), abs=1e-9
    )


def test_limits_of_a_small_chi_square_begin_at_0():
    assert chi_square_noncentrality(0.0, 3, 0.95) == (0, 0)
    low, high = chi_square_noncentrality(3.0, 1, 0.95)
    assert low == 0 < high


@pytest.mark.parametrize("df", [2, 13, 300])
@pytest.mark.parametrize("t", [0.0, 0.5, 5.0, 40.0, 1000.0])
def test_limits_of_t_enclose_it_and_turn_with_its_sign(t, df):
    low, high = t_noncentrality(t, df, 0.95)
    assert low < t < high
    assert t_noncentrality(-t, df, 0.95) == pytest.approx((-high, -low))


def test_limits_of_a_small_f_begin_at_0():
    assert f_noncentrality(0.01, 2, 27, 0.95) == (0, 0)
    low, high = f_noncentrality(1, 2, 27, 0.95)
    assert low == 0 < high


def test_a_t_beyond_all_measure_has_no_limits():
    with pytest.raises(Undefined, match="too large"):
        t_noncentrality(1e5, 13, 0.95)
