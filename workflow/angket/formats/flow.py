"""Keeps paragraphs and lists from being cut by a figure that floats to the top or foot of a page.

Only typst knows where it puts what. So the text says for each paragraph where it begins and ends,
and for each figure where it is; whatever is cut is kept whole when the text is set again. It also
says where the main text ends: what leaves a good part of its last page empty is drawn in by setting
all lines a little closer.
"""

import json
from pathlib import Path

import typst

# In the template, which is kept whole; and what the text marks where it is.
NONE_KEPT = b"#let kept = ()"
MARK = "<flow>"
FIGURE = "figure"
# In the template, how much closer lines are set, in steps; and the end of the main text.
NOT_CLOSER, STEPS = b"#let closer = 0", 4
END = "end"
# Setting a text again may move figures in front of other paragraphs, but not for ever.
ROUNDS = 8
# Where text ends on a page of the template, in points from its top.
BOTTOM = 757
# So much of a page may stay empty where a paragraph is kept whole.
EMPTY = 300
# What ends above this, in points, leaves two fifths of the page empty.
SHORT = 500


def uncut(text: bytes, pictures: Path) -> tuple[bytes, typst.Compiler]:
    """Return a text in typst's language in which no figure cuts a paragraph or a list.

    Nor does the main text end on a page that is empty for a good part, if setting all lines a
    little closer prevents that. With it comes what has set it, so that it is not set from the
    start again for the PDF.

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
    made, setter, end = _with_whole_paragraphs(text, pictures)
    if end is None or end[1] > SHORT:
        return made, setter
    for step in range(1, STEPS + 1):
        closer = text.replace(NOT_CLOSER, NOT_CLOSER[:-1] + str(step).encode())
        *tried, new_end = _with_whole_paragraphs(closer, pictures)
        if new_end[0] < end[0]:
            return tuple(tried)
    return made, setter


def _with_whole_paragraphs(text: bytes, pictures: Path) -> tuple[bytes, typst.Compiler, tuple]:
    """Set a text again until no paragraph is cut; with it comes where the main text ends."""
    kept = set()
    for _ in range(ROUNDS):
        made = text.replace(NONE_KEPT, _kept(kept))
        setter = setter_of(made, pictures)
        places = places_in(setter)
        found = cut(places) - kept
        if not found:
            break
        kept |= found
    return made, setter, next(((page, y) for name, page, y in places if name == END), None)


def setter_of(text: bytes, pictures: Path) -> typst.Compiler:
    """Return what sets a text, with the fonts that typst brings alone."""
    return typst.Compiler(text, root=str(pictures.absolute()), ignore_system_fonts=True)


def _kept(numbers: set[int]) -> bytes:
    """Write numbers as a list of typst's, in which a comma ends even a single one."""
    return NONE_KEPT[:-1] + "".join(f"{number}, " for number in sorted(numbers)).encode() + b")"


def places_in(setter: typst.Compiler) -> list[list]:
    """Return where paragraphs and figures of the text are, as `cut` takes it."""
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
        if name not in (FIGURE, END):
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
