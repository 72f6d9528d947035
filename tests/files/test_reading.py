"""Reading: every format as researchers bring it gives the same cells; every damage is named."""

import datetime
import json
import zipfile

import numpy as np
import openpyxl
import pandas as pd
import pyreadstat
import pytest

from angket.files.cells import read_cells
from angket.files.columns import locate
from angket.files.fault import Fault
from conftest import ROOT

HEAD = ["id", "Saya merasa lelah, sering", "b"]
ROWS = [["p", "4", "Sangat Setuju"], ["q", None, "tidak"], ["r", "2", "é"]]


def cells_of(file, **options):
    return read_cells(str(file), options)


def contents(cells):
    return [[None if pd.isna(v) else v for v in row] for row in cells.table.to_numpy().tolist()]


def csv_text(delimiter, newline="\n"):
    quoted = [f'"{cell}"' if delimiter in (cell or "") else cell or "" for cell in HEAD]
    lines = [delimiter.join(quoted)]
    lines += [delimiter.join(cell or "" for cell in row) for row in ROWS]
    return newline.join(lines) + newline


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_delimiter_encoding_and_line_ends_are_found_out(tmp_path, delimiter, encoding, newline):
    file = tmp_path / "answers.csv"
    file.write_bytes(csv_text(delimiter, newline).encode(encoding))
    cells = cells_of(file)
    assert cells.names == HEAD
    assert contents(cells) == ROWS
    assert cells.table.index.tolist() == [2, 3, 4]


def test_what_was_found_out_is_said(tmp_path):
    file = tmp_path / "answers.csv"
    file.write_bytes(csv_text(";").encode("cp1252"))
    assert [str(note).split(":")[0] for note in cells_of(file).notes] == ["encoding", "delimiter"]


def test_stated_options_are_not_second_guessed(tmp_path):
    file = tmp_path / "answers.csv"
    file.write_text("a;b\n1;2\n")
    assert cells_of(file).names == ["a", "b"]
    assert cells_of(file, delimiter="comma").names == ["a;b"]


@pytest.fixture
def workbook(tmp_path):
    book = openpyxl.Workbook()
    book.active.title = "Petunjuk"
    book.active.append(["not", "this"])
    book.active.append(["at", "all"])
    sheet = book.create_sheet("Jawaban")
    sheet.append(HEAD)
    sheet.append(["p", 4, "Sangat Setuju"])
    sheet.append(["q", None, "tidak "])
    sheet.append([None, None, None])
    sheet.append(["r", "2", "é"])
    file = tmp_path / "answers.xlsx"
    book.save(file)
    return file


def test_a_sheet_is_read_by_name_with_its_row_numbers(workbook):
    cells = cells_of(workbook, sheet="Jawaban")
    assert cells.names == HEAD
    assert contents(cells) == ROWS
    assert cells.table.index.tolist() == [2, 3, 5]
    assert [str(note) for note in cells.notes] == [f"numbers stored as text: {HEAD[1]}"]
    assert cells.numbers_as_text == {1: [5]}


def test_the_first_sheet_is_taken_with_a_note(workbook):
    assert 'sheet: "Petunjuk", the first; others are Jawaban' in map(str, cells_of(workbook).notes)


def test_a_sheet_that_is_not_there_is_told_with_those_that_are(workbook):
    with pytest.raises(Fault, match=r'no sheet "Data". It has: Petunjuk, Jawaban'):
        cells_of(workbook, sheet="Data")


def test_ods_is_read_like_xlsx(tmp_path):
    file = tmp_path / "answers.ods"
    pd.DataFrame(ROWS, columns=HEAD).to_excel(file, engine="odf", index=False)
    assert contents(cells_of(file)) == ROWS


def test_dates_and_truth_in_a_spreadsheet_stay_what_they_look_like(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["a", "b"])
    book.active.append([datetime.date(2024, 5, 3), 3.5])
    book.save(tmp_path / "answers.xlsx")
    assert contents(cells_of(tmp_path / "answers.xlsx")) == [["2024-05-03", "3.5"]]


@pytest.fixture
def spss(tmp_path):
    frame = pd.DataFrame({"id": ["p", "q", "r"], "x1": [4.0, 9.0, np.nan], "x2": [1.0, 2.0, 5.0]})
    file = tmp_path / "answers.sav"
    pyreadstat.write_sav(
        frame,
        file,
        column_labels={"x1": "Saya merasa lelah"},
        variable_value_labels={"x1": {1: "Tidak", 4: "Ya", 9: "Tidak tahu"}},
        missing_ranges={"x1": [9]},
    )
    return file


