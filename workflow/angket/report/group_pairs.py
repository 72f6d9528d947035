"""Every pair of several groups or measurements compared after the test of all."""

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
    compared = {pair: pair_apart(whole_and_part(pair)[1], groups) for pair in pairs}
    confidence = confidence_of(results, "comparison", subject)
    interval = say("hypotheses.interval_head", confidence=confidence)
    columns = [Column("post_hoc", f"{method}_difference")]
    columns += [
        Column("post_hoc", f"{method}_ci_low", over=interval),
        Column("post_hoc", f"{method}_ci_high", over=interval),
    ]
    over = say("comparison.p_head")
    columns += [Column("post_hoc", f"{each}_p", over=over) for each in PAIRS]
    rows = pair_rows(say, compared)
    label = label_for("group-pairs", number)
    notes = [say("comparison.pairs_note", method=say(f"comparison.methods.{method}"))]
    for each in PAIRS:
        reason = results.reason("post_hoc", subject, f"{each}_p")
        if reason:
            called = say(f"comparison.methods.{each}")
            notes.append(say("comparison.pairs_undefined", method=called, reason=reason))
    title = say.text("comparison.pairs_title", **names)
    table = statistics_table(results, say, label, title, "pair", rows, columns, notes)
    alpha = float(results.value("comparison", subject, "alpha"))
    told = told_pairs(
        {pair: (Finding(results, say, "post_hoc", pair), *both) for pair, both in compared.items()},
        say,
        alpha if differs else None,
        (f"{method}_p", f"{method}_difference"),
        say(f"comparison.methods.{method}"),
    )
    refer = say("comparison.pairs", table=Reference(label))
    return paragraph(refer, told) + table if table else []


def pair_rows(say, compared):
    """Return the rows of a table of pairs: what each is called, and its subject.

    Parameters
    ----------
    say : Phrases
    compared : dict
        From the subject of a pair to what its first and its second are called.

    Returns
    -------
    list of (str, str)
    """
    return [
        (say.text("comparison.pair", first=first, second=second), pair)
        for pair, (first, second) in compared.items()
    ]


def told_pairs(compared, say, alpha, statistics, method):
    """Tell which pairs differ, and which of the two is higher.

    Parameters
    ----------
    compared : dict
        From the subject of a pair to its Finding, and what its first and second are called: the
        difference is the first less the second.
    say : Phrases
    alpha : float or None
        None where the test of all is not significant, so that pairs tell nothing.
    statistics : (str, str)
        The p that decides, and the difference.
    method : tuple of Inline
        What the comparison of pairs is called.

    Returns
    -------
    tuple of Inline
    """
    if alpha is None:
        return say("comparison.pairs_only")
    p, difference = statistics
    different = []
    for found, *both in compared.values():
        if found.has(p) and found.at_most(alpha, p):
            higher, lower = both if found.amount(difference) >= 0 else both[::-1]
            of = {"higher": higher, "lower": lower, "p": found.p(p)}
            different.append(say("comparison.pair_differs", **of))
    if different:
        return say("comparison.pairs_some", method=method, pairs=listed(say, different))
    return say("comparison.pairs_none", method=method)
