"""The closing line of a hypothesis: verdict, direction, size, robustness, and what weakens it."""

from angket.formats.blocks import Reference
from angket.report import construct
from angket.report.averaged import averaged_told
from angket.report.carried import carried_told
from angket.report.curves import curves_in_words, curves_of
from angket.report.finding import Finding
from angket.report.flagged import way_in_words, without_flagged
from angket.report.harmless import bootstrap_apart
from angket.report.left_open import left_open
from angket.report.left_out import items_left_out
from angket.report.listing import joined, listed
from angket.report.meaning import high_scores
from angket.report.poor_items import invalid_items, is_alpha_negative, turned_items
from angket.report.said import said_by, told_by
from angket.report.same_relation import same_before_told
from angket.report.scores import rests_on, unusable
from angket.report.shapes import shape_of
from angket.report.shortfall import shortfall_told
from angket.report.tables import heading, label_for
from angket.report.wording import category_label, term_label
from angket.subjects import column_and_value

# How so many other ways of testing are called that lead to the same decision.
_SAME = {1: "one", 2: "two"}
# Effects whose sign tells whether a line rises or falls.
_ALONG_A_LINE = ("r", "rho", "tau_b", "beta")
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
            *_caveats(results, say, judgement),
            same_before_told(results, say, judgement.hypothesis),
        ]
        return [sentence for sentence in told if sentence]
    told = [
        verdict(results, say, judgement),
        shortfall_told(results, say, judgement, "judgement"),
        carried_told(results, say, judgement, "judgement"),
        averaged_told(results, say, judgement.hypothesis),
        found(results, say, judgement),
        meaning(results, say, judgement),
        size(results, say, judgement),
        left_open(results, say, judgement, "judgement"),
        _robustness(results, say, judgement),
        *_weight(say, judgement),
        unsettled(say, judgement),
        *without_flagged(results, say, judgement),
        say("judgement.fragile") if judgement.is_fragile else (),
        *_caveats(results, say, judgement),
        same_before_told(results, say, judgement.hypothesis),
    ]
    return [sentence for sentence in told if sentence]


def verdict(results, say, judgement):
    """Say whether the hypothesis is supported, and in which direction."""
    key, of = judgement.verdict, {"hypothesis": judgement.hypothesis}
    kind = results.settings["hypotheses"][judgement.hypothesis]["kind"]
    of["straight"] = straight(say, judgement)
    if key == "unusable":
        scores = [results.label(one) for one in unusable(results, judgement.hypothesis)]
        of["scores"] = listed(say, scores)
    if judgement.found:
        of["found"] = told_by(say, kind, f"judgement.directions.{judgement.found}")
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


def straight(say, judgement):
    """Say what a straight line shows of a curve: whether it rises or falls, if it is one line."""
    effect = judgement.effect
    alone = effect and effect.measure in _ALONG_A_LINE
    return say(f"curves.straight.{(alone and judgement.straight) or 'other'}")


def found(results, say, judgement):
    """Say what was found, where a kind of hypothesis has words for it that hold the numbers."""
    name = judgement.hypothesis
    hypothesis = results.settings["hypotheses"][name]
    own = said_by(hypothesis["kind"], "in_words") if judgement.rejected else None
    if curves_of(results, name, hypothesis):
        return ()
    words = own(results, say, name, hypothesis) if own else None
    return say("judgement.found", words=words) if words else ()


def meaning(results, say, judgement):
    """Say what high scores mean, where what was found has a direction."""
    if not (judgement.rejected and judgement.found):
        return ()
    return high_scores(results, say, rests_on(results, judgement.hypothesis))


def size(results, say, judgement):
    """Say how large the effect is, with its interval."""
    found = measured(results, say, judgement)
    if not found:
        return ()
    beside = _resampled(results, say, judgement)
    return say(f"judgement.size{'_resampled' if beside else ''}", size=found, beside=beside)


