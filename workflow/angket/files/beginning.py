"""Finds the table in a grid of cells: its heads, its respondents, and what stands around it.

One function for text files and spreadsheets alike. Imports nothing but the standard library,
because the settings are checked against the head of the file at every start.
"""

from dataclasses import dataclass, field

from angket.files.fault import Fault
from angket.files.heads import filled, find_heads, join_heads
from angket.files.kinds import FEWEST, Kinds, is_figure
from angket.files.one_column import cut_column, cut_row
from angket.files.places import column_letters, row_numbers
from angket.files.surroundings import repeated_heads, rows_below, strange_block
from angket.files.turned import refuse_turned
from angket.messages.message import Message, Sentences

# The heads are told from the answers by this many rows at the top, however long the file is,
# so that the beginning of a file gives the same names as the whole.
TOP = 60


@dataclass(frozen=True)
class Table:
    """Where a table stands in a grid.

    Attributes
    ----------
    grid : list of list of str
        The cells to take answers from: the grid that was looked through or, where each of its
        rows stood in one cell, that grid with its rows cut into cells.
    names : list of str
        The heading of each column of the table; may repeat.
    rows : list of int
        The respondents' rows, as places in the grid, from 0.
    columns : range
        The table's columns, as places in the rows of the grid, from 0. A row of the grid may be
        shorter: what it lacks is empty.
    heads : tuple of int
        The rows of heads, numbered as a spreadsheet shows them.
    labels : dict
        From the place of a column among `names` to what a second row of heads says of it, as
        `wording` or as `section`.
    notes : list of Message
        What was found out.
    cut : bool
        Whether `grid` is one that was cut into cells: all its cells are text then.
    """

    grid: list
    names: list
    rows: list
    columns: range
    heads: tuple = (1,)
    labels: dict = field(default_factory=dict)
    notes: list = field(default_factory=list)
    cut: bool = False


