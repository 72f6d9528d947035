"""Categories of a variable by several sets side by side, such as two norms."""

from angket.formats.blocks import Reference, Table
from angket.report.bands import NORMS, ranges_of
from angket.report.counts import counts_of
from angket.report.few_without import telling_table
from angket.report.finding import paragraph
from angket.report.listing import listed
from angket.report.tables import heading, label_for
from angket.subjects import part_of

SECTION = "further_category"


def further_categories(results, say, name, variable):
    """Put the categories of a variable by all its sets beside each other.

    Parameters
    ----------
    results : Results
    say : Phrases
    name : str
    variable : dict
        Its settings.

    Returns
    -------
    list of Block
        None where it has no further sets.
    """
    further = variable.get("further_categories") or ()
    if telling_table(results, name)[0]:
        return []  # counts by other bounds may tell as much
    places = {chosen: (SECTION, part_of(name, chosen)) for chosen in further}
    if "categories" in variable:
        places = {variable["categories"]: ("category", name)} | places
    sets = {chosen: _rows(results, say, name, chosen, place) for chosen, place in places.items()}
    sets = {chosen: rows for chosen, rows in sets.items() if rows}
    if not further or not sets.keys() & set(further):
        return []
    body = [
        row
        for chosen, rows in sets.items()
        for row in ((say.text(*_title(results, chosen)), "", "", ""), *rows)
    ]
    head = (
        heading(say, "category"),
        say.text("description.further.range"),
        heading(say, "respondents"),
        heading(say, "percent"),
    )
    label = results.label(name)
    title = say.text("description.further.table", variable=label)
    notes = [_note(results, say, chosen, places[chosen]) for chosen in sets]
    table = Table(label_for("further-categories", name), title, (head,), tuple(body), tuple(notes))
    largest = _largest(results, say, sets, places)
    told = say("description.further.beside", table=Reference(table.label), variable=label)
    norms = {results.settings["categories"][chosen]["of"] for chosen in sets} >= {*NORMS}
    meant = say("description.further.norms") if norms else ()
    return [*paragraph(told, largest, meant), table]


def _title(results, chosen):
    of = results.settings["categories"][chosen]["of"]
    return (f"description.further.sets.{of}",)


def _rows(results, say, name, chosen, place):
    settings = results.settings["categories"][chosen]
    ranges = ranges_of(results, say, name, settings, place)
    rows = []
    for category, subject in counts_of(results, *place).categories.items():
        if not results.has(place[0], subject, "n"):
            return []  # withheld
        n = results.number(place[0], subject, "n")
        has_percent = results.has(place[0], subject, "percent")
        percent = results.number(place[0], subject, "percent") if has_percent else ""
        rows.append((category, ranges.get(category, ""), n, percent))
    return rows


def _note(results, say, chosen, place):
    """Cite a set, and tell the norm that it is made from."""
    settings = results.settings["categories"][chosen]
    citation = settings["citation"].rstrip(".")
    of = say.text(*_title(results, chosen))
    if settings["of"] in NORMS and results.has(*place, "norm_mean"):
        found = {key: results.number(*place, f"norm_{key}") for key in ("mean", "sd")}
        return say("description.further.norm_note", set=of, citation=citation, **found)
    return say("description.further.note", set=of, citation=citation)


def _largest(results, say, sets, places):
    """Say by each set which category most belong to."""
    parts = []
    for chosen, rows in sets.items():
        most = max(row[2].value for row in rows)
        named = [row for row in rows if row[2].value == most]
        if most and len(named) == 1:
            category, _, _, percent = named[0]
            of = say.text(*_title(results, chosen))
            told = {"set": of[:1].lower() + of[1:], "category": category, "percent": percent}
            parts.append(say("description.further.largest", **told))
    return say("description.further.most", parts=listed(say, parts)) if parts else ()
