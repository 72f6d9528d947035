"""Numbers as people type them, column by column: which mark is the decimal one?

2.050 is two and a bit, or two thousand and fifty. No cell tells by itself; the others of its column
often do, and where they do not, the person who has the file must say it.
"""

import re
from decimal import Decimal
from typing import NamedTuple

from angket.answers.spelling import plain

MARKS = {"point": ".", "comma": ","}
_SIMPLE = re.compile(r"[+-]?(\d+(?:[.,\u066b]\d*)?|[.,\u066b]\d+)(e[+-]?\d{1,3})?")
_GROUPED = re.compile(
    r"[+-]?(?!0)\d{1,3}([.,' \u066c])\d{3}(?:\1\d{3})*(?:(?!\1)([.,\u066b])\d*)?"
    r"|[+-]?[1-9]\d?(?:(,)\d\d)+,\d{3}(?:(\.)\d*)?"
)
_MACHINE = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,3})?")
_CLOCK = re.compile(r"(?:(\d+) days? )?(\d{1,3}):([0-5]\d):([0-5]\d(?:[.,]\d+)?)")


class Reading(NamedTuple):
    """A number that a text may mean, and the marks it has if so.

    Attributes
    ----------
    value : Decimal
    decimal, thousands : str or None
    """

    value: Decimal
    decimal: str | None
    thousands: str | None


class Numbers(NamedTuple):
    """What the texts of a column mean.

    Attributes
    ----------
    values : dict of str to str
        From text to the number, written with digits and a point; texts without one are left out.
    wrong : dict of str to str
        From each other text to what is wrong with it: number, unit, clock, mixed_clock,
        mixed_percent or other_mark.
    doubt : dict or None
        Why nobody can tell what the column means: its `kind` (ambiguous or contradictory), with
        examples.
    notes : list of (str, dict)
        What was found out: thousands, decimals, percent or clock, with examples.
    """

    values: dict
    wrong: dict
    doubt: dict | None
    notes: list


def readings(text):
    """List what a text may mean as a number.

    Examples
    --------
    >>> [str(reading.value) for reading in readings("2.050")]
    ['2.050', '2050']
    >>> [str(reading.value) for reading in readings("1.200,50")]
    ['1200.50']
    """
    found = []
    simple = _SIMPLE.fullmatch(text)
    if simple:
        mark = next((mark for mark in ".,\u066b" if mark in text), None)
        found.append(Reading(Decimal(text.replace(mark or ".", ".")), mark, None))
    grouped = _GROUPED.fullmatch(text)
    if grouped:
        thousands = grouped[1] or grouped[3]
        decimal = grouped[2] or grouped[4]
        bare = text.replace(thousands, "")
        bare = bare.replace(decimal, ".") if decimal else bare
        found.append(Reading(Decimal(bare), decimal, thousands))
    return found


def read_numbers(texts, machine=(), decimal_mark=None, clock=False):
    """Read the distinct texts of a column as numbers, by what all of them together show.

    Parameters
    ----------
    texts : list of str
        Distinct, without those that stand for no answer.
    machine : collection of str
        Those that a file stored as numbers: a point in them is the decimal mark.
    decimal_mark : str, optional
        "point" or "comma", where somebody said which it is.
    clock : bool
        Whether times such as 00:12:31 are read, as seconds.

    Returns
    -------
    Numbers

    Examples
    --------
    >>> read_numbers(["1.200.000", "2.050"]).values
    {'1.200.000': '1200000', '2.050': '2050'}
    >>> read_numbers(["750", "2.050"]).doubt["kind"]
    'ambiguous'
    >>> read_numbers(["750", "2.050"], decimal_mark="comma").values["2.050"]
    '2050'
    """
    found = {text: _Cell(text, text in machine, clock) for text in texts}
    said = MARKS.get(decimal_mark)
    if said:
        for cell in found.values():
            cell.keep(said)
    doubt = None if said else _settle(found)
    wrong = {text: cell.wrong for text, cell in found.items() if cell.wrong}
    right = {text: cell for text, cell in found.items() if not cell.wrong}
    notes = _notes(right)
    for kind, wrong_kind in (("percent", "mixed_percent"), ("clock", "mixed_clock")):
        others = [text for text, cell in right.items() if cell.kind != kind and not cell.is_zero]
        marked = [text for text, cell in right.items() if cell.kind == kind]
        if marked and others:
            wrong |= dict.fromkeys(marked, wrong_kind)
            notes = [note for note in notes if note[0] != kind]
    values = {text: cell.written for text, cell in right.items() if text not in wrong}
    return Numbers(values, wrong, doubt, notes)


