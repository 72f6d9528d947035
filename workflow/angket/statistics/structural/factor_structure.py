"""From constructs, items and paths to a model of covariances."""

import numpy as np

from angket.statistics.structural.covariance_structure import Entry, Structure


def structure_of(model, covariances, errors=(), ordinal=False):
    """Turn a model of paths into one of covariances.

    The first item of each construct has the loading 1. Constructs of one item are that item.
    Constructs that no path leads to are correlated freely, and so is what is left of those
    that no path leads away from.

    Parameters
    ----------
    model : angket.statistics.structural.path_model.PathModel
        All constructs are reflective.
    covariances : ndarray of float, shape (p, p)
        Of the items, in the order of the model, for where estimation starts.
    errors : sequence of tuple of (str, str)
        Pairs of items whose errors are correlated.
    ordinal : bool
        Whether items are normal variables of variance 1 behind ordinal answers, so that what
        is left of them is no parameter.

    Returns
    -------
    angket.statistics.structural.covariance_structure.Structure

    Examples
    --------
    >>> from angket.statistics.structural.path_model import path_model
    >>> model = path_model({"x": ["x1"], "y": ["y1"]}, {"y": ["x"]})
    >>> structure_of(model, np.eye(2)).given
    (0,)
    """
    builder = _Builder(model, np.asarray(covariances), ordinal)
    for construct in range(len(model.constructs)):
        builder.measure(construct)
    builder.act()
    builder.leave()
    places = {item: place for place, item in enumerate(model.items)}
    for one, other in errors:
        builder.free("covariance", places[one], places[other], 0.0)
    entries = tuple(builder.entries)
    return Structure(builder.variables, len(model.items), entries, builder.given, ordinal)


class _Builder:
    """Gathers the entries of a model, with a parameter for each that is free."""

    def __init__(self, model, covariances, ordinal):
        self.model, self.covariances, self.ordinal = model, covariances, ordinal
        self.entries = []
        self.parameters = 0
        several = [one for one in range(len(model.constructs)) if not model.single[one]]
        self.place = {one: len(model.items) + i for i, one in enumerate(several)}
        for one in np.flatnonzero(model.single):
            self.place[int(one)] = int(model.members(one)[0])
        self.variables = model.items + tuple(model.constructs[one] for one in several)
        alone = model.single & ~model.paths.any(axis=0)
        all_seen = bool(model.single.all())
        self.given = (
            tuple(self.place[int(one)] for one in np.flatnonzero(alone)) if all_seen else ()
        )

    def free(self, matrix, row, column, start):
        self.entries.append(Entry(matrix, row, column, float(start), self.parameters))
        self.parameters += 1

    def fix(self, matrix, row, column, value):
        self.entries.append(Entry(matrix, row, column, float(value)))

    def measure(self, construct):
        """Add the loadings of a construct, and what its items hold besides."""
        if self.model.single[construct]:
            return
        block = self.model.members(construct)
        marker = self.covariances[block[0], block[0]]
        for place, item in enumerate(block):
            if place == 0:
                self.fix("effect", item, self.place[construct], 1.0)
            else:
                sign = np.sign(self.covariances[block[0], item]) or 1.0
                ratio = np.sqrt(self.covariances[item, item] / marker)
                self.free("effect", item, self.place[construct], sign * ratio)
        for item in () if self.ordinal else block:
            self.free("covariance", item, item, self.covariances[item, item] / 2)

    def act(self):
        """Add the paths between constructs."""
        for start, end in np.argwhere(self.model.paths):
            self.free("effect", self.place[int(end)], self.place[int(start)], 0.0)

    def leave(self):
        """Add what is left of each construct, and how it is correlated."""
        paths = self.model.paths
        for one in range(len(self.model.constructs)):
            first = self.model.members(one)[0]
            whole = self.covariances[first, first]
            place = self.place[one]
            if place in self.given:
                self.fix("covariance", place, place, whole)
            else:
                self.free("covariance", place, place, whole / 2)
            for other in range(one):
                before = not paths[:, [one, other]].any()
                last = paths[:, [one, other]].any(axis=0).all() and not paths[[one, other]].any()
                if not (before or last):
                    continue
                places = self.place[one], self.place[other]
                if set(places) <= set(self.given):
                    self.fix("covariance", *places, self.covariances[places])
                else:
                    self.free("covariance", *places, 0.0)
