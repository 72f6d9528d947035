"""Files of experts' ratings: both forms, what is wrong in one, and its copy without names."""

import pandas as pd
import pytest

from angket.files.experts import read_experts, write_experts
from angket.files.fault import Fault

ITEMS = ["X1", "X2"]


def read(text, folder, **options):
    (folder / "a.csv").write_text(text)
    return read_experts(folder / "a.csv", ITEMS, 1, 4, **options)


@pytest.mark.parametrize(
    "text",
    ["Expert;X1;X2\nDr. A;4;3\nDr. B;2;\n", "Butir,A,B\nX2,3,\nX1,\"4,0\",2\n"],
)  # fmt: skip
def test_a_row_is_an_expert_or_an_item(text, tmp_path):
    found = read(text, tmp_path)
    assert [*found] == ITEMS
    assert found["X1"].tolist() == [4, 2]
    assert found["X2"].isna().tolist() == [False, True]
    copy = write_experts(found)
    assert b"Dr." not in copy
    (tmp_path / "b.csv").write_bytes(copy)
    pd.testing.assert_frame_equal(read_experts(tmp_path / "b.csv", ITEMS, 1, 4), found)


def test_an_item_that_nobody_rated_may_be_named(tmp_path):
    found = read("expert,X1\na,4\nb,3\n", tmp_path, unrated=["X2"])
    assert [*found] == ["X1"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (  # a value outside the scale, one that is no number, one between two
            "Expert,X1,X2\na,5,3\nb,2,x\nc,2.5,1\n",
            ['row 2, column B (X1): found "5", expected a whole number from 1 to 4',
             'row 3, column C (X2): found "x"', 'row 4, column B (X1): found "2.5"', "3 faults"],
        ),
        ("expert,X1\na,4\nb,3\n", ["no ratings of X2", "instrument.content.unrated"]),
        (  # a rating of nobody; two rows of one expert
            "expert,X1,X2\n,4,3\nDr. A,4,3\n dr.  a,4,3\n",
            ['row 2, column A (expert): found "", expected the name',
             'row 4, column A (expert): found "dr. a", expected each expert once'],
        ),
        (  # an item that the study does not have, in either form
            "expert,X1,X2,Z1\na,4,3,2\nb,4,3,2\n",
            ['column D (Z1): the heading is "Z1", expected an item of the study',
             "instrument.content.further_items: X1, X2"],
        ),
        ("item,A,B\nX1,4,3\nX1,4,3\nZ,1,2\n",
         ['row 3, column A (item): found "X1", expected each item once',
          'row 4, column A (item): found "Z"']),
        ("item,A,A\nX1,4,3\nX2,4,3\n", ['column C (A): the heading is "A", expected each expert']),
        ("expert,X1,X2,X2\na,4,3,3\nb,4,3,3\n", ["column D (X2)", "expected each item once"]),
        ("item,A,\nX1,4,3\nX2,4,3\n", ['column C: the heading is "", expected the name']),
        ("expert,X1,X2\na,4,3\nb,,\n", ["1 expert(s)", "at least two"]),
        ("name,X1,X2\na,4,3\nb,4,3\n", ["headed expert", "headed item", "Correct the headings"]),
        ("expert,item,X1,X2\na,b,4,3\nb,c,4,3\n", ["headed expert", "headed item"]),
    ],
)  # fmt: skip
def test_faults_name_file_row_column_value_and_remedy(text, told, tmp_path):
    with pytest.raises(Fault) as fault:
        read(text, tmp_path)
    for part in ["a.csv", *told]:
        assert part in str(fault.value)
    assert fault.value.tell("id") != str(fault.value)


def test_ten_faults_are_told_and_all_stand_in_the_table(tmp_path):
    rows = "".join(f"{name},9,3\n" for name in "abcdefghijkl")
    with pytest.raises(Fault) as fault:
        read(f"expert,X1,X2\n{rows}", tmp_path)
    assert "and 2 more" in str(fault.value)
    assert "row 11" in str(fault.value) and "row 12" not in str(fault.value)
    assert len(fault.value.table[1]) == 12
