"""Effects of a table of two rows and two columns."""

import numpy as np
from scipy import special, stats
from scipy.integrate import quad
from scipy.optimize import brentq

from angket.statistics.synthesis.effect_sizes import StudyEffect
from angket.statistics.undefined import Undefined


def log_odds_ratio(a, b, c, d):
    """Return the logarithm of the odds ratio of a table.

    Parameters
    ----------
    a, b, c, d : float
        Counts: first row a, b; second row c, d. A table with an empty cell has 1/2 added to each
        of its four; others have not.

    Returns
    -------
    StudyEffect

    Raises
    ------
    Undefined
        When a row or a column is empty.

    Examples
    --------
    >>> round(log_odds_ratio(4, 119, 11, 128).value, 4)
    -0.9387
    """
    a, b, c, d = _corrected(a, b, c, d)
    return StudyEffect(float(np.log(a * d / (b * c))), 1 / a + 1 / b + 1 / c + 1 / d)


def log_risk_ratio(a, b, c, d):
    """Return the logarithm of the ratio of risks, a of the first row over c of the second.

    Parameters
    ----------
    a, b, c, d : float
        As for `log_odds_ratio`.

    Returns
    -------
    StudyEffect

    Raises
    ------
    Undefined
        When a row or a column is empty.

    Examples
    --------
    >>> round(log_risk_ratio(4, 119, 11, 128).value, 4)
    -0.8893
    """
    a, b, c, d = _corrected(a, b, c, d)
    value = np.log(a / (a + b)) - np.log(c / (c + d))
    return StudyEffect(float(value), 1 / a - 1 / (a + b) + 1 / c - 1 / (c + d))


def phi(a, b, c, d):
    """Return phi, Pearson's r of the codes 0 and 1, with its sign.

    Parameters
    ----------
    a, b, c, d : float
        As for `log_odds_ratio`; no cell is corrected.

    Returns
    -------
    StudyEffect

    Raises
    ------
    Undefined
        When a row or a column is empty.

    Notes
    -----
    Variance for large samples by the delta method, as metafor computes it.

    Examples
    --------
    >>> round(phi(4, 119, 11, 128).value, 4)
    -0.1001
    """
    _require_margins(a, b, c, d)
    n = a + b + c + d
    rows, columns = np.array([a + b, c + d]) / n, np.array([a + c, b + d]) / n
    r = (a * d - b * c) / n**2 / np.sqrt(rows.prod() * columns.prod())
    apart = rows[0] - rows[1], columns[0] - columns[1]
    skew = apart[0] * apart[1] / np.sqrt(rows.prod() * columns.prod())
    uneven = apart[0] ** 2 / rows.prod() + apart[1] ** 2 / columns.prod()
    variance = (1 - r**2 + r * (1 + r**2 / 2) * skew - 0.75 * r**2 * uneven) / n
    return StudyEffect(float(r), float(variance))


def tetrachoric(a, b, c, d):
    """Return the correlation of the normal variables that a table cuts in two.

    Parameters
    ----------
    a, b, c, d : float
        As for `log_odds_ratio`.

    Returns
    -------
    StudyEffect
        Larger than phi of the same table: not to be pooled with it unsaid.

    Raises
    ------
    Undefined
        When a row or a column is empty; with an empty cell the estimate runs to 1 or -1.

    Notes
    -----
    The correlation at which the first cell has the share that it has; variance by the delta
    method, the large-sample one of Brown and Benedetti [1]_. metafor searches for the greatest
    likelihood and stops at about the fifth digit.

    References
    ----------
    .. [1] Brown, M. B., & Benedetti, J. K. (1977). On the mean and variance of the tetrachoric
       correlation coefficient. Psychometrika 42, 347-355.

    Examples
    --------
    >>> round(tetrachoric(4, 119, 11, 128).value, 4)
    -0.2631
    """
    _require_margins(a, b, c, d)
    if 0 in (a, b, c, d):
        raise Undefined(f"empty cells let the estimate run to {1 if a * d > b * c else -1}")
    n = a + b + c + d
    h, k = special.ndtri((a + b) / n), special.ndtri((a + c) / n)
    end = np.pi / 2 - 1e-9
    r = np.sin(brentq(lambda angle: _below_both(h, k, angle) - a / n, -end, end, xtol=1e-15))
    rest = np.sqrt(1 - r**2)
    density = np.exp(-(h**2 - 2 * r * h * k + k**2) / (2 * rest**2)) / (2 * np.pi * rest)
    # How much r moves with the share of the first cell, the first row and the first column.
    by_row, by_column = special.ndtr((k - r * h) / rest), special.ndtr((h - r * k) / rest)
    moves = np.array([1 - by_row - by_column, -by_row, -by_column, 0])
    shares = np.array([a, b, c, d]) / n
    variance = (moves**2 @ shares - (moves @ shares) ** 2) / (n * density**2)
    return StudyEffect(float(r), float(variance))


