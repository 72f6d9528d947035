"""Keeps figures from cutting paragraphs, and pages from being empty for a good part.

Only typst knows where it puts what. So the text says for each paragraph where it begins and ends,
and for each table and figure where it is. When the text is set again, a paragraph that a figure at
the top or foot of a page cuts is kept whole; a table that does not fit the rest of a page may be
divided, if that rest is large; and a figure of an appendix that does not floats to the next page,
so that what follows fills the one before, unless it would cut a table there. The text also says
where its main part and it itself end: what leaves a good part of the main part's last page empty,
or nearly all of the very last one, is drawn in by setting lines a little closer.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import typst

# In the template: which paragraphs are kept whole, which tables may be divided, and which figures
# of an appendix float; and what the text marks where it is.
NONE_KEPT, NONE_LOOSE, NONE_FLOAT = b"#let kept = ()", b"#let loose = ()", b"#let floated = ()"
MARK = "<flow>"
FIGURE = "figure"
# Before the label of a table or figure where it begins; where one ends, with the label of a table.
TABLE, FLOAT, FOOT = "t:", "f:", "foot"
# In the template, how much closer lines are set, in steps: all, or those of the references; and
# the ends of the main text and of the whole.
NOT_CLOSER, NOT_SNUG, STEPS = b"#let closer = 0", b"#let snug = 0", 4
END, LAST = "end", "last"
# Setting a text again may move figures in front of other paragraphs, but not for ever.
ROUNDS = 8
# Where text ends on a page of the template, in points from its top.
BOTTOM = 757
# So much of a page may stay empty where something is kept whole.
EMPTY = 160
# What ends above this, in points, leaves two fifths of the page empty; or nearly all of it.
SHORT, FEW = 500, 200


def uncut(text: bytes, pictures: Path) -> tuple[bytes, typst.Compiler]:
    """Return a text in typst's language in which no figure cuts a paragraph or a list.

    Nor does the main text end on a page that is empty for a good part, or the whole on one of few
    lines, if setting lines a little closer prevents that. With it comes what has set it, so that
    it is not set from the start again for the PDF.

    Parameters
    ----------
    text : bytes
        Of the template `paper.typ`.
    pictures : Path
        Folder of the figures.

    Returns
    -------
    bytes, typst.Compiler
    """
    found = _with_whole_paragraphs(text, pictures)
    for none, end, limit in ((NOT_CLOSER, END, SHORT), (NOT_SNUG, LAST, FEW)):
        if found.ends.get(end, (0, BOTTOM))[1] <= limit:
            found = _drawn_in(found, none, end, pictures)
    return found.text, found.setter


def _drawn_in(found: "_Set", none: bytes, end: str, pictures: Path) -> "_Set":
    """Set lines no closer than draws in an end from its page, or leave all as it is."""
    # What as close as can be does not help is not tried in smaller steps.
    for step in (STEPS, *range(1, STEPS)):
        closer = found.template.replace(none, none[:-1] + str(step).encode())
        tried = _with_whole_paragraphs(closer, pictures, found)
        drawn = tried.ends[end][0] < found.ends[end][0]
        if drawn and step < STEPS:
            return tried
        if step == STEPS:
            closest = tried
            if not drawn:
                return found
    return closest


class _Set(NamedTuple):
    """A text that has been set, what it is made of, and where its main part and it itself end."""

    text: bytes
    setter: typst.Compiler
    template: bytes
    kept: set
    moved: set
    still: set
    ends: dict


def _with_whole_paragraphs(text: bytes, pictures: Path, before: _Set | None = None) -> _Set:
    """Set a text again until all is well, beginning with what was kept and moved before."""
    kept, moved, still = (before.kept, before.moved, before.still) if before else (set(),) * 3
    for _ in range(ROUNDS):
        made = text
        for none, names in (
            (NONE_KEPT, kept),
            (NONE_LOOSE, {name for name in moved if name.startswith(TABLE)}),
            (NONE_FLOAT, {name for name in moved if name.startswith(FLOAT)}),
        ):
            made = made.replace(none, _listed(none, names))
        setter = setter_of(made, pictures)
        places = places_in(setter)
        cuts, gaps = cut(places) - kept, before_gaps(places, moved) - still
        within = put_back(places, moved)
        if not cuts and not gaps and not within:
            break
        kept, moved, still = kept | cuts, moved - within | gaps, still | within
    ends = {name: (page, y) for name, page, y in places if name in (END, LAST)}
    return _Set(made, setter, text, kept, moved, still, ends)


def setter_of(text: bytes, pictures: Path) -> typst.Compiler:
    """Return what sets a text, with the fonts that typst brings alone."""
    return typst.Compiler(text, root=str(pictures.absolute()), ignore_system_fonts=True)


def _listed(none: bytes, names: set) -> bytes:
    """Write numbers or labels as a list of typst's, in which a comma ends even a single one.

    >>> _listed(NONE_KEPT, {3}), _listed(NONE_LOOSE, {"t:x"})
    (b'#let kept = (3, )', b'#let loose = ("t:x", )')
    """
    return none[:-1] + "".join(f"{json.dumps(name)}, " for name in sorted(names)).encode() + b")"


def places_in(setter: typst.Compiler) -> list[list]:
    """Return where paragraphs, tables and figures of the text are, as `cut` takes it."""
    return json.loads(setter.query(MARK, field="value"))


def cut(places: list[list]) -> set[int]:
    """Tell which paragraphs are cut by a figure between the pages that they stand on.

    Parameters
    ----------
    places : list of [str or int, int, float]
        Of figures, and of the beginning and the end of each paragraph, by its number: the page
        and how far from its top, in points.

    Returns
    -------
    set of int
        Without those that would not fit a page, or leave most of one empty.

    Examples
    --------
    >>> cut([[1, 1, 600.0], [1, 2, 300.0], ["figure", 2, 110.0], [2, 2, 350.0], [2, 2, 380.0]])
    {1}
    >>> cut([[1, 1, 600.0], [1, 2, 150.0], ["figure", 2, 250.0]])
    set()
    """
    figures = [(page, height) for name, page, height in places if name == FIGURE]
    ends = {}
    for name, page, height in places:
        if isinstance(name, int):
            ends.setdefault(name, []).append((page, height))
    return {
        number
        for number, (start, *_, end) in ends.items()
        if start[0] + 1 == end[0]
        and any(start < figure < end for figure in figures)
        and _may_be_kept(start, end, figures)
    }


def _may_be_kept(start: tuple, end: tuple, figures: list[tuple]) -> bool:
    """Tell whether a paragraph fits a page, and what it leaves empty before it is not too much."""
    below = [height for page, height in figures if page == start[0] and height > start[1]]
    left = min([*below, BOTTOM]) - start[1]
    # What stands on the second page above its end may be a figure, too.
    return left < EMPTY and left + end[1] < BOTTOM


def before_gaps(places: list[list], moved: set[str]) -> set[str]:
    """Tell which tables and figures leave a good part of the page before them empty.

    Parameters
    ----------
    places : list of [str or int, int, float]
        As `cut` takes them.
    moved : set of str
        Those that may be divided, or float, already.

    Returns
    -------
    set of str

    Examples
    --------
    >>> before_gaps([[1, 1, 300.0], [1, 1, 400.0], ["t:a", 2, 110.0], ["foot", 2, 200.0]], set())
    {'t:a'}
    >>> before_gaps([[1, 1, 300.0], [1, 1, 700.0], ["t:a", 2, 110.0], ["foot", 2, 200.0]], set())
    set()
    """
    behind = next((page + 1 for name, page, _ in places if name == END), 0)
    lowest, first = {}, {}
    for name, page, height in places:
        lowest[page] = max(height, lowest.get(page, 0))
        # Figures of the main text float, and so do those that were moved.
        floats = str(name).startswith(FLOAT) and (page < behind or name in moved)
        begins = isinstance(name, int) or name.startswith((TABLE, FLOAT))
        if begins and not floats:
            first[page] = min((height, str(name)), first.get(page, (BOTTOM, "")))
    full = _full(places)
    return {
        name
        for page, (_, name) in first.items()
        if name.startswith((TABLE, FLOAT)) and name not in moved
        if page != behind and page - 1 in lowest and page - 1 not in full
        if BOTTOM - lowest[page - 1] > EMPTY
    }


def put_back(places: list[list], moved: set[str]) -> set[str]:
    """Tell what must not be moved after all: tables that a figure cuts, or the figure.

    A table that was to be divided is kept whole again; a figure goes back to its place where the
    table is so long that it is divided anyway.

    Parameters
    ----------
    places : list of [str or int, int, float]
        As `cut` takes them.
    moved : set of str
        Tables that may be divided, and figures that may float.

    Returns
    -------
    set of str

    Examples
    --------
    >>> places = [["t:a", 1, 600.0], ["f:b", 2, 110.0], ["foot:a", 2, 500.0]]
    >>> put_back(places, {"t:a", "f:b"}), put_back(places, {"f:b"})
    ({'t:a'}, {'f:b'})
    >>> put_back([["t:a", 1, 600.0], ["f:b", 2, 600.0], ["foot:a", 2, 500.0]], {"f:b"})
    set()
    """
    return {
        table if table in moved else figure
        for figure, table in _figures_in_tables(places)
        if figure in moved
    }


def _figures_in_tables(places: list[list]) -> Iterator[tuple[str, str]]:
    """Yield each figure between the parts of a table, with that table."""
    known = {name: (page, height) for name, page, height in places if isinstance(name, str)}
    for table, start in known.items():
        if not table.startswith(TABLE):
            continue
        end = known[f"{FOOT}:{table.removeprefix(TABLE)}"]
        for figure, place in known.items():
            if figure.startswith(FLOAT) and start < place < end and start[0] < end[0]:
                yield figure, table


def _full(places: list[list]) -> set[int]:
    """Return the pages that a paragraph goes on from."""
    spans = {}
    for name, page, _ in places:
        if isinstance(name, int):
            spans.setdefault(name, []).append(page)
    return {page for pages in spans.values() for page in range(pages[0], pages[-1])}
