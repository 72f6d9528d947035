"""What weakens a decision, in plain words for the first page."""

from angket.report.conclusion import counted, who
from angket.report.left_open import limits_of
from angket.report.listing import listed
from angket.report.poor_items import is_alpha_negative, turned_items
from angket.subjects import part_of

# What a ratio is without a relation; any other size is then zero.
_RATIOS = ("odds_ratio", "rate_ratio")


def is_reserved(judgement):
    """Tell whether anything weakens a decision besides other ways of testing.

    Parameters
    ----------
    judgement : angket.report.judgement.Judgement

    Returns
    -------
    bool
    """
    return bool(judgement.caveats or _is_resized(judgement))


def weakness(results, say, judgement):
    """Say what weakens a decision.

    Parameters
    ----------
    results : Results
    say : Phrases
    judgement : angket.report.judgement.Judgement

    Returns
    -------
    tuple of Inline
    """
    told = []
    if judgement.objecting:
        most = "_most" if judgement.is_most else ""
        told.append(say(f"overview.contrary_ways{most}", **counted(results, judgement)))
    flagged = judgement.flagged
    if flagged and flagged.objecting:
        key = "hangs" if flagged.turns else "flagged_most" if flagged.is_most else "flagged"
        told.append(say(f"overview.{key}", **of_flagged(results, say, flagged)))
    if _is_resized(judgement):
        change, of = flagged.change, {"flagged": who(results, say, flagged)}
        if change.bands:
            of |= dict(zip(("before", "after"), change.bands, strict=True))
        told.append(say(f"overview.resized_{'band' if change.bands else 'leaves'}", **of))
    for caveat in dict.fromkeys(_plain(results, caveat) for caveat in judgement.caveats):
        plain = f"overview.plain_caveats.{caveat}"
        told.append(say(plain if say.has(plain) else "overview.reservations"))
    return listed(say, told)


def flagged_means(say, judgements):
    """Say who the flagged are, where they are spoken of."""
    spoken = (one.flagged and (one.flagged.objecting or _is_resized(one)) for one in judgements)
    return say("overview.flagged_means") if any(spoken) else ()


def of_flagged(results, say, flagged):
    """Count flagged respondents, and the ways of testing without them, for a phrase."""
    return {"flagged": who(results, say, flagged), **counted(results, flagged)}


def includes_none(results, say, judgement):
    """Say that the range of a size includes that of no relation, where a test found one.

    Parameters
    ----------
    results : Results
    say : Phrases
    judgement : angket.report.judgement.Judgement

    Returns
    -------
    tuple of Inline
        Empty where it does not, or nothing was found.
    """
    effect = judgement.effect
    limits = limits_of(results, effect) if judgement.rejected else None
    if not limits:
        return ()
    low, high = limits
    ratio = effect.measure in _RATIOS
    if not low <= (1 if ratio else 0) <= high:
        return ()
    return say(f"overview.includes_{'one' if ratio else 'zero'}")


def carried(results, say, judgement):
    """Say which of several predictors carry what was found, where not all of them do.

    Parameters
    ----------
    results : Results
    say : Phrases
    judgement : angket.report.judgement.Judgement

    Returns
    -------
    tuple of Inline
        Empty of one predictor, of products, and of categories that stand for a predictor.
    """
    name = judgement.hypothesis
    hypothesis = results.settings["hypotheses"][name]
    predictors = hypothesis.get("predictors") or ()
    if not judgement.rejected or len(predictors) < 2 or hypothesis.get("interactions"):
        return ()
    places = {one: (hypothesis["kind"], part_of(name, one), "p") for one in predictors}
    if not all(results.has(*place) for place in places.values()):
        return ()
    alpha = float(results.value("decision", name, "alpha"))
    some = [one for one, place in places.items() if float(results.value(*place)) <= alpha]
    others = [results.label(one) for one in predictors if one not in some]
    if not others:
        return ()
    if not some:
        return say("overview.carried_by_none")
    some = listed(say, [results.label(one) for one in some])
    return say("overview.carried", some=some, others=listed(say, others))


def _is_resized(judgement):
    """Tell whether the size changes without the flagged, who do not change the decision."""
    flagged = judgement.flagged
    return bool(flagged and flagged.change and not flagged.turns)


def _plain(results, caveat):
    """Name the plain words of a caveat, which tell apart what a lecturer would."""
    if caveat.key == "invalid" and turned_items(results, caveat.subject):
        return "turned"
    if caveat.key == "unreliable" and is_alpha_negative(results, caveat.subject):
        return "unusable"
    return caveat.key
