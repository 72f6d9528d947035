"""Answers to tests: how they are scored, what slips are told, what is kept beside the scores."""

import pandas as pd
import pytest

from angket.answers.keyed import column_of
from angket.files.fault import Fault
from angket.settings.answer_keys import fill_from_answer_keys
from conftest import write_answers
from validated_study import study_of, validated, write_sav

HEAD = ["T1", "T2", "a", "b"]
ROWS = [["B", "d", 1, 2], [" b ", "A", 5, 4], ["A", "", 2, 2], ["c", "D", 3, 5], ["", "", 4, 1],
        ["B", "-", 1, 3]]  # fmt: skip


def study_with(key=("B", "D"), blank="wrong", **test):
    """Return a study of a test of two items and a scale of two."""
    variables = {
        "test": {"label": "Test", "items": ["T1", "T2"], "answer_key": [*key]} | test,
        "v": {"label": "V", "items": ["a", "b"]},
    }
    scales = {"s": {"codes": {str(code): f"Answer {code}" for code in range(1, 6)}}}
    study = {"variables": variables, "scales": scales}
    study["instrument"] = {"item_analysis": {"blank": blank}}
    fill_from_answer_keys(study)
    return study_of(**study)


def scored(folder, rows=ROWS, **study):
    file = write_answers(folder / "answers.csv", rows, HEAD)
    return validated(folder, file, study_with(**study))


def test_an_answer_is_right_however_it_is_typed_and_blanks_are_wrong(tmp_path):
    made = scored(tmp_path, answer_options=["A", "B", "C", "D"])
    assert made.answers["T1"].tolist() == [1, 1, 0, 0, pd.NA, 1]
    # Who answered neither took no part; of the others a blank or a dash is wrong.
    assert made.answers["T2"].tolist() == [1, 0, 0, 1, pd.NA, 0]
    kept = made.answers[[column_of("T1"), column_of("T2")]].fillna("").to_numpy().tolist()
    assert kept == [["B", "D"], ["B", "A"], ["A", ""], ["C", "D"], ["", ""], ["B", ""]]
    # The other variable is left as it was.
    assert made.answers["a"].tolist() == [row[2] for row in ROWS]


def test_a_blank_may_count_as_missing(tmp_path):
    made = scored(tmp_path, blank="missing")
    assert made.answers["T2"].fillna(-1).tolist() == [1, 0, -1, 1, -1, -1]


def test_without_options_every_answer_is_one_under_one_spelling(tmp_path):
    rows = [["b", "Jakarta ", 1, 2], ["F", "jakarta", 5, 4], ["f", "Bandung", 2, 2]]
    made = scored(tmp_path, rows, key=("B", "Bandung"))
    assert made.answers[column_of("T1")].tolist() == ["B", "F", "F"]
    assert made.answers[column_of("T2")].tolist() == ["Jakarta", "Jakarta", "Bandung"]


@pytest.mark.parametrize(
    ("language", "told"), [("en", "one of: A, B, C, D."), ("id", "salah satu dari: A, B, C, D.")]
)
def test_an_answer_that_is_no_option_is_a_fault(tmp_path, language, told):
    with pytest.raises(Fault) as fault:
        scored(tmp_path, [*ROWS, ["F", "D", 2, 3]], answer_options=list("ABCD"))
    text = fault.value.tell(language)
    assert told in text and '"F"' in text and "variables.test.answer_options" in text
    assert "T1" in text and "8" in text


def test_everybody_may_be_right_and_a_right_answer_that_nobody_chose_is_told(tmp_path):
    rows = [["B", "A", 1, 2], ["B", "C", 5, 4], ["B", "A", 2, 2]]
    made = scored(tmp_path, rows)
    assert made.answers[["T1", "T2"]].to_numpy().tolist() == [[1, 0]] * 3
    found = {row["rule"]: row for row in made.findings}
    assert found["key_not_chosen"]["column"] == "T2"
    assert "nobody chose D" in found["key_not_chosen"]["expected"]


def test_the_same_score_by_other_answers_is_no_repetition(tmp_path):
    rows = [["B", "A", 1, 2], ["B", "C", 1, 2], ["B", "A", 1, 2], ["A", "D", 3, 4]]
    made = scored(tmp_path, rows)
    assert [row["row"] for row in made.findings if row["rule"] == "identical_row"] == ["4"]


def test_answers_that_are_scored_already_have_one_right_answer(tmp_path):
    rows = [[1, 0, 1, 2], [0, 1, 5, 4], ["1.0", "", 2, 2]]
    made = scored(tmp_path, rows, answer_key=1)
    assert made.answers[["T1", "T2"]].to_numpy().tolist() == [[1, 0], [0, 1], [1, 0]]


def test_codes_of_a_labelled_file_are_known_by_their_labels(tmp_path):
    table = pd.DataFrame({"T1": [1, 2, 2], "T2": [4, 1, 4], "a": [1, 2, 3], "b": [5, 4, 2]})
    letters = dict(enumerate("ABCD", start=1))
    file = write_sav(tmp_path, table, {"T1": letters, "T2": letters})
    made = validated(tmp_path, file, study_with(answer_options=list("ABCD")))
    assert made.answers[["T1", "T2"]].to_numpy().tolist() == [[0, 1], [1, 0], [1, 1]]
    assert made.answers[column_of("T1")].tolist() == ["A", "B", "B"]
