"""Verdicts: what is left open by the tests and closed at the level of significance."""

import csv

import pytest

from angket.statistics.undefined import Undefined
from angket.tables import write_rows
from angket.verdicts import HEAD, LEVEL, closed, not_significant
from scripts import verdicts

# Of these 0.1 + 0.2 is a little above 0.3.
P_VALUES = [0.0, 5e-324, 0.049999999999999996, 0.05, 0.1 + 0.2, 1.0]


@pytest.mark.parametrize("alpha", [0.05, 0.3, 0.001])
@pytest.mark.parametrize("p", P_VALUES)
def test_a_verdict_is_that_of_the_number_to_its_last_digit(p, alpha):
    assert closed(not_significant(p), alpha) == str(p > alpha).lower()


def test_where_there_is_no_p_the_reason_stands():
    reason = Undefined("no variance")
    assert not_significant(reason) is reason
    assert closed(str(reason), 0.05) == "undefined: no variance"


def test_closing_changes_nothing_else_and_makes_a_table_of_each_section(run_stage, tmp_path):
    rows = [
        ("normality", "H1", "shapiro_p", "0.03"),
        ("normality", "H1", "normal", not_significant(0.03)),
        ("normality", "H1", "alpha", LEVEL),
        ("linearity", "H1:=x", "linear", "undefined: no variance"),
    ]
    write_rows(tmp_path / "open.csv", HEAD, rows)
    names = {name: f"{name}.csv" for name in ("statistics", "normality")}
    settings = {"tests": {"alpha": 0.02}}
    made = run_stage(verdicts.main, names, settings, open=tmp_path / "open.csv")
    with open(made.statistics, encoding="utf-8", newline="") as stream:
        assert [tuple(row) for row in csv.reader(stream)] == [
            HEAD,
            rows[0],
            ("normality", "H1", "normal", "true"),
            ("normality", "H1", "alpha", "0.02"),
            rows[3],
        ]
    with open(made.normality, encoding="utf-8", newline="") as stream:
        assert [*csv.reader(stream)] == [
            ["subject", "shapiro_p", "normal", "alpha"],
            ["H1", "0.03", "true", "0.02"],
        ]
