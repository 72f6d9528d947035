"""Groups of respondents compared: their means, the tests, and which pairs differ."""

from angket.formats.blocks import Cell, Heading, Paragraph, Reference
from angket.report.finding import Finding, confidence_of, paragraph
from angket.report.listing import listed
from angket.report.tables import Column, Head, label_for, mixed_table, statistics_table
from angket.subjects import (
    column_and_value,
    pair_apart,
    pair_of,
    parts_of,
    value_of,
    values_of,
    whole_and_part,
)

# Of each test of two groups: statistic, df, p, and the limits of the difference.
TWO = {
    "student": ("student_t", "student_df", "student_p", "student_ci_low", "student_ci_high"),
    "welch": ("welch_t", "welch_df", "welch_p", "welch_ci_low", "welch_ci_high"),
    "mann_whitney": ("mann_whitney_u", None, "mann_whitney_p", None, None),
    "mann_whitney_z": ("mann_whitney_z", None, "mann_whitney_p_asymptotic", None, None),
    "mann_whitney_corrected": (None, None, "mann_whitney_p_corrected", None, None),
}
# Of each test of several groups: statistic, df between, df within, p.
SEVERAL = {
    "anova": ("f", "between_df", "within_df", "p"),
    "welch_anova": ("welch_f", "welch_df1", "welch_df2", "welch_p"),
    "kruskal": ("kruskal_h", "kruskal_df", None, "kruskal_p"),
}
EFFECTS = [
    "cohens_d",
    "hedges_g",
    "rank_biserial",
    "eta_squared",
    "omega_squared",
    "epsilon_squared",
]
PAIRS = ("tukey", "games_howell", "dunn")


def compose(results, say):
    """Compose the comparisons of groups, where the study asks for any.

    Parameters
    ----------
    results : Results
    say : Phrases

    Returns
    -------
    list of Block
    """
    blocks = []
    for compared in results.settings.get("comparisons") or []:
        for variable in compared["variables"]:
            number = str(sum(isinstance(block, Heading) for block in blocks) + 1)
            blocks += _comparison(results, say, variable, compared["by"], number)
    if not blocks:
        return []
    return [
        Heading(1, say.text("comparison.heading")),
        Paragraph(*say("comparison.intro")),
        *blocks,
    ]


def _comparison(results, say, variable, by, number):
    subject = pair_of(variable, by)
    names = {"variable": results.label(variable), "by": results.label(by)}
    confidence = confidence_of(results, "comparison", subject)
    found = Finding(results, say, "comparison", subject, confidence)
    heading = [Heading(2, say.text("comparison.one", **names))]
    if not found.has("groups"):
        reason = found.reason("groups")
        told = say("comparison.not_compared", reason=reason) if reason else ()
        return heading + paragraph(told) if told else []
    groups = _groups(results, subject)
    several = found.amount("groups") > 2
    tests = _several_tests if several else _two_tests
    tables = [
        *_groups_table(results, say, subject, names, groups, number),
        *(_anova(results, say, subject, names, number) if several else []),
        *tests(results, say, subject, names, number, confidence),
        *_effects(results, say, subject, names, number, confidence),
    ]
    test = _chosen(found, several)
    return [
        *heading,
        *paragraph(
            say(
                "comparison.refer",
                **names,
                groups=found.number("groups"),
                tables=listed(say, [Reference(table.label) for table in tables]),
            )
        ),
        *tables,
        *paragraph(*_levene(say, found), *_told(say, names, found, test, several)),
        *(_post_hoc(results, say, subject, names, found, number, test) if several else []),
    ]


def _groups(results, subject):
    described = results.subjects("comparison", values_of(subject))
    return [column_and_value(name)[1] for name in described]


def _groups_table(results, say, subject, names, groups, number):
    rows = [(group, value_of(subject, group)) for group in groups]
    columns = [Column("comparison", name) for name in ("n", "mean", "sd", "mean_rank")]
    title = say.text("comparison.groups_title", **names)
    label = label_for("group-means", number)
    return statistics_table(results, say, label, title, "group", rows, columns)


def _two_tests(results, say, subject, names, number, confidence):
    interval = say("comparison.difference_head", confidence=confidence)
    heads = [Head("value"), Head("df"), Head("p")]
    heads += [Head("ci_low", interval), Head("ci_high", interval)]
    return _tests(results, say, subject, names, number, TWO, heads)


def _several_tests(results, say, subject, names, number, confidence):
    heads = [Head("value"), Head("df1"), Head("df2"), Head("p")]
    tests = {name: parts for name, parts in SEVERAL.items() if name != "anova"}
    if say.raw("hypotheses.layout") == "apa":
        tests = SEVERAL
    return _tests(results, say, subject, names, number, tests, heads)


def _tests(results, say, subject, names, number, tests, heads):
    rows = [
        (
            Cell(say(f"comparison.tests.{test}")),
            subject,
            [Column("comparison", part) if part else None for part in parts],
        )
        for test, parts in tests.items()
    ]
    title = say.text("comparison.tests_title", **names)
    label = label_for("group-tests", number)
    return mixed_table(results, say, label, title, "test", heads, rows)


