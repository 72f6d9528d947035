"""Power of tests of one mean or two, against R's noncentral t."""

import pytest

from angket.statistics.power.means import means_power
from angket.statistics.undefined import Undefined


@pytest.mark.parametrize(
    ("d", "sizes", "power"),
    [
        # df <- a + b - 2; ncp <- d * sqrt(a * b / (a + b)); q <- qt(.975, df)
        # pt(q, df, ncp, lower = FALSE) + pt(-q, df, ncp)
        (0.5, (29, 71), 0.612792896735936),
        (0.6, (7, 3), 0.120055692491619),
    ],
)
def test_the_power_of_groups_is_of_the_groups_as_large_as_they_are(d, sizes, power):
    assert means_power(d, sizes, 0.05)["power"] == pytest.approx(power, abs=1e-7)


@pytest.mark.parametrize("sizes", [(1,), (0,), (1, 20), (20, 1), (0, 0)])
def test_who_has_nobody_to_differ_from_has_no_power(sizes):
    with pytest.raises(Undefined, match="needs at least 2 respondents"):
        means_power(0.5, sizes, 0.05)
