"""Looks through the cells of one Excel sheet for what its reader gives as blank or not at all."""

from angket.files.grid import Facts, column_number
from angket.files.markup import NotUnderstood, local, walk
from angket.files.places import column_letters
from angket.messages.message import Message

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
        self._row, self._number = -1, "0"
        self._places = {}  # letters of columns that were met to their numbers
        # A cell that holds an error or a formula: its column and type, and texts of its parts.
        self._doubt, self._texts = None, {}

    def prepare(self, parser):
        self._parser = parser

    def first(self, name, attributes):
        """See the first element, whose prefix is that of all others, and follow the rest."""
        self._prefix = name[: -len(local(name))]
        self._parser.StartElementHandler = self._follow()

    def _follow(self):
        # A function with few attributes to look up: it is called for every cell and value.
        facts = self.facts
        cell, value, inline, text = (f"{self._prefix}{name}" for name in ("c", "v", "is", "t"))
        values = value, inline
        places, percents = self._places, self._percents
        number, digits, column, columns, of_cell, fresh = "0", -1, -1, 0, {}, True

        def start(name, attributes):
            nonlocal number, digits, column, columns, of_cell, fresh
            if name in values:
                if fresh or column >= columns:
                    columns, fresh = max(columns, column + 1), False
                    facts.fill(self._row, column)
                if self._doubt:
                    self._collect("v")
            elif name == cell:
                if self._doubt:
                    self.finish()
                if "r" in attributes:
                    place = attributes["r"]
                    letters = place[:digits]
                    if letters in places and place[digits:] == number:
                        column = places[letters]
                    else:
                        column = self._place(place)
                else:
                    column += 1
                of_cell = attributes
                if "t" in attributes and attributes["t"] == "e":
                    self._doubt = column, "e"
                if percents and attributes.get("s") in percents:
                    facts.percents.setdefault(column, []).append(self._row)
            elif name != text and self._start_other(name, attributes, column, of_cell):
                number, digits = self._number, -len(self._number)
                column, fresh = -1, True

        return start

    def _start_other(self, name, attributes, column, of_cell):
        """See another element than a cell or value; say whether it is a row."""
        self._parser.CharacterDataHandler = None
        prefix, known = name[: -len(local(name))], local(name)
        if prefix != self._prefix:
            if known in ("c", "v", "row", "sheetData"):
                raise NotUnderstood(Message("sheets.strange.name", name=name))
            return False
        if known == "f":
            # Its value may be missing; whether it is shows when the next cell begins.
            self._doubt = column, of_cell.get("t")
            self._collect("f")
        elif known == "row":
            self._start_row(attributes)
            return True
        elif known == "col" and (
            attributes.get("hidden") in _TRUE or _is_zero(attributes, "width")
        ):
            first, last = int(attributes["min"]), int(attributes["max"])
            self.facts.hidden_columns.append((first - 1, last - 1))
        elif known == "autoFilter":
            self.facts.filtered = True
        return False

    def _start_row(self, attributes):
        self.finish()
        self._row = int(attributes["r"]) - 1 if "r" in attributes else self._row + 1
        self._number = str(self._row + 1)
        if not 0 <= self._row < LAST_ROW:
            raise NotUnderstood(Message("sheets.strange.row", row=self._number))
        if attributes.get("hidden") in _TRUE or _is_zero(attributes, "ht"):
            stretches = self.facts.hidden_rows
            if stretches and stretches[-1][1] == self._row - 1:
                stretches[-1] = (stretches[-1][0], self._row)
            else:
                stretches.append((self._row, self._row))

    def _place(self, place):
        """Number the column of a cell whose letters were not met yet."""
        digits = len(self._number)
        letters, number = place[:-digits], place[-digits:]
        column = column_number(letters) if letters.isascii() and letters.isalpha() else -1
        if number != self._number or letters != column_letters(column) or column >= LAST_COLUMN:
            raise NotUnderstood(Message("sheets.strange.place", place=place, row=self._number))
        self._places[letters] = column
        return column

    def _collect(self, of):
        self._parser.CharacterDataHandler = self._texts.setdefault(of, []).append

    def finish(self):
        """Judge a cell that holds an error or a formula, now that all of it was seen."""
        if not self._doubt:
            return
        self._parser.CharacterDataHandler = None
        column, kind = self._doubt
        value = "".join(self._texts.get("v", ())).strip()
        formula = self._texts.get("f")
        if kind == "e":
            self.facts.errors[self._row, column] = value or "#N/A"
        elif formula is not None and kind not in ("str", "inlineStr", "s"):
            computed = value and not (self._to_compute and value == "0")
            if not computed:
                self.facts.formulas[self._row, column] = "=" + "".join(formula).strip()
                self.facts.fill(self._row, column)
        self._doubt, self._texts = None, {}


def _is_zero(attributes, size):
    return attributes.get(size) in ("0", "0.0")
