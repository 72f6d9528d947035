"""Effects of one predictor of a regression beside others."""

import numpy as np

from angket.statistics.synthesis.effect_sizes import StudyEffect
from angket.statistics.undefined import Undefined


def partial_r(t, n, predictors):
    """Return the partial correlation behind a regression coefficient's t.

    Parameters
    ----------
    t : float
    n, predictors : int
        All predictors of the regression are counted.

    Returns
    -------
    StudyEffect
        Not to be pooled with correlations of two variables.

    Raises
    ------
    Undefined
        Without a degree of freedom.

    References
    ----------
    Aloe, A. M., & Thompson, C. G. (2013). The synthesis of partial effect sizes. Journal of the
    Society for Social Work and Research 4, 390-405.

    Examples
    --------
    >>> round(partial_r(4.61, 218, 4).value, 4)
    0.3012
    """
    df = _residual_df(n, predictors)
    value = t / np.sqrt(t**2 + df)
    return StudyEffect(float(value), float((1 - value**2) ** 2 / df))


def partial_z(t, n, predictors, textbook=False):
    """Return Fisher's z of a partial correlation.

    Parameters
    ----------
    t : float
    n, predictors : int
    textbook : bool
        The variance is 1 / (n - p - 1), as in metafor 3.8, or with True that of textbooks,
        1 / (n - p - 2), p - 1 variables being held constant.

    Returns
    -------
    StudyEffect

    Raises
    ------
    Undefined
        Without a degree of freedom.

    Examples
    --------
    >>> round(partial_z(4.61, 218, 4).value, 4)
    0.3108
    """
    df = _residual_df(n, predictors + textbook)
    return StudyEffect(float(np.arctanh(partial_r(t, n, predictors).value)), 1 / df)


def semipartial_r(t, n, predictors, r_squared):
    """Return the semi-partial correlation behind a regression coefficient's t.

    Parameters
    ----------
    t : float
    n, predictors : int
    r_squared : float
        Of the whole regression.

    Returns
    -------
    StudyEffect

    Raises
    ------
    Undefined
        Without a degree of freedom.

    References
    ----------
    Aloe and Thompson (2013), as `partial_r`; the variance is that of their equation for large
    samples.

    Examples
    --------
    >>> round(semipartial_r(4.61, 218, 4, 0.24).value, 4)
    0.2754
    """
    df = _residual_df(n, predictors)
    value = t * np.sqrt(1 - r_squared) / np.sqrt(df)
    # Of R squared without the predictor.
    rest = r_squared - value**2
    variance = (r_squared**2 - 2 * r_squared + rest + 1 - rest**2) / n
    return StudyEffect(float(value), float(variance))


def _residual_df(n, predictors):
    df = n - predictors - 1
    if df < 1:
        raise Undefined("too few respondents for a sampling variance")
    return df
