"""Where the table stands in a file: titles, heads of several rows, notes and totals, one column."""

import csv
import io
import time

import pytest

from reading.cells import read_cells
from reading.fault import Fault
from reading.head import read_names

HEAD = ["id", "usia", "X1", "X2", "X3", "X4"]
BODY = [
    ["A1", "21", "4", "4", "5", "3"],
    ["A2", "22", "2", "3", "3", "1"],
    ["A3", "20", "5", "5", "4", "4"],
    ["A4", "23", "1", "2", "2", "2"],
    ["A5", "21", "3", "3", "4", "5"],
    ["A6", "25", "4", "4", "4", "4"],
]
LABELS = ["Setuju", "Netral", "Tidak setuju"]
TEXTS = [[f"A{n}", "21", *(LABELS[(n * k) % 3] for k in (1, 2, 4, 5))] for n in range(1, 11)]
ASKED = [f"Seberapa sering Anda merasa lelah karena hal ke-{n}?" for n in range(6)]
BLANK = [""] * 6


def written(rows, delimiter=","):
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return stream.getvalue()


def shifted(rows, by=1):
    return [[*[""] * by, *row] for row in rows]


def in_one_column(rows):
    return "".join('"' + ",".join(row) + '"\n' for row in rows)


def told(notes):
    """Name the notes: the keys of their messages."""
    keys = []
    for note in notes:
        keys += [part.key for part in note.fillings.get("parts", [note])]
    return [key.split(".")[1] for key in keys]


