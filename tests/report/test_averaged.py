"""Predictors that carry a finding, and slopes that another hypothesis finds moderated."""

import pytest

from angket.formats.blocks import Table, as_cell, text_of
from angket.report.averaged import averaged_told, averages_over
from angket.report.judgement import judge
from angket.report.phrases import Phrases, report_words
from angket.report.sections import hypotheses, overview
from claims_told import contradictions, part_of_hypothesis
from hypotheses_text import results_of, text_of_block

LANGUAGES = ("en", "id")
VARIABLES = {name: {"label": label} for name, label in
             {"x": "Load", "y": "Strain", "z": "Support"}.items()}  # fmt: skip
REGRESSION = {
    "kind": "regression", "statement": "Said.", "scale": "raw", "response": "y",
    "predictors": ["x", "z"],
}  # fmt: skip
MODERATION = {
    "kind": "moderation", "statement": "Said.", "scale": "raw", "response": "y",
    "predictor": "x", "moderator": "z",
}  # fmt: skip
LEVEL = {"alpha": 0.05, "confidence_percent": 95.0}


def decided(p, test):
    return {"test": test, "p": p, "reject_h0": str(p <= 0.05).lower()} | LEVEL


def several(language, *p):
    """Return a regression of two predictors, from the p of each."""
    rows = {
        ("regression", "H1"): {"n": 200, "f": 9, "f_p": 0.001, "f_df1": 2, "f_df2": 197,
                               "r_squared": 0.3},
        ("decision", "H1"): decided(0.001, "f"),
    }  # fmt: skip
    for name, of_one in zip(("x", "z"), p, strict=True):
        rows["regression", f"H1:{name}"] = {"b": 0.5, "beta": 0.4, "se": 0.1, "t": 3, "p": of_one}
        rows["decision", f"H1:{name}"] = decided(of_one, "t")
    settings = {"variables": VARIABLES, "tests": {}, "hypotheses": {"H1": REGRESSION}}
    settings["language"] = language
    return results_of(rows, settings, language)


def cells_of(results, say):
    """Return the last cell of each row of the decisions."""
    (table,) = [
        block
        for block in hypotheses.compose(results, say)
        if isinstance(block, Table) and block.label == "decisions"
    ]
    return [text_of(as_cell(row[-1]).content) for row in table.body]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("p", [(0.01, 0.01), (0.01, 0.4), (0.4, 0.4)])
def test_table_and_text_say_which_predictors_carry_a_finding(language, p):
    results, say = several(language, *p), Phrases(report_words(language))
    own, none = {
        "en": ("own relation", "none shown"),
        "id": ("hubungan tersendiri", "tidak tampak"),
    }[language]
    cells = cells_of(results, say)
    assert cells[1:] == [own if one <= 0.05 else none for one in p]
    whole = {"en": "supported as a whole", "id": "didukung secara keseluruhan"}[language]
    assert cells[0].startswith(whole) == (p != (0.01, 0.01))
    together = {"en": "together, not for each of them", "id": "tidak untuk setiap variabel"}[
        language
    ]
    text = part_of_hypothesis(results, say, "H1")
    assert (together in text) == (p != (0.01, 0.01))
    first = "\n".join(map(text_of_block, overview.compose(results, say)))
    together = {"en": "together, not for each", "id": "tidak untuk setiap variabel"}[language]
    assert (together in first) == (p != (0.01, 0.01))
    assert contradictions(results, "H1") == []


def moderated(p, hypothesis, ways=None, language="en"):
    rows = {
        ("moderation", "H2"): {"n": 200, "f_change": 9, "f_change_p": p},
        ("moderation", "H2:x*z"): {"b": -0.1, "p": p},
        ("decision", "H2"): decided(p, "f_change"),
        ("decision", "H1"): decided(0.01, "t"),
    }
    for way, of_way in (ways or {}).items():
        tested = {"n": 200, "p": of_way, "reject_h0": str(of_way <= 0.05).lower(), "alpha": 0.05}
        tested |= {"statistic": "r_squared_change", "estimate": 0.1 + of_way}
        rows["sensitivity", f"H2:{way}|all"] = tested
    settings = {"variables": VARIABLES, "tests": {}}
    settings["hypotheses"] = {"H1": hypothesis, "H2": MODERATION}
    return results_of(rows, settings, language), Phrases(report_words(language))


