"""Interval scores, which no other program offers, equal those worked out by hand."""

import csv
from pathlib import Path

import numpy as np
import pytest

from angket.statistics.scaling.successive_intervals import interval_mapping

from .compare import in_units

FILE = Path(__file__).with_name("msi_worked_examples.csv")


def examples():
    with open(FILE, encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    return {
        name: [row for row in rows if row["example"] == name]
        for name in dict.fromkeys(row["example"] for row in rows)
    }


@pytest.mark.parametrize("name", examples())
def test_interval_scores_equal_the_worked_example(name):
    rows = examples()[name]
    codes = [int(row["code"]) for row in rows]
    mapping = interval_mapping(np.repeat(codes, [int(row["frequency"]) for row in rows]))
    for code, row in zip(codes, rows, strict=True):
        assert in_units(mapping.loc[code, "interval"], row["interval_printed"]) <= 0.5 + 1e-6
