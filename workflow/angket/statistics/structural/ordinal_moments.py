"""Correlations behind ordinal answers, and how surely they are known."""

from typing import NamedTuple

import numpy as np
import scipy

from angket.statistics.factors.polychoric import bivariate_normal, polychoric
from angket.statistics.undefined import Undefined


class OrdinalMoments(NamedTuple):
    """Thresholds and polychoric correlations of complete answers.

    Attributes
    ----------
    n : int
    correlations : ndarray of float, shape (p, p)
    spread : ndarray of float, shape (k, k)
        n times the covariance of the correlations below the diagonal, row by row.
    thresholds : list of ndarray of float
        Of each item.
    spread_of_thresholds : ndarray of float, shape (t,)
        n times the variance of each threshold.
    """

    n: int
    correlations: np.ndarray
    spread: np.ndarray
    thresholds: list
    spread_of_thresholds: np.ndarray


def ordinal_moments(answers):
    """Estimate thresholds and polychoric correlations with their sampling covariance [1]_.

    Parameters
    ----------
    answers : ndarray of float, shape (n, p)
        Codes, complete.

    Returns
    -------
    OrdinalMoments

    Raises
    ------
    Undefined
        As `angket.statistics.factors.polychoric.polychoric` does.

    Notes
    -----
    Own code, as lavaan has it: thresholds from the margins, then each correlation by
    itself, and from the slopes of every respondent's likelihood the covariance of all.

    References
    ----------
    .. [1] Muthen, B. (1984). A general structural equation model with dichotomous, ordered
       categorical, and continuous latent variable indicators. Psychometrika 49, 115-132.

    Examples
    --------
    >>> codes = np.array([[1, 1], [1, 2], [2, 1], [2, 2], [2, 2], [1, 1], [2, 2], [1, 1.0]])
    >>> moments = ordinal_moments(codes)
    >>> moments.correlations[1, 0].round(3).item(), moments.spread.round(2).tolist()
    (0.707, [[0.93]])
    """
    n, count = answers.shape
    places = [np.unique(column, return_inverse=True)[1] for column in answers.T]
    thresholds = [_thresholds(place) for place in places]
    margins = [_slopes_of_margin(*both) for both in zip(places, thresholds, strict=True)]
    starts = np.concatenate([[0], np.cumsum([len(one) for one in thresholds])])
    slopes = np.hstack(margins)
    # What a threshold owes to each respondent: the margins of different items are apart.
    inverse = np.zeros((slopes.shape[1],) * 2)
    for place, margin in enumerate(margins):
        part = slice(starts[place], starts[place + 1])
        inverse[part, part] = np.linalg.inv(margin.T @ margin / n)
    of_thresholds = slopes @ inverse
    correlations = np.eye(count)
    owed = []
    for first in range(count):
        for second in range(first):
            rho = polychoric(answers[:, second], answers[:, first])
            correlations[first, second] = correlations[second, first] = rho
            # Near 1, cells that nobody is in have no share.
            with np.errstate(divide="ignore", invalid="ignore"):
                by_rho, by_first, by_second = _slopes_of_pair(
                    places[first], places[second], thresholds[first], thresholds[second], rho
                )
            if not np.isfinite(by_rho).all():
                raise Undefined(f"empty cells let the estimate run to {np.sign(rho):.0f}")
            across = np.zeros(slopes.shape[1])
            across[starts[first] : starts[first + 1]] = by_rho @ by_first / n
            across[starts[second] : starts[second + 1]] = by_rho @ by_second / n
            owed.append((by_rho - of_thresholds @ across) / (by_rho @ by_rho / n))
    owed = np.array(owed).T
    return OrdinalMoments(
        n, correlations, owed.T @ owed / n, thresholds, (of_thresholds**2).mean(axis=0)
    )


def _thresholds(places):
    """Return where the normal variable behind an item is cut."""
    shares = np.bincount(places).cumsum()[:-1] / len(places)
    return scipy.special.ndtri(shares)


def _slopes_of_margin(places, thresholds):
    """Return the slope of each respondent's likelihood by an item's thresholds, shape (n, t)."""
    ends = np.concatenate([[-np.inf], thresholds, [np.inf]])
    shares = np.diff(scipy.special.ndtr(ends))
    density = _density(thresholds)
    by_category = np.zeros((len(shares), len(thresholds)))
    for place, height in enumerate(density):
        by_category[place, place] = height
        by_category[place + 1, place] = -height
    return (by_category / shares[:, None])[places]


def _slopes_of_pair(first, second, rows, columns, rho):
    """Return the slopes of each respondent's likelihood of a pair of items.

    By the correlation, shape (n,), and by the thresholds of both items.
    """
    ends = [np.concatenate([[-np.inf], cuts, [np.inf]]) for cuts in (rows, columns)]
    h, k = np.meshgrid(*ends, indexing="ij")
    finite = np.isfinite(h) & np.isfinite(k)
    inner = np.where(finite, h, 0.0), np.where(finite, k, 0.0)
    rest = np.sqrt(1 - rho**2)
    below = np.where(finite, bivariate_normal(*inner, rho), 0.0)
    below[-1, :] = scipy.special.ndtr(ends[1])
    below[:, -1] = scipy.special.ndtr(ends[0])
    shares = np.diff(np.diff(below, axis=0), axis=1)
    square = (inner[0] ** 2 - 2 * rho * inner[0] * inner[1] + inner[1] ** 2) / rest**2
    height = np.where(finite, np.exp(-square / 2) / (2 * np.pi * rest), 0.0)
    by_rho = np.diff(np.diff(height, axis=0), axis=1) / shares
    by_rows = _by_thresholds(rows, ends[1], rho, shares)
    by_columns = _by_thresholds(columns, ends[0], rho, shares.T).swapaxes(0, 1)
    return by_rho[first, second], by_rows[first, second], by_columns[first, second]


def _by_thresholds(cuts, others, rho, shares):
    """Return the slopes of each cell's log share by the thresholds of its row, (r, c, t)."""
    rest = np.sqrt(1 - rho**2)
    with np.errstate(invalid="ignore"):
        along = np.diff(scipy.special.ndtr((others - rho * cuts[:, None]) / rest), axis=1)
    along = along * _density(cuts)[:, None]
    found = np.zeros((*shares.shape, len(cuts)))
    for place in range(len(cuts)):
        found[place, :, place] = along[place] / shares[place]
        found[place + 1, :, place] = -along[place] / shares[place + 1]
    return found


def _density(values):
    return np.exp(-(values**2) / 2) / np.sqrt(2 * np.pi)
