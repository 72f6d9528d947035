"""Files made to do harm end in one message, before memory or time is taken for them."""

import subprocess
import sys
import zipfile

import pandas as pd
import pyarrow as pa
import pyarrow.parquet
import pytest

from angket.files.cells import read_cells
from angket.files.fault import Fault
from angket.files.head import names_or_problem
from conftest import ROOT
from workbooks import cells, line, ods, xlsx

HEAD = ["id", "x", "y"]
PLAIN = cells(*HEAD) + cells("p", 1, 2) + cells("q", 2, 1)
# What a child process that reads one file may take.
MEGABYTES, SECONDS = 400, 20
READ = """
import sys
from angket.files.cells import read_cells
from angket.files.fault import Fault
from angket.files.head import read_names
from pathlib import Path
import angket.files.sheets, angket.files.spss, angket.files.columnar
limit = int(sys.argv[1]) * 1_000_000
if sys.platform != "win32":
    import resource

    resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
for file in sys.argv[3:]:
    assert read_names(Path(file), {}) is None
    try:
        read_cells(file, {})
    except Fault as fault:
        print(fault, end=sys.argv[2])
"""
END = "\n* * *\n"


def refused(*files):
    """Read files in a process with bounds on time and memory; return the one message of each."""
    result = subprocess.run(
        [sys.executable, "-c", READ, str(MEGABYTES), END, *map(str, files)],
        env={"PYTHONPATH": f"{ROOT / 'workflow'}", "OPENBLAS_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    assert result.returncode == 0, result.stderr[-2000:]
    told = result.stdout.split(END)
    assert all(str(file) in said for file, said in zip(files, told[:-1], strict=True))
    return result.stdout


def far(cell, place):
    row = int("".join(filter(str.isdigit, place)))
    return PLAIN + f'<row r="{row}"><c r="{place}">{cell}</c></row>'


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("XFD1048576", r"has 16,384 columns; up to 1,000 are read. Something .* XFD1048576"),
        ("XFD60000", r"has 16,384 columns; up to 1,000"),
        ("ALK1048576", r"cells from the first to the last that is filled, ALK1048576"),
    ],
)
def test_a_stray_cell_far_out_is_told_with_its_name_and_the_limit(tmp_path, place, told):
    file = tmp_path / "answers.xlsx"
    xlsx(file, far("<v>1</v>", place))
    with pytest.raises(Fault, match=told):
        read_cells(str(file), {})
    said = refused(file)
    assert "data.maximum_columns" in said or "data.maximum_cells" in said


def test_cells_far_out_without_a_value_are_no_part_of_the_sheet(tmp_path):
    file = tmp_path / "answers.xlsx"
    xlsx(file, far("", "XFD1048576"))
    assert read_cells(str(file), {}).table.shape == (2, 3)


def repeated(rows=1, columns=1):
    cell = (
        f'<table:table-cell office:value-type="string" table:number-columns-repeated="{columns}">'
        "<text:p>x</text:p></table:table-cell>"
    )
    return line(*HEAD) + line(cell, attributes=f'table:number-rows-repeated="{rows}"')


def test_a_cell_of_ods_that_repeats_without_end_is_told(tmp_path):
    sizes = [(1, 16384), (10**9, 30), (10**30, 3), (1048576, 900), (1, 10**12)]
    files = [tmp_path / f"{rows}_{columns}.ods" for rows, columns in sizes]
    for file, (rows, columns) in zip(files, sizes, strict=True):
        ods(file, repeated(rows, columns))
    assert all("up to" in said for said in refused(*files).split(END)[:-1])


def test_blank_rows_of_ods_that_repeat_to_the_end_of_the_sheet_are_nothing(tmp_path):
    file = tmp_path / "answers.ods"
    blank = '<table:table-cell table:number-columns-repeated="16384"/>'
    rows = line(*HEAD) + line("p", 1, 2) + line("q", 2, 1)
    ods(file, rows + line(blank, attributes='table:number-rows-repeated="1048573"'))
    assert read_cells(str(file), {}).table.shape == (2, 3)