def _anova(results, say, subject, names, number):
    """Return the analysis of variance, where the language's layout has it as a table."""
    if say.raw("hypotheses.layout") == "apa":
        return []
    sources = {
        "between": ("between_ss", "between_df", "between_ms", "f", "p"),
        "within": ("within_ss", "within_df", "within_ms", None, None),
        "total": ("total_ss", "total_df", None, None, None),
    }
    rows = [
        (
            say.text(f"comparison.sources.{source}"),
            subject,
            [Column("comparison", part) if part else None for part in parts],
        )
        for source, parts in sources.items()
    ]
    title = say.text("comparison.anova_title", **names)
    heads = [Head(term) for term in ("ss", "df", "ms", "f", "p")]
    label = label_for("group-anova", number)
    return mixed_table(results, say, label, title, "source", heads, rows)


def _effects(results, say, subject, names, number, confidence):
    interval = say("hypotheses.interval_head", confidence=confidence)
    heads = [Head("value"), Head("ci_low", interval), Head("ci_high", interval)]
    rows = [
        (
            Cell(say(f"comparison.effects.{effect}")),
            subject,
            [
                Column("comparison", part)
                for part in (effect, f"{effect}_ci_low", f"{effect}_ci_high")
            ],
        )
        for effect in EFFECTS
    ]
    title = say.text("comparison.effects_title", **names)
    label = label_for("group-effects", number)
    return mixed_table(results, say, label, title, "measure", heads, rows)


def _unequal(found):
    """Tell whether Levene's test finds the variances different; None where it is undefined."""
    if not found.has("levene_median_p", "alpha"):
        return None
    return found.at_most(found.amount("alpha"), "levene_median_p")


def _chosen(found, several):
    """Choose the test of means that the variances allow: Welch's where they differ."""
    tests = SEVERAL if several else TWO
    usual, welch = ("anova", "welch_anova") if several else ("student", "welch")
    first, second = (welch, usual) if _unequal(found) else (usual, welch)
    for test in (first, second):
        statistic, p = tests[test][0], tests[test][-1] if several else tests[test][2]
        if found.has(statistic, p):
            return test
    return None


def _levene(say, found):
    unequal = _unequal(found)
    if unequal is None:
        reason = found.reason("levene_median_p")
        if reason:
            yield say("comparison.levene_undefined", reason=reason)
        return
    yield say(
        f"comparison.levene_{'unequal' if unequal else 'equal'}",
        f=found.number("levene_median_f"),
        df1=found.number("levene_df1"),
        df2=found.number("levene_df2"),
        p=found.p("levene_median_p"),
    )


def _told(say, names, found, test, several):
    """Tell the test of means, its effect size, and whether the ranks agree."""
    if test is None:
        yield say("comparison.no_test")
        return
    alpha = found.amount("alpha")
    if several:
        statistic, df1, df2, p = SEVERAL[test]
        degrees = {"df1": found.number(df1), "df2": found.number(df2)}
        effect, ranks = "eta_squared", "kruskal"
    else:
        statistic, df, p, _, _ = TWO[test]
        degrees = {"df": found.number(df)}
        effect, ranks = "hedges_g", "mann_whitney"
    if _unequal(found):
        usual = test in ("anova", "student")
        yield say(f"comparison.welch_{'missing' if usual else 'read'}")
    differs = found.at_most(alpha, p)
    yield say(
        f"comparison.{test}_{'differs' if differs else 'alike'}",
        **names,
        **degrees,
        value=found.number(statistic),
        p=found.p(p),
    )
    if found.has(effect):
        estimate = found.estimate(effect)
        yield say(f"comparison.effect_{effect}", value=estimate)
    of_ranks = SEVERAL[ranks][-1] if several else TWO[ranks][2]
    if found.has(of_ranks):
        same = "same" if found.at_most(alpha, of_ranks) == differs else "other"
        yield say(
            f"comparison.ranks_{same}",
            test=say(f"comparison.tests.{ranks}"),
            p=found.p(of_ranks),
        )


def _post_hoc(results, say, subject, names, found, number, test):
    """Show every pair of groups, and name those that differ."""
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
    groups = _groups(results, subject)
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
    told = _told_pairs(results, say, groups, found, pairs, method, test)
    refer = say("comparison.pairs", table=Reference(label))
    return paragraph(refer, told) + table if table else []


def _pair(say, pair, groups):
    first, second = pair_apart(whole_and_part(pair)[1], groups)
    return say.text("comparison.pair", first=first, second=second)


def _told_pairs(results, say, groups, found, pairs, method, test):
    alpha = found.amount("alpha")
    overall = SEVERAL[test][-1] if test else None
    if overall is None or not found.at_most(alpha, overall):
        return say("comparison.pairs_only")
    compared = {
        _pair(say, pair, groups): Finding(results, say, "post_hoc", pair)
        for pair in pairs
        if results.has("post_hoc", pair, f"{method}_p")
    }
    different = [
        say("comparison.pair_differs", pair=name, p=pair.p(f"{method}_p"))
        for name, pair in compared.items()
        if pair.at_most(alpha, f"{method}_p")
    ]
    method = say(f"comparison.methods.{method}")
    if different:
        return say("comparison.pairs_some", method=method, pairs=listed(say, different))
    return say("comparison.pairs_none", method=method)
