"""Answers told from a model of composites: by the scores of the constructs that act on theirs."""

from typing import NamedTuple

import numpy as np

from angket.statistics.structural.composites import estimate
from angket.statistics.structural.higher_order import (
    estimate_higher,
    made_of_items,
    weights_of_items,
)
from angket.statistics.structural.path_model import PathModel
from angket.statistics.structural.products import estimate_moderated, with_products
from angket.subjects import factors_of


class Predictor(NamedTuple):
    """A model that tells answers, in one stage or two, with or without moderation.

    Attributes
    ----------
    model : angket.statistics.structural.path_model.PathModel
        Without products.
    lower : angket.statistics.structural.path_model.PathModel or None
        The stage before, where constructs are made of others.
    products : sequence of angket.statistics.structural.products.Product
    corrected : bool
        As `angket.statistics.structural.composites.estimate` has it.
    scheme : str
    """

    model: PathModel
    lower: PathModel | None = None
    products: tuple = ()
    corrected: bool = False
    scheme: str = "path"

    @property
    def blocks(self):
        """Whether an item belongs to a construct, by way of a lower one or not, shape (p, q)."""
        return belonging(self.lower, self.model)

    def standardised(self, train, test):
        """Tell answers, in standard deviations of those to learn from.

        Parameters
        ----------
        train : ndarray of float, shape (n, p)
            The answers that the model is estimated from.
        test : ndarray of float, shape (t, p)

        Returns
        -------
        ndarray of float, shape (t, p)
            From their means; 0 of constructs that no path leads to. The product of two scores is
            that of the stage without products, less its mean among those to learn from.

        Examples
        --------
        >>> from angket.statistics.structural.path_model import path_model
        >>> model = path_model({"x": ["x1"], "y": ["y1"]}, {"y": ["x"]})
        >>> answers = np.column_stack([np.arange(5.0), np.arange(5.0) * 2])
        >>> Predictor(model).standardised(answers, answers[:1]).round(3)
        array([[ 0.   , -1.265]])
        """
        spreads = train.std(axis=0, ddof=1)
        # An item that only some of those left out answered in another way.
        if not (spreads > 0).all():
            return np.full(test.shape, np.nan)
        seen, new = ((one - train.mean(axis=0)) / spreads for one in (train, test))
        correlations = np.corrcoef(train.T)[None]
        if self.lower is None:
            below = None
            first = estimate(correlations, self.model, self.corrected, self.scheme)
        else:
            stages = self.lower, self.model
            below, first = estimate_higher(correlations, *stages, self.corrected, self.scheme)
        found, further = first, np.empty((len(test), 0))
        if self.products:
            of_items = first.weights if below is None else weights_of_items(below, first)
            further = self._products(seen @ of_items[0], new @ of_items[0])
            whole = np.ones((1, len(train)))
            given = self.lower, self.model, self.products, self.scheme
            found = estimate_moderated(whole, seen, *given)[1]
        constructs, items = len(self.model.constructs), len(self.model.items)
        weights, loadings = found.weights[0, :items, :constructs], found.loadings[0, :items]
        if below is not None:
            weights = made_of_items(below, self.model)[0] @ weights
            loadings = _loadings_of_items(below, self.model) @ loadings
        return np.column_stack([new @ weights, further]) @ found.coefficients[0] @ loadings.T

    def _products(self, seen, new):
        """Return the products of scores of new respondents, less their means among those seen."""
        names = with_products(self.model, self.products).constructs[len(self.model.constructs) :]
        places = [
            [self.model.constructs.index(factor) for factor in factors_of(name)] for name in names
        ]
        return np.column_stack(
            [new[:, one] * new[:, other] - (seen[:, one] * seen[:, other]).mean()
             for one, other in places]
        )  # fmt: skip


def belonging(lower, upper):
    """Return which items belong to which construct of the last stage, perhaps by lower ones.

    Parameters
    ----------
    lower : angket.statistics.structural.path_model.PathModel or None
    upper : angket.statistics.structural.path_model.PathModel

    Returns
    -------
    ndarray of bool, shape (p, q)

    Examples
    --------
    >>> from angket.statistics.structural.higher_order import stages
    >>> blocks = {"a": ["a1", "a2"], "b": ["b1"], "y": ["y1"]}
    >>> belonging(*stages(blocks, {"y": ["x"]}, {"x": ["a", "b"]})).astype(int).tolist()
    [[1, 0], [1, 0], [1, 0], [0, 1]]
    """
    if lower is None:
        return upper.blocks
    found = np.zeros((len(lower.items), len(upper.constructs)), dtype=bool)
    for place, construct in np.argwhere(upper.blocks):
        item = upper.items[place]
        if item in lower.constructs:
            found[:, construct] |= lower.blocks[:, lower.constructs.index(item)]
        elif item in lower.items:
            found[lower.items.index(item), construct] = True
    return found


def _loadings_of_items(below, upper):
    """Return the loadings of items on what are the items of the second stage, shape (p, s)."""
    lower = below.model
    found = np.zeros((len(lower.items), len(upper.items)))
    for place, item in enumerate(upper.items):
        if item in lower.constructs:
            found[:, place] = below.loadings[0, :, lower.constructs.index(item)]
        else:
            found[lower.items.index(item), place] = 1
    return found
