"""The smallest effect that could be found is told in the family in which the result is given."""

import re

import pytest
from test_section_hypotheses import regression_rows

from angket.formats.blocks import Table, text_of
from angket.report.phrases import Phrases, report_words
from angket.report.power import compose_power
from angket.report.sample_size import sample_size
from hypotheses_text import results_for

SIZES = {
    "regression": {"detectable": 0.148, "detectable_measure": "f_squared"},
    "association": {"detectable": 0.33, "detectable_measure": "w"},
    "difference": {"detectable": 0.25, "detectable_measure": "f"},
}


def told(language, kind, **result):
    rows = regression_rows() if kind == "regression" else {(kind, "H1"): {"n": 50}}
    rows["power", "H1"] = {"test": "t", "alpha": 0.05, **SIZES[kind]}
    rows["power", "H1"] |= {f"detectable_{key}": value for key, value in result.items()}
    results = results_for(kind, rows, language, response="y", predictors=["x"])
    say = Phrases(report_words(language))
    *_, table = compose_power(results, say)
    underived, sentence = sample_size(results, say)
    assert re.search("no effect of interest|tidak menyebutkan besar efek", text_of(underived))
    cell, notes = text_of(table.body[0][3].content), " ".join(map(text_of, table.notes))
    assert cell in text_of(sentence)
    return cell, notes


@pytest.mark.parametrize(
    ("language", "kind", "result", "size", "explained"),
    [
        ("en", "regression", (0.359, "r"), "r = .36 (f² = 0.148)", "f²"),
        ("id", "regression", (0.359, "r"), "r = 0,359 (f² = 0,148)", "f²"),
        ("id", "regression", (0.129, "r_squared"), "R² = 0,129 (f² = 0,148)", "f²"),
        ("en", "association", (0.2333, "cramers_v"), "Cramér's V = .23 (w = 0.330)", "Cohen's w"),
        # In a table of two rows or columns V is w by another name, which then needs no note.
        ("id", "association", (0.33, "cramers_v"), "V Cramér = 0,330", ""),
        ("en", "difference", (0.0588, "eta_squared"), "η² = .06 (f = 0.250)", ""),
    ],
)
def test_it_stands_in_the_family_of_the_result(language, kind, result, size, explained):
    cell, notes = told(language, kind, result=result[0], result_measure=result[1])
    assert cell == size
    assert explained in notes
    assert ("Cohen" in notes) == bool(explained)


def test_without_a_conversion_it_stands_as_its_power_has_it():
    assert told("en", "regression")[0] == "f² = 0.148"


@pytest.mark.parametrize(
    ("language", "why"),
    [
        ("en", "No such size is given for H1 (the items of Load do not go together)."),
        ("id", "(butir-butir Load tidak sejalan)"),
    ],
)
def test_of_a_score_that_measures_nothing_none_is_told_and_why(language, why):
    rows = regression_rows()
    rows["power", "H1"] = {"test": "t", "alpha": 0.05, **SIZES["regression"]}
    say = Phrases(report_words(language))

    def composed(alpha):
        rows["reliability", "x"] = {"alpha": alpha}
        results = results_for("regression", rows, language, response="y", predictors=["x"])
        return compose_power(results, say)

    assert [type(block) for block in composed(0.4)][-1] is Table
    *_, told = composed(-0.06)
    assert why in text_of(told.inlines)
