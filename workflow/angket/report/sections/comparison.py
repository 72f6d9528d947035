"""Groups of respondents compared: their means, the tests, and which pairs differ."""

from angket.formats.blocks import Cell, Heading, Reference
from angket.report.effect_sizes import sizes_table
from angket.report.finding import Finding, confidence_of, paragraph
from angket.report.group_means import direction, left_out, places_told, told_as_one
from angket.report.group_pairs import compare_pairs
from angket.report.listing import listed
from angket.report.pictures import figures_of
from angket.report.same_relation import compared_again
from angket.report.scores import score_notes
from angket.report.spreads import spreads_told
from angket.report.tables import Column, Head, label_for, mixed_table, statistics_table
from angket.statistics.categorical.joint_groups import SMALLEST_GROUP
from angket.subjects import column_and_value, pair_of, values_of

# Among the sections; see angket.report.compose.
PLACE = 85

# Of each test of two groups: statistic, df, p, the difference of the means and its limits.
_NONE = (None, None, None)
TWO = {
    "welch": ("welch_t", "welch_df", "welch_p", "difference", "welch_ci_low", "welch_ci_high"),
    "student": (
        "student_t", "student_df", "student_p", "difference", "student_ci_low", "student_ci_high",
    ),
    "mann_whitney": ("mann_whitney_u", None, "mann_whitney_p", *_NONE),
    "mann_whitney_z": ("mann_whitney_z", None, "mann_whitney_p_asymptotic", *_NONE),
    "mann_whitney_corrected": (None, None, "mann_whitney_p_corrected", *_NONE),
}  # fmt: skip
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
            blocks += _comparison(results, say, variable, compared, number)
    if not blocks:
        return []
    n = sum(len(compared["variables"]) for compared in results.settings["comparisons"])
    number = "one" if n == 1 else "many"
    explored = say(f"comparison.explored.{number}", n=results.spelled(n))
    return [
        Heading(1, say.text("comparison.heading")),
        *paragraph(say("comparison.intro"), explored),
        *blocks,
    ]


def _comparison(results, say, variable, compared, number):
    by = compared["by"]
    subject = pair_of(variable, by)
    names = {"variable": results.label(variable), "by": results.label(by)}
    confidence = confidence_of(results, "comparison", subject)
    found = Finding(results, say, "comparison", subject, confidence)
    heading = [Heading(2, say.text("comparison.one", **names))]
    heading += paragraph(compared_again(results, say, variable, by))
    if not found.has("groups"):
        reason = found.reason("groups")
        told = say("comparison.not_compared", reason=reason) if reason else ()
        return heading + paragraph(told) if told else []
    groups, left = left_out(results, say, subject, compared["smallest_group"])
    several = found.amount("groups") > 2
    if not several:
        names |= dict(zip(("first", "second"), groups, strict=False))
    tests = _several_tests if several else _two_tests
    tables = [
        *_groups_table(results, say, subject, names, number, variable),
        *(_anova(results, say, subject, names, number) if several else []),
        *tests(results, say, subject, names, number, confidence),
        *_effects(results, say, subject, names, number, confidence),
    ]
    test = _chosen(found, several)
    differs = test is not None and _differs(found, test, several)
    return [
        *heading,
        *paragraph(
            say(
                "comparison.refer",
                **names,
                groups=results.spelled(int(found.amount("groups"))),
                tables=listed(say, [Reference(table.label) for table in tables]),
            ),
            told_as_one(results, say, subject, groups),
            left,
        ),
        *_shown(results, say, subject, names, left),
        *tables,
        *paragraph(
            *_told(say, names, found, test, several),
            direction(results, say, subject, groups, found, test, differs),
            *_size_and_ranks(say, names, found, test, several),
        ),
        *(
            compare_pairs(results, say, subject, names, groups, number, test, differs)
            if several
            else []
        ),
    ]


def _shown(results, say, subject, names, left):
    """Show the groups that were compared."""
    for figure in figures_of(results, say, "groups", subject, **names):
        told = "told_without" if left else "told"
        yield from paragraph(say(f"pictures.groups.{told}", figure=Reference(figure.label)))
        yield figure


