"""The closing line of a hypothesis: verdict, direction, size, robustness, and what weakens it."""

from angket.formats.blocks import Reference
from angket.report.averaged import averaged_told
from angket.report.carried import carried_told
from angket.report.caveats_told import caveats_told, unusable_in_words
from angket.report.classed import classed
from angket.report.curves import (
    curves_of,
    is_along_a_line,
    measured_as_curve,
)
from angket.report.finding import Finding
from angket.report.flagged import way_in_words, without_flagged
from angket.report.harmless import bootstrap_apart
from angket.report.in_words import in_words
from angket.report.left_open import left_open
from angket.report.listing import listed
from angket.report.meaning import high_scores
from angket.report.presumed import presumed_told
from angket.report.rough import rough_bootstrap
from angket.report.said import said_by, told_by
from angket.report.same_relation import same_before_told
from angket.report.scores import rests_on, unusable
from angket.report.shortfall import shortfall_told
from angket.report.tables import heading, label_for
from angket.report.wording import category_label
from angket.subjects import column_and_value

# How so many other ways of testing are called that lead to the same decision.
_SAME = {1: "one", 2: "two"}
# Ways that need no normality, no equal variances, no equal distances between scores.
ASSUME_LESS = {"ranks", "ordinal", "robust", "hc3", "bootstrap", "robust_errors", "sign"}
# What may set the p of a test and a bootstrap interval apart: caveats, and conditions that fail.
_APART = ("normal", "normal_disputed", "homoskedastic", "homoskedastic_disputed", "small")


def conclude(results, say, judgement):
    """Say in a few sentences what came out on a hypothesis.

    Parameters
    ----------
    results : Results
    say : Phrases
    judgement : angket.report.judgement.Judgement

    Returns
    -------
    list of tuple of Inline
        Sentences; none where nothing was decided and the text before says why.
    """
    if judgement.verdict == "undecided":
        return [say("judgement.undecided", hypothesis=judgement.hypothesis)]
    if judgement.verdict == "unusable":
        told = [
            verdict(results, say, judgement),
            *caveats_told(results, say, judgement),
            same_before_told(results, say, judgement.hypothesis),
        ]
        return [sentence for sentence in told if sentence]
    told = [
        verdict(results, say, judgement),
        shortfall_told(results, say, judgement, "judgement"),
        carried_told(results, say, judgement, "judgement"),
        found(results, say, judgement),
        averaged_told(results, say, judgement.hypothesis),
        *_averaged_over(results, say, judgement),
        meaning(results, say, judgement),
        size(results, say, judgement),
        presumed_told(results, say, judgement, "judgement"),
        left_open(results, say, judgement, "judgement"),
        _robustness(results, say, judgement),
        *_weight(results, say, judgement),
        unsettled(say, judgement),
        *without_flagged(results, say, judgement),
        say("judgement.fragile") if judgement.is_fragile else (),
        *caveats_told(results, say, judgement),
        same_before_told(results, say, judgement.hypothesis),
    ]
    return [sentence for sentence in told if sentence]


def verdict(results, say, judgement):
    """Say whether the hypothesis is supported, and in which direction."""
    key, of = judgement.verdict, {"hypothesis": judgement.hypothesis}
    kind = results.settings["hypotheses"][judgement.hypothesis]["kind"]
    of["straight"] = straight(say, judgement)
    if key == "unusable":
        scores = unusable(results, judgement.hypothesis)
        of["reasons"] = listed(say, [unusable_in_words(results, say, one) for one in scores])
    if judgement.found:
        of["found"] = told_by(say, kind, f"judgement.directions.{judgement.found}")
        if judgement.rejected:
            of["found"] += _meaning_beside(results, say, judgement)
    if judgement.is_fragile:
        # Its direction stands in the same sentence, whether stated or not.
        directed = key == "supported" and judgement.found
        key = "supported_curved" if judgement.is_curved else key
        key = f"{key}_fragile{'_direction' if directed else ''}"
        if judgement.stated:
            of["stated"] = say.text(f"judgement.directions.{judgement.stated}")
    elif key in ("contrary", "curved"):
        of["stated"] = say.text(f"judgement.directions.{judgement.stated}")
    elif key != judgement.told:
        key = judgement.told
    elif key == "supported" and judgement.found:
        key = "supported_as_stated" if judgement.stated else "supported_direction"
    return told_by(say, kind, f"judgement.{key}", **of)