def test_spss_brings_its_labels_and_its_missing_values(spss):
    cells = cells_of(spss)
    assert contents(cells) == [["p", "4", "1"], ["q", None, "2"], ["r", None, "5"]]
    assert cells.table.index.tolist() == [1, 2, 3]
    assert cells.labels[1] == {
        "wording": "Saya merasa lelah",
        "answers": {"1": "Tidak", "4": "Ya"},
        "measure": "unknown",
    }
    assert [str(note) for note in cells.notes] == ["x1: answers declared as missing in the file: 1"]


def test_parquet_is_read(tmp_path):
    frame = pd.DataFrame({"id": ["p", "q"], "x": [4, None], "y": ["1", "2"]})
    frame.to_parquet(tmp_path / "answers.parquet")
    cells = cells_of(tmp_path / "answers.parquet")
    assert contents(cells) == [["p", "4", "1"], ["q", None, "2"]]
    assert cells.numbers_as_text == {2: [1, 2]}


def test_spss_strings_that_hold_numbers_are_told_apart_from_numbers(tmp_path):
    frame = pd.DataFrame({"x": [4.0, 2.0], "y": ["4", "a"]})
    pyreadstat.write_sav(frame, tmp_path / "answers.sav")
    assert cells_of(tmp_path / "answers.sav").numbers_as_text == {1: [1]}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "is empty"),
        (b"\n\n", "is empty"),
        (b"id,a,b\n", "has column names but no rows below them"),
        (b"id,a,b\np,1,2,3\n", "row 2: has 4 cells where row 1 has 3"),
        (b'id,a\np,1\nq,"1\n', "row 3: is not a proper row"),
        (b"id,a\np,1\nq,\x00\n", "row 3: holds a NUL byte"),
    ],
)
def test_a_text_that_is_no_table_is_told_with_its_row(tmp_path, content, told):
    file = tmp_path / "answers.csv"
    file.write_bytes(content)
    with pytest.raises(Fault, match=told):
        cells_of(file)


def test_blank_lines_are_no_respondents_but_count_as_rows(tmp_path):
    file = tmp_path / "answers.csv"
    file.write_bytes(b"\xef\xbb\xbfid,a\r\np,1\r\n,\r\n\r\nq,2\r\n\r\n")
    assert cells_of(file).table.index.tolist() == [2, 5]


def test_a_quoted_answer_may_hold_line_ends(tmp_path):
    file = tmp_path / "answers.csv"
    file.write_text('id,a\np,"one\ntwo"\nq,2\n')
    assert cells_of(file).table.index.tolist() == [2, 3]


def test_a_workbook_named_csv_and_the_reverse_are_told(tmp_path, workbook):
    (tmp_path / "really.csv").write_bytes(workbook.read_bytes())
    with pytest.raises(Fault, match=r"is named .csv but holds a spreadsheet. Rename it"):
        cells_of(tmp_path / "really.csv")
    (tmp_path / "really.xlsx").write_text("id,a\np,1\n")
    with pytest.raises(
        Fault, match=r"named .xlsx but holds text \(CSV\). Rename it to end in .csv"
    ):
        cells_of(tmp_path / "really.xlsx")


@pytest.mark.parametrize("keep", [40, 200, 0.5, 0.95])
def test_files_that_were_cut_off_are_told(tmp_path, spss, workbook, keep):
    parquet = tmp_path / "answers.parquet"
    pd.DataFrame({"x": range(1000)}).to_parquet(parquet)
    for source in (spss, workbook, parquet):
        content = source.read_bytes()
        cut = tmp_path / f"cut{source.suffix}"
        cut.write_bytes(content[: keep if keep > 1 else int(len(content) * keep)])
        with pytest.raises(Fault, match=r"cannot be read as|is named"):
            cells_of(cut)


def test_a_password_is_told():
    file = ROOT / "tests/data/password_protected.xlsx"  # its password: rahasia
    with pytest.raises(Fault, match=r"protected by a password. Open it, remove the password"):
        cells_of(file)


