"""What is wrong with pages of a PDF: cut paragraphs and tables, empty pages, misplaced figures.

Where things are is told by a list of [name, page, distance from its top in points], as the text of
the PDF tells it: the beginning and the end of each paragraph, by its number; tables and figures.
"""

from collections.abc import Iterator, Set

# What the text marks where it is.
FIGURE = "figure"
# Before the label of a table or figure where it begins; where one ends, with the label of a table.
TABLE, FLOAT, FOOT = "t:", "f:", "foot"
# Before the name of a figure that floats, in its place in the text.
ANCHOR = "a:"
# The ends of the main text and of the whole.
END, LAST = "end", "last"
# Where text ends on a page of the template, in points from its top.
BOTTOM = 757
# So much of a page may stay empty where something is kept whole. What is emptier than the second
# counts threefold there.
EMPTY, EMPTIER = 190, 235
# What a paragraph or table counts that a figure cuts, a table that is divided, and one page more of
# the main text, as if a page were emptier by so many points.
BAD, DIVIDED, LONGER = 300, 36, 200


def faults_in(places: list[list], moved: Set[str]) -> list[int | str]:
    """List what a change of would mend a page: paragraphs, tables and figures, as they stand.

    Parameters
    ----------
    places : list of [str or int, int, float]
        As `cut` takes them.
    moved : set of str
        Tables that may be divided, and figures that float.

    Returns
    -------
    list of int or str

    Examples
    --------
    >>> faults_in([[1, 1, 300.0], [1, 1, 400.0], ["f:b", 2, 110.0], ["foot", 2, 200.0]], set())
    ['f:b']
    """
    names = cut(places) | before_gaps(places, moved) | put_back(places, moved)
    ordered = sorted(places, key=lambda place: place[1:])
    return list(dict.fromkeys(name for name, _, _ in ordered if name in names))


def cut(places: list[list]) -> set[int]:
    """Tell which paragraphs are cut by a figure between the pages that they stand on.

    Parameters
    ----------
    places : list of [str or int, int, float]
        Of figures, and of the beginning and the end of each paragraph, by its number: the page
        and how far from its top, in points.

    Returns
    -------
    set of int
        Without those that would not fit a page, or leave most of one empty.

    Examples
    --------
    >>> cut([[1, 1, 600.0], [1, 2, 300.0], ["figure", 2, 110.0], [2, 2, 350.0], [2, 2, 380.0]])
    {1}
    >>> cut([[1, 1, 600.0], [1, 2, 150.0], ["figure", 2, 250.0]])
    set()
    """
    figures = [(page, height) for name, page, height in places if name == FIGURE]
    ends = {}
    for name, page, height in places:
        if isinstance(name, int):
            ends.setdefault(name, []).append((page, height))
    return {
        number
        for number, (start, *_, end) in ends.items()
        if start[0] + 1 == end[0]
        and any(start < figure < end for figure in figures)
        and _may_be_kept(start, end, figures)
    }


def _may_be_kept(start: tuple, end: tuple, figures: list[tuple]) -> bool:
    """Tell whether a paragraph fits a page, and what it leaves empty before it is not too much."""
    below = [height for page, height in figures if page == start[0] and height > start[1]]
    left = min([*below, BOTTOM]) - start[1]
    # What stands on the second page above its end may be a figure, too.
    return left < EMPTY and left + end[1] < BOTTOM


def before_gaps(places: list[list], moved: Set[str]) -> set[str]:
    """Tell which tables and figures leave a good part of the page before them empty.

    Parameters
    ----------
    places : list of [str or int, int, float]
        As `cut` takes them.
    moved : set of str
        Those that may be divided, or float, already.

    Returns
    -------
    set of str

    Examples
    --------
    >>> before_gaps([[1, 1, 300.0], [1, 1, 400.0], ["t:a", 2, 110.0], ["foot", 2, 200.0]], set())
    {'t:a'}
    >>> before_gaps([[1, 1, 300.0], [1, 1, 700.0], ["t:a", 2, 110.0], ["foot", 2, 200.0]], set())
    set()
    """
    behind = next((page + 1 for name, page, _ in places if name == END), 0)
    lowest, first = _lowest(places), {}
    for name, page, height in places:
        floats = str(name).startswith(FLOAT) and name in moved
        if (isinstance(name, int) or name.startswith((TABLE, FLOAT))) and not floats:
            first[page] = min((height, str(name)), first.get(page, (BOTTOM, "")))
    full = _full(places)
    return {
        name
        for page, (_, name) in first.items()
        if name.startswith((TABLE, FLOAT)) and name not in moved
        if page != behind and page - 1 in lowest and page - 1 not in full
        if BOTTOM - lowest[page - 1] > EMPTY
    }


