"""Which two of several groups or measurements differ: the table of pairs, and what it says."""

from angket.formats.blocks import Reference
from angket.hypotheses.difference.titles import titled
from angket.report.finding import Finding, paragraph
from angket.report.group_pairs import pair_rows, told_pairs
from angket.report.tables import Column, label_for, statistics_table
from angket.subjects import pair_apart, parts_of, whole_and_part

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
    compared = {
        place: [term(results, part) for part in pair_apart(whole_and_part(place)[1])]
        for place in results.subjects("difference", parts_of(name))
        if results.has("difference", place, "difference")
    }
    if not compared:
        return []
    told, columns = _P["groups" if "groups" in hypothesis else "repeated"]
    label = label_for("pairs", name)
    interval = say("hypotheses.interval_head", confidence=confidence)
    tables = statistics_table(
        results,
        say,
        label,
        titled(results, say, "pairs_title", name),
        "pair",
        pair_rows(say, compared),
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
    differs = results.flag("decision", name, "reject_h0")
    # Of measurements, the difference is the later less the earlier.
    order = slice(None) if "groups" in hypothesis else slice(None, None, -1)
    found = told_pairs(
        {
            place: (Finding(results, say, "difference", place), *both[order])
            for place, both in compared.items()
        },
        say,
        float(results.value("decision", name, "alpha")) if differs else None,
        (told, "difference"),
        say(f"difference.methods.{told}"),
    )
    return [*paragraph(opening, found), *tables]
