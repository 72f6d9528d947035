"""What is to be borne in mind of a decision, in the words of the conclusion."""

from angket.report import construct
from angket.report.curves import concluding, curves_told
from angket.report.flagged import way_in_words
from angket.report.left_out import items_left_out
from angket.report.listing import joined, listed
from angket.report.poor_items import invalid_items, is_alpha_negative, turned_items
from angket.report.shapes import shape_of
from angket.report.wording import term_label
from angket.report.wording_parts import mixed_in_words


def caveats_told(results, say, judgement):
    """Say what is to be borne in mind of a decision, in one sentence.

    Parameters
    ----------
    results : Results
    say : Phrases
    judgement : angket.report.judgement.Judgement

    Yields
    ------
    tuple of Inline
        One, or none where nothing weakens it.
    """
    name = judgement.hypothesis
    told = [
        (
            *caveat_in_words(results, say, name, caveat),
            *_turned_round(results, say, judgement, caveat),
        )
        for caveat in judgement.caveats
    ]
    if told:
        yield say("judgement.caution", caveats=joined(say, "listing.semicolon", told))


def _turned_round(results, say, judgement, caveat):
    """Say that the decision is the same without items, or with those turned round, if it is."""
    invalid = caveat.key == "invalid" and turned_items(results, caveat.subject)
    same = invalid and judgement.is_same_rescored
    return say("judgement.caveats.same_rescored") if same else ()


def caveat_in_words(results, say, name, caveat):
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
        if is_alpha_negative(results, subject):
            return unusable_in_words(results, say, subject)
        alpha = results.number("reliability", subject, "alpha")
        return say(key, variable=results.label(subject), alpha=alpha)
    if caveat.key == "factors":
        if construct.unlike_parts(results, subject):
            return mixed_in_words(results, say, name, subject)
        worded = "_by_wording" if construct.parts_by_wording(results, subject) else ""
        factors = construct.factors_beyond(results, subject)
        return say(f"{key}{worded}", variable=results.label(subject), factors=factors)
    if caveat.key == "twins":
        first, second = map(results.label, subject)
        ratio = construct.ratio_of(results, subject)
        at = "_at_bound" if construct.bound_reached(results, subject) == "at" else ""
        told = say(f"{key}{at}", first=first, second=second, htmt=ratio)
        related = construct.are_related(results, name, subject)
        return (*told, *say(f"{key}_related")) if related else told
    if caveat.key == "curved":
        return say(key, words=curves_told(results, say, name, subject, concluding(results)))
    if caveat.key in ("apart_within", "apart_outside"):
        intervals, what = subject
        return say(key, intervals=listed(say, [say(one) for one in intervals]), what=say(what))
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
        # What bends makes neither p nor interval approximate, but hides a part of the relation.
        approximate = caveat.key == "conditions" and {"normal", "homoskedastic"} & {*subject}
        consequence = say("judgement.caveats.approximate") if approximate else ()
        return say(key, conditions=listed(say, told), consequence=consequence)
    return say(key)


def unusable_in_words(results, say, variable):
    """Say why the total of a variable measures nothing usable, as a part of a sentence."""
    alpha = results.number("reliability", variable, "alpha")
    return say("judgement.caveats.unusable", variable=results.label(variable), alpha=alpha)
