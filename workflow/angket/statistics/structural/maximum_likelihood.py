"""Models of covariances estimated by maximum likelihood."""

from typing import NamedTuple

import numpy as np

from angket.statistics.structural.covariance_structure import implied, starts
from angket.statistics.structural.stacks import invertible
from angket.statistics.undefined import Undefined

_MOST_STEPS = 500
_STILL = 1e-10
_STEP = 1e-20


class Moments(NamedTuple):
    """What was observed in a group.

    Attributes
    ----------
    n : int
    covariances : ndarray of float, shape (p, p)
        With n as divisor.
    means : ndarray of float, shape (p,)
    """

    n: int
    covariances: np.ndarray
    means: np.ndarray


class Fitted(NamedTuple):
    """A model estimated by maximum likelihood.

    Attributes
    ----------
    structures : tuple of angket.statistics.structural.covariance_structure.Structure
        One for each group.
    moments : tuple of Moments
    values : ndarray of float, shape (t,)
        Of the free parameters.
    information : ndarray of float, shape (t, t)
        Expected, of all respondents.
    discrepancy : float
        The mean over groups of what is to be as small as possible.
    steps : int
    """

    structures: tuple
    moments: tuple
    values: np.ndarray
    information: np.ndarray
    discrepancy: float
    steps: int

    @property
    def n(self):
        """All respondents."""
        return sum(moments.n for moments in self.moments)

    @property
    def chi_square(self):
        """Discrepancy times n."""
        return self.n * self.discrepancy

    @property
    def df(self):
        """Observed moments less free parameters."""
        return moments_of(self.structures) - len(self.values)


