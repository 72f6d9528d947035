"""A logistic regression in a study: its rows, other ways of testing, figure, section, settings."""

import numpy as np
import pandas as pd
import pytest

from angket.hypotheses.logistic.figures import draw_curve
from angket.hypotheses.logistic.roles import problems
from angket.settings.words import load_words
from angket.statistics.undefined import Undefined
from angket.tables import read_statistics
from hypothesis_tests import infer, panel_of
from whole_study import EVERYTHING, STUDY, answers, write_report
from whole_study import compute as compute_study

LEAVES = {
    "kind": "logistic",
    "response": "leaves",
    "event": "yes",
    "predictors": ["load", "age", "unit"],
}
ORDER = {"leaves": ["no", "yes"], "unit": ["ward", "office", "desk"]}


def respondents(n=120, seed=1):
    """Return totals and profile columns of people of whom the loaded ones leave more often."""
    draw = np.random.default_rng(seed)
    load = draw.integers(10, 40, n).astype(float)
    odds = np.exp((load - 25) / 6 + draw.normal(0, 0.5, n))
    leaves = np.where(draw.uniform(size=n) < odds / (1 + odds), "yes", "no")
    unit = draw.choice(["desk", "office", "ward"], n)
    groups = pd.DataFrame({"leaves": leaves, "age": draw.integers(20, 60, n) * 1.0, "unit": unit})
    return pd.DataFrame({"load": load}), groups


def found_in(totals, groups, **changes):
    found, outcome = infer(LEAVES | changes, totals, groups, ORDER)
    return {key[1:]: value for key, value in found.items() if key[0] == "logistic"}, outcome


def test_a_category_is_compared_with_the_first_of_its_column():
    found, outcome = found_in(*respondents())
    terms = [name for name, statistic in found if statistic == "b"]
    assert terms == ["H:(constant)", "H:load", "H:age", "H:unit=office", "H:unit=desk"]
    assert [*outcome.terms] == ["load", "age", "unit=office", "unit=desk"]
    reordered, _ = infer(LEAVES, *respondents(), ORDER | {"unit": ["desk", "ward", "office"]})
    # The same model told from another category: exactly the opposite difference.
    assert float(reordered["logistic", "H:unit=ward", "b"]) == pytest.approx(
        -float(found["H:unit=desk", "b"])
    )
    assert reordered["logistic", "H", "lr"][:12] == found["H", "lr"][:12]


def test_the_other_category_has_the_inverse_odds():
    one, _ = found_in(*respondents())
    other, _ = found_in(*respondents(), event="no")
    product = float(one["H:load", "odds_ratio"]) * float(other["H:load", "odds_ratio"])
    assert product == pytest.approx(1)
    assert float(one["H", "auc"]) == pytest.approx(float(other["H", "auc"]))


def test_two_categories_of_a_labelled_file_are_told_as_those_of_any_other():
    totals, groups = respondents()
    labelled = groups.astype({"leaves": "category", "unit": "category"})
    assert found_in(totals, labelled)[0] == found_in(totals, groups)[0]


def test_whoever_lacks_anything_is_left_out_and_keeps_the_place_of_others():
    totals, groups = respondents()
    totals.loc[3, "load"] = np.nan
    groups.loc[5, "leaves"] = None
    groups.loc[7, "unit"] = None
    found, outcome = found_in(totals, groups)
    assert found["H", "n"] == "117"
    assert not {3, 5, 7} & {*outcome.predictions["fitted"].index}
    assert {4, 6, 8} <= {*outcome.predictions["fitted"].index}


def test_counts_of_the_classification_add_up_to_everybody():
    found, _ = infer(LEAVES, *respondents(), ORDER)
    cells = {key[1]: int(value) for key, value in found.items() if key[0] == "classification"}
    assert sum(cells.values()) == 120
    right = cells["H:event|event"] + cells["H:other|other"]
    assert float(found["logistic", "H", "correct_percent"]) == pytest.approx(right * 100 / 120)


