"""The weights that make a score of each construct from its items: partial least squares.

All of it needs correlations alone, so that thousands of resamples are computed at once.
"""

from typing import NamedTuple

import numpy as np

from angket.statistics.structural.stacks import solve

SCHEMES = ("path", "factorial", "centroid")
TOLERANCE = 1e-10
MOST_ITERATIONS = 3000


class Weights(NamedTuple):
    """What partial least squares ends with.

    Attributes
    ----------
    weights : ndarray of float, shape (m, p, q)
        Of the standardised items in the scores, which have variance 1; NaN where the
        algorithm did not come to an end or a block is singular.
    iterations : ndarray of int, shape (m,)
    """

    weights: np.ndarray
    iterations: np.ndarray


def composite_weights(correlations, model, scheme="path", tolerance=TOLERANCE, signs=None):
    """Find the weights of the items by partial least squares.

    Starting from equal weights, scores are estimated from their neighbours in the model and
    weights from those estimates, in turn, until no weight moves [1]_, [2]_. A block
    that reflects its construct has the correlations of its items as weights (mode A), one
    that forms it the coefficients of a regression (mode B).

    Parameters
    ----------
    correlations : ndarray of float, shape (m, p, p)
        Of the items, in m samples.
    model : angket.statistics.structural.path_model.PathModel
    scheme : str
        How neighbours count: "path" (regression on those before, correlation with those
        after), "factorial" (correlations) or "centroid" (their signs).
    tolerance : float
        The most that any weight may move at the end.
    signs : ndarray of float, shape (q,), optional
        1 or -1 for each score, as `turns` gives it for the sample that others are drawn from:
        these keep the signs that the algorithm ends with there. Without it a score points the
        way of most of its items.

    Returns
    -------
    Weights

    Notes
    -----
    Own code: the packages that have it are under the GPL or take 20 times as long, since
    they compute one resample after the other.

    References
    ----------
    .. [1] Lohmoeller, J.-B. (1989). Latent variable path modeling with partial least
       squares. Physica.
    .. [2] Tenenhaus, M., Vinzi, V. E., Chatelin, Y.-M. & Lauro, C. (2005). PLS path
       modeling. Computational Statistics & Data Analysis 48, 159-205.

    Examples
    --------
    >>> from angket.statistics.structural.path_model import path_model
    >>> model = path_model({"x": ["x1", "x2"], "y": ["y1"]}, {"y": ["x"]})
    >>> r = np.array([[[1, 0.4, 0.5], [0.4, 1, 0.3], [0.5, 0.3, 1]]])
    >>> composite_weights(r, model).weights[0, :, 0].round(4)
    array([0.7372, 0.4423, 0.    ])
    """
    found = np.full((len(correlations), *model.blocks.shape), np.nan)
    iterations = np.zeros(len(correlations), dtype=int)
    active = np.flatnonzero(np.isfinite(correlations).all(axis=(1, 2)))
    alike = np.broadcast_to(model.blocks.astype(float), found[active].shape)
    moving = _scaled(alike, correlations[active])
    for step in range(1, MOST_ITERATIONS + 1):
        if not len(active):
            break
        before, moving = moving, _next(moving, correlations[active], model, scheme)
        iterations[active] = step
        lost = ~np.isfinite(moving).all(axis=(1, 2))
        at_rest = np.abs(np.abs(moving) - np.abs(before)).max(axis=(1, 2)) < tolerance
        found[active[at_rest & ~lost]] = moving[at_rest & ~lost]
        active, moving = active[~at_rest & ~lost], moving[~at_rest & ~lost]
    turned = turns(found, correlations, model)[:, None] if signs is None else signs
    return Weights(found * turned, iterations)


def _next(weights, correlations, model, scheme):
    """Return the weights after one turn, shape (m, p, q)."""
    scores = weights.swapaxes(1, 2) @ correlations @ weights
    with_proxies = correlations @ weights @ _inner(scores, model, scheme)
    after = np.where(model.blocks, with_proxies, 0.0)
    for one in np.flatnonzero(model.formative):
        block = model.members(one)
        within = correlations[:, block[:, None], block]
        after[:, block, one] = solve(within, with_proxies[:, block, one])
    return _scaled(after, correlations)


def _inner(scores, model, scheme):
    """Return how each score is estimated from its neighbours, shape (m, q, q)."""
    if scheme == "path":
        inner = np.where(model.paths.T, scores, 0.0)
        for one in model.endogenous:
            before = model.predecessors(one)
            among = scores[:, before[:, None], before]
            inner[:, before, one] = solve(among, scores[:, before, one])
        return inner
    neighbours = model.paths | model.paths.T
    return np.where(neighbours, scores if scheme == "factorial" else np.sign(scores), 0.0)


def _scaled(weights, correlations):
    """Return weights of scores with variance 1."""
    variances = np.einsum("mpq,mpr,mrq->mq", weights, correlations, weights, optimize=True)
    return weights / np.sqrt(variances)[:, None, :]


def turns(weights, correlations, model):
    """Tell which scores have to be turned so that they point the way of most of their items.

    Parameters
    ----------
    weights : ndarray of float, shape (m, p, q)
    correlations : ndarray of float, shape (m, p, p)
    model : angket.statistics.structural.path_model.PathModel

    Returns
    -------
    ndarray of float, shape (m, q)
        -1 for those that have to be turned; at a tie the first item counts.

    Examples
    --------
    >>> from angket.statistics.structural.path_model import path_model
    >>> model = path_model({"x": ["x1", "x2"], "y": ["y1"]}, {"y": ["x"]})
    >>> turns(np.array([[[-0.7, 0], [0.7, 0], [0, 1]]]), np.eye(3)[None], model)
    array([[-1.,  1.]])
    """
    loadings = np.where(model.blocks, correlations @ weights, 0.0)
    balance = np.sign(np.where(np.abs(loadings) > 1e-12, loadings, 0.0)).sum(axis=1)
    first = np.argmax(model.blocks, axis=0)[None, None]
    of_first = np.take_along_axis(loadings, first, axis=1)[:, 0]
    return np.where(np.where(balance == 0, of_first, balance) < 0, -1.0, 1.0)
