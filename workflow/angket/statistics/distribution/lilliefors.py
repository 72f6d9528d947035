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


def lilliefors_p(d, n):
    """Return p of the largest difference between values and their normal distribution.

    Parameters
    ----------
    d : float
    n : int
        5 or more.

    Returns
    -------
    float
        Below .10 by Dallal and Wilkinson's formula [1]_, as SPSS prints it. From .10 on
        interpolated between simulated critical values, right to .005 for 5 to 5,000 values
        and never above .20: from there on .20 is a lower bound. Where the formula gives
        .10 or more and simulation less, it is .10.

    References
    ----------
    .. [1] Dallal, G. E. & Wilkinson, L. (1986). An analytic approximation to the
       distribution of Lilliefors's test statistic for normality. The American
       Statistician 40, 294-296.

    Examples
    --------
    >>> [round(lilliefors_p(d, 70), 3) for d in (0.08, 0.096324, 0.12)]
    [0.2, 0.107, 0.014]
    """
    a, b, c = _parabola(n)
    at_ten_percent = (-b - np.sqrt(b**2 - 4 * a * c)) / (2 * a)
    if d >= at_ten_percent:
        return float(np.exp(a * d**2 + b * d + c - 2.3025851))
    # From the smallest critical value and size on, as interpolation wants them.
    sizes = 1 / np.sqrt(list(CRITICAL)[::-1])
    columns = np.array(list(CRITICAL.values())[::-1]).T[::-1]
    critical = [np.interp(1 / np.sqrt(n), sizes, column) for column in columns]
    scaled = d * (np.sqrt(n) - 0.01 + 0.85 / np.sqrt(n))
    return float(np.exp(np.interp(scaled, critical, np.log(LEVELS[::-1]))))


def _parabola(n):
    """Return Dallal and Wilkinson's coefficients of the logarithm of 10 p."""
    if n <= 100:
        root = np.sqrt(n + 2.78019)
        return (
            -7.01256 * (n + 2.78019),
            2.99587 * root,
            2.1804661 + 0.974598 / np.sqrt(n) + 1.67997 / n,
        )
    return -7.90289126054 * n**0.98, 3.180370175721 * n**0.49, 2.2947256
