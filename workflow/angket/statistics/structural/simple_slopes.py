"""Simple slopes of a moderation between constructs."""

import numpy as np

from angket.statistics.regression.simple_lines import AT


def simple_slopes(coefficients, model, products):
    """Return what a construct does to another at three values of a moderator [1]_.

    Parameters
    ----------
    coefficients : ndarray, shape (m, q, q)
        Of a model with products, as
        `angket.statistics.structural.products.estimate_with_products` estimates it.
    model : angket.statistics.structural.path_model.PathModel
        With the products.
    products : sequence of angket.statistics.structural.products.Product, length k

    Returns
    -------
    ndarray of float, shape (m, k, 3)
        A standard deviation below the mean of the moderator, at it and above it, in standard
        deviations of the target per standard deviation of the predictor; other moderators of the
        same path at their means.

    References
    ----------
    .. [1] Aiken, L. S. & West, S. G. (1991). Multiple Regression: Testing and Interpreting
       Interactions.

    Examples
    --------
    >>> from angket.statistics.structural.path_model import path_model
    >>> from angket.statistics.structural.products import Product, with_products
    >>> blocks = {"x": ["x1"], "z": ["z1"], "y": ["y1"]}
    >>> product = Product("x", "z", "y")
    >>> model = with_products(path_model(blocks, {"y": ["x", "z"]}), [product])
    >>> coefficients = np.zeros((1, 4, 4))
    >>> coefficients[0, [0, 1, 3], 2] = 0.5, 0.25, 0.125
    >>> simple_slopes(coefficients, model, [product])[0, 0].tolist()
    [0.375, 0.5, 0.625]
    """
    place = {name: number for number, name in enumerate(model.constructs)}
    found = np.empty((len(coefficients), len(products), len(AT)), coefficients.dtype)
    for number, product in enumerate(products):
        end = place[product.target]
        at_mean = coefficients[:, place[product.predictor], end]
        change = coefficients[:, place[product.name], end]
        found[:, number] = at_mean[:, None] + change[:, None] * np.array([*AT.values()])
    return found
