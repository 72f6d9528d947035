"""Validation: a bad file ends in one message, and earlier results stay."""

import io
import re
import shutil

import pandas as pd
import pyreadstat
import pytest

from conftest import ROOT

STUDY = """title: Small
language: en
data: {{file: resources/kecil/{file}, id: id}}
scales: {{s: {{codes: {{1: A, 2: B, 3: C, 4: D, 5: E}}}}}}
variables: {{v: {{label: V, items: [a, b, c]}}}}
tests: {{alpha: 0.05, cronbach_minimum: 0.7}}
"""
CSV = "id,a,b,c\np,1,2,3\nq,4,5,1\nr,2,2,2\ns,5,4,3\n"


def with_cell(suffix, value):
    """Put a value into column b of row 3."""

    def write(file):
        answers = pd.read_csv(io.StringIO(CSV)).astype(object)
        answers.loc[1, "b"] = value
        if suffix == ".csv":
            answers.to_csv(file, index=False)
        else:
            answers.to_excel(file, index=False)

    return write


def with_text(text):
    return lambda file: file.write_bytes(text if isinstance(text, bytes) else text.encode())


def workbook_named_csv(file):
    with_cell(".xlsx", 5)(file.with_suffix(".xlsx"))
    file.with_suffix(".xlsx").rename(file)


def cut_off(file):
    pyreadstat.write_sav(pd.read_csv(io.StringIO(CSV)), file)
    file.write_bytes(file.read_bytes()[:-8])


def with_columns(file):
    lines = [f"{line},{','.join(['1'] * 4996)}" for line in CSV.splitlines()]
    lines[0] = f"id,a,b,c,{','.join(f'c{number}' for number in range(4996))}"
    file.write_text("\n".join(lines))


def of_300_megabytes(file):
    with open(file, "w") as stream:
        stream.write(CSV)
        stream.truncate(300_000_000)


def with_a_password(file):
    shutil.copy(ROOT / "tests/data/password_protected.xlsx", file)


BAD = {
    "empty.csv": (with_text(""), "is empty. Expected a row of column names"),
    "header.csv": (with_text("id,a,b,c\n"), "has column names but no rows below them. Expected"),
    "one.csv": (with_text("id,a,b,c\np,1,2,3\n"), "holds one respondent only. Expected at least 2"),
    "constant.csv": (
        with_text(re.sub(r"^(.,.),\d", r"\1,3", CSV, flags=re.M)),
        "column b: expected answers that differ; take the item out of the study, or set",
    ),
    "missing.csv": (
        with_text(re.sub(r"^(.,.),\d", r"\1,", CSV, flags=re.M)),
        "column b: expected an answer from somebody; take the item out of the study, or set",
    ),
    "twice.csv": (
        with_text(CSV.replace("a,b,c", "a,b,b")),
        "b stands 2 times, as columns C, D, in the head of the file. Give each column a name",
    ),
    "workbook.csv": (workbook_named_csv, "is named .csv but holds a spreadsheet. Rename it"),
    "text.xlsx": (with_text(CSV), "is named .xlsx but holds text (CSV). Rename it"),
    "cut.sav": (cut_off, "It may be cut off or damaged: copy or save it again"),
    "locked.xlsx": (with_a_password, "is protected by a password. Open it, remove"),
    "astext.xlsx": (
        with_cell(".xlsx", "5"),
        'row 3, column b: found "5", expected a number, but it is stored as text; turn it',
    ),
    "columns.csv": (with_columns, "has 5,000 columns; up to 1,000 are read. Respondents belong"),
    "large.csv": (of_300_megabytes, "has 300 MB; files up to 200 MB are read. If this is"),
    "null.csv": (with_text(CSV.replace("4,5", "4,\0")), "row 3: holds a NUL byte"),
    "outside.csv": (with_cell(".csv", 7), 'row 3, column b: found "7", expected one of 1, 2,'),
    "decimal.csv": (with_cell(".csv", 3.5), 'row 3, column b: found "3.5", expected one of 1,'),
    "date.xlsx": (
        with_cell(".xlsx", pd.Timestamp(2024, 5, 3)),
        'row 3, column b: found "2024-05-03", expected one of 1, 2, 3, 4, 5',
    ),
    "ids.csv": (
        with_text(CSV.replace("q,", "p,")),
        'rows 2, 3, column id: found "p", expected an id used once',
    ),
}


@pytest.mark.slow
def test_each_bad_file_ends_in_one_message_and_leaves_earlier_results_as_they_were(project):
    folder = project.folder / "resources/kecil"
    folder.mkdir()
    (folder / "good.csv").write_text(CSV)
    study = project.folder / "config/studies/kecil.yaml"
    study.write_text(STUDY.format(file="good.csv"))
    project.only("kecil")
    assert project.run("results/kecil/scoring/statistics.csv").returncode == 0
    before = project.files()
    assert "kecil/scoring/statistics.csv" in before
    for name, (write, told) in BAD.items():
        write(folder / name)
        study.write_text(STUDY.format(file=name))
        result = project.run()
        assert result.returncode != 0, name
        assert told in result.stdout, f"{name}: {result.stdout}"
        assert result.stdout.count(told) == 1, name
        assert f"resources/kecil/{name}" in result.stdout, name
        assert "Traceback" not in result.stdout, name
        assert project.files() == before, name
