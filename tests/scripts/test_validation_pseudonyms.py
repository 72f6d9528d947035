"""Validation: pseudonyms stand in the place of ids, and neither rows nor order give these away."""

import pandas as pd
import pytest

from angket.answers import respondents, unlinked
from angket.files.columns import disguised
from angket.files.fault import Fault
from angket.tables import read_parquet
from conftest import write_answers
from scripts import validation
from validated_answers import GOOD, OUTPUTS, SETTINGS, rows_of, validation_of


@pytest.fixture
def validate(tmp_path, run_stage):
    return validation_of(tmp_path, run_stage)


def test_a_shared_copy_has_its_rows_in_the_order_of_the_pseudonyms():
    texts = pd.DataFrame({"id": ["R3", "R1", "R2"], "a": ["x", "y", "z"]}, index=[2, 3, 4])
    copy, numbers = unlinked.renumbered(texts, texts["id"])
    assert copy["a"].tolist() == ["y", "z", "x"]
    assert copy.index.tolist() == [2, 3, 4]
    assert numbers == {3: 2, 4: 3, 2: 4}


def test_sequential_pseudonyms_replace_ids_everywhere(validate, tmp_path):
    rows = [("secret-1", 1, 2, 3), ("secret-2", 4, 5, 1), ("secret-3", "", 2, 2)]
    outputs = validate(rows, data={"pseudonyms": "sequential"})
    names = [*read_parquet(outputs.responses).index, rows_of(outputs.excluded)[0]["respondent"]]
    assert sorted(names) == ["R1", "R2", "R3"]
    for file in tmp_path.glob("*.*"):
        assert file.name == "answers.csv" or b"secret" not in file.read_bytes()


def test_who_is_left_out_by_hand_is_found_behind_pseudonyms(validate):
    rows = [("secret-1", 1, 2, 3), ("secret-2", 4, 5, 1), ("secret-3", 2, 3, 2)]
    rules = {"respondents": {disguised("secret-2"): "answered twice"}}
    outputs = validate(rows, data={"pseudonyms": "sequential"}, exclude=rules)
    (row,) = rows_of(outputs.excluded)
    assert (row["row"], row["reason"]) == ("", "answered twice")
    assert row["respondent"] not in read_parquet(outputs.responses).index


PEOPLE = [(f"1980010{n}", n % 5 + 1, (n * n) % 5 + 1, (n // 3) % 5 + 1) for n in range(1, 40)]
PEOPLE[20] = ("198001021", "", 2, 2)
PEOPLE[30] = ("198001031", *PEOPLE[4][1:])


@pytest.mark.parametrize("kind", ["sequential", "keyed"])
def test_neither_rows_nor_their_order_stand_beside_pseudonyms(tmp_path, run_stage, kind):
    (tmp_path / "key.txt").write_text("a secret of some length")
    settings = SETTINGS | {"data": SETTINGS["data"] | {"pseudonyms": kind}}
    written = {}
    for order, people in (("file", PEOPLE), ("turned", PEOPLE[::-1])):
        file = write_answers(tmp_path / "answers.csv", people)
        outputs = run_stage(
            validation.main, OUTPUTS, settings, answers=file, key=str(tmp_path / "key.txt")
        )
        names = read_parquet(outputs.responses).index.tolist()
        assert names == sorted(names)
        for table in (outputs.findings, outputs.excluded, outputs.screening):
            rows = rows_of(table)
            assert rows and not any(row["row"] for row in rows)
            of_people = [row["respondent"] for row in rows if row["respondent"]]
            assert of_people == sorted(of_people)
        twins = [row["identical_to_row"] for row in rows_of(outputs.screening)]
        assert set(twins) - {""} <= set(names)
        answers = read_parquet(outputs.responses).reset_index(drop=True)
        written[order] = sorted(map(tuple, answers.astype("str").to_numpy().tolist()))
    # The numbers that sequence gives follow from the ids alone, not from where somebody stood.
    assert written["file"] == written["turned"]
    if kind == "sequential":
        seen = [respondents.shuffled_places(pd.Series([row[0] for row in PEOPLE]))]
        assert seen[0] != sorted(seen[0])


def test_pseudonyms_hide_ids_in_messages_too(validate):
    rows = [("secret-1", 1, 2, 3), ("secret-1", 4, 5, 1)]
    with pytest.raises(Fault) as fault:
        validate(rows, data={"pseudonyms": "sequential"})
    assert "secret" not in str(fault.value)
    assert "secret" not in str(fault.value.table)


def test_keyed_pseudonyms_depend_on_the_key_alone(tmp_path, run_stage):
    file = write_answers(tmp_path / "answers.csv", GOOD)
    names = []
    for key in ("a secret of some length", "a secret of some length", "another secret of length"):
        (tmp_path / "key.txt").write_text(key)
        settings = SETTINGS | {"data": SETTINGS["data"] | {"pseudonyms": "keyed"}}
        outputs = run_stage(
            validation.main, OUTPUTS, settings, answers=file, key=str(tmp_path / "key.txt")
        )
        names.append(read_parquet(outputs.responses).index.tolist())
    assert names[0] == names[1] != names[2]
    assert not {"p", "q", "r"} & set(names[0])
