"""Items that are left out of the totals because they are not valid."""

from angket.formats.blocks import Paragraph, Reference
from angket.report.listing import listed, numbered, sentences_of
from angket.report.tables import Column, statistics_table

SECTION = "left_out"
_COLUMNS = [
    Column(SECTION, "round"),
    *(Column(SECTION, name) for name in ("r_item_total", "r_critical", "p", "r_corrected")),
]


def items_left_out(results, variable):
    """List the items that are left out of the total of a variable.

    Parameters
    ----------
    results : Results
    variable : str

    Returns
    -------
    list of str
    """
    return [
        item
        for item in results.subjects(SECTION)
        if results.value(SECTION, item, "variable") == variable
    ]


def compose(results, say):
    """Compose what is left out of the totals, in which round, and what was done afterwards.

    Parameters
    ----------
    results : Results
    say : Phrases

    Returns
    -------
    list of Block
        None where a study leaves out nothing.
    """
    sentences, gone = [], []
    for name in results.settings["variables"]:
        items = items_left_out(results, name)
        gone += items
        sentences += _sentences(results, say, name, items)
    sentences += [
        say("instrument.left_out.dimension", dimension=results.label(part))
        for part in results.settings.get("emptied_dimensions") or {}
    ]
    if not sentences:
        return []
    tables = statistics_table(
        results,
        say,
        "left-out",
        say.text("instrument.left_out.table"),
        "item",
        [(item, item) for item in gone],
        _COLUMNS,
    )
    against = [item for item in gone if _runs_against(results, item)]
    if against:
        items = numbered(
            results, say, SECTION, against, "r_corrected", "instrument.r_corrected_value"
        )
        sentences.append(say("instrument.left_out.against", items=items))
    if gone:
        sentences.append(say("instrument.left_out.from_here_on", table=Reference("left-out")))
        if not results.settings.get("pilot"):
            sentences.append(say("instrument.left_out.chance"))
    rule = say("instrument.left_out.rule")
    return [Paragraph(*sentences_of([rule, *sentences])), *tables]


def _runs_against(results, item):
    return (
        results.has(SECTION, item, "r_corrected")
        and results.number(SECTION, item, "r_corrected").value < 0
    )


def _sentences(results, say, name, items):
    label = results.label(name)
    reason = results.reason(SECTION, name, "items_left")
    if reason:
        yield say("instrument.left_out.none", variable=label, reason=reason)
    if items:
        rounds = results.number(SECTION, name, "rounds")
        yield say(
            f"instrument.left_out.{'once' if rounds.value == 1 else 'rounds'}",
            variable=label,
            items=listed(say, items),
            rounds=rounds,
            left=results.number(SECTION, name, "items_left"),
        )
