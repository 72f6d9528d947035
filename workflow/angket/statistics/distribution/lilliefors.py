"""The distribution of Lilliefors' largest difference where p lies between .10 and .20."""

import numpy as np

LEVELS = (0.10, 0.15, 0.20)
# For each number of values the critical values of D * (sqrt(n) - .01 + .85 / sqrt(n)), which
# hardly changes with n (Stephens 1974), at the levels above. Simulated with a seed by
# tests/benchmarks/lilliefors.py: 10 million samples up to 1,000 values, 5 million of 2,000 and
# 2 million of 5,000. The standard error of a p is at most .0003. Beyond, the last row serves:
# the limits lie some .001 higher, which moves a p by less than .002.
CRITICAL = {
    5: (0.8313, 0.7890, 0.7543),
    6: (0.8281, 0.7829, 0.7488),
    7: (0.8285, 0.7815, 0.7459),
    8: (0.8271, 0.7807, 0.7450),
    9: (0.8254, 0.7790, 0.7436),
    10: (0.8245, 0.7781, 0.7427),
    12: (0.8228, 0.7763, 0.7408),
    15: (0.8214, 0.7749, 0.7394),
    20: (0.8202, 0.7736, 0.7382),
    25: (0.8201, 0.7734, 0.7379),
    30: (0.8202, 0.7735, 0.7380),
    40: (0.8202, 0.7737, 0.7382),
    50: (0.8210, 0.7745, 0.7390),
    70: (0.8220, 0.7755, 0.7400),
    100: (0.8233, 0.7768, 0.7413),
    150: (0.8248, 0.7781, 0.7428),
    200: (0.8261, 0.7795, 0.7441),
    300: (0.8274, 0.7808, 0.7454),
    500: (0.8292, 0.7824, 0.7470),
    1000: (0.8309, 0.7843, 0.7489),
    2000: (0.8325, 0.7860, 0.7505),
    5000: (0.8337, 0.7872, 0.7515),
}


def lilliefors_test(values):
    """Return the largest difference between values and their normal distribution, and its p.

    Parameters
    ----------
    values : array_like of float, shape (n,)
        5 or more, not all of them the same.

    Returns
    -------
    d, p : float
        Below .10 p is statsmodels', by Dallal and Wilkinson's formula [1]_, as SPSS prints
        it. From .10 on it is `simulated_p`: where that gives .11, the table of statsmodels
        gives .16 for 70, 150 and 300 values.

    References
    ----------
    .. [1] Dallal, G. E. & Wilkinson, L. (1986). An analytic approximation to the
       distribution of Lilliefors's test statistic for normality. The American
       Statistician 40, 294-296.

    Examples
    --------
    >>> d, p = lilliefors_test([1.0, 1, 1, 2, 2, 5])
    >>> round(d, 3), round(p, 3)
    (0.333, 0.036)
    """
    # Here, because it takes longer to load than most steps take.
    from statsmodels.stats.diagnostic import lilliefors

    d, p = lilliefors(values, "norm", "approx")
    # Where the formula gives more than .10, the library falls back on its table.
    if p > LEVELS[0] or p == lilliefors(values, "norm", "table")[1]:
        p = simulated_p(d, len(values))
    return float(d), float(p)


def simulated_p(d, n):
    """Interpolate p between simulated critical values.

    Parameters
    ----------
    d : float
        Largest difference between values and their normal distribution.
    n : int
        5 or more.

    Returns
    -------
    float
        From .10 to .20, right to .005 for 5 to 5,000 values; from .20 on that is a lower
        bound.

    Examples
    --------
    >>> [round(simulated_p(d, 70), 3) for d in (0.08, 0.096324, 0.12)]
    [0.2, 0.107, 0.1]
    """
    # From the smallest critical value and size on, as interpolation wants them.
    sizes = 1 / np.sqrt(list(CRITICAL)[::-1])
    columns = np.array(list(CRITICAL.values())[::-1]).T[::-1]
    critical = [np.interp(1 / np.sqrt(n), sizes, column) for column in columns]
    scaled = d * (np.sqrt(n) - 0.01 + 0.85 / np.sqrt(n))
    return float(np.exp(np.interp(scaled, critical, np.log(LEVELS[::-1]))))
