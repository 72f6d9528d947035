"""Rows that several kinds of hypothesis add."""

import pandas as pd
import pytest

from angket.hypotheses.rows import add_coefficients, add_power
from angket.statistics.power.correlations import correlation_power
from angket.tables import Rows
from hypothesis_tests import RULES


def test_a_named_strength_repeats_its_bands_and_their_source():
    bands = [{"label": "weak", "from": 0}, {"label": "strong", "from": 0.5}]
    tests = RULES | {"strength": {"citation": "Guilford (1956)", "bands": bands}}
    figures = Rows()
    sample = pd.DataFrame({"x": [1.0, 2, 3, 4, 5, 6], "y": [2.0, 1, 4, 3, 7, 9]})
    add_coefficients(figures, "H1", sample["x"], sample["y"], tests)
    shown = {row[2]: row[3] for row in figures.rows}
    assert shown["strength"] == "strong"
    assert shown["strength_bands"] == "weak from 0; strong from 0.5"
    assert shown["strength_citation"] == "Guilford (1956)"


@pytest.mark.parametrize(
    ("decides", "named"), [("r", "strong"), ("rho", "strongest"), ("tau_b", None)]
)
def test_the_coefficient_that_decides_is_named_and_tau_b_not_by_bands_for_r(decides, named):
    # R: cor(x, y, method = ...) is .818 for r, .943 for rho.
    bands = [{"label": "strong", "from": 0}, {"label": "strongest", "from": 0.92}]
    tests = RULES | {"strength": {"citation": "Guilford (1956)", "bands": bands}}
    figures = Rows()
    sample = pd.DataFrame({"x": [1.0, 2, 3, 4, 5, 6], "y": [2.0, 1, 3, 4, 5, 15]})
    add_coefficients(figures, "H1", sample["x"], sample["y"], tests, decides)
    shown = {row[2]: row[3] for row in figures.rows}
    assert shown.get("strength") == named


def test_power_stands_beside_the_level_and_the_power_wanted():
    figures = Rows()
    add_power(figures, "H1", "pearson", 0.05, correlation_power, 0.3, 50)
    shown = {row[2]: row[3] for row in figures.rows}
    assert (shown["alpha"], shown["power_wanted"]) == ("0.05", "0.8")
