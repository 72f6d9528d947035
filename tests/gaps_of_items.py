"""Gaps between items that pair off, tested on small tables of answers."""

from pathlib import Path

import pandas as pd

from angket.hypotheses.gap import sensitivity
from angket.hypotheses.gap.test import test as decide
from angket.hypotheses.itemised import Itemised
from angket.hypotheses.kind import Data
from angket.tables import Rows
from hypothesis_tests import CATALOGUE, RULES

OFFICES = pd.read_csv(Path(__file__).parent / "hypotheses/gap/offices.csv").astype(float)
GIVEN = {"kind": "gap", "expected": "before", "perceived": "after", "test": "t"}
GIVEN |= {"compared_with": "expectation", "lines": "means"}


def data_of(answers, parts=None, left_out=(), groups=None, codes=range(1, 8)):
    """Put answers together as the steps do; the first half of the columns is what is perceived."""
    half = answers.shape[1] // 2
    perceived, expected = [*answers][:half], [*answers][half:]
    if parts:
        perceived = [item for items in parts.values() for item in items]
        expected = [f"E{item[1:]}" for item in perceived]
    variables = {"before": {"items": expected}, "after": {"items": perceived}}
    variables["after"]["dimensions"] = {n: {"items": i} for n, i in (parts or {}).items()}
    totals = pd.DataFrame({
        name: answers[one["items"]].sum(axis=1) for name, one in variables.items()
    })  # fmt: skip
    items = Itemised(answers, variables, {item: [*codes] for item in answers}, left_out)
    return Data({"raw": totals, "interval": totals}, groups, {}, RULES, {}, items=items)


def found_in(hypothesis, answers, parts=None, **given):
    """Return the statistics by subject, and the outcome."""
    rows = Rows()
    data = data_of(answers, parts, **given)
    outcome = decide(rows, "H", GIVEN | hypothesis, data)
    found = {}
    for section, subject, statistic, value in rows.rows:
        CATALOGUE.find(section, statistic)
        if section == "gap":
            found.setdefault(subject, {})[statistic] = value
    return found, outcome


def panel_of(hypothesis, answers, parts=None, flagged=None, **given):
    """Return the other ways of testing, by their names."""
    data = data_of(answers, parts, **given)
    return sensitivity.panel_of(GIVEN | hypothesis, data, flagged)
