"""The effect of a study and its sampling variance, on the scale on which effects are pooled."""

from typing import NamedTuple

import numpy as np
from scipy import special

from angket.statistics.undefined import Undefined


class StudyEffect(NamedTuple):
    """An effect to be pooled.

    Attributes
    ----------
    value, variance : float
    """

    value: float
    variance: float


_BACK = {
    "fisher_z": np.tanh,
    "partial_z": np.tanh,
    "log_odds_ratio": np.exp,
    "log_risk_ratio": np.exp,
}


def back_transform(value, measure):
    """Return a pooled effect, or an end of its interval, on the scale that is read.

    Parameters
    ----------
    value : float or Undefined
        On the scale of the pool. Transform once, at the end: a mean of transformed ends is none.
        What is Undefined stays so.
    measure : str
        fisher_z and partial_z become a correlation, log_odds_ratio and log_risk_ratio a ratio;
        others stay. The correlation is that of the study in the middle, see `mean_correlation`.

    Returns
    -------
    float or Undefined

    Examples
    --------
    >>> round(back_transform(0.5, "fisher_z"), 3), back_transform(0.5, "r")
    (0.462, 0.5)
    """
    if isinstance(value, Undefined):
        return value
    return float(_BACK[measure](value)) if measure in _BACK else float(value)


def mean_correlation(estimate, tau_squared):
    """Return the mean of correlations whose Fisher's z is normal between studies.

    Parameters
    ----------
    estimate, tau_squared : float
        Mean and variance of Fisher's z.

    Returns
    -------
    float
        Nearer to 0 than tanh(estimate), the median.

    Examples
    --------
    >>> round(mean_correlation(0.5, 0.1), 3)
    0.43
    """
    nodes, weights = special.roots_hermitenorm(150)
    values = np.tanh(estimate + np.sqrt(tau_squared) * nodes)
    return float(weights @ values / weights.sum())


def require_correlation(r, n, fewest=4):
    """Refuse a correlation or a number of respondents that cannot be pooled.

    Parameters
    ----------
    r : float
    n : float
        Respondents of this pair of variables, which may be fewer than those of the study.
    fewest : int
        Respondents needed.

    Raises
    ------
    Undefined

    Examples
    --------
    >>> require_correlation(1.0, 20)
    Traceback (most recent call last):
    angket.statistics.undefined.Undefined: undefined: a correlation of 1 or -1 has no sampling \
variance
    """
    if r is None or np.isnan(r):
        raise Undefined("the study prints no number")
    if abs(r) > 1:
        raise Undefined("a correlation beyond 1 or -1 is none")
    if abs(r) == 1:
        raise Undefined("a correlation of 1 or -1 has no sampling variance")
    if n is None or np.isnan(n):
        raise Undefined("the number of respondents is not given")
    if n < fewest:
        raise Undefined("too few respondents for a sampling variance")


def fisher_z(r, n):
    """Return Fisher's z of a correlation, with variance 1 / (n - 3).

    Parameters
    ----------
    r : float
    n : int

    Returns
    -------
    StudyEffect

    Raises
    ------
    Undefined
        As `require_correlation` does: n below 4, r of 1 or beyond.

    References
    ----------
    Fisher, R. A. (1921). On the probable error of a coefficient of correlation deduced from a
    small sample. Metron 1, 3-32.

    Examples
    --------
    >>> round(fisher_z(0.5, 28).value, 3), fisher_z(0.5, 28).variance
    (0.549, 0.04)
    """
    require_correlation(r, n)
    return StudyEffect(float(np.arctanh(r)), 1 / (n - 3))


def rank_variance(rho, n):
    """Return the variance of Fisher's z of Spearman's rho.

    Parameters
    ----------
    rho : float
        As printed, not turned into Pearson's r.
    n : int

    Returns
    -------
    float
        (1 + rho^2 / 2) / (n - 3), larger than 1 / (n - 3) of Pearson's r.

    Raises
    ------
    Undefined
        As `effect_sizes.require_correlation` does.

    References
    ----------
    Bonett, D. G., & Wright, T. A. (2000). Sample size requirements for estimating Pearson,
    Kendall and Spearman correlations. Psychometrika 65, 23-28.

    Examples
    --------
    >>> round(rank_variance(0.6, 28), 4)
    0.0472
    """
    require_correlation(rho, n)
    return (1 + rho**2 / 2) / (n - 3)


def raw_r(r, n):
    """Return a correlation, with variance (1 - r^2)^2 / (n - 1).

    Parameters
    ----------
    r : float
    n : int

    Returns
    -------
    StudyEffect
        Its variance depends on r: larger correlations count more, and small-study tests mislead.

    Raises
    ------
    Undefined
        As `require_correlation` does.

    Examples
    --------
    >>> round(raw_r(0.5, 28).variance, 4)
    0.0208
    """
    require_correlation(r, n)
    return StudyEffect(float(r), (1 - r**2) ** 2 / (n - 1))


def unbiased_r(r, n):
    """Return a correlation freed of the bias of small samples.

    Parameters
    ----------
    r : float
    n : int

    Returns
    -------
    StudyEffect

    Raises
    ------
    Undefined
        As `require_correlation` does, with at least five respondents.

    References
    ----------
    Olkin, I., & Pratt, J. W. (1958). Unbiased estimation of certain correlation coefficients.
    Annals of Mathematical Statistics 29, 201-211.

    Examples
    --------
    >>> round(unbiased_r(0.5, 28).value, 4)
    0.5077
    """
    require_correlation(r, n, fewest=5)
    value = float(r * _gauss((n - 2) / 2, 1 - r**2))
    return StudyEffect(value, (1 - value**2) ** 2 / (n - 1))


def _gauss(c, z):
    """Return Gauss's hypergeometric function of 1/2, 1/2, c and z.

    scipy's has no value for c above about 150, where the series needs few terms.
    """
    if c < 20:
        return special.hyp2f1(0.5, 0.5, c, z)
    steps = np.arange(300)
    return 1 + np.cumprod((steps + 0.5) ** 2 / ((c + steps) * (steps + 1)) * z).sum()
