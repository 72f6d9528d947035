"""Validity: which items go with the total of their variable."""

from angket.formats.blocks import Heading, Notice, Reference
from angket.report import left_out
from angket.report.finding import paragraph
from angket.report.item_analysis import tests_of
from angket.report.listing import extremes, in_runs, joined, listed, numbered, sentences_of
from angket.report.poor_items import clearly_against, falls_short
from angket.report.tables import Column, indented, label_for, statistics_table
from angket.report.wording import study_level

_COLUMNS = [
    Column("validity", "r_item_total"),
    Column("validity", "r_critical"),
    Column("validity", "p"),
    Column("validity", "r_corrected"),
    Column("reliability", "alpha_if_deleted"),
]


def compose(results, say):
    """Compose the part about the validity of items.

    Parameters
    ----------
    results : Results
    say : Phrases

    Returns
    -------
    list of Block
    """
    variables = results.settings["variables"]
    items = [item for variable in variables.values() for item in variable["items"]]
    tables = _tables(results, say, items)
    details = (say("instrument.details", floats=(Reference(t.label),)) for t in tables)
    blocks = [
        Heading(2, say.text("instrument.validity_heading")),
        *paragraph(_criterion(results, say, items), *details),
        *left_out.compose(results, say),
    ]
    for name, variable in variables.items():
        label = results.label(name)
        blocks += [
            *paragraph(*_sentences(results, say, label, variable["items"])),
            *_keying(results, say, label, variable["items"]),
        ]
    return blocks + tables


def _tables(results, say, items):
    """Make one table of all items, below the names of their variables where there are several."""
    variables = results.settings["variables"]
    if several := len(variables) > 1:
        label, title = "validity", say.text("instrument.validity_table_all")
    else:
        (name,) = variables
        label = label_for("validity", name)
        title = say.text("instrument.validity_table", variable=results.label(name))
    note = say("instrument.valid_by_itself")
    remarks = tuple((item, note) for item in weak_items(results, items))
    verdict = Column("validity", "valid", words="instrument.valid", remarks=remarks)
    counts = [Column("validity", "n")] if _sizes_differ(results, items) else []
    columns = [*counts, *_COLUMNS, verdict]
    return statistics_table(
        results,
        say,
        label,
        title,
        "item",
        [
            (indented(item) if several else item, item)
            for variable in variables.values()
            for item in variable["items"]
        ],
        columns,
        [
            say(
                "instrument.validity_note",
                alpha=study_level(results),
                scaled=say("instrument.scaled_totals") if _are_scaled(results) else "",
            ),
            *_of_tests(results, say),
            *_by_dimension(results, say),
        ],
        {
            item: results.label(name)
            for name, variable in variables.items()
            for item in variable["items"]
            if several
        },
    )


def _are_scaled(results):
    """Tell whether any total stands for missing answers, too, by those that were given."""
    places = [("missing", name, "person_mean") for name in results.settings["variables"]]
    return any(results.has(*one) and results.number(*one).value for one in places)


def _of_tests(results, say):
    """Say what kind of correlation r is where answers are right or wrong."""
    tests = [results.label(name) for name in tests_of(results)]
    return [say("item_analysis.point_biserial", variables=listed(say, tests))] if tests else []


def _by_dimension(results, say):
    """Say which items make up each dimension: they stand in that order."""
    for name, variable in results.settings["variables"].items():
        dimensions = variable.get("dimensions") or {}
        told = [
            say(
                "instrument.of_dimension",
                dimension=results.label(dimension),
                items=listed(say, in_runs(part["items"])),
            )
            for dimension, part in dimensions.items()
        ]
        if told:
            parts = joined(say, "listing.semicolon", told)
            yield say("instrument.by_dimension", variable=results.label(name), dimensions=parts)


def _sizes_differ(results, items):
    """Tell whether missing answers leave some items fewer respondents than others."""
    return len({results.value("validity", item, "n") for item in items}) > 1


def _criterion(results, say, items):
    """Say by which correlation, against which value, an item is judged."""
    criterion = say(f"instrument.criterion.{results.settings['tests']['validity']}")
    low, high = extremes(results, "validity", items, "r_critical")
    if not low:
        return criterion
    n = results.number("validity", low[0], "n")
    varying = _sizes_differ(results, items)
    # Written so finely that its ends are seen to differ, in every language alike.
    style = "p" if varying else None
    low, high = (results.number("validity", one[0], "r_critical", style) for one in (low, high))
    kind = "critical_varying" if varying else "critical"
    # Its degrees of freedom are known where the number of respondents is one and the same.
    df = results.write(n.value - 2, "count")
    told = {"low": low, "high": high, "df": df, "alpha": study_level(results)}
    critical = say(f"instrument.{kind}", **told)
    return sentences_of([criterion, critical])


def _sentences(results, say, label, items):
    """Say which items of a variable are valid, which are not and which cannot be judged."""
    criterion = results.settings["tests"]["validity"]
    verdicts = {item: results.flag("validity", item, "valid") for item in items}
    valid = [item for item in items if verdicts[item] is True]
    invalid = [item for item in items if verdicts[item] is False]
    sentences = []
    if valid or invalid:
        kind = "some_invalid" if valid and invalid else "all_valid" if valid else "none_valid"
        if kind == "all_valid" and len(weak_items(results, items)) == len(items):
            kind = "all_valid_in_total"
        low, high = (found[0] for found in extremes(results, "validity", items, criterion))
        sentences.append(
            say(
                f"instrument.{kind}",
                variable=label,
                coefficient=say(f"instrument.coefficient.{criterion}"),
                items=numbered(
                    results, say, "validity", invalid, criterion, f"instrument.{criterion}_value"
                ),
                low=results.number("validity", low, criterion),
                low_item=low,
                high=results.number("validity", high, criterion),
                high_item=high,
            )
        )
    if invalid:
        kind = "kept_one" if len(invalid) == 1 else "kept_many"
        kept = {"variable": label, "items": listed(say, invalid)}
        sentences.append(say(f"instrument.{kind}", **kept))
    if weak := weak_items(results, items):
        found = numbered(
            results, say, "validity", weak, "r_corrected", "instrument.r_corrected_value"
        )
        # None of them is valid but for its share in its own total.
        every = "weak_all" if len(weak) == len(items) else "weak"
        sentences.append(say(f"instrument.{every}", items=found))
    unknown = [
        say("instrument.item_reason", item=item, reason=reason)
        for item in items
        if (reason := results.reason("validity", item, "valid"))
    ]
    if unknown:
        found = listed(say, unknown)
        sentences.append(say("instrument.not_judged", variable=label, items=found))
    return sentences


def weak_items(results, items):
    """List the items that are valid, but with themselves taken out of the total would not be.

    Parameters
    ----------
    results : Results
    items : list of str

    Returns
    -------
    list of str
    """
    return [
        item
        for item in items
        if results.flag("validity", item, "valid") and falls_short(results, item)
    ]


def _keying(results, say, label, items):
    """Warn, once for the variable, of the items that run against the others."""
    suspect = clearly_against(results, items)
    if not suspect:
        return []
    found = numbered(
        results, say, "validity", suspect, "r_corrected", "instrument.r_corrected_value"
    )
    kind = "suspect_one" if len(suspect) == 1 else "suspect_many"
    return [Notice(*say(f"instrument.{kind}", items=found, variable=label))]
