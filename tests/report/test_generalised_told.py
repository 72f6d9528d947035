"""What models of odds and counts say of one predictor, and of lines that other tests judged."""

import pytest

from angket.formats.blocks import text_of
from angket.hypotheses.kind import load
from angket.report.generalised import granted, null_of
from angket.report.phrases import Phrases, report_words
from hypotheses_text import VARIABLES, results_of

HYPOTHESES = {
    "H1": {"kind": "correlation", "statement": "Said.", "scale": "raw", "variables": ["x", "y"]},
    "H2": {"kind": "ordinal", "statement": "Said.", "scale": "raw", "response": "y"},
}
PROFILE = {"age": {"kind": "number", "label": "Age"}, "sex": {"kind": "category", "label": "Sex"}}


def results_with(linear, predictors, language="en"):
    hypotheses = HYPOTHESES | {"H2": HYPOTHESES["H2"] | {"predictors": predictors}}
    settings = {"variables": VARIABLES, "profile": PROFILE, "hypotheses": hypotheses}
    rows = {("linearity", "H1:x"): {"linear": linear}} if linear else {}
    return results_of(rows, settings, language)


def told_by(tell, results, language="en", section="ordinal"):
    say, hypothesis = Phrases(report_words(language)), results.settings["hypotheses"]["H2"]
    hypothesis = hypothesis | {"event": "high"}
    names = load(section, "section").named(results, say, hypothesis)
    return text_of(tell(results, say, section, hypothesis, **names))


@pytest.mark.parametrize(("linear", "language", "told"), [
    ("false", "en", "; the latter was not tested itself; the tests of linearity for H1 reject a "
     "straight line of the scores of Strain in those of Load."),
    ("true", "en", "the tests of linearity for H1 do not reject a straight line of the scores of"),
    ("false", "id", "uji linearitas untuk H1 menolak hubungan linear antara skor Load dan skor"),
    ("", "en", "; the latter was not tested."),
])  # fmt: skip
def test_a_line_that_another_hypothesis_tested_is_not_called_untested_alone(linear, language, told):
    found = results_with(linear, ["x", "age"], language)
    assert told in told_by(granted, found, language)
    assert told in told_by(granted, found, language, "logistic")


@pytest.mark.parametrize(("predictors", "told"), [
    (["x"], "does not depend on Load; its odds ratio is one."),
    (["age"], "does not depend on Age; its odds ratio is one."),
    (["sex"], "does not depend on Sex; every odds ratio is one."),
    (["x", "age"], "does not depend on Load and Age; every odds ratio is one."),
])  # fmt: skip
def test_one_number_has_one_ratio(predictors, told):
    assert told in told_by(null_of, results_with("", predictors))


@pytest.mark.parametrize("section", ["logistic", "ordinal"])
@pytest.mark.parametrize("language", ["en", "id"])
def test_a_single_predictor_is_called_by_its_name(section, language):
    alone = told_by(granted, results_with("", ["x"], language), language, section)
    first = alone.split(".")[0]
    assert "Load" in first
    assert "redictors" not in first
    assert "ariabel bebas" not in first