def _groups_table(results, say, subject, names, number, variable):
    rows = [(column_and_value(place)[1], place) for place in places_told(results, subject)]
    columns = [Column("comparison", name) for name in ("n", "mean", "sd", "mean_rank")]
    title = say.text("comparison.groups_title", **names)
    label = label_for("group-means", number)
    untold = len(rows) < len(results.subjects("comparison", values_of(subject)))
    smallest = results.spelled(SMALLEST_GROUP)
    notes = [say("comparison.not_shown", smallest=smallest)] if untold else []
    notes += score_notes(results, say, [variable])
    return statistics_table(results, say, label, title, "group", rows, columns, notes)


def _two_tests(results, say, subject, names, number, confidence):
    interval = say("comparison.difference_head", confidence=confidence)
    heads = [Head("value"), Head("df"), Head("p")]
    heads += [Head("comparison.difference"), Head("ci_low", interval), Head("ci_high", interval)]
    notes = [say("comparison.difference_note", **names)]
    return _tests(results, say, subject, names, number, TWO, heads, notes)


def _several_tests(results, say, subject, names, number, confidence):
    heads = [Head("value"), Head("df1"), Head("df2"), Head("p")]
    tests = {name: parts for name, parts in SEVERAL.items() if name != "anova"}
    if say.raw("hypotheses.layout") == "apa":
        tests = SEVERAL
    return _tests(results, say, subject, names, number, tests, heads)


def _tests(results, say, subject, names, number, tests, heads, notes=()):
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
    notes = [*notes, *_levene(say, Finding(results, say, "comparison", subject))]
    return mixed_table(results, say, label, title, "test", heads, rows, notes)


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
    measures = {effect: say(f"comparison.effects.{effect}") for effect in EFFECTS}
    called = label_for("group-effects", number), say.text("comparison.effects_title", **names)
    return sizes_table(results, say, ("comparison", subject), measures, confidence, called)


def _unequal(found):
    """Tell whether Levene's test finds the variances different; None where it is undefined."""
    if not found.has("levene_median_p", "alpha"):
        return None
    return found.at_most(found.amount("alpha"), "levene_median_p")


def _chosen(found, several):
    """Choose the test of means that is told: Welch's, unless it could not be computed.

    It is not chosen by Levene's test: a choice of the test by the data would spoil its level
    [1]_, and Welch's loses little where the variances are the same.

    .. [1] Zimmerman, D. W. (2004). A note on preliminary tests of equality of variances.
       British Journal of Mathematical and Statistical Psychology 57, 173-181.
    """
    tests = SEVERAL if several else TWO
    for test in ("welch_anova", "anova") if several else ("welch", "student"):
        if found.has(tests[test][0], _p(test, several)):
            return test
    return None


def _levene(say, found):
    unequal = _unequal(found)
    if unequal is None:
        reason = found.reason("levene_median_p")
        if reason:
            yield say("comparison.levene_undefined", reason=reason)
        return
    yield spreads_told(say, found, found.amount("alpha"))


def _told(say, names, found, test, several):
    """Tell the test of means."""
    if test is None:
        yield say("comparison.no_test")
        return
    if several:
        statistic, df1, df2, p = SEVERAL[test]
        degrees = {"df1": found.number(df1), "df2": found.number(df2)}
    else:
        statistic, df, p, *_ = TWO[test]
        degrees = {"df": found.number(df)}
    if test in ("anova", "student"):
        yield say("comparison.welch_missing")
    differs = _differs(found, test, several)
    yield say(
        f"comparison.{test}_{'differs' if differs else 'alike'}",
        **names,
        **degrees,
        value=found.number(statistic),
        p=found.p(p),
    )


def _p(test, several):
    return SEVERAL[test][-1] if several else TWO[test][2]


def _differs(found, test, several):
    return found.at_most(found.amount("alpha"), _p(test, several))


def _size_and_ranks(say, names, found, test, several):
    """Tell the effect size, and whether the ranks lead to the same conclusion."""
    if test is None:
        return
    effect, ranks = ("eta_squared", "kruskal") if several else ("hedges_g", "mann_whitney")
    if found.has(effect):
        estimate = found.estimate(effect)
        yield say(f"comparison.effect_{effect}", **names, value=estimate)
    of_ranks = _p(ranks, several)
    if found.has(of_ranks):
        agree = _differs(found, ranks, several) == _differs(found, test, several)
        same = "same" if agree else "other"
        yield say(
            f"comparison.ranks_{same}",
            test=say(f"comparison.tests.{ranks}"),
            p=found.p(of_ranks),
        )
