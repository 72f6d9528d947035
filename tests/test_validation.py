"""Validation: every fault named in one pass, nobody lost."""

import csv

import pandas as pd
import pytest

import validation
from angket.answers import canonical, find_faults, find_notices
from conftest import read_statistics, write_answers
from reading import read_answers
from stage import Fault

SETTINGS = {
    "data": {"id": "id"},
    "scales": {"s": {"codes": [1, 2, 3, 4, 5]}},
    "variables": {"v": {"scale": "s", "items": ["a", "b", "c"]}},
    "exclude": {"missing_answers": True, "duplicate_rows": False, "respondents": {}},
}
OUTPUTS = {
    "responses": "responses.parquet",
    "findings": "findings.csv",
    "excluded": "excluded.csv",
    "statistics": "statistics.csv",
}
GOOD = [("p", 1, 2, 3), ("q", 4, 5, 1), ("r", 2, 2, 2)]


@pytest.fixture
def validate(tmp_path, run_stage):
    def run(rows, head=("id", "a", "b", "c"), **changes):
        file = write_answers(tmp_path / "answers.csv", rows, head)
        return run_stage(validation.main, OUTPUTS, SETTINGS | changes, answers=file)

    return run


def rows_of(file):
    with open(file, newline="") as stream:
        return list(csv.DictReader(stream))


def test_good_answers_pass_as_they_are(validate):
    outputs = validate(GOOD)
    answers = pd.read_parquet(outputs.responses)
    assert answers.to_numpy().tolist() == [list(row[1:]) for row in GOOD]
    assert answers.index.tolist() == ["p", "q", "r"]


def test_all_faults_are_told_at_once_with_row_column_value_and_rule(validate):
    rows = [("p", 1, 9, 3), ("p", "x", 5, 1), ("", 2, 2, "3.5")]
    with pytest.raises(Fault) as fault:
        validate(rows)
    _, found = fault.value.table
    told = {(row, column, value, rule) for _, row, _, column, value, rule, _ in found}
    assert told == {
        (2, "b", "9", "allowed_codes"),
        (3, "a", "x", "allowed_codes"),
        (4, "c", "3.5", "allowed_codes"),
        (2, "id", "p", "duplicate_id"),
        (3, "id", "p", "duplicate_id"),
        (4, "id", "", "missing_id"),
    }
    message = str(fault.value)
    assert 'row 2, column b: found "9", expected one of 1, 2, 3, 4, 5' in message
    assert "Traceback" not in message


def test_one_wrong_cell_leaves_the_right_ones_alone(validate):
    with pytest.raises(Fault) as fault:
        validate([("p", '"3,5"', 2, 3), *GOOD[1:]])
    assert len(fault.value.table[1]) == 1


def test_an_absent_column_is_named(validate):
    with pytest.raises(Fault, match="column c: found nothing, expected a column for this item"):
        validate([("p", 1, 2)], head=("id", "a", "b"))


@pytest.mark.parametrize("spelling", ["4", "4.0", '"4,0"', " 4 ", "04", "+4", "٤"])
def test_spellings_of_a_number_mean_the_same(validate, spelling):
    outputs = validate([("p", spelling, 2, 3)])
    assert pd.read_parquet(outputs.responses)["a"].tolist() == [4]


@pytest.mark.parametrize("value", ["1e0", "nan", "inf", "1_0", "0x4", "--4", "4..0"])
def test_what_only_looks_like_a_number_is_a_fault(validate, value):
    with pytest.raises(Fault, match="allowed_codes"):
        validate([("p", value, 2, 3)])


def test_respondents_left_out_are_listed_with_the_reason_and_none_is_lost(validate):
    rows = [*GOOD, ("s", "", 2, ""), ("t", 4, 5, 1), ("u", 1, 1, 1)]
    rules = {
        "missing_answers": True,
        "duplicate_rows": True,
        "respondents": {"u": "answered twice"},
    }
    outputs = validate(rows, exclude=rules)
    assert rows_of(outputs.excluded) == [
        {"row": "5", "respondent": "s", "reason": "missing answers: a, c"},
        {"row": "6", "respondent": "t", "reason": "same answers as row 3"},
        {"row": "7", "respondent": "u", "reason": "answered twice"},
    ]
    counts = read_statistics(outputs.statistics)
    received, excluded, analysed = (
        int(counts["sample", "all", name]) for name in ("received", "excluded", "analysed")
    )
    assert (received, excluded, analysed) == (6, 3, 3)
    assert len(pd.read_parquet(outputs.responses)) == analysed


def test_repeated_rows_and_unused_columns_are_only_noted_unless_asked_for(validate):
    rows = [(*row, "?") for row in [*GOOD, ("t", 4, 5, 1)]]
    outputs = validate(rows, head=("id", "a", "b", "c", "remark"))
    assert [(row["rule"], row["row"], row["column"]) for row in rows_of(outputs.findings)] == [
        ("unused_column", "", "remark"),
        ("duplicate_row", "5", ""),
    ]
    assert rows_of(outputs.excluded) == []


def test_without_an_id_column_the_row_of_the_spreadsheet_is_the_id(validate):
    outputs = validate([(1, 2, 3), (4, 5, 1)], head=("a", "b", "c"), data={})
    assert pd.read_parquet(outputs.responses).index.tolist() == ["2", "3"]


def test_leaving_out_somebody_who_is_not_there_is_a_fault(validate):
    rules = SETTINGS["exclude"] | {"respondents": {"zz": "why"}}
    with pytest.raises(Fault, match="zz"):
        validate(GOOD, exclude=rules)


def test_rules_that_leave_nobody_are_a_fault(validate):
    with pytest.raises(Fault, match="leave out all 1 respondents"):
        validate([("p", "", 2, 3)])


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "is empty"),
        (b"\n\n", "is empty"),
        (b"id,a,b\n", "no respondents"),
        (b"id,a,a\np,1,2\n", 'the column name "a" stands in columns 2 and 3'),
        (b"id,a,b\np,1,2,3\n", "row 2: has another number of cells"),
        (b'id,a\np,"1\n', "is not a CSV file"),
        (b"id,a\np,\xe91\n", "is not UTF-8"),
    ],
)
def test_a_file_that_is_no_table_is_told_in_words(tmp_path, content, told):
    file = tmp_path / "answers.csv"
    file.write_bytes(content)
    with pytest.raises(Fault, match=told):
        read_answers(str(file))


def test_blank_lines_are_no_respondents_but_count_as_rows(tmp_path):
    file = tmp_path / "answers.csv"
    file.write_bytes(b"\xef\xbb\xbfid,a\r\np,1\r\n,\r\n\r\nq,2\r\n\r\n")
    assert read_answers(str(file)).index.tolist() == [2, 5]


def test_a_number_among_the_profile_may_be_missing_but_not_words():
    profile = {"bmi": {"kind": "number"}}
    texts = pd.DataFrame({"bmi": ["19,5", None, "tall"]}, index=[2, 3, 4], dtype="str")
    texts = canonical(texts, {}, profile)
    assert find_faults(texts, {}, profile)[["row", "value"]].to_numpy().tolist() == [[4, "tall"]]
    assert find_notices(texts.iloc[:2], {}, profile)["row"].tolist() == [3]
