"""Keeps figures and tables from cutting what stands around them, and pages from being empty.

Only typst knows where it puts what. So the text says for each paragraph where it begins and ends,
and for each table and figure where it is. A figure stands where it is in the text. When the text is
set again, one that leaves a good part of a page empty before it floats to the top of the next page,
and what follows fills the one before, up to the next heading; a paragraph that it cuts there is
kept whole; and a table that leaves a good part of a page empty before it may be divided. What does
not help is taken back. The text also says where its main part and it itself end: what leaves a good
part of the main part's last page empty, or nearly all of the very last one, is drawn in by setting
lines a little closer.
"""

import functools
import json
from collections.abc import Set
from pathlib import Path
from typing import NamedTuple

import typst

from angket.formats.faults import BOTTOM, END, FLOAT, LAST, TABLE, faults_in, weight

# In the template: which paragraphs are kept whole, which tables may be divided, and which figures
# float; and the mark of what the text marks where it is.
NONE_KEPT, NONE_LOOSE, NONE_FLOAT = b"#let kept = ()", b"#let loose = ()", b"#let floated = ()"
MARK = "<flow>"
# In the template, how much closer lines are set, in steps: all, or those of the references.
NOT_CLOSER, NOT_SNUG, STEPS = b"#let closer = 0", b"#let snug = 0", 2
# So many changes are tried, and so often what was changed is changed back.
ROUNDS, TURNS = 30, 2
# What was not needed in so many compilations, typst forgets.
AGES = 11
# What ends above this, in points, leaves three tenths of the page empty; or nearly all of it.
SHORT, FEW = 560, 200


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
    found = _mended(text, pictures, frozenset(), frozenset())
    for none, end, limit in ((NOT_CLOSER, END, SHORT), (NOT_SNUG, LAST, FEW)):
        found = _drawn_in(found, none, end, limit, pictures)
    return found.text, found.setter


def _drawn_in(found: "_Set", none: bytes, end: str, limit: float, pictures: Path) -> "_Set":
    """Set lines no closer than draws in an end from its page, or leave all as it is."""

    def drawn(step, setting):
        closer = template.replace(none, none[:-1] + str(step).encode())
        made = setting(closer, pictures, found.kept, found.moved)
        return made if made.ends[end][0] < found.ends[end][0] else None

    template, closest = found.template, None
    for step in range(1, STEPS + 1):
        if found.ends.get(end, (0, BOTTOM))[1] > limit:
            break
        # What as close as can be does not help is not tried in smaller steps.
        closest = closest or drawn(STEPS, _mended)
        if not closest or closest.ends[end][0] == found.ends[end][0]:
            break
        if step == STEPS:
            found = closest
        elif drawn(step, _set):
            found = drawn(step, _mended) or found
    return found


class _Set(NamedTuple):
    """A text that has been set, what it is made of, and where everything is."""

    text: bytes
    setter: typst.Compiler
    template: bytes
    kept: Set[int]
    moved: Set[str]
    places: list

    @property
    def ends(self) -> dict[str, tuple[int, float]]:
        """Where its main part and it itself end."""
        return {name: (page, y) for name, page, y in self.places if name in (END, LAST)}


def _set(text: bytes, pictures: Path, kept: Set[int], moved: Set[str]) -> _Set:
    """Set a text with some paragraphs kept whole, and some tables and figures moved."""
    made = _filled_in(text, kept, moved)
    _forget()
    setter = setter_of(made, pictures)
    return _Set(made, setter, text, kept, moved, places_in(setter))


def _mended(text: bytes, pictures: Path, kept: Set[int], moved: Set[str]) -> _Set:
    """Set a text again until all is well, and return the one with the least faults.

    What is wrong on the first page is mended first, since that changes all that follows.
    """
    best = found = _set(text, pictures, kept, moved)
    changed = []
    for _ in range(ROUNDS):
        faults = [f for f in faults_in(found.places, moved) if changed.count(f) < TURNS]
        if not faults:
            # Where nothing is left to try, what was not yet tried of the best is.
            faults = [f for f in faults_in(best.places, best.moved) if f not in changed]
            kept, moved = best.kept, best.moved
        if not faults:
            break
        changed.append(faults[0])
        if isinstance(faults[0], int):
            kept |= {faults[0]}
        else:
            moved ^= {faults[0]}
        found = _set(text, pictures, kept, moved)
        best = min(best, found, key=lambda one: weight(one.places, one.moved))
    return best


def _filled_in(text: bytes, kept: Set[int], moved: Set[str]) -> bytes:
    """Write into a text which paragraphs are kept, which tables divided, which figures moved."""
    for none, names in (
        (NONE_KEPT, kept),
        (NONE_LOOSE, {name for name in moved if name.startswith(TABLE)}),
        (NONE_FLOAT, {name for name in moved if name.startswith(FLOAT)}),
    ):
        text = text.replace(none, _listed(none, names))
    return text


def _forget():
    """Let typst forget how it set a text before: a tenth of a gigabyte for each time.

    It keeps what it has computed until it has compiled something else a few times, and a text that
    is set in another way makes no use of it.
    """
    for _ in range(AGES):
        _nothing().compile(b" ", format="svg")


@functools.cache
def _nothing() -> typst.Compiler:
    return typst.Compiler(b" ", ignore_system_fonts=True)


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
