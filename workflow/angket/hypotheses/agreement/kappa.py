"""Kappas: agreement of raters beyond chance, of two by Cohen and of several by Fleiss."""

import numpy as np
from statsmodels.stats.inter_rater import cohens_kappa, fleiss_kappa

from angket.statistics.normal_test import normal_limits, two_sided_p
from angket.statistics.undefined import Undefined

# What statsmodels calls the weights of disagreements.
WEIGHTS = {"none": None, "linear": "linear", "quadratic": "quadratic"}
SAME = "all ratings are the same"


def cohen(table, confidence, weights="none"):
    """Compute Cohen's kappa of two raters.

    Parameters
    ----------
    table : ndarray of int, shape (categories, categories)
        How many objects the first rater (rows) and the second put into which category.
    confidence : float
    weights : {"none", "linear", "quadratic"}
        How much more a disagreement counts that spans more categories [2]_.

    Returns
    -------
    dict
        value, ci_low, ci_high (by the asymptotic standard error), z, p (of no agreement
        beyond chance, two-sided).

    Raises
    ------
    Undefined
        Where both raters put everything into one category.

    References
    ----------
    .. [1] Cohen, J. (1960). A coefficient of agreement for nominal scales. Educational and
       Psychological Measurement 20, 37-46.
    .. [2] Cohen, J. (1968). Weighted kappa: Nominal scale agreement with provision for scaled
       disagreement or partial credit. Psychological Bulletin 70, 213-220.

    Examples
    --------
    >>> found = cohen(np.array([[0, 4, 1], [0, 8, 0], [0, 1, 5]]), 0.95)
    >>> round(found["value"], 4), round(found["z"], 4), round(found["ci_low"], 4)
    (0.4842, 3.2626, 0.2137)
    """
    given = (table.sum(axis=0) + table.sum(axis=1)) > 0
    if given.sum() < 2:
        raise Undefined(SAME)
    with np.errstate(invalid="ignore", divide="ignore"):
        found = cohens_kappa(table, wt=WEIGHTS[weights])
        kappa, error, z = float(found.kappa), float(found.std_kappa), float(found.z_value)
    low, high = normal_limits(kappa, error, confidence)
    return {
        "value": kappa,
        "ci_low": max(-1.0, low),
        "ci_high": min(1.0, high),
        "z": z,
        "p": two_sided_p(z),
    }


def fleiss(counts):
    """Compute the kappa of Fleiss, of several raters who need not be the same for each object.

    Parameters
    ----------
    counts : ndarray of int, shape (objects, categories)
        How many raters put an object into which category; as many for each object.

    Returns
    -------
    dict
        value, z, p (of no agreement beyond chance, two-sided).

    Raises
    ------
    Undefined
        Where all ratings are the same, or objects were rated by unlike numbers of raters.

    Notes
    -----
    The standard error is that under the null hypothesis [2]_, which corrects the one of 1971.

    References
    ----------
    .. [1] Fleiss, J. L. (1971). Measuring nominal scale agreement among many raters.
       Psychological Bulletin 76, 378-382.
    .. [2] Fleiss, J. L., Nee, J. C. M. & Landis, J. R. (1979). Large sample variance of kappa in
       the case of different sets of raters. Psychological Bulletin 86, 974-977.

    Examples
    --------
    >>> found = fleiss(np.array([[3, 0], [0, 3], [3, 0], [2, 1]]))
    >>> round(found["value"], 4), round(found["z"], 3)
    (0.625, 2.165)
    """
    raters = counts.sum(axis=1)
    if len(set(raters.tolist())) > 1:
        raise Undefined("not all objects were rated by as many raters")
    shares = counts.sum(axis=0) / counts.sum()
    if (shares > 0).sum() < 2:
        raise Undefined(SAME)
    n, m = len(counts), int(raters[0])
    rest = shares * (1 - shares)
    spread = rest.sum() ** 2 - (rest * (1 - 2 * shares)).sum()
    error = np.sqrt(2 * spread / (n * m * (m - 1))) / rest.sum()
    kappa = float(fleiss_kappa(counts))
    z = float(kappa / error)
    return {"value": kappa, "z": z, "p": two_sided_p(z)}


def fleiss_of(weights, counts):
    """Compute the kappa of Fleiss in resamples of objects.

    Parameters
    ----------
    weights : ndarray of int, shape (repeats, objects)
        How often each object stands in a resample.
    counts : ndarray of int, shape (objects, categories)

    Returns
    -------
    ndarray of float, shape (repeats, 1)
        NaN where all ratings are the same.
    """
    m = counts.sum(axis=1)
    observed = weights @ (((counts**2).sum(axis=1) - m) / (m * (m - 1))) / weights.sum(axis=1)
    shares = weights @ counts / (weights @ m)[:, None]
    expected = (shares**2).sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        return ((observed - expected) / (1 - expected))[:, None]
