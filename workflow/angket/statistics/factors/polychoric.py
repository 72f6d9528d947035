"""Polychoric correlation: ordinal answers as slices of normal variables."""

import numpy as np
import pandas as pd
import scipy

from angket.statistics.undefined import Undefined, or_undefined

# Next to -1 and 1, where the distribution has no density.
_LIMIT = 0.9999


def polychoric(x, y):
    """Estimate the correlation of the normal variables behind two ordinal items.

    Parameters
    ----------
    x, y : array_like of float, shape (n,)
        Codes; a pair with a missing one is left out.

    Returns
    -------
    float

    Raises
    ------
    Undefined
        When no pair is left, an item has one category only, or the likelihood rises all
        the way to -1 or 1, as it does when empty cells leave nothing against it.

    Notes
    -----
    In two steps [1]_: thresholds from the margins of the pair's own respondents, then
    the correlation of greatest likelihood. A cell that nobody fills adds nothing to the
    likelihood and is not given a count (`correct=0` of R's psych); a category nobody
    chose has no threshold.

    Own code: statsmodels and pingouin lack it, semopy's does not run with scipy 1.16, and
    the young package ordinalcorr gives .996 where empty cells leave no estimate.

    References
    ----------
    .. [1] Olsson, U. (1979). Maximum likelihood estimation of the polychoric
       correlation coefficient. Psychometrika 44, 443-460.

    Examples
    --------
    >>> x, y = np.repeat([1, 1, 2, 2], [22, 10, 8, 20]), np.repeat([1, 2, 1, 2], [22, 10, 8, 20])
    >>> round(polychoric(x, y), 3)
    0.59
    """
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    both = ~(np.isnan(x) | np.isnan(y))
    counts = _counts(x[both], y[both])
    rows = scipy.special.ndtri(counts.sum(axis=1).cumsum()[:-1] / counts.sum())
    columns = scipy.special.ndtri(counts.sum(axis=0).cumsum()[:-1] / counts.sum())
    arguments = counts, rows, columns
    search = scipy.optimize.minimize_scalar(
        _misfit,
        bounds=(-_LIMIT, _LIMIT),
        args=arguments,
        method="bounded",
        options={"xatol": 1e-9},
    )
    for limit in (-_LIMIT, _LIMIT):
        # The likelihood may be level long before the limit, where any estimate is as good.
        if _misfit(limit, *arguments) - search.fun < 1e-8 * counts.sum():
            raise Undefined(f"empty cells let the estimate run to {np.sign(limit):.0f}")
    return float(search.x)


def polychoric_matrix(items):
    """Estimate the polychoric correlation of every pair of items.

    Parameters
    ----------
    items : DataFrame of float, shape (n, k)
        Codes; an answer that is missing is left out of its own pairs only.

    Returns
    -------
    DataFrame, shape (k, k)
        Of float, 1 on the diagonal; where a pair has no estimate, its two cells are
        Undefined with the reason. Each pair is estimated by itself, so the matrix of a
        small sample need not be positive definite; it is not smoothed.

    Examples
    --------
    >>> items = pd.DataFrame({"a": [1, 1, 2, 2, 3, 3], "b": [1, 2, 1, 3, 2, 3]})
    >>> float(polychoric_matrix(items).loc["a", "b"].round(3))
    0.561
    """
    k = items.shape[1]
    values = items.to_numpy(dtype=float)
    matrix = np.ones((k, k), dtype=object)
    for i in range(k):
        for j in range(i + 1, k):
            matrix[i, j] = matrix[j, i] = or_undefined(polychoric, values[:, i], values[:, j])
    return pd.DataFrame(matrix, index=items.columns, columns=items.columns).infer_objects()


def _counts(x, y):
    if len(x) == 0:
        raise Undefined("no respondent answered both items")
    row_codes, rows = np.unique(x, return_inverse=True)
    column_codes, columns = np.unique(y, return_inverse=True)
    shape = len(row_codes), len(column_codes)
    if min(shape) == 1:
        raise Undefined("all answers to an item are the same")
    return np.bincount(rows * shape[1] + columns, minlength=shape[0] * shape[1]).reshape(shape)


def _misfit(correlation, counts, rows, columns):
    """Return the negative log-likelihood of a table of counts."""
    cumulative = np.zeros((len(rows) + 2, len(columns) + 2))
    cumulative[1:-1, 1:-1] = bivariate_normal(rows[:, None], columns[None, :], correlation)
    cumulative[1:-1, -1] = scipy.special.ndtr(rows)
    cumulative[-1, 1:-1] = scipy.special.ndtr(columns)
    cumulative[-1, -1] = 1
    probabilities = np.diff(np.diff(cumulative, axis=0), axis=1)
    # Rounding may leave a probability of about -1e-17.
    filled = counts > 0
    return -(counts[filled] * np.log(np.maximum(probabilities[filled], 1e-15))).sum()


def bivariate_normal(h, k, correlation):
    """Return P(X < h and Y < k) of standard normal X and Y, by Owen's T function.

    Owen, D. B. (1956). Tables for computing bivariate normal probabilities. Annals of
    Mathematical Statistics 27, 1075-1090.
    """
    # Owen's formula divides by h and k; the limit at 0 is that of a number next to it.
    h, k = np.where(h == 0, 1e-300, h), np.where(k == 0, 1e-300, k)
    rest = np.sqrt(1 - correlation**2)
    with np.errstate(over="ignore"):
        slopes = (k / h - correlation) / rest, (h / k - correlation) / rest
    tails = scipy.special.owens_t(h, slopes[0]) + scipy.special.owens_t(k, slopes[1])
    opposite = np.where((h > 0) == (k > 0), 0, 0.5)
    return (scipy.special.ndtr(h) + scipy.special.ndtr(k)) / 2 - tails - opposite