IMPORTS = [f'{{"ImportId":"QID{n}"}}' for n in range(6)]
MONKEY = [
    ["Respondent ID", "Start Date", "Seberapa sering Anda", "", "", "Usia Anda?"],
    ["", "", "merasa lelah", "merasa bosan", "merasa marah", "Response"],
    *([str(10 + n), f"05/0{n}/2024 10:11:12 AM", "4", "3", "2", f"2{n}"] for n in range(1, 7)),
]
SECTIONS = ["No", "Usia", "Beban kerja", "", "Burnout", ""]
READ = {
    # What stands above the heads.
    "title": ([["Data penelitian"], *[HEAD, *BODY]], HEAD, ["begins", "above"]),
    "title and blank row": ([["Data penelitian"], [], HEAD, *BODY], HEAD, ["begins", "above"]),
    "three notes": (
        [["Skripsi"], ["Tahun", "2024"], ["Lokasi:", "Majene"], [], HEAD, *BODY],
        HEAD,
        ["begins", "above"],
    ),
    "blank rows": ([[], [], HEAD, *BODY], HEAD, ["begins"]),
    "blank rows of delimiters": ([BLANK, BLANK, HEAD, *BODY], HEAD, ["begins"]),
    "blank rows and column": (
        [[], [], *shifted([HEAD, *BODY])],
        HEAD,
        ["begins"],
    ),
    "two blank columns": (shifted([HEAD, *BODY], 2), HEAD, ["begins"]),
    "title over labels": ([["Hasil kuesioner, 2024"], HEAD, *TEXTS], HEAD, ["begins", "above"]),
    "title merged over the table": (
        [["Hasil kuesioner"] * 6, HEAD, *BODY],
        HEAD,
        ["begins", "above"],
    ),
    "two titles merged, a blank row": (
        [["Hasil kuesioner"] * 6, ["Majene, 2024"] * 6, [], HEAD, *BODY],
        HEAD,
        ["begins", "above"],
    ),
    # Several rows of heads.
    "qualtrics": ([HEAD, ASKED, IMPORTS, *BODY], HEAD, ["heads"]),
    "qualtrics of labels": ([HEAD, ASKED, IMPORTS, *TEXTS], HEAD, ["heads"]),
    "qualtrics of three respondents": ([HEAD, ASKED, IMPORTS, *BODY[:3]], HEAD, ["heads"]),
    "qualtrics without ids": ([HEAD, ASKED, *BODY], HEAD, ["heads"]),
    "questions of labels": ([HEAD, ASKED, *TEXTS], HEAD, ["heads"]),
    "questions above names": ([ASKED, HEAD, *BODY], HEAD, ["heads"]),
    "surveymonkey": (
        MONKEY,
        [
            "Respondent ID",
            "Start Date",
            "merasa lelah",
            "merasa bosan",
            "merasa marah",
            "Usia Anda?",
        ],
        ["heads"],
    ),
    "surveymonkey of plain questions": (
        [ASKED, ["", "", "Response", "Response", "Response", "Response"], *BODY],
        ASKED,
        ["heads"],
    ),
    "sections": (
        [SECTIONS, ["", "", "X1", "X2", "Y1", "Y2"], *BODY],
        ["No", "Usia", "X1", "X2", "Y1", "Y2"],
        ["heads"],
    ),
    "sections merged": (
        [
            ["No", "Usia", "Beban", "Beban", "Burnout", "Burnout"],
            ["No", "Usia", "X1", "X2", "Y1", "Y2"],
            *BODY,
        ],
        ["No", "Usia", "X1", "X2", "Y1", "Y2"],
        ["heads"],
    ),
    "sections of numbered items": (
        [SECTIONS, ["", "", "1", "2", "1", "2"], *BODY],
        ["No", "Usia", "Beban kerja [1]", "Beban kerja [2]", "Burnout [1]", "Burnout [2]"],
        ["heads"],
    ),
    "title and sections": (
        [["Tabulasi data"], SECTIONS, ["", "", "X1", "X2", "Y1", "Y2"], *BODY],
        ["No", "Usia", "X1", "X2", "Y1", "Y2"],
        ["begins", "above", "heads"],
    ),
    # Heads again, totals and notes.
    "title, sections and three rows": (
        [["Data"], SECTIONS, ["", "", "X1", "X2", "Y1", "Y2"], ["", "", *ASKED[2:]], *BODY],
        ["No", "Usia", "X1", "X2", "Y1", "Y2"],
        ["begins", "above", "heads"],
    ),
    "heads again": ([HEAD, *BODY[:3], HEAD, *BODY[3:]], HEAD, ["again"]),
    "heads again on two pages": (
        [HEAD, *BODY[:2], [], HEAD, *BODY[2:4], [], HEAD, *BODY[4:]],
        HEAD,
        ["again"],
    ),
    "pages with their title": (
        [["Data"], HEAD, *BODY[:3], ["Data"], HEAD, *BODY[3:]],
        HEAD,
        ["begins", "above", "again"],
    ),
    "a note merged below": (
        [HEAD, *BODY, [], ["Diolah oleh peneliti dengan SPSS"] * 6],
        HEAD,
        ["below"],
    ),
    "heads again in capitals": (
        [HEAD, *BODY[:3], [name.upper() for name in HEAD], *BODY[3:]],
        HEAD,
        ["again"],
    ),
    "both heads again": (
        [SECTIONS, ["", "", *HEAD[2:]], *BODY[:3], SECTIONS, ["", "", *HEAD[2:]], *BODY[3:]],
        ["No", "Usia", *HEAD[2:]],
        ["heads", "again"],
    ),
    "total": ([HEAD, *BODY, ["Total", "", "19", "21", "22", "19"]], HEAD, ["below"]),
    "mean": ([HEAD, *BODY, ["Rata-rata", "22", "3,1", "3,5", "3,6", "3"]], HEAD, ["below"]),
    "total after a blank row": (
        [HEAD, *BODY, [], ["", "Jumlah", "19", "21", "22", "19"]],
        HEAD,
        ["below"],
    ),
    "source": ([HEAD, *BODY, [], ["Sumber: data primer, 2024"]], HEAD, ["below"]),
    "legend": (
        [HEAD, *BODY, [], ["Keterangan:"], ["1 = Tidak setuju"], ["5 = Sangat setuju"]],
        HEAD,
        ["below"],
    ),
    "sentence": (
        [HEAD, *BODY, [], ["Data ini dikumpulkan oleh penulis sendiri"]],
        HEAD,
        ["below"],
    ),
    "totals of pages": (
        [HEAD, *BODY[:4], ["Jumlah", "", "12", "14", "14", "10"], HEAD, *BODY[:5]],
        HEAD,
        ["again", "below"],
    ),
}


@pytest.mark.parametrize("delimiter", [",", ";"])
@pytest.mark.parametrize("case", READ)
def test_a_table_is_found_wherever_it_stands(tmp_path, case, delimiter):
    rows, names, notes = READ[case]
    file = tmp_path / "answers.csv"
    file.write_text(written(rows, delimiter), encoding="utf-8")
    cells = read_cells(str(file), {})
    respondents = [
        number
        for number, row in enumerate(rows, start=1)
        if row in BODY
        or row in TEXTS
        or row in shifted(BODY)
        or row in shifted(BODY, 2)
        or row in MONKEY[2:]
    ]
    assert cells.names == names
    assert cells.table.index.tolist() == respondents
    assert told(cells.notes) == (["delimiter"] if delimiter == ";" else []) + notes
    assert read_names(file, {}) == names


