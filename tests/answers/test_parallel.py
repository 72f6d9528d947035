"""Questions that stand in several columns of which each respondent answers one."""

import pandas as pd
import pyreadstat
import pytest
import yaml

from angket.files.fault import Fault
from angket.settings.studies import ConfigurationError
from angket.tables import read_parquet, read_rows
from small_project import validate, write_study

HEAD = ["id", "Work tires me", "Kerja melelahkan", "b", "c", "Gender", "Jenis kelamin"]
ROWS = [
    ("p", "4", "", 2, 3, "Female", ""),
    ("q", "", "Setuju", 5, 1, "", "female"),
    ("r", "2", "", 3, 2, "Male", ""),
    ("s", "", "", 1, 4, "", "Male"),
]
PARALLEL = """
  parallel:
    a: [Work tires me, Kerja melelahkan]
    sex: [Gender, Jenis kelamin]
"""
SCALES = {
    "s": {"codes": dict(enumerate("ABCDE", start=1)), "synonyms": {"Setuju": 4}, "missing": ["-99"]}
}
PROFILE = {"sex": {"label": "Sex", "missing": ["-"]}}


@pytest.fixture
def read(tmp_path, run_stage, monkeypatch):
    def run(rows=ROWS, head=HEAD, parallel=PARALLEL, profile=PROFILE, **options):
        monkeypatch.chdir(tmp_path)
        data = f"data:\n  file: x\n  id: id{parallel}"
        keys = {"scales": SCALES, "profile": profile} | options
        study = write_study(tmp_path, "", rows, head, **with_parallel(data, keys))
        return validate(run_stage, study)

    return run


def with_parallel(data, keys):
    return keys | {"data": keys.get("data", {}) | yaml.safe_load(data)["data"]}


def test_several_columns_become_one_item_and_one_profile_column(read):
    outputs = read()
    answers = read_parquet(outputs.responses)
    assert answers["a"].fillna(-1).tolist() == [4, 4, 2, -1]
    assert answers["sex"].str.lower().tolist() == ["female", "female", "male", "male"]
    assert answers["sex"].nunique() == 2


def test_it_is_noted_how_many_answers_came_from_which_column(read):
    findings = read_rows(read().findings)
    told = {row["column"]: row["value"] for row in findings if row["rule"] == "parallel_columns"}
    assert told == {
        "a": "2 answers from Work tires me, 1 answer from Kerja melelahkan",
        "sex": "2 answers from Gender, 2 answers from Jenis kelamin",
    }
    assert not [row for row in findings if row["rule"] == "unused_column"]


def test_different_answers_of_one_respondent_are_a_fault_that_names_both_columns(read):
    rows = [("p", "4", "5", 2, 3, "Female", "Male"), ("q", "4", "setuju", 5, 1, "Male", " male"),
            *ROWS[2:]]  # fmt: skip
    with pytest.raises(Fault) as fault:
        read(rows)
    found = [(row[1], row[3], row[4], row[5]) for row in fault.value.table[1]]
    assert found == [
        (2, "a", "4 / 5", "parallel_columns"),
        (2, "sex", "Female / Male", "parallel_columns"),
    ]
    assert "Work tires me and Kerja melelahkan hold different ones" in str(fault.value)


@pytest.mark.parametrize(
    ("first", "second", "answer"),
    [("-99", "5", 5), ("5", "-99", 5), ("-99", "-99", -1), ("4.0", "4", 4), ("D", "Setuju", 4),
     ("4 - D", "04", 4)],
)  # fmt: skip
def test_what_stands_for_no_answer_gives_way_and_spellings_agree(first, second, answer, read):
    outputs = read([("p", first, second, 2, 3, "Female", ""), *ROWS[1:]])
    assert read_parquet(outputs.responses)["a"].fillna(-1)["p"] == answer


def test_a_wrong_answer_in_either_column_is_a_fault_of_the_item(read):
    with pytest.raises(Fault) as fault:
        read([("p", "", "9", 2, 3, "Female", ""), *ROWS[1:]])
    assert [(row[1], row[3], row[4]) for row in fault.value.table[1]] == [(2, "a", "9")]


def test_columns_of_one_heading_are_told_apart_by_data_columns(read):
    head = ["id", "Tired", "Tired", "b", "c", "Gender", "Jenis kelamin"]
    places = [f"a{n}: {{heading: Tired, position: {n + 1}}}" for n in (1, 2)]
    parallel = PARALLEL.replace("Work tires me, Kerja melelahkan", "a1, a2")
    outputs = read(head=head, parallel=f"\n  columns: {{{', '.join(places)}}}{parallel}")
    assert read_parquet(outputs.responses)["a"].fillna(-1).tolist() == [4, 4, 2, -1]


def test_codes_of_an_spss_file_are_joined_as_codes(read):
    def write(file, rows, head):
        names = ["id", "a_1", "a_2", "b", "c"]
        table = pd.DataFrame(
            [("p", 4.0, None, 2.0, 3.0), ("q", None, 5.0, 5.0, 1.0), ("r", 2.0, None, 3.0, 2.0)],
            columns=names,
        )
        labels = {name: dict(enumerate("ABCDE", start=1)) for name in ("a_1", "a_2")}
        pyreadstat.write_sav(table, file, variable_value_labels=labels)

    outputs = read(
        suffix=".sav", write=write, parallel="\n  parallel: {a: [a_1, a_2]}\n", profile={}
    )
    assert read_parquet(outputs.responses)["a"].tolist() == [4, 5, 2]


@pytest.mark.parametrize(
    ("parallel", "told"),
    [
        ("{a: [Work tires me, Tired]}", '"Tired" is not there'),
        ("{a: [Work tires me]}", "at least 2"),
        ("{d: [Work tires me, Kerja melelahkan]}", '"d" is no item and no profile column'),
        ("{a: [Work tires me, b]}", '"b" is itself an item'),
        ("{a: [Gender, Kerja melelahkan], sex: [Gender, Jenis kelamin]}", "belongs to a already"),
    ],
)
def test_what_cannot_be_joined_is_told_before_the_start(parallel, told, read):
    with pytest.raises(ConfigurationError, match=told):
        read(parallel=f"\n  parallel: {parallel}\n")
