"""Tells the rows of heads of a grid, and joins them into names, wordings and sections."""

import re
from itertools import pairwise

from angket.answers.spelling import plain
from angket.files.kinds import FEWEST, Kinds, is_figure
from angket.files.places import column_letters

# Rows of heads below the first, at most: names, question texts, ids of the questions.
BELOW = 3
# Names made by a program or a plan: X1, Q12_3, item4a.
_CODE = re.compile(r"[A-Za-z]{1,12}[._ -]?\d+([._-]?\w{1,3})?")
_QUALTRICS = re.compile(r"\{\s*[\"']ImportId[\"']\s*:")
# What SurveyMonkey writes below a question that has no parts.
_GENERIC = {"response", "open-ended response", "respons", "tanggapan"}
# At least this many letters make a question rather than an answer.
_LONG = 20
# (1), [1], 1. and 1), as columns are numbered.
_NUMBERED = re.compile(r"[(\[]?(\d+|[a-z]{1,2})[)\].]{0,2}", re.IGNORECASE)
# So many columns that count on from 1 are no respondent, and so many may be one.
_LONG_RULER, _SHORT_RULER = 8, 6


def find_heads(rows, places, width):
    """Tell which rows at the top of a grid are heads.

    Parameters
    ----------
    rows : list of list of str
        The first rows of a grid that are not blank; the table may begin below the first.
    places : list of int
        Of these rows in the grid: between two that are no neighbours a blank row stands.
    width : int

    Returns
    -------
    heads : list of int
        Places among `rows`, side by side.
    doubtful : int or None
        The place of a row below them that may be a head or a respondent.
    """
    first = _first_wide(rows)
    heads = [first]
    while (
        heads[0]
        and places[heads[0]] - places[heads[0] - 1] == 1
        and _has_groups(rows[heads[0] - 1], rows[heads[0]])
    ):
        heads.insert(0, heads[0] - 1)
    doubtful = None
    for depth in range(BELOW, 0, -1):
        further = rows[first + 1 : first + depth + 1]
        # Heads may be repeated among the answers.
        below = [
            row for row in rows[first + depth + 1 :] if row != rows[first] and row not in further
        ]
        if len(below) < FEWEST or len(further) < depth:
            continue
        kinds = Kinds(below, width)
        judged = [
            _names_parts(row, rows[first], below) or _is_head(row, kinds, rows[first])
            for row in further
        ]
        if _is_qualtrics(further[-1]):
            judged = [True] * depth
        if all(judged):
            return heads + list(range(first + 1, first + depth + 1)), None
        if depth == 1 and judged[0] is None:
            doubtful = first + 1
    return heads, doubtful


def join_heads(heads, width):
    """Join rows of heads.

    Parameters
    ----------
    heads : list of list of str
    width : int

    Returns
    -------
    names : list of str
    labels : dict
        From the place of a column to a dict of its `wording` and `section`, where a row of heads
        tells one.

    Examples
    --------
    >>> join_heads([["id", "X1"], ["", "How often?"]], 2)
    (['id', 'X1'], {1: {'wording': 'How often?'}})
    >>> join_heads([["id", "Load", ""], ["", "X1", "X2"]], 3)
    (['id', 'X1', 'X2'], {1: {'section': 'Load'}, 2: {'section': 'Load'}})
    >>> join_heads([["a", "b", ""], ["", "once", "once"]], 3)[0]
    ['a', 'b [once]', 'b [once]']
    """
    rows = [[*row, *[""] * (width - len(row))][:width] for row in heads]
    rows = [row for row in rows if not _is_qualtrics(row)]
    rows = [row for row in rows if not counts_columns(row)] or rows
    complete = [row for row in rows if _are_names(row)]
    labels = {}
    if complete:
        names = min(complete, key=lambda row: sum(map(len, row)))
        place = next(place for place, row in enumerate(rows) if row is names)
        for number, row in enumerate(rows):
            if number != place:
                _label(labels, row, names, number > place)
        return list(names), labels
    names = rows[0]
    for row in rows[1:]:
        names = _join(names, row, labels)
    return list(names), labels


