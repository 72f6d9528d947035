"""Power against R and the documented examples of its package pwr."""

from functools import partial

import numpy as np
import pytest
from scipy import stats

from angket.statistics.power.correlations import correlation_power, rank_correlation_power
from angket.statistics.power.counts import chi_square_power
from angket.statistics.power.detectable import (
    detectable_association,
    detectable_correlation,
    detectable_paths,
    detectable_regression,
)
from angket.statistics.power.indirect import mediation_power, sobel_power
from angket.statistics.power.regressions import regression_power
from angket.statistics.undefined import Undefined


@pytest.mark.parametrize(
    ("r", "n", "power", "needed"),
    [
        # help(pwr.r.test): r = .3, n = 50 has power 0.5715558; r = .3 needs n = 84.07364
        (0.3, 50, 0.571555841860208, 85),
        # t <- qt(.975, n - 2); rc <- sqrt(t^2 / (t^2 + n - 2))
        # zr <- atanh(r) + r / (2 * (n - 1))
        # pnorm((zr - atanh(rc)) * sqrt(n - 3)) + pnorm((-zr - atanh(rc)) * sqrt(n - 3))
        (0.3, 84, 0.79964697557227, 85),
        (-0.5, 28, 0.796211724933317, 29),
        (0.1, 784, 0.801128300157119, 782),
    ],
)
def test_power_of_a_correlation(r, n, power, needed):
    found = correlation_power(r, n, 0.05)
    assert found["power"] == pytest.approx(power, rel=1e-10)
    assert found["n_needed"] == needed


@pytest.mark.parametrize(
    ("f_squared", "predictors", "n", "power", "needed"),
    [
        # help(pwr.f2.test): u = 5, v = 89, f2 = .1 / (1 - .1) has power 0.6735858
        # Exact, where R's pf(ncp = ) has nine digits: f <- qf(.95, u, v); j <- 0:5000
        # sum(dpois(j, f2 * n / 2) * pbeta(u * f / (u * f + v), u / 2 + j, v / 2, lower = FALSE))
        (0.1 / 0.9, 5, 95, 0.6735857708186467, 122),
        # G*Power and Cohen's medium effect: 77 respondents for three predictors
        (0.15, 3, 76, 0.7957117726946321, 77),
        (0.15, 3, 77, 0.8017655209357086, 77),
        (0.02, 2, 223, 0.4515220478218505, 485),
    ],
)
def test_power_of_a_regression(f_squared, predictors, n, power, needed):
    found = regression_power(f_squared, predictors, n, 0.05)
    assert found["power"] == pytest.approx(power, rel=1e-10)
    assert found["n_needed"] == needed


def test_power_of_one_term_beside_two_others():
    # The exact sum above with u = 1, v = n - 4: among 100, and the fewest with .8
    found = regression_power(0.02, 3, 100, 0.05, tested=1)
    assert found["power"] == pytest.approx(0.288168853695014, rel=1e-10)
    assert found["n_needed"] == 395


def test_power_of_both_paths_of_a_mediation():
    # The product of the exact sums with v = n - 2 and v = n - 3
    found = mediation_power(0.15, 0.02, 100, 0.05)
    assert found["power"] == pytest.approx(0.279453441480674, rel=1e-10)
    assert found["n_needed"] == 395
    assert mediation_power(0.39**2, 0.39**2, 69, 0.05)["power"] == pytest.approx(0.794089337166336)


def test_power_of_sobels_test():
    # s <- z * sqrt(N / n); pnorm(s - qnorm(.975)) + pnorm(-s - qnorm(.975)) for z = 2
    found = sobel_power(-2, 100, 0.05)
    assert found["power"] == pytest.approx(0.516005273976175, rel=1e-12)
    assert found["n_needed"] == 197


@pytest.mark.parametrize(
    ("coefficient", "test", "power", "needed"),
    [
        # The formula of the correlation above for 2 * sin(pi * .3 / 6) or sin(pi * .2 / 2)
        # and n * 9 / pi^2 respondents
        (0.3, "spearman", 0.568592236367032, 85),
        (0.2, "kendall", 0.557520449731187, 87),
    ],
)
def test_power_of_rank_correlations(coefficient, test, power, needed):
    found = rank_correlation_power(coefficient, test, 50, 0.05)
    assert found["power"] == pytest.approx(power, rel=1e-10)
    assert found["n_needed"] == needed


def test_ranks_of_normal_samples_are_as_often_significant_as_their_power_says():
    n, r, samples = 60, 0.35, 4000
    x, noise = np.random.default_rng(1).standard_normal((2, samples, n))
    y = r * x + np.sqrt(1 - r**2) * noise
    rho = np.array([stats.spearmanr(*pair).statistic for pair in zip(x, y, strict=True)])
    p = 2 * stats.t.sf(np.abs(rho) * np.sqrt((n - 2) / (1 - rho**2)), n - 2)
    power = rank_correlation_power(6 / np.pi * np.arcsin(r / 2), "spearman", n, 0.05)["power"]
    # Three standard errors of the share.
    assert (p <= 0.05).mean() == pytest.approx(
        power, abs=3 * np.sqrt(power * (1 - power) / samples)
    )


