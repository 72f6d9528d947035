"""Categories: which one respondents and totals fall into, and where its bounds come from."""

from angket.formats.blocks import Cell, Reference, Table
from angket.report.bands import NORMS, are_uneven, holds_lowest_alone, possible, ranges_of
from angket.report.counts import counts_of, largest, largest_sentence
from angket.report.few_without import telling_table
from angket.report.listing import listed, sentences_of
from angket.report.meaning import meanings
from angket.report.poor_items import is_alpha_negative
from angket.report.sources import briefly
from angket.report.tables import Column, cell_of, heading, label_for, notes_of
from angket.settings.instruments import told_by_instrument
from angket.statistics.categorical.joint_groups import SMALLEST_GROUP

# Categories whose shares are less than so many percent apart are about as large as each other.
_CLOSE = 5


def category_sentences(results, say, name):
    """Say which category most respondents belong to, and that the average is in another if so."""
    counts = counts_of(results, "category", name)
    variable = results.label(name)
    hypothesis, column = telling_table(results, name)
    if hypothesis:
        table = Reference(label_for("crosstab", hypothesis))
        by = results.label(column)
        return [say("description.categories.elsewhere", table=table, variable=variable, by=by)]
    sentence = largest_sentence(results, say, counts, "description.categories", variable=variable)
    if not sentence:
        return []
    whole = results.has("description", name, "score_category")
    category = results.value("description", name, "score_category") if whole else None
    most = largest(results, counts)
    if not category or not most or category in most:
        return [sentence]
    if category not in counts.categories or _is_close(results, counts, most[0], category):
        return [sentence]
    return [sentence, say("description.two_views", category=category)]


def _is_close(results, counts, one, other):
    """Tell whether two categories have about as many respondents, so that neither stands out."""
    places = [(counts.section, counts.categories[name], "percent") for name in (one, other)]
    if not all(results.has(*place) for place in places):
        return False
    first, second = (results.number(*place).value for place in places)
    return first - second < _CLOSE


def categories_table(results, say, name, variable):
    chosen = variable.get("categories")
    counts = counts_of(results, "category", name)
    if not chosen or not counts.categories:
        return []
    settings = results.settings["categories"][chosen]
    ranges = ranges_of(results, say, name, settings)
    of = "total" if settings["of"] in NORMS else settings["of"]
    unit = say(f"terms.range_{of}") if ranges else None
    hypothesis, by = telling_table(results, name)
    if hypothesis and not ranges:
        return []
    reasons = {}

    def cell(subject, statistic):
        return cell_of(results, say, ("", subject), Column("category", statistic), reasons)

    def cells(subject):
        """Return how many there are, and their share, unless these would tell of few."""
        if hypothesis:
            return ()
        if results.is_withheld("category", subject, "percent"):
            return cell(subject, "n"), cell(subject, "percent")
        return cell(subject, "n"), _percent(results, subject)

    body = [
        (
            category,
            *([ranges[category]] if ranges else []),
            *cells(subject),
        )
        for category, subject in counts.categories.items()
    ]
    if counts.missing and not hypothesis:
        gaps = [""] if ranges else []
        body.append(
            (say.text("description.without_category"), *gaps, cell(counts.missing, "n"), "")
        )
    numbers = () if hypothesis else ("respondents", "percent")
    head = (
        heading(say, "category"),
        *([Cell(unit)] if unit else []),
        *(heading(say, term) for term in numbers),
    )
    told = {"by": results.label(by), "smallest": str(SMALLEST_GROUP)} if hypothesis else {}
    label = results.label(name)
    notes = [
        sentences_of(_where_from(results, say, name, chosen)),
        *_norm_note(results, say, name, settings["of"]),
        *_uneven_note(results, say, variable, settings),
        *([say("description.categories.telling", **told)] if hypothesis else []),
        *([say("description.category_percent_note")] if counts.missing and numbers else []),
        *notes_of(reasons),
    ]
    title = say.text("description.categories_table", variable=label)
    return [Table(label_for("categories", name), title, (head,), tuple(body), tuple(notes))]


def _uneven_note(results, say, variable, settings):
    """Tell where bands do not divide the possible scores evenly, whatever their citation says."""
    if not are_uneven(results, variable, settings):
        return []
    if settings["of"] == "total":
        return [say("description.uneven_total")]
    # Where the lowest percent score lies is what a citation such as "equal thirds" forgets.
    lowest, _ = possible(results, variable, "percent")
    kind = "lowest" if holds_lowest_alone(results, variable, settings) else "percent"
    return [say(f"description.uneven_{kind}", lowest=results.write(lowest, "percent"))]


def _percent(results, subject):
    if results.has("category", subject, "percent"):
        return results.number("category", subject, "percent")
    return ""


def _norm_note(results, say, name, of):
    """Tell the mean and standard deviation that bands of a norm are made from."""
    if of not in NORMS or not results.has("category", name, "norm_mean"):
        return []
    mean = results.number("category", name, "norm_mean")
    sd = results.number("category", name, "norm_sd")
    return [say(f"description.{of}", mean=mean, sd=sd)]


def _where_from(results, say, name, chosen):
    """Cite where the bands of a variable come from, and say what a high score means."""
    label = results.label(name)
    yield say("description.citation", variables=(label,), citation=_citation(results, chosen))
    for meaning in meanings(results, [name]).values():
        yield say("meaning.high", meanings=meaning)


def _citation(results, chosen):
    """Cite where a set of bands comes from; that of an instrument briefly, as it is listed."""
    citation = results.settings["categories"][chosen]["citation"]
    variables = results.settings["variables"].values()
    entries = [
        entry
        for variable in variables
        if variable.get("instrument") == chosen
        for entry in told_by_instrument(variable, "references", "")
    ]
    return briefly(citation, entries)


def unplaced(results, say, subjects):
    """List the variables and dimensions whose category is not told, each with the reason.

    Parameters
    ----------
    results : Results
    say : Phrases
    subjects : iterable of str

    Returns
    -------
    tuple of (str, str)
        As `angket.report.tables.Column.unshown`.
    """
    why = say.text("description.unplaced")
    return tuple((name, why) for name in subjects if is_alpha_negative(results, name))


def category_notes(results, say):
    """Cite where the categories of each variable come from."""
    by_set = {}
    for name, variable in results.settings["variables"].items():
        unusable = is_alpha_negative(results, name)
        if results.value("description", name, "score_category") is not None and not unusable:
            by_set.setdefault(variable["categories"], []).append(results.label(name))
    return [
        say(
            "description.citation",
            variables=listed(say, labels),
            citation=_citation(results, chosen),
        )
        for chosen, labels in by_set.items()
    ]
