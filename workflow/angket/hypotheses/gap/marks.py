"""What an item is called in the diagram, where there is no room for long names."""

# More letters than that and items go by their numbers.
LONGEST = 6


def marks(items):
    """Return what each item is called in the diagram.

    Parameters
    ----------
    items : list of str

    Returns
    -------
    dict of str to str
        Its own name, or its number where any has a long name.

    Examples
    --------
    >>> marks(["P1", "P2"]), marks(["friendliness", "speed"])
    ({'P1': 'P1', 'P2': 'P2'}, {'friendliness': '1', 'speed': '2'})
    """
    if max(map(len, items), default=0) <= LONGEST:
        return {item: item for item in items}
    return {item: str(number) for number, item in enumerate(items, 1)}
