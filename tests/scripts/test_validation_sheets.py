"""What a file says of itself reaches the faults, the log and the findings of validation."""

import csv

import openpyxl
import pandas as pd
import pyreadstat
import pytest

from angket.files.fault import Fault
from angket.tables import read_parquet
from scripts import validation
from validated_answers import OUTPUTS, SETTINGS
from workbooks import line, ods

PROFILE = {
    "sex": {"label": "Sex", "kind": "category", "missing": [], "order": []},
    "age": {"label": "Age", "kind": "number", "missing": [], "order": []},
}
HEAD = ("id", "sex", "age", "a", "b", "c")
ROWS = [(f"p{n}", "FM"[n % 2], 20 + n, n % 5 + 1, n % 3 + 1, n % 4 + 1) for n in range(12)]


@pytest.fixture
def validate(run_stage):
    def run(file, language="en", profile=PROFILE, **data):
        settings = SETTINGS | {
            "data": SETTINGS["data"] | data,
            "profile": profile,
            "language": language,
        }
        return run_stage(validation.main, OUTPUTS, settings, answers=str(file))

    return run


def book(rows=ROWS):
    made = openpyxl.Workbook()
    for row in (HEAD, *rows):
        made.active.append(row)
    return made


def findings(outputs):
    with open(outputs.findings, newline="", encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


ERROR = (
    '<table:table-cell table:formula="of:=NA()" office:value-type="string" office:string-value=""'
    ' calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell>'
)


def test_errors_in_items_numbers_and_categories_are_faults_that_name_their_cells(
    tmp_path, validate
):
    rows = [list(row) for row in ROWS]
    for row, place in ((2, 1), (3, 2), (4, 3), (6, 3)):
        rows[row][place] = ERROR
    ods(tmp_path / "answers.ods", "".join(line(*row) for row in (HEAD, *rows)))
    with pytest.raises(Fault) as fault:
        validate(tmp_path / "answers.ods")
    told = str(fault.value)
    assert "an error of a spreadsheet stands in B4." in told
    assert "stands in C5." in told
    assert "stands in D6, D8." in told
    # What else could be said of these cells, such as that #N/A is no code, is not.
    assert [row[5] for row in fault.value.table[1]] == ["error_cell"] * 3
    assert "sel D6, D8 menampilkan kesalahan rumus" in fault.value.tell("id")


def test_errors_in_columns_that_nobody_uses_and_declared_ones_are_no_faults(tmp_path, validate):
    made = book()
    for row in range(2, 14):
        made.active.cell(row, 7).value = "#REF!"
    made.active["G1"] = "unused"
    made.active["B4"] = "#N/A"
    made.save(tmp_path / "answers.xlsx")
    profile = PROFILE | {"sex": PROFILE["sex"] | {"missing": ["#N/A"]}}
    outputs = validate(tmp_path / "answers.xlsx", profile=profile)
    assert read_parquet(outputs.responses)["sex"].isna().sum() == 1


def test_formulas_without_results_are_faults_with_the_remedy(tmp_path, validate):
    made = book()
    for row in range(2, 14):
        made.active.cell(row, 6).value = f"=D{row}+0"
    made.save(tmp_path / "answers.xlsx")
    with pytest.raises(Fault) as fault:
        validate(tmp_path / "answers.xlsx")
    told = str(fault.value)
    assert (
        "without its result stands in F2, F3, F4, F5, F6, F7, F8, F9, F10, F11, and 2 more." in told
    )
    assert "Open the file in Excel or LibreOffice, save it there" in told
    assert len(fault.value.table[1]) == 1


def test_hidden_rows_merged_cells_and_made_dates_are_notices(tmp_path, validate):
    made = book([(row[0], None, *row[2:]) for row in ROWS])
    made.active.merge_cells("B2:B7")
    made.active.merge_cells("B8:B13")
    made.active["B2"], made.active["B8"] = "Pria", "Wanita"
    for row in range(3, 6):
        made.active.row_dimensions[row].hidden = True
    made.save(tmp_path / "answers.xlsx")
    outputs = validate(tmp_path / "answers.xlsx", language="id")
    assert read_parquet(outputs.responses)["sex"].value_counts().to_dict() == {
        "Pria": 6,
        "Wanita": 6,
    }
    told = [row["value"] for row in findings(outputs) if row["rule"] == "found_out"]
    assert told == [
        "baris tersembunyi: 3 baris yang tidak tampak di lembar kerja ikut dianalisis (baris 3-5)",
        "sel gabungan: nilai 2 rentang berlaku untuk semua baris dan kolomnya (B2:B7, B8:B13)",
    ]


def test_tiny_numbers_of_a_workbook_are_numbers(tmp_path, validate):
    book([(*row[:2], 0.00002 * (row[2] - 19), *row[3:]) for row in ROWS]).save(
        tmp_path / "answers.xlsx"
    )
    outputs = validate(tmp_path / "answers.xlsx")
    assert read_parquet(outputs.responses)["age"].iloc[0] == pytest.approx(0.00002, rel=1e-12)


def test_codes_of_a_filtered_spss_file_are_all_read_with_a_notice(tmp_path, validate):
    frame = pd.DataFrame(ROWS, columns=HEAD).assign(**{"filter_$": [1.0] * 9 + [0.0] * 3})
    pyreadstat.write_sav(frame, tmp_path / "answers.sav")
    outputs = validate(tmp_path / "answers.sav")
    assert len(read_parquet(outputs.responses)) == 12
    assert "leaves out 3 of 12 cases" in findings(outputs)[0]["value"]
