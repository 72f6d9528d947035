"""What is drawn of an association: how each row category falls into column categories."""

from functools import partial

import pandas as pd

from angket.figures.stacked import draw_stacked
from angket.figures.style import grouped
from angket.statistics.categorical.association import crosstab


def figures(name, hypothesis, pictured):
    """Yield file, kind, subject, title and drawing of the figure, if anybody was counted."""
    order, groups = pictured.order, pictured.groups
    row, column = hypothesis["row"], hypothesis["column"]
    counts = crosstab(groups[row], groups[column], order[row], order[column])
    if not counts.empty:
        yield _figure(name, hypothesis, counts, pictured.settings)


def redrawn(name, hypothesis, statistics, settings):
    """Yield the figure as far as it follows from statistics alone.

    Parameters
    ----------
    name : str
    hypothesis : dict
    statistics : dict
        From section, subject and statistic to value, as texts.
    settings : dict
        As those of `angket.hypotheses.pictures.Pictured`.
    """
    cells = {}
    for (section, subject, statistic), value in statistics.items():
        if section == "crosstab" and statistic == "n" and subject.startswith(f"{name}:"):
            row, _, column = subject.removeprefix(f"{name}:").partition("|")
            if "(total)" not in (row, column):
                cells.setdefault(row, {})[column] = value
    if cells and all(value.isdigit() for row in cells.values() for value in row.values()):
        counts = pd.DataFrame.from_dict(cells, orient="index").astype(int)
        yield _figure(name, hypothesis, counts, settings)


def _figure(name, hypothesis, counts, settings):
    words = settings["words"]
    shares = counts.mul(100).div(counts.sum(axis=1), axis=0)
    shares.index = [
        f"{label} (*n* = {grouped(n, words)})" for label, n in counts.sum(axis=1).items()
    ]
    described = settings["variables"] | settings.get("profile", {})
    title = words["scatter"].format(
        response=described[hypothesis["column"]]["label"],
        predictor=described[hypothesis["row"]]["label"],
    )
    axis = words["percent_of_respondents"]
    drawing = partial(draw_stacked, shares, axis, words, notice=settings.get("notice"))
    return f"association_{name}", "association", name, title, drawing