def _averaged_over(results, say, judgement):
    """Tell as a fact what is an average over a bend, where that weakens no decision."""
    conditions = [one for one in judgement.caveats if one.key == "conditions"]
    if judgement.rejected is None or any("linear" in one.subject for one in conditions):
        return ()
    hypothesis = results.settings["hypotheses"][judgement.hypothesis]
    told = said_by(hypothesis["kind"], "averaged_over")
    return told(results, say, judgement.hypothesis, hypothesis)


def straight(say, judgement):
    """Say what a straight line shows of a curve: whether it rises or falls, if it is one line."""
    alone = is_along_a_line(judgement)
    return say(f"curves.straight.{(alone and judgement.straight) or 'other'}")


def found(results, say, judgement):
    """Say in words what was found, as the first page does."""
    # Of several predictors together, which carry it is told.
    words = in_words(results, say, judgement) if not judgement.carried else ()
    return say("judgement.found", words=words) if words else ()


def meaning(results, say, judgement):
    """Say what high scores mean, where what was found has a direction."""
    if not (judgement.rejected and judgement.found) or _meaning_beside(results, say, judgement):
        return ()
    return high_scores(results, say, rests_on(results, judgement.hypothesis))


def _meaning_beside(results, say, judgement):
    """Say what high scores mean beside the direction, which could be read the wrong way round.

    A kind that has words of its own for the directions tells it in a sentence by itself.
    """
    kind = results.settings["hypotheses"][judgement.hypothesis]["kind"]
    if say.has(f"{kind}.said.judgement.directions.{judgement.found}"):
        return ()
    return high_scores(results, say, rests_on(results, judgement.hypothesis), "beside")


def size(results, say, judgement):
    """Say how large the effect is, with its interval."""
    found = measured(results, say, judgement)
    if not found:
        return ()
    beside = _resampled(results, say, judgement)
    found = (*found, *classed(results, say, judgement, "judgement"))
    told = say(f"judgement.size{'_resampled' if beside else ''}", size=found, beside=beside)
    rough = rough_bootstrap(results, say, judgement.hypothesis) if beside else ()
    return (*told, " ", *rough) if rough else told


def _resampled(results, say, judgement):
    """Tell the interval of the bootstrap where that of the size supposes what does not hold.

    That is where conditions fail or are in doubt, and both intervals are not nearly the same.
    """
    name = judgement.hypothesis
    hypothesis = results.settings["hypotheses"][name]
    reserved = {caveat.key for caveat in judgement.caveats} & {"curved", "conditions", "disputed"}
    if not reserved or not judgement.effect.low or judgement.effect.low.startswith("bca"):
        return ()
    if measured_as_curve(results, say, judgement):
        return ()
    other = bootstrap_apart(results, name, hypothesis)
    if not other:
        return ()
    section, subject, statistic, resampled = other
    of = Finding(results, say, section, resampled)
    style = results.catalogue.find(section, statistic).style
    return say(
        "judgement.resampled",
        measure=heading(say, f"{section}.{statistic}").content,
        value=results.number(section, subject, statistic),
        interval=of.interval("bca_low", "bca_high", style),
    )


def measured(results, say, judgement):
    """Return the effect with its name, for the table of decisions, as inlines."""
    if not judgement.effect:
        return ()
    curve = measured_as_curve(results, say, judgement)
    if curve:
        return curve["size"]
    effect = judgement.effect
    measure = say(f"judgement.measures.{effect.measure}")
    if effect.per:
        measure = _of_term(results, say, measure, effect.per, judgement.hypothesis)
    return say("judgement.measured", measure=measure, size=sized(results, say, judgement))


