"""A group of so few people that its cells would tell of them is named, but not shown."""

import pandas as pd
import pytest

from angket.formats.blocks import as_cell, text_of
from angket.hypotheses.association.figures import redrawn
from angket.hypotheses.association.test import add_cells
from angket.report.phrases import Phrases, report_words
from angket.report.results import ABSENT
from angket.report.sections import hypotheses
from angket.settings.words import load_words
from angket.tables import Rows
from hypotheses_text import VARIABLES, results_of, text_in

COUNTS = pd.DataFrame(
    [[20, 10, 4], [3, 12, 18], [2, 0, 0]], ["man", "woman", "neither"], ["Low", "Mid", "High"]
)
GIVEN = {"kind": "association", "statement": "Said.", "test": "pearson"}


def found(counts, **places):
    """Return the results of an association, and what its figure is drawn from."""
    rows = Rows()
    add_cells(rows, "H1", counts)
    told = {}
    for section, subject, statistic, value in rows.rows:
        told.setdefault((section, subject), {})[statistic] = value
    told["association", "H1"] = {"n": int(counts.to_numpy().sum()), "pearson": 20.0}
    told["association", "H1"] |= {"pearson_df": 4, "pearson_p": 0.001}
    told["decision", "H1"] = {"test": "pearson", "p": 0.001, "reject_h0": "true", "alpha": 0.05}
    settings = {
        "variables": VARIABLES,
        "profile": {"sex": {"label": "Sex"}},
        "tests": {"alpha": 0.05},
        "hypotheses": {"H1": GIVEN | places},
    }
    return told, settings


def crosstab_of(rows, settings, language="en"):
    """Return the lines of the table as texts, without the letters that mark a cell."""
    results = results_of(rows, settings, language)
    blocks = hypotheses.compose(results, Phrases(report_words(language)))
    table = next(block for block in blocks if getattr(block, "label", "") == "crosstab-H1")
    lines = [[text_of(as_cell(cell).content) for cell in row] for row in table.body]
    return [[ABSENT if cell[:1] == ABSENT else cell for cell in line] for line in lines]


@pytest.mark.parametrize("turned", [False, True])
def test_no_cell_of_a_small_group_is_shown_nor_a_total_that_tells_it(turned):
    counts = COUNTS.T if turned else COUNTS
    places = {"row": "y", "column": "sex"} if turned else {"row": "sex", "column": "y"}
    lines = crosstab_of(*found(counts, **places))
    table = {}
    for line in lines:
        if not any(line[1:]):
            category = line[0]
        else:
            table[category, line[0]] = line[1:]
    assert ("Low" if turned else "man", "Expected") not in table
    if turned:
        assert table["Low", "Count"] == ["20", ABSENT, ABSENT, ABSENT]
        assert table["Total", "Count"] == ["34", "33", "2", "69"]
    else:
        assert table["man", "Count"] == ["20", "10", "4", "34"]
        assert table["neither", "Count"] == [ABSENT, ABSENT, ABSENT, "2"]
        assert table["Total", "Count"] == [ABSENT, ABSENT, ABSENT, "69"]
        # What is left of the totals by the other rows tells of both together alone.
        assert table["woman", "Count"] == [ABSENT, ABSENT, ABSENT, "33"]
        assert ("neither", "Adjusted residual") not in table
        assert ("woman", "Adjusted residual") not in table


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            "The tests include it, as tests of counts can, while comparisons of means",
        ),
        (
            "id",
            "Kelompok ini ikut diuji, karena uji frekuensi memungkinkannya, sedangkan",
        ),
    ],
)
def test_the_small_group_is_named_with_its_size(language, words):
    rows, settings = found(COUNTS, row="sex", column="y")
    text = text_in(results_of(rows, settings, language), language)
    assert words in text
    assert "neither (n = 2)" in text


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "left out here together with those of woman, as they would follow"),
        ("id", "tidak dimuat di sini, begitu pula sel woman, karena"),
    ],
)
def test_the_group_that_is_hidden_with_a_small_one_is_named(language, words):
    rows, settings = found(COUNTS, row="sex", column="y")
    assert words in text_in(results_of(rows, settings, language), language)


@pytest.mark.parametrize("small", [(2, 0, 0), (1, 1, 1), (0, 4, 0)])
def test_no_cell_of_a_small_group_is_the_only_one_that_its_column_does_not_show(small):
    counts = pd.concat([COUNTS, pd.DataFrame([[7, 8, 9]], ["not said"], COUNTS.columns)])
    counts.loc["neither"] = small
    lines = crosstab_of(*found(counts, row="sex", column="y"))
    shown = [line[1:4] for line in lines if line[0] == "Count" and any(line[1:])][:-1]
    assert [sum(line[place] == ABSENT for line in shown) for place in range(3)] == [2, 2, 2]


@pytest.mark.parametrize("sizes", [(5, 0, 0), (2, 1, 2)])
def test_five_people_are_shown(sizes):
    counts = COUNTS.copy()
    counts.loc["neither"] = sizes
    rows, settings = found(counts, row="sex", column="y")
    assert ABSENT not in [cell for line in crosstab_of(rows, settings) for cell in line]


def test_a_category_of_scores_is_no_group_of_people():
    rows, settings = found(COUNTS, row="x", column="y")
    assert ABSENT not in [cell for line in crosstab_of(rows, settings) for cell in line]


def test_the_figure_draws_neither_a_small_group_nor_what_would_tell_it():
    counts = pd.concat([COUNTS, pd.DataFrame([[7, 8, 9]], ["not said"], COUNTS.columns)])
    rows, settings = found(counts, row="sex", column="y")
    statistics = {
        (*place, name): str(value) for place, of in rows.items() for name, value in of.items()
    }
    settings["words"] = load_words("en", "figures")
    ((*_, drawing),) = redrawn("H1", GIVEN | {"row": "sex", "column": "y"}, statistics, settings)
    (axes,) = drawing().axes
    names = " ".join(label.get_text() for label in axes.get_yticklabels())
    assert "woman" in names
    assert "neither" not in names
    assert "not said" not in names
