"""Files of ratings of objects by raters: both forms, what is wrong in one, and its copy."""

import pandas as pd
import pytest

from angket.files.fault import Fault
from angket.files.ratings import read_coded, write_ratings

ORDINAL = {"level": "ordinal"}


def read(text, folder, **hypothesis):
    (folder / "a.csv").write_text(text)
    return read_coded(folder / "a.csv", ORDINAL | hypothesis)


def table_of(frame):
    return frame.pivot(index="object", columns="rater", values="value").to_numpy().tolist()


@pytest.mark.parametrize(
    "text",
    [
        "object,A,B\nt1,1,2\nt2,,4\nt3,3,3\n",
        "A;B\n1;2\n;4\n3;3\n",
        "rater,object,rating\nA,t1,1\nB,t1,2\nB,t2,4\nA,t3,3\nB,t3,3\n",
    ],
)
def test_a_row_is_an_object_or_a_rating(text, tmp_path):
    found = read(text, tmp_path)
    assert str(table_of(found)) == "[[1.0, 2.0], [nan, 4.0], [3.0, 3.0]]"
    copy = write_ratings(tmp_path / "a.csv", ORDINAL)
    assert copy == b"object,1,2\n1,1,2\n2,,4\n3,3,3\n"
    (tmp_path / "b.csv").write_bytes(copy)
    pd.testing.assert_frame_equal(read_coded(tmp_path / "b.csv", ORDINAL), found)


def test_words_take_the_order_that_the_study_gives(tmp_path):
    text = "thesis,A,B\nt1,Good,poor\nt2,fair,fair\n"
    of_study = {"categories": ["poor", "fair", "good"], "objects": "thesis"}
    assert table_of(read(text, tmp_path, **of_study)) == [[2, 0], [1, 1]]
    copy = write_ratings(tmp_path / "a.csv", ORDINAL | of_study)
    assert copy == b"thesis,1,2\n1,good,poor\n2,fair,fair\n"


@pytest.mark.parametrize(
    ("text", "hypothesis", "told"),
    [
        ("object,A,B\nt1,1,x\nt2,2,2\n", {}, ['row 2, column C (B): found "x", expected a number']),
        ("object,A,B\nt1,1,fair\n", {"categories": ["poor", "good"]},
         ['row 2, column B (A): found "1", expected one of poor, good', "2 faults"]),
        ("object,A,B\nt1,1,2\nt2,-1,2\n", {"level": "ratio"}, ['found "-1"', "not below 0"]),
        ("object,A,B\nt1,1,2\nt1,2,2\n", {}, ["row 3, column A (object)", "stands in row 2"]),
        ("object,A,B\n,1,2\nt1,2,2\n", {}, ['row 2, column A (object): found "", expected a name']),
        ("object,A,a\nt1,1,2\n", {}, ['two columns are headed "a"']),
        ("object,A\nt1,1\n", {}, ["1 rater(s)", "at least two"]),
        ("object,A,B\nt1,1,2\n", {"objects": "thesis"}, ['no column is headed "thesis"']),
        ("object,rater,rating\nt1,A,1\nt1,A,2\nt1,B,1\n", {},
         ['row 3, column B (rater): found "A"', "once for each object"]),
        ("object,rater,rating\nt1,,1\nt1,B,1\n", {}, ["row 2, column B (rater)", "a name"]),
    ],
)  # fmt: skip
def test_faults_name_file_row_column_value_and_remedy(text, hypothesis, told, tmp_path):
    with pytest.raises(Fault) as fault:
        read(text, tmp_path, **hypothesis)
    for part in ["a.csv", *told]:
        assert part in str(fault.value)
    assert fault.value.tell("id") != str(fault.value)
