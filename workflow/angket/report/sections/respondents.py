"""Who answered: the profile of the respondents."""

from dataclasses import replace

from angket.formats.blocks import Heading, Paragraph, Points, Reference, Table
from angket.report.counts import counts_of, largest_sentence, sizes_of
from angket.report.declined import called, without_value
from angket.report.few_without import told_of
from angket.report.listing import listed
from angket.report.tables import Column, cell_of, heading, indented, statistics_table
from angket.statistics.categorical.joint_groups import SMALLEST_GROUP, joint_groups

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
            _shown(results, name, counted[name]),
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
    body, reasons, together = [], {}, False
    for name, counts in counted.items():
        joint = _joint(results, name)
        rows = [
            (category, subject)
            for category, subject in counts.categories.items()
            if category not in joint
        ]
        if counts.missing:
            rows.append((_without(results, say, name, counts), counts.missing))
        lines = [
            (indented(row[0]), *(cell_of(results, say, row, column, reasons) for column in columns))
            for row in rows
        ]
        if joint:
            together = True
            place = min(list(counts.categories).index(category) for category in joint)
            lines.insert(place, _joint_line(results, counts, joint))
        if lines:
            body.append((results.label(name), *[""] * len(columns)))
        body += lines
    if not body:
        return []
    head = [heading(say, term) for term in ("characteristic", "n", "percent")]
    notes = [say("respondents.percent_note")] if any(c.missing for c in counted.values()) else []
    if together:
        notes.append(say("respondents.together", smallest=results.spelled(SMALLEST_GROUP)))
    notes += [*_joined(results, say, counted), *_few_missing(results, say, counted)]
    title = say.text("respondents.categories_table")
    return [Table("profile", title, (tuple(head),), tuple(body), tuple(notes))]


def _joint(results, name):
    """Name the groups that are told together, if results are told by them."""
    if name not in _used(results):
        return {}
    own = [one for one in results.settings.get("comparisons") or () if one["by"] == name]
    smallest = min([SMALLEST_GROUP, *(comparison["smallest_group"] for comparison in own)])
    return joint_groups(sizes_of(results, name), smallest=smallest)


def _shown(results, name, counts):
    """Leave the groups that are told together out of the counts of a column."""
    joint = _joint(results, name)
    kept = {each: subject for each, subject in counts.categories.items() if each not in joint}
    return replace(counts, categories=kept)


def _joint_line(results, counts, joint):
    """Return the line of the groups that are told together."""
    (called_together,) = set(joint.values())
    places = [("sample", counts.categories[category]) for category in joint]
    sums = []
    for statistic, style in (("n", "count"), ("percent", "percent")):
        each = [results.number(*place, statistic).value for place in places]
        sums.append(results.write(sum(each), style))
    return (indented(called_together), *sums)


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
    for name, counts in counted.items():
        if not counts.missing:
            continue
        place = ("sample", counts.missing, "n")
        if results.has(*place) and results.number(*place).value < SMALLEST_GROUP:
            how, texts = without_value(results, name, counts)
            if told := told_of(results, say, name, called(say, how, texts, "respondents.few")):
                yield told


def _used(results):
    """Collect all names of the comparisons and hypotheses."""
    compared = [comparison["by"] for comparison in results.settings.get("comparisons") or ()]
    return _names((results.settings.get("hypotheses"), compared))


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
