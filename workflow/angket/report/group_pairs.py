"""Every pair of several groups compared after the test of all."""

from angket.formats.blocks import Reference
from angket.report.finding import Finding, confidence_of, paragraph
from angket.report.listing import listed
from angket.report.tables import Column, label_for, statistics_table
from angket.subjects import pair_apart, parts_of, whole_and_part

PAIRS = ("tukey", "games_howell", "dunn")


def compare_pairs(results, say, subject, names, groups, number, test, differs):
    """Show every pair of groups, and name those that differ.

    Parameters
    ----------
    results : Results
    say : Phrases
    subject : str
        Of the comparison, such as "stress|unit".
    names : dict
        Labels of the variable and of the column that makes the groups.
    groups : list of str
        Those compared.
    number : str
        Of the comparison in the report.
    test : str or None
        The test of means that is told: after Welch's stands Games-Howell, else Tukey.
    differs : bool
        Whether it is significant.

    Returns
    -------
    list of Block
    """
    pairs = results.subjects("post_hoc", parts_of(subject))
    if not pairs:
        return []
    method = "games_howell" if test == "welch_anova" else "tukey"
    if not any(results.has("post_hoc", pair, f"{method}_p") for pair in pairs):
        method = "dunn"
    confidence = confidence_of(results, "comparison", subject)
    interval = say("hypotheses.interval_head", confidence=confidence)
    columns = [Column("post_hoc", f"{method}_difference")]
    columns += [
        Column("post_hoc", f"{method}_ci_low", over=interval),
        Column("post_hoc", f"{method}_ci_high", over=interval),
    ]
    over = say("comparison.p_head")
    columns += [Column("post_hoc", f"{each}_p", over=over) for each in PAIRS]
    rows = [(_pair(say, pair, groups), pair) for pair in pairs]
    label = label_for("group-pairs", number)
    notes = [say("comparison.pairs_note", method=say(f"comparison.methods.{method}"))]
    for each in PAIRS:
        reason = results.reason("post_hoc", subject, f"{each}_p")
        if reason:
            called = say(f"comparison.methods.{each}")
            notes.append(say("comparison.pairs_undefined", method=called, reason=reason))
    title = say.text("comparison.pairs_title", **names)
    table = statistics_table(results, say, label, title, "pair", rows, columns, notes)
    told = _told_pairs(results, say, subject, groups, pairs, method, differs)
    refer = say("comparison.pairs", table=Reference(label))
    return paragraph(refer, told) + table if table else []


def _pair(say, pair, groups):
    first, second = pair_apart(whole_and_part(pair)[1], groups)
    return say.text("comparison.pair", first=first, second=second)


def _told_pairs(results, say, subject, groups, pairs, method, differs):
    if not differs:
        return say("comparison.pairs_only")
    alpha = float(results.value("comparison", subject, "alpha"))
    compared = {pair: Finding(results, say, "post_hoc", pair) for pair in pairs}
    different = []
    for pair, found in compared.items():
        if found.has(f"{method}_p") and found.at_most(alpha, f"{method}_p"):
            first, second = pair_apart(whole_and_part(pair)[1], groups)
            higher, lower = first, second
            if found.amount(f"{method}_difference") < 0:
                higher, lower = second, first
            p = found.p(f"{method}_p")
            different.append(say("comparison.pair_differs", higher=higher, lower=lower, p=p))
    method = say(f"comparison.methods.{method}")
    if different:
        return say("comparison.pairs_some", method=method, pairs=listed(say, different))
    return say("comparison.pairs_none", method=method)
