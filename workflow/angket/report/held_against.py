"""Which conditions are held against a decision and which are not, and by what rule."""

from angket.report.curves import MATERIAL
from angket.report.harmless import BRADLEY, WITHOUT, compared, near_bounds, why_not
from angket.report.listing import joined, listed
from angket.report.missed import missed_most
from angket.report.rough import rough_bootstrap
from angket.report.said import said_by
from angket.report.sources import within_brackets
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
    bounds = near_bounds(float(results.settings["tests"]["alpha"]))
    shortest, longest = (results.write(bound, "statistic") for bound in bounds)
    of = {"citation": within_brackets(BRADLEY), "shortest": shortest, "longest": longest}
    return say("assumptions.rule", **of)


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
        beside = {
            WITHOUT[one]: compared(results, name, hypothesis, one)
            for one in _SPREAD
            if one in spread
        }
        told = {"conditions": _named(say, spread), "reasons": _nearly_same(results, say, beside)}
        yield say("assumptions.consequences.harmless", **told, **of)
    if assumptions & {*_OF_LINES}:
        of |= _missed(results, say, missed_most(results, name, hypothesis))
        too = "_too" if spread else ""
        yield say(f"assumptions.consequences.harmless_line{too}", **of)


def held_against(results, say, name, hypothesis, assumptions, curves=()):
    """Say which conditions are held against the decision, and why, where that is known.

    Parameters
    ----------
    results, say, name, hypothesis, assumptions
        As `harmless_told` takes them.
    curves : tuple of Inline
        The relations that are curved, so that linearity is held against the decision for that.

    Yields
    ------
    tuple of Inline
    """
    if results.flag("decision", name, "reject_h0") is None:
        return
    if results.value("decision", name, "test") in RANKS:
        return
    grouped, causes = {}, []
    if curves:
        of = {"conditions": _named(say, {"linear"}), "curves": curves}
        causes.append(say("assumptions.consequences.against_curve", **of))
        assumptions = assumptions - {"linear"}
    missed = missed_most(results, name, hypothesis)
    much = assumptions & {*_OF_LINES} if missed.share >= MATERIAL else set()
    for assumption in assumptions - much:
        for way, apart in why_not(results, name, hypothesis, assumption).items():
            grouped.setdefault((way, tuple(apart)), []).append(assumption)
    for (way, apart), named in sorted(grouped.items()):
        of = {"conditions": _named(say, named), **_intervals(results, say, name, hypothesis, apart)}
        causes.append(say(f"assumptions.consequences.against_{way}", **of))
    if much:
        of = {"conditions": _named(say, much), **_missed(results, say, missed)}
        causes.append(say("assumptions.consequences.against_line", **of))
    if causes:
        of = {"hypothesis": name, "causes": joined(say, "listing.semicolon", causes)}
        yield say("assumptions.consequences.against", **of)
        if any(way == "bootstrap" for way, _ in grouped):
            yield from filter(None, [rough_bootstrap(results, say, name)])


def _intervals(results, say, name, hypothesis, apart):
    """Tell the intervals that are others, and whether they decide alike, as fillings of phrases."""
    told, unlike, called = [], [], said_by(hypothesis["kind"], "called")
    for one in apart:
        _, subject, _ = one.place
        of = _both(results, say, one)
        part = whole_and_part(subject)[1]
        words = "instead_of" if part else "instead"
        label = _label(results, say, name, called, part) if part else ()
        told.append(say(f"assumptions.consequences.{words}", term=label, **of))
        if not one.is_decision_same:
            unlike.append(label)
    if not told:
        return {}
    named = [label for label in unlike if label]
    alike = "same" if not unlike else "unlike_of" if named else "unlike"
    decision = say(
        f"assumptions.consequences.decides.{alike}", terms=listed(say, named) if named else ()
    )
    return {"intervals": listed(say, told), "decision": decision}


def _both(results, say, one):
    """Write the interval of a test, and the one beside it, as fillings of phrases."""
    section, subject, statistic = one.place
    style, of = results.catalogue.find(section, statistic).style, {}
    ends = [(section, subject, end) for end in ("ci_low", "ci_high")]
    for key in ("own", "other"):
        made_of = one.made_of if key == "other" else ends
        limits = results.write_limits(*getattr(one, key), style, made_of)
        of[key] = say("hypotheses.interval", **limits)
    return of


def _nearly_same(results, say, beside):
    """Say which intervals hardly differ: of one coefficient with their limits, of several without.

    `beside` goes from ways to their intervals, each beside that of the test.
    """
    near = "assumptions.consequences.near"
    if any(len(apart) != 1 for apart in beside.values()):
        return say(f"{near}.several", ways=listed(say, [say(f"{near}.of_{way}") for way in beside]))
    both = {way: _both(results, say, *apart) for way, apart in beside.items()}
    own = say(f"{near}.own", own=next(iter(both.values()))["own"])
    others = [say(f"{near}.{way}", other=limits["other"]) for way, limits in both.items()]
    return listed(say, [own, *others])


def _label(results, say, name, called, part):
    return called(results, say, name, part) or term_label(results, say, part)


def _named(say, assumptions):
    order = [one for one in (*_SPREAD, *_OF_LINES) if one in assumptions]
    told = [say(f"judgement.conditions.{one}") for one in order]
    return listed(say, told)


def _missed(results, say, found):
    """Say what a line or an equation misses and what it explains, as a filling of phrases."""
    of = {"missed": results.write(100 * max(found.share, 0.0), "percent", of=found.places)}
    of["of"] = ()
    if found.elsewhere:
        counted = {"n": results.number(*found.elsewhere, "n"), "hypothesis": found.elsewhere[1]}
        of["of"] = say("assumptions.missed.of", **counted)
    key = "equation"
    if found.pair:
        key, of["response"] = "line", results.label(found.pair[1])
    elif found.predictor:
        label = results.label(found.predictor)
        of["bends"] = say("assumptions.missed.bend", predictor=label, **of)
    else:
        of["bends"] = say("assumptions.missed.bends", **of)
    if found.explained is None:
        key = f"{key}_alone"
    else:
        of["explained"] = results.write(100 * found.explained, "percent", of=found.of_explained)
    return {"missed": say(f"assumptions.missed.{key}", **of)}
