"""What the pages of the shipped studies print is what scipy and statsmodels find in the answers."""

import re
from decimal import ROUND_HALF_UP, Decimal

import pytest
from by_libraries import STUDIES, Expected

from conftest import ROOT
from read_reports import X, page

CELL = (f"{X}th", f"{X}td")
# In the language of each study: the mark of decimals, and that of thousands.
MARKS = {"bandung": ",.", "majene": ",.", "ukm_stress": ".,", "worker_robotics": ".,"}


def tables_of(file):
    """Return the rows of every table of a page, by its id: texts of cells."""
    return {
        table.get("id"): [
            [" ".join("".join(cell.itertext()).split()) for cell in row if cell.tag in CELL]
            for row in table.iter(f"{X}tr")
        ]
        for table in page(file).iter(f"{X}table")
    }


def printed_in(tables, expected):
    """Return the texts of the cells of the row that an expected number must stand in."""
    begins, _, below = expected.row.partition("+")
    rows = tables[expected.table]
    (place, *_) = [place for place, row in enumerate(rows) if row[0].startswith(begins)]
    return rows[place + int(below or 0)][1:]


def numbers_in(text, marks):
    """Yield the numbers of a cell with a full stop as the decimal mark."""
    for number in re.findall(r"[−-]?[\d.,]*\d", text):
        yield number.replace("−", "-").replace(marks[1], "").replace(marks[0], ".")


def is_printed(expected, cells, marks):
    """Tell whether a number stands in one of the cells, rounded as it is written there."""
    return any(_is_rounded(expected, cell, marks) for cell in cells)


def _is_rounded(expected, cell, marks):
    for text in numbers_in(cell, marks):
        printed = Decimal(text)
        if expected.p and cell.startswith("<"):
            return expected.value < printed
        value = Decimal(repr(float(expected.value)))
        # What two libraries compute may differ in the last of sixteen digits.
        for near in (value, value * (1 + Decimal("1e-9")), value * (1 - Decimal("1e-9"))):
            if near.quantize(printed, rounding=ROUND_HALF_UP) == printed:
                return True
    return False


@pytest.mark.slow
@pytest.mark.parametrize("study", STUDIES)
def test_the_numbers_of_the_page_are_those_of_the_libraries(finished, study):
    tables = tables_of(finished.folder / f"results/{study}/report/report.html")
    expected = list(STUDIES[study](ROOT))
    found = [(number, printed_in(tables, number)) for number in expected]
    assert [
        (*number, cells) for number, cells in found if not is_printed(number, cells, MARKS[study])
    ] == []


def test_more_than_a_hundred_numbers_are_computed_anew():
    of_study = {study: len(list(made(ROOT))) for study, made in STUDIES.items()}
    assert all(count >= 25 for count in of_study.values()), of_study
    assert sum(of_study.values()) >= 300, of_study


def test_a_number_that_is_rounded_otherwise_is_found():
    assert is_printed(Expected("t", "r", 0.61449), ["0,614", "1.234"], ",.")
    assert is_printed(Expected("t", "r", 1234.4), ["1.234"], ",.")
    assert is_printed(Expected("t", "r", 0.0002, p=True), ["< 0,001"], ",.")
    assert not is_printed(Expected("t", "r", 0.61551), ["0,615"], ",.")
    assert not is_printed(Expected("t", "r", 0.002, p=True), ["< 0,001"], ",.")
