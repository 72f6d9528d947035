"""Texts in figures: how wide they are, where lines break, symbols of statistics slanted."""

import re
from functools import cache

import numpy as np
from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.textpath import text_to_path

from angket.figures.style import SMALL, TEXT

# A symbol of statistics in the words of a language, and the font of texts that hold one.
# An exponent may follow it, which Python takes for a part of a word.
SYMBOL = re.compile(r"(?<!\w)\*(\w)\*(?![^\W²])")
PLAIN = get_font(findfont("DejaVu Sans"))


def slant(text):
    """Slant the symbols of statistics in a text, which the words have between asterisks.

    Parameters
    ----------
    text : matplotlib.text.Text
    """
    (told,), symbols = slanted([text.get_text()])
    text.set_text(told)
    text.set_parse_math(symbols)


def slanted(texts):
    r"""Return texts with slanted symbols of statistics, and whether they are to be parsed as such.

    Parameters
    ----------
    texts : list of str
        Either all or none with a symbol between asterisks.

    Returns
    -------
    tuple of (list of str, bool)
        Without asterisks; as formulas of matplotlib where the font of formulas has all letters.

    Examples
    --------
    >>> slanted(["Female (*n* = 126)"])
    (['Female ($\\mathit{n}$ = 126)'], True)
    >>> slanted(["*R*²"])
    (['$\\mathit{R}$²'], True)
    """
    letters = set("".join(texts)) - {"\n"}
    known = all(PLAIN.get_char_index(ord(letter)) for letter in letters)
    if not (known and all(map(SYMBOL.search, texts))):
        return [SYMBOL.sub(r"\1", text) for text in texts], False
    return [SYMBOL.sub(r"$\\mathit{\1}$", text.replace("$", r"\$")) for text in texts], True


def wrapped(text, width, size=TEXT):
    r"""Break a text into lines no wider than so many inches, long words within if need be.

    Parameters
    ----------
    text : str
    width : float
        In inches.
    size : float
        Of the text, in points.

    Returns
    -------
    str

    Examples
    --------
    >>> wrapped("workload of the night shift", 1)
    'workload of the\nnight shift'
    >>> wrapped("Man or not said (*n* = 211)", 1.3)
    'Man or not said\n(*n* = 211)'
    """
    lines = [""]
    # A number stays with what it is the number of.
    for word in re.split(r"(?<!=)\s+(?!=)", text.strip()):
        longer = f"{lines[-1]} {word}".strip()
        if text_width(longer, size) <= width:
            lines[-1] = longer
            continue
        lines.append("")
        for letter in word:
            if lines[-1] and text_width(lines[-1] + letter, size) > width:
                lines.append("")
            lines[-1] += letter
    return "\n".join(line for line in lines if line)


def text_width(text, size=TEXT):
    """Return the width of a text of one or more lines, in inches."""
    return max(_points(line) for line in text.split("\n")) * size / 10 / 72


@cache
def _points(line):
    return text_to_path.get_text_width_height_descent(line, FontProperties(size=10), False)[0]


def thinned(labels, pitch, lines=1):
    """Blank the labels, of so many lines, that have no room so many inches apart."""
    step = int(np.ceil(SMALL * (1.25 * lines - 0.2) / 72 / pitch))
    return [label if place % step == 0 else "" for place, label in enumerate(labels)]
