"""Moderation in models of covariances: products of items as items of a product of constructs."""

import numpy as np

from angket.statistics.structural.covariance_structure import Entry
from angket.subjects import factors_of, product_of


def matched_items(model, product, loadings):
    """Pair the items of two constructs, each item with one other [1]_.

    Parameters
    ----------
    model : angket.statistics.structural.path_model.PathModel
    product : angket.statistics.structural.products.Product
    loadings : ndarray of float, shape (p, q)
        Standardised, of the model without products.

    Returns
    -------
    list of tuple of (int, int)
        In the order of the items. Where one construct has more, its first item, which sets its
        scale, and of the others those that load highest are taken. A construct of one item is
        paired with every item of the other: it has no error that the products would share.

    References
    ----------
    .. [1] Marsh, H. W., Wen, Z. & Hau, K.-T. (2004). Structural equation models of latent
       interactions: evaluation of alternative estimation strategies and indicator
       construction. Psychological Methods 9, 275-300.

    Examples
    --------
    >>> from angket.statistics.structural.path_model import path_model
    >>> from angket.statistics.structural.products import Product
    >>> blocks = {"x": ["x1", "x2", "x3"], "z": ["z1", "z2"], "y": ["y1"]}
    >>> model = path_model(blocks, {"y": ["x", "z"]})
    >>> loadings = model.blocks * np.array([0.5, 0.6, 0.7, 0.8, 0.8, 1])[:, None]
    >>> matched_items(model, Product("x", "z", "y"), loadings)
    [(0, 3), (2, 4)]
    """
    places = [model.constructs.index(one) for one in (product.predictor, product.moderator)]
    blocks = [model.members(one) for one in places]
    fewest = min(len(block) for block in blocks)
    if fewest == 1:
        return [(int(one), int(other)) for one in blocks[0] for other in blocks[1]]
    kept = []
    for place, block in zip(places, blocks, strict=True):
        others = sorted(block[1:], key=lambda item, place=place: -abs(loadings[item, place]))
        kept.append([int(block[0]), *sorted(int(one) for one in others[: fewest - 1])])
    return list(zip(*kept, strict=True))


def with_product_indicators(model, products, answers, loadings):
    """Return a model with products of constructs, measured by products of items, and its answers.

    Items are centred, and so are their products, which makes means of constructs needless [1]_.

    Parameters
    ----------
    model : angket.statistics.structural.path_model.PathModel
        Without the products.
    products : sequence of angket.statistics.structural.products.Product
    answers : ndarray of float, shape (n, p)
    loadings : ndarray of float, shape (p, q)
        Standardised, of the model without products.

    Returns
    -------
    model : angket.statistics.structural.path_model.PathModel
    answers : ndarray of float, shape (n, p + k)

    References
    ----------
    .. [1] Lin, G.-C., Wen, Z., Marsh, H. W. & Lin, H.-S. (2010). Structural equation models
       of latent interactions: clarification of orthogonalizing and double-mean-centering
       strategies. Structural Equation Modeling 17, 374-391.

    Examples
    --------
    >>> from angket.statistics.structural.path_model import path_model
    >>> from angket.statistics.structural.products import Product
    >>> model = path_model({"x": ["x1"], "z": ["z1"], "y": ["y1"]}, {"y": ["x", "z"]})
    >>> answers = np.array([[1.0, 1, 1], [2, 1, 2], [3, 4, 3]])
    >>> found, more = with_product_indicators(model, [Product("x", "z", "y")], answers, None)
    >>> found.items, more[:, 3].tolist()
    (('x1', 'z1', 'y1', 'x1*z1'), [0.0, -1.0, 1.0])
    """
    centred = answers - answers.mean(axis=0)
    names = tuple(dict.fromkeys(product.name for product in products))
    items, columns, owner = [], [centred], []
    for place, name in enumerate(names):
        product = next(one for one in products if one.name == name)
        for first, second in matched_items(model, product, loadings):
            made = centred[:, first] * centred[:, second]
            columns.append((made - made.mean())[:, None])
            items.append(product_of(model.items[first], model.items[second]))
            owner.append(place)
    p, q = model.blocks.shape
    blocks = np.zeros((p + len(items), q + len(names)), dtype=bool)
    blocks[:p, :q] = model.blocks
    blocks[p + np.arange(len(items)), q + np.array(owner)] = True
    paths = np.zeros((q + len(names),) * 2, dtype=bool)
    paths[:q, :q] = model.paths
    for product in products:
        paths[q + names.index(product.name), model.constructs.index(product.target)] = True
    larger = model._replace(
        constructs=model.constructs + names,
        items=model.items + tuple(items),
        blocks=blocks,
        formative=np.append(model.formative, np.zeros(len(names), dtype=bool)),
        paths=paths,
    )
    return larger, np.hstack(columns)


def correlate_products(structure, model, places):
    """Let each product correlate with what is left of its factors, where paths lead to them.

    The product of two constructs is uncorrelated with both where these are normal alone.

    Parameters
    ----------
    structure : angket.statistics.structural.covariance_structure.Structure
    model : angket.statistics.structural.path_model.PathModel
        With products.
    places : sequence of int
        Of the constructs among the variables of the structure.

    Returns
    -------
    angket.statistics.structural.covariance_structure.Structure
    """
    entries, free = list(structure.entries), structure.parameters
    for construct, name in enumerate(model.constructs):
        for factor in factors_of(name) if len(factors_of(name)) > 1 else ():
            other = model.constructs.index(factor)
            if model.paths[:, other].any():
                entries.append(Entry("covariance", places[construct], places[other], 0.0, free))
                free += 1
    return structure._replace(entries=tuple(entries))


def scale_of_products(model, places, spreads):
    """Return by what the coefficients of products become those of products of standardised factors.

    A product of two standardised variables has no variance of 1 itself, so that its
    coefficient is not that which the usual standardised solution gives [1]_.

    Parameters
    ----------
    model : angket.statistics.structural.path_model.PathModel
        With products.
    places : sequence of int
        Of the constructs among the variables.
    spreads : ndarray, shape (v,)
        Standard deviations of the variables.

    Returns
    -------
    ndarray, shape (q,)
        1 for constructs that are no products.

    References
    ----------
    .. [1] Wen, Z., Marsh, H. W. & Hau, K.-T. (2010). Structural equation models of latent
       interactions: an appropriate standardized solution and its scale-free properties.
       Structural Equation Modeling 17, 1-22.

    Examples
    --------
    >>> from angket.statistics.structural.path_model import path_model
    >>> model = path_model({"x": ["x1"], "z": ["z1"], "x*z": ["p"]}, {})
    >>> scale_of_products(model, [0, 1, 2], np.array([2.0, 3.0, 5.0])).tolist()
    [1.0, 1.0, 1.2]
    """
    found = np.ones(len(model.constructs), np.asarray(spreads).dtype)
    for place, name in enumerate(model.constructs):
        factors = factors_of(name)
        if len(factors) > 1:
            first, second = (places[model.constructs.index(one)] for one in factors)
            found[place] = spreads[first] * spreads[second] / spreads[places[place]]
    return found
