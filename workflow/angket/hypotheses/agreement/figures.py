"""What is drawn of agreement: every coefficient that was computed, with its interval."""

from functools import partial

import numpy as np
import pandas as pd

from angket.figures.forest import draw_forest
from angket.hypotheses.agreement.ways import WAYS_OF_LEVEL
from angket.hypotheses.pictures import percent
from angket.subjects import part_of


def figures(name, hypothesis, pictured):
    """Yield file, kind, subject, title and drawing of the figure."""
    yield from redrawn(name, hypothesis, pictured.statistics, pictured.settings)


def redrawn(name, hypothesis, statistics, settings):
    """Yield the figure from the statistics alone, where a coefficient has a value."""
    words = settings["words"]
    decides = statistics.get(("decision", name, "test"))
    rows = []
    for way in WAYS_OF_LEVEL[hypothesis["level"]]:
        effect, low, high = (
            _number(statistics.get(("agreement", part_of(name, way), statistic)))
            for statistic in ("estimate", "ci_low", "ci_high")
        )
        if not np.isnan(effect):
            label = words["variants"][way]
            rows.append((label, "", effect, low, high, way == decides, False))
    if not rows:
        return
    columns = ["label", "told", "effect", "low", "high", "decides", "heading"]
    confidence = percent(1 - settings["tests"]["alpha"])
    axis = words["agreement_axis"].format(percent=confidence)
    table = pd.DataFrame(rows, columns=columns)
    drawing = partial(draw_forest, table, axis, words, settings.get("notice"))
    yield f"coefficients_{name}", "coefficients", name, words["coefficients"], drawing


def _number(text):
    try:
        return float(text)
    except (TypeError, ValueError):
        return np.nan
