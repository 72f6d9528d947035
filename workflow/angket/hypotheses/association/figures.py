"""What is drawn of an association: how each row category falls into column categories."""

from functools import partial

import pandas as pd

from angket.figures.numbers import grouped
from angket.figures.stacked import draw_stacked
from angket.hypotheses.association.cells import categories, shown_counts
from angket.statistics.categorical.association import crosstab
from angket.subjects import column_and_value, pair_of, parts_of, whole_and_part


def figures(name, hypothesis, pictured):
    """Yield file, kind, subject, title and drawing of the figure, if anybody was counted."""
    order, groups = pictured.order, pictured.groups
    row, column = hypothesis["row"], hypothesis["column"]
    counts = crosstab(groups[row], groups[column], order[row], order[column])
    profile = pictured.settings.get("profile", {})
    analysed = {name: groups[name].value_counts().to_dict() for name in {row, column} & {*profile}}
    counts = shown_counts(counts, hypothesis, profile, analysed)
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
    cells = {
        whole_and_part(subject)[1]: value
        for (section, subject, statistic), value in statistics.items()
        if section == "crosstab" and statistic == "n" and subject.startswith(parts_of(name))
    }
    rows, columns = categories(cells)
    counts = pd.DataFrame(
        [[cells[pair_of(row, column)] for column in columns] for row in rows], rows, columns
    )
    if counts.size and counts.map(str.isdigit).all(axis=None):
        profile = settings.get("profile", {})
        counts = shown_counts(counts.astype(int), hypothesis, profile, _analysed(statistics))
        yield _figure(name, hypothesis, counts, settings)


def _analysed(statistics):
    """Return how many respondents each category of the profile has, where that is told."""
    found = {}
    for (section, subject, statistic), value in statistics.items():
        column, category = column_and_value(subject)
        if section == "sample" and statistic == "n" and category and value.isdigit():
            found.setdefault(column, {})[category] = int(value)
    return found


def _figure(name, hypothesis, counts, settings):
    words = settings["words"]
    shares = counts.mul(100).div(counts.sum(axis=1), axis=0)
    shares.index = [
        f"{label} (*n* = {grouped(n, words)})" for label, n in counts.sum(axis=1).items()
    ]
    described = settings["variables"] | settings.get("profile", {})
    labels = {
        "response": described[hypothesis["column"]]["label"],
        "predictor": described[hypothesis["row"]]["label"],
    }
    # Categories of both may be called alike.
    title, axis = words["scatter"].format(**labels), words["rows_and_parts"].format(**labels)
    drawing = partial(draw_stacked, shares, axis, words, notice=settings.get("notice"))
    return f"association_{name}", "association", name, title, drawing
