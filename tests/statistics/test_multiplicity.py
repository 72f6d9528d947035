"""Holm's adjustment against R."""

import pytest

from angket.statistics.multiplicity import holm
from angket.statistics.undefined import Undefined


@pytest.mark.parametrize(
    ("p_values", "adjusted"),
    [
        # p.adjust(c(.01, .04, .03, .005), "holm")
        ([0.01, 0.04, 0.03, 0.005], [0.03, 0.06, 0.06, 0.02]),
        # p.adjust(c(.2, NA, .01, .6, .012, NA), "holm")
        ([0.2, None, 0.01, 0.6, 0.012, None], [0.4, None, 0.04, 0.6, 0.04, None]),
        ([0.7, 0.8], [1, 1]),
        ([0.03], [0.03]),
        ([], []),
        ([None], [None]),
    ],
)
def test_the_adjusted_p_values_are_those_of_r(p_values, adjusted):
    for found, expected in zip(holm(p_values), adjusted, strict=True):
        assert found == (expected if expected is None else pytest.approx(expected, rel=1e-14))


def test_an_undefined_p_stays_and_counts_as_no_test():
    reason = Undefined("one respondent")
    assert holm([0.02, reason, 0.04]) == [0.04, reason, 0.04]


@pytest.mark.parametrize("p", [-0.1, 1.1, float("nan")])
def test_what_is_no_p_value_is_refused(p):
    with pytest.raises(ValueError, match="between 0 and 1"):
        holm([0.5, p])
