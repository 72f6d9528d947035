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
from angket.settings.words import load_words
from angket.subjects import whole_and_part

ROWS = 100
# A column of the file that no setting names; and one that is withheld since it tells who answered.
_UNUSED, _WITHHELD = "unused_column", "withheld_column"
# Columns in which names of the study stand.
_NAMES = ("subject", "variable", "column", "item", "first", "second")
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
        self._personal = ((settings or {}).get("data") or {}).get("personal") or []
        self._mark = phrases.raw("numbers")["decimal_mark"]

    def head(self, section, name):
        """Return the head of a column of the table of a section."""
        told = _described(self._say.language).get(section, {})
        entry = told.get(name) or told.get(pattern(name) or "")
        if entry is None or name in _LISTED:
            called = self._say.get(f"results.columns.{name}")
            meaning = self._say.get(f"results.meanings.{name}") if section else None
            return Head(name, escape(called or name.replace("_", " ")), meaning)
        return Head(name, marked(entry["heading"]), marked(entry["meaning"]))

    def section(self, name):
        """Return what a section of the statistics is called."""
        return self._say.get(f"results.names.{name}") or name.replace("_", " ")

    def statistic(self, section, name):
        """Return what a statistic is called, as HTML."""
        return self.head(section, name).heading

    def amount(self, value):
        """Return a number that is no statistic, with the decimal mark of the language."""
        return self._results.write(value, "amount").text

    def subject(self, text, section=""):
        """Return what a row is about, variables by their labels.

        A hypothesis and its part have a colon between them, a column and its category a sign of
        equality, what is compared or two parts a line.
        """
        parts = re.split(r"([:=|])", text)
        ways = self._ways(self._kind(text)) if section == "sensitivity" else {}
        signs = {":": ": ", "=": " = ", "|": ", " if ways else " | "}
        told = (signs.get(part) or ways.get(part) or self._label(part) for part in parts)
        return Markup("").join(told)

    def _label(self, name):
        return str(self._results.label(name))

    def _kind(self, subject):
        """Return the kind of the hypothesis that a subject is of, or nothing."""
        hypotheses = self._results.settings.get("hypotheses") or {}
        return hypotheses.get(whole_and_part(subject)[0], {}).get("kind", "")

    def _ways(self, kind):
        """Return what ways of testing, and those who are tested, are called."""
        words = load_words(self._say.language, "report")
        told = words["sensitivity"]["variants"] | words["hypotheses"]["tests"].get(kind, {})
        tested = words["sensitivity"]["respondents"]
        told |= {"all": tested["all"], "without flagged": tested["without_flagged"]}
        return {key: marked(text) for key, text in told.items() if isinstance(text, str)}

    def _worded(self, name, text):
        """Return a value, or several with commas between, in the words of the page."""
        known = self._say.get(f"results.verdicts.{name}") or {}
        if text not in known and {*text.split(", ")} <= {*known}:
            return ", ".join(known[part] for part in text.split(", "))
        return known.get(text) or self._say.get(f"results.values.{text}")

    def _chosen(self, section, name, text, subject):
        """Return what a test or an estimate is called that stands there by its key."""
        kind = self._kind(subject)
        tests = load_words(self._say.language, "report")["hypotheses"]["tests"]
        if name == "test" and text in tests.get(kind, {}):
            return marked(tests[kind][text])
        try:
            chooses = _catalogue().find(section, name).chooses
        except NotInCatalogue:
            return None
        described = _described(self._say.language)
        known = (
            [described.get(one, {}) for one in (f"{chooses}_{kind}", chooses)] if chooses else []
        )
        found = next((told[text] for told in known if text in told), None)
        return marked(found["heading"]) if found else None

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

    def row(self, section, names, row):
        """Return the cells of a row of the table of a section."""
        told = dict(zip(names, row, strict=False))
        if told.get("rule") == _UNUSED and told.get("column") in self._personal:
            told["rule"] = _WITHHELD
        subject = told.get("subject", "")
        return [self.cell(section, name, text, subject) for name, text in told.items()]

    def cell(self, section, name, text, subject=""):
        """Return a value of a statistic as reports write it; a dash where there is none.

        Of what it is, `subject` says: by it, tests are called as in the report.
        """
        if not text:
            return Cell(ABSENT if text is None else "", False)
        if text.startswith(_UNDEFINED):
            reason = self._results.translate(text.removeprefix(_UNDEFINED))
            return Cell(f"{ABSENT} ({reason})", False)
        if told := self._worded(name, text) or self._chosen(section, name, text, subject):
            return Cell(told, False)
        if name in _NAMES and section:
            return Cell(self.subject(text, section), False)
        # How a test, an estimate or a measure is called stands there as a statistic does.
        if text != name and text in _described(self._say.language).get(section, {}):
            return Cell(self.head(section, text).heading, False)
        style = _style(section, name)
        try:
            value = float(text)
        except ValueError:
            return Cell(text, False)
        if style is None and "." in text:
            style = "p" if name.endswith("_p") else "statistic"
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
        written = [writer.row(section, names, row) for row in shown]
    return View(heads, written, total, page, pages)


def _listed(writer, row):
    section, subject, statistic, value = row
    called = [
        writer.section(section),
        writer.subject(subject, section),
        writer.statistic(section, statistic),
    ]
    cells = [Cell(text, False) for text in called]
    return [*cells, writer.cell(section, statistic, value, subject)]


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
