"""Tells what stands among and below the respondents of a grid: heads again, totals, notes."""

import re

from angket.answers.spelling import plain
from angket.files.heads import filled, told
from angket.files.kinds import FEWEST

_TOTALS = (
    "total",
    "grand total",
    "subtotal",
    "sub total",
    "jumlah",
    "sum",
    "rata-rata",
    "rata rata",
    "rerata",
    "mean",
    "average",
    "avg",
    "median",
    "modus",
    "mode",
    "std dev",
    "std. dev",
    "st. dev",
    "standard deviation",
    "standar deviasi",
    "simpangan baku",
    "varians",
    "variance",
    "minimum",
    "maksimum",
    "maximum",
    "skor total",
    "total skor",
    "skor maksimal",
    "persentase",
    "r hitung",
    "r tabel",
)
_TOTAL = re.compile(
    rf"({'|'.join(map(re.escape, _TOTALS))})"
    r"(\s*[:=]|\s+(skor|score|nilai|butir|item|responden|x|y)\b|$)"
)
# Beside rows that are totals for certain, these are; by themselves they may be a respondent's.
_SHORT = {"sd", "min", "max", "n", "std", "stdev", "stdv", "var"}
_NOTE = re.compile(
    r"(sumber|source|keterangan|ket|catatan|notes?|legenda?|nb)\.?\s*[:=]|keterangan$"
)
_LEGEND = re.compile(r"[-+]?\d{1,2}\s*[=:]\s*\D|\w{1,4}\s*=\s*\w{3}")
# From so many words on a text may be a sentence; from so many on it is no person's name.
_SENTENCE, _LONG_SENTENCE = 4, 7


def repeated_heads(grid, places, heads, titles=()):
    """Find the rows that repeat heads, and titles, as pages pasted below one another do.

    Parameters
    ----------
    grid : list of list of str
    places : list of int
        Of the rows below the heads.
    heads : list of list of str
    titles : list of list of str
        The rows above the heads.

    Returns
    -------
    set of int
    """
    wanted = {_folded(head) for head in heads if len(filled(head)) > 1}
    again = {place for place in _starting(grid, places, wanted) if _folded(grid[place]) in wanted}
    if again:
        wanted = {_folded(title) for title in titles}
        again |= {
            place for place in _starting(grid, places, wanted) if _folded(grid[place]) in wanted
        }
    return again


def _starting(grid, places, wanted):
    """Return the rows whose first cell is that of a wanted row: few are compared as a whole."""
    first = {row[0] for row in wanted}
    return [place for place in places if plain(grid[place][0]) in first] if first else []


def rows_below(grid, places, kinds, blank_before):
    """Find, from the last row upward, what stands below the respondents.

    Parameters
    ----------
    grid : list of list of str
    places : list of int
        Of the rows that are not blank, below the heads.
    kinds : Kinds
        Of the respondents' columns.
    blank_before : callable
        Says whether a blank row stands above that of a place.

    Returns
    -------
    set of int
    """
    below, undecided = set(), set()
    for place in reversed(places):
        row = grid[place]
        verdict = _is_apart(row, kinds)
        if verdict:
            below |= {place, *undecided}
            undecided = set()
        elif verdict is None:
            undecided.add(place)
        else:
            break
        if blank_before(place):
            # A sentence after a blank row is a note; so is what stands with it.
            if any(_is_sentence(grid[other]) for other in undecided):
                below |= undecided
                undecided = set()
            if undecided:
                break
    return below


def strange_block(grid, places, kinds, blank_before):
    """Find rows at the end that stand apart and are unlike the respondents, but no notes.

    Returns
    -------
    int or None
        The place of the first of them.
    """
    for count, place in enumerate(reversed(places), start=1):
        if len(places) - count < FEWEST:
            return None
        if blank_before(place):
            block = places[-count:]
            fits = [kinds.fit(grid[other]) for other in block]
            like, unlike = (sum(fit[side] for fit in fits) for side in (0, 1))
            return place if unlike > 1 and unlike >= like else None
    return None


def _is_apart(row, kinds):
    """Say whether a row is a total or a note; None where it has few cells and may be one."""
    places = told(row)
    first = plain(row[places[0]])
    if first not in kinds.closed.get(places[0], ()) and (
        _TOTAL.match(first) or _NOTE.match(first) or (_LEGEND.match(first) and len(places) < FEWEST)
    ):
        return True
    if first in _SHORT:
        return None
    if len(places) >= FEWEST or kinds.width <= FEWEST:
        return False
    like, unlike = kinds.fit(row)
    if like:
        return False
    in_numbers = all(place in kinds.numbers for place in places)
    return True if unlike and _is_sentence(row, 2 if in_numbers else _LONG_SENTENCE) else None


def _is_sentence(row, words=_SENTENCE):
    return any(len(text.split()) >= words or text.endswith(":") for text in row)


def _folded(row):
    while row and not row[-1]:
        row = row[:-1]
    return tuple(map(plain, row))
