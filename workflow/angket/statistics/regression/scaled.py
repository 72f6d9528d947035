"""Predictors in standard deviations, in which models are fitted, and the way back to units."""

import numpy as np
import pandas as pd

from angket.statistics.regression.linear import CONSTANT
from angket.statistics.undefined import Undefined


def scaled(values):
    """Return predictors in standard deviations from their means, with both.

    Parameters
    ----------
    values : ndarray of float, shape (n, p)
        None of which is the same for everyone.

    Returns
    -------
    scaled : ndarray of float, shape (n, p)
    means, spreads : ndarray of float, shape (p,)

    Raises
    ------
    Undefined
        When one predictor follows from the others.

    Examples
    --------
    >>> scaled(np.array([[1.0], [3.0], [5.0]]))[0].ravel()
    array([-1.,  0.,  1.])
    """
    means, spreads = values.mean(axis=0), values.std(axis=0, ddof=1)
    made = (values - means) / spreads
    if np.linalg.matrix_rank(np.column_stack([np.ones(len(values)), made])) <= len(spreads):
        raise Undefined("one predictor follows exactly from the others")
    return made, means, spreads


def back_to_units(means, spreads):
    """Return what times parameters of scaled predictors are those of the predictors themselves.

    Parameters
    ----------
    means, spreads : ndarray of float, shape (p,)
        As `scaled` returns them.

    Returns
    -------
    ndarray of float, shape (p + 1, p + 1)
        The constant first.

    Examples
    --------
    >>> back_to_units(np.array([3.0]), np.array([2.0])) @ [1.0, 4.0]
    array([-5.,  2.])
    """
    back = np.diag(np.append(1, 1 / spreads))
    back[0, 1:] = -means / spreads
    return back


def ratios_of(terms, confidence, ratio, names):
    """Return the coefficients of a model of odds or rates, with their exponentials.

    Parameters
    ----------
    terms : statsmodels ContrastResults
        Of the parameters in the units of the predictors.
    confidence : float
    ratio : str
        What the exponential is called: odds_ratio or rate_ratio.
    names : iterable of str
        Of the predictors.

    Returns
    -------
    DataFrame
        Indexed by term, the constant first: b, se, z, wald, p, the ratio, and its ci_low and
        ci_high; infinite where a ratio is too large for a number.
    """
    low, high = terms.conf_int(1 - confidence).T
    with np.errstate(over="ignore"):
        return pd.DataFrame(
            {
                "b": terms.effect,
                "se": terms.sd,
                "z": terms.tvalue,
                "wald": terms.tvalue**2,
                "p": terms.pvalue,
                ratio: np.exp(terms.effect),
                "ci_low": np.exp(low),
                "ci_high": np.exp(high),
            },
            index=[CONSTANT, *names],
        )
