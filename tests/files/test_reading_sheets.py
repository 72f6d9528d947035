"""What a workbook says of itself is used or told, whichever program wrote it."""

import shutil

import openpyxl
import pytest
import xlsxwriter

from angket.files.cells import read_cells
from angket.files.fault import Fault
from angket.files.head import read_names
from conftest import ROOT
from workbooks import cells, line, ods, xlsx

HEAD = ["id", "x", "y"]


def read(file, **options):
    return read_cells(str(file), options)


def notes(found):
    return [str(note) for note in found.notes]


def column(found, name):
    return found.table[found.names.index(name)].fillna("").tolist()


@pytest.fixture
def old(tmp_path):
    """A workbook of the Excel before 2007, as xlwt wrote it."""
    pytest.importorskip("xlrd")
    return shutil.copy(ROOT / "tests/data/old_workbook.xls", tmp_path / "answers.xls")


# Errors -----------------------------------------------------------------------------------

XLSX_ERRORS = {
    "double quotes": '<row r="1">{head}</row><row r="2"><c r="A2"><v>1</v></c>'
    '<c r="B2" t="e"><v>#N/A</v></c></row>',
    "single quotes": "<row r='1'>{head}</row><row r='2'><c r='A2'><v>1</v></c>"
    "<c t='e' r='B2'><v>#N/A</v></c></row>",
    "blanks": '<row>{head}</row><row ><c ><v>1</v></c><c  t = "e" ><v>#N/A</v ></c ></row>',
    "no r": '<row>{head}</row><row><c><v>1</v></c><c t="e"><f>NA()</f><v>#N/A</v></c></row>',
    "line ends": '<row>{head}</row><row><c><v>1</v></c><c\n\tt="e"\n><v>#N/A</v></c></row>',
    "skipped cell": '<row>{head}</row><row r="2"><c r="A2"><v>1</v></c><c r="B2" t="e"/></row>',
}


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize("rows", XLSX_ERRORS.values(), ids=XLSX_ERRORS)
def test_errors_of_xlsx_are_marked_however_they_are_written(tmp_path, rows, strict):
    file = tmp_path / "answers.xlsx"
    xlsx(file, rows.format(head=cells(*HEAD[:2])[5:-6]), strict=strict)
    found = read(file)
    assert found.errors == {1: [2]}
    assert found.table.loc[2, 1] == "#N/A"


def test_errors_in_elements_with_a_prefix_are_marked(tmp_path):
    file = tmp_path / "answers.xlsx"
    rows = cells("id", "x") + '<row><c><v>1</v></c><c t="e"><v>#REF!</v></c></row>'
    sheet = f"<worksheet xmlns:x='u'><sheetData>{rows}</sheetData></worksheet>"
    for name in ("worksheet", "sheetData", "row", "c", "v", "is", "t"):
        sheet = sheet.replace(f"<{name}>", f"<x:{name}>").replace(f"</{name}>", f"</x:{name}>")
        sheet = sheet.replace(f"<{name} ", f"<x:{name} ")
    xlsx(file, sheet=sheet)
    assert read(file).errors == {1: [2]}


ODS_ERRORS = {
    "LibreOffice": '<table:table-cell table:formula="of:=NA()" office:value-type="string" '
    'office:string-value="" calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell>',
    "LibreOffice, other error": '<table:table-cell table:formula="of:=foo()" '
    'office:value-type="string" '
    'office:string-value="" calcext:value-type="error"><text:p>Err:502</text:p></table:table-cell>',
    "translated": '<table:table-cell table:formula="of:=foo()" office:value-type="string" '
    'office:string-value="" calcext:value-type="error"><text:p>#NAMA?</text:p></table:table-cell>',
    "OpenOffice, a number": '<table:table-cell table:formula="oooc:=1/0" office:value-type="float" '
    'office:value="0"><text:p>#DIV/0!</text:p></table:table-cell>',
    "pasted": "<table:table-cell "
    'office:value-type="string"><text:p>#VALUE!</text:p></table:table-cell>',
}


@pytest.mark.parametrize("cell", ODS_ERRORS.values(), ids=ODS_ERRORS)
def test_errors_of_ods_are_marked_whichever_program_wrote_them(tmp_path, cell):
    file = tmp_path / "answers.ods"
    ods(file, line(*HEAD) + line("p", 1, 2) + line("q", cell, 3))
    found = read(file)
    assert found.errors == {1: [3]}
    assert found.table.loc[3, 1][0] in "#E"


def test_errors_of_xls_are_marked(old):
    found = read(old)
    assert column(found, "x")[3] == "#N/A"
    assert found.errors == {2: [5], 8: [7]}


