"""A table of results as the page shows it: heads with meanings, numbers as reports write them."""

import csv
import functools
import re
from itertools import islice
from typing import NamedTuple

from markupsafe import Markup, escape

from angket.catalogue import Catalogue, NotInCatalogue, pattern
from angket.catalogue import words as described
from angket.formats.blocks import Italic, Subscript, Superscript
from angket.report.phrases import Phrases, report_words
from angket.report.results import ABSENT, LIMITS, Results

ROWS = 100
_MOST_DIGITS = 17
_UNDEFINED = "undefined: "
_TAGS = {Italic: "i", Subscript: "sub", Superscript: "sup"}
# The columns of tables that hold statistics of every kind, a row each.
_LISTED = ["section", "subject", "statistic", "value"]


class Head(NamedTuple):
    """The head of a column: its name in the file, what it is called, and what it means or None."""

    name: str
    heading: str
    meaning: str | None


class Cell(NamedTuple):
    """A cell: its text, and whether it is a number."""

    text: str
    number: bool


class View(NamedTuple):
    """A page of a table.

    Attributes
    ----------
    heads : list of Head
    rows : list of list of Cell
    total : int
        Rows of the whole table that were asked for.
    page, pages : int
        Counted from 1.
    """

    heads: list
    rows: list
    total: int
    page: int
    pages: int

    def numeric(self, place):
        """Tell whether a column, by its place from 0, holds numbers."""
        return any(row[place].number for row in self.rows if len(row) > place)


class Writer:
    """Writes heads and values of results in the language of the reader.

    Parameters
    ----------
    say : angket.page.words.Words
    settings : dict, optional
        Of the study, by whose labels reasons call variables.
    """

    def __init__(self, say, settings=None):
        self._say, phrases = say, _phrases(say.language)
        self._results = Results({}, settings or {}, phrases, {})
        self._mark = phrases.raw("numbers")["decimal_mark"]

    def head(self, section, name):
        """Return the head of a column of the table of a section."""
        told = _described(self._say.language).get(section, {})
        entry = told.get(name) or told.get(pattern(name) or "")
        if entry is None or name in _LISTED:
            called = self._say.get(f"results.columns.{name}")
            return Head(name, escape(called or name.replace("_", " ")), None)
        return Head(name, marked(entry["heading"]), marked(entry["meaning"]))

    def statistic(self, section, name):
        """Return what a statistic is called, as HTML."""
        return self.head(section, name).heading

    def amount(self, value):
        """Return a number that is no statistic, with the decimal mark of the language."""
        return self._results.write(value, "amount").text

    def subject(self, text):
        """Return what a row is about, variables by their labels.

        A hypothesis and its part have a colon between them, a column and its category a sign of
        equality.
        """
        parts = re.split("([:=])", text)
        return "".join({":": ": ", "=": " = "}.get(part) or self._label(part) for part in parts)

    def _label(self, name):
        return str(self._results.label(name))

    def pair(self, row):
        """Return how a value was and is, with more digits where it would be written alike."""
        written = [self.cell(row.section, row.statistic, text).text for text in row[3:]]
        return self._told_apart(*row[3:]) if written[0] == written[1] else written

    def _told_apart(self, before, now):
        """Write two numbers with as few digits as they differ by."""
        mark = self._mark
        try:
            numbers = float(before), float(now)
        except (TypeError, ValueError):
            return before, now
        for digits in range(4, _MOST_DIGITS):
            written = [f"{number:.{digits}g}".replace(".", mark) for number in numbers]
            if written[0] != written[1]:
                return written
        return before, now

    def cell(self, section, name, text):
        """Return a value of a statistic as reports write it; a dash where there is none."""
        if not text:
            return Cell(ABSENT if text is None else "", False)
        if text.startswith(_UNDEFINED):
            reason = self._results.translate(text.removeprefix(_UNDEFINED))
            return Cell(f"{ABSENT} ({reason})", False)
        told = self._say.get(f"results.verdicts.{name}.{text}")
        if told := told or self._say.get(f"results.values.{text}"):
            return Cell(told, False)
        # How a test, an estimate or a measure is called stands there as a statistic does.
        if text != name and text in _described(self._say.language).get(section, {}):
            return Cell(self.head(section, text).heading, False)
        style = _style(section, name)
        try:
            value = float(text)
        except ValueError:
            return Cell(text, False)
        if style is None or style == "text":
            return Cell(text, style is None)
        return Cell(self._results.write(value, style, limit=name.endswith(LIMITS)).text, True)


def view(path, writer, page=1, find=""):
    """Return a page of a table of results.

    Parameters
    ----------
    path : Path
    writer : Writer
    page : int
        Counted from 1; beyond the last, the last.
    find : str
        Only rows in which this stands, upper or lower case.

    Returns
    -------
    View
    """
    wanted = find.casefold()

    def rows():
        with open(path, encoding="utf-8", newline="") as stream:
            lines = csv.reader(stream)
            next(lines, None)
            yield from (row for row in lines if any(wanted in cell.casefold() for cell in row))

    with open(path, encoding="utf-8", newline="") as stream:
        names = next(csv.reader(stream), [])
    total = sum(1 for _ in rows())
    pages = max(1, -(-total // ROWS))
    page = min(max(1, page), pages)
    shown = islice(rows(), (page - 1) * ROWS, page * ROWS)
    listed = names == _LISTED
    section = path.stem
    heads = [writer.head(None if listed else section, name) for name in names]
    if listed:
        written = [_listed(writer, row) for row in shown]
    else:
        written = [
            [writer.cell(section, name, text) for name, text in zip(names, row, strict=False)]
            for row in shown
        ]
    return View(heads, written, total, page, pages)


def _listed(writer, row):
    section, subject, statistic, value = row
    plain = [Cell(text, False) for text in (section, subject, statistic)]
    return [*plain, writer.cell(section, statistic, value)]


def marked(text):
    """Return a phrase with its marks as HTML, and everything else in it as text.

    >>> marked("*r*~s~ < 1")
    Markup('<i>r</i><sub>s</sub> &lt; 1')
    """
    parts = Phrases({"text": text})("text")
    return Markup("").join(
        part
        if isinstance(part, str)
        else Markup("<{0}>{1}</{0}>").format(Markup(_TAGS[type(part)]), part.text)
        for part in parts
    )


@functools.cache
def _phrases(language):
    return Phrases(report_words(language))


@functools.cache
def _described(language):
    return described(language)


@functools.cache
def _catalogue():
    return Catalogue()


def _style(section, name):
    try:
        return _catalogue().find(section, name).style
    except NotInCatalogue:
        return None
