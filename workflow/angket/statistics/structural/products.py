"""Moderation between constructs, in two stages: products of their scores as further items."""

from typing import NamedTuple

import numpy as np

from angket.statistics.resampling.weighted import by_spreads, covariances, spreads_of
from angket.statistics.structural.composites import estimate
from angket.statistics.structural.higher_order import (
    estimate_higher,
    made_of_items,
    weights_of_items,
)
from angket.subjects import factors_of, product_of


class Product(NamedTuple):
    """A construct that changes what another does to a third.

    Attributes
    ----------
    predictor, moderator, target : str
        Names of constructs; in the model both others act on the target as well.
    """

    predictor: str
    moderator: str
    target: str

    @property
    def name(self):
        """What the product is called among the constructs."""
        return product_of(self.predictor, self.moderator)


def with_products(model, products):
    """Return a model with products of constructs as constructs of one item.

    Parameters
    ----------
    model : angket.statistics.structural.path_model.PathModel
    products : sequence of Product

    Returns
    -------
    angket.statistics.structural.path_model.PathModel

    Examples
    --------
    >>> from angket.statistics.structural.path_model import path_model
    >>> blocks = {"x": ["x1"], "z": ["z1"], "y": ["y1"]}
    >>> model = path_model(blocks, {"y": ["x", "z"]})
    >>> with_products(model, [Product("x", "z", "y")]).constructs
    ('x', 'z', 'y', 'x*z')
    """
    names = tuple(dict.fromkeys(product.name for product in products))
    more = len(names)
    items, constructs = model.blocks.shape
    blocks = np.zeros((items + more, constructs + more), dtype=bool)
    blocks[:items, :constructs] = model.blocks
    blocks[items:, constructs:] = np.eye(more, dtype=bool)
    paths = np.zeros((constructs + more,) * 2, dtype=bool)
    paths[:constructs, :constructs] = model.paths
    for product in products:
        target = model.constructs.index(product.target)
        paths[constructs + names.index(product.name), target] = True
    return model._replace(
        constructs=model.constructs + names,
        items=model.items + names,
        blocks=blocks,
        formative=np.append(model.formative, np.zeros(more, dtype=bool)),
        paths=paths,
    )


def estimate_with_products(weights, items, model, products, scheme="path", signs=None):
    """Estimate a model with moderation in weighted samples.

    The first stage is the model without products. In the second each product is an item: the
    product of two standardised scores of the first, not standardised again [1]_, [2]_.

    Parameters
    ----------
    weights : ndarray of float, shape (m, n)
        How often each sample holds each respondent.
    items : ndarray of float, shape (n, p)
        Standardised answers.
    model : angket.statistics.structural.path_model.PathModel
        Without the products.
    products : sequence of Product
    scheme : str
    signs : ndarray of float, shape (q,), optional
        As `angket.statistics.structural.weights.composite_weights` has it.

    Returns
    -------
    angket.statistics.structural.composites.Composites
        Of the second stage.

    References
    ----------
    .. [1] Chin, W. W., Marcolin, B. L. & Newsted, P. R. (2003). A partial least squares
       latent variable modeling approach for measuring interaction effects. Information
       Systems Research 14, 189-217.
    .. [2] Henseler, J. & Chin, W. W. (2010). A comparison of approaches for the analysis
       of interaction effects between latent variables using partial least squares path
       modeling. Structural Equation Modeling 17, 82-109.
    """
    return estimate_moderated(weights, items, None, model, products, scheme, (None, signs))[1]


def estimate_moderated(weights, items, lower, model, products, scheme="path", signs=(None, None)):
    """Estimate a model with moderation whose constructs may be made of others.

    Where some are, these are estimated in a stage before, and their scores are items of the next;
    products are those of the scores of the stage that has all constructs but them.

    Parameters
    ----------
    weights, items, model, products, scheme
        As `estimate_with_products` has them.
    lower : angket.statistics.structural.path_model.PathModel or None
        The stage before, as `angket.statistics.structural.higher_order.stages` returns it.
    signs : tuple of ndarray of float or None
        Of the scores of both stages.

    Returns
    -------
    below : angket.statistics.structural.composites.Composites or None
    found : angket.statistics.structural.composites.Composites
    """
    whole = with_products(model, products)
    size = weights.sum(axis=1)
    matrices = covariances(weights, items)
    spreads = spreads_of(matrices)
    correlations = by_spreads(matrices, spreads, spreads)
    if lower is None:
        below, first = None, estimate(correlations, model, scheme=scheme, signs=signs[1])
        of_items = first.weights
    else:
        known = None if signs[0] is None else signs
        below, first = estimate_higher(correlations, lower, model, scheme=scheme, signs=known)
        of_items = weights_of_items(below, first)
    of_answers = of_items / spreads[:, :, None]
    means = weights @ items / size[:, None]
    further = []
    for name in whole.constructs[len(model.constructs) :]:
        parts = [of_answers[:, :, model.constructs.index(part)] for part in factors_of(name)]
        scores = [part @ items.T - (part * means).sum(axis=1)[:, None] for part in parts]
        further.append(scores[0] * scores[1])
    product = np.stack(further, axis=2)
    product = product - np.einsum("mn,mnk->mk", weights, product)[:, None] / size[:, None, None]
    among = np.einsum("mn,mnk,mnl->mkl", weights, product, product) / size[:, None, None]
    sizes = spreads_of(among)
    weighted = weights[:, :, None] * product
    across = by_spreads(items.T @ weighted / size[:, None, None], spreads, sizes)
    among = by_spreads(among, sizes, sizes)
    if below is not None:
        across = made_of_items(below, model).swapaxes(1, 2) @ across
    larger = np.concatenate(
        [
            np.concatenate([first.items, across], axis=2),
            np.concatenate([across.swapaxes(1, 2), among], axis=2),
        ],
        axis=1,
    )
    more = len(whole.constructs) - len(model.constructs)
    kept = None if signs[1] is None else np.append(signs[1], np.ones(more))
    found = estimate(larger, whole, scheme=scheme, signs=kept)
    # Scores have variance 1 with n - 1 as divisor, so their product is a little larger.
    unit = sizes * np.sqrt((size - 1) / size)[:, None]
    coefficients = found.coefficients.copy()
    coefficients[:, len(model.constructs) :] /= unit[:, :, None]
    return below, found._replace(coefficients=coefficients)
