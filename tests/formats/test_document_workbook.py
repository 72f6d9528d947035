"""The workbook of a report: an index of its sheets, and numbers that nothing hides."""

import re

import openpyxl
import pypdf
import pytest

from angket.formats.blocks import Cell, Number, Superscript, Table
from angket.formats.document import Document, Words
from angket.formats.workbook import write_workbook
from documents import flat
from libreoffice import converted, needs_libreoffice

WORDS = Words("Tabel", "Gambar", "Catatan.", "Daftar isi", "Langsung ke isi")
P = (Number(0.0000123, "< 0,001"), Number(0.99996, "> 0,999"), Number(0.04212, "0,042"))


def tables(count=3):
    body = (
        *((f"Uji {n}", p) for n, p in enumerate(P)),
        ("Uji 3", Cell(("\N{EN DASH}", Superscript("a")))),
        ("Uji 4", Number(float("inf"), "\N{INFINITY}")),
    )
    notes = ((Superscript("a"), " ", "Terlalu sedikit responden."),)
    return [
        Table(f"t{n}", f"Nilai Sig. {n}", (("Uji", "Sig."),), body[: 5 - n], notes)
        for n in range(count)
    ]


def written(folder, chapter="", blocks=None, words=WORDS):
    document = Document("Beban kerja", "id", words, tuple(blocks or tables()), (), chapter)
    write_workbook(document, folder / "tables.xlsx")
    return openpyxl.load_workbook(folder / "tables.xlsx")


def test_the_first_sheet_leads_to_every_table_and_each_leads_back(tmp_path):
    book = written(tmp_path, "IV")
    index, *sheets = book.worksheets
    assert index.title == "Daftar isi" and index.freeze_panes == "B4"
    listed = [row for row in index.iter_rows(min_row=4) if row[0].value]
    assert [[cell.value for cell in row] for row in listed] == [
        ["Tabel 4.1", "Nilai Sig. 0", 5, 2],
        ["Tabel 4.2", "Nilai Sig. 1", 4, 2],
        ["Tabel 4.3", "Nilai Sig. 2", 3, 2],
    ]
    for row, sheet in zip(listed, sheets, strict=True):
        assert row[0].hyperlink.location == f"'{sheet.title}'!A1"
        assert sheet["A2"].value == row[1].value
        assert sheet["A3"].hyperlink.location == "'Daftar isi'!A1"
        assert sheet.freeze_panes == "B5"
        assert all(sheet.column_dimensions[column].width >= 10 for column in "AB")


# More than the 31 letters that a name may have; a sign that it may not have; a name of Excel's.
@pytest.mark.parametrize(
    ("chapter", "contents"),
    [
        ("Bagian yang namanya panjang sekali", "Daftar isi"),
        ("[x]:*?/", "tabel x      1"),
        ("'", "History"),
        ("A", "TABEL A.1"),
    ],
)
def test_names_of_sheets_that_would_be_one_are_told_apart(tmp_path, chapter, contents):
    words = Words("Tabel", "Gambar", "Catatan.", contents, "Langsung ke isi")
    book = written(tmp_path, chapter, tables(), words)
    names = book.sheetnames
    assert len({name.lower() for name in names}) == len(names) == 4
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)
    assert "history" not in map(str.lower, names)
    index = book.worksheets[0]
    for place, name in enumerate(names[1:], start=4):
        assert index.cell(place, 1).hyperlink.location == "'{}'!A1".format(name.replace("'", "''"))


def test_numbers_are_numbers_and_what_is_none_is_text_with_its_reason(tmp_path):
    sheet = written(tmp_path).worksheets[1]
    assert [sheet[f"B{row}"].value for row in (5, 6, 7)] == [number.value for number in P]
    assert [sheet[f"B{row}"].data_type for row in range(5, 10)] == ["n", "n", "n", "s", "s"]
    # What an inequality hides is what it holds for, and nothing that is written over it.
    assert all(sheet[f"B{row}"].number_format[:2] in ("[<", "[>") for row in (5, 6))
    assert (sheet["B8"].value, sheet["B9"].value) == ("\N{EN DASH}\u1d43", "\N{INFINITY}")
    assert sheet["A10"].value == "Catatan. \u1d43 Terlalu sedikit responden."


@pytest.mark.slow
@needs_libreoffice
def test_libreoffice_shows_what_cells_hold(tmp_path):
    written(tmp_path)
    made = pypdf.PdfReader(converted(tmp_path / "tables.xlsx", tmp_path, "pdf", "pdf"))
    index, *sheets = (sheet.extract_text() for sheet in made.pages)
    assert flat(index).count("NilaiSig.") == len(sheets) == 3
    rows = dict(re.findall(r"(Uji \d) *((?:[<>] )?\S+)", sheets[0]))
    assert [rows[f"Uji {n}"] for n in range(3)] == ["< 0,001", "> 0,999", "0.042"]


def test_a_wide_sheet_is_printed_on_its_side_and_rows_of_a_group_are_set_in(tmp_path):
    head = (("Butir", *(f"r\N{NO-BREAK SPACE}terkoreksi {n}" for n in range(8))),)
    body = ((Cell("Usia"), *[""] * 8), (Cell("Muda", indented=True), *[P[2]] * 8))
    narrow, wide = [*tables(1), Table("wide", "Lebar", head, body)]
    _, narrow, wide = written(tmp_path, blocks=[narrow, wide]).worksheets
    assert narrow.page_setup.orientation == "portrait"
    assert wide.page_setup.orientation == "landscape"
    # Programs set in only what is said to stand at the left.
    assert (wide["A6"].alignment.horizontal, wide["A6"].alignment.indent) == ("left", 1)
    # No line breaks at a space that keeps its line.
    assert wide.column_dimensions["B"].width > len("r terkoreksi") + 2
