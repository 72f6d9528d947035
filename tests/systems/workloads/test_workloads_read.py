"""Two tables become the workload of every task, position and unit; what is wrong is told."""

import csv
from pathlib import Path

import pytest
import xlsxwriter

from angket.files.fault import Fault
from angket.tables import read_rows, read_statistics
from scripts import workloads_read
from small_offices import CLASSES, HEAD, OUTPUTS, STAFF, STAFF_HEAD, TASKS, analyse_office


@pytest.fixture
def analyse(run_stage, tmp_path, monkeypatch):
    def run(*rows, **changes):
        return analyse_office(run_stage, tmp_path, monkeypatch, *rows, **changes)[0]

    return run


def workbook(file, rows, head):
    with xlsxwriter.Workbook(str(file)) as book:
        sheet = book.add_worksheet()
        for place, row in enumerate([head, *rows]):
            sheet.write_row(place, 0, row)


def test_statistics_have_the_names_that_are_fixed(analyse):
    found = read_statistics(analyse(classes=CLASSES).statistics)
    place = "Umum|Arsiparis"
    by_hand = {
        ("Umum", "minutes"): 149200,
        (place, "minutes"): 119200,
        (place, "need"): 119200 / 75000,
        (place, "need_rounded"): 2,
        (place, "present"): 2,
        (place, "difference"): 0,
        (place, "efficiency"): 119200 / 150000,
        (f"{place}|Menata arsip", "minutes"): 100000,
        (f"{place}|Menata arsip", "standard_workload"): 1500,
        (f"{place}|Membuat laporan", "need"): 0.256,
        ("Umum|Pengemudi", "need_rounded"): 0,
        ("Umum|Pengemudi", "difference"): 1,
        ("Umum", "need_rounded"): 2,
        ("Umum", "difference"): 1,
    }
    for (subject, statistic), value in by_hand.items():
        assert float(found["workload", subject, statistic]) == pytest.approx(value, rel=1e-14)
    assert found["workload", place, "efficiency_class"] == "C"
    assert found["workload_total", "all", "over"] == "1.0"
    assert found["workload", "Umum|Pengemudi|Mengantar surat", "period"] == "hari"


def test_ratio_and_factors_stand_where_the_method_has_them(analyse):
    kinds = [(*row, kind) for row, kind in zip(TASKS, ("pokok", "penunjang", "pokok"), strict=True)]
    head = (*HEAD, "Jenis")
    found = read_statistics(analyse(kinds, STAFF, head, method="abk_kes").statistics)
    # 19,200 of 75,000 minutes of everybody go to support.
    factor = 1 / (1 - 19200 / 75000)
    place = "workload", "Umum|Arsiparis"
    assert float(found[*place, "allowance_factor"]) == pytest.approx(factor)
    assert float(found[*place, "need"]) == pytest.approx(factor * 100000 / 75000)
    assert float(found[*place, "wisn_ratio"]) == pytest.approx(2 / (factor * 100000 / 75000))
    assert (*place, "efficiency") not in found
    assert found["workload", "Umum|Arsiparis|Membuat laporan", "kind"] == "support"


def test_a_workbook_gives_what_a_text_file_gives_and_its_numbers_are_never_unclear(
    analyse, tmp_path
):
    of_text = read_statistics(analyse().statistics)
    numbers = [[*row[:3], float(row[3]), row[4], float(row[5]), row[6]] for row in TASKS]
    file = tmp_path / "resources/office/tasks.xlsx"
    in_book = {"tasks": {"file": "resources/office/tasks.xlsx"}}
    workbook(file, numbers, HEAD)
    found = read_statistics(analyse(settings=in_book).statistics)
    as_numbers = [key for key in found if found[key] != of_text[key]]
    assert {statistic for _, _, statistic in as_numbers} == {"volume", "norm"}
    assert all(float(found[key]) == float(of_text[key]) for key in as_numbers)
    # 1.125 as a number is one and an eighth; as a text it may be a thousand and more.
    numbers[0][3] = 1.125
    workbook(file, numbers, HEAD)
    found = read_statistics(analyse(settings=in_book).statistics)
    assert float(found["workload", "Umum|Arsiparis|Menata arsip", "minutes"]) == 1.125 * 250 * 50
    numbers[0][3] = "1.125"
    workbook(file, numbers, HEAD)
    with pytest.raises(Fault, match="may have decimals or thousands"):
        analyse(settings=in_book)
    comma = {**in_book, "decimal_mark": "comma"}
    found = read_statistics(analyse(settings=comma).statistics)
    assert float(found["workload", "Umum|Arsiparis|Menata arsip", "yearly_volume"]) == 281250


FAULTS = [
    (0, 5, "0", "row 2, column F (Norma), Umum / Arsiparis / Menata arsip: a norm time of 0"),
    (0, 3, "banyak", 'column D (Volume), Umum / Arsiparis / Menata arsip: the volume "banyak"'),
    (1, 3, "1.250", "may have decimals or thousands"),
    (1, 1, "", "row 3, column B (Jabatan), Umum / Membuat laporan: the task has no position"),
    (2, 1, "Kurir", "row 4, column B (Jabatan), Umum / Kurir: the position has tasks but no row"),
    (2, 4, "caturwulan", 'column E (Periode), Umum / Pengemudi / Mengantar surat: the period "cat'),
    (2, 6, "kali", 'column G (Satuan norma), Umum / Pengemudi / Mengantar surat: the unit "kal'),
    (2, 6, "", "the unit of the norm time is missing; write seconds, minutes or hours"),
    (0, 0, "A|B", 'row 2, column A (Unit kerja): the name holds "|"'),
]