PLAIN = {
    "row names of R": [["", "usia", "X1"], ["1", "21", "4"], ["2", "22", "3"], ["3", "20", "5"]],
    "two columns, one without a name": [["", "X1"], ["A1", "4"], ["A2", "2"], ["A3", "5"]],
    "a column without a name": [["id", "", "X1"], *[["A", "x", "4"]] * 5],
    "one column": [["X1"], ["4"], ["5"], ["2"], ["4"]],
    "one column of texts": [["Saran, kritik"], ["baik"], ["baik, sekali"], ["bagus"]],
    "one column of places": [["Kota, provinsi"], ["Majene, Sulbar"], ["Bandung, Jabar"]],
    "one respondent": [HEAD, BODY[0]],
    "two respondents": [HEAD, *BODY[:2]],
    "numbers as heads": [["1", "2", "3", "4"], *[row[2:] for row in BODY]],
    "who does not know anything": [HEAD, ["A1", "21", *["tidak tahu"] * 4], *BODY[1:]],
    "who answered NA": [HEAD, ["A1", "NA", "NA", "NA", "NA", "NA"], *BODY[1:]],
    "answers that nobody else gave": [
        HEAD,
        ["A0", "21", "Sangat setuju", "Netral", "Sangat setuju", "Tidak setuju"],
        *[["A1", "21", *["Setuju"] * 4]] * 8,
    ],
    "long answers": [
        HEAD,
        ["A0", "21", "Sangat tidak setuju sekali", "Netral", "Netral", "Sangat setuju"],
        *[["A1", "21", *["Setuju dengan catatan"] * 4]] * 8,
    ],
    "a slip in the first row": [HEAD, ["A0", "dua satu", "empat", "4", "2", "3"], *BODY],
    "who stopped early": [HEAD, *BODY, ["A7", "", "", "", "", ""]],
    "who stopped early after a blank row": [HEAD, *BODY, [], ["A7", "22", "", "", "", ""]],
    "names in full": [
        ["nama", "X1", "X2", "X3"],
        *[["Siti Aminah binti Abdullah", "4", "3", "2"]] * 4,
        ["Muhammad Arif Budi Santoso", "", "", ""],
    ],
    "remarks in the last column": [
        [*HEAD, "catatan"],
        *[[*row, ""] for row in BODY],
        ["A9", "21", "4", "4", "4", "4", "Keterangan: total jawaban baik"],
    ],
    "three respondents after a blank row": [HEAD, *BODY[:3], [], *BODY[3:]],
    "sparse answers": [HEAD, *[["A1", "", "", "", "", "3"]] * 8, ["A2", "21", "1", "1", "1", "1"]],
    "units of one column": [HEAD, ["A0", "21 tahun", "4", "4", "5", "2"], *BODY],
    "two respondents alike": [HEAD, BODY[0], BODY[0], *BODY[1:]],
    "grid of Google Forms": [
        ["Timestamp", *[f"Pernyataan [saya lelah {n}]" for n in range(5)]],
        *[["2024/05/01 10:22:31 AM GMT+8", *["Setuju"] * 5]] * 6,
    ],
    "codes and labels": [HEAD, *[["A1", "21", *["4 - Setuju"] * 4]] * 6],
    "one who wrote labels": [
        HEAD,
        ["A0", "21", "Setuju", "Setuju", "Setuju", "Setuju"],
        *[["A1", "21", "4", "Setuju", "3", "2"]] * 10,
    ],
}


@pytest.mark.parametrize("case", PLAIN)
@pytest.mark.parametrize("quoted", [False, True])
def test_a_table_that_begins_in_the_first_row_is_read_as_it_stands(tmp_path, case, quoted):
    rows = PLAIN[case]
    file = tmp_path / "answers.csv"
    text = written(rows)
    if quoted:
        text = "\n".join(
            ",".join(f'"{cell}"' for cell in row) for row in csv.reader(io.StringIO(text))
        )
    file.write_text(text, encoding="utf-8")
    cells = read_cells(str(file), {})
    assert cells.names == rows[0]
    found = cells.table.astype(object).where(cells.table.notna(), "").to_numpy().tolist()
    assert found == [row for row in rows[1:] if any(row)]
    assert cells.notes == []
    assert read_names(file, {}) == rows[0]


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
    file.write_text(written(READ["sections"][0]), encoding="utf-8")
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
