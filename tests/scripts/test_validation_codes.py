"""Validation: what is taken for a code, and what is a fault."""

import re

import pandas as pd
import pytest

from angket.files.fault import Fault
from angket.tables import read_parquet, read_statistics
from scripts import validation
from validated_answers import GOOD, OUTPUTS, SETTINGS, rows_of, validation_of


@pytest.fixture
def validate(tmp_path, run_stage):
    return validation_of(tmp_path, run_stage)


@pytest.mark.parametrize("spelling", ["4", "4.0", '"4,0"', " 4 ", "04", "+4", "٤"])
def test_spellings_of_a_number_mean_the_same(validate, spelling):
    outputs = validate([("p", spelling, 2, 3), ("q", 1, 1, 1)])
    assert read_parquet(outputs.responses)["a"].tolist() == [4, 1]


@pytest.mark.parametrize("value", ["1e0", "inf", "1_0", "0x4", "--4", "4..0"])
def test_what_only_looks_like_a_number_is_a_fault(validate, value):
    with pytest.raises(Fault, match="allowed_codes"):
        validate([("p", value, 2, 3)])


@pytest.fixture
def validate_workbook(tmp_path, run_stage):
    def run(rows, head=("id", "a", "b", "c"), **data):
        file = str(tmp_path / "answers.xlsx")
        pd.DataFrame(rows, columns=head).to_excel(file, index=False)
        settings = SETTINGS | {"data": SETTINGS["data"] | data}
        return run_stage(validation.main, OUTPUTS, settings, answers=file)

    return run


AS_TEXT = [("p", 1, "2", 3), ("q", 4, 5, 1), ("r", 2, " 3 ", 2)]


def test_numbers_stored_as_text_are_refused_with_row_column_value_and_remedy(validate_workbook):
    with pytest.raises(Fault) as fault:
        validate_workbook(AS_TEXT)
    assert 'row 2, column b: found "2", expected a number, but it is stored as text' in str(
        fault.value
    )
    assert "(as 1 more in this column are)" in str(fault.value)
    assert "set data.accept: [numbers_as_text] (numbers_as_text)" in str(fault.value)
    outputs = validate_workbook(AS_TEXT, accept=["numbers_as_text"])
    assert read_parquet(outputs.responses)["b"].tolist() == [2, 5, 3]


def test_ids_and_columns_that_nobody_uses_may_be_text_of_digits(validate_workbook):
    rows = [(f"0{number}", *row[1:], "7") for number, row in enumerate(GOOD)]
    outputs = validate_workbook(rows, head=("id", "a", "b", "c", "remark"))
    assert read_parquet(outputs.responses).index.tolist() == ["00", "01", "02"]


def test_labels_and_codes_with_labels_become_codes(validate):
    scale = {"codes": [1, 2, 3], "answers": ["Tidak setuju", "Netral", "Setuju"]}
    scales = {"s": scale | {"synonyms": {"OK": 3}}}
    rows = [
        ("p", "setuju", " Tidak  Setuju", "2 - netral"),
        ("q", "3. Setuju", "NETRAL", "ok"),
        ("r", "1 (Tidak setuju)", "3=Setuju", "1"),
    ]
    outputs = validate(rows, scales=scales)
    assert read_parquet(outputs.responses).to_numpy().tolist() == [
        [3, 1, 2],
        [3, 2, 3],
        [1, 3, 1],
    ]


@pytest.mark.parametrize("text", ["2 - Setuju", "Setuju sekali", "setuju?", "4 - Sangat"])
def test_an_answer_that_the_map_lacks_is_a_named_fault(validate, text):
    scales = {"s": {"codes": [1, 2, 3], "answers": ["Tidak setuju", "Netral", "Setuju"]}}
    with pytest.raises(Fault, match=f'row 3, column b: found "{re.escape(text)}"'):
        validate([("p", 1, 2, 3), ("q", 2, text, 1)], scales=scales)


def test_not_applicable_and_missing_codes_never_become_a_point(validate):
    scales = {
        "s": SETTINGS["scales"]["s"]
        | {"not_applicable": ["Not applicable"], "missing": ["9", "99"]}
    }
    rows = [*GOOD, ("s", "not applicable", 2, 3), ("t", 9, "99.0", 1)]
    outputs = validate(rows, scales=scales)
    reasons = [(row["row"], row["reason"]) for row in rows_of(outputs.excluded)]
    assert reasons == [("5", "missing answers: a"), ("6", "missing answers: a, b")]
    counts = read_statistics(outputs.statistics)
    assert counts["missing", "a", "not_applicable"] == "1"
    assert counts["missing", "a", "declared_missing"] == "1"
