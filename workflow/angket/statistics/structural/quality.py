"""How well items measure their constructs, and how distinct the constructs are."""

import numpy as np

from angket.statistics.structural.effects import inflation


def rho_a(weights, correlations, model):
    """Return the consistent reliability of the scores [1]_.

    Parameters
    ----------
    weights : ndarray of float, shape (m, p, q)
    correlations : ndarray of float, shape (m, p, p)
        Of the items.
    model : angket.statistics.structural.path_model.PathModel

    Returns
    -------
    ndarray of float, shape (m, q)
        1 for constructs of one item, and for those that their items form.

    References
    ----------
    .. [1] Dijkstra, T. K. & Henseler, J. (2015). Consistent partial least squares path
       modeling. MIS Quarterly 39, 297-316.

    Examples
    --------
    >>> from angket.statistics.structural.path_model import path_model
    >>> model = path_model({"x": ["x1", "x2"], "y": ["y1"]}, {"y": ["x"]})
    >>> r = np.array([[[1, 0.5, 0.5], [0.5, 1, 0.5], [0.5, 0.5, 1]]])
    >>> w = np.array([[[3**-0.5, 0], [3**-0.5, 0], [0, 1]]])
    >>> rho_a(w, r, model).round(4)
    array([[0.6667, 1.    ]])
    """
    found = np.ones((len(weights), len(model.constructs)))
    for one in np.flatnonzero(~model.formative & ~model.single):
        block = model.members(one)
        w = weights[:, block, one]
        outer = w[:, :, None] * w[:, None, :]
        apart = ~np.eye(len(block), dtype=bool)
        within = correlations[:, block[:, None], block]
        shared = (outer * within)[:, apart].sum(axis=1) / (outer**2)[:, apart].sum(axis=1)
        found[:, one] = (w**2).sum(axis=1) ** 2 * shared
    return found


def composite_reliability(loadings, model):
    """Return the composite reliability and the average variance extracted [1]_.

    Parameters
    ----------
    loadings : ndarray of float, shape (m, p, q)
    model : angket.statistics.structural.path_model.PathModel

    Returns
    -------
    rho_c, ave : ndarray of float, shape (m, q)
        NaN for constructs of one item, and for those that their items form.

    References
    ----------
    .. [1] Fornell, C. & Larcker, D. F. (1981). Evaluating structural equation models.
       Journal of Marketing Research 18, 39-50.

    Examples
    --------
    >>> from angket.statistics.structural.path_model import path_model
    >>> model = path_model({"x": ["x1", "x2"], "y": ["y1"]}, {"y": ["x"]})
    >>> both = composite_reliability(np.array([[[0.8, 0], [0.6, 0], [0, 1.0]]]), model)
    >>> [values[0, 0].round(4).item() for values in both]
    [0.6622, 0.5]
    """
    own = np.where(model.blocks, loadings, 0.0)
    squares = (own**2).sum(axis=1)
    sizes = model.blocks.sum(axis=0)
    total = own.sum(axis=1) ** 2
    shown = ~model.formative & ~model.single
    rho_c = np.where(shown, total / (total + sizes - squares), np.nan)
    return rho_c, np.where(shown, squares / sizes, np.nan)


def standardised_alpha(correlations, model):
    """Return Cronbach's alpha of standardised items, as programs for such models print it.

    Parameters
    ----------
    correlations : ndarray of float, shape (m, p, p)
        Of the items.
    model : angket.statistics.structural.path_model.PathModel

    Returns
    -------
    ndarray of float, shape (m, q)
        NaN for constructs of one item, and for those that their items form.

    Examples
    --------
    >>> from angket.statistics.structural.path_model import path_model
    >>> model = path_model({"x": ["x1", "x2"], "y": ["y1"]}, {"y": ["x"]})
    >>> r = np.array([[[1, 0.6, 0.5], [0.6, 1, 0.3], [0.5, 0.3, 1]]])
    >>> standardised_alpha(r, model)[0, 0].round(4).item()
    0.75
    """
    found = np.full((len(correlations), len(model.constructs)), np.nan)
    for one in np.flatnonzero(~model.formative & ~model.single):
        block = model.members(one)
        k = len(block)
        within = correlations[:, block[:, None], block]
        mean = within[:, ~np.eye(k, dtype=bool)].mean(axis=1)
        found[:, one] = k * mean / (1 + (k - 1) * mean)
    return found


