"""An association in the chapter: the table of categories, the tests, and how strong it is."""

import itertools

from angket.formats.blocks import Cell, Reference, Table
from angket.hypotheses.association import cut, thin
from angket.hypotheses.association.cells import TOTAL
from angket.hypotheses.association.shares import cells_of, shares_in_words
from angket.hypotheses.association.strength_told import (
    effect_of,
    tell_direction,
    tell_risks,
    tell_strength,
)
from angket.hypotheses.association.symmetric import told_of_intervals
from angket.hypotheses.association.together import Shown
from angket.report.critical import compared
from angket.report.effect_sizes import sizes_table
from angket.report.finding import Finding, paragraph, refer_to
from angket.report.tables import Column, Head, cell_of, indented, label_for, mixed_table, notes_of
from angket.report.wording import level_of
from angket.statistics.categorical.joint_groups import SMALLEST_GROUP
from angket.subjects import pair_of, part_of, parts_of

# What was found, for who knows no statistics.
in_words = shares_in_words
# The size of the effect.
effect = effect_of
# What weakens a decision besides what weakens every one.
caveats = cut.weakened
presumed = cut.presumed
untrusted = thin.wanting_more
# The source of the rule on expected counts.
COCHRAN = "Cochran (1954)"
# More columns than this do not fit a page beside their names.
COLUMNS = 5
# Of each test: value, df, two-sided p, exact two-sided p, exact one-sided p.
STATISTICS = {
    "pearson": ("pearson", "pearson_df", "pearson_p", "pearson_exact_p", None),
    "continuity": ("continuity", "pearson_df", "continuity_p", None, None),
    "likelihood_ratio": (
        "likelihood_ratio", "pearson_df", "likelihood_ratio_p", None, None,
    ),
    "fisher": (None, None, None, "fisher_p_two_sided", "fisher_p_one_sided"),
    "fisher_freeman_halton": (None, None, None, "fisher_freeman_halton_p", None),
    "linear_by_linear": (
        "linear_by_linear", "linear_by_linear_df", "linear_by_linear_p", None, None,
    ),
    "monte_carlo": (None, None, "monte_carlo_p", None, None),
}  # fmt: skip
MEASURES = ["phi", "cramers_v", "cramers_v_corrected", "contingency_coefficient", "somers_d"]
MEASURES += ["gamma", "tau_b", "odds_ratio", "risk_ratio_first", "risk_ratio_second"]
MEASURES += ["risk_difference"]
# Measures of tables of any size.
_OF_ANY = ("cramers_v", "cramers_v_corrected", "contingency_coefficient", "somers_d")
_OF_ANY += ("gamma", "tau_b")


def null(results, say, hypothesis):
    """Return the null hypothesis as inlines."""
    return say("association.null_hypothesis", **_names(results, hypothesis))


def named(results, say, hypothesis):
    """Name what is associated, for the sentence that opens its assumptions."""
    return {role: results.label(hypothesis[role]) for role in ("row", "column")}


def pictured(hypothesis):
    """Say which figures are shown, and by which phrase each is told."""
    return {"association": "association"}


def sizes_beside():
    """Name what stands beside the p of an exact test, which has no statistic."""
    return ("cramers_v",)


def worded(results, name, found):
    """Return the phrase that tells of a difference of shares: scores are not what is compared."""
    return "any"


def compose(results, say, name, hypothesis, confidence):
    """Compose what was found on an association, as every section does."""
    names = _names(results, hypothesis)
    found = Finding(results, say, "association", name, confidence)
    cells = cells_of(results, name)
    shown = Shown(results, name, hypothesis, cells)
    crosstabs = _crosstabs(results, say, name, names, shown)
    tests = _tests(results, say, name, found, shown)
    measures = _measures(results, say, name, cells, confidence)
    tables = [*crosstabs, *tests, *measures]
    size = {"n": found.number("n")} if found.has("n") else {}
    told = "method" if size else "method_without_n"
    blocks = paragraph(
        say(f"association.{told}", **names, **size, hypothesis=name),
        refer_to(say, tables),
        shown.tell(say),
    )
    blocks += tables
    reason = found.reason("pearson")
    if reason:
        return blocks + paragraph(say("hypotheses.not_tested", reason=reason))
    blocks += paragraph(*_test(results, say, name, names, found))
    blocks += paragraph(*thin.tell_thin_cells(results, say, name, found, shown))
    rows, columns = cells
    return blocks + paragraph(
        *tell_strength(results, say, name, found),
        *tell_direction(results, say, name, found),
        _largest(results, say, name, names, cells, shown),
        *tell_risks(say, found, rows, columns),
    )


