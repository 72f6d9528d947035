"""Blocks of a questionnaire: items with one answer scale that stand next to each other."""

# What of a scale a respondent sees.
SEEN = ("codes", "answers")


def blocks_of(items):
    """Part items into blocks of neighbours that are answered on one scale.

    Parameters
    ----------
    items : dict of str to dict
        From item to what its scale says, with `codes` and, where they have names, `answers`. With
        `place`, the position of its column in the file, in whose order the blocks then are and
        in which no other column may stand between two neighbours; without, the items stand in
        their order, one next to the other.

    Returns
    -------
    list of list of str

    Examples
    --------
    >>> agreement, frequency = {"codes": [1, 2, 3]}, {"codes": [0, 1]}
    >>> blocks_of({"a": agreement, "b": agreement, "c": frequency})
    [['a', 'b'], ['c']]
    >>> blocks_of({"a": agreement | {"place": 9}, "b": agreement | {"place": 2},
    ...            "c": agreement | {"place": 3}})
    [['b', 'c'], ['a']]
    """
    places = {
        name: item.get("place", position) for position, (name, item) in enumerate(items.items())
    }
    blocks, before = [], None
    for name in sorted(items, key=places.get):
        seen = [items[name].get(part) for part in SEEN]
        if before is None or before != (places[name] - 1, seen):
            blocks.append([])
        blocks[-1].append(name)
        before = places[name], seen
    return blocks
