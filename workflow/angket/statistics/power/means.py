"""Power of tests of means, by statsmodels."""

from functools import partial
from math import isnan

from angket.statistics.power.need import power_and_need

# In standard deviations; a test that does not find this finds nothing.
LARGEST = 50.0


def power_of_d(effect, sizes, alpha):
    """Return the power of a two-sided t test.

    Parameters
    ----------
    effect : float
        Cohen's d; of paired measurements that of the differences.
    sizes : tuple of int
        The number of respondents, or those of both groups.
    alpha : float

    Returns
    -------
    float

    Examples
    --------
    >>> round(power_of_d(0.5, (34,), 0.05), 4), round(power_of_d(0.5, (64, 64), 0.05), 4)
    (0.8078, 0.8015)
    >>> round(power_of_d(4.0, (4,), 0.05), 4)
    0.9983
    """
    # Here, because it takes longer to load than most steps take.
    from statsmodels.stats.power import TTestIndPower, TTestPower

    if len(sizes) == 1:
        power = partial(TTestPower().power, effect, sizes[0], alpha / 2)
    else:
        first, second = sizes
        power = partial(TTestIndPower().power, effect, first, alpha / 2, ratio=second / first)
    above, below = (float(power(alternative=side)) for side in ("larger", "smaller"))
    # Far above zero, the tail below is too small for scipy, which then has none.
    return above if isnan(below) else above + below


def power_of_f(effect, n, groups, alpha):
    """Return the power of the analysis of variance of independent groups.

    Parameters
    ----------
    effect : float
        Cohen's f, the spread of the means by that within groups.
    n : int
        Of all groups together.
    groups : int
    alpha : float

    Returns
    -------
    float

    Examples
    --------
    >>> round(power_of_f(0.25, 159, 3, 0.05), 4)
    0.8049
    """
    # Here, because it takes longer to load than most steps take.
    from statsmodels.stats.power import FTestAnovaPower

    return float(FTestAnovaPower().power(effect, n, alpha, k_groups=groups))


def means_power(d, sizes, alpha):
    """Return the power of a two-sided t test, and how many respondents it needs.

    Parameters
    ----------
    d, sizes, alpha
        As `power_of_d` has them; groups that are needed keep their shares.

    Returns
    -------
    dict
        As `angket.statistics.power.need.power_and_need` returns it.

    Examples
    --------
    >>> means_power(0.5, (64, 64), 0.05)["n_needed"]
    128
    """
    share = [size / sum(sizes) for size in sizes]

    def power(n):
        return power_of_d(abs(d), tuple(max(2, int(n * part)) for part in share), alpha)

    return power_and_need(power, sum(sizes), 2 * len(sizes), d)


def anova_power(f, n, groups, alpha):
    """Return the power of the analysis of variance, and how many respondents it needs.

    Parameters
    ----------
    f, n, groups, alpha
        As `power_of_f` has them.

    Returns
    -------
    dict
        As `angket.statistics.power.need.power_and_need` returns it.

    Examples
    --------
    >>> anova_power(0.25, 159, 3, 0.05)["n_needed"]
    158
    """
    return power_and_need(lambda size: power_of_f(f, size, groups, alpha), n, groups + 1, f)
