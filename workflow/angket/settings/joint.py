"""The order of categories some of which are counted as one."""

from angket.answers.spelling import canonical


def joined_order(order, join):
    """Return the order of categories with joint ones in the place of the first of their parts.

    Parameters
    ----------
    order : list of str
    join : dict

    Returns
    -------
    list of str

    Examples
    --------
    >>> joined_order(["f", "m", "x"], {"m or not said": ["m", "x"]})
    ['f', 'm or not said']
    """
    into = {canonical(str(part)): name for name, parts in join.items() for part in parts}
    return list(dict.fromkeys(into.get(canonical(name), name) for name in order))
