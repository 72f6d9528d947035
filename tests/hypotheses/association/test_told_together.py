"""A group of so few people that its cells would tell of them is told together with others."""

import pandas as pd
import pytest

from angket.formats.blocks import as_cell, text_of
from angket.hypotheses.association.figures import redrawn
from angket.hypotheses.association.test import add_cells
from angket.report.phrases import Phrases, report_words
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
    """Return the lines of the table as texts."""
    results = results_of(rows, settings, language)
    blocks = hypotheses.compose(results, Phrases(report_words(language)))
    table = next(block for block in blocks if getattr(block, "label", "") == "crosstab-H1")
    return [[text_of(as_cell(cell).content) for cell in row] for row in table.body]


def lines_of(rows, settings):
    """Return the lines of a table by category and what they hold."""
    table, category = {}, ""
    for line in crosstab_of(rows, settings):
        if any(line[1:]):
            table[category, line[0]] = line[1:]
        else:
            category = line[0]
    return table


def test_rows_of_a_small_group_are_told_with_those_of_the_next_larger_one():
    rows, settings = found(COUNTS, row="sex", column="y")
    table = lines_of(rows, settings)
    assert table["man", "Count"] == ["20", "10", "4", "34"]
    both = COUNTS.loc[["woman", "neither"]].sum()
    assert table["neither + woman", "Count"] == [*map(str, both), "35"]
    expected = COUNTS.sum() * 35 / 69
    assert table["neither + woman", "Expected"] == [*(f"{n:.2f}" for n in expected), ""]
    shares = 100 * both / 35
    assert table["neither + woman", "% of row"] == [*(f"{n:.1f}" for n in shares), "100.0"]
    assert ("neither + woman", "Adjusted residual") not in table
    assert table["Total", "Count"] == ["25", "22", "22", "69"]
    assert {category for category, _ in table} == {"man", "neither + woman", "Total"}


def test_columns_of_a_small_group_are_told_with_those_of_the_next_larger_one():
    rows, settings = found(COUNTS.T, row="y", column="sex")
    table = lines_of(rows, settings)
    assert table["Low", "Count"] == ["20", "5", "25"]
    assert table["Low", "% of row"] == ["80.0", "20.0", "100.0"]
    assert table["Low", "Adjusted residual"][1] == ""
    assert table["Total", "Count"] == ["34", "35", "69"]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            "Fewer than five respondents belong to neither, so that its cells are told together "
            "with others, as neither + woman",
        ),
        (
            "id",
            "Responden pada neither kurang dari lima orang, sehingga selnya dimuat bersama "
            "kelompok lain, yaitu sebagai neither + woman",
        ),
    ],
)
def test_the_small_group_is_named_by_no_number(language, words):
    rows, settings = found(COUNTS, row="sex", column="y")
    text = text_in(results_of(rows, settings, language), language)
    assert words in text
    assert "neither (n" not in text


def test_of_small_groups_that_are_many_together_no_larger_one_is_among_them():
    counts = pd.concat([COUNTS, pd.DataFrame([[1, 2, 1]], ["not said"], COUNTS.columns)])
    table = lines_of(*found(counts, row="sex", column="y"))
    assert {category for category, _ in table} == {"man", "woman", "neither + not said", "Total"}
    assert table["neither + not said", "Count"] == ["3", "2", "1", "6"]


def test_a_group_is_told_with_the_same_one_as_in_the_profile():
    # Of the women few have a total; by the table alone, they would be the next larger group.
    counts = pd.concat([COUNTS, pd.DataFrame([[6, 2, 2]], ["not said"], COUNTS.columns)])
    counts.loc["woman"] = [3, 2, 1]
    rows, settings = found(counts, row="sex", column="y")
    sizes = {"man": 34, "woman": 33, "neither": 2, "not said": 10}
    rows |= {("sample", f"sex={name}"): {"n": n, "percent": n} for name, n in sizes.items()}
    categories = {category for category, _ in lines_of(rows, settings)}
    assert categories == {"man", "woman", "neither + not said", "Total"}


def test_expected_counts_do_not_tell_how_many_a_small_group_has():
    rows, settings = found(COUNTS, row="sex", column="y")
    rows["association", "H1"] |= {"minimum_expected": 22 * 2 / 69, "cells_below_5": 3}
    rows["association", "H1"] |= {"cells_below_5_percent": 100 / 3}
    told = text_in(results_of(rows, settings, "en"), "en")
    assert "fewer than five respondents, all expected counts are below five." in told
    assert "0.64" not in told and "33.3%" not in told
    rows, settings = found(COUNTS.drop("neither"), row="sex", column="y")
    rows["association", "H1"] |= {"minimum_expected": 10.84, "cells_below_5": 0}
    rows["association", "H1"] |= {"cells_below_5_percent": 0}
    assert "smallest expected count is 10.84" in text_in(results_of(rows, settings, "en"), "en")


@pytest.mark.parametrize("sizes", [(5, 0, 0), (2, 1, 2)])
def test_five_people_are_shown(sizes):
    counts = COUNTS.copy()
    counts.loc["neither"] = sizes
    rows, settings = found(counts, row="sex", column="y")
    assert ("neither", "Count") in lines_of(rows, settings)


def test_a_category_of_scores_is_no_group_of_people():
    rows, settings = found(COUNTS, row="x", column="y")
    assert ("neither", "Count") in lines_of(rows, settings)


def test_the_figure_draws_a_small_group_with_what_would_tell_it():
    counts = pd.concat([COUNTS, pd.DataFrame([[7, 8, 9]], ["not said"], COUNTS.columns)])
    rows, settings = found(counts, row="sex", column="y")
    statistics = {
        (*place, name): str(value) for place, of in rows.items() for name, value in of.items()
    }
    settings["words"] = load_words("en", "figures")
    ((*_, drawing),) = redrawn("H1", GIVEN | {"row": "sex", "column": "y"}, statistics, settings)
    (axes,) = drawing().axes
    names = [label.get_text().replace(r"$\mathit{n}$", "n") for label in axes.get_yticklabels()]
    assert names == ["man (n = 34)", "woman (n = 33)", "neither + not said (n = 26)"]
