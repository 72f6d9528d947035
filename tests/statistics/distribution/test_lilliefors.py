"""Lilliefors' p between .10 and .20: against simulation, R, and its own edges."""

import numpy as np
import pytest
import scipy

from angket.statistics.distribution.lilliefors import CRITICAL, lilliefors_test, simulated_p
from angket.statistics.distribution.normality import kolmogorov_smirnov

# Sizes of the table, between them, and beside the change of Dallal and Wilkinson's formula.
SIZES = [5, 9, 17, 45, 100, 101, 300]
BETWEEN = [6, 7, 11, 13, 23, 37, 65, 80, 99, 150]
LARGE = [450, 800, 3000, 5000]
LEVELS = [0.11, 0.13, 0.15, 0.17, 0.19, 0.2]


def simulated(n, samples):
    """Return many largest differences in rising order, by other numbers than the table's."""
    generator = np.random.Generator(np.random.MT19937(n))
    rows = max(1, 400_000 // n)
    found = []
    for _ in range(-(-samples // rows)):
        values = np.sort(generator.normal(3, 2, (rows, n)))
        z = (values - values.mean(axis=1, keepdims=True)) / values.std(axis=1, ddof=1)[:, None]
        places, normal = np.arange(n + 1) / n, scipy.stats.norm.cdf(z)
        found.append(np.maximum(places[1:] - normal, normal - places[:-1]).max(axis=1))
    return np.sort(np.concatenate(found))


@pytest.mark.parametrize(
    "n", SIZES + [pytest.param(n, marks=pytest.mark.slow) for n in BETWEEN + LARGE]
)
def test_p_between_10_and_20_percent_is_right_to_half_a_percent(n):
    samples = 120_000 if n < 1000 else 24_000
    found = simulated(n, samples)
    # Four standard errors of the simulation.
    chance = 4 * np.sqrt(0.2 * 0.8 / len(found))
    limit = 0.005 + chance
    for level in LEVELS:
        difference = np.quantile(found, 1 - level)
        assert simulated_p(difference, n) == pytest.approx(level, abs=limit)
    # .200 is printed only where p is no smaller.
    assert simulated_p(np.quantile(found, 0.805 + chance), n) < 0.2


@pytest.mark.parametrize(
    "n",
    [
        6,
        100,
        101,
        *(pytest.param(n, marks=pytest.mark.slow) for n in (12, 70, 150, 1000, 5000, 50_000)),
    ],
)
def test_p_falls_as_the_difference_grows(n):
    # Ever more skewed values.
    z = scipy.stats.norm.ppf((np.arange(1, n + 1) - 0.5) / n)
    skew = np.linspace(0, 3, 1000) / np.sqrt(n)
    found = sorted(lilliefors_test(z + k * z**2) for k in skew)
    _, p = np.array(found).T
    assert (np.diff(p) <= 1e-12).all()
    assert p[0] == pytest.approx(0.2, rel=1e-12)
    assert p[-1] < 0.09
    assert (np.abs(np.diff(p)) < 0.006).all()


def test_p_of_a_real_sample_between_sizes_of_a_table_is_that_of_simulation():
    # 500,000 samples of 70: P(D >= .096324) = .1068 (standard error .0004)
    assert simulated_p(0.096324, 70) == pytest.approx(0.1068, abs=0.001)


# R: z <- qnorm((1:n - .5) / n); nortest::lillie.test(k * z^2 + z). Its formula for p above .10
# is near simulation for 70 to 300 values, and up to .018 off elsewhere.
NORTEST = [
    (80, 0.21, 0.08932239032, 0.1189492332),
    (150, 0.15, 0.06171252675, 0.1751167284),
    (200, 0.135, 0.05530378764, 0.1424053256),
    (300, 0.113, 0.04613088516, 0.1247719245),
]


@pytest.mark.parametrize(("n", "k", "d", "p"), NORTEST)
def test_p_agrees_with_nortest_where_that_is_near_simulation(n, k, d, p):
    z = scipy.stats.norm.ppf((np.arange(1, n + 1) - 0.5) / n)
    figures = kolmogorov_smirnov(k * z**2 + z)
    assert figures["ks_d"] == pytest.approx(d, rel=1e-8)
    assert figures["lilliefors_p"] == pytest.approx(p, abs=0.005)


def test_the_table_has_sizes_and_levels_in_order():
    assert list(CRITICAL) == sorted(CRITICAL)
    assert all(tuple(sorted(row, reverse=True)) == row for row in CRITICAL.values())
