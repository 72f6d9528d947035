"""Power of the chi-square test of independence."""

from angket.statistics.power.need import power_and_need


def chi_square_power(w, df, n, alpha):
    """Return the power of the chi-square test of independence.

    Parameters
    ----------
    w : float
        Cohen's effect, sqrt(chi-square / n) in the population: phi in 2x2 tables.
    df : int
        Degrees of freedom, (rows - 1) (columns - 1).
    n : int
        Number of respondents.
    alpha : float

    Returns
    -------
    dict
        As `angket.statistics.power.need.power_and_need` returns it.

    Notes
    -----
    Noncentral chi-square with lambda = n w^2 [1]_, for the test without Yates'
    correction, as G*Power and R's pwr.chisq.test.

    References
    ----------
    .. [1] Cohen, J. (1988). Statistical Power Analysis for the Behavioral Sciences, 2nd
       ed., ch. 7.

    Examples
    --------
    >>> round(chi_square_power(0.289, 3, 100, 0.05)["power"], 4)
    0.6751
    """
    return power_and_need(lambda size: power_of_w(w, df, size, alpha), n, 1, w)


def power_of_w(w, df, n, alpha):
    """Return the power of the chi-square test of independence, by statsmodels.

    Parameters
    ----------
    w, df, n, alpha
        As `chi_square_power` has them.

    Returns
    -------
    float

    Examples
    --------
    >>> round(float(power_of_w(0.289, 3, 100, 0.05)), 4)
    0.6751
    """
    # Here, because it takes longer to load than most steps take.
    from statsmodels.stats.power import GofChisquarePower

    return GofChisquarePower().power(w, n, alpha, n_bins=df + 1)
