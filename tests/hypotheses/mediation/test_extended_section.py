"""Mediations of several mediators, or with a moderator, in the chapter and as a diagram."""

import functools
import json
from pathlib import Path

import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.patches import FancyArrowPatch, Rectangle

from angket.figures.width import for_phones
from angket.hypotheses.mediation.figures import redrawn
from angket.hypotheses.mediation.section import named, worded
from angket.report.phrases import Phrases
from angket.settings.words import load_words
from hypotheses_text import report_words, results_of, text_in
from hypothesis_tests import infer

HERE = Path(__file__).parent
PAPER = pd.read_csv(HERE / "by_R_paper.csv").astype(float)
PROTEST = pd.read_csv(HERE / "by_R_protest.csv").astype(float)
LABELS = {"cond": "Position", "pmi": "Influence", "topic": "Importance", "reaction": "Reaction"}
LABELS |= {"age": "Age", "prot2": "Protest", "respappr": "Approval", "liking": "Liking"}
LABELS |= {"sexism": "Sexism", "gender": "Gender"}
OF_PAPER = {"kind": "mediation", "statement": "Said.", "predictor": "cond", "response": "reaction"}
PAIR = OF_PAPER | {"mediators": ["pmi", "topic"], "covariates": ["age"]}
ROW = OF_PAPER | {"mediators": ["topic", "pmi"], "order": "serial"}
MODERATED = OF_PAPER | {"predictor": "prot2", "mediator": "respappr", "response": "liking"}
MODERATED |= {"moderator": "sexism", "moderates": ["a", "direct"]}
BENT = MODERATED | {"moderates": ["a", "b"]}
CASES = {"pair": PAIR, "row": ROW, "moderated": MODERATED, "bent": BENT}
CONSTANT = PAPER.assign(pmi=4.0)
WITHHELD = "undefined: withheld: fewer than 5 respondents"


def settings_of(hypothesis, language="en"):
    described = {name: {"label": label} for name, label in LABELS.items()}
    return {"variables": described, "tests": {"alpha": 0.05}, "language": language,
            "hypotheses": {"H1": {"scale": "raw"} | hypothesis}}  # fmt: skip


@functools.cache
def inferred(hypothesis, changed=False):
    """Return statistics and outcome of a hypothesis, given as JSON."""
    hypothesis = json.loads(hypothesis)
    totals = PROTEST if hypothesis["predictor"] == "prot2" else CONSTANT if changed else PAPER
    return infer(hypothesis, totals, name="H1", resamples=199)


def results(hypothesis, language="en", changed=False, withheld=False):
    found, outcome = inferred(json.dumps(hypothesis), changed)
    rows = {}
    for (section, subject, statistic), value in found.items():
        rows.setdefault((section, subject), {})[statistic] = value
    decided = {"H1": (outcome.p, outcome.test)}
    decided |= {f"H1:{way}": (p, outcome.test) for way, p in (outcome.terms or {}).items()}
    for subject, (p, test) in decided.items():
        known = isinstance(p, float)
        rejected = str(p <= 0.05).lower() if known else str(p)
        verdict = {"test": test, "p": p, "reject_h0": rejected, "alpha": 0.05}
        rows["decision", subject] = verdict | {"confidence_percent": 95.0}
    if withheld:
        for (section, _), values in rows.items():
            hidden = values if section == "mediation" else values.keys() & {"p", "reject_h0"}
            values |= dict.fromkeys(hidden, WITHHELD)
    return results_of(rows, settings_of(hypothesis, language), language)


@pytest.fixture(scope="module")
def told():
    """Return the text of each case in each language."""
    return {
        (case, language): text_in(results(hypothesis, language), language)
        for case, hypothesis in CASES.items()
        for language in ("en", "id")
    }


@pytest.mark.parametrize(
    ("case", "sentences"),
    [
        ("pair", [
            "the indirect relations of Position and Reaction through Influence and Importance add "
            "up to zero",
            "side by side, with raw total scores, n = 123. Every equation holds Age constant.",
            "The indirect relation Position → Influence → Reaction is B = 0.187, 95% CI",
            "Together the indirect relations come to B = 0.394, 95% CI",
            "The interval of no difference of two indirect relations leaves out zero.",
            "does not contain zero (p = ",
            "The order of these variables, and that nothing else stands behind",
        ]),
        ("row", [
            "through Importance and Influence, one after the other, is zero",
            "The indirect relation Position → Importance → Influence → Reaction is B = 0.049",
            "too little evidence of an indirect relation of Position and Reaction",
        ]),
        ("moderated", [
            "is the same for all values of Sexism",
            "Sexism may change the path from Protest to Approval and the direct path",
            "changes with one more point of Sexism, is 0.291, 95% CI",
            "at mean + SD (5.90)",
            "depends on Sexism. The order of these variables",
        ]),
        ("bent", [
            "is no straight line over it and has no index; between mean − SD and mean + SD it "
            "differs by",
        ]),
    ],
)  # fmt: skip
def test_the_chapter_tells_what_was_found(told, case, sentences):
    text = told[case, "en"]
    assert [sentence for sentence in sentences if sentence not in text] == []


