"""Numbers as people type them: read where the column shows how, asked where nothing does."""

import pandas as pd
import pytest
from openpyxl import Workbook

from angket.answers.numerals import read_numbers
from angket.files.fault import Fault
from validated_study import ITEMS, study_of, validated, with_column, write_csv

# What a column holds, and what a person reads in it.
READ = [
    (["1.200,50", "750", "2.050"], [1200.5, 750, 2050]),
    (["1,200.50", "750", "2,050"], [1200.5, 750, 2050]),
    (["4.750.000", "750", "4.750"], [4750000, 750, 4750]),
    (["1'200", "1\u2019200'000", "5"], [1200, 1200000, 5]),
    (["1 200", "1\u00a0200", "1\u2009200,5"], [1200, 1200, 1200.5]),
    (["12,34,567", "1,00,000"], [1234567, 100000]),
    (["3,25", "3.5", "4"], [3.25, 3.5, 4]),
    (["3.125", "3.5"], [3.125, 3.5]),
    (["0.250", "0.125", "1.375"], [0.25, 0.125, 1.375]),
    (["0,250", "1,375"], [0.25, 1.375]),
    (["1234.567", "2.345"], [1234.567, 2.345]),
    (["750,5", "1.200"], [750.5, 1200]),
    (["85%", "85 %", "7,5%"], [85, 85, 7.5]),
    (["0", "85%"], [0, 85]),
    (["2e-05", "1E+3", "0.5"], [0.00002, 1000, 0.5]),
    (["1e5", "1.5e3"], [100000, 1500]),
    (["\u0664\u0665", "\uff14\uff15", "45"], [45, 45, 45]),
    (["\u0662\u066b\u0665", "1\u066c200"], [2.5, 1200]),
    (["\u22125", "-5", "+5"], [-5, -5, 5]),
]


@pytest.mark.parametrize(("typed", "expected"), READ, ids=[" | ".join(t) for t, _ in READ])
def test_a_column_that_shows_how_is_read_right(tmp_path, typed, expected):
    texts = (typed * 6)[: max(6, len(typed) * 2)]
    table = with_column("y", texts)
    profile = {"y": {"label": "Y", "kind": "number"}}
    made = validated(tmp_path, write_csv(tmp_path, table), study_of(profile=profile))
    assert made.answers["y"].tolist()[: len(typed)] == pytest.approx(expected)


AMBIGUOUS = [
    ["750", "2.050", "3.100"],  # shared case thousands-point
    ["2.050", "1.200"],
    ["2,050", "750"],
    ["12.500", "900"],
    ["-1.200", "5"],
    ["1'200", "1,234"],
    ["\uff12.\uff10\uff15\uff10", "750"],
]


@pytest.mark.parametrize("typed", AMBIGUOUS, ids=[" | ".join(texts) for texts in AMBIGUOUS])
def test_a_column_that_does_not_is_asked_about_with_the_line_to_write(tmp_path, typed):
    file = write_csv(tmp_path, with_column("gaji", typed * 3))
    column = {"label": "Income", "kind": "number"}
    with pytest.raises(Fault) as fault:
        validated(tmp_path, file, study_of(profile={"gaji": column}))
    told = str(fault.value)
    assert "to be told what" in told
    assert "profile.gaji.decimal_mark: point" in told
    assert "profile.gaji.decimal_mark: comma" in told
    said = study_of(language="id", profile={"gaji": column})
    with pytest.raises(Fault) as fault:
        validated(tmp_path, file, said)
    assert "Jika artinya" in fault.value.tell("id")


def test_who_says_which_mark_it_is_gets_that_number(tmp_path):
    # shared case thousands-point: mean 2196.25 where the point parts thousands.
    file = write_csv(tmp_path, with_column("gaji", ["750", "2.050", "3.100", "750"]))
    for mark, expected in (("comma", [750, 2050, 3100, 750]), ("point", [750, 2.05, 3.1, 750])):
        column = {"label": "Income", "kind": "number", "decimal_mark": mark}
        made = validated(tmp_path, file, study_of(profile={"gaji": column}))
        assert made.answers["gaji"].tolist() == expected


def test_the_two_readings_stand_beside_the_marks_that_mean_them():
    point, comma = (read_numbers(["750", text]).doubt for text in ("2.050", "2,050"))
    assert (point["small"], point["large"]) == (comma["small"], comma["large"]) == ("2.050", "2050")


CONTRADICTORY = [
    ["1.200,50", "1,200.50"],
    ["4.750.000", "3.5"],
    ["1,200,000", "2,5"],
    ["1,234", "2.345"],
]


@pytest.mark.parametrize("typed", CONTRADICTORY, ids=[" | ".join(t) for t in CONTRADICTORY])
def test_marks_that_contradict_each_other_are_told_with_both_cells(tmp_path, typed):
    file = write_csv(tmp_path, with_column("y", typed * 3))
    with pytest.raises(Fault) as fault:
        validated(tmp_path, file, study_of(profile={"y": {"label": "Y", "kind": "number"}}))
    assert all(f'"{text}"' in str(fault.value) for text in typed)


