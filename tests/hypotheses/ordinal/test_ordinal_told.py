"""The figures of an ordinal regression, and what its section says."""

import pandas as pd
import pytest
from ranked_people import GROUPS, ORDER, RANK, RANKED, TOTALS

from angket.hypotheses.kind import load
from angket.hypotheses.pictures import Pictured
from angket.report.compose import compose
from angket.report.phrases import Phrases, report_words
from angket.report.results import Results
from angket.settings.words import load_words
from angket.tables import read_statistics
from chapter_text import check_document, prose
from hypotheses_text import told
from hypothesis_tests import infer
from scripts import report
from whole_study import STUDY, answers
from whole_study import compute as compute_study


def pictured(predictions):
    settings = {
        "words": load_words("en", "figures"),
        "tests": {"alpha": 0.05},
        "variables": {"load": {"label": "Load"}},
        "profile": {name: {"label": name.title()} for name in ("rank", "age", "unit")},
    }
    texts, totals = GROUPS.astype(str), {"raw": TOTALS, "interval": TOTALS}
    order = {name: ORDER[name] for name in ("rank", "unit")}
    return Pictured({}, totals, texts, order, predictions, predictions, settings)


@pytest.mark.parametrize("kind", ["ordinal", "logistic"])
def test_a_figure_for_each_predictor_has_a_line_for_each_level(kind):
    hypothesis = RANKED | {"kind": kind, "event": "top", "scale": "raw"}
    of_this = pd.DataFrame({"hypothesis": ["H"] * 2, "event": [0.0, 1.0], "fitted": [0.2, 0.7]})
    found = [
        made
        for made in load(kind, "figures").figures("H", hypothesis, pictured(of_this))
        if made[1] != "roc"
    ]
    assert [subject for _, _, subject, _, _ in found] == ["H:load", "H:age", "H:unit"]
    assert all(
        title.endswith(end)
        for (*_, title, _), end in zip(found, ("Load", "Age", "Unit"), strict=True)
    )
    drawn = found[0][-1]()
    lines = 1 if kind == "logistic" else len(RANK)
    assert len(drawn.axes[0].lines) == lines
    named = [text.get_text() for legend in drawn.legends for text in legend.get_texts()]
    assert named == (RANK if kind == "ordinal" else [])
    ticks = [text.get_text() for text in found[2][-1]().axes[0].get_xticklabels()]
    assert ticks == ["ward", "office", "desk"]


@pytest.mark.parametrize("kind", ["ordinal", "logistic"])
def test_without_a_model_nothing_is_drawn(kind):
    none = pd.DataFrame({"hypothesis": [], "event": [], "fitted": []})
    hypothesis = RANKED | {"kind": kind, "event": "top", "scale": "raw"}
    assert [*load(kind, "figures").figures("H", hypothesis, pictured(none))] == []


@pytest.fixture(scope="module")
def rows():
    """Return the rows of a hypothesis on y, by section and subject."""
    x, z = TOTALS["load"], GROUPS["age"]
    y = GROUPS["rank"].map(RANK.index) + 1.0
    totals = pd.DataFrame({"x": x, "z": z, "y": y})
    hypothesis = {"kind": "ordinal", "response": "y", "levels": "scores", "predictors": ["x", "z"]}
    found, _ = infer(hypothesis, totals, name="H1")
    made = {}
    for (section, subject, statistic), value in found.items():
        made.setdefault((section, subject), {})[statistic] = value
    return made