def test_what_could_be_detected_needs_less_with_more_respondents():
    few, _ = found_in(*respondents(120))
    many, _ = found_in(*respondents(1200))
    least = [float(found["H:load", "detectable_odds_ratio"]) for found in (few, many)]
    assert least[0] > least[1] > 1
    assert ("H:unit=desk", "detectable_odds_ratio") not in few


TOTALS, GROUPS = respondents(30)
DEGENERATE = {
    "nobody": ({"event": "maybe"}, GROUPS, "nobody who answered is of the category maybe"),
    "everybody": ({}, GROUPS.assign(leaves="yes"), "everybody who answered"),
    "separated": (
        {"predictors": ["load", "age"]},
        GROUPS.assign(leaves=np.where(TOTALS["load"] > 24, "yes", "no")),
        "separate who is of the category from who is not; each of these does so alone: load",
    ),
    "separated by a category": (
        {"predictors": ["load", "unit"]},
        GROUPS.assign(leaves=np.where(GROUPS["unit"] == "ward", "yes", GROUPS["leaves"])),
        "separate who is of the category",
    ),
    "few events": (
        {},
        GROUPS.assign(leaves=["yes", "yes", *["no"] * 28]),
        "2 with the rarer category are too few for 5 terms",
    ),
    "constant": ({}, GROUPS.assign(age=30.0), "age is the same for every respondent"),
    "one category": ({}, GROUPS.assign(unit="desk"), "unit is the same for every respondent"),
    "a copy": (
        {"predictors": ["load", "age"]},
        GROUPS.assign(age=2 * TOTALS["load"] + 1),
        "one predictor follows exactly from the others",
    ),
}


@pytest.mark.parametrize("case", DEGENERATE)
def test_what_cannot_be_fitted_says_why_in_every_way(case):
    changes, groups, reason = DEGENERATE[case]
    found, outcome = infer(LEAVES | changes, TOTALS, groups, ORDER)
    assert isinstance(outcome.p, Undefined)
    assert reason in outcome.p.reason
    for statistic in ("lr", "lr_p", "nagelkerke", "auc", "hosmer_lemeshow"):
        assert reason in found["logistic", "H", statistic]
    assert reason in found["power", "H", "power"]
    panel = panel_of(LEAVES | changes, TOTALS, groups=groups, order=ORDER).set_index("variant")
    assert reason in str(panel.loc["raw", "p"])
    assert reason in str(panel.loc["robust_errors", "reject_h0"])


def test_large_odds_that_are_finite_are_no_separation():
    # One respondent on the wrong side is enough for an estimate.
    load = np.arange(40.0)
    groups = pd.DataFrame({"leaves": np.where(load > 19, "yes", "no")})
    groups.loc[[0, 39], "leaves"] = ["yes", "no"]
    hypothesis = LEAVES | {"predictors": ["load"]}
    _, outcome = infer(hypothesis, pd.DataFrame({"load": load}), groups, ORDER)
    assert outcome.p < 0.001
    assert outcome.terms is None


def test_ways_of_testing_use_their_scale_and_leave_out_who_is_flagged():
    totals, groups = respondents()
    flagged = np.arange(120) < 15
    found = panel_of(LEAVES, totals, np.sqrt(totals), flagged, groups, ORDER)
    ways = ["raw", "interval", "ranks", "robust_errors"]
    assert found["variant"].tolist() == ways * 2
    assert found["n"].tolist() == [120] * 4 + [105] * 4
    everybody = found[found["respondents"] == "all"].set_index("variant")
    roots, _ = infer(LEAVES, np.sqrt(totals), groups, ORDER)
    shown = float(roots["logistic", "H", "lr"])
    assert everybody.loc["interval", "estimate"] == pytest.approx(shown)
    ranked = infer(LEAVES, totals.rank(), groups.assign(age=groups["age"].rank()), ORDER)[0][
        "logistic", "H", "lr"
    ]
    assert everybody.loc["ranks", "estimate"] == pytest.approx(float(ranked))


