"""Which two of several groups or measurements differ: the table of pairs, and what it says."""

from angket.formats.blocks import Reference
from angket.report.finding import Finding, paragraph
from angket.report.listing import listed
from angket.report.tables import Column, label_for, statistics_table
from angket.subjects import pair_apart, part_of, parts_of, whole_and_part

# Of each design: the p that is told, and the columns with a p.
_P = {
    "groups": ("games_howell_p", ["games_howell_p", "tukey_p", "dunn_p"]),
    "repeated": ("p_holm", ["p_holm", "wilcoxon_p_holm"]),
}


def compare_pairs(results, say, name, hypothesis, confidence, term):
    """Show the pairs and tell which differ, where there are any.

    Parameters
    ----------
    results : Results
    say : Phrases
    name : str
    hypothesis : dict
    confidence : str
    term : callable
        From the results and a group or measurement to what it is called.

    Returns
    -------
    list of Block
    """
    pairs = [
        place
        for place in results.subjects("difference", parts_of(name))
        if results.has("difference", place, "difference")
    ]
    if not pairs:
        return []
    told, columns = _P["groups" if "groups" in hypothesis else "repeated"]
    label = label_for("pairs", name)
    interval = say("hypotheses.interval_head", confidence=confidence)
    tables = statistics_table(
        results,
        say,
        label,
        say.text("difference.pairs_title", hypothesis=name),
        "pair",
        [(_called(results, say, place, term), place) for place in pairs],
        [
            Column("difference", "difference"),
            Column("difference", "ci_low", over=interval),
            Column("difference", "ci_high", over=interval),
            *(Column("difference", column) for column in columns),
        ],
        [say(f"difference.pairs_note.{told}")],
    )
    told_of = "comparison" if "groups" in hypothesis else "difference"
    opening = say(f"{told_of}.pairs", table=Reference(label))
    return [*paragraph(opening, _told(results, say, name, pairs, told, term)), *tables]


def _pair(place):
    return pair_apart(whole_and_part(place)[1])


def _called(results, say, place, term):
    first, second = (term(results, part) for part in _pair(place))
    return say.text("comparison.pair", first=first, second=second)


def _told(results, say, name, pairs, p, term):
    if not results.flag("decision", name, "reject_h0"):
        return say("comparison.pairs_only")
    alpha = float(results.value("decision", name, "alpha"))
    differing = []
    for place in pairs:
        found = Finding(results, say, "difference", place)
        if not found.has(p) or not found.at_most(alpha, p):
            continue
        parts = [term(results, part) for part in _pair(place)]
        means = [results.value("difference", part_of(name, part), "mean") for part in _pair(place)]
        higher, lower = parts if float(means[0]) > float(means[1]) else parts[::-1]
        differing.append(say("comparison.pair_differs", higher=higher, lower=lower, p=found.p(p)))
    method = say(f"difference.methods.{p}")
    if differing:
        return say("comparison.pairs_some", method=method, pairs=listed(say, differing))
    return say("comparison.pairs_none", method=method)
