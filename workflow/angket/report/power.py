"""The smallest effects that the tests could have found with the respondents of a study.

Not the power for the effects found, which only restates their p.
"""

from angket.formats.blocks import Cell, Heading, Reference, Table
from angket.report.finding import paragraph
from angket.report.tables import heading, mark_of, notes_of, phrase_of
from angket.report.wording import level_of

_LABEL = "power"
# By which note each measure is explained that few know.
_EXPLAINED = {"f_squared": {"f_squared", "paths"}, "w": {"w"}}
_BOUNDED = ("r", "rho", "tau_b")


def compose_power(results, say):
    """Compose the part about the smallest effects.

    Parameters
    ----------
    results : Results
    say : Phrases

    Returns
    -------
    list of Block
        None where no hypothesis has one.
    """
    names = [
        name
        for name in results.settings.get("hypotheses", {})
        if results.value("power", name, "detectable") is not None
    ]
    if not names:
        return []
    known = [name for name in names if results.has("power", name, "detectable")]
    told = [
        say(
            "sensitivity.power.unknown",
            hypothesis=name,
            reason=results.reason("power", name, "detectable"),
        )
        for name in names
        if name not in known
    ]
    intro = [say("sensitivity.power.intro", table=Reference(_LABEL))] if known else []
    return [
        Heading(2, say.text("sensitivity.power.heading")),
        *paragraph(*intro, *told),
        *([_table(results, say, known)] if known else []),
    ]


def _table(results, say, names):
    reasons, body = {}, []
    for name in names:
        test = results.value("power", name, "test")
        words = say(phrase_of(f"power_of.{test}")) if test else ()
        if results.has("power", name, "approximated_by"):
            note = say.text(f"sensitivity.power.approximations.{test}")
            words = (*words, mark_of(note, reasons))
        body.append((name, Cell(words), _n(results, name) or "", Cell(_least(results, say, name))))
    heads = ("hypothesis", "test", "n", "power.detectable")
    alpha = level_of(results, "power", names[0])
    shown = {results.value("power", name, "detectable_measure") for name in names}
    explained = [
        say(f"sensitivity.power.notes.{of}")
        for of, measures in _EXPLAINED.items()
        if shown & measures
    ]
    return Table(
        _LABEL,
        say.text("sensitivity.power.table"),
        (tuple(heading(say, term) for term in heads),),
        tuple(body),
        (say("sensitivity.power.note", alpha=alpha), *explained, *notes_of(reasons)),
    )


def _least(results, say, name):
    """Return the smallest effect of a hypothesis with what it is measured by, as inlines."""
    measure = results.value("power", name, "detectable_measure")
    style = "bounded" if measure in _BOUNDED else "coefficient"
    return say(
        "judgement.measured",
        measure=say(f"sensitivity.power.measures.{measure}"),
        size=results.number("power", name, "detectable", style),
    )


def _n(results, name):
    """Return how many respondents the test of a hypothesis has, or None."""
    kind = results.settings["hypotheses"][name]["kind"]
    return results.number(kind, name, "n") if results.has(kind, name, "n") else None
