"""Nothing in the results is told of a group of few people on its own."""

import csv
import re

import pytest
from openpyxl import load_workbook

from angket.report.sections import comparison, hypotheses
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


def test_of_a_small_group_comparisons_hold_nothing_but_with_the_next_larger_one(of_few):
    folder, _, inputs = of_few
    statistics = read_statistics(inputs["statistics"])
    sizes = {
        subject.removeprefix("unit="): int(n)
        for (section, subject, statistic), n in statistics.items()
        if section == "sample" and subject.startswith("unit=") and statistic == "n"
    }
    smallest = sorted(sizes, key=sizes.get)[:2]
    joint = " + ".join(sorted(smallest))
    assert statistics["comparison", f"load|unit={joint}", "n"] == str(
        sum(sizes[name] for name in smallest)
    )
    for file in (folder / "results/comparison").glob("*.csv"):
        with open(file, encoding="utf-8", newline="") as stream:
            named = {cell for row in csv.reader(stream) for cell in row if SMALL in cell}
        assert all(joint in cell for cell in named), file


def test_no_sheet_of_the_workbook_has_a_cell_of_a_small_group(of_few, tmp_path):
    _, settings, inputs = of_few
    origin = tmp_path / "report"
    file = write_report(origin, settings, inputs)["tables"]
    seen = 0
    for sheet in load_workbook(file).worksheets:
        for row in sheet.iter_rows(values_only=True):
            texts = [cell.strip() for cell in row if isinstance(cell, str)]
            assert SMALL not in texts, (sheet.title, row)
            seen += any(cell.startswith(f"{SMALL} + ") for cell in texts)
    assert seen >= 4


@pytest.mark.parametrize(
    ("language", "told", "promised"),
    [
        (
            "en",
            [
                "Fewer than five respondents belong to Quarry, so that its cells are told together",
                "The cells of Quarry follow from no counts of this report",
                "may still find which of them agree with the values of the tests",
                "is told as one group, as fewer than five respondents belong to one of its parts",
                "joins the group with another before it is tested",
            ],
            r"Neither table nor figure|Quarry \(n",
        ),
        (
            "id",
            [
                "Responden pada Quarry kurang dari lima orang, sehingga selnya dimuat bersama",
                "Sel Quarry tidak dapat diturunkan dari frekuensi mana pun dalam laporan ini",
                "masih dapat menemukan tabel yang cocok dengan nilai ujinya",
                "diperlakukan sebagai satu kelompok karena salah satu bagiannya",
                "perlu menggabungkan kelompok tersebut dengan kelompok lain sebelum diuji",
            ],
            r"dalam tabel maupun gambar|Quarry \(n",
        ),
    ],
)
def test_what_can_and_what_cannot_be_worked_out_of_a_small_group_is_said(
    of_few, language, told, promised
):
    _, settings, inputs = of_few
    statistics = read_statistics(inputs["statistics"])
    settings = settings | {"language": language}
    composed = (compose(section, statistics, settings) for section in (hypotheses, comparison))
    text = " ".join(sentence for blocks in composed for sentence in prose(blocks))
    assert not [sentence for sentence in told if sentence not in text]
    assert not re.search(promised, text)
