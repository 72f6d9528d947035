"""Which items measure which construct, and which construct acts on which."""

from typing import NamedTuple

import numpy as np


class PathModel(NamedTuple):
    """Constructs with their items, and the paths between them.

    Attributes
    ----------
    constructs : tuple of str, length q
    items : tuple of str, length p
        Block by block, in the order of the constructs.
    blocks : ndarray of bool, shape (p, q)
        Whether an item belongs to a construct.
    formative : ndarray of bool, shape (q,)
        Whether the items form the construct (mode B) instead of reflecting it (mode A).
    paths : ndarray of bool, shape (q, q)
        Whether there is a path from the construct of the row to that of the column.
    """

    constructs: tuple
    items: tuple
    blocks: np.ndarray
    formative: np.ndarray
    paths: np.ndarray

    def members(self, construct):
        """Return the places of a construct's items."""
        return np.flatnonzero(self.blocks[:, construct])

    def predecessors(self, construct):
        """Return the places of the constructs with a path to this one."""
        return np.flatnonzero(self.paths[:, construct])

    @property
    def endogenous(self):
        """The places of the constructs that a path leads to."""
        return np.flatnonzero(self.paths.any(axis=0))

    @property
    def single(self):
        """Whether each construct is measured by one item, shape (q,)."""
        return self.blocks.sum(axis=0) == 1


def path_model(blocks, paths, formative=()):
    """Put a model together from what a study says.

    Parameters
    ----------
    blocks : dict of str to sequence of str
        The items of each construct.
    paths : dict of str to sequence of str
        The constructs that act on each, by the construct that they act on.
    formative : collection of str
        The constructs that their items form.

    Returns
    -------
    PathModel

    Raises
    ------
    ValueError
        Where the paths run in a circle; its only argument is the constructs on it.

    Examples
    --------
    >>> model = path_model({"x": ["x1", "x2"], "y": ["y1", "y2"]}, {"y": ["x"]})
    >>> model.paths.tolist()
    [[False, True], [False, False]]
    """
    constructs = tuple(blocks)
    items = tuple(item for block in blocks.values() for item in block)
    owner = np.repeat(np.arange(len(constructs)), [len(block) for block in blocks.values()])
    arrows = np.zeros((len(constructs),) * 2, dtype=bool)
    for target, sources in paths.items():
        arrows[[constructs.index(one) for one in sources], constructs.index(target)] = True
    model = PathModel(
        constructs,
        items,
        owner[:, None] == np.arange(len(constructs)),
        np.array([name in formative for name in constructs]),
        arrows,
    )
    in_order(model)
    return model


def in_order(model):
    """Return the places of the constructs, each after those that act on it.

    Parameters
    ----------
    model : PathModel

    Returns
    -------
    list of int

    Raises
    ------
    ValueError
        Where the paths run in a circle; its only argument is the constructs on it.

    Examples
    --------
    >>> in_order(path_model({"y": ["y1"], "x": ["x1"]}, {"y": ["x"]}))
    [1, 0]
    """
    order, left = [], list(range(len(model.constructs)))
    while left:
        ready = [one for one in left if set(model.predecessors(one)) <= set(order)]
        if not ready:
            raise ValueError([model.constructs[one] for one in left])
        order += ready
        left = [one for one in left if one not in ready]
    return order


def routes(model):
    """List the ways along two paths or more, from every construct to every other.

    Parameters
    ----------
    model : PathModel

    Returns
    -------
    list of tuple of int
        The places of the constructs on each way, those of few paths first.

    Examples
    --------
    >>> blocks = {"x": ["x1"], "m": ["m1"], "y": ["y1"]}
    >>> routes(path_model(blocks, {"m": ["x"], "y": ["x", "m"]}))
    [(0, 1, 2)]
    """
    ways = [(int(a), int(b)) for a, b in np.argwhere(model.paths)]
    found = []
    while ways:
        longer = [(*way, int(b)) for way in ways for b in np.flatnonzero(model.paths[way[-1]])]
        found += sorted(longer)
        ways = longer
    return found
