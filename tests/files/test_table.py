"""Where the table stands in a file: titles, heads of several rows, notes and totals below."""

import csv
import io

import pytest

from angket.files.cells import read_cells
from angket.files.head import read_names
from tables import (
    ASKED,
    BLANK,
    BODY,
    HEAD,
    IMPORTS,
    MONKEY,
    SECTIONS,
    TEXTS,
    shifted,
    told,
    written,
)

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
    "numbers of columns below": ([HEAD, [f"({n})" for n in range(1, 7)], *BODY], HEAD, ["heads"]),
    "numbers of columns above": ([[f"{n}." for n in range(1, 7)], HEAD, *BODY], HEAD, ["heads"]),
    "letters of columns above": ([list("ABCDEF"), HEAD, *BODY], HEAD, ["heads"]),
    "letters of columns below": ([HEAD, list("abcdef"), *BODY], HEAD, ["heads"]),
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
    "several statistics": (
        [
            HEAD,
            *BODY,
            ["Rata-rata", "22", "3,1", "3,5", "3,6", "3"],
            ["SD", "1,7", "1,2", "1,1", "1,3", "1,4"],
            ["Min", "20", "1", "2", "2", "1"],
        ],
        HEAD,
        ["below"],
    ),
    "a signature": (
        [HEAD, *BODY, [], ["Majene, 5 Mei 2024"], ["Peneliti"], ["Siti Aminah"]],
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
    "one heading over all columns": [["Setuju?"] * 4, *[row[2:] for row in BODY]],
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
    "somebody of primary school": (
        ["pendidikan", "X1", "X2", "X3"],
        ["SMA", "4", "3", "2"],
        ["SMP", "2", "3", "2"],
        ["S1", "4", "4", "2"],
        ["SD", "4", "3", "5"],
    ),
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