@pytest.mark.parametrize(
    "error",
    ["#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "Err:502"]
    + ["#NAMA?", "#NV", "#WERT!", "#n/a", "#####"],
)
def test_texts_of_errors_pasted_into_any_file_are_marked(tmp_path, error):
    file = tmp_path / "answers.csv"
    file.write_text(f"id,x\np,1\nq,{error}\nr,2\n")
    assert read(file).errors == {1: [3]}


@pytest.mark.parametrize("text", ["N/A", "NA", "# 5", "#1", "#setuju", "Error", "#"])
def test_other_texts_are_no_errors(tmp_path, text):
    file = tmp_path / "answers.csv"
    file.write_text(f"id,x\np,1\nq,{text}\nr,2\n")
    assert read(file).errors == {}


def test_errors_that_the_reader_does_not_know_are_told_with_their_cells(tmp_path):
    file = tmp_path / "answers.xlsx"
    xlsx(file, cells(*HEAD) + cells("p", '<c t="e"><v>#SPILL!</v></c>', 3))
    with pytest.raises(Fault, match=r'sheet "Answers": shows the error #SPILL! in B2'):
        read(file)


# Formulas ---------------------------------------------------------------------------------


def test_formulas_without_a_result_are_no_blanks(tmp_path):
    book = openpyxl.Workbook()
    for row in (HEAD, ["p", "=1+1", 3], ["q", 2, "=SUM(B2:B3)"]):
        book.active.append(row)
    book.save(tmp_path / "answers.xlsx")
    found = read(tmp_path / "answers.xlsx")
    assert found.formulas == {1: [2], 2: [3]}
    assert found.table.loc[2, 1] == "=1+1"


def test_formulas_that_no_program_has_computed_yet_are_no_zeros(tmp_path):
    # xlsxwriter stores 0 for every formula and has them computed when somebody opens the file.
    with xlsxwriter.Workbook(tmp_path / "answers.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEAD)
        sheet.write_row(1, 0, ["p", 1, 0])
        sheet.write_row(2, 0, ["q"])
        sheet.write_formula(2, 1, "=1+1")
        sheet.write_formula(2, 2, "=1+1", value=2)
    found = read(tmp_path / "answers.xlsx")
    assert found.formulas == {1: [3]}
    assert column(found, "y") == ["0", "2"]


def test_formulas_of_ods_without_a_result_are_no_blanks(tmp_path):
    cell = '<table:table-cell table:formula="of:=[.B2]+1"/>'
    ods(tmp_path / "answers.ods", line(*HEAD) + line("p", 1, 2) + line("q", 2, cell))
    found = read(tmp_path / "answers.ods")
    assert found.formulas == {2: [3]}
    assert found.table.loc[3, 2] == "=[.B2]+1"


def test_a_formula_whose_result_is_no_text_is_a_blank(tmp_path):
    cell = '<c t="str"><f>IF(A2="p","","x")</f><v></v></c>'
    xlsx(tmp_path / "answers.xlsx", cells(*HEAD) + cells("p", 1, cell) + cells("q", 1, "a"))
    found = read(tmp_path / "answers.xlsx")
    assert (found.formulas, column(found, "y")) == ({}, ["", "a"])


# Hidden and merged ------------------------------------------------------------------------


def hidden_xlsx(file, filtered):
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (HEAD, *([f"p{n}", n % 5 + 1, "a"] for n in range(10))):
        sheet.append(row)
    for row in (3, 4, 9):
        sheet.row_dimensions[row].hidden = True
    sheet.column_dimensions["C"].hidden = True
    if filtered:
        sheet.auto_filter.ref = "A1:C11"
    book.save(file)


def hidden_ods(file, filtered):
    state = "filter" if filtered else "collapse"
    hide = f'table:visibility="{state}"'
    rows = [line(f"p{n}", n, "a", attributes=hide if n in (1, 2, 7) else "") for n in range(10)]
    columns = '<table:table-column table:number-columns-repeated="2"/>'
    columns += '<table:table-column table:visibility="collapse"/>'
    ods(file, columns + line(*HEAD) + "".join(rows))


@pytest.mark.parametrize("filtered", [False, True])
@pytest.mark.parametrize("write", [hidden_xlsx, hidden_ods])
def test_hidden_rows_and_columns_are_read_and_told(tmp_path, write, filtered):
    file = tmp_path / f"answers.{write.__name__[-4:].strip('_')}"
    write(file, filtered)
    found = read(file)
    assert len(found.table) == 10
    rows, columns = notes(found)
    by = "a filter hides" if filtered else "the spreadsheet does not show"
    assert rows.startswith(f"hidden rows: 3 rows that {by} are analysed too (rows 3-4, 9)")
    assert columns == (
        'hidden columns: 1 column that the spreadsheet does not show is read too (C "y")'
    )


def test_hidden_rows_and_columns_of_xls_are_told(old):
    told = " ".join(notes(read(old)))
    assert "2 rows that the spreadsheet does not show are analysed too (rows 4-5)" in told
    assert '1 column that the spreadsheet does not show is read too (H "y")' in told


def test_rows_hidden_below_the_table_are_not_counted(tmp_path):
    rows = cells(*HEAD) + cells("p", 1, 2) + cells("q", 1, 2) + '<row r="900" hidden="1"/>'
    xlsx(tmp_path / "answers.xlsx", rows)
    assert notes(read(tmp_path / "answers.xlsx")) == []


def merged_xlsx(file):
    book = openpyxl.Workbook()
    for row in (HEAD, ["p", "Pria", 1], ["q", None, 2], ["r", "Wanita", 1], ["s", None, 2]):
        book.active.append(row)
    book.active.merge_cells("B2:B3")
    book.active.merge_cells("B4:B5")
    book.save(file)


def merged_ods(file):
    def first(text):
        return (
            '<table:table-cell office:value-type="string" table:number-rows-spanned="2" '
            f'table:number-columns-spanned="1"><text:p>{text}</text:p></table:table-cell>'
        )

    # LibreOffice keeps what was in a cell before it was merged, and does not show it.
    covered = (
        '<table:covered-table-cell office:value-type="string"><text:p>x</text:p>'
        "</table:covered-table-cell>"
    )
    rows = line(*HEAD) + line("p", first("Pria"), 1) + line("q", covered, 2)
    ods(file, rows + line("r", first("Wanita"), 1) + line("s", "<table:covered-table-cell/>", 2))


@pytest.mark.parametrize("write", [merged_xlsx, merged_ods])
def test_a_merged_value_stands_for_its_whole_range(tmp_path, write):
    file = tmp_path / f"answers.{write.__name__[-4:].strip('_')}"
    write(file)
    found = read(file)
    assert column(found, "x") == ["Pria", "Pria", "Wanita", "Wanita"]
    assert notes(found) == [
        "merged cells: the values of 2 ranges stand for all of their rows and columns "
        "(B2:B3, B4:B5)"
    ]


def test_a_merged_value_of_xls_stands_for_its_whole_range(old):
    assert column(read(old), "sex") == ["Pria"] * 5 + ["Wanita"] * 5


# Sheets -----------------------------------------------------------------------------------


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_the_first_sheet_that_people_see_is_taken(tmp_path, state):
    book = openpyxl.Workbook()
    book.active.title = "Kode"
    book.active.append(["not", "this"])
    book.active.append(["a", "b"])
    book.active.sheet_state = state
    sheet = book.create_sheet("Jawaban")
    sheet.append(HEAD)
    sheet.append(["p", 1, 2])
    book.create_chartsheet("Grafik")
    file = tmp_path / "answers.xlsx"
    book.save(file)
    found = read(file)
    assert found.names == HEAD == read_names(file, {})
    assert notes(found) == [
        'sheet: "Jawaban", the first that is not hidden; others are Kode (hidden)'
    ]
    assert 'sheet: "Kode" is hidden in the spreadsheet' in notes(read(file, sheet="Kode"))


def test_the_first_sheet_of_ods_that_people_see_is_taken(tmp_path):
    styles = (
        '<office:automatic-styles><style:style style:name="ta1" style:family="table">'
        '<style:table-properties table:display="false"/></style:style></office:automatic-styles>'
    )
    hidden = f'<table:table table:name="Kode" table:style-name="ta1">{line("a", "b")}</table:table>'
    ods(tmp_path / "answers.ods", line(*HEAD) + line("p", 1, 2), before=styles, after=hidden)
    assert notes(read(tmp_path / "answers.ods")) == [
        'sheet: "Answers", the first; others are Kode (hidden)'
    ]


def test_percentages_and_times_of_xls_are_marked(old):
    assert read(old).percents == {3: list(range(2, 10))}
    assert list(read(old).times) == [5]


@pytest.mark.parametrize("empty", [[], [""]])
def test_an_empty_sheet_before_the_answers_is_passed_over(tmp_path, empty):
    file = tmp_path / "answers.xlsx"
    book = openpyxl.Workbook()
    book.active.title = "Cover"
    if empty:
        book.active.append(empty)
    answers = book.create_sheet("Answers")
    for row in (HEAD, ["p", 1, 2], ["q", 3, 4]):
        answers.append(row)
    book.save(file)
    found = read(file)
    assert column(found, "x") == ["1", "3"]
    assert notes(found) == ['sheet: "Answers", the first that holds anything; others are Cover']
    assert read_names(file, {}) == HEAD
    with pytest.raises(Fault, match="is empty"):
        read(file, sheet="Cover")
