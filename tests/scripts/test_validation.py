"""Validation: every fault named in one pass, nobody lost."""

import pytest

from angket.files.fault import Fault
from angket.tables import read_parquet, read_statistics
from validated_answers import GOOD, rows_of, validation_of


@pytest.fixture
def validate(tmp_path, run_stage):
    return validation_of(tmp_path, run_stage)


def test_good_answers_pass_as_they_are(validate):
    outputs = validate(GOOD)
    answers = read_parquet(outputs.responses)
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
    with pytest.raises(Fault, match="column c: expected this column"):
        validate([("p", 1, 2)], head=("id", "a", "b"))


def test_respondents_left_out_are_listed_with_the_reason_and_none_is_lost(validate):
    rows = [*GOOD, ("s", "", 2, ""), ("t", 4, 5, 1), ("u", 1, 1, 1)]
    rules = {"flagged": ["identical_row"], "respondents": {"u": "answered twice"}}
    outputs = validate(rows, exclude=rules)
    assert rows_of(outputs.excluded) == [
        {"row": "5", "respondent": "s", "reason": "missing answers: a, c"},
        {
            "row": "6",
            "respondent": "t",
            "reason": "flagged: identical_row (the same as an earlier row, "
            "not all at one end of the scale)",
        },
        {"row": "7", "respondent": "u", "reason": "answered twice"},
    ]
    counts = read_statistics(outputs.statistics)
    received, excluded, analysed = (
        int(counts["sample", "all", name]) for name in ("received", "excluded", "analysed")
    )
    assert (received, excluded, analysed) == (6, 3, 3)
    assert len(read_parquet(outputs.responses)) == analysed


def test_repeated_rows_and_unused_columns_are_only_noted_unless_asked_for(validate):
    rows = [(*row, "?") for row in [*GOOD, ("t", 4, 5, 1)]]
    outputs = validate(rows, head=("id", "a", "b", "c", "remark"))
    assert [(row["rule"], row["row"], row["column"]) for row in rows_of(outputs.findings)] == [
        ("unused_column", "", "remark"),
        ("identical_row", "5", ""),
    ]
    assert rows_of(outputs.excluded) == []


def test_without_an_id_column_the_row_of_the_spreadsheet_is_the_id(validate):
    outputs = validate([(1, 2, 3), (4, 5, 1)], head=("a", "b", "c"), data={"id": None})
    assert read_parquet(outputs.responses).index.tolist() == ["2", "3"]


def test_leaving_out_somebody_who_is_not_there_is_a_fault(validate):
    rules = {"respondents": {"zz": "why"}}
    with pytest.raises(Fault, match="zz"):
        validate(GOOD, exclude=rules)


def test_rules_that_leave_nobody_are_a_fault(validate):
    with pytest.raises(Fault, match="leave 1 of 2 respondents"):
        validate([("p", "", 2, 3), ("q", 1, 1, 1)], data={"accept": ["constant_item"]})


def test_one_respondent_is_too_few(validate):
    with pytest.raises(Fault, match="holds one respondent only"):
        validate([("p", 1, 2, 3)])


def test_constant_and_empty_items_are_named_unless_accepted(validate):
    rows = [("p", 1, 3, ""), ("q", 2, 3, "")]
    with pytest.raises(Fault) as fault:
        validate(rows)
    assert "column b: expected answers that differ" in str(fault.value)
    assert "column c: expected an answer from somebody" in str(fault.value)
    accepted = {"accept": ["constant_item", "empty_item"]}
    outputs = validate(
        [("p", 1, 3, 2), ("q", 2, 3, 2)], data=accepted, missing={"rule": "person_mean"}
    )
    assert len(read_parquet(outputs.responses)) == 2


def test_person_mean_keeps_who_answered_enough_and_says_who_did_not(validate):
    rows = [*GOOD, ("s", "", 2, 3), ("t", "", "", 1)]
    outputs = validate(rows, missing={"rule": "person_mean", "answered_share": 0.6})
    assert rows_of(outputs.excluded) == [
        {
            "row": "6",
            "respondent": "t",
            "reason": "too few answers: 1 of the 3 items of v (share below 0.6)",
        }
    ]


def test_questions_are_found_by_text_and_by_position(validate):
    head = ("id", "How  are you?", "same", "same")
    same = {"heading": "same"}
    columns = {"a": "how are you?", "b": same | {"position": 3}, "c": same | {"position": 4}}
    outputs = validate(GOOD, head=head, data={"columns": columns})
    assert read_parquet(outputs.responses).columns.tolist() == ["a", "b", "c"]


def test_a_name_that_stands_twice_needs_a_position(validate):
    with pytest.raises(Fault, match="stands 2 times, as columns C, D"):
        validate(GOOD, head=("id", "a", "b", "b"), data={"columns": {"c": "b"}})
