"""The summary of results at the top of the report: plain sentences, one line a hypothesis."""

from angket.formats.blocks import Points, Reference
from angket.report.averaged import averages_over
from angket.report.carried import carried_told
from angket.report.classed import classed
from angket.report.conclusion import measured, straight
from angket.report.curves import (
    are_told_before,
    curves_of,
    curves_told,
    is_along_a_line,
    measured_as_curve,
)
from angket.report.effect_sizes import confidences_of, has_interval
from angket.report.finding import paragraph
from angket.report.flagged import counted
from angket.report.how_sure import how_sure
from angket.report.in_words import in_words
from angket.report.judgement import judge
from angket.report.left_open import left_open
from angket.report.listing import joined, listed
from angket.report.meaning import high_scores
from angket.report.opened import opened
from angket.report.phrases import origin_of
from angket.report.presumed import presumed_told
from angket.report.printed_counts import are_counts_printed
from angket.report.reservations import (
    flagged_means,
    includes_none,
    is_reserved,
    of_flagged,
)
from angket.report.said import said_by, told_by
from angket.report.same_relation import same_told
from angket.report.scores import rests_on, unusable
from angket.report.sections import glossary
from angket.report.sections.sample import NOT_BY_CHANCE
from angket.report.sensitive import sensitive_on_first_page
from angket.report.shortfall import shortfall_told
from angket.report.worded import direction_beside
from angket.subjects import pair_apart

# Among the sections; see angket.report.compose.
PLACE = 5
VERDICTS = ("supported", "supported_together", "supported_curved", "supported_fragile")
VERDICTS += ("supported_curved_fragile", "contrary", "contrary_fragile")
VERDICTS += ("curved", "curved_fragile", "unusable")
VERDICTS += ("not_supported_against", "not_supported_partly", "not_supported")
VERDICTS += ("not_supported_fragile", "undecided")

# Told of models with several terms, each of which has a ratio with an interval.
_OF_WHOLE_MODELS = ("nagelkerke", "mcfadden")


def compose(results, say):
    """Compose the summary of results.

    Parameters
    ----------
    results : Results
    say : Phrases

    Returns
    -------
    list of Block
        None where a study has no hypotheses.
    """
    judgements = [judge(results, say, name) for name in results.settings.get("hypotheses") or {}]
    if not judgements:
        return []
    blocks = opened(results, say.text("overview.heading"))
    asked, found = (told(results, say, judgements) for told in (_asked, _found))
    about = [name for one in judgements for name in rests_on(results, one.hypothesis)]
    meaning = high_scores(results, say, about)
    blocks += paragraph(asked, _of_whom(results, say), found, meaning)
    several = len(judgements) > 1
    blocks.append(Points(tuple(_line(results, say, one, several) for one in judgements)))
    flagged = flagged_means(say, judgements)
    blocks += paragraph(*_intervals(results, say, judgements), *same_told(results, say), flagged)
    blocks += how_sure(results, say, judgements)
    if pairs := results.subjects("alike_items"):
        alike = {item for pair in pairs for item in pair_apart(pair)}
        printed = "_printed" if are_counts_printed(results, alike) else ""
        section = say.text("sample.heading")
        blocks += paragraph(say(f"overview.alike_items{printed}", section=section))
    blocks += paragraph(*sensitive_on_first_page(results, say))
    unshown = any(judgement.verdict == "not_supported" for judgement in judgements)
    others = say(f"overview.others.{_others(results)}")
    blocks += paragraph(say(f"overview.not_shown{'_nor_false' if unshown else ''}", others=others))
    return blocks


def _intervals(results, say, judgements):
    """Say what the numbers in brackets are, and which sizes have none."""
    without, some, bent, ratios = [], False, False, False
    for judgement in judgements:
        effect, curve = judgement.effect, measured_as_curve(results, say, judgement)
        if not effect:
            continue
        if not curve and has_interval(results, effect):
            some = True
        else:
            measure = curve.get("measure") or say(f"judgement.measures.{effect.measure}")
            without.append(
                say("overview.size_of", measure=measure, hypothesis=judgement.hypothesis)
            )
            ratios |= not curve and effect.measure in _OF_WHOLE_MODELS
            bent |= bool(curve)
    if some:
        of = confidences_of(results, say, judgements)
        key = "intervals" if of["confidence"] else "intervals_alone"
        yield say(f"overview.{key}", glossary=Reference(glossary.LABEL), **of)
    elif without:
        yield say("overview.symbols", glossary=Reference(glossary.LABEL))
    if without and (some or bent):
        elsewhere = say("overview.ratios_elsewhere") if ratios else ()
        yield say("overview.no_intervals", sizes=listed(say, without), elsewhere=elsewhere)


def _others(results):
    """Tell about whom nothing is shown, as a key of phrases: it hangs on how people were chosen."""
    chosen = (results.settings.get("sample") or {}).get("method")
    if chosen == "census":
        return "population"
    if not chosen and origin_of(results.settings) == "collected":
        return "unknown"
    return "themselves" if chosen in NOT_BY_CHANCE else "represented"


def _asked(results, say, judgements):
    if len(judgements) > 1:
        return say("overview.asked_many", n=results.spelled(len(judgements)))
    name = judgements[0].hypothesis
    direction = direction_beside(say, results.settings["hypotheses"][name], "overview.as_direction")
    return say(
        "overview.asked_one",
        statement=_statement(results, name),
        hypothesis=(name, *direction),
    )