class _Cell:
    """A text, the numbers it may mean, or what is wrong with it."""

    def __init__(self, text, by_machine, clock):
        self.kind, self.wrong, self.readings, self.settled = "number", None, [], False
        bare = plain(text)
        if by_machine and _MACHINE.fullmatch(bare):
            self.readings = [Reading(Decimal(bare), None, None)]
            return
        if bare.endswith("%"):
            self.kind, bare = "percent", bare[:-1].strip()
        self.readings = readings(bare)
        if not self.readings:
            self._read_other(bare, clock)

    def _read_other(self, bare, clock):
        time = _CLOCK.fullmatch(bare)
        if time and clock:
            days, hours, minutes, seconds = time.groups(default="0")
            total = (int(days) * 24 + int(hours)) * 3600 + int(minutes) * 60
            value = total + Decimal(seconds.replace(",", "."))
            self.kind, self.readings = "clock", [Reading(value, None, None)]
        elif clock and re.fullmatch(r"\d+:\d\d", bare):
            self.wrong = "clock"
        elif re.search(r"\d", bare) and re.search(r"[^\W\d_]|[$\u20ac\u00a3\u00a5]|,-", bare):
            self.wrong = "unit"
        else:
            self.wrong = "number"

    @property
    def is_zero(self):
        return not self.readings[0].value

    @property
    def written(self):
        value = self.readings[0].value
        return format(value.normalize(), "f") if value else "0"

    def keep(self, decimal):
        """Keep the readings that a decimal mark allows."""
        if self.wrong:
            return
        self.readings = [
            reading
            for reading in self.readings
            if reading.decimal in (None, decimal) and reading.thousands != decimal
        ]
        if not self.readings:
            self.wrong = "other_mark"


def _settle(cells):
    """Choose a reading for each cell that has two, by the cells that have one; or tell why not."""
    decimal, thousands, open_ = {}, {}, {}
    for text, cell in cells.items():
        if len(cell.readings) == 2:
            open_.setdefault(cell.readings[0].decimal, []).append(text)
        for reading in cell.readings[:1] if len(cell.readings) == 1 else ():
            if reading.decimal:
                decimal.setdefault(reading.decimal, text)
            if reading.thousands:
                thousands.setdefault(reading.thousands, text)
    both = [mark for mark in decimal if mark in thousands]
    if both:
        return {"kind": "contradictory", "first": decimal[both[0]], "second": thousands[both[0]]}
    if len(open_) == 2 and not decimal and not thousands:
        first, second = (texts[0] for texts in open_.values())
        return {"kind": "contradictory", "first": first, "second": second}
    for mark, texts in open_.items():
        other = "," if mark == "." else "."
        if mark in decimal or other in thousands:
            place = 0
        elif mark in thousands or other in decimal:
            place = 1
        else:
            small, large = cells[texts[0]].readings
            return {
                "kind": "ambiguous",
                "value": texts[0],
                "small": format(small.value, "f"),
                "large": format(large.value, "f"),
            }
        for text in texts:
            cells[text].readings, cells[text].settled = [cells[text].readings[place]], True
    return None


def _notes(cells):
    notes = []
    grouped = [text for text, cell in cells.items() if cell.readings[0].thousands]
    settled = [text for text, cell in cells.items() if cell.settled and text not in grouped]
    for kind, found in (
        ("thousands", grouped),
        ("decimals", settled),
        ("percent", [text for text, cell in cells.items() if cell.kind == "percent"]),
        ("clock", [text for text, cell in cells.items() if cell.kind == "clock"]),
    ):
        if found:
            example = found[0]
            notes.append((kind, {"example": example, "number": cells[example].written}))
    return notes
