"""Numbers, percentages, dates and times of a file are what they look like, and marked as such."""

import datetime

import openpyxl
import pandas as pd
import pytest
from test_reading_sheets import HEAD, column, notes, read

from workbooks import line, ods


def test_numbers_are_written_without_exponents(tmp_path):
    book = openpyxl.Workbook()
    for row in (HEAD, ["p", 0.00002, 1e16], ["q", 0.5, -3e-7]):
        book.active.append(row)
    book.save(tmp_path / "answers.xlsx")
    pd.DataFrame({"x": [0.00002, 1e16, -3e-7]}).to_parquet(tmp_path / "answers.parquet")
    found = read(tmp_path / "answers.xlsx")
    assert column(found, "x") + column(found, "y") == [
        "0.00002",
        "0.5",
        "10000000000000000",
        "-0.0000003",
    ]
    assert column(read(tmp_path / "answers.parquet"), "x") == [
        "0.00002",
        "10000000000000000",
        "-0.0000003",
    ]


def test_percentages_dates_and_times_are_marked(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["id", "share", "day", "minutes", "long"])
    for number in range(3):
        book.active.append(
            [f"p{number}", 0.85, datetime.date(2024, 5, 3 + number), datetime.time(0, 12, 30)]
            + [datetime.timedelta(hours=30)]
        )
        book.active.cell(number + 2, 2).number_format = "0.0%" if number else "0%"
    book.save(tmp_path / "answers.xlsx")
    found = read(tmp_path / "answers.xlsx")
    assert found.percents == {1: [2, 3, 4]}
    assert found.dates == {2: [2, 3, 4]}
    assert found.times == {3: [2, 3, 4], 4: [2, 3, 4]}
    assert found.table.loc[2].tolist() == ["p0", "0.85", "2024-05-03", "00:12:30", "1 day, 6:00:00"]
    cell = '<table:table-cell office:value-type="percentage" office:value="0.85"/>'
    ods(tmp_path / "answers.ods", line(*HEAD) + line("p", cell, 1) + line("q", 0.5, 1))
    assert read(tmp_path / "answers.ods").percents == {1: [2]}


@pytest.mark.parametrize(
    "made",
    [datetime.date(2026, 5, 1), "2026-05-01 00:00:00", "01-Mei", "5-Jan", "Oct-10", "1/5/2026"],
)
def test_dates_that_a_spreadsheet_made_of_texts_are_told(tmp_path, made):
    book = openpyxl.Workbook()
    for row in (["id", "years"], *([["p", made], ["q", "6-10"], ["r", "<1"]] * 2)):
        book.active.append(row)
    book.save(tmp_path / "answers.xlsx")
    (told,) = notes(read(tmp_path / "answers.xlsx"))
    assert told.startswith('dates among texts: column B "years" has 2 dates (such as "')
    assert 'in rows 2, 5, among other answers (such as "' in told
    assert "cannot be restored" in told


@pytest.mark.parametrize(
    "others", [["2024-05-03", "2024-05-03", "3 Mei 2024"], ["2024-05-03", "3/5/2024", "03.05.2024"]]
)
def test_dates_among_dates_are_not_told(tmp_path, others):
    file = tmp_path / "answers.csv"
    file.write_text("id,day\n" + "".join(f"p{n},{day}\n" for n, day in enumerate(others)))
    assert notes(read(file)) == []


def test_a_note_shows_no_answer_that_only_one_respondent_gave(tmp_path):
    file = tmp_path / "answers.csv"
    file.write_text("id,x\np,1990-02-03\nq,my neighbour Tuti\nr,none\ns,a lot\n")
    told = notes(read(file))[0]
    assert "in row 2" in told
    assert not any(text in told for text in ("1990", "Tuti", "none", "a lot"))
