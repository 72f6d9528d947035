"""How well a model of covariances fits."""

from typing import NamedTuple

import numpy as np
import scipy

from angket.statistics.structural.covariance_structure import implied
from angket.statistics.structural.independence import independence, residuals
from angket.statistics.undefined import Undefined

SATURATED = "the model has as many parameters as there are moments, so that nothing is tested"
CLOSE = 0.05


class ChiSquare(NamedTuple):
    """A test of a model.

    Attributes
    ----------
    value : float
    df : int
    """

    value: float
    df: int

    @property
    def p(self):
        """Of a value as large or larger."""
        return float(scipy.stats.chi2.sf(self.value, self.df))


def fit_indices(fitted, baseline=None, confidence=0.90):
    """Return the usual indices of fit, as lavaan defines them.

    Parameters
    ----------
    fitted : angket.statistics.structural.maximum_likelihood.Fitted
    baseline : angket.statistics.structural.maximum_likelihood.Fitted, optional
        Of independence; estimated where it is not given.
    confidence : float
        Of the interval of RMSEA.

    Returns
    -------
    dict
        chi_square, df, p, cfi, tli, nfi, rmsea, rmsea_low, rmsea_high, rmsea_close_p, srmr,
        gfi, agfi, log_likelihood, aic, bic. Where the model is saturated, p, RMSEA, CFI, TLI
        and AGFI are Undefined.

    References
    ----------
    .. [1] Bentler, P. M. (1990). Comparative fit indexes in structural models.
       Psychological Bulletin 107, 238-246.
    .. [2] Steiger, J. H. (1990). Structural model evaluation and modification.
       Multivariate Behavioral Research 25, 173-180.
    .. [3] Joreskog, K. G. & Sorbom, D. (1986). LISREL VI.
    """
    baseline = baseline or independence(fitted)
    test, null = (
        ChiSquare(fitted.chi_square, fitted.df),
        ChiSquare(baseline.chi_square, baseline.df),
    )
    found = {"chi_square": test.value, "df": test.df}
    found |= against_chance(test, fitted.n, len(fitted.moments), confidence)
    found |= against_independence(test, null)
    found |= {"srmr": standardised_residual(fitted), **goodness(fitted)}
    likelihood = log_likelihood(fitted)
    size = len(fitted.values)
    found |= {
        "log_likelihood": likelihood,
        "aic": 2 * size - 2 * likelihood,
        "bic": float(size * np.log(fitted.n) - 2 * likelihood),
    }
    return found


def against_chance(test, n, groups=1, confidence=0.90):
    """Return p, RMSEA, its interval and the test of close fit.

    Parameters
    ----------
    test : ChiSquare
    n : int
        Of all groups.
    groups : int
    confidence : float

    Returns
    -------
    dict
        p, rmsea, rmsea_low, rmsea_high, rmsea_close_p (that RMSEA is at most 0.05).

    Examples
    --------
    >>> found = against_chance(ChiSquare(85.30552176979465, 24), 301)
    >>> [round(found[name], 6) for name in ("rmsea", "rmsea_low", "rmsea_high")]
    [0.092121, 0.071418, 0.113678]
    """
    names = "p", "rmsea", "rmsea_low", "rmsea_high", "rmsea_close_p"
    if test.df == 0:
        return dict.fromkeys(names, Undefined(SATURATED))
    scale = np.sqrt(groups / (test.df * n))
    rmsea = np.sqrt(max(test.value - test.df, 0.0)) * scale
    tails = (1 - confidence) / 2, (1 + confidence) / 2
    low, high = (np.sqrt(_noncentrality(test, 1 - tail)) * scale for tail in tails)
    close = CLOSE**2 * n * test.df / groups
    close_p = scipy.stats.ncx2.sf(test.value, test.df, close)
    return dict(zip(names, map(float, (test.p, rmsea, low, high, close_p)), strict=True))


