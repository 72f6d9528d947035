"""What the difficulty and the discrimination of an item are called, and what becomes of it."""

from angket.statistics.scaling.bands import classify
from angket.statistics.undefined import Undefined

_LOWEST = float("-inf")
# Of the discrimination index: as Arikunto's book prints them (up to .20, .40, .70), and Ebel's.
DISCRIMINATION = {
    "arikunto": [
        {"label": "negative", "from": _LOWEST},
        {"label": "poor", "from": 0},
        {"label": "satisfactory", "above": 0.2},
        {"label": "good", "above": 0.4},
        {"label": "excellent", "above": 0.7},
    ],
    "ebel": [
        {"label": "poor", "from": _LOWEST},
        {"label": "marginal", "from": 0.2},
        {"label": "reasonably_good", "from": 0.3},
        {"label": "very_good", "from": 0.4},
    ],
}


def difficulty_band(difficulty, limits):
    """Call an item hard, medium or easy.

    Parameters
    ----------
    difficulty : float
        Share of right answers.
    limits : list of float
        Up to the first an item is hard, above the second easy.

    Returns
    -------
    str

    Examples
    --------
    >>> [difficulty_band(p, [0.3, 0.7]) for p in (0.3, 0.31, 0.7, 0.71)]
    ['hard', 'medium', 'medium', 'easy']
    """
    hard, easy = limits
    bands = [{"label": "hard", "from": _LOWEST}, {"label": "medium", "above": hard}]
    return _band(difficulty, [*bands, {"label": "easy", "above": easy}])


def discrimination_band(index, bands):
    """Call a discrimination index by the bands of Arikunto or Ebel.

    Parameters
    ----------
    index : float or Undefined
    bands : {"arikunto", "ebel"}

    Returns
    -------
    str or Undefined

    Examples
    --------
    >>> discrimination_band(0.6 - 0.4, "arikunto"), discrimination_band(0.6 - 0.4, "ebel")
    ('poor', 'marginal')
    """
    return index if isinstance(index, Undefined) else _band(index, DISCRIMINATION[bands])


def decision(difficulty, index, limits, wanted):
    """Say what becomes of an item.

    Parameters
    ----------
    difficulty : float
    index : float or Undefined
        Of discrimination.
    limits : list of float
        As those of `difficulty_band`.
    wanted : list of float
        Below the first discrimination an item is dropped, from the second on kept if its
        difficulty is medium.

    Returns
    -------
    str or Undefined
        keep, revise or drop.

    Examples
    --------
    >>> decision(0.5, 0.3, [0.3, 0.7], [0.2, 0.3]), decision(0.9, 0.3, [0.3, 0.7], [0.2, 0.3])
    ('keep', 'revise')
    """
    if isinstance(index, Undefined):
        return index
    lowest, enough = wanted
    if _exact(index) < lowest:
        return "drop"
    medium = difficulty_band(difficulty, limits) == "medium"
    return "keep" if medium and _exact(index) >= enough else "revise"


def _band(value, bands):
    return str(classify([_exact(value)], bands)[0])


def _exact(value):
    """Take off what calculating with fractions leaves: 0.6 - 0.4 is a little below 0.2."""
    return round(value, 12)
