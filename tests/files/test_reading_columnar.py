"""SPSS and Parquet files: what they say of weights, filters, labels and kinds of columns."""

import datetime
import struct

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet
import pyreadstat
import pytest

from angket.files.cells import read_cells
from angket.files.fault import Fault
from angket.files.head import read_names

FRAME = pd.DataFrame({"name": ["p" * 20, "q", "r"], "w": [1.5, 2, 0.5], "x": [1.0, 2, 2]})


def read(file, **options):
    return read_cells(str(file), options)


def notes(found):
    return [str(note) for note in found.notes]


def weighted(file, place):
    """Write an SPSS file and, as WEIGHT BY does, the place of the weights into its header."""
    pyreadstat.write_sav(FRAME, file)
    content = bytearray(file.read_bytes())
    content[76:80] = struct.pack("<i", place)
    file.write_bytes(content)
    return file


def test_case_weights_are_refused_with_both_remedies(tmp_path):
    # A text of 20 letters takes three places of eight bytes, so that w begins at the fourth.
    file = weighted(tmp_path / "answers.sav", 4)
    with pytest.raises(Fault, match="its cases are weighted by w, and no statistic") as fault:
        read(file)
    assert "Do not weight cases, then save it" in str(fault.value)
    assert "\naccept: [weights_ignored]" in str(fault.value)
    assert "diberi bobot menurut w" in fault.value.tell("id")


def test_case_weights_may_be_ignored_knowingly(tmp_path):
    found = read(weighted(tmp_path / "answers.sav", 4), accept=["weights_ignored"])
    assert notes(found) == ["case weights (w) are ignored: each case counts once"]


def test_a_filter_variable_is_told_with_its_counts(tmp_path):
    frame = FRAME.assign(**{"filter_$": [1.0, 0, 0]})
    pyreadstat.write_sav(frame, tmp_path / "answers.sav")
    (told,) = notes(read(tmp_path / "answers.sav"))
    assert "leaves out 2 of 3 cases; all are analysed" in told
    pyreadstat.write_sav(frame.assign(**{"filter_$": 1.0}), tmp_path / "answers.sav")
    assert notes(read(tmp_path / "answers.sav")) == []


def test_labels_of_spss_stand_in_the_order_of_their_codes_beside_the_codes(tmp_path):
    labels = {"x": {3: "Tinggi", 1: "Rendah", 2: "Sedang"}}
    pyreadstat.write_sav(FRAME, tmp_path / "answers.sav", variable_value_labels=labels)
    found = read(tmp_path / "answers.sav")
    assert found.table[2].tolist() == ["1", "2", "2"]
    assert list(found.labels[2]["answers"].items()) == [
        ("1", "Rendah"),
        ("2", "Sedang"),
        ("3", "Tinggi"),
    ]


def test_two_codes_of_one_label_are_told_once_for_all_variables(tmp_path):
    labels = {name: {1: "Ya", 2: "ya ", 3: "Tidak"} for name in ("x", "w")}
    pyreadstat.write_sav(FRAME, tmp_path / "answers.sav", variable_value_labels=labels)
    assert notes(read(tmp_path / "answers.sav")) == [
        'labels: codes 1, 2 have one label, "Ya", in w, x'
    ]


def test_long_texts_dates_and_small_numbers_of_spss_are_what_they_look_like(tmp_path):
    frame = pd.DataFrame(
        {
            "long": ["a" * 700, "b"],
            "day": [datetime.date(2024, 5, 3), datetime.date(2024, 12, 31)],
            "tiny": [0.00002, 1e16],
        }
    )
    pyreadstat.write_sav(frame, tmp_path / "answers.sav")
    assert read(tmp_path / "answers.sav").table.to_numpy().tolist() == [
        ["a" * 700, "2024-05-03", "0.00002"],
        ["b", "2024-12-31", "10000000000000000"],
    ]


def test_parquet_columns_of_one_name_are_all_read(tmp_path):
    table = pa.table([[1, 2], [3, 4], ["a", "b"]], names=["x", "x", "y"])
    pa.parquet.write_table(table, tmp_path / "answers.parquet")
    found = read(tmp_path / "answers.parquet")
    assert found.names == ["x", "x", "y"]
    assert found.table.to_numpy().tolist() == [["1", "3", "a"], ["2", "4", "b"]]


def test_parquet_texts_stored_as_bytes_are_texts(tmp_path):
    pa.parquet.write_table(
        pa.table({"x": pa.array(["Ya", "é"]).cast(pa.binary())}), tmp_path / "answers.parquet"
    )
    assert read(tmp_path / "answers.parquet").table[0].tolist() == ["Ya", "é"]


@pytest.mark.parametrize(
    "column",
    [
        pa.array([[1, 2], [3]]),
        pa.array([{"a": 1}, {"a": 2}]),
        pa.array([[("a", 1)], []], pa.map_(pa.string(), pa.int64())),
    ],
)
def test_nested_parquet_columns_are_told(tmp_path, column):
    pa.parquet.write_table(pa.table({"x": [1, 2], "many": column}), tmp_path / "answers.parquet")
    with pytest.raises(Fault, match=r"several values in one cell: many \("):
        read(tmp_path / "answers.parquet")


def test_bytes_that_are_no_text_are_told(tmp_path):
    column = pa.array([b"\xff\xfe", b"\x80"])
    pa.parquet.write_table(pa.table({"x": column}), tmp_path / "answers.parquet")
    with pytest.raises(Fault, match="column x: holds bytes that are no text"):
        read(tmp_path / "answers.parquet")


def test_ordered_categories_of_parquet_keep_their_order(tmp_path):
    order = ["Rendah", "Sedang", "Tinggi"]
    frame = pd.DataFrame({"x": ["Tinggi", "Rendah"], "n": pd.Categorical([3, 1])})
    frame["x"] = pd.Categorical(frame["x"], order, ordered=True)
    frame.to_parquet(tmp_path / "answers.parquet")
    found = read(tmp_path / "answers.parquet")
    assert found.labels[0]["order"] == order
    assert found.table.to_numpy().tolist() == [["Tinggi", "3"], ["Rendah", "1"]]


def test_an_index_without_a_name_is_no_column_and_one_with_a_name_is(tmp_path):
    file = tmp_path / "answers.parquet"
    pd.DataFrame({"x": [1, 2]}, index=[7, 9]).to_parquet(file)
    assert read(file).names == ["x"] == read_names(file, {})
    pd.DataFrame({"x": [1, 2]}, index=pd.Index(["p", "q"], name="id")).to_parquet(file)
    assert read(file).names == ["x", "id"]


def test_parquet_kinds_are_what_they_look_like(tmp_path):
    frame = pd.DataFrame(
        {
            "truth": [True, None],
            "count": pd.array([1, None], dtype="Int64"),
            "moment": pd.to_datetime(["2024-05-03 10:00", None]),
            "single": np.array([0.1, np.nan], dtype="float32"),
        }
    )
    frame.to_parquet(tmp_path / "answers.parquet")
    assert read(tmp_path / "answers.parquet").table.iloc[0].tolist() == [
        "True",
        "1",
        "2024-05-03 10:00:00",
        "0.1",
    ]