def _names(results, hypothesis):
    return {
        "row": results.label(hypothesis["row"]),
        "column": results.label(hypothesis["column"]),
    }


def _crosstabs(results, say, name, names, shown):
    """Return the table of counts, expected counts, shares and residuals, in parts if wide."""
    columns = list(shown.columns)
    parts = [columns[start : start + COLUMNS] for start in range(0, len(columns), COLUMNS)]
    tables = []
    for place, part in enumerate(parts):
        label = label_for("crosstab", name, *([str(place + 1)] if place else []))
        title = say.text("association.crosstab_title", **names, hypothesis=name)
        of_part = [*part, TOTAL]
        body, reasons = [], {}
        for row in [*shown.rows, TOTAL]:
            body += _lines(results, say, name, row, of_part, shown, reasons)
        head = (
            (
                Cell(names["row"], rows=2),
                Cell(names["column"], columns=len(of_part)),
            ),
            tuple(_called(say, column) for column in of_part),
        )
        notes = [say("association.crosstab_note", **names), *notes_of(reasons)]
        if shown.small:
            smallest = results.spelled(SMALLEST_GROUP)
            notes.append(say("respondents.together", smallest=smallest))
        tables.append(Table(label, title, head, tuple(body), tuple(notes)))
    return tables if shown.rows and columns else []


def _called(say, category):
    return say.text("association.total") if category == TOTAL else category


def _lines(results, say, name, row, columns, shown, reasons):
    """Yield the lines of one category: its name, count, expected count, share, residual."""
    yield (_called(say, row), *[""] * len(columns))
    subject = part_of(name, row)
    for statistic in ("n", "expected", "row_percent", "adjusted"):
        cells = []
        for column in columns:
            if shown.has(row, column, statistic):
                cells.append(shown.number(row, column, statistic))
            elif shown.is_joint(row, column):
                cells.append("")
            else:
                place = Column("crosstab", statistic, suffix=pair_of("", column))
                cells.append(cell_of(results, say, (row, subject), place, reasons))
        if any(shown.has(row, column, statistic) for column in columns):
            yield (indented(say.text(f"association.lines.{statistic}")), *cells)


def _tests(results, say, name, found, shown):
    rows = [
        (
            Cell(say(f"association.tests.{test}")),
            name,
            [_column(statistic) for statistic in statistics],
        )
        for test, statistics in STATISTICS.items()
        if any(found.has(statistic) for statistic in (statistics[0], *statistics[2:]) if statistic)
    ]
    notes = []
    if found.has("cells_below_5", "cells_below_5_percent", "minimum_expected"):
        note = "association.expected_note"
        notes.append(thin.say_expected(results, say, name, shown, note))
    if found.has("pearson_exact_p"):
        notes.append(say("association.exact_note"))
    if found.has("pearson_exact_p", "fisher_freeman_halton_p"):
        notes.append(say("association.freeman_halton_note"))
    if found.has("linear_by_linear"):
        notes.append(say("association.linear_note"))
    if found.has("monte_carlo_repeats"):
        repeats = found.number("monte_carlo_repeats")
        notes.append(say("association.monte_carlo_note", repeats=repeats))
    title = say.text("association.tests_title", hypothesis=name)
    heads = [Head(term) for term in ("value", "df", "p_two_sided", "p_exact", "p_exact_one")]
    label = label_for("chi-square", name)
    return mixed_table(results, say, label, title, "test", heads, rows, notes)


def _column(statistic):
    return Column("association", statistic) if statistic else None