def _of_term(results, say, measure, term, name):
    """Say of what a ratio is: one more of something, or one category beside another."""
    if column_and_value(term)[1] is not None:
        return say("judgement.ratio_of", measure=measure, term=category_label(results, term))
    hypothesis = results.settings["hypotheses"][name]
    points = term in results.settings["variables"] and hypothesis.get("scale") == "raw"
    key = "ratio_per_point" if points else "ratio_per_unit"
    return say(f"judgement.{key}", measure=measure, term=results.label(term))


def sized(results, say, judgement):
    """Return the size of an effect with its interval where it has one, as inlines."""
    effect = judgement.effect
    section, subject, statistic = effect.place
    style = results.catalogue.find(section, statistic).style
    value = results.number(section, subject, statistic, style)
    limits = Finding(results, say, section, effect.limits or subject)
    if not effect.low or not limits.has(effect.low, effect.high):
        return (value.text,)
    return say(
        "judgement.with_interval",
        value=value,
        interval=limits.interval(effect.low, effect.high, style),
    )


def _robustness(results, say, judgement):
    """Say how many of all other ways of testing lead to the same decision."""
    ways, objecting = judgement.ways, judgement.objecting
    if not ways:
        return ()
    of = {"ways": results.spelled(len(ways))}
    if not objecting:
        of["table"] = Reference(label_for("sensitivity", judgement.hypothesis))
        kind = results.settings["hypotheses"][judgement.hypothesis]["kind"]
        # Ways whose conditions fail are not among them.
        if said_by(kind, "untrusted")(results, judgement.hypothesis):
            named = listed(say, [say(f"sensitivity.variants.{way.variant}") for way in ways])
            return say(f"judgement.same_trusted.{'many' if ways[1:] else 'one'}", named=named, **of)
        return say(f"judgement.same_{_SAME.get(len(ways), 'many')}", **of)
    told = [way_in_words(results, say, way) for way in objecting]
    of["others"] = results.spelled(len(objecting))
    several_object = "other" if ways[len(objecting) :] else "other_all"
    key = several_object if objecting[1:] else "other_one" if ways[1:] else "other_only"
    return say(f"judgement.{key}", contrary=listed(say, told), **of)


def _weight(results, say, judgement):
    """Say what the ways that object have in common, and how much weight they leave."""
    objecting = judgement.objecting
    careful = [way for way in judgement.ways if way.variant in ASSUME_LESS]
    # Where one of them agrees with the decision, assuming less is not what sets the others apart.
    if objecting[1:] and careful == list(objecting):
        yield say("judgement.common.less")
    if any(way.variant == "bootstrap" for way in objecting):
        hypothesis = results.settings["hypotheses"][judgement.hypothesis]
        if judgement.rejected and curves_of(results, judgement.hypothesis, hypothesis):
            alone = is_along_a_line(judgement)
            what = say(f"judgement.rises.{(alone and judgement.straight) or 'other'}")
            yield say("judgement.bootstrap_differs_curved", what=what)
        else:
            yield say("judgement.bootstrap_differs")
        yield _why_bootstrap_differs(say, judgement)


def _why_bootstrap_differs(say, judgement):
    """Say what of the data at hand may set p and a bootstrap interval apart, if it is known."""
    found = []
    for key, subject in judgement.caveats:
        if key in ("conditions", "disputed"):
            end = "_disputed" if key == "disputed" else ""
            found += [f"{condition}{end}" for condition in subject]
        else:
            found.append(key)
    told = [say(f"judgement.apart.{key}") for key in _APART if key in found]
    return say("judgement.apart.here", reasons=listed(say, told)) if told else ()


def unsettled(say, judgement):
    """Say of which ways of testing chance in the resamples decides what comes out."""
    if not judgement.unsettled:
        return ()
    named = [say(f"sensitivity.variants.{way.variant}") for way in judgement.unsettled]
    return say("judgement.unsettled", ways=listed(say, named))


def outcome(say, judgement):
    """Name the outcome in a word or two, and say where it is not robust, as inlines."""
    fragile = "fragile_" if judgement.is_fragile else ""
    return say(f"judgement.{fragile}outcomes.{judgement.told}")
