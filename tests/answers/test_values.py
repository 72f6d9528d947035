"""Values of the settings and values in cells are one language; codes come before labels."""

import pandas as pd
import pytest

from angket.answers.spelling import same_value
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

SAME = [
    *((99, text) for text in ("99", "99.0", "99,0", " 99 ", "99.", "+99", "99.00", "９９", "٩٩")),
    *((text, 99.0) for text in ("99", "9.9e+01")),
    (-1, "\u22121"),
    (-1, "\u20131"),
    ("-1.0", "\uff0d1"),
    ("2e-05", "0.00002"),
    ("Don't agree", "don\u2019t  AGREE"),
    ("Don't agree", "Don\u00b4t agree"),
    ("Jum'at", "Jum`at"),
    ('"A"', "\u201cA\u201d"),
    ('"A"', "\u00abA\u00bb"),
    ("Ragu-ragu", "Ragu\u2011ragu"),
    ("S1 - Sarjana", "S1 \u2014\u00a0Sarjana"),
    ("Sangat setuju", "Sangat\u3000setuju"),
    ("Sangat setuju", "Sangat\u2009setu\u200bju"),
    ("25 - 35", "25\u201335"),
    ("SMA / SMK", "SMA/SMK"),
    ("< 25", "<25"),
    ("Café", "Cafe\u0301"),
    ("ABC", "ＡＢＣ"),
]
DIFFERENT = [("1-5", "15"), ("-1", "1"), ("A+", "A"), ("1-5", "1.5"), (">35", "35"), ("1E3", 1000)]
DIFFERENT += [
    ("- 5", "-5"),
    ("a b", "a-b"),
    ("A/B", "AB"),
    (">25", "<25"),
    ("99", "99.5"),
    ("<25", "25"),
    ("S1", "S2"),
    ("1.2.3", "123"),
    ("don't", "dont"),
]


@pytest.mark.parametrize(("first", "second"), SAME)
def test_spellings_of_one_value_mean_the_same(first, second):
    assert same_value(first, second)
    assert same_value(second, first)


@pytest.mark.parametrize(("first", "second"), DIFFERENT)
def test_values_that_differ_in_meaning_stay_apart(first, second):
    assert not same_value(first, second)


def test_codes_that_pandas_writes_with_a_point_are_the_codes_of_the_order(tmp_path):
    # shared case profile-missing-99.0: 22 of 2, 13 of 1, of whom 3 have 99 for an age.
    sexes = ["2.0"] * 22 + ["1.0"] * 13 + ["9.0"] * 2 + [None]
    ages = ["99.0"] * 3 + [str(20.0 + place % 30) for place in range(35)]
    table = with_column("jk", sexes).assign(umur=ages)
    profile = {
        "jk": {"label": "Sex", "order": ["1", "2"], "missing": [9]},
        "umur": {"label": "Age", "kind": "number", "missing": [99]},
    }
    made = validated(tmp_path, write_csv(tmp_path, table), study_of(profile=profile))
    assert made.answers["jk"].value_counts().to_dict() == {"2": 22, "1": 13}
    assert made.answers["umur"].max() < 99
    assert made.answers["umur"].count() == 35


@pytest.mark.parametrize("spelling", ["Ragu\u2013ragu", "ragu\u2212RAGU", "Ragu\u2011ragu"])
def test_dashes_are_spelt_alike_in_items_and_categories(tmp_path, spelling):
    table = with_column("pend", ["S1 \u2013 Sarjana", "S1 - Sarjana", "S2"] * 2).astype(object)
    table.loc[0, "a"], table.loc[1, "a"] = spelling, "Don\u2019t agree"
    labels = ["Don't agree", "Ragu-ragu", *LABELS[2:]]
    settings = study_of(
        scales={"s": {"codes": dict(zip("12345", labels, strict=True))}},
        profile={"pend": {"label": "Education", "order": ["S1 - Sarjana", "S2"]}},
    )
    made = validated(tmp_path, write_csv(tmp_path, table), settings)
    assert made.answers["a"].tolist()[:2] == [2, 1]
    assert made.answers["pend"].value_counts().to_dict() == {"S1 - Sarjana": 4, "S2": 2}


