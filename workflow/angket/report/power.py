"""The power of the tests, and how many respondents they need."""

from angket.formats.blocks import Cell, Heading, Reference, Table
from angket.report.finding import Finding, paragraph
from angket.report.listing import related
from angket.report.tables import Column, cell_of, heading, mark_of, notes_of, phrase_of

_LABEL = "power"


def compose_power(results, say):
    """Compose the part that tells the power of all hypotheses together.

    Parameters
    ----------
    results : Results
    say : Phrases

    Returns
    -------
    list of Block
        None where no hypothesis has a power.
    """
    names = [
        name
        for name in results.settings.get("hypotheses", {})
        if results.value("power", name, "power") is not None
    ]
    if not names:
        return []
    table = Reference(_LABEL)
    sentences = [sentence for name in names for sentence in _sentences(results, say, name)]
    return [
        Heading(2, say.text("sensitivity.power.heading")),
        *paragraph(say("sensitivity.power.intro", table=table)),
        *paragraph(*sentences),
        _table(results, say, names),
    ]


def power_observed(results, say, name):
    """Tell at a hypothesis the power of its test for an effect as large as the one observed."""
    power = Finding(results, say, "power", name)
    if not power.has("power"):
        return ()
    rough = "_rough" if power.text("approximated_by") else ""
    told = say(f"hypotheses.power{rough}", power=power.number("power", "p"))
    if power.has("power_wanted", "n_needed"):
        needed = {"wanted": power.number("power_wanted", "bounded"), "n": power.number("n_needed")}
        told = (*told, " ", *say("hypotheses.power_needed", **needed))
    return told


def _n(results, name):
    """Return how many respondents the test of a hypothesis has, or None."""
    kind = results.settings["hypotheses"][name]["kind"]
    return results.number(kind, name, "n") if results.has(kind, name, "n") else None


def _sentences(results, say, name):
    of = {"hypothesis": name}
    reason = results.reason("power", name, "power")
    if reason:
        yield say("sensitivity.power.unknown", reason=reason, **of)
        return
    of["power"] = related(results.number("power", name, "power"))
    n, needed = _n(results, name), results.has("power", name, "n_needed")
    if n:
        of["n"] = n
    if n and needed:
        of["needed"] = results.number("power", name, "n_needed")
        enough = of["needed"].value <= n.value
        yield say(f"sensitivity.power.{'enough' if enough else 'short'}", **of)
    elif results.reason("power", name, "n_needed"):
        reason = results.reason("power", name, "n_needed")
        yield say("sensitivity.power.no_n", reason=reason, **of)


def _table(results, say, names):
    reasons, body = {}, []
    for name in names:
        test = results.value("power", name, "test")
        words = say(phrase_of(f"power_of.{test}")) if test else ()
        if results.has("power", name, "approximated_by"):
            note = say.text(f"sensitivity.power.approximations.{test}")
            words = (*words, mark_of(note, reasons))
        cells = [
            cell_of(results, say, ("", name), column, reasons)
            for column in (Column("power", "power"), Column("power", "n_needed"))
        ]
        body.append((name, Cell(words), _n(results, name) or "", *cells))
    heads = ("hypothesis", "test", "n", "power.power", "power.n_needed")
    return Table(
        _LABEL,
        say.text("sensitivity.power.table"),
        (tuple(heading(say, term) for term in heads),),
        tuple(body),
        (say("sensitivity.power.note"), *notes_of(reasons)),
    )
