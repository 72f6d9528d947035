"""What a column holds besides its values, and may be a slip, is told."""

import pandas as pd
import pytest

from angket.files.fault import Fault
from validated_study import (
    ANSWERS,
    ITEMS,
    LABELS,
    study_of,
    validated,
    with_column,
    write_csv,
    write_sav,
)


@pytest.mark.parametrize(
    ("labels", "told"),
    [
        ({99: "Don't know", 65: "65 or older"}, {("99", 2), ("65", 1)}),
        ({20: "20", 30: "30.0"}, set()),
        ({}, set()),
    ],
)
def test_numbers_that_the_file_calls_something_are_told(tmp_path, labels, told):
    table = with_column("x", [99, 65, 20, 30, 99, 41])
    file = write_sav(tmp_path, table, {"x": labels} if labels else {})
    profile = {"x": {"label": "X", "kind": "number"}}
    made = validated(tmp_path, file, study_of(profile=profile))
    rows = [row for row in made.findings if row["rule"] == "labelled_number"]
    assert {(row["value"], 2 if "2 answers are" in row["expected"] else 1) for row in rows} == told
    assert all(f"profile.x.missing: [{row['value']}]" in row["expected"] for row in rows)
    missing = {"x": profile["x"] | {"missing": ["99", "65 OR older"]}}
    made = validated(tmp_path, file, study_of(profile=missing))
    assert not [row for row in made.findings if row["value"] == "99"]


@pytest.mark.parametrize(
    ("categories", "told"),
    [
        (["Laki-laki", "laki laki", "Perempuan"], [{"Laki-laki", "laki laki"}]),
        (["S1", "S 1", "S-1", "S1."], [{"S1", "S 1", "S-1", "S1."}]),
        (["SMA/SMK", "SMA, SMK", "PNS", "P.N.S."], [{"SMA/SMK", "SMA, SMK"}, {"PNS", "P.N.S."}]),
        (["<25", ">25", "25"], []),
        (["1-5", "15", "-1", "1"], []),
        (["A+", "A", "A-"], []),
        (["Laki-laki", "LAKI\u2013LAKI"], []),  # one spelling, and one category
    ],
)
def test_categories_that_differ_in_punctuation_alone_are_told(tmp_path, categories, told):
    cells = [*categories, *categories]
    made = validated(tmp_path, write_csv(tmp_path, with_column("x", cells)),
                     study_of(profile={"x": {"label": "X"}}))  # fmt: skip
    rows = [row for row in made.findings if row["rule"] == "similar_categories"]
    assert [set(row["value"].split(", ")) for row in rows] == [
        {part for name in names for part in name.split(", ")} for names in told
    ]
    assert all("Write them alike in the file" in row["expected"] for row in rows)


@pytest.mark.parametrize(
    "written",
    ["{label} ({code})", "{label} [{code}]", "({code}) {label}", "[{code}] {label}",
     "{label} = {code}", "{label}: {code}", "{label} - {code}", "{label} \u2013 {code}",
     "{code}.0 - {label}", "{code},0 ({label})"],
)  # fmt: skip
def test_code_and_label_may_stand_in_either_order_and_must_agree(tmp_path, written):
    table = pd.DataFrame(ANSWERS, columns=ITEMS)
    told = table.map(lambda code: written.format(code=code, label=LABELS[code - 1].upper()))
    made = validated(tmp_path, write_csv(tmp_path, told), study_of())
    assert made.answers[ITEMS].to_numpy().tolist() == ANSWERS
    turned = table.map(lambda code: written.format(code=code, label=LABELS[5 - code]))
    with pytest.raises(Fault, match="allowed_codes"):
        validated(tmp_path, write_csv(tmp_path, turned.mask(table == 3, "3")), study_of())


@pytest.mark.parametrize(
    ("ids", "told"),
    [
        (["198001012005011000"] * 6, "spreadsheets keep only 15 digits"),
        (["1.98001E+17"] * 6, "spreadsheets keep only 15 digits"),
        (["17"] * 6, "expected an id used once"),
    ],
)
def test_ids_that_a_spreadsheet_rounded_are_told_as_such(tmp_path, ids, told):
    table = with_column("NIP", ids)
    data = {"file": "answers.csv", "id": "NIP", "pseudonyms": "sequential"}
    with pytest.raises(Fault) as fault:
        validated(tmp_path, write_csv(tmp_path, table), study_of(data=data))
    assert told in str(fault.value)
    assert ids[0] not in str(fault.value) or ids[0] == "17"


def test_a_column_that_the_study_calls_personal_and_uses_is_told_so(tmp_path):
    file = write_csv(tmp_path, with_column("x", [*"abcabc"]))
    study = study_of(data={"file": "answers.csv", "personal": ["x"]}, profile={"x": {"label": "X"}})
    with pytest.raises(Fault, match=r'take "x" out of data\.personal'):
        validated(tmp_path, file, study)


def test_answers_read_by_a_synonym_are_told_of_each_item_and_counted(tmp_path):
    table = pd.DataFrame(ANSWERS, columns=ITEMS).astype("str")
    table.loc[0, "a"], table.loc[3, "b"] = "sts", "STS"
    table.loc[4, "b"], table.loc[1, "c"] = "1 - STS", "STRONGLY AGREE"
    scale = {"codes": dict(zip("12345", LABELS, strict=True)), "synonyms": {"STS": 1, "Agree": 4}}
    made = validated(tmp_path, write_csv(tmp_path, table), study_of(scales={"s": scale}))
    rows = [row for row in made.findings if row["rule"] == "synonym"]
    assert [(row["row"], row["column"], row["value"]) for row in rows] == [
        ("", "a", "STS"),
        ("", "b", "STS"),
    ]
    assert '1 answer so written was read as "Strongly disagree"' in rows[0]["expected"]
    assert "2 answers so written were read" in rows[1]["expected"]
    counted = {place: n for place, n in made.statistics.items() if place[0] == "synonym"}
    assert counted == {("synonym", "a=STS", "n"): "1", ("synonym", "b=STS", "n"): "2"}
    assert made.answers["a"].iloc[0] == 1


def test_nothing_is_told_of_synonyms_that_nobody_wrote(tmp_path):
    file = write_csv(tmp_path, pd.DataFrame(ANSWERS, columns=ITEMS))
    scale = {"codes": dict(zip("12345", LABELS, strict=True)), "synonyms": {"STS": 1}}
    made = validated(tmp_path, file, study_of(scales={"s": scale}))
    assert not [row for row in made.findings if row["rule"] == "synonym"]
    assert not [place for place in made.statistics if place[0] == "synonym"]
