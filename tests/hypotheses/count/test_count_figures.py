"""The figures of a count regression: expected counts, at the exposure that everybody has."""

import numpy as np
import pandas as pd
import pytest

from angket.hypotheses.count.figures import figures
from angket.hypotheses.pictures import Pictured
from angket.settings.words import load_words

GROUPS = pd.DataFrame({"unit": ["ward"] * 4 + ["desk"] * 4, "months": [6, 12, 12, 18] * 2})
GROUPS["days"] = [3, 4, 5, 4, 1, 2, 0, 1]
TOTALS = pd.DataFrame({"load": [10.0, 14, 12, 16, 9, 13, 11, 15]})
HYPOTHESIS = {"kind": "count", "response": "days", "exposure": "months", "scale": "raw"}


def drawn(predictors, predictions):
    settings = {
        "words": load_words("en", "figures"),
        "tests": {"alpha": 0.05},
        "variables": {"load": {"label": "Load"}},
        "profile": {name: {"label": name.title()} for name in GROUPS},
    }
    totals, order = {"raw": TOTALS, "interval": TOTALS}, {"unit": ["desk", "ward"]}
    # The step is handed columns as texts.
    groups = GROUPS.astype(str)
    pictured = Pictured({}, totals, groups, order, predictions, predictions, settings)
    return list(figures("H", HYPOTHESIS | {"predictors": predictors}, pictured))


def test_the_marks_of_categories_are_their_rates_at_the_mean_exposure():
    [(file, kind, subject, title, draw)] = drawn(["unit"], pd.DataFrame({"hypothesis": ["H"]}))
    assert (file, kind, subject) == ("expected_H_1", "expected", "H:unit")
    assert title == "Expected Days by Unit"
    axes = draw().axes[0]
    assert [tick.get_text() for tick in axes.get_xticklabels()] == ["desk", "ward"]
    marks = axes.lines[0].get_ydata()
    # By a Poisson regression on categories alone, rates are all counts by all exposure.
    rates = [4 / 48, 16 / 48]
    assert marks == pytest.approx(12 * np.array(rates))


def test_a_number_has_a_curve_and_without_a_model_nothing_is_drawn():
    found = drawn(["load", "unit"], pd.DataFrame({"hypothesis": ["H"]}))
    x = found[0][-1]().axes[0].lines[0].get_xdata()
    assert (min(x), max(x)) == (9, 16)
    assert drawn(["unit"], pd.DataFrame({"hypothesis": ["other"]})) == []