def find_table(file, grid, options, numbers=None, whole=True):
    """Find the table in a grid of cells.

    Parameters
    ----------
    file : str
        For messages.
    grid : list of list of str
        Rows of cells without blanks around them; an empty cell is "". Rows may differ in length.
        Merged cells hold their value all over.
    options : dict
        Of the settings' `data`: head_rows, skip_rows, last_row, delimiter and maximum_columns,
        where given; and `as_it_stands` for a table that this program wrote, in which nothing is
        to be found out.
    numbers : list of int, optional
        The number of each row of the grid as a spreadsheet shows it; without it, 1, 2, 3 and so
        on.
    whole : bool
        Whether the grid holds all rows of the file and not its first alone (at least `TOP`).

    Returns
    -------
    Table

    Raises
    ------
    Fault
        When it cannot be told where the table is, saying which key settles it, or when it has
        too many columns.

    Examples
    --------
    >>> table = find_table("a.csv", [["id", "X1"], ["p", "4"], ["", ""], ["q", "2"]], {})
    >>> table.names, table.rows, table.columns
    (['id', 'X1'], [1, 3], range(0, 2))
    """
    numbers = range(1, len(grid) + 1) if numbers is None else numbers
    if options.get("as_it_stands") and grid:
        rows = [place for place, row in enumerate(grid) if place and any(row)]
        return Table(grid, grid[0], rows, range(len(grid[0])))
    grid, notes = cut_column(file, grid, numbers, options.get("delimiter"))
    cut = bool(notes)
    places = _wanted(grid, numbers, options)
    if not places:
        return Table(grid, [], [], range(0), heads=(), notes=notes, cut=cut)
    grid = _rejoined(grid, places)
    width = max(len(grid[place]) for place in places[:TOP])
    refuse_wide(file, width, options)
    if "head_rows" in options:
        heads = _stated(file, numbers, options["head_rows"])
    else:
        heads = _found(file, grid, numbers, places, width)
    rows = [place for place in places if place > heads[-1]]
    titles = [grid[place] for place in places if place < heads[0]]
    again = repeated_heads(grid, rows, [grid[place] for place in heads], titles)
    # Notes below the table must not decide what its columns hold.
    upper = rows[: min(TOP, max(FEWEST, 2 * len(rows) // 3))]
    kinds = Kinds([grid[place] for place in upper if place not in again], width)
    below = set()
    if whole and "last_row" not in options:
        below = _below(file, grid, numbers, rows, again, kinds)
    rows = [place for place in rows if place not in again | below]
    columns = _columns(grid, heads, rows, numbers)
    names, labels = join_heads(
        [grid[place][columns.start : columns.stop] for place in heads], len(columns)
    )
    if "head_rows" not in options:
        refuse_turned(file, names, [grid[place][columns.start :] for place in rows[:TOP]])
    if "head_rows" not in options:
        notes += _note_beginning(grid, numbers, places, heads, columns)
    notes += [
        Message(f"table.{kind}", rows=row_numbers(numbers[place] for place in sorted(found)))
        for kind, found in (("again", again), ("below", below))
        if found
    ]
    heads = tuple(numbers[place] for place in heads)
    return Table(grid, names, rows, columns, heads, labels, notes, cut)


def refuse_wide(file, width, options):
    """Stop where a table has more columns than the study allows.

    Raises
    ------
    Fault
    """
    most = options.get("maximum_columns", 1000)
    if width > most:
        raise Fault(Message("table.too_wide", file=file, count=f"{width:,}", most=f"{most:,}"))


def _wanted(grid, numbers, options):
    """Return the places of rows that are not blank and not left out by the settings."""
    skipped, last = set(options.get("skip_rows", ())), options.get("last_row")
    return [
        place
        for place, row in enumerate(grid)
        if any(row) and numbers[place] not in skipped and (last is None or numbers[place] <= last)
    ]


def _stated(file, numbers, stated):
    wanted = stated if isinstance(stated, list) else [stated]
    places = {number: place for place, number in enumerate(numbers)}
    absent = [number for number in wanted if number not in places]
    if absent:
        raise Fault(
            Message("table.no_such_row", file=file, row=absent[0], last=max(places, default=0))
        )
    return sorted(places[number] for number in wanted)


def _found(file, grid, numbers, places, width):
    top = places[:TOP]
    heads, doubtful = find_heads([grid[place] for place in top], top, width)
    head, last = top[heads[0]], top[heads[-1]]
    if doubtful is not None:
        row, rows = numbers[top[doubtful]], [numbers[top[place]] for place in (*heads, doubtful)]
        told = {"file": file, "row": row, "heads": f"[{', '.join(map(str, rows))}]"}
        raise Fault(Message("table.doubtful_row", **told, head=numbers[last]))
    # Heads may be repeated among the answers.
    below = [grid[place] for place in top if place > last and grid[place] != grid[last]]
    if heads[0] and not _like_heads(grid[last], below, width):
        raise Fault(
            Message(
                "table.doubtful_head",
                file=file,
                first=numbers[top[0]],
                count=len(filled(grid[top[0]])),
                row=numbers[head],
                wide=len(filled(grid[head])),
            )
        )
    return [top[place] for place in heads]


def _like_heads(row, below, width):
    """Say whether a row that is not the first may be one of heads."""
    if sum(map(is_figure, row)) * 2 > len(filled(row)):
        return False
    like, unlike = Kinds(below, width).fit(row)
    return like == 0 or like * 2 < unlike


def _below(file, grid, numbers, rows, again, kinds):
    """Find what is no respondent at the end of the table and at the end of each of its pages."""

    def blank_before(place):
        return place > 0 and not any(grid[place - 1])

    found = set()
    pages = [[]]
    for place in rows:
        if place in again:
            pages.append([])
        else:
            pages[-1].append(place)
    for page in pages if len(rows) > FEWEST else []:
        found |= rows_below(grid, page, kinds, blank_before)
    rest = [place for place in pages[-1] if place not in found]
    strange = strange_block(grid, rest, kinds, blank_before)
    if strange is not None:
        above = [place for place in rest if place < strange][-1]
        told = {"file": file, "row": numbers[strange], "last": numbers[above]}
        raise Fault(Message("table.strange_block", **told))
    return found


def _columns(grid, heads, rows, numbers):
    """Return the range of columns; as the row of names has it where that is the first row."""
    used = [filled(grid[place]) for place in (*heads, *rows[:TOP])]
    first = min((places[0] for places in used if places), default=0)
    if first:
        first = min((filled(grid[place])[0] for place in (*heads, *rows)), default=0)
    widest = max(len(grid[place]) for place in heads)
    if heads[0] == 0 and numbers[0] == 1 and first == 0:
        return range(widest)
    last = max((places[-1] for places in used if places), default=0)
    return range(first, min(last + 1, widest))


def _rejoined(grid, places):
    """Cut the rows that stand in one cell though the others do not."""
    width = max(filled(grid[place])[-1] for place in places[:TOP]) + 1
    if width < FEWEST:
        return grid
    whole = {
        place: cut
        for place in places
        if grid[place][0]
        and not any(grid[place][1:])
        and (cut := cut_row(grid[place], width)) is not grid[place]
    }
    return [whole.get(place, row) for place, row in enumerate(grid)] if whole else grid


def _note_beginning(grid, numbers, places, heads, columns):
    """Tell where the table begins, where that is not in the first row and column."""
    above = [numbers[place] for place in places if place < heads[0]]
    begins = numbers[heads[0]], column_letters(columns.start)
    parts = []
    if begins != (numbers[0], "A"):
        parts.append(Message("table.begins", row=begins[0], column=begins[1]))
    if above:
        parts.append(Message("table.above", rows=row_numbers(above)))
    if len(heads) > 1:
        parts.append(Message("table.heads", rows=row_numbers(numbers[place] for place in heads)))
    return [Sentences(*parts)] if parts else []
