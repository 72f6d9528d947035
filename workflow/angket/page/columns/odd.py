"""Answers of items that are no point of their scale, where they stand, and what each may mean."""

import difflib
import hashlib

from angket.answers.coding import NUMBER
from angket.answers.personal import looks_personal
from angket.answers.spelling import plain
from angket.page.columns.entries import Odd, Slip

# So many answers are offered for one that is like them; what is as like as this may be meant,
# and what is as like as that is hardly an answer of its own.
_OFFERED, _LIKE, _ALIKE = 3, 0.6, 0.8


def odd_answers(scale_of_entry, codings, points, board, recognised, counts):
    """Find answers of items that are no point of their scale.

    Parameters
    ----------
    scale_of_entry : callable
        From an Entry to the name of its scale.
    codings : callable
        From the name of a scale and the labels of the file to an `angket.answers.coding.Coding`,
        or None where there is no such scale.
    points : dict of str to list of angket.page.columns.entries.Point
        By scale.
    board : angket.page.columns.entries.Board
    recognised : angket.drafting.of_file.Recognised
    counts : list of dict
        From a text to how many cells of a column hold it.

    Returns
    -------
    list of Odd
        In the order of their first cells.
    """
    found = {}
    for entry in board.of("item"):
        name = scale_of_entry(entry)
        labels = recognised.cells.labels.get(entry.place, {}).get("answers", {})
        coding = codings(name, labels)
        if coding is None:
            continue
        texts = recognised.found.columns[entry.place].texts
        strange = [text for text in counts[entry.place] if coding.meaning(text) is None]
        for row, text in texts[texts.isin(strange)].items() if strange else ():
            found.setdefault((name, text), []).append((int(row), entry.place))
    odd = [
        Odd(key_of(name, text), name, text, looks_personal(text), sorted(places),
            near(text, points[name]), _own_code(text, points[name]))
        for (name, text), places in found.items()
    ]  # fmt: skip
    return sorted(odd, key=lambda one: one.places[0])


def key_of(scale, text):
    """Return what a form calls an answer of a scale by.

    >>> key_of("a", "Agre") == key_of("a", "Agre") != key_of("b", "Agre")
    True
    """
    return hashlib.sha256(f"{scale}\n{text}".encode()).hexdigest()[:12]


def near(text, points):
    """Return the points of a scale that an answer may mean, the likeliest first.

    Parameters
    ----------
    text : str
    points : list of angket.page.columns.entries.Point

    Returns
    -------
    list of Point
        By spelling, or by initials (SS for Sangat setuju).

    Examples
    --------
    >>> from angket.page.columns.entries import Point
    >>> points = [Point(1, "Tidak setuju", 3), Point(2, "Setuju", 4), Point(3, "Sangat setuju", 1)]
    >>> [point.label for point in near("Setju", points)][0], near("sS", points)[0].code
    ('Setuju', 3)
    >>> near("Kadang", points)
    []
    """
    liked = [(likeness(text, point.label), -place) for place, point in enumerate(points)]
    best = sorted((like, place) for like, place in liked if like >= _LIKE)[::-1]
    return [points[-place] for _, place in best[:_OFFERED]]


def likeness(text, label):
    """Tell how like an answer is to a label, from 0 to 1."""
    text, label = plain(text), plain(label)
    words = label.split()
    if len(words) > 1 and text.replace(".", "") == "".join(word[0] for word in words):
        return 1.0
    return difflib.SequenceMatcher(None, text, label).ratio()


def slips_among(points):
    """Find points that look like slips of typing of another one: nearly alike, and chosen once.

    Parameters
    ----------
    points : list of angket.page.columns.entries.Point

    Returns
    -------
    list of Slip

    Examples
    --------
    >>> from angket.page.columns.entries import Point
    >>> [slip.meant.label for slip in slips_among([Point(4, "Setuju", 9), Point(6, "Setju", 1)])]
    ['Setuju']
    """
    found = []
    for point in points:
        others = [other for other in points if other.count > 1 and point.count == 1]
        alike = [(likeness(point.label, other.label), other.code, other) for other in others]
        alike = [one for one in alike if one[0] >= _ALIKE]
        if alike:
            found.append(Slip(point, max(alike)[2]))
    return found


def is_alike(odd):
    """Tell whether an odd answer, given once, looks like a slip of typing."""
    return (
        bool(odd.near)
        and len(odd.places) == 1
        and (likeness(odd.text, odd.near[0].label) >= _ALIKE)
    )


def _own_code(text, points):
    """Return the code that a number would have as a point at an end of a scale of numbers."""
    number = int(text) if NUMBER.fullmatch(text) and text.isdecimal() else None
    codes = [point.code for point in points]
    return number if number in (min(codes) - 1, max(codes) + 1) else None


def empty_answers(board, recognised):
    """Find items without an answer.

    Parameters
    ----------
    board : angket.page.columns.entries.Board
    recognised : angket.drafting.of_file.Recognised

    Returns
    -------
    list of (int, int)
        Rows and columns, in the order of the file.
    """
    found = []
    for entry in board.of("item"):
        texts = recognised.found.columns[entry.place].texts
        rows = texts.index[texts.isna() | (texts == "")]
        found += [(int(row), entry.place) for row in rows]
    return sorted(found)
