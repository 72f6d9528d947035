"""How the explained variance is divided among several predictors, told where that makes sense."""

from angket.formats.blocks import Reference
from angket.report.finding import Finding, paragraph
from angket.report.tables import Column, label_for, statistics_table
from angket.subjects import part_of

# Of Cohen's f squared (1988): parts of less would be parts of next to nothing.
SMALL_EFFECT = 0.02
# From such a percentage on, by far most goes with one predictor: a choice.
BY_FAR_MOST = 75


def contributions(results, say, name, model, terms):
    """Tell how the explained variance is divided among several predictors."""
    parts = {
        term: found.amount("effective_percent")
        for term, found in terms.items()
        if found.has("effective_percent")
    }
    if not parts:
        return []
    if not results.flag("decision", name, "reject_h0"):
        return paragraph(say("regression.undivided_not"))
    if _is_small(model):
        return paragraph(say("regression.undivided_small"))
    largest = max(parts, key=parts.get)
    label = label_for("contributions", name)
    columns = [
        Column("regression", "beta"),
        Column("regression", "zero_order_r"),
        Column("regression", "effective_percent"),
        Column("regression", "relative_percent"),
    ]
    table = statistics_table(
        results,
        say,
        label,
        say.text("regression.contributions_title", hypothesis=name),
        "predictor",
        [(results.label(term), part_of(name, term)) for term in terms],
        columns,
        [say("regression.contributions_note")],
    )
    told = say(
        "regression.contributions",
        table=Reference(label),
        predictor=results.label(largest),
        effective=terms[largest].number("effective_percent"),
        relative=terms[largest].number("relative_percent"),
    )
    negative = min(parts.values()) < 0
    return [*paragraph(told, say("regression.negative_part") if negative else ()), *table]


def _is_small(model):
    return model.has("f_squared") and model.amount("f_squared") < SMALL_EFFECT


def largest_part(results, say, judgement):
    """Say how much of the explained variance goes with the predictor that has by far most of it.

    Parameters
    ----------
    results : Results
    say : Phrases
    judgement : angket.report.judgement.Judgement

    Returns
    -------
    tuple of Inline
        Empty where the variance is not divided among several, a part of it is negative, none is by
        far the largest, or that one goes with a predictor that shows no relation of its own.
    """
    name, carried = judgement.hypothesis, judgement.carried
    if not carried or judgement.effect.measure != "r_squared":
        return ()
    parts = {
        term: Finding(results, say, "regression", part_of(name, term))
        for term in (*carried.some, *carried.others)
    }
    known = all(part.has("effective_percent", "relative_percent") for part in parts.values())
    if not known or _is_small(Finding(results, say, "regression", name)):
        return ()
    sizes = {term: part.amount("effective_percent") for term, part in parts.items()}
    largest = max(sizes, key=sizes.get)
    share = parts[largest].number("relative_percent")
    if min(sizes.values()) < 0 or share.value < BY_FAR_MOST or largest not in carried.some:
        return ()
    return say("regression.largest_part", predictor=results.label(largest), relative=share)
