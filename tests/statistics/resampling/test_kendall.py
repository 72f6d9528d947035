"""The bootstrap of Kendall's tau-b: its values are SciPy's, and its interval is that of R."""

import numpy as np
import pytest
from scipy import stats

from angket.statistics.resampling.kendall import bootstrap_kendall, tau_b
from angket.statistics.undefined import Undefined

X = [2, 4, 4, 5, 7, 7, 7, 8, 9, 9, 10, 11, 12, 12, 13, 14, 15, 15, 16, 18]
Y = [3, 1, 4, 4, 2, 6, 7, 5, 5, 9, 6, 8, 8, 11, 9, 7, 12, 10, 13, 10]


def test_the_coefficient_of_every_resample_is_scipys():
    draw = np.random.default_rng(3)
    counts = draw.multinomial(20, [1 / 20] * 20, size=40).astype(float)
    orders = [np.sign(np.subtract.outer(scores, scores)).astype(float) for scores in (X, Y)]
    samples = [np.repeat([X, Y], row.astype(int), axis=1) for row in counts]
    expected = [stats.kendalltau(*sample).statistic for sample in samples]
    assert tau_b(counts, *orders) == pytest.approx(expected, abs=1e-12)


# R 4: boot::boot(cbind(x, y), function(d, i) cor(d[i, 1], d[i, 2], method = "kendall"), R = 50000)
# with set.seed(1), sd of its replicates and boot.ci(type = c("perc", "bca")); limits of so many
# resamples differ by a few thousandths from seed to seed.
OF_R = {"estimate": 0.72131147541, "bootstrap_se": 0.07586953, "percentile_low": 0.5575}
OF_R |= {"percentile_high": 0.8596, "bca_low": 0.5325, "bca_high": 0.8461}


def test_the_interval_is_that_of_r_but_for_chance():
    found = bootstrap_kendall(X, Y, 0.95, seed=1, repeats=50_000).loc["tau_b"]
    assert found["estimate"] == pytest.approx(OF_R["estimate"], abs=1e-11)
    assert found["bootstrap_se"] == pytest.approx(OF_R["bootstrap_se"], abs=0.001)
    for limit in ("percentile_low", "percentile_high", "bca_low", "bca_high"):
        assert found[limit] == pytest.approx(OF_R[limit], abs=0.005), limit


def test_respondents_with_the_same_scores_count_as_often_as_they_are():
    twice = bootstrap_kendall(X * 2, Y * 2, 0.95, seed=1, repeats=500).loc["tau_b"]
    assert twice["estimate"] == pytest.approx(stats.kendalltau(X * 2, Y * 2).statistic)
    assert twice["bca_low"] < twice["estimate"] < twice["bca_high"]


def test_more_different_pairs_than_take_seconds_are_refused():
    scores = np.arange(2001.0)
    with pytest.raises(Undefined, match="at most 2,000 different pairs"):
        bootstrap_kendall(scores, -scores, 0.95, seed=1)
    with pytest.raises(Undefined):
        bootstrap_kendall([1, 1, 1, 1], [1, 2, 3, 4], 0.95, seed=1)
