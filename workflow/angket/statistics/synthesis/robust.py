"""Standard errors of weighted fits that hold when effects of one sample depend on each other."""

from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy import stats

from angket.statistics.undefined import Undefined

# Below this share of the largest, an eigenvalue is that of a direction which a sample determines.
_NOTHING = 1e-12


class Robust(NamedTuple):
    """What a fit is worth when effects of one sample depend on each other.

    Attributes
    ----------
    covariance : ndarray of float, shape (p, p)
        Of the coefficients: CR2.
    df : ndarray of float, shape (p,)
        Satterthwaite's degrees of freedom of each.
    parts : ndarray of float, shape (samples, samples, p, p)
        Covariances of what samples add, under independent effects; `together` needs them.
    """

    covariance: np.ndarray
    df: np.ndarray
    parts: np.ndarray


def coded_samples(samples):
    """Return the number of the sample of each effect, and the samples.

    Parameters
    ----------
    samples : array_like of str, shape (k,)

    Returns
    -------
    tuple of ndarray

    Raises
    ------
    Undefined
        When an effect has no sample, or there is but one.

    Examples
    --------
    >>> coded_samples(["b", "a", "b"])[0].tolist()
    [0, 1, 0]
    """
    codes, named = pd.factorize(np.asarray(samples, dtype=object))
    if (codes < 0).any():
        raise Undefined("an effect does not tell which sample it comes from")
    if len(named) < 2:
        raise Undefined("all effects come from one sample")
    return codes, named


def robust(fit, design, codes):
    """Return the robust covariance of a weighted fit.

    Parameters
    ----------
    fit : angket.statistics.synthesis.weighted.WeightedFit
    design : ndarray of float, shape (k, p)
    codes : ndarray of int, shape (k,)
        As `coded_samples` returns them.

    Returns
    -------
    Robust

    Notes
    -----
    The working variance of effect i is 1 / its weight. For each sample, residuals are multiplied
    by A = R (R (V - X M X') R)^(-1/2) R, where R is the root of V and M the covariance of the fit.

    References
    ----------
    Pustejovsky, J. E., & Tipton, E. (2018). Small-sample methods for cluster-robust variance
    estimation and hypothesis testing in fixed effects models. Journal of Business & Economic
    Statistics 36, 672-683.

    Examples
    --------
    >>> from angket.statistics.synthesis.weighted import constant, fit_weighted
    >>> effects, variances = np.array([0.2, 0.4, 0.3, 0.7]), np.full(4, 0.01)
    >>> fit = fit_weighted(effects, variances, constant(4))
    >>> robust(fit, constant(4), np.array([0, 0, 1, 2])).df.round(2).tolist()
    [1.8]
    """
    (k, p), clusters = design.shape, int(codes.max()) + 1
    to_fit = fit.covariance @ (design * fit.weights[:, None]).T
    covariance, drawn = np.zeros((p, p)), np.zeros((clusters, p, k))
    for code in range(clusters):
        inside = np.flatnonzero(codes == code)
        rooted = design[inside] / np.sqrt(fit.weights[inside])[:, None]
        middle = np.diag(fit.weights[inside] ** -2.0) - rooted @ fit.covariance @ rooted.T
        values, vectors = np.linalg.eigh(middle)
        kept = np.where(values > _NOTHING * max(values.max(), 0), np.abs(values), np.inf) ** -0.5
        root = 1 / np.sqrt(fit.weights[inside])
        adjusted = root[:, None] * (vectors * kept) @ vectors.T * root
        pulled = to_fit[:, inside] @ adjusted
        score = pulled @ fit.residuals[inside]
        covariance += np.outer(score, score)
        drawn[code, :, inside] = pulled.T
        drawn[code] -= pulled @ design[inside] @ to_fit
    parts = np.einsum("iak,jbk->ijab", drawn / fit.weights, drawn, optimize=True)
    own = np.einsum("iiaa->a", parts)
    return Robust(covariance, own**2 / np.einsum("ijaa,ijaa->a", parts, parts), parts)


def together(b, found):
    """Test coefficients of a robust fit jointly, by Hotelling's T squared with approximate df.

    Parameters
    ----------
    b : ndarray of float, shape (p,)
    found : Robust
        Of all p coefficients; the constant, the first, is not tested.

    Returns
    -------
    dict
        Value, degrees of freedom and p of F, by the endings "", "_df", "_df2" and "_p".

    Raises
    ------
    Undefined
        When there are too few samples for so many coefficients.

    References
    ----------
    Pustejovsky and Tipton (2018), as `robust`: their HTZ.
    """
    b, covariance, parts = b[1:], found.covariance[1:, 1:], found.parts[:, :, 1:, 1:]
    q = len(b)
    values, vectors = np.linalg.eigh(np.einsum("iiab->ab", parts))
    half = vectors / np.sqrt(values) @ vectors.T
    parts = np.einsum("ab,ijbc,cd->ijad", half, parts, half, optimize=True)
    squares = np.einsum("ijaa,ijbb->", parts, parts) + np.einsum("ijab,ijba->", parts, parts)
    eta = q * (q + 1) / float(squares)
    df2 = eta - q + 1
    if df2 <= 0 or np.linalg.matrix_rank(covariance) < q:
        raise Undefined("there are too few samples for so many moderators")
    f = float(b @ np.linalg.solve(covariance, b)) * df2 / (eta * q)
    return {"": f, "_df": q, "_df2": float(df2), "_p": float(stats.f.sf(f, q, df2))}
