"""What the tests of the chapter share: hand-made results, text of blocks, numbers in it."""

import re

from chapter.numbers import STYLES, write_number
from chapter.phrases import Phrases
from chapter.results import Results
from configuration.words import load_words
from document.blocks import Paragraph, Table, as_cell, text_of

# A number as it is written, with its minus sign.
NUMBER = re.compile("\N{MINUS SIGN}?(?:\\d+(?:[.,]\\d+)*|[.,]\\d+)")
WRITTEN = {*STYLES, "p", "degrees", "level", "statistic"}


def make(language, statistics, settings, figures=None):
    """Return results and phrases from values by (section, subject), each a dict."""
    say = Phrases(load_words(language, "report"))
    rows = {
        (section, subject, name): str(value)
        for (section, subject), values in statistics.items()
        for name, value in values.items()
    }
    settings = {"tests": {"alpha": 0.05}, "language": language} | settings
    return Results(rows, settings, say, figures or {}), say


def prose(blocks):
    """Return the paragraphs, one a line."""
    return "\n".join(text_of(block.inlines) for block in blocks if isinstance(block, Paragraph))


def table(blocks, label):
    """Return the rows of a table's body as text."""
    found = next(block for block in blocks if isinstance(block, Table) and block.label == label)
    return [[text_of(as_cell(cell).content) for cell in row] for row in found.body]


def strange_numbers(text, statistics, words, names):
    """List the numbers of a text that no value in statistics.csv rounds to.

    Parameters
    ----------
    text : str
    statistics : dict
        As `stage.read_statistics` reads it.
    words : dict
        The numbers of the language.
    names : iterable of str
        Labels and statements, whose digits are no numbers; they are taken out first.
    """
    for name in sorted({*names, "H0", "HC3"}, key=len, reverse=True):
        text = text.replace(name, "")
    known = set()
    for value in statistics.values():
        try:
            number = float(value)
        except ValueError:
            continue
        for style in WRITTEN:
            if style in ("count", "degrees") and not number.is_integer():
                continue
            known.add(write_number(number, style, words).lstrip("<> "))
    return [number for number in NUMBER.findall(text) if number not in known]
