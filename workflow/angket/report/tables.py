"""Makes tables of statistics: a row for each subject, a column for each statistic."""

import re
from dataclasses import dataclass
from itertools import groupby
from string import ascii_lowercase

from angket.formats.blocks import Cell, Superscript, Table
from angket.report.casing import capitalised
from angket.report.results import ABSENT


@dataclass(frozen=True)
class Column:
    """A column of a table of statistics.

    Parameters
    ----------
    section, statistic : str
        Where the values stand in statistics.csv.
    term : str, optional
        The phrase under `terms` that heads the column, in the place of the statistic's heading.
    style : str, optional
        How numbers are written here, in the place of the statistic's style.
    words : str, optional
        The phrases, by value, that say a value in words, such as `verdicts.valid`.
    suffix : str
        Added to the row's subject.
    over : tuple of Inline
        What stands above the heads of neighbouring columns that have it in common.
    remarks : tuple of (str, str)
        Subjects whose value in words gets a letter, each with the note that explains it.
    unshown : tuple of (str, str)
        Subjects whose value is a dash, though there is one, each with the note that says why.
    """

    section: str
    statistic: str
    term: str = ""
    style: str | None = None
    words: str | None = None
    suffix: str = ""
    over: tuple = ()
    remarks: tuple = ()
    unshown: tuple = ()


@dataclass(frozen=True)
class Head:
    """The head of a column: a phrase as `heading` takes it, and what it shares with neighbours."""

    term: str
    over: tuple = ()


def statistics_table(results, say, label, title, first, rows, columns, notes=(), above=None):
    """Make a table of statistics.

    Columns without any value are left out, so are rows. A value that is absent for a reason
    is a dash, and the reason stands below the table; one that does not belong there is empty.

    Parameters
    ----------
    results : Results
    say : Phrases
    label, title : str
        Of the table.
    first : str
        Phrase under `terms` that heads the first column.
    rows : sequence of (str, str)
        What the row is called, and its subject in statistics.csv.
    columns : sequence of Column
    notes : sequence of tuple of Inline
    above : dict, optional
        From the subject of a row to what stands above it and its neighbours of the same.

    Returns
    -------
    list of Table
        One, or none where there is nothing to show.
    """
    heads = [Head(term_of(column), column.over) for column in columns]
    rows = [(name, subject, columns) for name, subject in rows]
    return mixed_table(results, say, label, title, first, heads, rows, notes, above)


def mixed_table(results, say, label, title, first, heads, rows, notes=(), above=None):
    """Make a table whose rows hold different statistics, as `statistics_table` does.

    Parameters
    ----------
    results : Results
    say : Phrases
    label, title, first : str
    heads : sequence of Head
        Of the columns after the first.
    rows : sequence of (str, str, sequence of Column or None)
        What the row is called, its subject, and the statistic of each column.
    notes : sequence of tuple of Inline
    above : dict, optional
        As in `statistics_table`.

    Returns
    -------
    list of Table
        One, or none where there is nothing to show.
    """
    kept = [
        place
        for place in range(len(heads))
        if any(_value(results, row, row[2][place]) for row in rows)
    ]
    rows = [row for row in rows if any(_value(results, row, row[2][place]) for place in kept)]
    if not rows:
        return []
    reasons = {}
    body = []
    for group, members in groupby(rows, key=lambda row: (above or {}).get(row[1])):
        if group is not None:
            body.append((group, *[""] * len(kept)))
        for row in members:
            cells = (cell_of(results, say, row, row[2][place], reasons) for place in kept)
            body.append((row[0], *cells))
    head = _head(say, first, [heads[place] for place in kept])
    bounded = any(say(phrase_of(heads[place].term)) == say("terms.ci_low") for place in kept)
    key = say("hypotheses.limits")  # empty in a language whose heads are words
    limits = [key] if bounded and key else []
    return [Table(label, title, head, tuple(body), (*notes, *limits, *notes_of(reasons)))]


def notes_of(reasons):
    """Return the notes that explain the letters `cell_of` has put."""
    return tuple((Superscript(mark), " ", *_sentence(reason)) for reason, mark in reasons.items())


def _sentence(reason):
    """Begin a reason with a capital and end it with a point."""
    *before, last = capitalised((reason,) if isinstance(reason, str) else reason)
    ended = (f"{last.removesuffix('.')}.",) if isinstance(last, str) else (last, ".")
    return (*before, *ended)