def moments_of(structures):
    """Count the observed moments that models are about.

    Parameters
    ----------
    structures : sequence of angket.statistics.structural.covariance_structure.Structure

    Returns
    -------
    int
    """
    counts = [(one.observed, len(one.given)) for one in structures]
    of_covariances = sum(p * (p + 1) // 2 - g * (g + 1) // 2 for p, g in counts)
    return of_covariances + sum(one.observed for one in structures if one.has_means)


def moments(answers):
    """Return the moments of a group's answers.

    Parameters
    ----------
    answers : ndarray of float, shape (n, p)

    Returns
    -------
    Moments

    Examples
    --------
    >>> moments(np.array([[1.0, 2], [3, 6]])).covariances.tolist()
    [[1.0, 2.0], [2.0, 4.0]]
    """
    return Moments(len(answers), np.cov(answers.T, ddof=0), answers.mean(axis=0))


def fit(structures, observed):
    """Estimate a model by Fisher scoring.

    Parameters
    ----------
    structures : sequence of angket.statistics.structural.covariance_structure.Structure
        One for each group; parameters with one number are equal in all of them.
    observed : sequence of Moments

    Returns
    -------
    Fitted

    Raises
    ------
    Undefined
        Where the observed covariances are singular, the model is not identified or the
        estimation does not come to an end.

    Notes
    -----
    Own code: semopy stops up to 5e-3 from the best values unless told otherwise, computes
    GFI and AGFI otherwise than all others and degrees of freedom of path models one too
    high.

    References
    ----------
    .. [1] Joreskog, K. G. (1969). A general approach to confirmatory maximum likelihood
       factor analysis. Psychometrika 34, 183-202.
    """
    structures, observed = tuple(structures), tuple(observed)
    if not all(invertible(_scaled(one.covariances)[None])[0] for one in observed):
        raise Undefined("an item does not vary or follows from others")
    values = starts(structures)
    current = discrepancy(structures, observed, values)
    for step in range(1, _MOST_STEPS + 1):
        slope, information = score_and_information(structures, observed, values)
        move = _solved(information, slope)
        size = 1.0
        while True:
            tried = values + size * move
            found = discrepancy(structures, observed, tried)
            if found <= current + 1e-14 or size < 1e-8:
                break
            size /= 2
        values, current = tried, min(found, current)
        if np.abs(size * move).max() < _STILL * max(1.0, np.abs(values).max()):
            slope, information = score_and_information(structures, observed, values)
            current = discrepancy(structures, observed, values)
            return Fitted(structures, observed, values, information, current, step)
        if not np.isfinite(current):
            break
    raise Undefined("the estimation does not come to an end")


def discrepancy(structures, observed, values):
    """Return how far implied moments are from those observed; infinite outside of the possible.

    Parameters
    ----------
    structures : sequence of angket.statistics.structural.covariance_structure.Structure
    observed : sequence of Moments
    values : ndarray of float, shape (t,)

    Returns
    -------
    float
    """
    total = 0.0
    for structure, seen in zip(structures, observed, strict=True):
        told = implied(structure, values)
        sign, log_told = np.linalg.slogdet(told.covariances)
        if sign <= 0 or np.linalg.eigvalsh(told.covariances)[0] <= 0:
            return np.inf
        inverse = np.linalg.inv(told.covariances)
        apart = seen.means - told.means if structure.has_means else np.zeros(structure.observed)
        found = log_told + np.trace(seen.covariances @ inverse) + apart @ inverse @ apart
        total += seen.n * (found - np.linalg.slogdet(seen.covariances)[1] - structure.observed)
    return float(total / sum(seen.n for seen in observed))


def score_and_information(structures, observed, values):
    """Return the slope of the log-likelihood and the expected information.

    Parameters
    ----------
    structures : sequence of angket.statistics.structural.covariance_structure.Structure
    observed : sequence of Moments
    values : ndarray, shape (t,)
        They may be complex, for second derivatives.

    Returns
    -------
    score : ndarray, shape (t,)
    information : ndarray, shape (t, t)
    """
    size = len(values)
    score = np.zeros(size, np.asarray(values).dtype)
    information = np.zeros((size, size), score.dtype)
    for structure, seen in zip(structures, observed, strict=True):
        told = implied(structure, values, size)
        inverse = np.linalg.inv(told.covariances)
        turned = inverse @ told.of_covariances
        apart = seen.means - told.means if structure.has_means else np.zeros(structure.observed)
        left = seen.covariances + np.outer(apart, apart) - told.covariances
        score += seen.n / 2 * np.einsum("tij,ji->t", turned, inverse @ left)
        information += seen.n / 2 * np.einsum("tij,uji->tu", turned, turned, optimize=True)
        if structure.has_means:
            score += seen.n * told.of_means @ inverse @ apart
            information += seen.n * told.of_means @ inverse @ told.of_means.T
    return score, information


def observed_information(fitted):
    """Return the negative second derivatives of the log-likelihood where it is largest.

    Parameters
    ----------
    fitted : Fitted

    Returns
    -------
    ndarray of float, shape (t, t)
        From the slope for parameters with tiny imaginary parts, which loses no digits.
    """
    size = len(fitted.values)
    found = np.empty((size, size))
    for place in range(size):
        moved = fitted.values.astype(complex)
        moved[place] += _STEP * 1j
        slope, _ = score_and_information(fitted.structures, fitted.moments, moved)
        found[place] = -slope.imag / _STEP
    return (found + found.T) / 2


def _solved(information, slope):
    """Return the next move of the parameters."""
    scale = np.sqrt(np.diagonal(information))
    if not (scale > 0).all():
        raise Undefined("the answers do not determine all parameters of the model")
    scaled = information / np.outer(scale, scale)
    if not invertible(scaled[None])[0]:
        raise Undefined("the answers do not determine all parameters of the model")
    return np.linalg.solve(scaled, slope / scale) / scale


def _scaled(covariances):
    spreads = np.sqrt(np.diagonal(covariances))
    if not (spreads > 0).all():
        return np.full_like(covariances, np.nan)
    return covariances / np.outer(spreads, spreads)
