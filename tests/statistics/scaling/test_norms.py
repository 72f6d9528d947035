"""Norm categories against worked examples in print."""

import pytest

from angket.statistics.scaling.bands import classify
from angket.statistics.scaling.norms import hypothetical_norm, norm_bands
from angket.statistics.undefined import Undefined

THREE = ["low", "medium", "high"]
FIVE = ["very low", "low", "medium", "high", "very high"]


# Items, lowest and highest code; minimum, maximum, mean and sd of the worked example.
@pytest.mark.parametrize(
    ("scale", "expected"),
    [
        # Twelve items from 1 to 5: a tutorial on Azwar (2012).
        ((12, 1, 5), (12, 60, 36, 8)),
        # Eighteen items from 1 to 4: minimum 18, maximum 72, a spread of 54 / 6.
        ((18, 1, 4), (18, 72, 45, 9)),
        # A scale that begins at 0, as PSS-10 does.
        ((10, 0, 4), (0, 40, 20, 40 / 6)),
    ],
)
def test_the_hypothetical_norm_follows_from_the_scale(scale, expected):
    assert tuple(hypothetical_norm(*scale).values()) == pytest.approx(expected)


def test_three_bands_hold_their_lower_limit():
    # Mean 36 and sd 8: low below 28, medium to below 44, high from 44 on.
    bands = norm_bands(THREE, 36, 8)
    assert classify([12, 27, 28, 43, 44, 60], bands).tolist() == [
        *("low", "low", "medium", "medium", "high", "high")
    ]


def test_five_bands_hold_their_upper_limit():
    # Mean 12 and sd 4: very low to 6, low to 10, medium to 14, high to 18.
    bands = norm_bands(FIVE, 12, 4)
    assert classify([6, 7, 10, 11, 14, 15, 18, 20], bands).tolist() == [
        *("very low", "low", "low", "medium", "medium", "high", "high", "very high")
    ]


def test_limits_printed_with_two_decimals_are_found():
    # 32 items from 1 to 5: 96 and 21.33 give the limits 64, 85.33, 106.67 and 128.
    norm = hypothetical_norm(32, 1, 5)
    bands = norm_bands(FIVE, norm["mean"], norm["sd"])
    assert [round(band["above"], 2) for band in bands[1:]] == [64, 85.33, 106.67, 128]


@pytest.mark.parametrize("items", range(1, 60))
@pytest.mark.parametrize("highest", [4, 5, 7])
def test_whole_limits_are_exactly_whole(items, highest):
    norm = hypothetical_norm(items, 1, highest)
    spread = items * (highest - 1)
    limits = [band["above"] for band in norm_bands(FIVE, norm["mean"], norm["sd"])[1:]]
    twelfths = [6 * items * (1 + highest) + factor * spread for factor in (-3, -1, 1, 3)]
    for limit, twelfth in zip(limits, twelfths, strict=True):
        if twelfth % 12 == 0:
            assert limit == twelfth // 12


def test_the_lowest_band_has_no_lower_end():
    assert classify([-1e9], norm_bands(THREE, 36, 8)).tolist() == ["low"]


def test_other_numbers_of_bands_are_refused():
    with pytest.raises(ValueError, match="three or five, not 4"):
        norm_bands(FIVE[:4], 36, 8)


def test_without_spread_there_are_no_bands():
    with pytest.raises(Undefined, match="all totals are the same"):
        norm_bands(THREE, 36, 0)
