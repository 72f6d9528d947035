"""Where the true effect of a further study is to be expected."""

import numpy as np
from scipy import stats

from angket.statistics.undefined import Undefined


def prediction_interval(
    estimate, se, tau_squared, k, confidence=0.95, extra_variance=0.0, most_df=np.inf
):
    """Return the interval for the true effect of a further study, with t of k - 2.

    Parameters
    ----------
    estimate, se : float
        Of the pooled effect.
    tau_squared : float
    k : int
        Number of studies.
    confidence : float
    extra_variance : float
        Sampling variance of the further study, when its observed effect is meant and not its true
        one.
    most_df : float
        Of the standard error, where these are fewer than k - 2, such as those of a robust one: the
        interval is then never narrower than that of the mean.

    Returns
    -------
    tuple of float

    Raises
    ------
    Undefined
        Below three studies.

    References
    ----------
    Higgins, J. P. T., Thompson, S. G., & Spiegelhalter, D. J. (2009). A re-evaluation of
    random-effects meta-analysis. Journal of the Royal Statistical Society A 172, 137-159.

    Examples
    --------
    >>> [round(end, 3) for end in prediction_interval(0.4, 0.05, 0.01, 10)]
    [0.142, 0.658]
    """
    if k < 3:
        raise Undefined("fewer than three studies give no prediction interval")
    quantile = stats.t.isf((1 - confidence) / 2, min(k - 2, most_df))
    half = quantile * np.sqrt(tau_squared + se**2 + extra_variance)
    return float(estimate - half), float(estimate + half)


def prediction_interval_as_tested(estimate, se, tau_squared, df=None, confidence=0.95):
    """Return the interval for the true effect of a further study with the quantile of the test.

    Parameters
    ----------
    estimate, se, tau_squared : float
        The standard error is that of the test: Knapp and Hartung's after theirs.
    df : int, optional
        Of the t distribution; without it, the normal one.
    confidence : float

    Returns
    -------
    tuple of float

    Notes
    -----
    This is metafor's interval; narrower than that with k - 2 degrees of freedom.

    Examples
    --------
    >>> [round(end, 3) for end in prediction_interval_as_tested(0.4, 0.05, 0.01)]
    [0.181, 0.619]
    """
    tail = (1 - confidence) / 2
    quantile = stats.norm.isf(tail) if df is None else stats.t.isf(tail, df)
    half = quantile * np.sqrt(tau_squared + se**2)
    return float(estimate - half), float(estimate + half)
