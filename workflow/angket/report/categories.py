"""Categories: which one respondents and totals fall into, and where its bounds come from."""

from angket.formats.blocks import Cell, Table
from angket.report.counts import counts_of, largest_sentence
from angket.report.listing import listed
from angket.report.tables import Column, cell_of, heading, label_for, notes_of

_NORMS = ("hypothetical_norm", "empirical_norm")


def category_sentences(results, say, name):
    """Say which category most respondents belong to."""
    sentence = largest_sentence(
        results,
        say,
        counts_of(results, "category", name),
        "description.categories",
        variable=results.label(name),
    )
    return [sentence] if sentence else []


def categories_table(results, say, name, variable):
    chosen = variable.get("categories")
    counts = counts_of(results, "category", name)
    if not chosen or not counts.categories:
        return []
    settings = results.settings["categories"][chosen]
    # The bands of a norm stand in no setting; a note tells what they are made from.
    bands = [] if settings["of"] in _NORMS else settings["bands"]
    ranges = _band_ranges(results, say, bands)
    unit = say(f"terms.range_{settings['of']}") if ranges else None
    rows = list(counts.categories.items())
    reasons = {}

    def cell(subject, statistic):
        column = Column("category", statistic)
        return cell_of(results, say, ("", subject), column, reasons)

    body = [
        (
            category,
            *([ranges[category]] if ranges else []),
            cell(subject, "n"),
            cell(subject, "percent")
            if results.is_withheld("category", subject, "percent")
            else _percent(results, subject),
        )
        for category, subject in rows
    ]
    if counts.missing:
        n = cell(counts.missing, "n")
        gaps = [""] if ranges else []
        body.append((say.text("description.without_category"), *gaps, n, ""))
    head = (
        heading(say, "category"),
        *([Cell(unit)] if unit else []),
        heading(say, "respondents"),
        heading(say, "percent"),
    )
    label = results.label(name)
    notes = [
        say("description.citation", variables=(label,), citation=settings["citation"]),
        *_norm_note(results, say, name, settings["of"]),
        *([say("description.category_percent_note")] if counts.missing else []),
        *notes_of(reasons),
    ]
    title = say.text("description.categories_table", variable=label)
    return [Table(label_for("categories", name), title, (head,), tuple(body), tuple(notes))]


def _percent(results, subject):
    if results.has("category", subject, "percent"):
        return results.number("category", subject, "percent")
    return ""


def _norm_note(results, say, name, of):
    """Tell the mean and standard deviation that bands of a norm are made from."""
    if of not in _NORMS or not results.has("category", name, "norm_mean"):
        return []
    mean = results.number("category", name, "norm_mean")
    sd = results.number("category", name, "norm_sd")
    return [say(f"description.{of}", mean=mean, sd=sd)]


def _band_ranges(results, say, bands):
    """Write from where to where each band reaches.

    Parameters
    ----------
    results : Results
    say : Phrases
    bands : list of dict
        In rising order, each with a label and `from` or `above`.

    Returns
    -------
    dict of str to Cell
        By label.
    """
    ranges = {}
    for band, following in zip(bands, [*bands[1:], None], strict=False):
        lower = "from" if "from" in band else "above"
        found = {"low": results.write(band[lower], "given")}
        upper = "end"
        if following:
            upper = "below" if "from" in following else "to"
            edge = following.get("from", following.get("above"))
            found["high"] = results.write(edge, "given")
        ranges[band["label"]] = Cell(say(f"bands.{lower}_{upper}", **found))
    return ranges


def category_notes(results, say):
    """Cite where the categories of each variable come from."""
    by_set = {}
    for name, variable in results.settings["variables"].items():
        if results.value("description", name, "score_category") is not None:
            by_set.setdefault(variable["categories"], []).append(results.label(name))
    return [
        say(
            "description.citation",
            variables=listed(say, labels),
            citation=results.settings["categories"][chosen]["citation"],
        )
        for chosen, labels in by_set.items()
    ]