def _head(say, first, heads):
    """Return the rows of a table's head: two where columns share what stands above them."""
    if not any(head.over for head in heads):
        return ((heading(say, first), *(heading(say, head.term) for head in heads)),)
    above, below = [heading(say, first, rows=2)], []
    for over, group in groupby(heads, key=lambda head: head.over):
        terms = [head.term for head in group]
        if over:
            above.append(Cell(over, columns=len(terms)))
            below += [heading(say, term) for term in terms]
        else:
            above += [heading(say, term, rows=2) for term in terms]
    return tuple(above), tuple(below)


def heading(say, term, columns=1, rows=1):
    """Return a cell of a table's head.

    Parameters
    ----------
    say : Phrases
    term : str
        A phrase of `terms`, or with a point in it that of a statistic: section and name.
    columns, rows : int
        How many it stands above.
    """
    return Cell(say(phrase_of(term)), columns, rows)


def phrase_of(term):
    """Return the key of the phrase that `heading` shows."""
    return f"statistics.{term}" if "." in term else f"terms.{term}"


def term_of(column):
    """Return what heads a column: its own term, or the heading of its statistic.

    >>> term_of(Column("structure", "kmo", "msa")), term_of(Column("structure", "kmo"))
    ('msa', 'structure.kmo')
    """
    return column.term or f"{column.section}.{column.statistic}"


def mark_of(reason, reasons):
    """Return the raised letter that refers to a note, the same for the same note.

    Parameters
    ----------
    reason : str or tuple of Inline
    reasons : dict
        From reason to its letter; grows.
    """
    return Superscript(reasons.setdefault(reason, ascii_lowercase[len(reasons) % 26]))


def cell_of(results, say, row, column, reasons):
    """Return the cell of a row and a column; collect the reason where there is no value.

    A cell is a dash where a value cannot be computed, and empty where none belongs.

    Parameters
    ----------
    row : sequence
        What the row is called, then its subject.
    column : Column or None
    reasons : dict
        From reason to the letter that marks it; grows.
    """
    if column is None:
        return ""
    value, subject = _value(results, row, column), row[1] + column.suffix
    reason = results.reason(column.section, subject, column.statistic)
    if reason:
        withheld = results.is_withheld(column.section, subject, column.statistic)
        word = say.text("tables.withheld") if withheld else ABSENT
        return Cell((word, mark_of(reason, reasons)))
    if value is None:
        return ""
    if why := dict(column.unshown).get(subject):
        return Cell((ABSENT, mark_of(why, reasons)))
    if column.words:
        told, remark = say(f"{column.words}.{value}"), dict(column.remarks).get(subject)
        return Cell((*told, mark_of(remark, reasons)) if remark else told)
    try:
        return results.number(column.section, subject, column.statistic, column.style)
    except ValueError:
        return value


def _value(results, row, column):
    if column is None:
        return None
    return results.value(column.section, row[1] + column.suffix, column.statistic)


def indented(name):
    """Return what heads a row that stands below what it belongs to."""
    return Cell(name, indented=True)


def label_for(*names):
    """Return the label of a table or figure about something.

    Examples
    --------
    >>> label_for("validity", "beban_kerja")
    'validity-beban-kerja'
    """
    return "-".join(re.sub(r"[\W_]+", "-", name) for name in names)


def parts_of(columns, most):
    """Divide columns that do not fit one table into parts of about the same size.

    Parameters
    ----------
    columns : list
    most : int
        How many fit one table.

    Examples
    --------
    >>> parts_of([0, 1, 2, 3, 4, 5, 6, 7], 7), parts_of([1, 2, 3], 7)
    ([[0, 1, 2, 3], [4, 5, 6, 7]], [[1, 2, 3]])
    """
    size = -(-len(columns) // -(-len(columns) // most))
    return [columns[start : start + size] for start in range(0, len(columns), size)]


def totals_style(results, section, subjects, statistics):
    """Return how totals are written: as whole numbers if all of them are, else as means.

    Parameters
    ----------
    results : Results
    section : str
    subjects, statistics : sequence of str
        Absent ones do not count.
    """
    found = [
        float(results.value(section, subject, statistic))
        for subject in subjects
        for statistic in statistics
        if results.has(section, subject, statistic)
    ]
    return "count" if all(value.is_integer() for value in found) else "mean"