@pytest.mark.parametrize(
    ("kind", "honest"),
    [
        ("xlsx", True),
        ("ods", False),
        pytest.param("ods", True, marks=pytest.mark.slow),
        pytest.param("xlsx", False, marks=pytest.mark.slow),
    ],
)
def test_a_workbook_that_unpacks_to_gigabytes_is_told(tmp_path, kind, honest):
    file = tmp_path / f"answers.{kind}"
    write, part = (xlsx, "xl/worksheets/sheet1.xml") if kind == "xlsx" else (ods, "content.xml")
    write(file, PLAIN if kind == "xlsx" else repeated())
    bomb = tmp_path / "bomb.zip"
    with zipfile.ZipFile(file) as source, zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as made:
        for entry in source.infolist():
            if entry.filename != part:
                made.writestr(entry.filename, source.read(entry))
        with made.open(part, "w", force_zip64=True) as stream:
            stream.write(source.read(part)[:200])
            for _ in range(60 if honest else 26):
                stream.write(b" " * 2**24)
    content = bytearray(bomb.read_bytes())
    if not honest:  # it says that it is small
        place = content.rfind(b"PK\x01\x02")
        for size in range(place + 24, place + 28):
            content[size] = 0
        content[place + 26] = 1
    file.write_bytes(content)
    assert len(content) < 3_000_000
    said = refused(file)
    assert ("data.maximum_megabytes" in said) if honest else ("cannot be read" in said)


def billion_laughs(text):
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "x"}">' for n in range(10))
    return f"<!DOCTYPE w [{entities}]>{text}"


STRANGE = {
    "entities": billion_laughs(f"<worksheet><sheetData>{PLAIN}</sheetData></worksheet>"),
    "an entity for a value": '<!DOCTYPE w [<!ENTITY e "5">]><worksheet><sheetData>'
    + PLAIN.replace("<v>1</v>", "<v>&e;</v>")
    + "</sheetData></worksheet>",
    "raw text": f"<worksheet><sheetData>{PLAIN.replace('<v>1<', '<v><![CDATA[1]]><')}"
    "</sheetData></worksheet>",
    "comments within a value": f"<worksheet><sheetData>{PLAIN.replace('<v>1<', '<v>1<!-- -->2<')}"
    "</sheetData></worksheet>",
    "UTF-16": f"<worksheet><sheetData>{PLAIN}</sheetData></worksheet>".encode("utf-16"),
    "UTF-7": f'<?xml version="1.0" encoding="utf-7"?><worksheet><sheetData>{PLAIN}</sheetData>'
    "</worksheet>",
    "no end": f"<worksheet><sheetData>{PLAIN}",
    "a cell in another row": "<worksheet><sheetData>"
    '<row r="1"><c r="A7"><v>1</v></c></row></sheetData></worksheet>',
    "a cell with no place": "<worksheet><sheetData>"
    '<row r="1"><c r="$A$1"><v>1</v></c></row></sheetData></worksheet>',
    "a column that no program has": "<worksheet><sheetData>"
    '<row r="1"><c r="ZZZZZZ1"><v>1</v></c></row></sheetData></worksheet>',
    "a row that no program has": "<worksheet><sheetData>"
    '<row r="4294967297"><c r="A4294967297"><v>1</v></c></row></sheetData></worksheet>',
    "cells with another prefix": f'<worksheet xmlns:b="u"><sheetData>{PLAIN}<row><b:c><v>1</v>'
    "</b:c></row></sheetData></worksheet>",
    "deep": f"<worksheet>{'<c>' * 300_000}{'</c>' * 300_000}</worksheet>",
    "no cells at all": "<worksheet/>",
}


def test_what_no_spreadsheet_program_writes_is_refused(tmp_path):
    files = [tmp_path / f"{name}.xlsx" for name in STRANGE]
    for file, sheet in zip(files, STRANGE.values(), strict=True):
        xlsx(file, sheet=sheet)
    told = ("cannot be read as a spreadsheet", "is empty")
    for said in refused(*files).split(END)[:-1]:
        assert any(part in said for part in told), said


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml"])
def test_entities_are_refused_in_every_part(tmp_path, part):
    file = tmp_path / "answers.xlsx"
    xlsx(file, PLAIN)
    with zipfile.ZipFile(file) as source:
        parts = {entry: source.read(entry).decode() for entry in source.namelist()}
    parts[part] = billion_laughs(parts.get(part, "<sst/>"))
    with zipfile.ZipFile(file, "w") as made:
        for name, content in parts.items():
            made.writestr(name, content)
    with pytest.raises(Fault, match="declares a document type"):
        read_cells(str(file), {})


def test_merged_ranges_that_cover_each_other_a_thousand_times_are_refused(tmp_path):
    file = tmp_path / "answers.xlsx"
    ranges = '<mergeCell ref="A1:ZZ40000"/>' * 3000
    rows = PLAIN + '<row r="40000"><c r="ZZ40000"><v>1</v></c></row>'
    xlsx(
        file,
        sheet=f"<worksheet><sheetData>{rows}</sheetData><mergeCells>{ranges}</mergeCells>"
        "</worksheet>",
    )
    with pytest.raises(Fault, match="its merged ranges cover one another"):
        read_cells(str(file), {})