def _noncentrality(test, probability):
    """Return the noncentrality at which values up to the one found have a probability."""

    def beyond(noncentrality):
        return scipy.stats.ncx2.cdf(test.value, test.df, noncentrality) - probability

    if scipy.stats.chi2.cdf(test.value, test.df) <= probability:
        return 0.0
    highest = max(2 * test.value, 1.0)
    while beyond(highest) > 0:
        highest *= 2
    return scipy.optimize.brentq(beyond, 1e-12, highest, xtol=1e-12, rtol=1e-14)


def against_independence(test, null):
    """Return CFI, TLI and NFI.

    Parameters
    ----------
    test, null : ChiSquare
        Of the model, and of independence.

    Returns
    -------
    dict

    Examples
    --------
    >>> found = against_independence(ChiSquare(85.305521, 24), ChiSquare(918.851589, 36))
    >>> [round(found[name], 4) for name in ("cfi", "tli", "nfi")]
    [0.9306, 0.8958, 0.9072]
    """
    nfi = float((null.value - test.value) / null.value)
    if test.df == 0:
        saturated = Undefined(SATURATED)
        return {"cfi": saturated, "tli": saturated, "nfi": nfi}
    over, over_null = max(test.value - test.df, 0.0), max(null.value - null.df, 0.0)
    cfi = 1 - over / max(over, over_null) if max(over, over_null) > 0 else 1.0
    by_df = null.value / null.df
    tli = (by_df - test.value / test.df) / (by_df - 1)
    return {"cfi": float(cfi), "tli": float(tli), "nfi": nfi}


def standardised_residual(fitted):
    """Return the root of the mean squared difference of correlations (SRMR, after Bentler).

    Parameters
    ----------
    fitted : angket.statistics.structural.maximum_likelihood.Fitted

    Returns
    -------
    float
        Of several groups, their mean weighted by respondents.
    """
    of_groups = [np.sqrt((values**2).mean()) for values in residuals(fitted)]
    return float(np.average(of_groups, weights=[seen.n for seen in fitted.moments]))


def goodness(fitted):
    """Return GFI and AGFI of a single group, or of several together.

    Parameters
    ----------
    fitted : angket.statistics.structural.maximum_likelihood.Fitted

    Returns
    -------
    dict
        gfi, agfi.
    """
    apart = total = 0.0
    count = 0
    for structure, seen in zip(fitted.structures, fitted.moments, strict=True):
        told = implied(structure, fitted.values).covariances
        # What is taken as it is counts for nothing.
        counted = np.ones_like(told)
        counted[np.ix_(structure.given, structure.given)] = 0
        left = np.linalg.solve(told, counted * (seen.covariances - told))
        whole = np.linalg.solve(told, counted * seen.covariances)
        apart += seen.n * np.einsum("ij,ji->", left, left)
        total += seen.n * np.einsum("ij,ji->", whole, whole)
        count += structure.observed * (structure.observed + 1) // 2
    gfi = float(1 - apart / total)
    if fitted.df == 0:
        return {"gfi": gfi, "agfi": Undefined(SATURATED)}
    return {"gfi": gfi, "agfi": 1 - (1 - gfi) * count / fitted.df}


def log_likelihood(fitted):
    """Return the log-likelihood of a model for variables with a normal distribution.

    That of variables whose covariances are taken as they are is left out.

    Parameters
    ----------
    fitted : angket.statistics.structural.maximum_likelihood.Fitted

    Returns
    -------
    float
    """
    total = 0.0
    for structure, seen in zip(fitted.structures, fitted.moments, strict=True):
        told = implied(structure, fitted.values)
        inverse = np.linalg.inv(told.covariances)
        apart = seen.means - told.means if structure.has_means else np.zeros(structure.observed)
        total -= seen.n * structure.observed * np.log(2 * np.pi) / 2
        total -= seen.n * np.linalg.slogdet(told.covariances)[1] / 2
        total -= seen.n * np.trace(inverse @ seen.covariances) / 2
        total -= seen.n * apart @ inverse @ apart / 2
        if structure.given:
            alone = seen.covariances[np.ix_(structure.given, structure.given)]
            of_given = np.log(2 * np.pi) + 1
            total += seen.n / 2 * (len(alone) * of_given + np.linalg.slogdet(alone)[1])
    return float(total)
