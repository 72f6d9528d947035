"""Which conditions are held against a decision and which are not, and by what rule."""

from angket.report.curves import MATERIAL
from angket.report.harmless import BRADLEY, why_not
from angket.report.listing import joined, listed
from angket.report.missed import missed_most
from angket.report.said import said_by
from angket.report.ways import RANKS
from angket.report.wording import term_label
from angket.subjects import whole_and_part

_SPREAD = ("normal", "homoskedastic")
_OF_LINES = ("linear", "form")


def rule_told(results, say):
    """Say by what rule conditions count as not fulfilled or in doubt, and against a decision.

    Parameters
    ----------
    results : Results
    say : Phrases

    Returns
    -------
    tuple of Inline
    """
    results.cited.setdefault(BRADLEY, "assumptions")
    return say("assumptions.rule", citation=BRADLEY)


def harmless_told(results, say, name, hypothesis, assumptions):
    """Say which conditions hardly matter for the decision, and why.

    Parameters
    ----------
    results : Results
    say : Phrases
    name : str
        Of the hypothesis.
    hypothesis : dict
    assumptions : set of str

    Yields
    ------
    tuple of Inline
    """
    of = {"hypothesis": name}
    spread = assumptions & {*_SPREAD}
    if spread:
        yield say("assumptions.consequences.harmless", conditions=_named(say, spread), **of)
    if assumptions & {*_OF_LINES}:
        of |= _missed(results, say, missed_most(results, name, hypothesis))
        too = "_too" if spread else ""
        yield say(f"assumptions.consequences.harmless_line{too}", **of)


def held_against(results, say, name, hypothesis, assumptions):
    """Say which conditions are held against the decision, and why, where that is known.

    Parameters
    ----------
    results, say, name, hypothesis, assumptions
        As `harmless_told` takes them.

    Yields
    ------
    tuple of Inline
    """
    if results.flag("decision", name, "reject_h0") is None:
        return
    if results.value("decision", name, "test") in RANKS:
        return
    grouped = {}
    missed = missed_most(results, name, hypothesis)
    much = assumptions & {*_OF_LINES} if missed.share >= MATERIAL else set()
    for assumption in assumptions - much:
        for way, subjects in why_not(results, name, hypothesis, assumption).items():
            grouped.setdefault((way, tuple(subjects)), []).append(assumption)
    causes = []
    for (way, subjects), named in sorted(grouped.items()):
        terms = _terms(results, say, name, hypothesis, subjects)
        of = {"conditions": _named(say, named), "terms": terms}
        causes.append(say(f"assumptions.consequences.against_{way}", **of))
    if much:
        of = {"conditions": _named(say, much), **_missed(results, say, missed)}
        causes.append(say("assumptions.consequences.against_line", **of))
    if causes:
        of = {"hypothesis": name, "causes": joined(say, "listing.semicolon", causes)}
        yield say("assumptions.consequences.against", **of)


def _terms(results, say, name, hypothesis, subjects):
    """Name the coefficients with another interval, as inlines; none of a hypothesis's only one."""
    parts = [whole_and_part(subject)[1] for subject in subjects]
    called = said_by(hypothesis["kind"], "called")
    named = [
        called(results, say, name, part) or term_label(results, say, part) for part in parts if part
    ]
    return say("assumptions.consequences.of_terms", terms=listed(say, named)) if named else ()


def _named(say, assumptions):
    order = [one for one in (*_SPREAD, *_OF_LINES) if one in assumptions]
    told = [say(f"judgement.conditions.{one}") for one in order]
    return listed(say, told)


def _missed(results, say, found):
    """Say what a line or an equation misses and what it explains, as a filling of phrases."""
    of = {"missed": results.write(100 * max(found.share, 0.0), "percent", of=found.places)}
    key = "equation"
    if found.pair:
        key, of["response"] = "line", results.label(found.pair[1])
    if found.explained is None:
        key = f"{key}_alone"
    else:
        of["explained"] = results.write(100 * found.explained, "percent", of=found.of_explained)
    return {"missed": say(f"assumptions.missed.{key}", **of)}