def _of_whom(results, say):
    if not results.has("sample", "all", "analysed"):
        return ()
    analysed = results.number("sample", "all", "analysed", "count")
    if not results.has("sample", "all", "received"):
        return say("overview.whom", n=analysed)
    received = results.number("sample", "all", "received", "count")
    some = analysed.value < received.value
    of = {"n": analysed, "received": received, "section": say.text("sample.heading")}
    return say(f"overview.whom{'_of' if some else ''}", **of)


def _found(results, say, judgements):
    """Say what came out: of one hypothesis in words, of several which are supported."""
    if len(judgements) == 1:
        (judgement,) = judgements
        words = in_words(results, say, judgement)
        told = say("overview.words", words=words) if words else ""
        return say(f"overview.found_one.{_kept(judgement)}", words=told)
    parts = []
    for verdict in VERDICTS:
        names = [one.hypothesis for one in judgements if _kept(one) == verdict]
        if names:
            parts.append(say(f"overview.found_many.{verdict}", hypotheses=listed(say, names)))
    return say("overview.found", parts=joined(say, "overview.found_next", parts))


def _kept(judgement):
    """Name the verdict, whether it is not robust, and what was found of a part all the same."""
    if judgement.is_fragile:
        return f"{'supported_curved' if judgement.is_curved else judgement.verdict}_fragile"
    left = judgement.shortfall
    return f"{judgement.verdict}_{left.key}" if left and left.key else judgement.told


def _line(results, say, judgement, several):
    """Say in one line what came out on a hypothesis, how large, and whether it is to be trusted.

    What was found of the only one stands in words above it already.
    """
    # Of what cannot be decided a size tells nothing.
    size = measured(results, say, judgement) if judgement.verdict != "unusable" else ()
    curve, weak = measured_as_curve(results, say, judgement), _curved(results, say, judgement)
    if curve and not _is_curve_told(results, judgement.hypothesis):
        size = ()  # in the words that follow
    size = (*size, *classed(results, say, judgement, "overview")) if size else ()
    weak += includes_none(results, say, judgement) if not curve else ()
    if judgement.objecting:
        weak += say("overview.ways", **counted(results, judgement))
    flagged = judgement.flagged
    if flagged and flagged.objecting:
        key = "hanging" if flagged.turns else "without_flagged"
        weak += say(f"overview.{key}", **of_flagged(results, say, flagged))
    if is_reserved(judgement) and judgement.verdict != "unusable":
        weak += say("overview.caveats")
    hypothesis = results.settings["hypotheses"][judgement.hypothesis]
    direction = direction_beside(say, hypothesis, "overview.as_direction")
    means = said_by(hypothesis["kind"], "means_told")(
        results, say, judgement.hypothesis, hypothesis
    )
    return say(
        "overview.line",
        hypothesis=judgement.hypothesis,
        statement=(_statement(results, judgement.hypothesis), *direction),
        outcome=_outcome(results, say, judgement, several),
        size=(
            *shortfall_told(results, say, judgement, "overview"),
            *carried_told(results, say, judgement, "overview"),
            *(say("overview.size", size=means) if size and means else ()),
            *(say("overview.size", size=size) if size else ()),
            *(left_open(results, say, judgement, "overview") if size else ()),
            *averages_over(results, say, judgement),
            *presumed_told(results, say, judgement, "overview"),
        ),
        weak=weak,
    )


def _curved(results, say, judgement):
    """Say that a relation is curved, whatever the test of a rise or fall decides."""
    name, hypotheses = judgement.hypothesis, results.settings["hypotheses"]
    curves = curves_of(results, name, hypotheses[name])
    if not curves:
        return ()
    is_size = judgement.rejected and is_along_a_line(judgement) and judgement.verdict != "unusable"
    is_size = is_size and not measured_as_curve(results, say, judgement)
    words = curves_told(results, say, name, curves, [*hypotheses])
    return say(f"overview.curved{'_size' if is_size else ''}", words=words)


def _is_curve_told(results, name):
    """Tell whether an earlier line of the summary tells of the curves of a hypothesis."""
    hypotheses = results.settings["hypotheses"]
    curves = curves_of(results, name, hypotheses[name])
    return are_told_before(results, name, curves, [*hypotheses])


def _outcome(results, say, judgement, several):
    key, found = judgement.verdict, judgement.found
    outcomes = f"overview.{'fragile_' if judgement.is_fragile else ''}outcomes"
    told = key == "supported" or (key == "contrary" and several)
    words = in_words(results, say, judgement) if told else ()
    if words and not several:
        return say(f"{outcomes}.supported")
    if words:
        return say(f"{outcomes}.{key}_in_words", words=words)
    if judgement.is_curved:
        key = "supported_curved"
    elif key == "supported" and found:
        key = "supported_direction"
    kind = results.settings["hypotheses"][judgement.hypothesis]["kind"]
    direction = told_by(say, kind, f"judgement.directions.{found}") if found else ""
    of = {"scores": _unusable(results, say, judgement), "straight": straight(say, judgement)}
    return say(f"{outcomes}.{key}", found=direction, **of)


def _unusable(results, say, judgement):
    """Name the totals that measure nothing usable, where that leaves a hypothesis open."""
    if judgement.verdict != "unusable":
        return ()
    return listed(say, [results.label(one) for one in unusable(results, judgement.hypothesis)])


def _statement(results, name):
    return results.settings["hypotheses"][name]["statement"].rstrip(". ")
