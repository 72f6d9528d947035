"""Which counts of a list are not told, where their sum is known."""


def hidden_cells(cells, smallest, first=()):
    """Choose the counts of a list that are not told.

    Parameters
    ----------
    cells : dict
        From name to count; together all respondents.
    smallest : int
    first : collection, optional
        Names that are not told in any case.

    Returns
    -------
    set
        Those below the limit, and as many of the next larger as keep what is left over from the
        total from telling any of them: together they are no small cell either, and more than one
        each.

    Examples
    --------
    >>> sorted(hidden_cells({"a": 20, "b": 10, "c": 6, "d": 3}, 5))
    ['c', 'd']
    >>> sorted(hidden_cells({"a": 20, "b": 0}, 5)), sorted(hidden_cells({"a": 20, "b": 1}, 5))
    ([], ['a', 'b'])
    """
    hidden = {name for name, n in cells.items() if 0 < n < smallest or name in first}
    others = sorted((n, str(name), name) for name, n in cells.items() if n >= smallest)
    others = [name for *_, name in others if name not in hidden]
    while hidden:
        total = sum(cells[name] for name in hidden)
        if len(hidden) > 1 and total >= smallest and total > len(hidden):
            return hidden
        if not others:
            return set(cells)
        hidden.add(others.pop(0))
    return hidden
