"""One judgement of each hypothesis: no sentence, table or summary can say what another denies."""

import itertools
import re

import pytest
from test_section_hypotheses import regression_rows

from angket.report.judgement import judge
from angket.report.phrases import Phrases, report_words
from angket.report.sections import hypotheses, sensitivity
from hypotheses_text import results_of, text_of_block

STUDY = {
    "variables": {
        "x": {"label": "Load", "items": ["X1", "X2"]},
        "y": {"label": "Strain", "items": ["Y1"]},
    },
    "tests": {"alpha": 0.05, "strength": {}},
}
HYPOTHESIS = {
    "kind": "regression", "statement": "Said.", "scale": "raw", "response": "y",
    "predictors": ["x"],
}  # fmt: skip
SUPPORT = {
    "en": {"yes": "these data support H1", "no": "these data do not support H1"},
    "id": {"yes": "H1 didukung", "no": "H1 tidak didukung"},
}
CONTRARY = {"en": "contrary to the positive direction", "id": "berlawanan dengan arah positif"}


def results_with(
    language="en",
    p=0.01,
    b=0.6,
    n=200,
    hc3=0.01,
    stated=None,
    reliable=True,
    valid=True,
    normal=True,
    others=None,
    unflagged=None,
):
    """Return the results of one regression whose conditions are as told.

    `unflagged` is the p of each way without the flagged respondents, where some are: of the way
    that decides, and of the others.
    """
    rows = regression_rows(b=b, p=p, n=n)
    rows["regression", "H1:x"]["hc3_p"] = hc3
    decided = {"test": "t", "p": p, "reject_h0": str(p <= 0.05).lower()}
    rows["decision", "H1"] = decided | {"alpha": 0.05, "confidence_percent": 95.0}
    rows["reliability", "x"] = {"alpha": 0.55, "reliable": str(reliable).lower()}
    rows["validity", "X1"] = {"valid": str(valid).lower()}
    rows["normality", "H1"] = {"normal": str(normal).lower(), "n": n}
    for place, variant in enumerate(("raw", "interval", "ranks")):
        by_way = p if others is None or variant == "raw" else others
        found = {"statistic": "beta", "estimate": b + place / 1000, "alpha": 0.05}
        sets = {"all": (n, by_way)}
        if unflagged:
            sets["without flagged"] = n - 7, unflagged[variant != "raw"]
        for respondents, (left, of_way) in sets.items():
            tested = {"n": left, "p": of_way, "reject_h0": str(of_way <= 0.05).lower()}
            rows["sensitivity", f"H1:{variant}|{respondents}"] = found | tested
    hypothesis = HYPOTHESIS | ({"direction": stated} if stated else {})
    return results_of(rows, STUDY | {"hypotheses": {"H1": hypothesis}}, language)


def told_by(results, language):
    say = Phrases(report_words(language))
    sections = hypotheses.compose(results, say), sensitivity.compose(results, say)
    return ["\n".join(map(text_of_block, blocks)) for blocks in sections]


GRID = [
    dict(zip(("p", "b", "n", "hc3", "stated", "reliable", "valid", "normal"), values, strict=True))
    for values in itertools.product(
        (0.01, 0.4), (0.6, -0.6), (20, 200), (0.01, 0.4), (None, "positive"),
        (True, False), (True, False), (True, False),
    )
]  # fmt: skip
# A quarter in which any three conditions meet in every way; the slow tests go through all.
QUARTER = [
    given
    for given, places in zip(GRID, itertools.product((0, 1), repeat=8), strict=True)
    if sum(places[:5]) % 2 == sum(places[3:]) % 2 == 0
]
EVERY_GRID = pytest.mark.parametrize(
    "grid",
    [pytest.param(QUARTER, id="quarter"), pytest.param(GRID, id="all", marks=pytest.mark.slow)],
)


@EVERY_GRID
@pytest.mark.parametrize("language", ["en", "id"])
def test_no_two_sentences_of_any_study_contradict_each_other(language, grid):
    for given in grid:
        results = results_with(language, **given)
        text, of_sensitivity = told_by(results, language)
        significant = given["p"] <= 0.05
        contrary = significant and given["stated"] == "positive" and given["b"] < 0
        supported = significant and not contrary
        support = SUPPORT[language]
        # Whatever says that the hypothesis is supported says it where, and only where, it is.
        assert (support["yes"] in text) == supported, given
        assert (support["no"] in text) != supported, given
        assert (CONTRARY[language] in text) == contrary, given
        # The decision of the test and that of the table are the same.
        kept = {"en": "is not rejected", "id": "H0 tidak ditolak"}[language]
        assert (kept in text.split("Decision:" if language == "en" else "Keputusan:")[1]) == (
            not significant
        ), given
        # HC3 is one of the ways: nobody says that all agree where it does not.
        objects = (given["hc3"] <= 0.05) != significant
        same = {"en": "same decision", "id": "keputusan yang sama"}[language]
        assert (same in text) == (not objects), given
        assert (same in of_sensitivity) == (not objects), given
        # What weakens a decision stands where the decision stands.
        caution = re.search({"en": "borne in mind: .*", "id": "Perlu diingat: .*"}[language], text)
        caution = caution.group() if caution else ""
        words = {"en": ["reliab", "prove valid", "small", "normality"]}
        words["id"] = ["reliabilitas", "tidak valid", "kecil", "normalitas"]
        wanted = not given["reliable"], not given["valid"], given["n"] < 30, not given["normal"]
        assert tuple(word in caution for word in words[language]) == wanted, given


def test_a_direction_that_is_not_stated_is_told_all_the_same():
    text, _ = told_by(results_with(b=-0.6), "en")
    assert "these data support H1, without proving it; the direction found is negative." in text


def test_the_way_that_decides_does_not_count_as_another_way():
    say = Phrases(report_words("en"))
    results = results_with(p=0.01)
    ways = [way.variant for way in judge(results, say, "H1").ways]
    # Others may happen to have the same p, as two bootstraps have the smallest that there is.
    assert ways == ["interval", "ranks", "hc3"]


def test_a_hypothesis_that_cannot_be_tested_is_not_judged():
    results = results_with()
    results._values["decision"]["H1"] = {"reject_h0": "undefined: too few respondents"}
    say = Phrases(report_words("en"))
    judged = judge(results, say, "H1")
    assert (judged.verdict, judged.ways, judged.caveats) == ("undecided", (), ())


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "tests of the conditions do not agree (equal variances of the residuals)"),
        ("id", "hasil uji-uji asumsi tidak sejalan (homoskedastisitas)"),
    ],
)
def test_a_condition_on_which_tests_disagree_is_borne_in_mind(language, told):
    results = results_with(language)
    spread = {"homoskedastic": "true", "test": "glejser", "white_p": "0.3", "alpha": "0.05"}
    results._values["heteroskedasticity"] = {"H1": spread}
    assert told not in told_by(results, language)[0]
    spread["white_p"] = "0.01"
    assert told in told_by(results, language)[0]
