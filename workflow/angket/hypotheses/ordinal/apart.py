"""Whether odds ratios differ between the boundaries of levels, and which they are at each."""

from angket.report.generalised import subjects_of_terms, term_name
from angket.report.tables import Column, Head, label_for, mixed_table
from angket.subjects import pair_of, part_of, parts_of, whole_and_part

PARALLEL = ("brant", "score")
_PARTS = ("odds_ratio", "ci_low", "ci_high", "p")


def is_parallel(results, name):
    """Tell whether the odds ratios may be the same at every boundary; None where none knows."""
    for test in PARALLEL:
        if results.has("ordinal", name, f"{test}_p"):
            alpha = float(results.value("decision", name, "alpha"))
            return float(results.value("ordinal", name, f"{test}_p")) > alpha
    return None


def differing_terms(results, name):
    """List the predictors, of several, whose odds ratio differs by Brant's test of it alone."""
    subjects = subjects_of_terms(results, "ordinal", name)
    terms = [one for one in subjects if results.has("ordinal", one, "brant_p")]
    if len(terms) < 2:
        return []
    alpha = float(results.value("decision", name, "alpha"))
    return [
        whole_and_part(one)[1]
        for one in terms
        if float(results.value("ordinal", one, "brant_p")) <= alpha
    ]


def is_doubted(results, name):
    """Tell whether the odds ratios of the boundaries stand beside the one for all of them."""
    doubted = is_parallel(results, name) is False or bool(differing_terms(results, name))
    return doubted and bool(results.subjects("boundary", parts_of(name)))


def apart_table(results, say, name, terms, confidence):
    """Return the table of the odds ratios at each boundary, where they are doubted to be one."""
    if not is_doubted(results, name):
        return []
    interval = say("hypotheses.interval_head", confidence=confidence)
    heads = [
        Head("boundary.odds_ratio"),
        Head("ci_low", interval),
        Head("ci_high", interval),
        Head("p"),
    ]
    rows = []
    for term in terms:
        subject, called = part_of(name, term), term_name(results, term)
        told = say.text("ordinal.all_boundaries", term=called)
        rows.append((told, subject, [Column("ordinal", part) for part in _PARTS]))
        before = pair_of(subject, "")
        for at in results.subjects("boundary", before):
            told = say.text("ordinal.at_boundary", term=called, level=at.removeprefix(before))
            rows.append((told, at, [Column("boundary", part) for part in _PARTS]))
    title = say.text("ordinal.apart_title", hypothesis=name)
    notes = [say("ordinal.apart_note")]
    label = label_for("boundaries", name)
    return mixed_table(results, say, label, title, "predictor", heads, rows, notes)
