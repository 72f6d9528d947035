"""A probability that is too small for a computer's number is not 0."""

import re
import sys

# The smallest number that a double holds with all its digits, some 2.2e-308.
SMALLEST = sys.float_info.min
_P = re.compile(
    r"(.*_)?p(_holm|_unadjusted|_asymptotic|_corrected|_one_sided|_two_sided)?", re.ASCII
)


def is_p(statistic):
    """Say whether a statistic of this name is a probability of significance.

    Examples
    --------
    >>> [is_p(name) for name in ("p", "f_p", "p_holm", "monte_carlo_p_ci_low", "power")]
    [True, True, True, False, False]
    """
    return _P.fullmatch(statistic) is not None


def positive(p):
    """Give a p that underflows the smallest number, which the true one is at most.

    No p is 0: data can be improbable, but what has been observed is possible. A 0 would be
    read as certainty, and could neither be logged nor divided by.

    Parameters
    ----------
    p : float or array_like of float

    Returns
    -------
    float or ndarray
        NaN stays NaN.

    Examples
    --------
    >>> positive(0.03), positive(0.0)
    (0.03, 2.2250738585072014e-308)
    """
    if isinstance(p, float):
        return max(float(p), SMALLEST)
    # Here, because steps that only judge p values or copy them need not wait for it.
    import numpy as np

    if np.ndim(p):
        return np.maximum(p, SMALLEST)
    return max(float(p), SMALLEST)
