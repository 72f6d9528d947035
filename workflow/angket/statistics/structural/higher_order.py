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
    ([True, True, False], ('a', 'b', 'y1'))
    """

    def below(names):
        return [one for name in names for one in higher.get(name, [name])]

    beneath = {}
    for target, sources in paths.items():
        for one in below([target]):
            beneath[one] = [*beneath.get(one, []), *below(sources)]
    parts = {one: name for name, lower in higher.items() for one in lower}
    # A higher construct stands where the first of its lower ones does.
    above_blocks = {}
    for name, block in blocks.items():
        made = parts.get(name, name)
        above_blocks[made] = higher.get(made, block)
    kinds = [name for name in formative if name in blocks]
    above = [name for name in formative if name not in parts]
    return path_model(blocks, beneath, kinds), path_model(above_blocks, paths, above)


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
    >>> estimate_higher(whole, lower, upper)[1].coefficients[0, 0, 1].round(4).item()
    0.4221
    """
    of_lower, of_upper = signs or (None, None)
    first = estimate(correlations, lower, corrected, scheme, of_lower)
    made = made_of_items(first, upper)
    above = made.swapaxes(1, 2) @ correlations @ made
    return first, estimate(above, upper, corrected, scheme, of_upper)


def made_of_items(first, upper):
    """Return what the items of the second stage are made of.

    Parameters
    ----------
    first : angket.statistics.structural.composites.Composites
    upper : angket.statistics.structural.path_model.PathModel
        Its products, if it has any, are made of nothing here.

    Returns
    -------
    ndarray of float, shape (m, p, s)

    Examples
    --------
    >>> lower, upper = stages({"a": ["a1"], "b": ["b1"], "y": ["y1"]}, {"y": ["x"]},
    ...                       {"x": ["a", "b"]})
    >>> r = np.array([[[1, 0.5, 0.4], [0.5, 1, 0.4], [0.4, 0.4, 1]]])
    >>> made_of_items(estimate(r, lower), upper)[0].tolist()
    [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]
    """
    lower = first.model
    made = np.zeros((len(first.items), len(lower.items), len(upper.items)))
    for place, item in enumerate(upper.items):
        if item in lower.constructs:
            made[:, :, place] = first.weights[:, :, lower.constructs.index(item)]
        elif item in lower.items:
            made[:, lower.items.index(item), place] = 1
    return made


def weights_of_items(first, second):
    """Return the weights of the items in the scores of the second stage.

    Parameters
    ----------
    first, second : angket.statistics.structural.composites.Composites
        As `estimate_higher` returns them.

    Returns
    -------
    ndarray of float, shape (m, p, r)

    Examples
    --------
    >>> lower, upper = stages({"a": ["a1"], "b": ["b1"], "y": ["y1"]}, {"y": ["x"]},
    ...                       {"x": ["a", "b"]})
    >>> r = np.array([[[1, 0.5, 0.4], [0.5, 1, 0.4], [0.4, 0.4, 1]]])
    >>> weights_of_items(*estimate_higher(r, lower, upper))[0, :, 0].round(4)
    array([0.5774, 0.5774, 0.    ])
    """
    return made_of_items(first, second.model) @ second.weights
