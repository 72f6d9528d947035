"""From constructs, items and paths to a model of covariances."""

import numpy as np

from angket.statistics.structural.covariance_structure import Entry, Structure
from angket.statistics.structural.path_model import in_order


def structure_of(model, covariances, errors=(), ordinal=False, lower=None):
    """Turn a model of paths into one of covariances.

    The first item of each construct has the loading 1, and so has the first construct of one
    of a higher order. Constructs of one item are that item. Constructs that no path leads to
    are correlated freely, and so is what is left of those that no path leads away from.

    Parameters
    ----------
    model : angket.statistics.structural.path_model.PathModel
        All constructs are reflective.
    covariances : ndarray of float, shape (p, p)
        Of the items, in the order of the model, or of the lower one where there is one, for
        where estimation starts.
    errors : sequence of tuple of (str, str)
        Pairs of items whose errors are correlated.
    ordinal : bool
        Whether items are normal variables of variance 1 behind ordinal answers, so that what
        is left of them is no parameter.
    lower : angket.statistics.structural.path_model.PathModel, optional
        The constructs of which others of a higher order are made, as
        `angket.statistics.structural.higher_order.stages` returns it; they are items of `model`.

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
    builder = _Builder(model, np.asarray(covariances), ordinal, lower)
    for construct in range(len(model.constructs)):
        builder.measure(construct)
    builder.act()
    builder.leave()
    items = (lower or model).items
    places = {item: place for place, item in enumerate(items)}
    for one, other in errors:
        builder.free("covariance", places[one], places[other], 0.0)
    entries = tuple(builder.entries)
    return Structure(
        builder.variables, len(items), entries, builder.given, ordinal, builder.passing
    )


def dimensions_of(model, lower):
    """List the constructs that are items of a model of a higher order, and have several items.

    Parameters
    ----------
    model, lower : angket.statistics.structural.path_model.PathModel
        The second may be None.

    Returns
    -------
    list of int
        Their places among the constructs of the lower model.
    """
    if lower is None:
        return []
    return [
        place
        for place, name in enumerate(lower.constructs)
        if name in model.items and not lower.single[place]
    ]


def places_of(model, structure):
    """Return where each construct of a model stands among the variables of its structure.

    Parameters
    ----------
    model : angket.statistics.structural.path_model.PathModel
    structure : angket.statistics.structural.covariance_structure.Structure

    Returns
    -------
    list of int
        Of a construct of one item, that of the item.
    """
    names = {name: place for place, name in enumerate(structure.variables)}
    return [
        names[model.items[model.members(one)[0]] if model.single[one] else construct]
        for one, construct in enumerate(model.constructs)
    ]


# Of the variance of a construct, what a first guess leaves at the least.
_LEAST_LEFT = 0.1


def _first_guess(model, covariances):
    """Guess from the sums of standardised items where estimation starts.

    Paths and correlations of zero would not do: where a construct has two items, the answers
    determine nothing at such a place.

    Returns
    -------
    spreads : ndarray of float, shape (q,)
        Standard deviations of the constructs, in the units of their first items.
    correlations : ndarray of float, shape (q, q)
    paths : ndarray of float, shape (q, q)
        In standard deviations.
    """
    count = len(model.constructs)
    sides = np.zeros((len(covariances), count))
    spreads = np.ones(count)
    own = np.sqrt(np.diagonal(covariances))
    own = np.where(own > 0, own, 1.0)
    for one in range(count):
        block = model.members(one)
        signs = np.sign(covariances[block[0], block])
        sides[block, one] = np.where(signs == 0, 1, signs) / own[block]
        spreads[one] = own[block[0]] * (1 if len(block) == 1 else 0.5**0.5)
    sums = sides.T @ covariances @ sides
    size = np.sqrt(np.maximum(np.diagonal(sums), 1e-8))
    # Drawn towards zero, so that no guess is at the edge of what can be.
    correlations = _DRAWN * sums / np.outer(size, size)
    correlations[np.diag_indices(count)] = 1
    paths = np.zeros((count, count))
    for end in range(count):
        before = np.flatnonzero(model.paths[:, end])
        if len(before):
            within = correlations[np.ix_(before, before)]
            paths[before, end] = np.linalg.lstsq(within, correlations[before, end])[0]
    return spreads, correlations, paths


_DRAWN = 0.95


class _Builder:
    """Gathers the entries of a model, with a parameter for each that is free."""

    def __init__(self, model, covariances, ordinal, lower):
        self.model, self.ordinal, self.lower = model, ordinal, lower
        self.entries = []
        self.parameters = 0
        items = (lower or model).items
        self.observed = len(items)
        several = [one for one in range(len(model.constructs)) if not model.single[one]]
        self.dimensions = dimensions_of(model, lower)
        latent = [lower.constructs[one] for one in self.dimensions]
        latent += [model.constructs[one] for one in several]
        self.variables = items + tuple(latent)
        self.of_items = covariances
        # Where the items of the model, of which some are constructs, stand among the variables.
        self.at = self._places(items, latent)
        self.covariances = self._of_model(covariances)
        self.spreads, self.among, self.along = _first_guess(model, self.covariances)
        start = self.observed + len(self.dimensions)
        self.place = {one: start + i for i, one in enumerate(several)}
        for one in np.flatnonzero(model.single):
            self.place[int(one)] = self.at[int(model.members(one)[0])]
        alone = model.single & ~model.paths.any(axis=0)
        all_seen = bool(model.single.all())
        self.given = (
            tuple(self.place[int(one)] for one in np.flatnonzero(alone)) if all_seen else ()
        )
        self.passing = ()
        if ordinal:
            between = model.single & model.paths.any(axis=0) & model.paths.any(axis=1)
            self.passing = tuple(self.place[one] for one in in_order(model) if between[one])

    def _places(self, items, latent):
        known = {name: place for place, name in enumerate(items + tuple(latent))}
        if self.lower is not None:
            for one in np.flatnonzero(self.lower.single):
                item = self.lower.items[self.lower.members(one)[0]]
                known.setdefault(self.lower.constructs[one], known[item])
        return [known[name] for name in self.model.items]

    def _of_model(self, covariances):
        """Guess the covariances of the model's items, of which some may be constructs."""
        if self.lower is None:
            return covariances
        made = np.zeros((self.observed, len(self.at)))
        for one, place in enumerate(self.at):
            if place < self.observed:
                made[place, one] = 1
                continue
            block = self.lower.members(self.dimensions[place - self.observed])
            own = np.sqrt(np.diagonal(covariances)[block])
            signs = np.sign(covariances[block[0], block])
            side = np.where(signs == 0, 1, signs) / own
            whole = side @ covariances[np.ix_(block, block)] @ side
            made[block, one] = side * own[0] * np.sqrt(0.5 / whole)
        return made.T @ covariances @ made

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
        places = [self.at[one] for one in block]
        self._load(self.place[construct], places, self.covariances[np.ix_(block, block)])
        for place in places:
            if place >= self.observed:
                own = self.lower.members(self.dimensions[place - self.observed])
                self._load(place, [int(one) for one in own], self.of_items[np.ix_(own, own)])

    def _load(self, factor, places, among):
        for one, place in enumerate(places):
            if one == 0:
                self.fix("effect", place, factor, 1.0)
            else:
                sign = np.sign(among[0, one]) or 1.0
                ratio = np.sqrt(among[one, one] / among[0, 0])
                self.free("effect", place, factor, sign * ratio)
        for one, place in enumerate(places):
            if place >= self.observed or not self.ordinal:
                self.free("covariance", place, place, among[one, one] / 2)

    def act(self):
        """Add the paths between constructs."""
        for start, end in np.argwhere(self.model.paths):
            ratio = self.spreads[end] / self.spreads[start]
            guess = self.along[start, end] * ratio
            self.free("effect", self.place[int(end)], self.place[int(start)], guess)

    def leave(self):
        """Add what is left of each construct, and how it is correlated."""
        paths = self.model.paths
        for one in range(len(self.model.constructs)):
            first = self.model.members(one)[0]
            whole = self.covariances[first, first]
            place = self.place[one]
            reached = paths[:, one].any()
            if place in self.given or (self.ordinal and place < self.observed):
                # The variance of a normal variable behind an item is 1; where paths lead to it,
                # what is left of it follows from that.
                if not reached or place in self.given:
                    self.fix("covariance", place, place, whole)
            else:
                explained = self.along[:, one] @ self.among[:, one]
                guess = self.spreads[one] ** 2 * max(1 - explained, _LEAST_LEFT)
                self.free("covariance", place, place, guess)
            for other in range(one):
                before = not paths[:, [one, other]].any()
                last = paths[:, [one, other]].any(axis=0).all() and not paths[[one, other]].any()
                if not (before or last):
                    continue
                places = self.place[one], self.place[other]
                if set(places) <= set(self.given):
                    self.fix("covariance", *places, self.covariances[places])
                else:
                    guess = self.among[one, other] * self.spreads[one] * self.spreads[other]
                    self.free("covariance", *places, guess if before else 0.0)
