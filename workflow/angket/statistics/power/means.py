"""Power of tests of means, by statsmodels."""

from functools import partial
from math import isnan

from angket.statistics.power.need import power_and_need
from angket.statistics.undefined import Undefined

# In standard deviations; a test that does not find this finds nothing.
LARGEST = 50.0
# Respondents, or respondents in each group.
FEWEST = 2


def refuse_too_few(sizes):
    """Raise Undefined where a sample, or a group, has no spread to test against."""
    if min(sizes) < FEWEST:
        raise Undefined("needs at least 2 respondents")


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

    Raises
    ------
    Undefined
        With fewer than two respondents, or two in each group, there is no spread to test against.

    Examples
    --------
    >>> round(power_of_d(0.5, (34,), 0.05), 4), round(power_of_d(0.5, (64, 64), 0.05), 4)
    (0.8078, 0.8015)
    >>> round(power_of_d(4.0, (4,), 0.05), 4)
    0.9983
    """
    refuse_too_few(sizes)
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

    Raises
    ------
    Undefined
        As `power_of_d` does.

    Examples
    --------
    >>> means_power(0.5, (64, 64), 0.05)["n_needed"]
    128
    """
    refuse_too_few(sizes)
    n = sum(sizes)

    def power(wanted):
        # In whole numbers: 29 of 100 are not 28, which is what 100 times .29 comes to.
        split = tuple(max(FEWEST, wanted * size // n) for size in sizes)
        return power_of_d(abs(d), sizes if wanted == n else split, alpha)

    return power_and_need(power, n, FEWEST * len(sizes), d)


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
