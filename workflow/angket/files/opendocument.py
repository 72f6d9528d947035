"""Looks through an OpenDocument spreadsheet (ODS) for what its reader gives as blank or not."""

from angket.files.excel import Sheet
from angket.files.fault import Fault
from angket.files.grid import Facts
from angket.files.markup import walk
from angket.files.package import broken
from angket.messages.message import Message

CONTENT = "content.xml"
_PARTS = ("mimetype", "META-INF/manifest.xml")
# What cells show that hold an error: in every program, and in LibreOffice.
ERRORS = ("#N/A", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#NULL!", "Err:")


def read_document(package, refuse):
    """Look through all sheets of an OpenDocument spreadsheet.

    Parameters
    ----------
    package : angket.files.package.Package
    refuse : callable
        Called with the name and the Facts of a sheet whenever it grows, to raise a Fault where
        it is too large: one cell may be said to repeat a million times.

    Returns
    -------
    list of Sheet
        The part of each is its Facts.

    Raises
    ------
    Fault
        When it needs a password, or is no spreadsheet.
    """
    for part in _PARTS:
        data = package.read(part)
        if data and b"encryption-data" in data:
            raise Fault(Message("sheets.password", file=package.file))
    content = package.read(CONTENT)
    if content is None:
        raise broken(package.file, Message("sheets.strange.no_workbook"))
    walker = _Walker(refuse)
    walk(content, walker.start, walker.prepare, text_matters=True)
    walker.finish()
    if not walker.sheets:
        raise Fault(Message("sheets.no_sheets", file=package.file))
    hidden = walker.hidden_styles
    return [Sheet(name, style not in hidden, facts) for name, style, facts in walker.sheets]


class _Walker:
    """Sees every element of the document.

    The names of elements are those that all programs write; the reader knows no others.
    """

    def __init__(self, refuse):
        self.sheets, self.hidden_styles, self._refuse = [], set(), refuse
        self._style = self._facts = None
        self._row, self._repeated_row, self._column = -1, 1, 0
        self._open_column = 0
        self._cell, self._texts = None, []

    def prepare(self, parser):
        self._parser = parser

    def start(self, name, attributes):
        if name in ("table:table-cell", "table:covered-table-cell"):
            self._start_cell(attributes)
        elif name == "text:p":
            if self._cell:
                self._parser.CharacterDataHandler = self._texts.append
        elif name == "table:table-row":
            self._start_row(attributes)
        elif name == "table:table-column":
            self._start_column(attributes)
        elif name == "table:table":
            self.finish()
            self._facts = Facts()
            self._row, self._repeated_row, self._open_column = -1, 1, 0
            self.sheets.append(
                (attributes.get("table:name", ""), attributes.get("table:style-name"), self._facts)
            )
        elif name == "style:style":
            self._style = attributes.get("style:name")
        elif name == "style:table-properties" and attributes.get("table:display") == "false":
            self.hidden_styles.add(self._style)
        elif name == "table:database-range":
            self._start_range(attributes)
        elif name == "office:annotation":
            self._parser.CharacterDataHandler = None

    def _start_cell(self, attributes):
        self.finish()
        facts, column = self._facts, self._column
        if facts is None:  # a deleted cell, in a list of changes
            return
        repeated = _count(attributes, "table:number-columns-repeated")
        self._column += repeated
        kind = attributes.get("office:value-type")
        formula = attributes.get("table:formula")
        if kind or formula is not None:
            last = self._row + self._repeated_row - 1
            if last >= facts.rows or self._column > facts.columns:
                facts.fill(last, self._column - 1)
                self._refuse(self.sheets[-1][0], facts)
        if formula is not None or attributes.get("calcext:value-type") == "error":
            self._cell = (self._row, column, repeated, attributes)
        if kind == "percentage":
            rows = range(self._row, self._row + self._repeated_row)
            for place in range(column, self._column):
                facts.percents.setdefault(place, []).extend(rows)
        down = _count(attributes, "table:number-rows-spanned")
        right = _count(attributes, "table:number-columns-spanned")
        if down > 1 or right > 1:
            facts.merged.append((self._row, column, self._row + down - 1, column + right - 1))

    def _start_row(self, attributes):
        self.finish()
        if self._facts is None:
            return
        self._row += self._repeated_row if self._row >= 0 else 1
        self._repeated_row = _count(attributes, "table:number-rows-repeated")
        self._column = 0
        if attributes.get("table:visibility") in ("collapse", "filter"):
            last = self._row + self._repeated_row - 1
            self._facts.hidden_rows.append((self._row, last))
            if attributes["table:visibility"] == "filter":
                self._facts.filtered = True

    def _start_column(self, attributes):
        first = self._open_column
        self._open_column += _count(attributes, "table:number-columns-repeated")
        if self._facts and attributes.get("table:visibility") in ("collapse", "filter"):
            self._facts.hidden_columns.append((first, self._open_column - 1))

    def _start_range(self, attributes):
        if attributes.get("table:display-filter-buttons") == "true":
            sheet = attributes.get("table:target-range-address", "").rpartition(".")[0]
            sheet = sheet.partition(":")[0].rpartition(".")[0] or sheet
            for name, _, facts in self.sheets:
                facts.filtered |= name == sheet.strip("'$")

    def finish(self):
        """Judge a cell that holds an error or a formula, now that all of it was seen."""
        if not self._cell:
            return
        row, column, repeated, attributes = self._cell
        self._parser.CharacterDataHandler = None
        shown = "".join(self._texts).strip()
        self._cell, self._texts = None, []
        cells = [
            (place, number)
            for place in range(row, row + self._repeated_row)
            for number in range(column, column + repeated)
        ]
        if attributes.get("calcext:value-type") == "error" or shown.startswith(ERRORS):
            self._facts.errors |= dict.fromkeys(cells, shown or "#N/A")
        elif "office:value-type" not in attributes:
            self._facts.formulas |= dict.fromkeys(cells, _as_typed(attributes["table:formula"]))


def _count(attributes, name):
    text = attributes.get(name, "1")
    return max(1, int(text)) if text.isdigit() and len(text) < 10 else 2**31


def _as_typed(formula):
    """Take off what says which language a formula is in.

    >>> _as_typed("of:=[.A1]+1")
    '=[.A1]+1'
    """
    return formula[formula.find("=") :] if "=" in formula else f"={formula}"