def put_back(places: list[list], moved: Set[str]) -> set[str]:
    """Tell what must not be moved after all: tables that a figure cuts, or the figure.

    A table that was to be divided is kept whole again; a figure goes back to its place where the
    table is so long that it is divided anyway, or where it would stand above its place: there is
    room for it.

    Parameters
    ----------
    places : list of [str or int, int, float]
        As `cut` takes them.
    moved : set of str
        Tables that may be divided, and figures that float.

    Returns
    -------
    set of str

    Examples
    --------
    >>> places = [["t:a", 1, 600.0], ["f:b", 2, 110.0], ["foot:a", 2, 500.0]]
    >>> put_back(places, {"t:a", "f:b"}), put_back(places, {"f:b"})
    ({'t:a'}, {'f:b'})
    >>> put_back([["t:a", 1, 600.0], ["f:b", 2, 600.0], ["foot:a", 2, 500.0]], {"f:b"})
    set()
    >>> put_back([["a:f:b", 2, 300.0], ["f:b", 2, 110.0]], {"f:b"})
    {'f:b'}
    """
    within = {
        table if table in moved else figure
        for figure, table in _figures_in_tables(places)
        if figure in moved
    }
    return within | _above_their_places(places)


def weight(places: list[list], moved: Set[str]) -> float:
    """Weigh what is wrong with pages, in points of their height.

    Parameters
    ----------
    places : list of [str or int, int, float]
        As `cut` takes them.
    moved : set of str
        Tables that may be divided, and figures that float.

    Returns
    -------
    float

    Examples
    --------
    >>> weight([[1, 1, 300.0], [1, 1, 550.0], ["f:b", 2, 110.0], ["last", 2, 400.0]], set())
    17.0
    >>> weight([["a:f:b", 2, 300.0], ["f:b", 2, 110.0], ["last", 2, 400.0]], {"f:b"})
    600

    A page from which a table goes on is not empty.

    >>> weight([["t:a", 1, 300.0], ["foot:a", 2, 400.0], ["last", 2, 450.0]], set())
    0
    """
    known = {name: page for name, page, _ in places if isinstance(name, str)}
    lowest, full = _lowest(places), _full(places) | {known.get(END), known.get(LAST)}
    gaps = [BOTTOM - height for page, height in lowest.items() if page not in full]
    empty = sum(max(gap - EMPTY, 0) + 2 * max(gap - EMPTIER, 0) for gap in gaps)
    divided = sum(
        known[f"{FOOT}:{name.removeprefix(TABLE)}"] > page
        for name, page in known.items()
        if name.startswith(TABLE) and name in moved
    )
    bad = len(_above_their_places(places)) * 2 + len(cut(places))
    bad += sum(figure in moved for figure, _ in _figures_in_tables(places))
    longer = LONGER * known.get(END, 0)
    return empty + BAD * bad + DIVIDED * divided + longer


def _above_their_places(places: list[list]) -> set[str]:
    """Return the figures that float to where they stand above the text before them."""
    known = {name: (page, height) for name, page, height in places if isinstance(name, str)}
    return {
        name.removeprefix(ANCHOR)
        for name, place in known.items()
        if name.startswith(ANCHOR) and known[name.removeprefix(ANCHOR)] < place
    }


def _lowest(places: list[list]) -> dict[int, float]:
    """Return how far down each page something is known to stand."""
    lowest = {}
    for _, page, height in places:
        lowest[page] = max(height, lowest.get(page, 0))
    return lowest


def _figures_in_tables(places: list[list]) -> Iterator[tuple[str, str]]:
    """Yield each figure between the parts of a table, with that table."""
    known = {name: (page, height) for name, page, height in places if isinstance(name, str)}
    for table, start in known.items():
        if not table.startswith(TABLE):
            continue
        end = known[f"{FOOT}:{table.removeprefix(TABLE)}"]
        for figure, place in known.items():
            if figure.startswith(FLOAT) and start < place < end and start[0] < end[0]:
                yield figure, table


def _full(places: list[list]) -> set[int]:
    """Return the pages that a paragraph or a table goes on from."""
    spans = {}
    for name, page, _ in places:
        if isinstance(name, int):
            spans.setdefault(name, []).append(page)
        elif name.startswith((TABLE, f"{FOOT}:")):
            spans.setdefault(name.partition(":")[2], []).append(page)
    return {page for pages in spans.values() for page in range(min(pages), max(pages))}
