"""Correlations pooled by respondents, and freed of the unreliability of measures."""

import numpy as np
from scipy import stats

from angket.statistics.synthesis.effect_sizes import require_correlation
from angket.statistics.undefined import Undefined

# Of the customary credibility interval.
CREDIBILITY = 0.80


def bare_bones(correlations, respondents, error="average", confidence=0.95):
    """Pool correlations with their respondents as weights, as Hunter and Schmidt do.

    Parameters
    ----------
    correlations : array_like of float, shape (k,)
    respondents : array_like of int, shape (k,)
    error : str
        The sampling variance expected of one correlation: "average" from the mean number of
        respondents, "each" from every study's own.
    confidence : float

    Returns
    -------
    dict
        k, respondents, mean_r, variance_observed, variance_error, variance_left (their
        difference, which may be negative), sd_left (cut at 0), error_percent, credibility_low and
        credibility_high (80 % of true correlations), se (of the mean, from the observed variance),
        ci_low, ci_high.

    Raises
    ------
    Undefined
        Below two studies; a correlation of 1 or beyond.

    Notes
    -----
    Variances are divided by the sum of the weights; R's psychmeta multiplies the observed one by
    k / (k - 1).

    References
    ----------
    Schmidt, F. L., & Hunter, J. E. (2015). Methods of Meta-Analysis: Correcting Error and Bias in
    Research Findings (3rd ed.), ch. 3. Sage.

    Examples
    --------
    >>> told = bare_bones([0.2, 0.3, 0.4], [100, 200, 100])
    >>> round(told["mean_r"], 2), round(told["variance_observed"], 4)
    (0.3, 0.005)
    """
    r, n = _checked(correlations, respondents)
    mean = n @ r / n.sum()
    observed = n @ (r - mean) ** 2 / n.sum()
    if error == "average":
        expected = (1 - mean**2) ** 2 / (n.mean() - 1)
    elif error == "each":
        expected = n @ ((1 - mean**2) ** 2 / (n - 1)) / n.sum()
    else:
        raise ValueError(f"{error!r} is none of average, each")
    told = {"k": len(r), "respondents": int(n.sum()), "mean_r": float(mean)}
    return told | _variances(mean, observed, expected, len(r), confidence)


def corrected_for_attenuation(correlations, respondents, x, y, confidence=0.95):
    """Pool correlations corrected for the unreliability of both measures.

    Parameters
    ----------
    correlations : array_like of float, shape (k,)
    respondents : array_like of int, shape (k,)
    x, y : array_like of float, shape (k,)
        Reliabilities of the two measures in each study.
    confidence : float

    Returns
    -------
    dict
        As of `bare_bones`, of corrected correlations; never to be pooled with uncorrected ones.

    Raises
    ------
    Undefined
        As `bare_bones` does, and when a reliability is missing or does not lie between 0 and 1:
        see `corrected_by_mean_reliability`.

    Notes
    -----
    Each r is divided by A = sqrt(x y) and weighted by n A^2.

    References
    ----------
    Schmidt and Hunter (2015), as `bare_bones`, ch. 3.

    Examples
    --------
    >>> told = corrected_for_attenuation([0.2, 0.3], [100, 200], [0.8, 0.8], [0.8, 0.8])
    >>> round(told["mean_r"], 3)
    0.333
    """
    r, n = _checked(correlations, respondents)
    attenuation = attenuations(x, y)
    if np.isnan(attenuation).any():
        raise Undefined("a study has no reliability of both measures")
    true, weights = r / attenuation, n * attenuation**2
    mean = weights @ true / weights.sum()
    observed = weights @ (true - mean) ** 2 / weights.sum()
    # Of the uncorrected mean, as the sampling error is that of what was observed.
    bare = n @ r / n.sum()
    errors = (1 - bare**2) ** 2 / ((n - 1) * attenuation**2)
    expected = weights @ errors / weights.sum()
    told = {"k": len(r), "respondents": int(n.sum()), "mean_r": float(mean)}
    return told | _variances(mean, observed, expected, len(r), confidence)


