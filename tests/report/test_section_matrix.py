"""All variables of a study in one table: mean, deviation, alpha, correlations."""

import itertools

import pytest

from angket.formats.blocks import Heading
from angket.report.sections import matrix
from chapter_text import check_document, compose, notes_of, prose, rows_of, settings_of


def study(count, language="en"):
    names = [f"v{number}" for number in range(count)]
    settings = settings_of(language)
    one = settings["variables"].pop("load")
    settings["variables"] = {name: one | {"label": name.upper()} for name in names}
    found = {}
    for place, name in enumerate(names):
        found["description", name, "mean"] = 10.0 + place
        found["description", name, "sd"] = 2.0
        found["reliability", name, "alpha"] = 0.8
    for first, second in itertools.combinations(names, 2):
        pair = f"{first}|{second}"
        r = -0.5 if (first, second) == ("v0", "v1") else 0.25
        values = {"n": 40, "r": r, "p": 0.012, "ci_low": r - 0.2, "ci_high": r + 0.2}
        values |= {"alpha": 0.05, "confidence_percent": 95}
        found |= {("matrix", pair, name): value for name, value in values.items()}
    return settings, found


def test_each_correlation_stands_once_with_its_interval_and_p():
    settings, found = study(3)
    blocks = compose(matrix, found, settings)
    # It stands below the heading of the description.
    check_document([Heading(1, "Description"), *blocks])
    assert rows_of(blocks, "matrix") == [
        ["Variable", "M", "SD", "α", "1", "2"],
        ["1. V0", "10.00", "2.00", ".80", "", ""],
        ["2. V1", "11.00", "2.00", ".80", "−.50", ""],
        ["95% CI", "", "", "", "[−.70, −.30]", ""],
        ["p", "", "", "", ".012", ""],
        ["3. V2", "12.00", "2.00", ".80", ".25", ".25"],
        ["95% CI", "", "", "", "[.05, .45]", "[.05, .45]"],
        ["p", "", "", "", ".012", ".012"],
    ]
    assert "Most closely related are V0 and V1, r = −.50" in prose(blocks)[1]


@pytest.mark.parametrize(
    ("language", "level", "n"),
    [
        ("en", "one of at most .05 is significant", "n = 40."),
        ("id", "besar daripada 0,05", "n = 40."),
    ],
)
def test_level_and_respondents_stand_below(language, level, n):
    settings, found = study(2, language)
    notes = notes_of(compose(matrix, found, settings), "matrix")
    assert level in notes[0]
    assert notes[1] == n


def test_respondents_that_differ_from_pair_to_pair_are_told():
    settings, found = study(3)
    found["matrix", "v1|v2", "n"] = 33
    notes = notes_of(compose(matrix, found, settings), "matrix")
    assert "n = 33 to 40" in notes[1]


def test_many_variables_take_several_tables_without_losing_a_pair():
    settings, found = study(9)
    blocks = compose(matrix, found, settings)
    check_document([Heading(1, "Description"), *blocks])
    tables = [rows_of(blocks, f"matrix-{part}") for part in (1, 2)]
    assert [table[0] for table in tables] == [
        ["Variable", "M", "SD", "α", "1", "2", "3", "4"],
        ["Variable", "5", "6", "7", "8"],
    ]
    shown = sum(
        cell in (".25", "−.50") for table in tables for row in table[1:] for cell in row[1:]
    )
    assert shown == 9 * 8 / 2


def test_a_single_variable_has_no_matrix():
    settings, found = study(1)
    assert compose(matrix, found, settings) == []
