"""Needs of units and positions: the recapitulations, the figures, what they say and do not."""

from dataclasses import replace

from angket.formats.blocks import Heading, Reference
from angket.report.finding import paragraph
from angket.report.listing import listed
from angket.report.pictures import figures_of
from angket.report.tables import Column, statistics_table
from angket.systems.workloads.figures import MOST, NEEDS, NEEDS_OF_UNITS
from angket.systems.workloads.listed import names_of
from angket.systems.workloads.rows import subject_of
from angket.systems.workloads.said import by_ratio, found_in, rounded, size

# Among the sections; see angket.report.compose.
PLACE = 20
# Rows of a table in the main text; a longer one stands in the workbook alone.
LONGEST = 60
# Positions that a sentence names.
NAMED = 5
_NUMBERS = ("minutes", "need", "need_rounded", "present", "difference")
_RATIO = ("allowance_percent", "allowance_factor", "individual_allowance", "wisn_ratio")
_EFFICIENCY = ("efficiency", "efficiency_class")


def compose(results, say):
    """Compose the section about the needs.

    Parameters
    ----------
    results : Results
    say : Phrases

    Returns
    -------
    list of Block
    """
    found = found_in(results)
    blocks = [Heading(1, say.text("workloads.needs"))]
    of_units = _units(results, say, found) if len(found.units) > 1 else []
    of_positions = _positions(results, say, found)
    shown = "all" if len(found.positions) + len(found.units) <= MOST else "some"
    pictures = _pictures(results, say, NEEDS, shown)
    if len(found.units) > 1:
        shown = "all" if len(found.units) <= MOST else "some"
        pictures += _pictures(results, say, NEEDS_OF_UNITS, shown)
    where = listed(say, [Reference(block.label) for block in (*of_units, *of_positions)])
    told = [say("workloads.shown", tables=where)]
    if pictures:
        drawn = listed(say, [Reference(block.label) for block in pictures])
        told.append(say("workloads.drawn", figures=drawn))
    return [
        *blocks,
        *paragraph(*told, _extremes(results, say, found)),
        *paragraph(_reading(results, say)),
        *of_units,
        *of_positions,
        *pictures,
        *paragraph(*_undefined(results, say, found)),
    ]


def _reading(results, say):
    """Say how the figure is to be read that compares needed and present staff."""
    if by_ratio(results):
        return say("workloads.reading.ratio")
    return say(f"workloads.reading.efficiency{'' if rounded(results) else '_unrounded'}")


def _units(results, say, found):
    label = "units" if len(found.units) <= LONGEST else "many-units"
    rows = [(unit, unit) for unit in found.units]
    title = say.text("workloads.units_table")
    notes = (say("workloads.sums_note"),) if rounded(results) else ()
    if not by_ratio(results):
        notes += (say("workloads.units_note"),)
    # Its allowances are those of positions.
    columns = _columns(results, only=("wisn_ratio",))
    return statistics_table(results, say, label, title, "unit", rows, columns, notes)


def _positions(results, say, found):
    label = "positions" if len(found.positions) <= LONGEST else "many-positions"
    rows = [(position, subject_of(unit, position)) for unit, position in found.positions]
    several = len(found.units) > 1
    above = {subject_of(unit, position): unit for unit, position in found.positions}
    title = say.text("workloads.positions_table")
    columns = _columns(results)
    above = above if several else None
    made = statistics_table(results, say, label, title, "position", rows, columns, (), above)
    return [replace(table, title=title) for table in made]


def _columns(results, only=_RATIO):
    last = only if by_ratio(results) else _EFFICIENCY
    names = [name for name in _NUMBERS if name != "need_rounded" or rounded(results)]
    return [Column("workload", name) for name in (*names, *last)]


def _pictures(results, say, kind, shown):
    n = results.write(MOST, "count")
    made = figures_of(results, say, kind, shown)
    if shown == "all":
        return made
    note = say("workloads.furthest_note", n=n)
    return [replace(figure, notes=(note,)) for figure in made]


def _extremes(results, say, found):
    """Name the positions that are furthest from what their workload takes."""
    names = names_of(found.positions)
    told = ()
    for way in ("short", "over"):
        places = []
        for place, name in names.items():
            number = results.number("workload", subject_of(*place), "difference")
            if (number.value < 0) == (way == "short") and number.value:
                places.append((abs(number.value), name, number))
        if not places:
            continue
        places.sort(key=lambda one: -one[0])
        parts = [
            say("workloads.of_position", position=name, size=size(number))
            for _, name, number in places[:NAMED]
        ]
        key = f"workloads.most_{way}{'_of' if len(places) > NAMED else ''}"
        posts = say.text(f"workloads.posts.{'rounded' if rounded(results) else 'unrounded'}")
        named = say(key, positions=listed(say, parts), posts=posts)
        told = (*told, " ", *named) if told else named
    return told


def _undefined(results, say, found):
    """Name the positions that have no efficiency or ratio, with the reason."""
    statistic = "wisn_ratio" if by_ratio(results) else "efficiency"
    names = names_of(found.positions)
    reasons = {}
    for place, name in names.items():
        reason = results.reason("workload", subject_of(*place), statistic)
        if reason:
            reasons.setdefault(reason, []).append(name)
    return [
        say("workloads.undefined", positions=listed(say, places), reason=reason)
        for reason, places in reasons.items()
        if len(places) <= 3 * NAMED
    ]
