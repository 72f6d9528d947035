"""Models of composites compared between two groups."""

from functools import partial
from typing import NamedTuple

import numpy as np

from angket.statistics.resampling.weighted import correlation_matrices
from angket.statistics.structural.composites import estimate
from angket.statistics.undefined import Undefined

_MATRICES_AT_ONCE = 500


class Invariance(NamedTuple):
    """Whether composites mean the same in two groups (MICOM), by construct.

    Attributes
    ----------
    c : ndarray of float, shape (q,)
        Correlation of the scores by the weights of one group with those by the other's.
    mean_difference : ndarray of float, shape (q,)
        Of the scores of all respondents, the first group less the second.
    log_variance_ratio : ndarray of float, shape (q,)
    """

    c: np.ndarray
    mean_difference: np.ndarray
    log_variance_ratio: np.ndarray


class Permuted(NamedTuple):
    """Two groups against groups of the same sizes that chance made.

    Attributes
    ----------
    invariance : Invariance
        As found.
    c_quantile : ndarray of float, shape (q,)
        Five in a hundred of the permuted c lie below.
    mean_limits, variance_limits : ndarray of float, shape (2, q)
        The middle 95 in a hundred of the permuted differences.
    differences : ndarray of float, shape (q, q)
        Of the paths, the first group less the second.
    p : ndarray of float, shape (q, q)
        Share of permuted differences at least as large, the found one counted.
    groups : ndarray of float, shape (2, q, q)
        The paths of both groups.
    failed : int
        Permutations without a solution.
    """

    invariance: Invariance
    c_quantile: np.ndarray
    mean_limits: np.ndarray
    variance_limits: np.ndarray
    differences: np.ndarray
    p: np.ndarray
    groups: np.ndarray
    failed: int


class Solved(NamedTuple):
    """A model estimated in m samples, of which the comparison needs these parts.

    Attributes
    ----------
    weights : ndarray of float, shape (m, p, q)
        Of the standardised items in the scores of the constructs.
    coefficients : ndarray of float, shape (m, r, r)
        Of the paths; r is q, or more where products of constructs are in the model.
    admissible : ndarray of bool, shape (m,)
    """

    weights: np.ndarray
    coefficients: np.ndarray
    admissible: np.ndarray


def compare_groups(answers, first, model, repeats, rng, corrected=False, scheme="path", solve=None):
    """Compare the composites and the paths of two groups by permutation [1]_, [2]_.

    Parameters
    ----------
    answers : ndarray of float, shape (n, p)
    first : ndarray of bool, shape (n,)
        Who belongs to the first group.
    model : angket.statistics.structural.path_model.PathModel
    repeats : int
        Permutations.
    rng : numpy.random.Generator
    corrected, scheme
        As `angket.statistics.structural.composites.estimate` has them.
    solve : callable, optional
        From weights of shape (m, n), how often each sample holds each respondent, and the
        standardised answers to a `Solved`, for models that `estimate` alone does not solve: of a
        higher order, or with products. `model` is then not looked at.

    Returns
    -------
    Permuted

    Raises
    ------
    Undefined
        Where the model has no admissible solution in a group.

    References
    ----------
    .. [1] Henseler, J., Ringle, C. M. & Sarstedt, M. (2016). Testing measurement
       invariance of composites using partial least squares. International Marketing
       Review 33, 405-431.
    .. [2] Chin, W. W. & Dibbern, J. (2010). An introduction to a permutation based
       procedure for multi-group PLS analysis. Handbook of partial least squares, 171-193.

    Examples
    --------
    >>> from angket.statistics.structural.path_model import path_model
    >>> rng = np.random.default_rng(1)
    >>> x = rng.normal(size=60)
    >>> answers = np.column_stack([x, x + rng.normal(size=60)])
    >>> model = path_model({"x": ["x1"], "y": ["y1"]}, {"y": ["x"]})
    >>> compare_groups(answers, np.arange(60) < 30, model, 99, rng).invariance.c
    array([1., 1.])
    """
    standardised = (answers - answers.mean(axis=0)) / answers.std(axis=0, ddof=1)
    if solve is None:
        solve = partial(_of_model, model=model, corrected=corrected, scheme=scheme)
    found, paths = _compared(standardised, first[None], solve)
    if not (np.isfinite(paths).all() and all(np.isfinite(one).all() for one in found)):
        raise Undefined("the model has no admissible solution in one of the groups")
    drawn = np.array([rng.permutation(first) for _ in range(repeats)])
    parts = [
        _compared(standardised, drawn[start : start + _MATRICES_AT_ONCE], solve)
        for start in range(0, repeats, _MATRICES_AT_ONCE)
    ]
    composites, of_paths = zip(*parts, strict=True)
    by_chance = Invariance(*map(np.concatenate, zip(*composites, strict=True)))
    chance_paths = np.concatenate(of_paths, axis=1)
    solved = np.isfinite(chance_paths).all(axis=(0, 2, 3))
    difference = paths[0, 0] - paths[1, 0]
    chance = np.abs(chance_paths[0, solved] - chance_paths[1, solved])
    as_large = (chance >= np.abs(difference) - 1e-12).sum(axis=0)
    limits = (0.025, 0.975)
    return Permuted(
        Invariance(*(values[0] for values in found)),
        np.nanquantile(by_chance.c, 0.05, axis=0),
        np.nanquantile(by_chance.mean_difference, limits, axis=0),
        np.nanquantile(by_chance.log_variance_ratio, limits, axis=0),
        difference,
        (as_large + 1) / (solved.sum() + 1),
        paths[:, 0],
        int((~solved).sum()),
    )


def _of_model(counts, standardised, model, corrected, scheme):
    found = estimate(correlation_matrices(counts, standardised), model, corrected, scheme)
    return Solved(found.weights, found.coefficients, found.admissible)


def _compared(standardised, groups, solve):
    """Return the invariance and the paths, shape (2, m, r, r), of m divisions."""
    whole = np.corrcoef(standardised.T)[None]
    pooled = solve(np.ones((1, len(standardised))), standardised).weights[0]
    scores = standardised @ pooled
    weights, paths = [], []
    for members in (groups, ~groups):
        found = solve(members.astype(float), standardised)
        weights.append(found.weights)
        possible = found.admissible[:, None, None]
        paths.append(np.where(possible, found.coefficients, np.nan))
    crossed = np.einsum("mpq,pr,mrq->mq", weights[0], whole[0], weights[1], optimize=True)
    own = [np.einsum("mpq,pr,mrq->mq", one, whole[0], one, optimize=True) for one in weights]
    means, variances = zip(
        *(_moments(scores, members) for members in (groups, ~groups)), strict=True
    )
    return Invariance(
        crossed / np.sqrt(own[0] * own[1]),
        means[0] - means[1],
        np.log(variances[0]) - np.log(variances[1]),
    ), np.stack(paths)


def _moments(scores, members):
    """Return the means and variances of the scores in each division, shape (m, q)."""
    counts = members.sum(axis=1, keepdims=True)
    means = members @ scores / counts
    return means, (members @ scores**2 - counts * means**2) / (counts - 1)
