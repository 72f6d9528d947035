"""A report as a chapter of a thesis: what it is called, and the numbers of its headings."""

from collections.abc import Iterable
from dataclasses import dataclass

from angket.formats.blocks import Appendix, Block, Ending, Heading

_UNITS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
# So far reach the Roman numerals that are not letters of their own, such as L or C.
_ROMAN = {
    "X" * tens + units: 10 * tens + one for tens in range(4) for one, units in enumerate(_UNITS)
}


@dataclass(frozen=True)
class Place:
    """Where a heading stands.

    Parameters
    ----------
    heading : Heading
    level : int
        Below the title of the document: of a chapter's heading 1, of its sections 2.
    number : str
        Such as `4.1`; empty where headings have none.
    anchor : str
        What leads to it within the document.
    """

    heading: Heading
    level: int
    number: str
    anchor: str


def arabic(chapter: str) -> str:
    """Return a chapter's number in figures; a chapter that has another name keeps it.

    >>> arabic("IV"), arabic("iv"), arabic("4"), arabic("A"), arabic("")
    ('4', '4', '4', 'A', '')
    """
    number = _ROMAN.get(chapter.strip().upper())
    return str(number) if number else chapter.strip()


def roman(chapter: str) -> str:
    """Return a chapter's number in Roman numerals; a chapter that has another name keeps it.

    >>> roman("4"), roman("IV"), roman("12"), roman("A"), roman("0"), roman("40")
    ('IV', 'IV', 'XII', 'A', '0', '40')
    """
    wanted = arabic(chapter)
    return next((text for text, number in _ROMAN.items() if text and str(number) == wanted), wanted)


def places(blocks: Iterable[Block], chapter: str) -> list[Place]:
    """Number headings, such as 4.1 and 4.1.1; without a chapter, none has a number.

    Parameters
    ----------
    blocks : iterable of Block
    chapter : str
        As the study has it.

    Returns
    -------
    list of Place
        Those whose heading says so have no number, and count nowhere. What stands behind the
        main text is no part of the chapter, but beside it.

    >>> blocks = [Heading(1, "A"), Heading(2, "B"), Heading(1, "C"), Heading(2, "D")]
    >>> [place.number for place in places(blocks, "IV")]
    ['4.1', '4.1.1', '4.2', '4.2.1']
    """
    found, counts, below = [], [], int(bool(chapter))
    for order, block in enumerate(blocks, start=1):
        if isinstance(block, Heading):
            number, below = "", 0 if isinstance(block, Appendix | Ending) else below
            if chapter and block.numbered:
                counts = [*counts, *[0] * block.level][: block.level]
                counts[-1] += 1
                number = ".".join([arabic(chapter), *map(str, counts)])
            # Two headings may say the same, so that their texts do not tell them apart.
            found.append(Place(block, block.level + below, number, f"h-{order}"))
    return found