@pytest.mark.parametrize(
    ("w", "df", "n", "power", "needed"),
    [
        # help(pwr.chisq.test): w = .289, df = 3, N = 100 has power 0.6750777
        # 1 - pchisq(qchisq(.95, df), df, ncp = w^2 * N)
        (0.289, 3, 100, 0.675077657003721, 131),
        # Cohen (1992), A power primer, table 2: 133 respondents for w = .3 and df = 4
        (0.3, 4, 132, 0.797908550573513, 133),
        (0.3, 1, 87, 0.799055745879973, 88),
        # help(pwr.chisq.test): w = .1, df = 20 needs N = 2096.079
        (0.1, 20, 2096, None, 2097),
    ],
)
def test_power_of_the_chi_square_test(w, df, n, power, needed):
    found = chi_square_power(w, df, n, 0.05)
    assert found["n_needed"] == needed
    if power is not None:
        assert found["power"] == pytest.approx(power, rel=1e-10)


@pytest.mark.parametrize(
    ("found", "power"),
    [
        (regression_power(0, 3, 50, 0.05), 0.05),
        (chi_square_power(0, 2, 50, 0.05), 0.05),
        # The approximation for correlations, as R computes it with the formula above.
        (correlation_power(0, 50, 0.05), 0.04968558284691664),
    ],
)
def test_without_an_effect_power_is_alpha_and_no_number_is_enough(found, power):
    assert found["power"] == pytest.approx(power, rel=1e-12)
    assert "no effect" in str(found["n_needed"])


def test_an_effect_too_small_for_any_survey():
    assert "too small" in str(correlation_power(1e-6, 50, 0.05)["n_needed"])


def test_an_effect_that_the_fewest_respondents_show():
    assert regression_power(1e4, 1, 3, 0.05)["n_needed"] == 3


@pytest.mark.parametrize(("r", "n", "reason"), [(0.3, 4, "5 respondents"), (-1.0, 50, "perfect")])
def test_a_correlation_without_power_says_so(r, n, reason):
    with pytest.raises(Undefined, match=reason):
        correlation_power(r, n, 0.05)


def test_ranks_without_power_say_so():
    with pytest.raises(Undefined, match="6 respondents"):
        rank_correlation_power(0.3, "spearman", 5, 0.05)
    with pytest.raises(Undefined, match="perfect"):
        rank_correlation_power(1.0, "kendall", 50, 0.05)


def test_a_mediation_without_respondents_says_so():
    with pytest.raises(Undefined, match="more than 3 respondents"):
        mediation_power(0.15, 0.15, 3, 0.05)


def test_a_regression_without_respondents_says_so():
    with pytest.raises(Undefined, match="more than 4 respondents"):
        regression_power(0.15, 3, 4, 0.05)


@pytest.mark.parametrize(
    ("found", "by_r"),
    [
        # The powers of R's pwr.r.test, pwr.f2.test (with f2 n for lambda) and pwr.chisq.test, as
        # above, by uniroot(function(effect) power(effect) - .8, tol = 1e-14)
        (partial(detectable_correlation, "pearson", 50), 0.384325061274652),
        (partial(detectable_correlation, "pearson", 17620), 0.0211038517818476),
        (partial(detectable_regression, 1, 56), 0.145314649587275),
        (partial(detectable_regression, 3, 77), 0.149394435099),
        (partial(detectable_regression, 3, 100, tested=1), 0.0800889463903599),
        (partial(detectable_association, (2, 2), 60), 0.361682653471387),
        (partial(detectable_association, (3, 3), 200), 0.244287595240781),
        (partial(detectable_paths, 50), 0.214819074037919),
    ],
)
def test_the_smallest_effect_that_would_be_found(found, by_r):
    assert found(alpha=0.05) == pytest.approx(by_r, rel=1e-9)


@pytest.mark.parametrize(("test", "back"), [("spearman", 6), ("kendall", 2)])
def test_the_smallest_rank_correlation_has_the_power_wanted(test, back):
    least = detectable_correlation(test, 60, 0.05)
    # r of 60 * 9 / pi^2 respondents by uniroot, as rho and tau of a normal distribution
    r = 0.368338267821945
    assert least == pytest.approx(back / np.pi * np.arcsin(r / 2 if back == 6 else r), rel=1e-9)
    assert rank_correlation_power(least, test, 60, 0.05)["power"] == pytest.approx(0.8, rel=1e-9)


@pytest.mark.parametrize(
    "found",
    [
        partial(detectable_correlation, "pearson", 4),
        partial(detectable_regression, 3, 4),
        partial(detectable_association, (2, 2), 5),
        partial(detectable_paths, 3),
    ],
)
def test_too_few_respondents_would_find_no_effect(found):
    with pytest.raises(Undefined, match="so few respondents"):
        found(alpha=0.05)