def beside_moderation(p, hypothesis, ways=None):
    results, say = moderated(p, hypothesis, ways)
    return text_of(averaged_told(results, say, "H1")), text_of(averaged_told(results, say, "H2"))


CORRELATION = {"kind": "correlation", "statement": "Said.", "scale": "raw", "variables": ["x", "y"]}
FOUND = "As H2 finds that the relation with Load depends on Support, this is an average"


@pytest.mark.parametrize(
    ("hypothesis", "told"),
    [
        (REGRESSION, True),
        (REGRESSION | {"predictors": ["x"]}, True),
        (CORRELATION, True),
        # Another response, or other predictors.
        (REGRESSION | {"response": "z", "predictors": ["x"]}, False),
        (CORRELATION | {"variables": ["x", "z"]}, False),
    ],
)
def test_a_slope_that_is_moderated_elsewhere_is_told_to_be_an_average(hypothesis, told):
    of_slope, of_product = beside_moderation(0.01, hypothesis)
    assert of_slope.startswith(FOUND) == told
    assert of_product == ""
    assert beside_moderation(0.4, hypothesis) == ("", "")


def test_of_the_moderator_it_is_the_other_factor_that_its_slope_depends_on():
    text, _ = beside_moderation(0.01, REGRESSION | {"predictors": ["z"]})
    assert text.startswith("As H2 finds that the relation with Support depends on Load")


def test_what_one_hypothesis_told_of_a_moderation_the_next_refers_to():
    rows = {
        ("moderation", "H3"): {"n": 200, "f_change": 9, "f_change_p": 0.01},
        ("decision", "H3"): decided(0.01, "f_change"),
    }
    settings = {"variables": VARIABLES, "tests": {}}
    settings["hypotheses"] = {"H1": CORRELATION, "H2": REGRESSION, "H3": MODERATION}
    rows["decision", "H1"], rows["decision", "H2"] = decided(0.01, "pearson"), decided(0.01, "f")
    results, say = results_of(rows, settings, "en"), Phrases(report_words("en"))
    first, second, third = (text_of(averaged_told(results, say, f"H{n}")) for n in (1, 2, 3))
    assert first.startswith(FOUND.replace("H2", "H3"))
    here = "this is an average over all scores of the moderator"
    assert second == f"As at H1, {here} (see H3)."
    assert third == ""


def test_a_moderation_that_is_not_robust_is_told_so():
    text, _ = beside_moderation(0.01, REGRESSION, {"ranks": 0.4, "ordinal": 0.5, "raw": 0.01})
    assert text.startswith("As H2, whose result cannot be relied on, finds that the relation with")


@pytest.mark.parametrize(
    ("language", "fact", "unsure"),
    [
        ("en", "an average (see H2)", "an average, if the result of H2 holds, which is not sure"),
        ("id", "rata-rata (lihat H2)", "; rata-rata bila H2 berlaku, yang belum pasti"),
    ],
)
def test_the_first_page_tells_no_average_as_a_fact_that_hangs_on_what_is_not_robust(
    language, fact, unsure
):
    for ways, told in (({}, fact), ({"ranks": 0.4, "ordinal": 0.5, "raw": 0.01}, unsure)):
        results, say = moderated(0.01, REGRESSION, ways, language)
        words = text_of(averages_over(results, say, judge(results, say, "H1")))
        assert words.endswith(told)


def test_what_refers_to_an_earlier_hypothesis_says_again_that_it_cannot_be_relied_on():
    results, say = moderated(0.01, CORRELATION, {"ranks": 0.4, "ordinal": 0.5, "raw": 0.01})
    results.settings["hypotheses"]["H3"] = REGRESSION
    results._values["decision"]["H1"]["test"] = "pearson"
    results._values["decision"]["H3"] = {"test": "f", "p": "0.01", "reject_h0": "true"}
    told = text_of(averaged_told(results, say, "H3"))
    assert told.endswith("(see H2, which cannot be relied on).")
