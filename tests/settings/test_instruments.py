"""Ready instruments: what their keys fill, what they score, and what does not fit them."""

import pandas as pd
import pytest
import yaml

from angket.settings.instruments import known_instruments, load_instrument, sensitive_item_of
from angket.settings.schemas import load_schema
from angket.settings.studies import load_study
from angket.statistics.scaling.bands import classify
from angket.statistics.scaling.instrument_score import instrument_score

STUDY = {
    "title": "A study",
    "language": "id",
    "data": {"file": "answers.csv"},
    "tests": {"alpha": 0.05, "cronbach_minimum": 0.7},
}


def items(count):
    return [f"x{number}" for number in range(1, count + 1)]


def loaded(folder, variable, **others):
    """Return the completed variable, its study and what is wrong with it."""
    study = STUDY | {"variables": {"v": variable}} | others
    file = folder / "study.yaml"
    file.write_text(yaml.safe_dump(study, allow_unicode=True), encoding="utf-8")
    study, problems = load_study("study.yaml", load_schema("study"), folder, answered=False)
    return study and study["variables"]["v"], study, [str(problem) for problem in problems]


@pytest.mark.parametrize("name", known_instruments())
def test_items_alone_make_a_whole_variable_of_every_instrument(tmp_path, name):
    key = load_instrument(name)
    given = {"instrument": name, "items": items(key["items"])}
    variable, study, problems = loaded(tmp_path, given)
    assert problems == []
    assert sorted(variable["items"]) == sorted(given["items"])
    assert study["scales"][name]["codes"] == [int(code) for code in key["codes"]]
    assert variable["label"] == key["label"]["id"]
    assert ("categories" in variable) == ("categories" in key)


def test_reversed_items_of_the_pss_are_those_that_the_malaysian_file_has_unturned(tmp_path):
    variable, _, _ = loaded(tmp_path, {"instrument": "pss10", "items": items(10)})
    assert variable["reversed"] == ["x4", "x5", "x7", "x8"]
    given = {"instrument": "pss10", "items": items(10), "already_reversed": ["x4", "x8"]}
    variable, _, problems = loaded(tmp_path, given)
    assert (variable["reversed"], problems) == (["x5", "x7"], [])


def test_dimensions_follow_the_key_of_the_engagement_scale(tmp_path):
    variable, _, _ = loaded(tmp_path, {"instrument": "uwes9", "items": items(9)})
    parts = {name: part["items"] for name, part in variable["dimensions"].items()}
    assert parts == {
        "v_vigor": ["x1", "x2", "x5"],
        "v_dedication": ["x3", "x4", "x7"],
        "v_absorption": ["x6", "x8", "x9"],
    }


def test_what_the_study_says_itself_stays(tmp_path):
    codes = {code: f"Jawaban {code}" for code in range(4)}
    given = {"instrument": "phq9", "items": items(9), "label": "Murung", "scale": "own"}
    variable, study, problems = loaded(tmp_path, given, scales={"own": {"codes": codes}})
    assert (variable["label"], variable["scale"], problems) == ("Murung", "own", [])
    assert list(study["scales"]) == ["own"]


def test_the_only_scale_of_a_study_serves_its_other_variables_still(tmp_path):
    others = {
        "v": {"instrument": "phq9", "items": items(9)},
        "w": {"label": "W", "items": ["y1", "y2"]},
    }
    scales = {"own": {"codes": {1: "tidak", 2: "ya"}}}
    _, study, problems = loaded(tmp_path, {}, scales=scales, variables=others)
    assert problems == []
    assert study["variables"]["w"]["scale"] == "own"


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"items": items(8)}, "PSS-10 has 10 items, but v has 8"),
        ({"scale": "own"}, "PSS-10 is scored with codes from 0 to 4"),
        ({"reversed": ["x1"]}, "PSS-10 turns these items of v round, and no other: x4"),
        (
            {"instrument": "gad7", "items": items(7), "reversed": ["x1"]},
            "GAD-7 turns no item of v round",
        ),
        ({"instrument": "pss", "label": "Stres", "scale": "own"}, "pss10"),
    ],
)
def test_what_does_not_fit_the_instrument_is_told(tmp_path, changed, told):
    given = {"instrument": "pss10", "items": items(10)} | changed
    own = {"codes": {code: f"Jawaban {code}" for code in range(1, 6)}}
    _, _, problems = loaded(tmp_path, given, scales={"own": own})
    assert len(problems) == 1
    assert told in problems[0]


@pytest.mark.parametrize("variables", [None, [], {"v": None}, {"v": {"instrument": ["phq9"]}}])
def test_malformed_variables_are_told_and_not_filled(tmp_path, variables):
    _, study, problems = loaded(tmp_path, {}, variables=variables)
    assert study is None
    assert problems


def test_brookes_worked_example_gives_his_score():
    answers = pd.Series([5, 4, 2, 1, 2, 3, 2, 4, 5, 2], index=range(1, 11))
    key = load_instrument("sus")
    turned = key["reversed"]
    total = answers.drop(turned).sum() + (6 - answers[turned]).sum()
    # Brooke (1996): the ten contributions add up to 22, and 22 times 2.5 is 55.
    assert instrument_score([total], key["score"]) == [55]


@pytest.mark.parametrize(
    ("name", "totals", "scores"),
    [
        ("sus", [10, 50], [0, 100]),
        ("who5", [0, 12, 25], [0, 48, 100]),
        ("skm9", [9, 36], [25, 100]),
        ("uwes9", [0, 54], [0, 6]),
        ("nasa_tlx", [0, 600], [0, 100]),
    ],
)
def test_the_score_of_an_instrument_spans_its_own_scale(name, totals, scores):
    rule = load_instrument(name)["score"]
    assert instrument_score(totals, rule).tolist() == scores
    assert [scores[0], scores[-1]] == [rule["from"], rule["to"]]


@pytest.mark.parametrize(
    ("name", "scores", "classes"),
    [
        ("phq9", [4, 5, 9, 10, 15, 20], "Minimal Mild Mild Moderate Moderately severe Severe"),
        ("gad7", [4, 5, 10, 15], "Minimal Mild Moderate Severe"),
        ("who5", [50, 52], "Reduced well-being Well-being not reduced"),
        ("skm9", [64.99, 65, 76.6, 76.61, 88.3, 88.31], "D C C B B A"),
    ],
)
def test_classes_begin_where_their_source_says(name, scores, classes):
    bands = load_instrument(name)["categories"]["bands"]
    bands = [band | {"label": band["label"]["en"].split(" (")[0]} for band in bands]
    assert " ".join(classify(scores, bands)) == classes


def test_an_item_about_harm_is_marked_by_its_place(tmp_path):
    given = {"instrument": "phq9", "items": items(9)}
    variable, _, _ = loaded(tmp_path, given)
    in_words = {language: sensitive_item_of(variable, language) for language in ("en", "id")}
    assert [item for item, _ in in_words.values()] == ["x9", "x9"]
    assert in_words["en"][1] != in_words["id"][1]
    # A study that has dropped one cannot tell which is left.
    assert sensitive_item_of(variable | {"items": items(8)}, "en") is None
    others = set(known_instruments()) - {"phq9"}
    assert not any("sensitive_item" in load_instrument(name) for name in others)