def filled(row):
    """Return the places of the cells of a row that are not empty."""
    return [place for place, text in enumerate(row) if text]


def told(row):
    """Return the places of the cells of a row that tell something of their own.

    A title that was merged over the whole table stands in all of its cells and is one.

    >>> told(["a", "", "b"]), told(["Title", "Title", "Title"])
    ([0, 2], [0])
    """
    places = filled(row)
    merged = len(places) >= FEWEST and len({row[place] for place in places}) == 1
    return places[:1] if merged else places


def _first_wide(rows):
    """Find the first row that is as wide as a table's row: titles and notes fill few cells."""
    widest = max(len(filled(row)) for row in rows)
    for place, row in enumerate(rows):
        count = len(told(row) if _may_be_heads(rows[place + 1 : place + 5]) else filled(row))
        # Of two columns the first, of row names, may have no head; a title stands in the first.
        if count * 2 >= widest and (count > 1 or widest == 1 or not row[0]):
            return place
    return 0


def _may_be_heads(rows):
    """Say whether one of the rows that follow can be one of heads: what stands above is a title."""
    return any(
        len(set(row)) > 1 and sum(map(is_figure, row)) * 2 < len(filled(row)) for row in rows
    )


def counts_columns(row):
    """Say whether a row numbers the columns, or gives their letters; None where it may.

    >>> counts_columns(["(1)", "(2)", "(3)"]), counts_columns(["A", "B", "C", "D"])
    (True, True)
    >>> [counts_columns(list(row)) for row in ("12345678", "123456", "12345")]
    [True, None, False]
    >>> counts_columns(["1", "2", "4"]), counts_columns(["p", "1", "2"])
    (False, False)
    """
    texts = [row[place] for place in filled(row)]
    found = [_NUMBERED.fullmatch(text) for text in texts]
    if len(texts) < FEWEST or not all(found):
        return False
    told = [match[1].upper() for match in found]
    if told == [column_letters(place) for place in range(len(told))]:
        return True
    if told != [str(number) for number in range(1, len(told) + 1)]:
        return False
    marked = not any(text.isdecimal() for text in texts)
    if marked or len(told) >= _LONG_RULER:
        return True
    return None if len(told) >= _SHORT_RULER else False


def _has_groups(row, below):
    """Say whether the row above the names tells to which group each of them belongs."""
    places = told(row)
    if len(places) < 2 or places[-1] < 2 or any(is_figure(row[place]) for place in places):
        return False
    return all(place < len(below) for place in places)


def _is_head(row, kinds, above):
    """Say whether a row is one of heads; None where it is neither like heads nor like answers."""
    if _is_qualtrics(row):
        return True
    if counts_columns(row) is not False and len(filled(row)) == len(filled(above)):
        return counts_columns(row)
    judged = list(kinds.judge(row))
    like = [place for place, fits in judged if fits]
    unlike = [place for place, fits in judged if not fits]
    if _counts_on(row, above):
        return True
    if not unlike or len(like) * 10 > len(unlike):
        return False
    texts = [plain(row[place]) for place in unlike]
    different = len(set(texts)) * 2 > len(texts)
    strong = [place for place in unlike if place in kinds.numbers]
    named = [text for text in texts if text in _GENERIC or _CODE.fullmatch(text)]
    beneath_nothing = [place for place in unlike if place >= len(above) or not above[place]]
    if len(named) == len(texts) > 1 and (different or set(texts) <= _GENERIC):
        return True
    if beneath_nothing and different:
        return True
    if set(texts) & _GENERIC and not set(texts) - _GENERIC & kinds.texts:
        return True
    long = sum(map(len, texts)) / len(texts) >= max(_LONG, 2 * kinds.length)
    cells = [row[place] for place in filled(row)]
    average = sum(map(len, cells)) / len(cells)
    if len(set(cells)) == len(cells) >= FEWEST and average >= max(_LONG, 2 * kinds.average):
        return not like
    if different and (len(strong) >= FEWEST or (long and len(unlike) > 1)):
        return True
    return None if len(strong) >= FEWEST else False