def _resampled(results, say, judgement):
    """Tell the interval of the bootstrap where that of the size supposes what does not hold.

    That is where conditions fail or are in doubt, and both intervals are not nearly the same.
    """
    name = judgement.hypothesis
    hypothesis = results.settings["hypotheses"][name]
    reserved = {caveat.key for caveat in judgement.caveats} & {"curved", "conditions", "disputed"}
    if not reserved or not judgement.effect.low or judgement.effect.low.startswith("bca"):
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
    of = {"ways": results.write(len(ways), "count")}
    if not objecting:
        of["table"] = Reference(label_for("sensitivity", judgement.hypothesis))
        kind = results.settings["hypotheses"][judgement.hypothesis]["kind"]
        # Ways whose conditions fail are not among them.
        if said_by(kind, "untrusted")(results, judgement.hypothesis):
            named = listed(say, [say(f"sensitivity.variants.{way.variant}") for way in ways])
            return say(f"judgement.same_trusted.{'many' if ways[1:] else 'one'}", named=named, **of)
        return say(f"judgement.same_{_SAME.get(len(ways), 'many')}", **of)
    told = [way_in_words(results, say, way) for way in objecting]
    of["others"] = results.write(len(objecting), "count")
    several_object = "other" if ways[len(objecting) :] else "other_all"
    key = several_object if objecting[1:] else "other_one" if ways[1:] else "other_only"
    return say(f"judgement.{key}", contrary=listed(say, told), **of)


def _weight(say, judgement):
    """Say what the ways that object have in common, and how much weight they leave."""
    objecting = judgement.objecting
    careful = [way for way in judgement.ways if way.variant in ASSUME_LESS]
    # Where one of them agrees with the decision, assuming less is not what sets the others apart.
    if objecting[1:] and careful == list(objecting):
        yield say("judgement.common.less")
    if any(way.variant == "bootstrap" for way in objecting):
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


def _caveats(results, say, judgement):
    told = [caveat_in_words(results, say, caveat) for caveat in judgement.caveats]
    if told:
        yield say("judgement.caution", caveats=joined(say, "listing.semicolon", told))


def caveat_in_words(results, say, caveat):
    """Say what is to be borne in mind, as a part of a sentence."""
    key, subject = f"judgement.caveats.{caveat.key}", caveat.subject
    if caveat.key == "invalid":
        turned = turned_items(results, subject)
        of = {
            "variable": results.label(subject),
            "items": listed(say, invalid_items(results, subject)),
        }
        return say(f"{key}_turned", turned=listed(say, turned), **of) if turned else say(key, **of)
    if caveat.key == "left_out":
        items = listed(say, items_left_out(results, subject))
        return say(key, variable=results.label(subject), items=items)
    if caveat.key == "unreliable":
        alpha = results.number("reliability", subject, "alpha")
        key = "judgement.caveats.unusable" if is_alpha_negative(results, subject) else key
        return say(key, variable=results.label(subject), alpha=alpha)
    if caveat.key == "factors":
        parts = construct.unlike_parts(results, subject)
        if parts:
            kind = "against" if construct.is_key_in_doubt(parts) else "apart"
            return say(f"{key}_{kind}", variable=results.label(subject), **parts)
        worded = "_by_wording" if construct.parts_by_wording(results, subject) else ""
        factors = construct.factors_beyond(results, subject)
        return say(f"{key}{worded}", variable=results.label(subject), factors=factors)
    if caveat.key == "twins":
        first, second = map(results.label, subject)
        ratio = construct.ratio_of(results, subject)
        at = "_at_bound" if construct.bound_reached(results, subject) == "at" else ""
        return say(f"{key}{at}", first=first, second=second, htmt=ratio)
    if caveat.key == "curved":
        return say(key, words=curves_in_words(results, say, subject))
    if caveat.key == "narrow":
        told = [way_in_words(results, say, way) for way in subject]
        return say(f"{key}_{'many' if subject[1:] else 'one'}", ways=listed(say, told))
    if caveat.key == "bends":
        of_one, predictor, response = subject
        of = {"predictor": results.label(predictor), "response": results.label(response)}
        return say(key, form=say(f"curves.shaped.{shape_of(results, of_one)}", **of))
    if caveat.key == "elsewhere":
        predictor, response = map(results.label, subject[:2])
        return say(key, predictor=predictor, response=response, hypothesis=subject[2])
    if caveat.key == "small":
        return say(key, n=results.write(subject, "count"))
    if caveat.key == "partly_parallel":
        return say(key, terms=listed(say, [term_label(results, say, one) for one in subject]))
    if caveat.key in ("conditions", "disputed"):
        told = [say(f"judgement.conditions.{one}") for one in subject]
        return say(key, conditions=listed(say, told))
    return say(key)
