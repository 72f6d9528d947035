"""What other sheets of a workbook say: the wording of items, the points of answers."""

from angket.coding import NUMBER
from angket.spelling import plain
from drafting.vocabulary import spelled

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
    """Find a key in tables: answers with their points.

    Parameters
    ----------
    tables : list of list of list of str

    Returns
    -------
    dict
        From the answer, as `spelled` spells it, to its points and the answer as it stands
        there; empty where there is no such key, or more than one that disagree.

    Examples
    --------
    >>> ranks_in([[["Kode", "Arti", "Skor"], ["S", "Setuju", "3"], ["N", "", "2"], ["T", "", "1"]]])
    {'s': (3, 'S'), 'n': (2, 'N'), 't': (1, 'T')}
    """
    for table in tables:
        width = max(map(len, table), default=0)
        for points in range(width):
            rows = [row for row in table if len(row) > points and NUMBER.fullmatch(row[points])]
            codes = [float(row[points].replace(",", ".")) for row in rows]
            whole = all(code.is_integer() for code in codes)
            if not whole or not _FEWEST_ANSWERS <= len(codes) <= _MOST_ANSWERS:
                continue
            if sorted(codes) != [min(codes) + step for step in range(len(codes))]:
                continue
            for place in range(width):
                answers = [row[place] if len(row) > place else "" for row in rows]
                told = {spelled(answer) for answer in answers if answer}
                short = all(0 < len(answer) <= 40 for answer in answers)
                if place != points and short and len(told) == len(codes):
                    if any(NUMBER.fullmatch(answer) for answer in answers):
                        continue
                    return {
                        spelled(answer): (int(code), answer)
                        for answer, code in zip(answers, codes, strict=True)
                    }
    return {}