def corrected_by_mean_reliability(correlations, respondents, x, y):
    """Correct the mean correlation by the mean attenuation of the studies that tell it.

    Parameters
    ----------
    correlations : array_like of float, shape (k,)
    respondents : array_like of int, shape (k,)
    x, y : array_like of float
        Reliabilities that are known; NaN where they are not.

    Returns
    -------
    dict
        mean_r, attenuation (mean of sqrt(x y)), attenuation_separate (mean of sqrt(x) times mean
        of sqrt(y), for reliabilities of different studies), attenuation_corrected,
        attenuation_corrected_separate.

    Raises
    ------
    Undefined
        When no study tells a reliability of x, or none of y; as `bare_bones` does.

    References
    ----------
    Schmidt and Hunter (2015), as `bare_bones`, ch. 4.

    Examples
    --------
    >>> told = corrected_by_mean_reliability([0.2, 0.3], [100, 200], [0.81, np.nan], [0.64, 0.64])
    >>> round(told["attenuation_corrected"], 3)
    0.37
    """
    r, n = _checked(correlations, respondents)
    x, y = (_reliabilities(values) for values in (x, y))
    if np.isnan(x).all() or np.isnan(y).all():
        raise Undefined("no study tells a reliability of both measures")
    mean = float(n @ r / n.sum())
    together = np.sqrt(x * y) if len(x) == len(y) else np.array([np.nan])
    separate = float(np.nanmean(np.sqrt(x)) * np.nanmean(np.sqrt(y)))
    joint = separate if np.isnan(together).all() else float(np.nanmean(together))
    return {
        "mean_r": mean,
        "attenuation": joint,
        "attenuation_separate": separate,
        "attenuation_corrected": mean / joint,
        "attenuation_corrected_separate": mean / separate,
    }


def attenuations(x, y):
    """Return by how much unreliability shrinks each study's correlation.

    Parameters
    ----------
    x, y : array_like of float, shape (k,)

    Returns
    -------
    ndarray of float, shape (k,)
        sqrt(x y); NaN where a reliability is missing.

    Raises
    ------
    Undefined
        When a reliability does not lie between 0 and 1.

    Examples
    --------
    >>> attenuations([0.81], [0.64]).round(2)
    array([0.72])
    """
    return np.sqrt(_reliabilities(x) * _reliabilities(y))


def _reliabilities(values):
    values = np.asarray(values, dtype=float)
    known = values[~np.isnan(values)]
    if not ((known > 0) & (known <= 1)).all():
        raise Undefined("p, a share of variance or a reliability does not lie between zero and one")
    return values


def _checked(correlations, respondents):
    r, n = np.asarray(correlations, dtype=float), np.asarray(respondents, dtype=float)
    if len(r) < 2:
        raise Undefined("a single study has nothing to be pooled with")
    for one, of in zip(r, n, strict=True):
        require_correlation(one, of)
    return r, n


def _variances(mean, observed, expected, k, confidence):
    left = observed - expected
    sd = float(np.sqrt(max(0.0, left)))
    wide = stats.norm.isf((1 - CREDIBILITY) / 2) * sd
    se = float(np.sqrt(observed / k))
    half = stats.norm.isf((1 - confidence) / 2) * se
    percent = (
        float(100 * expected / observed)
        if observed > 1e-24
        else Undefined("the correlations do not differ")
    )
    return {
        "variance_observed": float(observed),
        "variance_error": float(expected),
        "variance_left": float(left),
        "sd_left": sd,
        "error_percent": percent,
        "credibility_low": float(mean - wide),
        "credibility_high": float(mean + wide),
        "se": se,
        "ci_low": float(mean - half),
        "ci_high": float(mean + half),
    }
