"""An association in the chapter: its table, its test and what is left out where cells are few."""

import pytest

from angket.formats.blocks import as_cell, text_of
from angket.report.phrases import Phrases, report_words
from angket.report.sections import hypotheses
from hypotheses_text import results_for, told


def association_rows(p, low, test="pearson_p"):
    block = {"n": 60, "pearson": 4.0, "pearson_df": 1, "pearson_p": p, "cramers_v": 0.26}
    block |= {"phi": -0.26, "cells_below_5": low, "cells_below_5_percent": 25.0 * low}
    block |= {"minimum_expected": 4.2, "fisher_p_two_sided": 0.08, "odds_ratio": 0.3}
    rows = {("association", "H1"): block}
    for row, column, adjusted in [("a", "c", -2), ("a", "d", 2), ("b", "c", 2), ("b", "d", -2)]:
        cell = {"n": 15, "expected": 15.0, "row_percent": 50.0, "adjusted": adjusted}
        rows["crosstab", f"H1:{row}|{column}"] = cell
    return rows


def test_thin_cells_bring_the_exact_test_and_its_other_decision():
    given = {"row": "x", "column": "y", "test": "pearson", "decision": {"p": 0.045}}
    text = told("association", association_rows(0.045, 1), **given)
    assert "χ²(1, N = 60) = 4.00, p = .045" in text
    assert "Fisher's exact test, two-sided, p = .080. The decision is different" in text
    assert "give an odds ratio of 0.30." in text


def test_the_cell_that_departs_most_is_told_where_not_all_depart_alike():
    given = {"row": "x", "column": "y", "test": "pearson", "decision": {"p": 0.045}}
    rows, words = association_rows(0.045, 1), "the cell of a (Load) and c (Strain): 15 counted, 15"
    assert words not in told("association", rows, **given)
    for row in "ab":
        cell = {"n": 15, "expected": 15.0, "row_percent": 50.0, "adjusted": 0}
        rows["crosstab", f"H1:{row}|e"] = cell
    text = told("association", rows, **given)
    assert f"{words}.00 expected" in text
    assert "adjusted residual −2.00; fewer than expected" in text


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Expected counts are too small for the p of chi-square"),
        ("id", "Frekuensi harapan terlalu kecil untuk Sig. khi-kuadrat"),
    ],
)
def test_where_the_exact_test_decides_the_thin_cells_are_the_reason(language, words):
    given = {"row": "x", "column": "y", "decision": {"test": "fisher", "p": 0.08}}
    text = told("association", association_rows(0.045, 1), language, **given)
    assert words in text
    assert {"en": "Fisher's exact test", "id": "uji eksak Fisher"}[language] in text


@pytest.mark.parametrize(("test", "cautioned"), [("pearson", True), ("fisher", False)])
def test_thin_cells_weaken_a_chi_square_alone(test, cautioned):
    given = {"row": "x", "column": "y", "decision": {"test": test, "p": 0.045}}
    text = told("association", association_rows(0.045, 1), **given)
    assert ("expected counts are too small for the chi-square test" in text) == cautioned


def test_a_crosstabulation_stands_in_groups_of_lines():
    given = {"row": "x", "column": "y", "test": "pearson", "decision": {"p": 0.045}}
    results = results_for("association", association_rows(0.045, 1), **given)
    blocks = hypotheses.compose(results, Phrases(report_words("en")))
    body = next(b for b in blocks if getattr(b, "label", "") == "crosstab-H1").body
    assert body[0] == ("a", "", "", "")
    assert [text_of(as_cell(row[0]).content) for row in body[1:5]] == [
        "Count", "Expected", "% of row", "Adjusted residual",
    ]  # fmt: skip
    assert all(as_cell(row[0]).indented for row in body[1:5])
    assert [text_of(as_cell(cell).content) for cell in body[1][1:3]] == ["15", "15"]


def test_categories_whose_names_hold_a_mark_are_told_apart():
    rows = association_rows(0.045, 1)
    rows |= {("crosstab", f"H1:{cell}"): {"n": 15} for cell in ("a|b|c", "a|b|(total)")}
    given = {"row": "x", "column": "y", "test": "pearson", "decision": {"p": 0.045}}
    results = results_for("association", rows, **given)
    blocks = hypotheses.compose(results, Phrases(report_words("en")))
    body = next(b for b in blocks if getattr(b, "label", "") == "crosstab-H1").body
    assert ("a|b", "", "", "") in body


def test_no_cell_is_pointed_at_where_categories_may_be_independent():
    given = {"row": "x", "column": "y", "test": "pearson", "decision": {"p": 0.4}}
    text = told("association", association_rows(0.4, 0), "id", **given)
    assert "tidak berbeda signifikan antarkategori Load" in text
    assert "Penyimpangan terbesar" not in text
    assert "perlu dibaca dengan hati-hati" not in text and "dihitung pula Sig." not in text


def test_a_table_of_more_categories_leaves_out_what_is_made_for_two():
    rows = association_rows(0.4, 0)
    only = "undefined: only for tables of two rows and two columns"
    rows["association", "H1"] |= {"continuity": only, "continuity_p": only, "odds_ratio": only}
    rows["association", "H1"]["fisher_p_two_sided"] = only
    rows["crosstab", "H1:a|e"] = {"n": 3, "row_percent": 9.0}
    given = {"row": "x", "column": "y", "test": "pearson", "decision": {"p": 0.4}}
    text = told("association", rows, **given)
    assert "Continuity" not in text
    assert "odds" not in text.lower()


def test_v_is_named_only_by_bands_that_are_cited_for_it():
    rows = association_rows(0.045, 0)
    given = {"row": "x", "column": "y", "test": "pearson", "decision": {"p": 0.045}}
    text = told("association", rows, **given)
    assert "Cramér's V = .26." in text
    assert "Guilford" not in text
    named = {"strength": "Fair", "strength_citation": "Rea & Parker (1992)"}
    rows["association", "H1"] |= named
    text = told("association", rows, **given)
    assert "By the size of V, the association counts as “Fair” in the bands of Rea" in text
