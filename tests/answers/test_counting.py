"""Who is counted as what: blank and repeated respondents, items that do not apply."""

import pandas as pd
import pytest

from angket.answers.duplicates import nearly_repeated_rows, repeated_rows, similar_ids
from angket.files.fault import Fault
from angket.tables import read_statistics
from scripts import description
from validated_study import ITEMS, LABELS, study_of, validated, with_column, write_csv


@pytest.mark.parametrize("blank", ["", "NA", "99", "N/A", "."])
def test_respondents_who_answered_nothing_are_no_twins_of_each_other(tmp_path, blank):
    # shared case blank-respondents-identical: 20 answered, 40 only opened the form.
    table = with_column("id", range(60))
    table["a"] = [1 + place % 5 for place in range(60)]
    table["b"] = [1 + place // 5 % 5 for place in range(60)]
    table = table.astype(object)
    table.loc[20:, ITEMS] = blank
    scale = {"codes": dict(zip("12345", LABELS, strict=True)), "missing": [99]}
    settings = study_of(scales={"s": scale}, data={"file": "x", "id": "id"})
    made = validated(tmp_path, write_csv(tmp_path, table), settings)
    assert made.statistics["screening", "identical_row", "n"] == "0"
    assert made.statistics["excluded", "no answers", "n"] == "40"
    assert made.statistics["sample", "all", "analysed"] == "20"


def test_blank_answers_with_a_profile_are_no_twins_either():
    table = pd.DataFrame({"sex": ["F", "F", "M"], "a": [None, None, 1], "b": [None, None, 2]})
    assert repeated_rows(table, ["a", "b"]).empty
    assert repeated_rows(table.assign(a=1, b=2, sex="F"), ["a", "b"]).to_dict() == {1: 0, 2: 0}


def test_more_answers_than_questionnaires_are_a_fault(tmp_path):
    file = write_csv(tmp_path, with_column("x", list("ABABAB")))
    with pytest.raises(Fault, match=r"holds 6 respondents, but sample\.expected says that 5"):
        validated(tmp_path, file, study_of(sample={"expected": 5}))
    made = validated(tmp_path, file, study_of(sample={"expected": 6}))
    assert made.statistics["sample", "all", "response_percent"] == "100.0"


def test_trial_runs_are_no_questionnaires_that_came_back(tmp_path):
    table = with_column("status", ["preview", "real", "real", "real", "real", "preview"])
    rules = [{"column": "status", "is": "preview", "reason": "trial run"}]
    file = write_csv(tmp_path, table)
    made = validated(tmp_path, file, study_of(sample={"expected": 4}, exclude={"where": rules}))
    assert made.statistics["sample", "all", "returned"] == "4"
    assert made.statistics["sample", "all", "response_percent"] == "100.0"
    with pytest.raises(Fault, match="holds 4 respondents"):
        validated(tmp_path, file, study_of(sample={"expected": 3}, exclude={"where": rules}))


def test_what_does_not_apply_is_counted_apart_from_no_answer(tmp_path, run_stage):
    table = with_column("x", list("ABABABABAB")).astype(object)
    table.loc[[0, 1, 2], "a"] = "Does not apply"
    table.loc[[3, 4], "a"] = ""
    table.loc[5, "a"] = "NA"
    scale = {
        "codes": dict(zip("12345", LABELS, strict=True)),
        "not_applicable": ["does not apply"],
    }
    rule = {"rule": "person_mean", "answered_share": 0.5}
    settings = study_of(scales={"s": scale}, missing=rule)
    made = validated(tmp_path, write_csv(tmp_path, table), settings)
    outputs = {name: f"{name}.csv" for name in ("statistics", *description.SECTIONS)}
    keyed = made.answers.astype({item: "float64" for item in ITEMS})
    keyed.to_parquet(tmp_path / "keyed.parquet")
    totals = keyed[["respondent"]].assign(v=keyed[ITEMS].sum(axis=1))
    totals.to_parquet(tmp_path / "totals.parquet")
    told = run_stage(
        description.main,
        outputs | {"categories": "categories.parquet"},
        settings,
        responses=made.files["responses"],
        not_applicable=made.files["not_applicable"],
        keyed=tmp_path / "keyed.parquet",
        totals=tmp_path / "totals.parquet",
    )
    counts = read_statistics(told.statistics)
    assert counts["frequency", "a=not_applicable", "n"] == "3"
    assert counts["frequency", "a=missing", "n"] == "3"
    given = sum(
        int(n) for (_, subject, name), n in counts.items() if subject[:2] == "a=" and name == "n"
    )
    assert given == 10


IDS = [
    (["0123", "124", "123"], {2: 0}),
    (["A 7", "b", "a7"], {2: 0}),
    (["siti@x", "Siti@x ", "x"], {1: 0}),
    (["R1", "R01", "R2"], {}),
    (["2024 001", "2024001", "x"], {1: 0}),
    (["17", "17.0", "18"], {1: 0}),
    (["001", "002", "003"], {}),
]


@pytest.mark.parametrize(("ids", "expected"), IDS)
def test_ids_that_one_person_may_have_typed_twice_are_told(ids, expected):
    assert similar_ids(pd.Series(ids)) == expected


def test_an_id_that_stands_twice_is_a_fault_even_with_another_answer(tmp_path):
    table = with_column("nim", ["1", "2", "3", "4", "5", "2"])
    settings = study_of(data={"file": "x", "id": "nim", "not_personal": ["nim"]})
    with pytest.raises(Fault, match='rows 3, 7, column nim: found "2", expected an id used once'):
        validated(tmp_path, write_csv(tmp_path, table), settings)


FIRST = [1, 2, 3, 4, 5, 4, 3, 2, 1, 5, 4, 2, 3, 5, 1, 2]


@pytest.mark.parametrize(
    ("changes", "items", "found"),
    [
        ({3: 5}, 16, True),
        ({0: 4}, 16, True),
        ({0: 4, 15: 5}, 16, True),
        ({0: 4, 7: 5, 15: 5}, 16, False),
        ({2: 1}, 10, True),
        ({2: 1, 5: 1}, 10, False),
        ({}, 16, False),
        ({2: 1}, 6, False),
    ],
)
def test_who_sent_nearly_the_same_answers_twice_is_told(changes, items, found):
    second = [changes.get(place, answer) for place, answer in enumerate(FIRST)]
    other = [6 - answer for answer in FIRST]
    names = [f"q{place}" for place in range(items)]
    table = pd.DataFrame([FIRST[:items], other[:items], second[:items]], columns=names)
    made = nearly_repeated_rows(table.assign(sex=["F", "M", "F"]), names)
    expected = {2: (0, [f"q{place}" for place in sorted(changes)])} if found else {}
    assert made == expected


def test_straight_lines_and_gaps_are_not_compared():
    names = [f"q{place}" for place in range(10)]
    lines = pd.DataFrame([[3] * 10, [3] * 9 + [4]], columns=names)
    gaps = pd.DataFrame([[*FIRST[:9], None], [*FIRST[:9], 1]], columns=names)
    assert nearly_repeated_rows(lines, names) == nearly_repeated_rows(gaps, names) == {}
