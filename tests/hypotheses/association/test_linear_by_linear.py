"""The linear-by-linear test rests on all respondents together, not on single cells."""

import numpy as np
import pandas as pd
import pytest

from angket.formats.blocks import Superscript, text_of
from angket.hypotheses.association.section import assumed, caveats, untrusted
from angket.report.judgement import judge
from angket.report.phrases import Phrases, report_words
from angket.report.sections import sensitivity
from angket.statistics.categorical.association import association
from hypotheses_text import results_for, text_of_block

LANGUAGES = ("en", "id")
# Two of nine cells have an expected count below five.
THREE = np.array([[9, 11, 2], [8, 26, 7], [3, 5, 8]])
MARKED = {"en": ("Pearson", "Likelihood"), "id": ("Khi-kuadrat", "Rasio")}
NOT_RELIED = {"en": "Not to be relied on", "id": "Tidak dapat diandalkan"}


def permuted(counts, repeats, seed):
    """Return the p of linear-by-linear over shuffled columns."""
    rng = np.random.default_rng(seed)
    rows, columns = np.indices(counts.shape).reshape(2, -1).repeat(counts.ravel(), axis=1)
    own = np.corrcoef(rows, columns)[0, 1] ** 2
    shuffled = rng.permuted(np.tile(columns, (repeats, 1)), axis=1)
    centred = (shuffled - columns.mean()) @ (rows - rows.mean())
    found = (centred / (len(rows) * rows.std() * columns.std())) ** 2
    return ((found >= own - 1e-12).sum() + 1) / (repeats + 1)


def test_its_p_is_that_of_permutations_though_cells_are_few():
    p = association(pd.DataFrame(THREE), 0.95)["linear_by_linear_p"]
    assert p == pytest.approx(permuted(THREE, 20_000, 1), abs=0.002)
    # In a table of two by two it is Pearson's test but for a factor, and wants what that wants.
    four = np.array([[6, 1], [2, 5]])
    assert association(pd.DataFrame(four), 0.95)["linear_by_linear_p"] < 0.6 * permuted(
        four, 20_000, 1
    )


def study(decides="fisher_freeman_halton", categories="abc", language="en"):
    found = {"n": 79, "pearson": 13.2, "pearson_df": 4, "pearson_p": 0.01, "cells_below_5": 3}
    found |= {"cells_below_5_percent": 33.3, "minimum_expected": 3.4, "cramers_v": 0.29}
    found |= {"linear_by_linear": 7.8, "linear_by_linear_df": 1, "linear_by_linear_p": 0.005}
    rows = {("association", "H1"): found}
    for row in categories:
        for column in categories:
            rows["crosstab", f"H1:{row}|{column}"] = {"n": 9, "expected": 8.0}
    for way, p in (("pearson", 0.01), ("likelihood_ratio", 0.0175), ("linear_by_linear", 0.005),
                   ("fisher_freeman_halton", 0.0185)):  # fmt: skip
        statistic = "cramers_v" if way.startswith("fisher") else way
        of = {"n": 79, "statistic": statistic, "estimate": p * 100, "p": p, "reject_h0": "true"}
        rows["sensitivity", f"H1:{way}|all"] = of | {"alpha": 0.05}
    of = {"row": "x", "column": "y", "test": "by_counts"}
    p = rows["sensitivity", f"H1:{decides}|all"]["p"]
    return results_for("association", rows, language, {"test": decides, "p": p}, **of)


@pytest.mark.parametrize(
    ("categories", "expected"),
    [("abc", ("pearson", "likelihood_ratio")),
     ("ab", ("pearson", "likelihood_ratio", "linear_by_linear"))],
)  # fmt: skip
def test_small_cells_are_its_own_in_tables_of_two_by_two_alone(categories, expected):
    results = study(categories=categories)
    assert untrusted(results, "H1") == expected
    ways = [way.variant for way in judge(results, Phrases(report_words("en")), "H1").ways]
    assert ("linear_by_linear" in ways) == ("linear_by_linear" not in expected)


@pytest.mark.parametrize("language", LANGUAGES)
def test_text_and_table_agree_on_it(language):
    results, say = study(language=language), Phrases(report_words(language))
    blocks = sensitivity.compose(results, say)
    (table,) = [block for block in blocks if getattr(block, "label", "") == "sensitivity-H1"]
    for row in table.body:
        first = text_of(row[0].content)
        marked = any(isinstance(one, Superscript) for one in row[0].content)
        assert marked == first.startswith(MARKED[language]), first
    assert NOT_RELIED[language] in text_of_block(table)


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_it_decides_small_cells_do_not_weaken_the_decision(language):
    of = {"kind": "association", "row": "x", "column": "y"}
    results, say = study("linear_by_linear", language=language), Phrases(report_words(language))
    assert [one.key for one in caveats(results, "H1", of)] == []
    told = "\n".join(map(text_of_block, assumed(results, say, "H1")))
    words = {"en": "The decision rests on the linear-by-linear test, which does not depend on",
             "id": "Keputusan didasarkan pada uji linear-by-linear, yang tidak"}  # fmt: skip
    assert words[language] in told
    results = study("linear_by_linear", "ab", language)
    assert "thin" in [one.key for one in caveats(results, "H1", of)]