WRONG = [
    ("Rp 1.500.000", "a number alone"),
    ("Rp1.500.000,-", "a number alone"),
    ("5 tahun", "a number alone"),
    ("170cm", "a number alone"),
    ("\u20ac 20", "a number alone"),
    ("1_000", "a number ("),
    ("twenty", "a number ("),
    ("None", "a number ("),
    ("0x1F", "a number alone"),
    ("2024-05-01", "a number ("),
    ("1.2.3", "a number ("),
    ("85%", "all numbers with a percent sign, or none"),
]


@pytest.mark.parametrize(("text", "expected"), WRONG)
def test_what_is_no_number_is_refused_once_with_all_its_rows(tmp_path, text, expected):
    file = write_csv(tmp_path, with_column("y", ["20", text, "30", text, "40", text]))
    with pytest.raises(Fault) as fault:
        validated(tmp_path, file, study_of(profile={"y": {"label": "Y", "kind": "number"}}))
    assert f'rows 3, 5, 7, column y: found "{text}", expected {expected}' in str(fault.value)
    assert str(fault.value).count("column y") == 1
    assert [row[1] for row in fault.value.table[1]] == [3, 5, 7]


def workbook(folder, values, number_format="General"):
    book = Workbook()
    book.active.append([*ITEMS, "y"])
    for row, value in zip(with_column("y", values)[ITEMS].to_numpy().tolist(), values, strict=True):
        book.active.append([*row, value])
        book.active.cell(book.active.max_row, 5).number_format = number_format
    file = folder / "answers.xlsx"
    book.save(file)
    return file


@pytest.mark.parametrize(
    "values",
    [[2.05, 750, 3.1, 1.234, 1.5, 2], [1.234, 2.345, 3.456, 750, 1.25, 2], [0.00002, 0.00004] * 3],
)
def test_what_a_workbook_stores_as_numbers_is_never_ambiguous(tmp_path, values):
    # shared case tiny-number-refused, and numbers that would be ambiguous as text.
    settings = study_of(profile={"y": {"label": "Y", "kind": "number"}})
    made = validated(tmp_path, workbook(tmp_path, values), settings)
    assert made.answers["y"].tolist() == pytest.approx(values)


@pytest.mark.parametrize("number_format", ["0%", "0.0%"])
def test_percentages_of_a_workbook_are_the_numbers_that_people_see(tmp_path, number_format):
    settings = study_of(profile={"y": {"label": "Y", "kind": "number"}})
    file = workbook(tmp_path, [0.85, 0.07, 0.5, 1, 0, 0.125], number_format)
    made = validated(tmp_path, file, settings)
    assert made.answers["y"].tolist() == [85, 7, 50, 100, 0, 12.5]
    assert [row["rule"] for row in made.findings if row["column"] == "y"] == ["percent"]


DURATIONS = [
    (["00:12:31", "01:00:00", "0:00:59"], [751, 3600, 59]),
    (["751", "3600", "59"], [751, 3600, 59]),
    (["0 days 00:12:31", "1 day 00:00:01"], [751, 86401]),
    (["312.45", "98.1"], [312.45, 98.1]),
    (["00:12:31.5", "00:00:10"], [751.5, 10]),
]


@pytest.mark.parametrize(("typed", "expected"), DURATIONS)
def test_times_are_read_as_seconds_for_the_duration(tmp_path, typed, expected):
    table = with_column("time", (typed * 6)[:6])
    settings = study_of(screening={"duration": "time", "shortest_duration": 60})
    made = validated(tmp_path, write_csv(tmp_path, table), settings)
    flagged = pd.read_csv(made.files["screening"])
    short = {value for value in expected if value < 60}
    assert set(flagged.loc[flagged["flags"].str.contains("too_fast"), "duration"]) == short


@pytest.mark.parametrize("typed", [["12:31", "05:10"], ["00:12:31", "751"], ["1.234", "751"]])
def test_durations_whose_unit_nobody_knows_are_asked(tmp_path, typed):
    settings = study_of(screening={"duration": "time", "shortest_duration": 60})
    with pytest.raises(Fault, match="column time: "):
        validated(tmp_path, write_csv(tmp_path, with_column("time", typed * 3)), settings)


def test_how_a_column_was_read_is_noted(tmp_path):
    table = with_column("y", ["4.750.000", "750", "4.750"] * 2)
    settings = study_of(profile={"y": {"label": "Y", "kind": "number"}})
    made = validated(tmp_path, write_csv(tmp_path, table), settings)
    told = [row["expected"] for row in made.findings if row["rule"] == "thousands"]
    assert told == ['"4.750.000" was read as 4750000, its mark parting thousands']


def test_what_a_workbook_says_of_cells_is_found_where_its_table_begins_farther_right(tmp_path):
    book = Workbook()
    book.active.append([])
    for row in [[*ITEMS, "X7"], *with_column("X7", [0.85, 0.07, 0.5, 1, 0, "5 tahun"]).to_numpy()]:
        book.active.append([None, None, *row])
        book.active.cell(book.active.max_row, 7).number_format = "0%"
    file = tmp_path / "answers.xlsx"
    book.save(file)
    settings = study_of(profile={"X7": {"label": "Y", "kind": "number"}})
    with pytest.raises(Fault, match=r'row 8, column X7 \(column G\): found "5 tahun"'):
        validated(tmp_path, file, settings)
    book.active["G8"] = 0.3
    book.save(file)
    assert validated(tmp_path, file, settings).answers["X7"].tolist() == [85, 7, 50, 100, 0, 30]
