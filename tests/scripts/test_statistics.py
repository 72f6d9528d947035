"""Statistics: one table of all figures, and published figures compared with it."""

import csv

import pytest

from angket.statistics.rounding import round_as_printed
from angket.statistics.undefined import Undefined
from angket.tables import Rows, as_text, harmless, read_statistics
from scripts import published

# Sections in the order of the analysis, as the contract of the table has them.
SECTIONS = [
    "sample",
    "screening",
    "missing",
    "validity",
    "reliability",
    "structure",
    "eigenvalue",
    "discriminant",
    "frequency",
    "description",
    "category",
    "msi",
    "matrix",
    "normality",
    "glejser",
    "park",
    "heteroskedasticity",
    "linearity",
    "multicollinearity",
    "regression",
    "correlation",
    "power",
    "decision",
    "sensitivity",
]


@pytest.mark.parametrize(
    ("value", "printed", "rounded"),
    [
        (0.0885, "0.089", "0.089"),  # half up, where Python's round gives .088
        (-0.0885, "-0.089", "-0.089"),
        (0.00049, "0.000", "0.000"),
        (0.0005, "0.000", "0.001"),
        (-0.0001, "0.000", "0.000"),
        (49, "49", "49"),
        (5.420977289, "5.42097729", "5.42097729"),
    ],
)
def test_figures_are_rounded_half_up_to_the_printed_decimals(value, printed, rounded):
    assert round_as_printed(value, printed) == rounded


@pytest.mark.parametrize(
    ("value", "printed", "verdict"),
    [
        ("0.26561", "0.266", "reproduced"),
        ("0.26749", "0.266", "different"),
        (None, "0.266", "absent"),
        ("undefined: one respondent", "0.266", "different"),
        ("Ringan", "Ringan", "reproduced"),
    ],
)
def test_verdict_on_a_published_figure(value, printed, verdict):
    assert published.compare(value, printed)[1] == verdict


def test_numbers_keep_full_double_precision():
    assert float(as_text(0.1 + 0.2)) == 0.1 + 0.2


def test_what_is_undefined_says_why_in_the_table():
    figures = Rows()
    figures.add("validity", "X1", {"r_item_total": Undefined("no variance")})
    assert figures.rows == [("validity", "X1", "r_item_total", "undefined: no variance")]


@pytest.mark.parametrize("text", ["=1+1", "+SUM(A1)", "-cmd", "@import", "\t=1"])
def test_no_text_becomes_a_formula(text):
    assert harmless(text) == f"'{text}"
    assert harmless("-0.089") == "-0.089"


@pytest.mark.slow
@pytest.mark.parametrize("study", ["bandung", "majene", "ukm_stress"])
def test_the_table_has_the_contracts_columns_and_no_bare_nan(finished, study):
    with open(finished.folder / f"results/{study}/statistics.csv", newline="") as file:
        head, *rows = csv.reader(file)
    assert head == ["section", "subject", "statistic", "value"]
    assert len({tuple(row[:3]) for row in rows}) == len(rows)
    assert not {"nan", "inf", "-inf", "", "None"} & {row[3] for row in rows}


@pytest.mark.slow
def test_sections_stand_in_the_order_of_the_analysis(finished):
    found = [key[0] for key in read_statistics(finished.folder / "results/bandung/statistics.csv")]
    assert set(SECTIONS) == set(found)
    assert found.index("decision") > found.index("msi") > found.index("validity")
