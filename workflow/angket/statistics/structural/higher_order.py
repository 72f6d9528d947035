"""Constructs of constructs, in two stages: scores of the lower ones as items of the higher."""

import numpy as np

from angket.statistics.structural.composites import estimate
from angket.statistics.structural.path_model import path_model


def stages(blocks, paths, higher, formative=()):
    """Return the models of both stages.

    Parameters
    ----------
    blocks : dict of str to sequence of str
        The items of each construct of the lowest order.
    paths : dict of str to sequence of str
        As `angket.statistics.structural.path_model.path_model` takes them; they may name
        higher constructs.
    higher : dict of str to sequence of str
        The lower constructs of each higher one.
    formative : collection of str

    Returns
    -------
    lower, upper : angket.statistics.structural.path_model.PathModel
        In the first each higher construct is replaced by its lower ones; in the second
        these are items.

    Examples
    --------
    >>> blocks = {"a": ["a1", "a2"], "b": ["b1", "b2"], "y": ["y1"]}
    >>> lower, upper = stages(blocks, {"y": ["x"]}, {"x": ["a", "b"]})
    >>> lower.paths[:, 2].tolist(), upper.items
    ([True, True, False], ('y1', 'a', 'b'))
    """

    def below(names):
        return [one for name in names for one in higher.get(name, [name])]

    beneath = {}
    for target, sources in paths.items():
        for one in below([target]):
            beneath[one] = [*beneath.get(one, []), *below(sources)]
    parts = {one for lower in higher.values() for one in lower}
    kept = {name: block for name, block in blocks.items() if name not in parts}
    kinds = [name for name in formative if name in blocks]
    above = [name for name in formative if name not in parts]
    return path_model(blocks, beneath, kinds), path_model(kept | higher, paths, above)


def estimate_higher(correlations, lower, upper, corrected=False, scheme="path", signs=None):
    """Estimate a model with constructs of constructs, by the disjoint two-stage approach [1]_.

    Parameters
    ----------
    correlations : ndarray of float, shape (m, p, p)
        Of the items of the lower model.
    lower, upper : angket.statistics.structural.path_model.PathModel
        As `stages` returns them.
    corrected : bool
        As `angket.statistics.structural.composites.estimate` has it, of the second stage.
    scheme : str
    signs : tuple of ndarray of float, shapes (q,) and (r,), optional
        Of the scores of both stages, as
        `angket.statistics.structural.weights.composite_weights` has them.

    Returns
    -------
    first, second : angket.statistics.structural.composites.Composites
        Of both stages.

    References
    ----------
    .. [1] Sarstedt, M., Hair, J. F., Cheah, J.-H., Becker, J.-M. & Ringle, C. M. (2019).
       How to specify, estimate, and validate higher-order constructs in PLS-SEM.
       Australasian Marketing Journal 27, 197-211.

    Examples
    --------
    >>> blocks = {"a": ["a1", "a2"], "b": ["b1"], "y": ["y1"]}
    >>> lower, upper = stages(blocks, {"y": ["x"]}, {"x": ["a", "b"]})
    >>> r = np.array([0.5, 0.5, 0.3, 0.5, 0.3, 0.4])
    >>> whole = np.eye(4)
    >>> whole[np.triu_indices(4, 1)] = r
    >>> whole = np.maximum(whole, whole.T)[None]
    >>> estimate_higher(whole, lower, upper)[1].coefficients[0, 1, 0].round(4).item()
    0.4221
    """
    of_lower, of_upper = signs or (None, None)
    first = estimate(correlations, lower, corrected, scheme, of_lower)
    made = np.zeros((len(correlations), len(lower.items), len(upper.items)))
    for place, item in enumerate(upper.items):
        if item in lower.constructs:
            made[:, :, place] = first.weights[:, :, lower.constructs.index(item)]
        else:
            made[:, lower.items.index(item), place] = 1
    above = made.swapaxes(1, 2) @ correlations @ made
    return first, estimate(above, upper, corrected, scheme, of_upper)