STUDY_OF_THREE = {
    "variables": {"load": {"categories": "levels"}, "support": {}},
    "categories": {"levels": {"bands": [{"label": "Low"}, {"label": "High"}]}},
    "profile": {"sex": {"kind": "category"}, "age": {"kind": "number"}},
}


@pytest.mark.parametrize(
    ("changes", "path", "told"),
    [
        ({"response": "support", "event": "x"}, ("response",), "has no categories"),
        ({"response": "age", "event": 30, "predictors": ["load"]}, ("response",), "holds numbers"),
        ({"response": "load", "event": "Middle"}, ("event",), "Expected one of: Low, High"),
        ({"predictors": ["age", "sex"]}, ("predictors", 1), "is the response already"),
    ],
)
def test_settings_that_do_not_fit_are_told(changes, path, told):
    hypothesis = {"response": "sex", "event": "F", "predictors": ["age"]} | changes
    [(place, message)] = problems(hypothesis, STUDY_OF_THREE)
    assert place == path
    assert told in str(message)


def test_the_curve_shows_its_area_in_the_marks_of_the_language():
    wrong, right = np.array([0, 0, 0.5, 0.5, 1.0]), np.array([0, 0.5, 0.5, 1.0, 1.0])
    axes = {
        "en": ("1 − specificity (share of the others that is predicted “man”)",
               "Sensitivity (share of “man” that is predicted rightly)"),
        "id": ("1 − spesifisitas (bagian yang lain yang diprediksi “man”)",
               "Sensitivitas (bagian “man” yang diprediksi benar)"),
    }  # fmt: skip
    for language, area in (("en", "curve .750"), ("id", "kurva 0,750")):
        figure = draw_curve(wrong, right, "man", load_words(language, "figures"))
        keys = [text.get_text() for text in figure.legends[0].get_texts()]
        assert area in keys[0]
        shown = figure.axes[0]
        labels = shown.get_xlabel(), shown.get_ylabel()
        assert tuple(label.replace("\n", " ") for label in labels) == axes[language]


def test_a_curve_of_many_corners_keeps_its_ends_and_its_area():
    share = np.linspace(0, 1, 200_001)
    figure = draw_curve(share, share**0.5, "F", load_words("en", "figures"))
    drawn = figure.axes[0].lines[0].get_xydata()
    assert len(drawn) <= 1000
    assert drawn[[0, -1]].tolist() == [[0, 0], [1, 1]]
    assert "curve .667" in figure.legends[0].get_texts()[0].get_text()


HYPOTHESES = {
    "L1": {"kind": "logistic", "response": "sex", "event": "F", "predictors": ["load", "age"]},
    "L2": {
        "kind": "logistic",
        "response": "load",
        "event": "High",
        "predictors": ["unit", "support"],
        "scale": "interval",
    },
    "L3": {"kind": "logistic", "response": "unit", "event": "W", "predictors": ["load"]},
}


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    told = {name: given | {"statement": f"Of {name}"} for name, given in HYPOTHESES.items()}
    both = {"hypotheses": EVERYTHING["hypotheses"] | told, "sample": {}}
    return compute_study(tmp_path_factory.mktemp("study"), answers(90), STUDY | both)


@pytest.mark.parametrize("language", ["en", pytest.param("id", marks=pytest.mark.slow)])
def test_a_study_with_one_is_told_in_either_language(study, language, tmp_path):
    settings, inputs = study
    settings = settings | {"language": language}
    found = read_statistics(inputs.statistics)
    assert found["decision", "L2", "test"] == "likelihood_ratio"
    assert "nobody" in found["logistic", "L3", "lr"]
    files = write_report(tmp_path / "report", settings, inputs)
    assert all(file.stat().st_size > 5000 for file in files.values())
    page = files["page"].read_text(encoding="utf-8")
    # In Indonesian, what opens the assumptions of two of them says the same.
    told = {
        "en": ("was tested by binary logistic regression", 3),
        "id": ("diuji dengan regresi logistik", 5),
    }[language]
    assert page.count(told[0]) == told[1]
    assert "Nagelkerke" in page
    assert "nobody who answered" not in page or language == "en"
