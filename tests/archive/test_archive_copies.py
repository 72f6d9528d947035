"""The copy of raw answers in an archive: the same results to the byte, no words of people."""

import csv
import io

import pandas as pd
import pyreadstat
import pytest
import yaml

from angket.archive.sharing import edit_settings
from angket.settings.settings import of_pilot
from angket.settings.studies import load_studies
from archives import completed
from conftest import ROOT, Files
from scripts import archive, validation


def write_formats(folder):
    """Write the same answers as files of every kind, with a column that is not shared."""
    frame = pd.DataFrame(
        {
            "Nama": [f"Budi Santoso {n}" for n in range(12)],
            "kelamin": ["L", "P"] * 6,
            "X1": [1 + n % 3 for n in range(12)],
            "X2": [1 + n * n % 3 for n in range(12)],
            "Y1": [1 + n // 3 % 3 for n in range(12)],
        }
    )
    frame.to_excel(folder / "a.xlsx", index=False)
    frame.to_parquet(folder / "a.parquet", index=False)
    pyreadstat.write_sav(frame, folder / "a.sav")
    frame.to_csv(folder / "a.csv", index=False, sep=";", encoding="utf-16")
    text = frame.to_csv(index=False).splitlines()
    heads = [text[0], ",".join(f"Pernyataan {name} yang panjang?" for name in frame)]
    head = ["Data penelitian", "", *[f",{line}" for line in [*heads, *text[1:7], heads[0]]]]
    notes = [",Total,,20,21,22", "", "Sumber: data primer"]
    lines = [*head, *[f",{line}" for line in text[7:]], *notes]
    (folder / "a.txt").write_text("\n".join(lines), encoding="utf-8")
    return frame


SMALL = {
    "title": "x",
    "language": "en",
    "data": {"file": "a", "columns": {"sex": "kelamin"}},
    "scales": {"s": {"codes": {"1": "a", "2": "b", "3": "c"}}},
    "variables": {
        "x": {"label": "X", "items": ["X1", "X2"]},
        "y": {"label": "Y", "items": ["Y1"]},
    },
    "profile": {"sex": {"label": "Sex"}},
    "tests": {"alpha": 0.05, "cronbach_minimum": 0.7},
}


def validated(file, settings, folder):
    """Run validation and return the bytes of its results."""
    names = [
        "responses",
        "findings",
        "excluded",
        "excluded_answers",
        "screening",
        "not_applicable",
        "statistics",
    ]
    outputs = Files({name: str(folder / name) for name in names})
    folder.mkdir()
    validation.main(Files(answers=str(file)), outputs, settings)
    return {name: (folder / name).read_bytes() for name in names}


def validated_copy(file, settings, folder):
    """Run validation on the copy that an archive would hold."""
    inputs = Files(data_answers=str(file))
    copy, _ = archive.share_source(inputs, "s", "data", settings)
    (folder / "copy.csv").write_bytes(copy["resources/s/answers.csv"])
    (folder / "copy.json").write_bytes(copy["resources/s/answers.json"])
    data = settings["data"] | {"original": str(folder / "copy.json")}
    return validated(folder / "copy.csv", settings | {"data": data}, folder / "again"), copy


@pytest.mark.parametrize("suffix", ["csv", "txt", "xlsx", "sav", "parquet"])
def test_the_copy_of_a_file_of_any_kind_validates_to_the_same_bytes(tmp_path, suffix):
    write_formats(tmp_path)
    settings, file = completed(SMALL), tmp_path / f"a.{suffix}"
    first = validated(file, settings, tmp_path / "first")
    again, copy = validated_copy(file, settings, tmp_path)
    assert again == first
    assert b"unused_column" in first["findings"]
    assert (b"the table begins in row 3, column B" in first["findings"]) == (suffix == "txt")
    assert b"Budi" not in b"".join(copy.values())
    assert b"Nama" not in copy["resources/s/answers.csv"]


SECRET = "my neighbour Tuti"
WITH_FURTHER_COLUMNS = SMALL | {
    "data": {"file": "a", "id": "id", "parallel": {"X1": ["X1a", "X1b"]}},
    "exclude": {
        "where": [
            {"column": "status", "is": "preview", "reason": "trial"},
            {"column": "age", "below": 17, "reason": "young"},
            {"column": "status", "is": "draft", "reason": "draft"},
        ]
    },
    "multiple_choice": {
        "news": {
            "label": "News", "column": "where", "separator": ";", "options": ["TV"], "other": "Else"
        },
        "tools": {"label": "Tools", "columns": {"Pen": "pen", "Else": "own"}, "other": "Else"},
    },
}  # fmt: skip


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "sav", "parquet"])
def test_a_copy_keeps_what_rules_and_options_need_and_no_words_of_people(tmp_path, suffix):
    rows = [
        ("p", 1, 20, 2, None, 3, 1, "f", "TV", 1, ""),
        ("q", 2, 21, 1, None, 1, 1, "f", SECRET, 0, SECRET),  # a preview
        ("r", 1, 16, 1, None, 2, 2, "m", SECRET, 1, SECRET),  # too young
        ("s", 1, 33, None, 3, 1, 2, "m", f"TV;{SECRET}", 0, SECRET),
        ("t", 1, 34, None, 1, 2, 3, "f", None, 1, "1"),
        ("u", 1, 35, 3, None, 3, 2, "m", "Else", None, None),
    ]
    head = ["id", "status", "age", "X1a", "X1b", "X2", "Y1", "sex", "where", "pen", "own"]
    table, file = pd.DataFrame(rows, columns=head), tmp_path / f"a.{suffix}"
    labels = {"status": {1: "submitted", 2: "preview"}}
    if suffix == "sav":
        pyreadstat.write_sav(table, file, variable_value_labels=labels)
    else:
        table["status"] = table["status"].map(labels["status"])
        write = {"csv": table.to_csv, "xlsx": table.to_excel, "parquet": table.to_parquet}[suffix]
        write(file, index=False)
    settings = completed(WITH_FURTHER_COLUMNS)
    first = validated(file, settings, tmp_path / "first")
    again, copy = validated_copy(file, settings, tmp_path)
    assert again == first
    assert SECRET.encode() not in b"".join([*copy.values(), *first.values()])
    rows = list(csv.DictReader(io.StringIO(copy["resources/s/answers.csv"].decode())))
    for row in rows[1:3]:  # whoever is left out by rule
        kept = {name: value for name, value in row.items() if value}
        assert kept.keys() == {"row", "id", "status", "age"}


