"""Gaps in the chapter: overall, by dimension and by item, the quadrants and the index."""

from angket.hypotheses.gap.marks import marks
from angket.hypotheses.gap.quadrants import QUADRANTS
from angket.hypotheses.gap.sentences import (
    cautions,
    index,
    items_with_gaps,
    meaning,
    of_quadrants,
    result,
    size,
    weighted_gap,
)
from angket.report.finding import Finding, paragraph, refer_to
from angket.report.judgement import Caveat, Effect
from angket.report.tables import Column, label_for, statistics_table
from angket.subjects import part_of, parts_of, whole_and_part

SIZES = {"paired_t": "cohens_dz", "wilcoxon": "rank_biserial"}


def null(results, say, hypothesis):
    """Return the null hypothesis as inlines."""
    return say("gap.null_hypothesis", **named(results, say, hypothesis))


def named(results, say, hypothesis):
    """Name what is compared, for the sentences that all kinds have."""
    return {which: results.label(hypothesis[which]) for which in ("perceived", "expected")}


def pictured(hypothesis):
    """Say which figures are shown, and by which phrase each is told."""
    return {"quadrants": "quadrants"}


def caveats(results, name, hypothesis):
    """Yield what weakens a decision besides what weakens every one."""
    place = ("gap", name, "shapiro_p")
    by_t = results.value("gap", name, "test") == "paired_t"
    alpha = float(results.value("decision", name, "alpha"))
    if by_t and results.has(*place) and float(results.value(*place)) <= alpha:
        yield Caveat("gaps_not_normal")


def effect(results, name, hypothesis):
    """Return the size of the overall gap, in the family of the test that decides."""
    measure = SIZES.get(results.value("gap", name, "test"))
    if measure is None:
        return None
    place = ("gap", name, measure)
    return Effect(measure, place, f"{measure}_ci_low", f"{measure}_ci_high", sign=place)


def compose(results, say, name, hypothesis, confidence):
    """Compose what was found on gaps, as every section does."""
    names = named(results, say, hypothesis)
    found = Finding(results, say, "gap", name, confidence)
    opening = say("gap.method_without_n", hypothesis=name, **names)
    if found.has("n", "pairs"):
        counted = {key: found.number(key) for key in ("n", "pairs")}
        opening = say("gap.method", hypothesis=name, **names, **counted)
    items, parts = _subjects(results, name, hypothesis)
    tables = [
        *_gaps(results, say, name, hypothesis, "gaps", [*parts, ""] if parts else [], confidence),
        *_gaps(results, say, name, hypothesis, "item_gaps", items, confidence),
    ]
    alike = say("gap.of_parts") if parts else ()
    reason = found.reason("p")
    blocks = paragraph(opening, alike, refer_to(say, tables)) + tables
    if reason:
        blocks += paragraph(say("hypotheses.not_tested", reason=reason))
    else:
        measure = SIZES[results.value("gap", name, "test")]
        blocks += paragraph(
            result(results, say, name, found),
            meaning(say, names, found),
            size(say, found, measure),
            weighted_gap(say, found),
        )
    blocks += paragraph(items_with_gaps(results, say, name, items))
    return blocks + _diagram(results, say, name, hypothesis, items, names)


def assumed(results, say, name):
    """Tell what the comparison takes for granted, and whether the data object."""
    found = Finding(results, say, "gap", name)
    if not found.has("p"):
        return []
    return paragraph(*cautions(results, say, name, found), say("gap.granted"))


def _subjects(results, name, hypothesis):
    """Return the items and the dimensions that there are gaps of, in their order."""
    of_variable = results.settings["variables"][hypothesis["perceived"]]["items"]
    found = [whole_and_part(place)[1] for place in results.subjects("gap", parts_of(name))]
    items = [item for item in of_variable if item in found]
    return items, [part for part in found if part not in items]


def _means(hypothesis):
    """Return the columns of both means, headed by what is compared."""
    importance = hypothesis["compared_with"] == "importance"
    heads = ("importance", "performance") if importance else ("expectation", "perception")
    return [
        Column("gap", f"{which}_mean", term=f"{head}_mean")
        for which, head in zip(("expected", "perceived"), heads, strict=True)
    ]


def _gaps(results, say, name, hypothesis, table, parts, confidence):
    """Show the gaps of dimensions with the overall one, or of items."""
    of_items = table == "item_gaps"
    interval = say("hypotheses.interval_head", confidence=confidence)
    columns = [
        *([] if of_items else [Column("gap", "n")]),
        *_means(hypothesis),
        Column("gap", "gap"),
        Column("gap", "ci_low", over=interval),
        Column("gap", "ci_high", over=interval),
        *([] if of_items else [Column("gap", "p")]),
        Column("gap", "p_holm"),
        Column("gap", "cohens_dz"),
        *([Column("gap", "conformity_percent")] if of_items else []),
    ]
    rows = [
        (
            results.label(part) if part else say.text("gap.overall"),
            part_of(name, part) if part else name,
        )
        for part in parts
    ]
    return statistics_table(
        results,
        say,
        label_for(table, name),
        say.text(f"gap.{table}_title", hypothesis=name),
        "item" if of_items else "dimension_of_gap",
        rows,
        columns,
        [say(f"gap.{table}_note")],
    )


def _diagram(results, say, name, hypothesis, items, names):
    """Tell the quadrants of the items and the satisfaction index, with their tables."""
    found = Finding(results, say, "gap", name)
    called = marks([item for item in items if _quadrant(results, name, item) in QUADRANTS.values()])
    rows = [
        (item if called.get(item, item) == item else f"{called[item]}. {item}", part_of(name, item))
        for item in items
    ]
    notes = []
    if found.has("resamples"):
        notes = [say("gap.quadrants_note", resamples=found.number("resamples"))]
    title = say.text("gap.quadrants_title", hypothesis=name)
    columns = [
        Column("gap", "quadrant", words="gap.quadrants"),
        Column("gap", "quadrant_percent"),
    ]
    label = label_for("quadrants", name)
    tables = []
    if called:
        tables = statistics_table(results, say, label, title, "item", rows, columns, notes)
    told = of_quadrants(results, say, name, items, names)
    blocks = paragraph(*told, refer_to(say, tables)) + tables
    weights = statistics_table(
        results,
        say,
        label_for("satisfaction", name),
        say.text("gap.index_title", hypothesis=name),
        "item",
        [(item, part_of(name, item)) for item in items],
        [
            *_means(hypothesis),
            Column("gap", "weight_percent"),
            Column("gap", "weighted_score"),
        ],
        [say("gap.index_note")],
    )
    if not found.has("csi"):
        weights = []
    return blocks + paragraph(index(say, found), refer_to(say, weights)) + weights


def _quadrant(results, name, item):
    return results.value("gap", part_of(name, item), "quadrant")
