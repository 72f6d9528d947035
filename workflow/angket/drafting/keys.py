"""What other sheets of a workbook say: the wording of items, the points of answers."""

import re

from angket.answers.coding import NUMBER
from angket.answers.spelling import plain
from angket.drafting.vocabulary import spelled

# What a key calls its points; a running number is none.
_POINTS = re.compile(r"\b(skor|score|poin|points?|bobot|nilai|values?|weight|angka|kode|codes?)\b")
# So many names must be found in a column of a sheet for it to be a list of the items.
_FEWEST_NAMES = 3
# A key names so many answers.
_FEWEST_ANSWERS, _MOST_ANSWERS = 3, 11


def wordings_in(tables, names):
    """Find the wording of columns in tables that list their names.

    Parameters
    ----------
    tables : list of list of list of str
        Rows of cells, the head among them.
    names : list of str
        Column names of the answers.

    Returns
    -------
    dict
        From the name, as `plain` spells it, to its wording.

    Examples
    --------
    >>> table = [["Kode", "Pertanyaan"], *[[f"X{n}", f"Saya lelah ({n})"] for n in (1, 2, 3)]]
    >>> wordings_in([table], ["X1", "X2", "X3"])["x2"]
    'Saya lelah (2)'
    """
    known, found = {plain(name) for name in names if name}, {}
    for table in tables:
        width = max(map(len, table), default=0)
        for place in range(width):
            listed = {
                plain(row[place]): row
                for row in table
                if len(row) > place and plain(row[place]) in known
            }
            if len(listed) < _FEWEST_NAMES:
                continue
            others = [other for other in range(width) if other != place]
            longest = max(others, key=lambda other: _letters(listed.values(), other), default=None)
            if longest is not None and _letters(listed.values(), longest) > 8 * len(listed):
                for name, row in listed.items():
                    wording = row[longest].strip() if len(row) > longest else ""
                    if wording:
                        found.setdefault(name, wording)
    return found


def _letters(rows, place):
    return sum(len(row[place]) for row in rows if len(row) > place)


def ranks_in(tables):
    """Find keys in tables: answers with their points.

    Parameters
    ----------
    tables : list of list of list of str
        Rows of cells, a head among them that calls the points so.

    Returns
    -------
    list of dict
        For each list of answers, from the answer as `spelled` spells it to its points and the
        answer as it stands there. Where two keys disagree, as for items that are worded the
        other way, there is none.

    Examples
    --------
    >>> ranks_in([[["No", "Arti", "Skor"], ["1", "Ya", "3"], ["2", "Ragu", "2"], ["3", "No", "1"]]])
    [{'ya': (3, 'Ya'), 'ragu': (2, 'Ragu'), 'no': (1, 'No')}]
    """
    found = []
    for table in tables:
        width = max(map(len, table), default=0)
        rows = [[*row, *[""] * (width - len(row))] for row in table]
        for points in range(width):
            key = _key(rows, points)
            for place in range(width):
                answers = [row[place].strip() for row, _ in key]
                told = {spelled(answer) for answer in answers}
                short = all(0 < len(answer) <= 40 for answer in answers)
                words = not any(NUMBER.fullmatch(answer) for answer in answers)
                if key and place != points and short and words and len(told) == len(key):
                    codes = [code for _, code in key]
                    pairs = zip(answers, codes, strict=True)
                    found.append({spelled(answer): (code, answer) for answer, code in pairs})
    agreeing = [
        ranks
        for ranks in found
        if all(other == ranks for other in found if other.keys() == ranks.keys())
    ]
    return [ranks for place, ranks in enumerate(agreeing) if ranks not in agreeing[:place]]


def _key(rows, points):
    """Return the rows that hold whole points in unbroken order, each with its points."""
    named = any(_POINTS.search(plain(row[points])) for row in rows)
    key = [
        (row, float(row[points].replace(",", "."))) for row in rows if NUMBER.fullmatch(row[points])
    ]
    codes = sorted(code for _, code in key)
    if not named or not _FEWEST_ANSWERS <= len(codes) <= _MOST_ANSWERS:
        return []
    whole = all(code.is_integer() for code in codes)
    unbroken = codes == [codes[0] + step for step in range(len(codes))]
    return [(row, int(code)) for row, code in key] if whole and unbroken else []
