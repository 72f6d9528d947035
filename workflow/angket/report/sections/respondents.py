"""Who answered: the profile of the respondents."""

from angket.answers.joined import SMALLEST
from angket.formats.blocks import Heading, Paragraph, Points, Reference, Table
from angket.report.counts import counts_of, largest_sentence
from angket.report.declined import called, without_value
from angket.report.listing import listed
from angket.report.tables import Column, cell_of, heading, indented, statistics_table

# Among the sections; see angket.report.compose.
PLACE = 20

_NUMBERS = [
    Column("sample", statistic) for statistic in ("n", "minimum", "maximum", "mean", "median", "sd")
]


def compose(results, say):
    """Compose the section about the respondents.

    Parameters
    ----------
    results : Results
    say : Phrases

    Returns
    -------
    list of Block
        None for a study without a profile.
    """
    profile = results.settings.get("profile") or {}
    numbers = [name for name, column in profile.items() if column["kind"] == "number"]
    counted = {name: counts_of(results, "sample", name) for name in profile if name not in numbers}
    tables = _categories_table(results, say, counted) + _numbers_table(results, say, numbers)
    if not tables:
        return []
    sentences = [
        _number_sentence(results, say, name)
        if name in numbers
        else largest_sentence(
            results,
            say,
            counted[name],
            "respondents.groups",
            label=results.label(name),
            without=_without(results, say, name, counted[name]),
        )
        for name in profile
    ]
    floats = listed(say, [Reference(table.label) for table in tables])
    n = results.number("sample", "all", "analysed")
    return [
        Heading(1, say.text("respondents.heading")),
        Paragraph(*say("respondents.introduction", floats=floats, n=n)),
        Points(tuple(sentence for sentence in sentences if sentence)),
        *tables,
    ]


def _categories_table(results, say, counted):
    """Make one table of all columns that are counted, each headed by its name."""
    columns = [Column("sample", "n"), Column("sample", "percent")]
    body, reasons = [], {}
    for name, counts in counted.items():
        rows = [(category, subject) for category, subject in counts.categories.items()]
        if counts.missing:
            rows.append((_without(results, say, name, counts), counts.missing))
        if rows:
            body.append((results.label(name), *[""] * len(columns)))
        body += [
            (indented(row[0]), *(cell_of(results, say, row, column, reasons) for column in columns))
            for row in rows
        ]
    if not body:
        return []
    head = [heading(say, term) for term in ("characteristic", "n", "percent")]
    notes = [say("respondents.percent_note")] if any(c.missing for c in counted.values()) else []
    notes += [*_joined(results, say, counted), *_few_missing(results, say, counted)]
    title = say.text("respondents.categories_table")
    return [Table("profile", title, (tuple(head),), tuple(body), tuple(notes))]


def _without(results, say, name, counts):
    """Call those without a category by what they chose instead."""
    if not counts.missing:
        return ""
    return called(say, *without_value(results, name, counts), "respondents.missing")


def _joined(results, say, counted):
    """Say which categories were counted as one before anything else was."""
    for name in counted:
        column, label = results.settings["profile"][name], results.label(name)
        for joint, parts in column.get("join", {}).items():
            told = {"name": joint, "parts": listed(say, parts)}
            yield say("respondents.joined", label=label, **told)
        if few := column.get("join_few"):
            yield say("respondents.joined_few", label=label, name=few)


def _few_missing(results, say, counted):
    """Say of which few without an answer more could be told from the results that have them."""
    compared = [comparison["by"] for comparison in results.settings.get("comparisons") or ()]
    used = _names((results.settings.get("hypotheses"), compared))
    for name, counts in counted.items():
        if name not in used or not counts.missing:
            continue
        place = ("sample", counts.missing, "n")
        if results.has(*place) and results.number(*place).value < SMALLEST:
            how, texts = without_value(results, name, counts)
            did = called(say, how, texts, "respondents.few")
            yield say("respondents.few_missing", label=results.label(name), did=did)


def _names(settings):
    """Collect all texts that stand in settings."""
    if isinstance(settings, dict):
        settings = settings.values()
    elif settings is None or not isinstance(settings, list | tuple):
        return {settings}
    return {name for part in settings for name in _names(part)}


def _numbers_table(results, say, numbers):
    return statistics_table(
        results,
        say,
        "profile-numbers",
        say.text("respondents.numbers_table"),
        "characteristic",
        [(results.label(name), name) for name in numbers],
        _NUMBERS,
    )


def _number_sentence(results, say, name):
    found = {
        statistic: results.number("sample", name, statistic)
        for statistic in ("n", "mean", "sd", "minimum", "maximum")
        if results.has("sample", name, statistic)
    }
    if "n" not in found:
        return ()
    if "sd" in found:
        kind = "number" if "minimum" in found else "number_without_ends"
    else:
        kind = "number_single" if "mean" in found else "number_none"
    return say(f"respondents.{kind}", label=results.label(name), **found)
