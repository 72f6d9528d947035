"""What weakens a decision, in plain words for the first page."""

from angket.report.construct import are_related, unlike_parts
from angket.report.flagged import counted, who
from angket.report.left_open import limits_of
from angket.report.listing import listed
from angket.report.poor_items import is_alpha_negative, turned_items
from angket.report.wording_parts import mixed_in_plain_words

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


def weaknesses(results, say, judgement):
    """Say what weakens a decision, each in a few words.

    Parameters
    ----------
    results : Results
    say : Phrases
    judgement : angket.report.judgement.Judgement

    Returns
    -------
    list of tuple of Inline
    """
    told = []
    flagged = judgement.flagged
    # How many ways object stands where the hypothesis does.
    if judgement.is_fragile:
        told.append(say("overview.not_robust"))
    elif judgement.objecting:
        told.append(say("overview.contrary_ways"))
    elif flagged and flagged.objecting:
        told.append(say("overview.flagged", flagged=who(results, say, flagged)))
    if _is_resized(judgement):
        change, of = flagged.change, {"flagged": who(results, say, flagged)}
        if change.bands:
            of |= dict(zip(("before", "after"), change.bands, strict=True))
        told.append(say(f"overview.resized_{'band' if change.bands else 'leaves'}", **of))
    told += [
        mixed_in_plain_words(results, say, judgement.hypothesis, one.subject)
        for one in judgement.caveats
        if _is_of_parts(results, one)
    ]
    same = "_same" if judgement.is_same_rescored else ""
    return told + [
        say(
            f"overview.{key}{same if key.endswith('.turned') else ''}",
            scores=listed(say, scores) if scores else (),
        )
        for key, scores in _scores_of(results, say, judgement).items()
    ]


def _scores_of(results, say, judgement):
    """Name the scores that each caveat is about, by the key of its phrase; of some, none."""
    about, variables = {}, results.settings["variables"]
    for caveat in judgement.caveats:
        pair = caveat.subject if caveat.key == "twins" else (caveat.subject,)
        named = [one for one in pair if isinstance(one, str) and one in variables]
        for key in _plain(results, judgement.hypothesis, caveat):
            known = say.has(f"overview.plain_caveats.{key}")
            scores = about.setdefault(f"plain_caveats.{key}" if known else "reservations", [])
            scores += [label for one in named if (label := results.label(one)) not in scores]
    return about


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


def _is_resized(judgement):
    """Tell whether the size changes without the flagged, who do not change the decision."""
    flagged = judgement.flagged
    return bool(flagged and flagged.change and not flagged.turns)


def _is_of_parts(results, caveat):
    return caveat.key == "factors" and bool(unlike_parts(results, caveat.subject))


def _plain(results, name, caveat):
    """Name the plain words of a caveat, which tell apart what a lecturer would."""
    if caveat.key == "conditions":
        told = ["bends" if one == "linear" else one for one in caveat.subject]
        if {"normal", "homoskedastic"} <= {*told}:
            # The same follows from both.
            others = [one for one in told if one not in ("normal", "homoskedastic")]
            return ["normal_and_homoskedastic", *others]
        return told
    if caveat.key == "disputed":
        return [f"disputed_{one}" for one in caveat.subject]
    if caveat.key == "invalid" and turned_items(results, caveat.subject):
        return ["turned"]
    if _is_of_parts(results, caveat):
        return []  # in words of its own
    if caveat.key == "unreliable" and is_alpha_negative(results, caveat.subject):
        return ["unusable"]
    if caveat.key == "twins":
        both = len(results.settings["variables"]) == len(caveat.subject)
        related = are_related(results, name, caveat.subject)
        return [f"twins{'_both' * both}{'_related' * related}"]
    return [caveat.key]
