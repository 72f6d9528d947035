"""A group too small to be compared has a number in the results, and nothing else."""

import csv
import re

import pytest
from openpyxl import load_workbook

from angket.report.sections import hypotheses
from angket.tables import read_statistics
from chapter_text import compose, prose
from whole_study import HEAD, STUDY, answers, compute, write_report

SMALL = "Quarry"


@pytest.fixture(scope="module")
def of_few(tmp_path_factory):
    """A study two of whose respondents are a group of their own, compared by two variables."""
    rows = [list(row) for row in answers(40)]
    for row in rows[:2]:
        row[HEAD.index("unit")] = SMALL
    study = STUDY | {"comparisons": [{"by": "unit", "variables": ["load", "strain"]}]}
    by_unit = {"kind": "association", "row": "unit", "column": "load", "statement": "Load by unit"}
    study["hypotheses"] = {"H9": by_unit}
    folder = tmp_path_factory.mktemp("few") / "study"
    settings, inputs = compute(folder, rows, study)
    return folder, settings, inputs


def test_of_a_small_group_statistics_hold_the_number_alone(of_few):
    _, _, inputs = of_few
    statistics = read_statistics(inputs["statistics"])
    told = {
        statistic: value
        for (section, subject, statistic), value in statistics.items()
        if section in ("comparison", "post_hoc") and SMALL in subject
    }
    assert told.keys() == {"n", "mean"}
    assert told["n"] == "2"
    assert told["mean"].startswith("undefined: left out")


def test_no_table_of_results_has_a_cell_of_a_small_group_but_its_number(of_few):
    folder, *_ = of_few
    for file in (folder / "results/comparison").glob("*.csv"):
        with open(file, encoding="utf-8", newline="") as stream:
            for row in csv.reader(stream):
                if any(SMALL in cell for cell in row):
                    assert {cell for cell in row if _is_number(cell)} <= {"2"}, file


def test_no_sheet_of_the_workbook_has_a_cell_of_a_small_group_but_its_number(of_few, tmp_path):
    _, settings, inputs = of_few
    origin = tmp_path / "report"
    file = write_report(origin, settings, inputs)["tables"]
    seen = 0
    for sheet in load_workbook(file).worksheets:
        for row in sheet.iter_rows(values_only=True):
            if SMALL in map(str, row):
                seen += 1
                numbers = [cell for cell in row if isinstance(cell, int | float)]
                # In the profile of the respondents it has a share of all besides.
                assert numbers in ([], [2], [2, 5.0]), (sheet.title, row)
    assert seen >= 2


@pytest.mark.parametrize(
    ("language", "told", "promised"),
    [
        (
            "en",
            [
                "Its cells are left out here together with those of",
                "may still narrow them down",
                "its mean is not shown, though it may follow from other numbers",
                "joins it with another before it is tested",
            ],
            r"Neither table nor figure|totals from which they would follow|\d expected",
        ),
        (
            "id",
            [
                "Selnya tidak dimuat di sini, begitu pula sel ",
                "mungkin masih mempersempit kemungkinannya",
                "rata-ratanya tidak ditampilkan, meskipun mungkin dapat diturunkan",
                "perlu menggabungkannya dengan kelompok lain sebelum diuji",
            ],
            r"dalam tabel maupun gambar|harapan \d",
        ),
    ],
)
def test_no_report_promises_that_nothing_tells_of_a_small_group(of_few, language, told, promised):
    _, settings, inputs = of_few
    statistics = read_statistics(inputs["statistics"])
    settings = settings | {"language": language}
    text = " ".join(prose(compose(hypotheses, statistics, settings)))
    assert not [sentence for sentence in told if sentence not in text]
    assert not re.search(promised, text)


def _is_number(text):
    try:
        float(text)
    except ValueError:
        return False
    return True
