"""Where the nodes of a drawing with arrows stand: in layers, with as few crossings as can be."""

from itertools import pairwise, permutations, product
from math import factorial, prod

# So many orders of all layers are tried one by one; of more, neighbours are exchanged.
_MOST_ORDERS = 20_000
_SWEEPS = 12
# Exchanging ends where no single exchange helps, and better orders may lie elsewhere: so many
# orders are begun with. The number mixes them, alike on every machine.
_STARTS, _MIXING = 60, 97


def layers_of(nodes, arrows):
    """Arrange nodes in layers so that every arrow leads to a later one.

    Parameters
    ----------
    nodes : sequence of str
    arrows : sequence of tuple of (str, str)
        Start and end; they run in no circle.

    Returns
    -------
    list of list
        The nodes of each layer, in the order in which they stand in it. An arrow that passes a
        layer has a place there: the arrow itself stands for it.

    Examples
    --------
    >>> layers_of(["x", "m", "y"], [("x", "m"), ("m", "y"), ("x", "y")])
    [['x'], ['m', ('x', 'y')], ['y']]
    """
    depth = _depths(nodes, arrows)
    layers = [[] for _ in range(1 + max(depth.values(), default=0))]
    for node in nodes:
        layers[depth[node]].append(node)
    for arrow in arrows:
        for passed in range(depth[arrow[0]] + 1, depth[arrow[1]]):
            layers[passed].append(arrow)
    links = [_links(arrows, depth, place) for place in range(len(layers) - 1)]
    if prod(factorial(len(layer)) for layer in layers) <= _MOST_ORDERS:
        orders = product(*(list(permutations(layer)) for layer in layers))
        best = min(orders, key=lambda order: _crossings(order, links))
        return [list(layer) for layer in best]
    fewest, best = None, None
    for start in range(_STARTS):
        order = _exchanged(
            [_mixed(layer, start, place) for place, layer in enumerate(layers)], links
        )
        found = _crossings(order, links)
        if fewest is None or found < fewest:
            fewest, best = found, order
        if not fewest:
            break
    return best


def _mixed(layer, start, place):
    """Return a layer in another order for each start; in its own for the first."""
    step = start * (place + 3)
    keys = [(number + 1) * (1 + step) % _MIXING for number in range(len(layer))]
    return [layer[number] for number in sorted(range(len(layer)), key=keys.__getitem__)]


def _depths(nodes, arrows):
    """Return the layer of each node: as late as what it leads to allows."""
    depth = dict.fromkeys(nodes, 0)
    for _ in nodes:
        for start, end in arrows:
            depth[end] = max(depth[end], depth[start] + 1)
    targets = {end for _, end in arrows}
    for node in nodes:
        ends = [depth[end] for start, end in arrows if start == node]
        if node not in targets and ends:
            depth[node] = min(ends) - 1
    return depth


def _links(arrows, depth, place):
    """Return what is linked between a layer and the next: nodes, and arrows that pass one."""
    found = []
    for arrow in arrows:
        start, end = (depth[node] for node in arrow)
        if start <= place < end:
            found.append(
                (arrow[0] if start == place else arrow, arrow[1] if end == place + 1 else arrow)
            )
    return found


def _crossings(order, links):
    """Count the crossings of all links."""
    total = 0
    for (upper, lower), between in zip(pairwise(order), links, strict=True):
        places = [(upper.index(start), lower.index(end)) for start, end in between]
        total += sum(
            (a[0] - b[0]) * (a[1] - b[1]) < 0
            for number, a in enumerate(places)
            for b in places[:number]
        )
    return total


def _exchanged(layers, links):
    """Exchange neighbours as long as that takes crossings away."""
    order = [list(layer) for layer in layers]
    fewest = _crossings(order, links)
    for _ in range(_SWEEPS):
        before = fewest
        for layer in order:
            for first in range(len(layer)):
                for second in range(first + 1, len(layer)):
                    layer[first], layer[second] = layer[second], layer[first]
                    found = _crossings(order, links)
                    if found < fewest:
                        fewest = found
                    else:
                        layer[first], layer[second] = layer[second], layer[first]
        if fewest == before:
            break
    return order
