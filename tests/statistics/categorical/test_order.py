"""Somers' d, gamma and tau-b of ordered categories, and their standard errors."""

import numpy as np
import pytest
from scipy.stats import norm

from angket.statistics.categorical.order import MEASURES, direction_of, tau_b_interval
from angket.statistics.undefined import Undefined

# The example of SciPy's somersd, and counts of falling answers with an empty cell.
HOTELS = np.array([[27, 25, 14, 7, 0], [7, 14, 18, 35, 12], [1, 3, 2, 7, 17]])
FALLING = np.array([[1, 4, 9], [6, 5, 0]])

# CROSSTABS /TABLES=r BY c /STATISTICS=D GAMMA BTAU of PSPP 1.6.2, which prints two decimals:
# value, Asymp. Std. Error and Approx. T of d (c dependent), gamma and tau-b.
PSPP = {
    "hotels": (HOTELS, [(0.60, 0.05), (0.72, 0.06), (0.53, 0.05)], 10.91),
    "turned": (HOTELS.T, [(0.47, 0.04), (0.72, 0.06), (0.53, 0.05)], 10.91),
    "falling": (FALLING, [(-0.77, 0.12), (-0.92, 0.08), (-0.66, 0.10)], -6.18),
}


def by_pairs(shares):
    """Return the three measures by their definition, of the shares of cells."""
    places = [np.arange(size) for size in shares.shape]
    rows, columns = (np.sign(place[:, None] - place) for place in places)
    among = np.einsum("ij,kl->ijkl", shares, shares)
    sign = np.einsum("ik,jl->ijkl", rows, columns)
    tied_not = [
        (among * np.abs(part)).sum()
        for part in (rows[:, None, :, None], columns[None, :, None, :], sign)
    ]
    of_rows, of_columns, of_both = tied_not
    excess = (among * sign).sum()
    return np.array([excess / of_rows, excess / of_both, excess / np.sqrt(of_rows * of_columns)])


def by_delta_method(counts):
    """Return the standard errors of a multinomial sample, by numerical derivatives."""
    n, step = counts.sum(), 1e-6
    shares, slopes = counts / n, np.empty((3, *counts.shape))
    for place in np.ndindex(counts.shape):
        more = np.zeros(counts.shape)
        more[place] = step
        slopes[:, *place] = (by_pairs(shares + more) - by_pairs(shares - more)) / (2 * step)
    mean = (slopes * shares).sum(axis=(1, 2))
    return np.sqrt(((slopes**2 * shares).sum(axis=(1, 2)) - mean**2) / n)


@pytest.mark.parametrize("counts", [HOTELS, HOTELS.T, FALLING, np.array([[4, 18], [7, 21]])])
def test_measures_and_errors_are_those_of_their_definition(counts):
    found = direction_of(counts, 0.95)
    assert [found[name] for name in MEASURES] == pytest.approx(by_pairs(counts / counts.sum()))
    errors = [found[f"{name}_se"] for name in MEASURES]
    assert errors == pytest.approx(by_delta_method(counts), rel=1e-6)


@pytest.mark.parametrize("table", PSPP)
def test_measures_errors_and_t_are_those_that_pspp_prints(table):
    counts, wanted, t = PSPP[table]
    found = direction_of(counts, 0.95)
    for name, (value, error) in zip(MEASURES, wanted, strict=True):
        assert found[name] == pytest.approx(value, abs=0.005)
        assert found[f"{name}_se"] == pytest.approx(error, abs=0.005)
    assert found["somers_d_t"] == pytest.approx(t, abs=0.005)
    assert found["somers_d_p"] == pytest.approx(2 * norm.sf(abs(found["somers_d_t"])), rel=1e-9)


def test_intervals_reach_as_far_as_the_confidence_says_and_stay_within_one():
    found = direction_of(HOTELS, 0.9)
    reach = norm.isf(0.05) * found["gamma_se"]
    assert found["gamma_ci_high"] - found["gamma"] == pytest.approx(reach)
    assert direction_of(np.array([[5, 1], [0, 5]]), 0.99)["somers_d_ci_high"] == 1


def test_scores_of_single_respondents_have_the_interval_of_their_table():
    rows, columns = np.argwhere(HOTELS >= 0).repeat(HOTELS.ravel(), axis=0).T
    limits = tau_b_interval(rows * 2.5, columns - 7.0, 0.95)
    table = direction_of(HOTELS, 0.95)
    assert limits == {name: pytest.approx(table[name]) for name in limits}


@pytest.mark.parametrize(
    ("counts", "reason"),
    [([[5, 3]], "one category only"), ([[5], [3]], "one category"), ([[0, 0], [3, 4]], "one")],
)
def test_one_category_has_no_direction(counts, reason):
    with pytest.raises(Undefined, match=reason):
        direction_of(np.array(counts), 0.95)


def test_pairs_that_all_go_one_way_leave_no_interval():
    found = direction_of(np.array([[5, 0], [0, 5]]), 0.95)
    assert [found[name] for name in MEASURES] == [1, 1, 1]
    for name in MEASURES:
        assert "tells otherwise" in str(found[f"{name}_ci_low"])


def test_scores_that_are_nearly_all_different_are_too_many_for_a_table():
    with pytest.raises(Undefined, match="at most 3,000 different values"):
        tau_b_interval(np.arange(3001), np.arange(3001), 0.95)
