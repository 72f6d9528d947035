"""What the buttons of the form ask for, done to the pairs that it sends."""

_EMPTY = {"list": "list", "map": "map"}


def acted(pairs, action):
    """Return the pairs of a form after a button was pressed.

    Parameters
    ----------
    pairs : list of tuple of str
        Names and texts.
    action : str
        ``add <name> <start>``, an entry more; ``remove <name>``, a part less;
        ``as <name> <alternative>``, a part in another form; anything else changes nothing.

    Returns
    -------
    list of tuple of str

    Examples
    --------
    >>> acted([("a/#0/=name", "x"), ("a/#1/=name", "y")], "remove a/#0")
    [('a/#1/=name', 'y')]
    >>> acted([("is", "Ya")], "as is list")
    [('is/=as', 'list'), ('is/=empty', 'list')]
    """
    word, _, rest = action.partition(" ")
    name, _, further = rest.partition(" ")
    if word == "add":
        return [*pairs, (f"{name}/=add", further)]
    if word not in ("remove", "as"):
        return pairs
    left = [pair for pair in pairs if pair[0] != name and not pair[0].startswith(f"{name}/")]
    if word == "as":
        left.append((f"{name}/=as", further))
        if further in _EMPTY:
            left.append((f"{name}/=empty", _EMPTY[further]))
    return left