@pytest.mark.parametrize("study", ["bandung", "majene", "ukm_stress", "worker_robotics"])
def test_the_copies_of_the_shipped_studies_validate_to_the_same_bytes(tmp_path, study):
    settings = load_studies({"studies": [study]}, ROOT)[study]
    file = ROOT / settings["data"]["file"]
    assert validated_copy(file, settings, tmp_path)[0] == validated(
        file, settings, tmp_path / "first"
    )


def test_settings_are_changed_in_place_in_both_styles_of_yaml():
    block = "# a comment\ndata:\n  file: a.xlsx  # the export\n  pseudonym_key: k.txt\nexclude:\n"
    block += "  respondents:\n    17: twice\n"
    changes = {
        ("data", "file"): {"value": "a.csv", "then": {"more": 1}},
        ("data", "pseudonym_key"): {"key": "original", "value": "a.json"},
        ("exclude", "respondents", "17"): {"key": "R03"},
    }
    assert edit_settings(block, changes) == (
        '# a comment\ndata:\n  file: "a.csv"\n  more: 1  # the export\n  "original": "a.json"\n'
        'exclude:\n  respondents:\n    "R03": twice\n'
    )
    flow = "data: {pseudonym_key: k.txt, file: a.xlsx}\nexclude: {respondents: {17: twice}}\n"
    assert yaml.safe_load(edit_settings(flow, changes)) == {
        "data": {"original": "a.json", "file": "a.csv", "more": 1},
        "exclude": {"respondents": {"R03": "twice"}},
    }


def test_a_pilot_has_a_copy_of_its_own(tmp_path):
    write_formats(tmp_path)
    settings = completed(SMALL | {"pilot": {"file": "a.csv"}})
    inputs = Files(pilot_answers=str(tmp_path / "a.csv"))
    copy, _ = archive.share_source(inputs, "s", "pilot", of_pilot(settings))
    assert list(copy) == ["resources/s/pilot.csv", "resources/s/pilot.json"]
    assert copy["resources/s/pilot.csv"].startswith(b"row,X1,X2,Y1\n")
