"""The smallest effects that the tests could have found, and the power for those of interest.

Not the power for the effects found, which only restates their p.
"""

import math

from angket.formats.blocks import Cell, Heading, Reference, Table
from angket.report.finding import paragraph
from angket.report.listing import listed
from angket.report.scores import unusable
from angket.report.tables import Column, cell_of, heading, mark_of, notes_of, phrase_of
from angket.report.wording import level_of

_LABEL = "power"
# By which note each measure is explained that few know.
_EXPLAINED = {"f_squared": {"f_squared", "paths"}, "w": {"w"}}
_BOUNDED = ("r", "rho", "tau_b")
INTEREST = ("effect_of_interest", "interest_power", "interest_n_needed")


def untold_sizes(results, say, names):
    """Say, in a sentence or none, of which hypotheses no smallest effect is told, and why."""
    unknown = {}
    for name in names:
        if measures_nothing := unusable(results, name):
            scores = listed(say, [results.label(score) for score in measures_nothing])
            unknown.setdefault(say("sensitivity.power.nothing", scores=scores), []).append(name)
        elif reason := results.reason("power", name, "detectable"):
            unknown.setdefault(reason, []).append(name)
    parts = [
        say("sensitivity.power.unknown_one", hypotheses=listed(say, of), reason=reason)
        for reason, of in unknown.items()
    ]
    return [say("sensitivity.power.unknown", hypotheses=listed(say, parts))] if parts else []


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
    known = [name for name in names if has_least(results, name)]
    shown = [name for name in names if name in known or has_interest(results, name)]
    told = untold_sizes(results, say, [name for name in names if name not in shown])
    intro = [say("sensitivity.power.intro", table=Reference(_LABEL))] if known else []
    if any(has_interest(results, name) for name in names):
        intro.append(say("sensitivity.power.interest", table=Reference(_LABEL)))
    return [
        Heading(2, say.text("sensitivity.power.heading")),
        *paragraph(*intro, *told),
        *([_table(results, say, shown)] if shown else []),
    ]


def has_interest(results, name):
    """Tell whether a hypothesis has an effect of interest, and the power for it."""
    return results.has("power", name, "interest_power") and not unusable(results, name)


def has_least(results, name):
    """Tell whether a hypothesis has a smallest effect that its test could have found.

    A score that measures nothing usable has no effect whose size could mean anything.
    """
    return results.has("power", name, "detectable") and not unusable(results, name)


def _table(results, say, names):
    reasons, body = {}, []
    interest = any(has_interest(results, name) for name in names)
    for name in names:
        test = results.value("power", name, "test")
        described = results.chosen("power_of", name, test)
        words = say(phrase_of(f"{described}.{test}")) if test else ()
        if results.has("power", name, "approximated_by"):
            note = say(f"sensitivity.power.approximations.{test}")
            words = (*words, mark_of(note, reasons))
        row = [name, Cell(words), _n(results, name) or "", Cell(_least(results, say, name))]
        body.append((*row, *(_interest(results, say, name, reasons) if interest else ())))
    heads = ["hypothesis", "test", "n", "power.detectable"]
    heads += [f"power.{statistic}" for statistic in INTEREST] if interest else []
    alpha = level_of(results, "power", names[0])
    shown = {
        measure
        for name in names
        for statistic in ("detectable", "effect_of_interest")
        if results.has("power", name, statistic)
        for measure, _ in _sizes(results, name, statistic)
    }
    explained = [
        say(f"sensitivity.power.notes.{of}")
        for of, measures in _EXPLAINED.items()
        if shown & measures
    ]
    # Of as many respondents, two tests find different sizes that are called alike.
    by_r = {
        results.value("power", name, "detectable_measure")
        for name in names
        if results.has("power", name, "detectable")
        and _sizes(results, name, "detectable")[0][0] == "r"
    }
    if len(by_r) > 1:
        explained.append(say("sensitivity.power.notes.two_r"))
    return Table(
        _LABEL,
        say.text("sensitivity.power.table"),
        (tuple(heading(say, term) for term in heads),),
        tuple(body),
        (say("sensitivity.power.note", alpha=alpha), *explained, *notes_of(reasons)),
    )


def _least(results, say, name):
    return effect(results, say, name, "detectable")


def _interest(results, say, name, reasons):
    """Return the cells about the effect of interest of a hypothesis."""
    given, *others = INTEREST
    cells = (cell_of(results, say, ("", name), Column("power", of), reasons) for of in others)
    return (Cell(effect(results, say, name, given)), *cells)


def effect(results, say, name, statistic):
    """Return an effect of a hypothesis with what it is measured by, as inlines.

    Parameters
    ----------
    results : Results
    say : Phrases
    name : str
        Of the hypothesis.
    statistic : {"detectable", "effect_of_interest"}

    Returns
    -------
    tuple of Inline
        Empty where there is none.
    """
    if not results.has("power", name, statistic):
        return ()
    sizes = [
        say("judgement.measured", measure=say(f"sensitivity.power.measures.{measure}"), size=size)
        for measure, size in _sizes(results, name, statistic)
    ]
    if not sizes[1:]:
        return sizes[0]
    return say("sensitivity.power.converted", result=sizes[0], given=sizes[1])


def measures_of(results, name):
    """List by what the effects of a hypothesis are measured that reports tell.

    Parameters
    ----------
    results : Results
    name : str
        Of the hypothesis.

    Returns
    -------
    list of str
    """
    there = [one for one in ("detectable", "effect_of_interest") if results.has("power", name, one)]
    return [measure for one in there for measure, _ in _sizes(results, name, one)]


def _sizes(results, name, statistic):
    """List measure and size of an effect, that of the family of the result first."""
    measure = results.value("power", name, "detectable_measure")
    style = "bounded" if measure in _BOUNDED else "coefficient"
    size = results.number("power", name, statistic, style)
    if statistic != "detectable" or not results.has("power", name, "detectable_result"):
        return [(measure, size)]
    family = results.value("power", name, "detectable_result_measure")
    result = results.number("power", name, "detectable_result")
    # Of a table with two rows or columns, Cramér's V is Cohen's w by another name.
    alike = family == "cramers_v" and math.isclose(result.value, size.value)
    return [(family, result)] if alike else [(family, result), (measure, size)]


def _n(results, name):
    """Return how many respondents the test of a hypothesis has, or None."""
    kind = results.settings["hypotheses"][name]["kind"]
    return results.number(kind, name, "n") if results.has(kind, name, "n") else None