def test_five_thousand_columns_are_told(tmp_path):
    file = tmp_path / "answers.csv"
    file.write_text(",".join(f"c{n}" for n in range(5000)) + "\n" + ",".join(["1"] * 5000) + "\n")
    with pytest.raises(Fault, match="has 5,000 columns; up to 1,000 are read"):
        cells_of(file)
    assert len(cells_of(file, maximum_columns=5000).names) == 5000


def test_three_hundred_megabytes_are_told_before_they_are_read(tmp_path):
    file = tmp_path / "answers.csv"
    with open(file, "wb") as stream:
        stream.truncate(300_000_000)
    with pytest.raises(Fault, match="has 300 MB; files up to 200 MB are read"):
        cells_of(file)


def test_a_file_that_changes_while_it_is_read_is_told(tmp_path, monkeypatch):
    file = tmp_path / "answers.csv"
    file.write_text("id,a\np,1\n")
    import angket.files.delimited

    def read_while_somebody_saves(path, options, read=angket.files.delimited.read_delimited):
        cells = read(path, options)
        file.write_text("id,a\np,1\nq,2\n")
        return cells

    monkeypatch.setattr(angket.files.delimited, "read_delimited", read_while_somebody_saves)
    with pytest.raises(Fault, match="was changed while it was read"):
        cells_of(file)


def test_an_unknown_ending_is_told(tmp_path):
    (tmp_path / "answers.docx").write_text("x")
    with pytest.raises(Fault, match=r'ending in ".docx" are not read. Expected one of: .csv'):
        cells_of(tmp_path / "answers.docx")


def test_errors_of_a_spreadsheet_are_no_blanks(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["not", "this", "sheet"])
    sheet = book.create_sheet("Answers")
    for row in (["id", "a", "b"], ["p", 1, "#N/A"], ["q", "#DIV/0!", 2], ["r", "N/A", None]):
        sheet.append(row)
    book.save(tmp_path / "answers.xlsx")
    table = cells_of(tmp_path / "answers.xlsx", sheet="Answers").table
    assert table[1].tolist() == ["1", "#DIV/0!", "N/A"]
    assert table[2].fillna("").tolist() == ["#N/A", "2", ""]


def test_a_zip_as_forms_hand_it_out_is_to_be_unpacked(tmp_path):
    with zipfile.ZipFile(tmp_path / "answers.csv.zip", "w") as packed:
        packed.writestr("answers.csv", "id,a\np,1\nq,2\n")
    with pytest.raises(Fault, match=r"is a zip file\. Unpack it"):
        cells_of(tmp_path / "answers.csv.zip")


def test_columns_are_found_by_name_then_by_folded_text_and_never_by_position():
    names = ["X", "x", "How  often?"]
    assert locate("x", names, {})[0] == 1
    assert locate("A", names, {"A": "how often?"})[0] == 2
    assert str(locate("A", names, {"A": 3})[1]) == "is named by position 3 alone"
    assert str(locate("Howoften", names, {})[1]) == "is not a column"


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("Apakah Anda lelah?", "Apakah\u00a0Anda  lelah?"),
        ("X1", "Ｘ１"),
        ("Café", "Cafe\u0301"),
        ("Cafe\u0301", "CAFÉ"),
        ("Apakah Anda lelah?", "\u200bApakah Anda le\u00adlah?\ufeff"),
    ],
)
def test_columns_are_found_however_their_letters_are_stored(wanted, name):
    assert locate(wanted, ["id", name], {})[0] == 1


def test_a_closer_spelling_goes_before_one_that_only_means_the_same():
    assert locate("x2", ["X²", "X2"], {})[0] == 1


def test_fast_and_careful_readers_agree(tmp_path):
    # A quote anywhere sends the file through the careful reader.
    rng = np.random.default_rng(3)
    table = [[str(v) for v in row] for row in rng.integers(1, 6, (50, 6))]
    lines = [",".join("abcdef"), *(",".join(row) for row in table)]
    plain, quoted = tmp_path / "plain.csv", tmp_path / "quoted.csv"
    plain.write_text("\n".join(lines) + "\n")
    quoted.write_text('"a"' + "\n".join(lines)[1:] + "\n")
    assert json.dumps(contents(cells_of(plain))) == json.dumps(contents(cells_of(quoted)))
    assert cells_of(plain).table.index.tolist() == cells_of(quoted).table.index.tolist()
