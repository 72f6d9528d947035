"""Text files: rows in one cell, hints, encodings; what is asked, and what settings say of it."""

import time

import pytest

from angket.files.cells import read_cells
from angket.files.fault import Fault
from angket.files.head import read_names
from tables import ASKED, BODY, HEAD, IMPORTS, SECTIONS, in_one_column, told, written

LINES = written([HEAD, *BODY])
COMMENTED = [[*HEAD, "saran"], *[[*row, 'baik, "sekali"'] for row in BODY]]
COLUMNS = {
    "all in quotes": (in_one_column([HEAD, *BODY]), HEAD, ["one_column"]),
    "all in quotes at semicolons": (
        in_one_column([HEAD, *BODY]).replace(",", ";"),
        HEAD,
        ["one_column"],
    ),
    "all in quotes, empty cells after it": (
        in_one_column([HEAD, *BODY]).replace("\n", ";;;\n"),
        HEAD,
        ["delimiter", "one_column"],
    ),
    "quotes within": (
        "".join('"' + line.replace('"', '""') + '"\n' for line in written(COMMENTED).splitlines()),
        COMMENTED[0],
        ["one_column"],
    ),
    "some rows in quotes": (LINES.replace("A2,22,2,3,3,1", '"A2,22,2,3,3,1"'), HEAD, []),
    "the heads alone in quotes": (
        LINES.replace(",".join(HEAD), f'"{",".join(HEAD)}"'),
        HEAD,
        [],
    ),
    "all but the heads in quotes": (
        ",".join(HEAD) + "\n" + in_one_column(BODY),
        HEAD,
        [],
    ),
    "a title above": (
        "Data\n" + in_one_column([HEAD, *BODY]),
        HEAD,
        ["one_column", "begins", "above"],
    ),
    "tabs in a .csv": (LINES.replace(",", "\t"), HEAD, ["delimiter"]),
    "bars": (LINES.replace(",", "|"), HEAD, ["delimiter"]),
    "sep=;": ("sep=;\n" + LINES.replace(",", ";"), HEAD, []),
    "sep=,": ("sep=,\n" + LINES, HEAD, []),
    "SEP in quotes": ('"SEP=;"\r\n' + LINES.replace(",", ";"), HEAD, []),
    "sep after a mark": ("\ufeffsep=;\n" + LINES.replace(",", ";"), HEAD, []),
    "sep and a title": (
        "sep=;\nData penelitian;;;;;\n" + LINES.replace(",", ";"),
        HEAD,
        ["begins", "above"],
    ),
    "title with a comma over semicolons": (
        "Data penelitian, 2024\n" + LINES.replace(",", ";"),
        HEAD,
        ["delimiter", "begins", "above"],
    ),
}


@pytest.mark.parametrize("case", COLUMNS)
def test_rows_in_one_cell_are_cut_and_hints_are_taken(tmp_path, case):
    text, names, notes = COLUMNS[case]
    file = tmp_path / "answers.csv"
    file.write_text(text, encoding="utf-8")
    cells = read_cells(str(file), {})
    assert cells.names == names
    assert len(cells.table) == 6
    assert cells.table[2].tolist() == [row[2] for row in BODY]
    assert told(cells.notes) == notes
    assert read_names(file, {}) == names


ACCENTED = written([HEAD, *BODY]).replace("A1", "André “X”").replace("A2", "café’s")


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("encoding", "mark", "notes"),
    [
        ("utf-8", b"", []),
        ("utf-8", b"\xef\xbb\xbf", []),
        ("utf-16-le", b"", ["utf16_without_mark"]),
        ("utf-16-be", b"", ["utf16_without_mark"]),
        ("utf-16-le", b"\xff\xfe", ["utf16"]),
        ("utf-16-be", b"\xfe\xff", ["utf16"]),
        ("cp1252", b"", ["windows_1252"]),
        ("mac-roman", b"", ["macintosh"]),
    ],
)
def test_letters_are_read_in_every_encoding(tmp_path, encoding, mark, notes, newline):
    file = tmp_path / "answers.csv"
    file.write_bytes(mark + ACCENTED.replace("\n", newline).encode(encoding))
    cells = read_cells(str(file), {})
    assert cells.names == HEAD
    assert cells.table[0].tolist()[:2] == ["André “X”", "café’s"]
    assert told(cells.notes) == notes
    assert read_names(file, {}) == HEAD


DOUBTFUL = {
    "a row of remarks": ([HEAD, ["", "", *["skala 1-5 lho"] * 4], *BODY], "head_rows: [1, 2]"),
    "heads that look like answers": ([["a", "b"], *BODY], "head_rows: 1"),
    "a second table below": (
        [HEAD, *BODY, [], ["Skor", "Frekuensi", "Persen", "Kelas"], ["1", "4", "10", "Rendah"]],
        "last_row: 7",
    ),
    "a turned table": (
        [["butir", "R1", "R2", "R3"], *[[f"X{n}", "4", "3", "2"] for n in range(1, 7)]],
        "Transpose",
    ),
    "one column, cut unevenly": (
        in_one_column([HEAD, *BODY[:3], [*BODY[3], "saran"], *BODY[4:]]),
        "row 5 has 7 parts where others have 6",
    ),
    "too many columns": ([[f"c{n}" for n in range(1001)], ["1"] * 1001], "1,001 columns"),
}


