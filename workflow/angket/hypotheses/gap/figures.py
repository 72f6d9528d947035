"""What is drawn of gaps: the items by performance and importance, in four quadrants."""

from functools import partial

import pandas as pd

from angket.figures.quadrants import draw_quadrants
from angket.hypotheses.gap.marks import marks
from angket.hypotheses.gap.quadrants import QUADRANTS, SURE
from angket.hypotheses.pictures import percent
from angket.subjects import part_of


def figures(name, hypothesis, pictured):
    """Yield file, kind, subject, title and drawing of the figure."""
    yield from redrawn(name, hypothesis, pictured.statistics, pictured.settings)


def redrawn(name, hypothesis, statistics, settings):
    """Yield the figure from the statistics alone, where the items have quadrants."""
    words, variables = settings["words"], settings["variables"]
    lines = [
        _number(statistics.get(("gap", name, f"{which}_line")))
        for which in ("perceived", "expected")
    ]
    rows, found = {}, []
    for item in variables[hypothesis["perceived"]]["items"]:
        place = ("gap", part_of(name, item))
        if statistics.get((*place, "quadrant")) in QUADRANTS.values():
            found.append(item)
    for item, mark in marks(found).items():
        place = ("gap", part_of(name, item))
        share = _number(statistics.get((*place, "quadrant_percent")))
        means = (_number(statistics.get((*place, f"{which}_mean"))) for which in
                 ("perceived", "expected"))  # fmt: skip
        rows[mark] = (*means, share is None or share >= 100 * SURE)
    if None in lines or not rows:
        return
    items = pd.DataFrame.from_dict(
        rows, orient="index", columns=["performance", "importance", "sure"]
    )
    sure = words["sure_quadrant"].format(percent=percent(SURE))
    labels = tuple(
        words["mean_of"].format(variable=variables[hypothesis[which]]["label"])
        for which in ("perceived", "expected")
    )
    drawing = partial(
        draw_quadrants,
        items,
        tuple(lines),
        labels,
        words | {"sure_quadrant": sure},
        settings.get("notice"),
    )
    yield f"quadrants_{name}", "quadrants", name, words["quadrants_title"], drawing


def _number(text):
    """Return a number, or None where there is none."""
    try:
        return float(text)
    except (TypeError, ValueError):
        return None
