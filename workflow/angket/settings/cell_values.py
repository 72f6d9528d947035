"""Which settings are values of cells: they mean the very text that stands there.

YAML takes ``no`` for false and ``2024-05-01`` for a day; a cell holds the text.
"""

_RULES = {"is", "is_not"}
_CHOICES = {"options", "missing", "chosen", "not_chosen"}


def is_cell_value(path):
    """Tell whether a setting is compared with what stands in cells.

    Parameters
    ----------
    path : tuple of str and int
        Keys and list positions.

    Returns
    -------
    bool

    Examples
    --------
    >>> is_cell_value(("exclude", "where", 0, "is")), is_cell_value(("tests", "alpha"))
    (True, False)
    """
    match path:
        case ("exclude", "where", int(), key, *_):
            return key in _RULES
        case ("multiple_choice", _, key, *_):
            return key in _CHOICES
    return False
