"""Spaces at which no line may end, such as those of `F(1; 53) = 4,2`."""

import re
from dataclasses import replace

from angket.formats.blocks import Code, Inline, Reference, text_of

NO_BREAK = "\N{NO-BREAK SPACE}"
# A sign and the number it leads to; a code and what it means; the parts of what stands in
# brackets behind a symbol, of a pair of numbers, and of a count with its percentage; a number
# and its percent sign, and the word that they close; a symbol and the word that it belongs to.
_BOUND = re.compile(
    r" ?[=<>\u2264\u2265] (?=[\u2212+]?[\d.,\u221e])"
    r"|\b\d+ = (?=[^\W\d])"
    r"|(?<=[^\W\d])\([\d.,; ]+(?:, N = [\d.,]+)?\)"
    r"|[(\[][\d.,\u2212]+[,;] [\d.,\u2212]+[)\]]"
    r"|(?<=\d) (?=\(?\d*[.,]?\d+\)$)"
    r"|(?<=\d) (?=%)"
    r"|(?<=\d%) (?=CI)"
    r"|(?<=[^\W\d]) (?=\d+%$)"
    r"|(?<=\b[rtFVdw]) (?=[^\W\d]{2})"
    r"|(?<=['\u2019]s) (?=[rtFVdwfg]\b)"
)


def bind(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    r"""Put spaces at which no line ends where a line should not end.

    What belongs together may be spread over several inlines: a symbol in italics, its number.

    >>> bind(("n = 55 (98,2 %)",))
    ('n\xa0=\xa055 (98,2\xa0%)',)
    >>> bind(("r hitung",)), bind(("Selang 95%",))
    (('r\xa0hitung',), ('Selang\xa095%',))
    >>> bind(("V Cramér",)), bind(("Cramér's V",))
    (('V\xa0Cramér',), ("Cramér's\xa0V",))
    """
    whole = "".join(map(_shown, inlines))
    bound = _BOUND.sub(lambda found: found[0].replace(" ", NO_BREAK), whole)
    made, place = [], 0
    for inline in inlines:
        end = place + len(_shown(inline))
        made.append(_with_text(inline, bound[place:end]))
        place = end
    return tuple(made)


def _shown(inline):
    """Return the text of an inline; a letter for one that is left as it is."""
    return "x" if isinstance(inline, Reference | Code) else text_of(inline)


def _with_text(inline, text):
    if isinstance(inline, Reference | Code):
        return inline
    return text if isinstance(inline, str) else replace(inline, text=text)