def _measures(results, say, name, cells, confidence):
    """Return phi, V and C, and in tables of two by two the odds and risks."""
    rows, columns = cells
    square = len(rows) == len(columns) == 2
    fillings = {"first": columns[0], "second": columns[1]} if square else {}
    measures = {
        measure: say(f"association.measures.{measure}", **fillings)
        for measure in MEASURES
        if square or measure in _OF_ANY
    }
    called = label_for("measures", name), say.text("association.measures_title", hypothesis=name)
    notes = []
    if square:
        notes.append(say("association.measures_note", first=rows[0], second=rows[1]))
    notes += told_of_intervals(results, say, Finding(results, say, "association", name))
    return sizes_table(results, say, ("association", name), measures, confidence, called, notes)


def _test(results, say, name, names, found):
    """Tell the deciding test and what it means."""
    test = results.value("decision", name, "test")
    rejected = results.flag("decision", name, "reject_h0")
    if rejected is None:
        return
    value, df, p, *_ = STATISTICS[test]
    called = say(f"hypotheses.tests.association.{test}")
    if value and found.has(value, df):
        yield say(
            "association.chi_square",
            test=called,
            value=found.number(value),
            df=found.number(df),
            n=found.number("n"),
            p=found.p(p),
        )
        # The table of chi-square is for statistics of its degrees of freedom.
        if test != "linear_by_linear":
            level, numbers = level_of(results, "decision", name), {"df": found.number(df)}
            of = found.number(value), found, "chi_square_critical", level, rejected
            yield compared(say, "chi_square", *of, **numbers)
    else:
        p = Finding(results, say, "decision", name).p()
        yield say("association.exact", test=called, p=p)
    meaning = "dependent" if rejected else "not"
    yield say(f"association.meaning_{meaning}", **names)


def _largest(results, say, name, names, cells, shown):
    """Tell which cell departs most from independence, where H0 is rejected.

    In tables of two by two all cells depart alike, which the shares tell.
    """
    if len(cells[0]) == len(cells[1]) == 2 or not results.flag("decision", name, "reject_h0"):
        return ()
    found = {
        (row, column): Finding(results, say, "crosstab", part_of(name, pair_of(row, column)))
        for row, column in itertools.product(*cells)
        if results.has("crosstab", part_of(name, pair_of(row, column)), "adjusted")
    }
    if not found:
        return ()
    # Residuals that are the same but for rounding are told by the cell that stands first.
    row, column = max(found, key=lambda cell: round(abs(found[cell].amount("adjusted")), 9))
    if row not in shown.rows or column not in shown.columns:
        return ()
    cell = found[row, column]
    kind = "more" if cell.amount("adjusted") > 0 else "fewer"
    return say(
        f"association.largest_{kind}",
        row=row,
        column=column,
        row_variable=names["row"],
        column_variable=names["column"],
        n=cell.number("n"),
        expected=cell.number("expected"),
        adjusted=cell.number("adjusted"),
    )


def assumed(results, say, name):
    """Tell whether the expected counts are large enough for chi-square."""
    if results.value("association", name, "minimum_expected") is None:
        return []
    reason = results.reason("association", name, "minimum_expected")
    if reason:
        return paragraph(say("assumptions.expected.unknown", reason=reason))
    small = thin.are_counts_thin(results, name)
    shown = Shown(results, name, results.settings["hypotheses"][name], cells_of(results, name))
    phrase = f"assumptions.expected.{'failed' if small else 'held'}"
    sentence = thin.say_expected(results, say, name, shown, phrase)
    elsewhere = ()
    test = results.value("decision", name, "test")
    if small and test and not thin.needs_large_counts(results, name, test):
        called = say(f"hypotheses.tests.association.{test}")
        decides = "exact" if test in thin.EXACT else "other"
        elsewhere = say(f"assumptions.expected.{decides}_decides", test=called)
    elif small and results.subjects("sensitivity", parts_of(name)):
        table = Reference(label_for("sensitivity", name))
        elsewhere = say("assumptions.expected.sensitivity", table=table)
    results.cited.setdefault(COCHRAN, "assumptions")
    return paragraph(say("assumptions.expected.criterion", citation=COCHRAN), sentence, elsewhere)