def test_a_category_of_three_decimals_is_no_code_without_them(tmp_path):
    table = with_column("x", ["1.000", "750", "1", "1.0", "2.500", "1.00"])
    made = validated(tmp_path, write_csv(tmp_path, table), study_of(profile={"x": {"label": "X"}}))
    assert made.answers["x"].tolist() == ["1.000", "750", "1", "1", "2.500", "1"]


def test_a_message_names_the_labels_that_would_have_been_accepted(tmp_path):
    table = with_column("x", list("AABBAB")).astype(object)
    table.loc[:3, "a"] = "Stongly agree"
    with pytest.raises(Fault) as fault:
        validated(tmp_path, write_csv(tmp_path, table), study_of())
    told = str(fault.value)
    assert 'expected one of 1, 2, 3, 4, 5 or "Strongly disagree", "Disagree"' in told
    assert 'rows 2, 3, 4, 5, column a: found "Stongly agree"' in told
    assert told.count("allowed_codes") == 1
    assert len(fault.value.table[1]) == 4


def test_rules_on_codes_act_before_labels_take_their_place(tmp_path):
    # shared case spss-labelled-missing: 16 and 22 of 38, 2 missing.
    codes = [1] * 16 + [2] * 22 + [9] * 2
    labels = {"x": {1: "Laki-laki", 2: "Perempuan", 9: "Tidak menjawab"}}
    file = write_sav(tmp_path, with_column("x", codes), labels)
    for missing in ([9], ["9.0"], ["tidak menjawab"]):
        settings = study_of(profile={"x": {"label": "X", "missing": missing}})
        made = validated(tmp_path, file, settings)
        assert made.answers["x"].value_counts(sort=False).to_dict() == {
            "Laki-laki": 16,
            "Perempuan": 22,
        }
        assert made.answers["x"].isna().sum() == 2


def test_faults_are_told_in_the_language_of_the_study_too(tmp_path):
    table = with_column("y", ["20", "5 tahun", "30", "25", "x", "40"]).astype(object)
    table.loc[0, "a"] = "Stuju"
    profile = {"y": {"label": "Y", "kind": "number"}}
    with pytest.raises(Fault) as fault:
        validated(tmp_path, write_csv(tmp_path, table), study_of(profile=profile))
    told = fault.value.tell("id")
    assert "ditemukan 3 kesalahan." in told
    assert 'baris 2, kolom a: berisi "Stuju", seharusnya salah satu dari 1, 2, 3, 4, 5' in told
    assert 'baris 3, kolom y: berisi "5 tahun", seharusnya angka saja' in told
    assert "missing: [99]" in told
    assert "expected" not in told


def test_hundreds_of_faults_of_one_kind_are_one_line(tmp_path):
    # 189 faults came from typographic quotation marks; any other such text is told once now.
    table = with_column("x", ["A", "B"] * 100).astype(object)
    table.loc[5:193, "b"] = "Setuju sekali"
    with pytest.raises(Fault) as fault:
        validated(tmp_path, write_csv(tmp_path, table), study_of())
    told = str(fault.value)
    assert "189 faults found" in told
    assert "rows 7, 8, 9, 10, 11 and 184 more, column b: found" in told
    assert len(told.splitlines()) == 4
    assert len(fault.value.table[1]) == 189


def test_a_column_is_named_as_a_spreadsheet_shows_it(tmp_path):
    wording = "How often are you tired?"
    table = pd.DataFrame(ANSWERS, columns=[*ITEMS[:3], wording]).astype(object)
    table.loc[0, wording] = 7
    columns = {"X7": wording}
    variable = {"label": "V", "items": [*ITEMS[:3], "X7"]}
    settings = study_of(data={"file": "x", "columns": columns}, variables={"v": variable})
    with pytest.raises(Fault) as fault:
        validated(tmp_path, write_csv(tmp_path, table), settings)
    assert f'row 2, column X7 (column D, "{wording}"): found "7"' in str(fault.value)
