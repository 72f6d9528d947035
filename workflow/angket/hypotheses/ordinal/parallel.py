"""Whether the odds ratios are the same at every boundary: Brant's test and the score test."""

import numpy as np
import pandas as pd
import scipy.special
from scipy.stats import chi2

from angket.hypotheses.ordinal.model import standardised
from angket.statistics.regression.cumulative import cumulative_model
from angket.statistics.undefined import Undefined

TWO = "the response has two levels, so that there is one boundary only"


def brant(levels, table):
    """Compare the slopes of the binary logistic regressions at every boundary.

    Parameters
    ----------
    levels : array_like of int, shape (n,)
    table : DataFrame of float, shape (n, p)

    Returns
    -------
    whole : dict
        brant (a chi-square), brant_df, brant_p of all predictors together.
    parts : DataFrame
        The same of each term.

    Raises
    ------
    Undefined
        When there are two levels, or the predictors separate respondents at a boundary.

    Notes
    -----
    The slopes at two boundaries vary together as (X'V_j X)^-1 X'V_jk X (X'V_k X)^-1 says, and as
    its transpose in the other half of their covariance [1]_. R's car has the first in both halves,
    which then is no covariance: its figures differ in the third digit.

    References
    ----------
    .. [1] Brant, R. (1990). Assessing proportionality in the proportional odds model for ordinal
       logistic regression. Biometrics 46, 1171-1178.
    """
    levels = np.asarray(levels)
    cuts, p = int(levels.max()), table.shape[1]
    if cuts < 2:
        raise Undefined(TWO)
    scaled = standardised(table)[0]
    design = np.column_stack([np.ones(len(levels)), scaled])
    slopes, shares, inverses = [], [], []
    for cut in range(cuts):
        higher = (levels > cut).astype(int)
        try:
            fit = cumulative_model(higher, np.bincount(higher, minlength=2), scaled)
        except Undefined:
            raise Undefined(
                "the predictors separate respondents at one of the boundaries"
            ) from None
        b = np.append(-fit.parameters[0], fit.parameters[1:])
        share = scipy.special.expit(design @ b)
        slopes.append(b[1:])
        shares.append(share)
        inverses.append(np.linalg.inv(design.T @ (design * (share * (1 - share))[:, None])))
    covariance = np.empty((cuts * p, cuts * p))
    for low in range(cuts):
        for high in range(low, cuts):
            weight = shares[high] * (1 - shares[low])
            block = inverses[low] @ (design.T @ (design * weight[:, None])) @ inverses[high]
            rows, columns = (slice(place * p, place * p + p) for place in (low, high))
            covariance[rows, columns] = block[1:, 1:]
            covariance[columns, rows] = block[1:, 1:].T
    stacked = np.concatenate(slopes)
    contrast = np.kron(np.column_stack([np.ones((cuts - 1, 1)), -np.eye(cuts - 1)]), np.eye(p))
    whole = _wald(contrast, stacked, covariance)
    parts = {name: _wald(contrast[at::p], stacked, covariance) for at, name in enumerate(table)}
    return whole, pd.DataFrame(parts).T


def _wald(contrast, b, covariance):
    difference, spread = contrast @ b, contrast @ covariance @ contrast.T
    found = float(difference @ np.linalg.solve(spread, difference))
    if found < 0:
        raise Undefined("the differences between the boundaries have no finite spread")
    df = len(contrast)
    return {"brant": found, "brant_df": df, "brant_p": float(chi2.sf(found, df))}


def score_test(levels, table, fit):
    """Test by scores whether slopes of their own at every boundary would fit better.

    Parameters
    ----------
    levels : array_like of int, shape (n,)
    table : DataFrame of float, shape (n, p)
    fit : angket.hypotheses.ordinal.model.Ordinal

    Returns
    -------
    dict
        score, score_df, score_p.

    Raises
    ------
    Undefined
        When there are two levels, or slopes of their own cannot be told apart.

    Notes
    -----
    Rao's test with the expected information, at the estimates of proportional odds [1]_.

    References
    ----------
    .. [1] Peterson, B. & Harrell, F. E. (1990). Partial proportional odds models for ordinal
       response variables. Applied Statistics 39, 205-217.
    """
    levels = np.asarray(levels)
    n, p = table.shape
    cuts = int(levels.max())
    if cuts < 2:
        raise Undefined(TWO)
    scaled, means, spreads = standardised(table)
    slopes = fit.parameters[cuts:] * spreads
    points = fit.parameters[:cuts] - fit.parameters[cuts:] @ means
    at_bounds = scipy.special.expit(points - (scaled @ slopes)[:, None])
    share = np.diff(at_bounds, axis=1, prepend=0, append=1)
    if not (share > 0).all():
        raise Undefined("slopes of their own at every boundary cannot be told apart")
    # What a boundary's threshold and slopes move: what lies below it, and so two levels.
    design = np.column_stack([np.ones(n), -scaled])
    width, size = p + 1, cuts * (p + 1)
    gradient, information = np.zeros(size), np.zeros((size, size))
    earlier = before = None
    for cut in range(cuts):
        own = slice(cut * width, cut * width + width)
        moved = design * (at_bounds[:, cut] * (1 - at_bounds[:, cut]))[:, None]
        below, above = (1 / share[:, level] for level in (cut, cut + 1))
        gradient[own] = ((levels == cut) * below - (levels == cut + 1) * above) @ moved
        information[own, own] = moved.T @ (moved * (below + above)[:, None])
        if before is not None:
            shared = -before.T @ (moved * below[:, None])
            information[earlier, own], information[own, earlier] = shared, shared.T
        earlier, before = own, moved
    if np.linalg.matrix_rank(information) < size:
        raise Undefined("slopes of their own at every boundary cannot be told apart")
    found = float(gradient @ np.linalg.solve(information, gradient))
    df = p * (cuts - 1)
    return {"score": found, "score_df": df, "score_p": float(chi2.sf(found, df))}