@pytest.mark.parametrize(
    ("whole", "of_x", "english", "indonesian", "weakened"),
    [
        (0.6, 0.6, "One odds ratio for all boundaries", "Satu rasio odds untuk semua batas", None),
        (0.06, 0.007, "finds a difference for Load:", "menemukan perbedaan pada Load;", "of some"),
        (0.01, 0.007, "This is so for Load.", "Hal ini berlaku untuk Load.", "all"),
        (0.01, 0.06, "proportional odds do not hold", "odds proporsional tidak terpenuhi", "all"),
    ],
)
def test_what_the_tests_of_the_boundaries_say_is_told(
    rows, whole, of_x, english, indonesian, weakened
):
    changed = {("ordinal", "H1"): {"brant_p": whole}, ("ordinal", "H1:x"): {"brant_p": of_x}}
    changed[("ordinal", "H1:z")] = {"brant_p": 0.5}
    edited = rows | {place: rows[place] | change for place, change in changed.items()}
    about = {"response": "y", "predictors": ["x", "z"]}
    decision = {"test": "likelihood_ratio"}
    text = told("ordinal", edited, "en", decision, **about)
    assert english in text
    assert "Load → 1" in text and "Load → 4" in text
    # In the conclusion.
    assert ("the odds ratios differ between the boundaries" in text) == (weakened == "all")
    assert ("rejected as a whole, but are for Load" in text) == (weakened == "of some")
    assert indonesian in told("ordinal", edited, "id", decision, **about)


@pytest.mark.parametrize(
    ("language", "reason"),
    [("en", "the response is the same"), ("id", "kor variabel terikat semua responden sama")],
)
def test_a_regression_that_cannot_be_computed_is_told_with_its_reason(language, reason):
    hypothesis = {"response": "y", "levels": "scores", "predictors": ["x", "z"]}
    totals = pd.DataFrame({"x": TOTALS["load"], "z": GROUPS["age"], "y": 3.0})
    found, outcome = infer(hypothesis | {"kind": "ordinal"}, totals, name="H1")
    made = {}
    for (section, subject, statistic), value in found.items():
        made.setdefault((section, subject), {})[statistic] = value
    text = told("ordinal", made, language, {"p": str(outcome.p), "test": "x"}, **hypothesis)
    assert reason in text
    assert "nan" not in text.split()


HYPOTHESES = {
    "O1": {"kind": "ordinal", "response": "strain", "predictors": ["load", "age"]},
    "O2": {"kind": "ordinal", "response": "load", "predictors": ["unit"], "scale": "interval"},
    "O3": {"kind": "ordinal", "response": "strain", "levels": "scores", "predictors": ["sex"]},
}


@pytest.mark.slow
def test_a_study_with_some_is_told_in_either_language(tmp_path):
    stated = {name: given | {"statement": f"Of {name}"} for name, given in HYPOTHESES.items()}
    study = STUDY | {"hypotheses": stated, "sample": {}}
    settings, inputs = compute_study(tmp_path / "study", answers(90), study)
    found = read_statistics(inputs.statistics)
    assert found["decision", "O1", "test"] == "likelihood_ratio"
    assert found["ordinal", "O2", "levels"] == "2"
    method = {"en": "was tested by ordinal regression", "id": "diuji dengan regresi ordinal"}
    boundary = {"en": "there is one boundary only", "id": "batasnya hanya satu"}
    for language in ("en", "id"):
        handed = settings | {"language": language}
        say = Phrases(report_words(language, report.kinds_in(settings)))
        results = Results(found, handed, say, {}, (), report.provenance(inputs, handed))
        blocks = compose(results, say)
        check_document(blocks)
        text = " ".join(prose(blocks))
        # In Indonesian, what opens the assumptions says the same.
        assert text.count(method[language]) == {"en": 3, "id": 6}[language]
        assert boundary[language] in text
        # Sources of its own, and of several kinds.
        assert "Brant, R. (1990)" in text
        assert text.count("Nagelkerke, N. J. D. (1991)") == 1


@pytest.mark.parametrize(
    ("whole", "shown", "text_of_row"),
    [(0.01, True, "Load: 2 or higher"), (0.06, False, "Load: 2 or higher")],
)
def test_odds_ratios_of_each_boundary_stand_beside_the_one_for_all_where_these_are_doubted(
    rows, whole, shown, text_of_row
):
    changed = {("ordinal", "H1"): {"brant_p": whole}, ("ordinal", "H1:x"): {"brant_p": 0.5}}
    changed[("ordinal", "H1:z")] = {"brant_p": 0.5}
    edited = rows | {place: rows[place] | change for place, change in changed.items()}
    about = {"response": "y", "predictors": ["x", "z"]}
    text = told("ordinal", edited, "en", {"test": "likelihood_ratio"}, **about)
    assert (text_of_row in text) == shown
    assert ("Load: all boundaries" in text) == shown