def _names_parts(row, above, below):
    """Say whether a row names parts of questions: where heads lack, and never where ids stand.

    Options of a question that each have a column may be called as their answers are.
    """
    lacking = {place for place, text in enumerate(above) if not text}
    parts = set(filled(row))
    beside = [place for place, text in enumerate(above) if text and place not in parts]
    always = [
        place for place in beside if all(len(other) > place and other[place] for other in below)
    ]
    texts = [plain(row[place]) for place in parts]
    return (
        len(lacking) > 1
        and lacking <= parts
        and len(set(texts)) * 2 > len(texts)
        and not any(is_figure(row[place]) for place in parts)
        and len(always) > 1
    )


def _counts_on(row, above):
    """Say whether a row numbers items, 1, 2, 3 and so on, below a head that stands over them."""
    places = filled(row)
    beneath = [place for place in places if place >= len(above) or not above[place]]
    told = [above[place] for place in places if place < len(above) and above[place]]
    repeated = len(set(told)) < len(told)
    figures = [int(row[place]) for place in places if row[place].isdecimal()]
    runs = sum(b - a == 1 for a, b in pairwise(figures))
    starts = figures.count(1)
    return (
        bool(beneath or repeated)
        and len(figures) == len(places) > FEWEST
        and runs + starts == len(figures)
    )


def _is_qualtrics(row):
    return sum(bool(_QUALTRICS.match(text)) for text in row) > len(filled(row)) / 2


def _are_names(row):
    folded = [plain(text) for text in row]
    return (
        all(folded) and len(set(folded)) == len(folded) and not all(is_figure(text) for text in row)
    )


def _label(labels, row, names, below):
    """Keep what a further row says of columns that have names: wordings, or sections."""
    texts = [row[place] for place in filled(row)]
    different = len({plain(text) for text in texts}) * 2 > len(texts) and len(texts) * 2 > len(row)
    wordings = below or different
    section = ""
    for place, text in enumerate(row):
        section = text or section
        told = text if wordings else section
        if told and plain(told) != plain(names[place]):
            labels.setdefault(place, {}).setdefault("wording" if wordings else "section", told)


def _join(upper, lower, labels):
    """Join a row of heads with the one below it."""
    above, told = [], ""
    for place, text in enumerate(upper):
        # A head that stands over several columns is written over the first of them.
        told = text or (told if lower[place] else "")
        above.append(told)
    alone = [
        plain(low or high)
        for high, low in zip(above, lower, strict=True)
        if plain(low) not in _GENERIC
    ]
    below = [low for low in lower if low and plain(low) not in _GENERIC]
    unique = len(set(alone)) == len(alone) and not all(map(is_figure, below))
    under = [place for place, low in enumerate(lower) if low and plain(low) not in _GENERIC]
    tops = [plain(upper[place]) for place in under]
    if unique and all(tops) and len(set(tops)) == len(tops) and tops != [plain(b) for b in below]:
        # Each column has two texts of its own: the shorter are names, the longer say what is asked.
        names, wordings = above, lower
        if sum(map(len, below)) < sum(map(len, tops)):
            names, wordings = lower, above
        for place in under:
            labels.setdefault(place, {})["wording"] = wordings[place]
        return [name or high for name, high in zip(names, above, strict=True)]
    names = []
    for place, (high, low) in enumerate(zip(above, lower, strict=True)):
        if not low or plain(low) in _GENERIC or plain(low) == plain(high):
            names.append(high)
        elif not high:
            names.append(low)
        elif unique:
            names.append(low)
            labels.setdefault(place, {})["section"] = high
        else:
            names.append(f"{high} [{low}]")
    return names