def heterotrait_monotrait(correlations, model, geometric=False):
    """Return how much items of two constructs correlate, against those of one construct.

    Parameters
    ----------
    correlations : ndarray of float, shape (m, p, p)
        Of the items.
    model : angket.statistics.structural.path_model.PathModel
    geometric : bool
        Whether to take geometric means (HTMT2) [2]_, instead of arithmetic means of sizes
        without signs (HTMT) [1]_.

    Returns
    -------
    ndarray of float, shape (m, q, q)
        NaN on the diagonal; with geometric means also where the correlations of a block, or
        between two blocks, differ in sign.

    References
    ----------
    .. [1] Henseler, J., Ringle, C. M. & Sarstedt, M. (2015). A new criterion for
       assessing discriminant validity in variance-based structural equation modeling.
       Journal of the Academy of Marketing Science 43, 115-135.
    .. [2] Roemer, E., Schuberth, F. & Henseler, J. (2021). HTMT2 - an improved criterion
       for assessing discriminant validity. Industrial Management & Data Systems 121,
       2637-2650.

    Examples
    --------
    >>> from angket.statistics.structural.path_model import path_model
    >>> model = path_model({"x": ["x1", "x2"], "y": ["y1"]}, {"y": ["x"]})
    >>> r = np.array([[[1, 0.64, 0.4], [0.64, 1, 0.2], [0.4, 0.2, 1]]])
    >>> heterotrait_monotrait(r, model)[0, 0].round(4)
    array([  nan, 0.375])
    """
    count = len(model.constructs)
    within = np.ones((len(correlations), count))
    between = np.full((len(correlations), count, count), np.nan)
    mean = _geometric if geometric else _of_sizes
    for one in range(count):
        block = model.members(one)
        if len(block) > 1:
            among = correlations[:, block[:, None], block]
            within[:, one] = mean(among[:, ~np.eye(len(block), dtype=bool)])
        for other in range(one):
            across = correlations[:, block[:, None], model.members(other)]
            found = mean(across.reshape(len(across), -1))
            between[:, one, other] = between[:, other, one] = found
    with np.errstate(invalid="ignore", divide="ignore"):
        return between / np.sqrt(within[:, :, None] * within[:, None, :])


def _of_sizes(values):
    return np.abs(values).mean(axis=1)


def _geometric(values):
    alike = (values > 0).all(axis=1) | (values < 0).all(axis=1)
    sizes = np.where(alike[:, None], np.abs(values), 1.0)
    return np.where(alike, np.exp(np.log(sizes).mean(axis=1)), np.nan)


def outer_vif(correlations, model):
    """Return how far each item follows from the others of its construct.

    Parameters
    ----------
    correlations : ndarray of float, shape (m, p, p)
    model : angket.statistics.structural.path_model.PathModel

    Returns
    -------
    ndarray of float, shape (m, p)
        1 for single items; NaN where the items of a block follow from each other.

    Examples
    --------
    >>> from angket.statistics.structural.path_model import path_model
    >>> model = path_model({"x": ["x1", "x2"], "y": ["y1"]}, {"y": ["x"]})
    >>> r = np.array([[[1, 0.6, 0.5], [0.6, 1, 0.3], [0.5, 0.3, 1]]])
    >>> outer_vif(r, model)
    array([[1.5625, 1.5625, 1.    ]])
    """
    found = np.full(correlations.shape[:2], np.nan)
    for one in range(len(model.constructs)):
        block = model.members(one)
        found[:, block] = inflation(correlations[:, block[:, None], block])
    return found
