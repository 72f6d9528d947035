"""Looks through the cells of one Excel sheet for what its reader gives as blank or not at all."""

from messages.message import Message
from reading.grid import Facts, column_letters, column_number
from reading.markup import NotUnderstood, local, walk

# The largest sheet that Excel knows.
LAST_ROW, LAST_COLUMN = 2**20, 2**14
_TRUE = ("1", "true")


def look_through(data, percents=(), to_compute=False):
    """Find out what an Excel sheet says of its cells besides their values.

    Parameters
    ----------
    data : bytes
        The part of the sheet (ECMA-376, 18.3).
    percents : set of str
        Numbers of the cell formats that show a percentage.
    to_compute : bool
        Whether no program has computed the formulas: a stored 0 then means nothing.

    Returns
    -------
    Facts

    Raises
    ------
    NotUnderstood
        When it is not built as sheets are.

    Examples
    --------
    >>> sheet = (
    ...     b"<worksheet><sheetData><row r='2' hidden='1'><c r='B2' t='e'><v>#N/A</v></c></row>"
    ...     b"</sheetData></worksheet>"
    ... )
    >>> facts = look_through(sheet)
    >>> facts.errors, facts.hidden_rows, facts.columns
    ({(1, 1): '#N/A'}, [(1, 1)], 2)
    """
    walker = _Walker(percents, to_compute)
    walk(data, walker.first, walker.prepare, text_matters=True)
    walker.finish()
    return walker.facts


class _Walker:
    """Sees every element of a sheet; what is done for each cell is kept short."""

    def __init__(self, percents, to_compute):
        self.facts = Facts()
        self._percents, self._to_compute = percents, to_compute
        self.row, self.column, self.number, self.digits = -1, -1, "0", -1
        self._places = {}  # letters of columns that were met to their numbers
        # Whether the cell holds an error or a formula, so that its texts are collected.
        self.kind, self.doubtful, self._of, self._texts = None, False, None, {}

    def prepare(self, parser):
        self._parser = parser

    def first(self, name, attributes):
        """See the first element, whose prefix is that of all others, and follow the rest."""
        self._prefix = name[: -len(local(name))]
        self._parser.StartElementHandler = self._follow()

    def _follow(self):
        # A function without attributes to look up: it is called for every cell and value.
        facts, cell, value = self.facts, f"{self._prefix}c", f"{self._prefix}v"
        places, percents = self._places, self._percents

        def start(name, attributes):
            if name == value:
                if self.column >= facts.columns or self.row >= facts.rows:
                    facts.fill(self.row, self.column)
                if self.doubtful:
                    self._collect("v")
            elif name == cell:
                if self.doubtful:
                    self.finish()
                if "r" in attributes:
                    place = attributes["r"]
                    self.column = places.get(place[: self.digits], LAST_COLUMN)
                    if self.column == LAST_COLUMN or not place.endswith(self.number):
                        self.column = self._place(place)
                else:
                    self.column += 1
                self.kind = attributes.get("t")
                if self.kind == "e":
                    self.doubtful = True
                if percents and attributes.get("s") in percents:
                    facts.percents.setdefault(self.column, []).append(self.row)
            else:
                self._start_other(name, attributes)

        return start

    def _start_other(self, name, attributes):
        if self.doubtful and self._of:
            self._stop()
        known = name[len(self._prefix) :] if name.startswith(self._prefix) else None
        if known == "is":
            self.facts.fill(self.row, self.column)
        elif known == "f":
            # Its value may be missing; whether it is shows when the next cell begins.
            self.doubtful = True
            self._collect("f")
        elif known == "row":
            self._start_row(attributes)
        elif known == "col" and (
            attributes.get("hidden") in _TRUE or _is_zero(attributes, "width")
        ):
            first, last = int(attributes["min"]), int(attributes["max"])
            self.facts.hidden_columns.append((first - 1, last - 1))
        elif known == "autoFilter":
            self.facts.filtered = True
        elif known is None and local(name) in ("c", "v", "row", "sheetData"):
            raise NotUnderstood(Message("sheets.strange.name", name=name))

    def _start_row(self, attributes):
        self.finish()
        self.row = int(attributes["r"]) - 1 if "r" in attributes else self.row + 1
        self.number, self.column = str(self.row + 1), -1
        self.digits = -len(self.number)
        if not 0 <= self.row < LAST_ROW:
            raise NotUnderstood(Message("sheets.strange.row", row=self.number))
        if attributes.get("hidden") in _TRUE or _is_zero(attributes, "ht"):
            stretches = self.facts.hidden_rows
            if stretches and stretches[-1][1] == self.row - 1:
                stretches[-1] = (stretches[-1][0], self.row)
            else:
                stretches.append((self.row, self.row))

    def _place(self, place):
        """Number the column of a cell whose letters were not met yet."""
        letters, number = place[: self.digits], place[self.digits :]
        column = column_number(letters) if letters.isascii() and letters.isalpha() else -1
        if number != self.number or letters != column_letters(column) or column >= LAST_COLUMN:
            raise NotUnderstood(Message("sheets.strange.place", place=place, row=self.number))
        self._places[letters] = column
        return column

    def _collect(self, of):
        self._of = of
        self._texts.setdefault(of, [])
        self._parser.CharacterDataHandler = self._texts[of].append

    def _stop(self):
        self._of = None
        self._parser.CharacterDataHandler = None

    def finish(self):
        """Judge a cell that holds an error or a formula, now that all of it was seen."""
        if not self.doubtful:
            return
        self._stop()
        value = "".join(self._texts.get("v", ())).strip()
        formula = self._texts.get("f")
        place = self.row, self.column
        if self.kind == "e" and value:
            self.facts.errors[place] = value
        elif formula is not None and self.kind not in ("str", "inlineStr", "s"):
            computed = value and not (self._to_compute and value == "0")
            if not computed:
                self.facts.formulas[place] = "=" + "".join(formula).strip()
                self.facts.fill(*place)
        self.doubtful, self._texts = False, {}


def _is_zero(attributes, size):
    return attributes.get(size) in ("0", "0.0")