@pytest.mark.parametrize(
    ("case", "sentence"),
    [
        ("pair", "Dalam setiap persamaan, Age dikendalikan."),
        ("row", "secara berurutan sama dengan nol"),
        ("moderated", "setiap kenaikan satu poin Sexism, sebesar 0,291"),
        ("bent", "antara rata-rata − SB dan rata-rata + SB hubungan itu berbeda sebesar"),
    ],
)
def test_the_chapter_in_indonesian(told, case, sentence):
    assert sentence in told[case, "id"]
    assert "undefined" not in told[case, "id"]


def test_no_word_of_it_claims_a_cause(told):
    for (_, language), text in told.items():
        words = {"en": ["influences", "causes", "impact"], "id": ["memengaruhi", "menyebabkan"]}
        assert [word for word in words[language] if word in text] == []


def test_a_mediation_that_cannot_be_computed_is_told_with_its_reason():
    text = text_in(results(PAIR, "id", True), "id")
    assert "Pengujian tidak dapat dilakukan: skor Influence semua responden sama." in text


@pytest.mark.parametrize("case", CASES)
def test_where_an_archive_withholds_the_numbers_the_chapter_says_so(case):
    assert "fewer than 5 respondents" in text_in(results(CASES[case], withheld=True), "en")


def test_two_values_of_a_moderator_are_told_as_groups():
    two = {"predictor": "pmi", "mediator": "topic", "moderator": "gender", "moderates": ["b"]}
    text = text_in(results(OF_PAPER | two), "en")
    assert "the indirect relation at 1 less that at 0, is " in text
    assert "] at 1." in text
    ((*_, drawing),) = drawn(OF_PAPER | two)
    texts = [text.get_text() for text in drawing().axes[0].texts]
    assert "† At the mean of Gender; from 0 to 1:" in texts


def test_the_first_page_says_that_a_relation_depends_on_something():
    of = results(MODERATED)
    assert worded(of, "H1", None) == "moderated"
    names = named(of, Phrases(report_words("en")), of.settings["hypotheses"]["H1"])
    assert names["moderator"] == "Sexism"


def drawn(hypothesis, language="en", changed=False):
    of, _ = inferred(json.dumps(hypothesis), changed)
    settings = settings_of(hypothesis) | {"words": load_words(language, "figures")}
    return list(redrawn("H1", hypothesis, of, settings))


@pytest.mark.parametrize(("hypothesis", "arrows"), [(PAIR, 5), (ROW, 6)])
def test_every_arrow_has_its_coefficient_and_is_dashed_where_not_significant(hypothesis, arrows):
    ((*_, title, drawing),) = drawn(hypothesis)
    (axes,) = drawing().axes
    texts = [text.get_text() for text in axes.texts]
    assert sum(isinstance(part, Rectangle) for part in axes.patches) == 4
    heads = [part for part in axes.patches if isinstance(part, FancyArrowPatch)]
    assert len(heads) == arrows
    # Of the direct arrow, and in a row also of that from the predictor to the influence.
    dashed = [arrow for arrow in heads if arrow.get_linestyle() != "solid"]
    assert len(dashed) == (1 if hypothesis is PAIR else 2)
    assert title.startswith("Paths from Position through")
    assert {"0.393", "0.332"} < set(texts) or {"0.397", "0.324"} < set(texts)
    assert any(text.startswith("Sum of the indirect relations: 0.") for text in texts)


@pytest.mark.parametrize("mediators", [["pmi", "topic"], ["pmi", "topic", "age", "gender"]])
@pytest.mark.parametrize("order", ["parallel", "serial"])
def test_all_texts_stand_within_the_figure_on_page_and_phone(mediators, order):
    hypothesis = OF_PAPER | {"mediators": mediators, "order": order}

    def outside():
        ((*_, drawing),) = drawn(hypothesis)
        figure = drawing()
        (axes,) = figure.axes
        high, wide = figure.bbox.height, figure.bbox.width
        renderer = FigureCanvasAgg(figure).get_renderer()
        boxes = {text.get_text(): text.get_window_extent(renderer) for text in axes.texts}
        return [
            text
            for text, box in boxes.items()
            if box.x0 < 0 or box.y0 < 0 or box.x1 > wide or box.y1 > high
        ]

    assert outside() == []
    with for_phones():
        assert outside() == []


def test_a_moderated_arrow_is_marked_and_what_changes_it_is_told():
    ((*_, drawing),) = drawn(MODERATED, "id")
    texts = [text.get_text() for text in drawing().axes[0].texts]
    assert "1,458†" in texts
    assert "Protest → Approval berubah sebesar 0,810." in texts
    index = "Protest → Approval → Liking, indeks moderasi: 0,291"
    assert any(text.startswith(index) for text in texts)


def test_nothing_is_drawn_where_a_coefficient_is_missing():
    assert drawn(PAIR, changed=True) == []
