"""What settings may say of the keys of tests."""

import pytest
import yaml

from angket.settings.answer_keys import fill_from_answer_keys
from angket.settings.schemas import load_schema
from angket.settings.studies import load_study
from conftest import write_answers

STUDY = """\
title: A test
language: {language}
data: {{file: answers.csv}}
variables:
  test: {{label: Test, items: [T1, T2, T3], {test}}}
tests: {{alpha: 0.05, cronbach_minimum: 0.6}}
{more}
"""


def loaded(folder, test, more="", language="en"):
    """Return a study with these settings of its test, and the problems as texts."""
    (folder / "config/studies").mkdir(parents=True)
    write_answers(folder / "answers.csv", [["A", "B", "C"]], ["T1", "T2", "T3"])
    text = STUDY.format(test=test, more=more, language=language)
    (folder / "config/studies/new.yaml").write_text(text, encoding="utf-8")
    study, problems = load_study("config/studies/new.yaml", load_schema("study"), folder)
    return study, [str(problem) for problem in problems]


@pytest.mark.parametrize(
    ("key", "right"),
    [("[A, B, 3]", ["A", "B", "3"]), ("{T3: C, T1: A, T2: 2}", ["A", "2", "C"]), ("1", ["1"] * 3)],
)
def test_a_key_is_given_in_order_by_item_or_for_all(key, right, tmp_path):
    study, problems = loaded(tmp_path, f"answer_key: {key}")
    assert problems == []
    variable = study["variables"]["test"]
    assert [variable["answer_key"][item] for item in variable["items"]] == right
    assert study["instrument"]["item_analysis"]["blank"] == "wrong"


@pytest.mark.parametrize(
    ("language", "labels"), [("en", ["Wrong", "Right"]), ("id", ["Salah", "Benar"])]
)
def test_a_test_needs_no_scale(language, labels, tmp_path):
    study, problems = loaded(tmp_path, "answer_key: A", language=language)
    assert problems == []
    scale = study["scales"][study["variables"]["test"]["scale"]]
    assert (scale["codes"], scale["answers"]) == ([0, 1], labels)


def test_the_only_other_scale_stays_that_of_the_other_variables():
    study = yaml.safe_load("""
        scales: {agreement: {codes: {1: No, 2: Yes}}}
        variables: {test: {answer_key: A}, other: {items: [X1]}}
    """)
    fill_from_answer_keys(study)
    assert {name: told["scale"] for name, told in study["variables"].items()} == {
        "test": "right_or_wrong",
        "other": "agreement",
    }


def test_a_study_without_a_test_is_left_as_it_is():
    study = yaml.safe_load("{variables: {other: {items: [X1]}}}")
    fill_from_answer_keys(study)
    assert study == {"variables": {"other": {"items": ["X1"]}}}


@pytest.mark.parametrize(
    ("test", "told"),
    [
        ("answer_key: [A, B]", "the variable has 3 items, but the key has 2 answers"),
        ("answer_key: {T1: A, T2: B}", "no right answer of T3."),
        ("answer_key: {T1: A, T2: B, T3: C, T4: D}", "T4 is no item of this variable"),
        ("answer_key: [A, B, F], answer_options: [A, B, C]", "F is none of the answer_options"),
        ("answer_key: {T1: F, T2: B, T3: C}, answer_options: [B, C]", "answer_key.T1: F is none"),
        ("answer_options: [A, B, C], scale: s", "is of use beside an answer_key alone"),
        ("answer_key: A, reversed: [T1]", "items of a test are not turned round"),
        ("answer_key: A, scale: s", "items of a test are scored 0 and 1"),
        ("answer_key: [[A], B, C]", "answer_key"),
        ("answer_key: true", "answer_key"),
    ],
)  # fmt: skip
def test_a_key_that_does_not_fit_is_told(test, told, tmp_path):
    more = "scales: {s: {codes: {1: Low, 2: High}}}" if "scale" in test else ""
    _, problems = loaded(tmp_path, test, more)
    assert problems and all("variables.test" in problem for problem in problems)
    assert told in problems[0]


@pytest.mark.parametrize("key", ["difficulty", "discrimination"])
def test_limits_stand_in_rising_order(key, tmp_path):
    more = f"instrument: {{item_analysis: {{{key}: [0.4, 0.2]}}}}"
    _, problems = loaded(tmp_path, "answer_key: A", more)
    assert f"instrument.item_analysis.{key}: expected the lower value first" in problems[0]
