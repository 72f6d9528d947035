"""Critical values: those that tables of textbooks print."""

import pytest

from angket.statistics.critical import critical_chi_square, critical_f, critical_t

# R 4: qt(1 - alpha / 2, df), qf(1 - alpha, df1, df2), qchisq(1 - alpha, df)
BY_R = [
    (critical_t, (53, 0.05), 2.00574599531787),
    (critical_t, (10, 0.01), 3.16927267261695),
    (critical_t, (334, 0.05), 1.96709196291906),
    (critical_f, (1, 53, 0.05), 4.02301699773367),
    (critical_f, (2, 334, 0.05), 3.02276315955036),
    (critical_f, (3, 20, 0.01), 4.93819338231054),
    (critical_chi_square, (1, 0.05), 3.84145882069412),
    (critical_chi_square, (4, 0.05), 9.48772903678115),
    (critical_chi_square, (7, 0.01), 18.47530690658236),
]


@pytest.mark.parametrize(("critical", "given", "expected"), BY_R)
def test_critical_values_are_those_of_r(critical, given, expected):
    assert critical(*given) == pytest.approx(expected, rel=1e-12)
