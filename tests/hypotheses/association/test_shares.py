"""An association in plain words: which share of each row, and in which direction."""

import pytest

from angket.report.phrases import Phrases, report_words
from angket.report.sections import overview
from claims_told import part_of_hypothesis
from hypotheses_text import results_for, text_of_block, told

SEX = {"sex": {"label": "Sex", "kind": "category", "order": []}}


def rows_of(shares, counts=None):
    """Return the statistics of a table whose rows have these shares of two columns."""
    rows = {("association", "H1"): {"cramers_v": 0.4}}
    for row, percents in shares.items():
        n = (counts or {}).get(row, 40)
        rows["crosstab", f"H1:{row}|(total)"] = {"n": n, "row_percent": 100}
        for column, percent in zip(("low", "high"), percents, strict=True):
            cell = {"n": n * percent / 100, "row_percent": percent, "expected": n / 2}
            cell["adjusted"] = percent - 50
            rows["crosstab", f"H1:{row}|{column}"] = cell
    return rows


def first_page(rows, language="en", row="x", **hypothesis):
    results = results_for("association", rows, language, row=row, column="y", **hypothesis)
    results.settings["profile"] = SEX
    blocks = overview.compose(results, Phrases(report_words(language)))
    return [text_of_block(block) for block in blocks]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            "of those with Load “light”, 65% (15 of 23) have Strain “high”; of those with “heavy”, "
            "14% (7 of 49).",
        ),
        ("id", "dari responden dengan Load “light”, 65% (15 dari 23) memiliki Strain “high”; "),
    ],
)
def test_an_association_is_told_by_the_shares_of_its_rows(language, words):
    counts = {"light": 23, "heavy": 49}
    rows = rows_of({"light": (34.78, 65.22), "heavy": (85.71, 14.29)}, counts)
    assert f": {words}" in first_page(rows, language)[1]
    rows["association", "H1"] |= {"n": 80, "pearson": 9, "pearson_df": 1, "pearson_p": 0.01}
    found = {"en": "What was found", "id": "Yang ditemukan"}[language]
    assert f"{found}: {words}" in told("association", rows, language, row="x", column="y")


def test_nearly_all_is_not_told_as_all():
    rows = rows_of({"light": (0.2, 99.8), "heavy": (0, 100)}, {"light": 500, "heavy": 500})
    words = "of those with Load “light”, 99.8% (499 of 500) have Strain “high”; of those with "
    assert f"{words}“heavy”, 100% (500 of 500)." in first_page(rows)[1]


def test_of_many_rows_the_ends_are_told():
    rows = rows_of({row: (100 - 20 * place, 20 * place) for place, row in enumerate("abcd", 1)})
    words = "“a”, 20% (8 of 40) have Strain “high”; of those with “d”, 80% (32 of 40)."
    assert words in first_page(rows)[1]


def test_no_share_is_told_of_a_group_that_is_too_small_to_be_shown():
    shares = {"man": (40, 60), "woman": (80, 20)}
    assert "60% (6 of 10)" in first_page(rows_of(shares, {"man": 10}), row="sex")[1]
    hidden = first_page(rows_of(shares, {"man": 3}), row="sex")[1]
    assert "%" not in hidden
    assert "the shares of Strain differ between the categories of Sex" in hidden


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            "; of those with “few + some” (told together, as few belong to one of them), "
            "35% (7 of 20).",
        ),
        (
            "id",
            "; dari responden dengan “few + some” (dimuat bersama karena salah satunya "
            "beranggotakan sedikit), 35% (7 dari 20).",
        ),
    ],
)
def test_groups_that_are_told_together_are_counted_and_explained_on_the_first_page(language, words):
    shares = {"many": (75, 25), "few": (75, 25), "some": (62.5, 37.5)}
    text = first_page(rows_of(shares, {"few": 4, "some": 16}), language, row="sex")[1]
    assert text.endswith(words)
    assert "“few”" not in text


def test_no_count_stands_beside_a_share_whose_count_is_withheld():
    rows = rows_of({"light": (35, 65), "heavy": (85, 15)})
    rows["crosstab", "H1:light|high"]["n"] = "undefined: withheld: fewer than 5 respondents"
    text = first_page(rows)[1]
    assert "“light”, 65% have Strain “high”; of those with “heavy”, 15% (6 of 40)." in text


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "the size depends on where the scores of {} are cut into categories"),
        ("id", "besarnya bergantung pada batas pemotongan skor {} menjadi kategori"),
    ],
)
@pytest.mark.parametrize(("row", "cut"), [("x", "Load {} Strain"), ("sex", "Strain")])
def test_that_the_size_hangs_on_where_scores_are_cut_is_told_twice(language, words, row, cut):
    rows = rows_of({"light": (35, 65), "heavy": (85, 15)})
    rows["association", "H1"] |= {"n": 80, "pearson": 9, "pearson_df": 1, "pearson_p": 0.01}
    words = words.format(cut.format({"en": "and", "id": "dan"}[language]))
    assert f"; {words}" in first_page(rows, language, row=row)[2]
    results = results_for("association", rows, language, row=row, column="y")
    results.settings["profile"] = SEX
    section = part_of_hypothesis(results, Phrases(report_words(language)), "H1")
    assert f". {words[0].upper()}{words[1:]}." in section


@pytest.mark.parametrize(("d", "outcome"), [(0.4, "supported;"), (-0.4, "not supported, as what")])
def test_the_direction_of_ordered_categories_is_held_against_the_stated_one(d, outcome):
    rows = rows_of({"light": (70, 30), "heavy": (20, 80)})
    rows["association", "H1"]["somers_d"] = d
    assert f"): {outcome}" in first_page(rows, direction="positive")[2]