@pytest.mark.parametrize("case", DOUBTFUL)
def test_what_cannot_be_told_is_asked_in_one_message(tmp_path, case):
    rows, remedy = DOUBTFUL[case]
    file = tmp_path / "answers.csv"
    file.write_text(rows if isinstance(rows, str) else written(rows), encoding="utf-8")
    with pytest.raises(Fault) as fault:
        read_cells(str(file), {})
    assert remedy in str(fault.value)
    assert str(file) in fault.value.tell("id") != str(fault.value)


STATED = {
    "second row of heads": (DOUBTFUL["a row of remarks"][0], {"head_rows": [1, 2]}, HEAD, 3, 8),
    "row left out": (DOUBTFUL["a row of remarks"][0], {"skip_rows": [2]}, HEAD, 3, 8),
    "a respondent": (DOUBTFUL["a row of remarks"][0], {"head_rows": 1}, HEAD, 2, 8),
    "last row": (DOUBTFUL["a second table below"][0], {"last_row": 7}, HEAD, 2, 7),
    "not turned": (
        DOUBTFUL["a turned table"][0],
        {"head_rows": 1},
        ["butir", "R1", "R2", "R3"],
        2,
        7,
    ),
    "head below a wide note": ([["a"] * 6, HEAD, *BODY], {"head_rows": 2}, HEAD, 3, 8),
    "rows among the answers": ([HEAD, *BODY[:2], ["x"], *BODY[2:]], {"skip_rows": [4]}, HEAD, 2, 8),
}


@pytest.mark.parametrize("case", STATED)
def test_settings_say_where_the_table_stands(tmp_path, case):
    rows, options, names, first, last = STATED[case]
    file = tmp_path / "answers.csv"
    file.write_text(written(rows), encoding="utf-8")
    cells = read_cells(str(file), options)
    assert cells.names == names
    assert cells.table.index[[0, -1]].tolist() == [first, last]
    assert read_names(file, options) == names


def test_a_row_of_heads_that_is_not_there_is_told(tmp_path):
    file = tmp_path / "answers.csv"
    file.write_text(LINES)
    with pytest.raises(Fault, match="names row 9, but the last row is 7"):
        read_cells(str(file), {"head_rows": 9})


def test_second_heads_become_wordings_and_sections(tmp_path):
    file = tmp_path / "answers.csv"
    file.write_text(written([HEAD, ASKED, IMPORTS, *BODY]), encoding="utf-8")
    assert [read_cells(str(file), {}).labels[n]["wording"] for n in range(6)] == ASKED
    file.write_text(written([SECTIONS, ["", "", "X1", "X2", "Y1", "Y2"], *BODY]), encoding="utf-8")
    assert {n: label["section"] for n, label in read_cells(str(file), {}).labels.items()} == {
        2: "Beban kerja",
        3: "Beban kerja",
        4: "Burnout",
        5: "Burnout",
    }


@pytest.mark.parametrize("quoted", ["", '"'])
def test_two_hundred_thousand_columns_are_told_at_once(tmp_path, quoted):
    file = tmp_path / "answers.csv"
    row = ",".join([f"{quoted}1{quoted}"] * 200_000)
    file.write_text("\n".join([row] * 20))
    started = time.perf_counter()
    with pytest.raises(Fault, match="has 200,000 columns; up to 1,000 are read"):
        read_cells(str(file), {})
    assert time.perf_counter() - started < 5


@pytest.mark.parametrize(
    ("rows", "notes"),
    [
        ([HEAD, *BODY * 60], []),
        ([HEAD, *BODY * 60, ["Total", "", "900", "900", "900", "900"]], ["below"]),
        ([HEAD, *BODY * 30, HEAD, *BODY * 30], ["again"]),
        ([["Data"], HEAD, *BODY * 60], ["begins", "above"]),
        ([HEAD, ASKED, *BODY * 60], ["heads"]),
    ],
)
def test_a_long_table_is_looked_through_as_well(tmp_path, rows, notes):
    file = tmp_path / "answers.csv"
    file.write_text(written(rows))
    cells = read_cells(str(file), {})
    assert len(cells.table) == 360
    assert cells.names == HEAD
    assert told(cells.notes) == notes


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_the_beginning_of_a_long_file_gives_the_names_of_the_whole(tmp_path, encoding, newline):
    file = tmp_path / "answers.csv"
    text = written([["Data"], [SECTIONS[0], *SECTIONS[1:]], ["", "", *HEAD[2:]], *BODY * 4000])
    file.write_bytes(text.replace("\n", newline).encode(encoding))
    assert file.stat().st_size > 300_000
    assert read_names(file, {}) == ["No", "Usia", *HEAD[2:]] == read_cells(str(file), {}).names
