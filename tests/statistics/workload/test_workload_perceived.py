"""Measured workload of units beside the perceived one."""

from itertools import permutations

import numpy as np
import pandas as pd
import pytest
import scipy

from angket.statistics.workload.perceived import (
    beside_measured,
    perceived_of_units,
    rank_correlation,
    units_needed,
)
from angket.statistics.workload.refused import Refused


def test_units_are_enough_from_where_full_agreement_would_be_significant():
    for alpha in (0.1, 0.05, 0.01, 0.001):
        n = units_needed(alpha)
        p = scipy.stats.kendalltau(range(n), range(n), method="exact").pvalue
        fewer = scipy.stats.kendalltau(range(n - 1), range(n - 1), method="exact").pvalue
        assert p <= alpha < fewer


def test_too_few_units_and_equal_units_have_reasons():
    with pytest.raises(Refused) as refused:
        rank_correlation([1, 2, 3, 4, np.nan], [1, 2, 3, 4, 5], 0.05)
    assert (refused.value.key, refused.value.fillings) == ("too_few_units", {"n": 4, "needed": 5})
    with pytest.raises(Refused, match="units_alike"):
        rank_correlation([1, 1, 1, 1, 1], [1, 2, 3, 4, 5], 0.05)


@pytest.mark.parametrize("perceived", [[3, 1, 2, 5, 4, 6], [2, 2, 1, 5, 4, 4]])
def test_p_of_few_units_counts_every_order(perceived):
    measured = [0.4, 0.5, 0.9, 1.0, 1.2, 1.3]
    found = rank_correlation(measured, perceived, 0.05)
    ranks = scipy.stats.rankdata(perceived)
    products = [np.dot(order, ranks) for order in permutations(range(1, 7))]
    here = np.dot(range(1, 7), ranks)
    tails = [np.mean([p >= here for p in products]), np.mean([p <= here for p in products])]
    assert found["rho_p"] == pytest.approx(min(1, 2 * min(tails)), rel=1e-12)
    assert found["rho"] == scipy.stats.spearmanr(measured, perceived).statistic
    assert found["tau_b"] == scipy.stats.kendalltau(measured, perceived).statistic


@pytest.mark.parametrize(
    ("perceived", "rho_p", "tau_p"),
    [([3, 1, 2, 5, 4, 6], 0.102777777778, 0.136111111111),
     ([2, 4, 1, 3, 6, 5, 8, 7], 0.015376984126984, 0.031150793650794)],
)  # fmt: skip
def test_p_of_few_units_is_that_of_r(perceived, rho_p, tau_p):
    # cor.test(x, y, method = "spearman") and "kendall", exact by default, of R 4.
    found = rank_correlation(range(len(perceived)), perceived, 0.05)
    assert found["rho_p"] == pytest.approx(rho_p, rel=1e-11)
    assert found["tau_b_p"] == pytest.approx(tau_p, rel=1e-11)


def test_many_units_are_scipys():
    random = np.random.default_rng(4)
    x, y = random.normal(size=(2, 30))
    found = rank_correlation(x, x + y, 0.05)
    assert found["rho_p"] == scipy.stats.spearmanr(x, x + y).pvalue
    assert found["tau_b_p"] == scipy.stats.kendalltau(x, x + y).pvalue


def test_units_known_to_one_side_only_are_told_and_small_ones_are_not_shown():
    units = pd.Series(["A", "A", "A", "B", "B", None, "C"])
    totals = pd.Series([10.0, np.nan, 30, 40, np.nan, 50, 60])
    perceived = perceived_of_units(totals, units, fewest=2)
    assert perceived["respondents"].to_dict() == {"A": 2, "B": 1, "C": 1}
    assert perceived.loc["A", "perceived"] == 20
    both = beside_measured(pd.Series({"A": 1.1, "B": 0.9, "D": 0.5}), perceived["perceived"])
    assert both["key"].to_dict() == {
        "A": None,
        "B": "unit_undefined",
        "C": "unit_not_measured",
        "D": "unit_not_perceived",
    }
    with pytest.raises(Refused, match="duplicate_unit"):
        beside_measured(pd.Series([1.0, 2], index=["A", "A"]), perceived["perceived"])