def test_a_long_text_in_very_many_cells_is_told(tmp_path):
    file = tmp_path / "answers.xlsx"
    row = "<row>" + '<c t="s"><v>0</v></c>' * 100 + "</row>"
    long = f"<sst><si><t>{'x' * 1_000_000}</t></si></sst>"
    head = cells(*(f"x{n}" for n in range(100)))
    xlsx(file, head + row * 1000, others=[("xl/sharedStrings.xml", long)])
    assert "repeats long texts in so many cells" in refused(file)


NO_SHEETS = (
    '<workbook xmlns:r="u"><sheets/></workbook>',
    '<workbook xmlns:r="u"><sheets><sheet name="a" r:id="r9"/></sheets></workbook>',
    # r3 are the styles
    '<workbook xmlns:r="u"><sheets><sheet name="a" r:id="r3"/></sheets></workbook>',
)


@pytest.mark.parametrize("workbook", NO_SHEETS)
def test_a_workbook_without_sheets_is_told(tmp_path, workbook):
    file = tmp_path / "answers.xlsx"
    xlsx(file, PLAIN, workbook=workbook)
    with pytest.raises(Fault, match="has no sheet with cells"):
        read_cells(str(file), {})
    assert names_or_problem(file, {})[0] is None


def test_a_password_of_ods_is_told(tmp_path):
    file = tmp_path / "answers.ods"
    ods(file, repeated())
    with zipfile.ZipFile(file) as source:
        parts = {entry: source.read(entry) for entry in source.namelist()}
    parts["META-INF/manifest.xml"] = (
        b'<manifest:manifest xmlns:manifest="u"><manifest:file-entry '
        b'manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>'
        b"</manifest:manifest>"
    )
    parts["content.xml"] = bytes(range(256)) * 4
    with zipfile.ZipFile(file, "w") as made:
        for name, content in parts.items():
            made.writestr(name, content)
    with pytest.raises(Fault, match="protected by a password"):
        read_cells(str(file), {})


def test_a_password_of_xls_is_told(tmp_path):
    pytest.importorskip("xlrd")
    content = bytearray((ROOT / "tests/data/old_workbook.xls").read_bytes())
    # The record after the beginning of the workbook becomes FILEPASS (0x2F), whatever it was.
    begin = content.index(b"\x09\x08\x10\x00\x00\x06\x05\x00")
    content[begin + 20 : begin + 22] = b"\x2f\x00"
    (tmp_path / "answers.xls").write_bytes(content)
    with pytest.raises(Fault, match="protected by a password"):
        read_cells(str(tmp_path / "answers.xls"), {})


@pytest.mark.parametrize("beginning", ["<html><table>", "<?xml version='1.0'?>", "MIME-Version: 1"])
def test_a_web_page_named_xls_is_told(tmp_path, beginning):
    (tmp_path / "answers.xls").write_text(f"{beginning}<tr><td>id</td></tr>")
    with pytest.raises(Fault, match=r"holds a web page .* save it as Excel Workbook"):
        read_cells(str(tmp_path / "answers.xls"), {})


def test_a_parquet_file_of_a_billion_cells_is_told_before_it_is_read(tmp_path):
    file = tmp_path / "answers.parquet"
    ones = pa.DictionaryArray.from_arrays(pa.array([0] * 3_000_000, pa.int8()), pa.array(["x"]))
    pa.parquet.write_table(pa.table({f"x{n}": ones for n in range(40)}), file)
    assert file.stat().st_size < 1_000_000
    with pytest.raises(Fault, match=r"has 3,000,000 rows and 40 columns; .* data.maximum_cells"):
        read_cells(str(file), {})


def test_what_a_library_raises_becomes_a_fault_with_the_file(tmp_path, monkeypatch):
    file = tmp_path / "answers.xlsx"
    xlsx(file, PLAIN)
    import angket.files.workbook

    class Panic(BaseException):
        """What a library in Rust raises where it gives up."""

    for error in (RecursionError("deep"), OverflowError("big"), MemoryError(), Panic("index")):

        def give_up(*_, error=error):
            raise error

        monkeypatch.setattr(angket.files.workbook, "_values", give_up)
        with pytest.raises(Fault, match=r"answers.xlsx: (cannot be read \(|takes more memory)"):
            read_cells(str(file), {})
        assert names_or_problem(file, {})[0] is None


def test_an_interruption_is_no_fault_of_the_file(tmp_path, monkeypatch):
    file = tmp_path / "answers.xlsx"
    pd.DataFrame({"x": [1]}).to_excel(file)
    import angket.files.workbook

    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(angket.files.workbook, "_values", interrupted)
    with pytest.raises(KeyboardInterrupt):
        read_cells(str(file), {})
