"""Models of ordinal answers: weighted least squares on polychoric correlations (WLSMV)."""

from typing import NamedTuple

import numpy as np

from angket.statistics.structural.covariance_structure import Structure, implied, starts
from angket.statistics.structural.fit_indices import (
    SATURATED,
    ChiSquare,
    against_chance,
    against_independence,
)
from angket.statistics.structural.maximum_likelihood import (
    UNDETERMINED,
    damped,
    judge_determined,
)
from angket.statistics.structural.ordinal_moments import OrdinalMoments
from angket.statistics.undefined import Undefined

_MOST_STEPS = 500
_STILL = 1e-10


class Weighted(NamedTuple):
    """A model estimated by weighted least squares with a diagonal matrix of weights.

    Attributes
    ----------
    structure : angket.statistics.structural.covariance_structure.Structure
        Its items have variance 1; what is left of them follows from that.
    moments : angket.statistics.structural.ordinal_moments.OrdinalMoments
    values : ndarray of float, shape (t,)
    covariance : ndarray of float, shape (t, t)
        Of the parameters, robust.
    chi_square : float
        n - 1 times the discrepancy, whose distribution is not that of chi-square.
    trace, trace_of_square : float
        What its distribution follows from.
    steps : int
    """

    structure: Structure
    moments: OrdinalMoments
    values: np.ndarray
    covariance: np.ndarray
    chi_square: float
    trace: float
    trace_of_square: float
    steps: int

    @property
    def df(self):
        """Correlations less free parameters."""
        return len(self.moments.spread) - len(self.values)

    @property
    def shifted(self):
        """The statistic scaled and shifted so that chi-square describes it."""
        if self.df == 0:
            return ChiSquare(0.0, 0)
        scale = np.sqrt(self.df / self.trace_of_square)
        return ChiSquare(float(scale * self.chi_square + self.df - scale * self.trace), self.df)


def fit_ordinal(structure, moments):
    """Estimate a model of polychoric correlations [1]_, [2]_.

    Parameters
    ----------
    structure : angket.statistics.structural.covariance_structure.Structure
        Without the variances of what is left of items.
    moments : angket.statistics.structural.ordinal_moments.OrdinalMoments

    Returns
    -------
    Weighted

    Raises
    ------
    Undefined
        Where the model is not identified or the estimation does not come to an end.

    Notes
    -----
    Own code: semopy's does not give the scaled and shifted statistic.

    References
    ----------
    .. [1] Muthen, B., du Toit, S. H. C. & Spisic, D. (1997). Robust inference using
       weighted least squares and quadratic estimating equations.
    .. [2] Asparouhov, T. & Muthen, B. (2010). Simple second order chi-square correction.
    """
    below = np.tril_indices(structure.observed, -1)
    seen = moments.correlations[below]
    weights = 1 / np.diagonal(moments.spread)
    values = starts([structure])
    if len(seen) < len(values):
        raise Undefined(UNDETERMINED)
    told, slopes = _of(structure, values, below)
    current = (weights * (seen - told) ** 2).sum()
    for step in range(1, _MOST_STEPS + 1):
        move = damped(slopes.T * weights @ slopes, slopes.T * weights @ (seen - told))
        size = 1.0
        while True:
            tried = values + size * move
            told, slopes = _of(structure, tried, below)
            found = (weights * (seen - told) ** 2).sum()
            if found <= current + 1e-14 or size < 1e-8:
                break
            size /= 2
        values, current = tried, found
        if np.abs(size * move).max() < _STILL * max(1.0, np.abs(values).max()):
            judge_determined(slopes.T * weights @ slopes)
            return _summed_up(structure, moments, values, slopes, weights, seen - told, step)
    raise Undefined("the estimation does not come to an end")


def fit_independent(structure, moments):
    """Return the model in which no items correlate.

    Parameters
    ----------
    structure : angket.statistics.structural.covariance_structure.Structure
    moments : angket.statistics.structural.ordinal_moments.OrdinalMoments

    Returns
    -------
    Weighted
    """
    below = np.tril_indices(structure.observed, -1)
    seen = moments.correlations[below]
    alone = Structure(structure.variables[: structure.observed], structure.observed, ())
    weights = 1 / np.diagonal(moments.spread)
    none = np.zeros((len(seen), 0))
    return _summed_up(alone, moments, np.zeros(0), none, weights, seen, 0)


def distances_of(structure, moments, values):
    """Return how far correlations are from those implied, their slopes, and their weights.

    Parameters
    ----------
    structure : angket.statistics.structural.covariance_structure.Structure
    moments : angket.statistics.structural.ordinal_moments.OrdinalMoments
    values : ndarray of float, shape (t,)

    Returns
    -------
    apart : ndarray of float, shape (c,)
    slopes : ndarray of float, shape (c, t)
        Of the implied correlations.
    weights : ndarray of float, shape (c,)
    """
    below = np.tril_indices(structure.observed, -1)
    told, slopes = _of(structure, values, below)
    return moments.correlations[below] - told, slopes, 1 / np.diagonal(moments.spread)


def _of(structure, values, below):
    """Return the implied correlations and their slopes by the parameters."""
    told = implied(structure, values)
    return told.covariances[below], told.of_covariances[:, *below].T


def _summed_up(structure, moments, values, slopes, weights, apart, steps):
    bread = np.linalg.inv(slopes.T * weights @ slopes)
    half = slopes.T * weights
    covariance = bread @ half @ moments.spread @ half.T @ bread / (moments.n - 1)
    left = np.diag(weights) - half.T @ bread @ half
    product = left @ moments.spread
    return Weighted(
        structure,
        moments,
        values,
        covariance,
        float((moments.n - 1) * (weights * apart**2).sum()),
        float(np.trace(product)),
        float(np.einsum("ij,ji->", product, product)),
        steps,
    )


def ordinal_indices(fitted, confidence=0.90):
    """Return the indices of fit of a model of ordinal answers, by scaled and shifted statistics.

    Parameters
    ----------
    fitted : Weighted
    confidence : float
        Of the interval of RMSEA.

    Returns
    -------
    dict
        chi_square, df, p, cfi, tli, rmsea, rmsea_low, rmsea_high, rmsea_close_p, srmr, gfi,
        agfi.
    """
    null = fit_independent(fitted.structure, fitted.moments).shifted
    test = fitted.shifted
    found = {"chi_square": test.value, "df": test.df}
    found |= against_chance(test, fitted.moments.n - 1, confidence=confidence)
    indices = against_independence(test, null)
    found |= {name: indices[name] for name in ("cfi", "tli")}
    count = fitted.structure.observed
    below = np.tril_indices(count, -1)
    seen = fitted.moments.correlations[below]
    apart = seen - _of(fitted.structure, fitted.values, below)[0]
    found["srmr"] = float(np.sqrt((apart**2).sum() / (count * (count + 1) / 2)))
    weights = 1 / np.diagonal(fitted.moments.spread)
    cuts = np.concatenate(fitted.moments.thresholds)
    whole = (weights * seen**2).sum() + (cuts**2 / fitted.moments.spread_of_thresholds).sum()
    gfi = float(1 - (weights * apart**2).sum() / whole)
    found["gfi"] = gfi
    if fitted.df == 0:
        return found | {"agfi": Undefined(SATURATED)}
    moments = len(seen) + len(cuts)
    return found | {"agfi": 1 - (1 - gfi) * moments / fitted.df}