def mantel_haenszel(tables, ratio="odds"):
    """Pool ratios of several tables with Mantel and Haenszel's weights.

    Parameters
    ----------
    tables : array_like of float, shape (k, 4)
        Rows a, b, c, d.
    ratio : str
        "odds" or "risk".

    Returns
    -------
    dict
        estimate (logarithm), se, z, p.

    Raises
    ------
    Undefined
        When no table tells anything of the ratio.

    References
    ----------
    Robins, J., Breslow, N., & Greenland, S. (1986). Estimators of the Mantel-Haenszel variance
    consistent in both sparse data and large-strata limiting models. Biometrics 42, 311-323.
    Greenland, S., & Robins, J. M. (1985). Estimation of a common effect parameter from sparse
    follow-up data. Biometrics 41, 55-68.

    Examples
    --------
    >>> round(mantel_haenszel([[4, 119, 11, 128], [6, 300, 29, 274]])["estimate"], 3)
    -1.422
    """
    a, b, c, d = np.asarray(tables, dtype=float).T
    n, first, second = a + b + c + d, a + b, c + d
    if ratio == "odds":
        r, s = a * d / n, b * c / n
        agree, differ = (a + d) / n, (b + c) / n
        above, below = r.sum(), s.sum()
        _require_events(above, below)
        variance = (
            (agree * r).sum() / above**2
            + (agree * s + differ * r).sum() / (above * below)
            + (differ * s).sum() / below**2
        ) / 2
    else:
        above, below = (a * second / n).sum(), (c * first / n).sum()
        _require_events(above, below)
        variance = ((first * second * (a + c) - a * c * n) / n**2).sum() / (above * below)
    estimate, se = float(np.log(above / below)), float(np.sqrt(variance))
    return {
        "estimate": estimate,
        "se": se,
        "z": estimate / se,
        "p": float(2 * stats.norm.sf(abs(estimate / se))),
    }


def peto(tables):
    """Pool odds ratios of several tables by Peto's method.

    Parameters
    ----------
    tables : array_like of float, shape (k, 4)

    Returns
    -------
    dict
        estimate (logarithm), se, q.

    Raises
    ------
    Undefined
        When no table has both outcomes.

    References
    ----------
    Yusuf, S., Peto, R., Lewis, J., Collins, R., & Sleight, P. (1985). Beta blockade during and
    after myocardial infarction. Progress in Cardiovascular Diseases 27, 335-371.

    Examples
    --------
    >>> round(peto([[4, 119, 11, 128], [6, 300, 29, 274]])["estimate"], 3)
    -1.24
    """
    a, b, c, d = np.asarray(tables, dtype=float).T
    n = a + b + c + d
    excess = a - (a + b) * (a + c) / n
    variances = (a + b) * (c + d) * (a + c) * (b + d) / (n**2 * (n - 1))
    told = variances > 0
    if not told.any():
        raise Undefined("no table has both outcomes")
    excess, variances = excess[told], variances[told]
    estimate = excess.sum() / variances.sum()
    return {
        "estimate": float(estimate),
        "se": float(1 / np.sqrt(variances.sum())),
        "q": float((variances * (excess / variances - estimate) ** 2).sum()),
    }


def _require_margins(a, b, c, d):
    if min(a, b, c, d) < 0:
        raise Undefined("a figure that cannot be negative is below zero")
    if 0 in (a + b, c + d, a + c, b + d):
        raise Undefined("a row or a column of the table is empty")


def _require_events(above, below):
    if above == 0 or below == 0:
        raise Undefined("no table has both outcomes")


def _corrected(a, b, c, d):
    _require_margins(a, b, c, d)
    return [count + 0.5 * (0 in (a, b, c, d)) for count in (a, b, c, d)]


def _below_both(h, k, angle):
    """Return the probability that two normal variables lie below h and k.

    By Plackett's integral over the correlation, which is the sine of the angle.
    """

    def density(angle):
        return np.exp(-(h**2 + k**2 - 2 * h * k * np.sin(angle)) / (2 * np.cos(angle) ** 2))

    added = quad(density, 0, angle, epsabs=1e-14, epsrel=1e-13)[0] / (2 * np.pi)
    return float(special.ndtr(h) * special.ndtr(k) + added)