@pytest.mark.parametrize(("row", "column", "value", "told"), FAULTS)
def test_a_fault_is_told_with_row_column_value_and_remedy(analyse, row, column, value, told):
    tasks = [list(one) for one in TASKS]
    tasks[row][column] = value
    with pytest.raises(Fault) as error:
        analyse(tasks)
    assert told in str(error.value)
    assert str(error.value).endswith("earlier results are kept.")


def test_all_faults_of_both_tables_are_told_at_once_in_the_language_of_the_analysis(analyse):
    tasks = [("Umum", "Arsiparis", "Menata arsip", "-3", "hari", "0", "menit"), *TASKS[1:]]
    staff = [("Umum", "Arsiparis", "dua"), STAFF[1], STAFF[1]]
    with pytest.raises(Fault) as error:
        analyse(tasks, staff)
    told = error.value.tell("id")
    assert "resources/office/tasks.csv: ditemukan 2 kesalahan" in told
    assert "resources/office/staff.csv: ditemukan 2 kesalahan" in told
    assert 'baris 2, kolom C (Pegawai), Umum / Arsiparis: jumlah pegawai "dua" bukan angka' in told
    assert "jabatan tercantum dua kali" in told
    head, rows = error.value.table
    assert (head[:3], len(rows)) == (("file", "row", "column"), 4)


def test_a_column_that_is_absent_or_there_twice_is_told_with_what_to_write(analyse):
    with pytest.raises(Fault) as error:
        analyse(head=(*HEAD[:3], "Banyaknya", *HEAD[4:5], "Norma waktu", "Satuan"))
    told = str(error.value)
    assert "no column volume is there" in told and "tasks.columns.volume" in told
    assert "no column norm_unit is there" in told and "Banyaknya" in told
    with pytest.raises(Fault, match=r"several columns may be unit: A \(Unit\), C \(Bagian\)"):
        analyse(TASKS, [("Umum", "Arsiparis", "a")], HEAD, ("Unit", "Jabatan", "Bagian"))
    named = {"staff": {"file": "resources/office/staff.csv", "columns": {"present": "Ada"}}}
    made = analyse(TASKS, STAFF, HEAD, (*STAFF_HEAD[:2], "Ada"), settings=named)
    assert read_statistics(made.statistics)["workload", "Umum", "present"] == "3.0"


def test_what_looks_wrong_is_written_with_row_and_value_and_counted(analyse):
    made = analyse(long_share=0.4)
    found = read_statistics(made.statistics)
    assert found["workload_warnings", "task_above_share", "n"] == "1"
    (warning,) = read_rows(made.warnings)
    assert (warning["row"], warning["task"]) == ("2", "Menata arsip")
    assert "takes 133%" in warning["problem"] and "more than 40%" in warning["problem"]


def test_a_figure_that_a_form_states_is_compared_with_the_computed_one(analyse):
    stated = [(*STAFF[0], "1.58"), (*STAFF[1], "0.4")]
    made = analyse(TASKS, stated, HEAD, (*STAFF_HEAD, "Kebutuhan tercantum"))
    (warning,) = read_rows(made.warnings)
    assert (warning["column"], warning["value"]) == ("D (Kebutuhan tercantum)", "1.58")
    assert warning["problem"].startswith("1.58 is stated; 1.589")
    assert "was cut, not rounded" in warning["problem"]


def test_needs_stand_beside_each_other_by_every_working_time(analyse):
    compared = [{"hours": 1200, "citation": "Perka BKN 19/2011"}]
    found = read_statistics(analyse(compare_working_times=compared).statistics)
    section = "workload_by_time"
    assert float(found[section, "72000|Umum|Arsiparis", "need"]) == pytest.approx(119200 / 72000)
    assert found[section, "75000", "citation"] == "Permen PANRB 1/2020"
    assert float(found[section, "72000", "need_rounded"]) == 2


def test_the_tables_beside_the_statistics_hold_the_same_numbers(analyse):
    made = analyse(classes=CLASSES)
    found = read_statistics(made.statistics)
    with open(made.positions, encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [row["position"] for row in rows] == ["Arsiparis", "Pengemudi"]
    for row in rows:
        for name in ("minutes", "need", "present", "efficiency", "efficiency_class"):
            assert row[name] == found["workload", f"Umum|{row['position']}", name]
    assert len(read_rows(made.tasks)) == 3 and len(read_rows(made.units)) == 1


def test_no_result_depends_on_where_the_tables_lie(run_stage, tmp_path, monkeypatch):
    made, settings = analyse_office(run_stage, tmp_path, monkeypatch, long_share=0.1)
    for folder in ("resources/copies", "copies"):
        (tmp_path / folder).mkdir()
    moved = settings | {}
    for table in ("tasks", "staff"):
        there = f"resources/copies/7_{table}.csv"
        Path(settings[table]["file"]).rename(there)
        moved[table] = settings[table] | {"file": there}
    of_copies = run_stage(
        workloads_read.main, {k: f"copies/{v}" for k, v in OUTPUTS.items()}, moved
    )
    assert read_rows(made.warnings)
    for name in OUTPUTS:
        files = [Path(getattr(one, name)) for one in (made, of_copies)]
        assert files[0] != files[1]
        assert files[0].read_bytes() == files[1].read_bytes(), name
