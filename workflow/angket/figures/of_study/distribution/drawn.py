"""The distribution of the totals of a variable, in the colours of its categories."""

from functools import partial

from angket.figures.distribution import draw_distribution
from angket.hypotheses.declared import counted_with
from angket.statistics.categorical.joint_groups import SMALLEST_GROUP


def figures(name, variable, found):
    """Yield file, kind, subject, title and drawing, if anybody has a total.

    None where the bars, less a table of counts that leaves out the few without a group of the
    profile, would tell of these.
    """
    settings, categories = found.settings, found.categories
    words, label = settings["words"], variable["label"]
    raw = found.totals["raw"][name].dropna()
    if not len(raw) or _tells_of_few(name, raw, found):
        return
    order = [band["label"] for band in _bands_of(variable, settings)]
    placed = categories[name].loc[raw.index] if name in categories else None
    axis = words["total"].format(variable=label)
    drawing = partial(draw_distribution, raw, placed, order, axis, words, settings.get("notice"))
    title = words["distribution"].format(variable=label)
    yield f"distribution_{name}", "distribution", name, title, drawing


def _bands_of(variable, settings):
    if "categories" not in variable:
        return []
    return settings["categories"][variable["categories"]]["bands"]


def _tells_of_few(name, totals, found):
    profile = found.settings.get("profile") or {}
    for _, column in counted_with(found.settings.get("hypotheses") or {}, name):
        if column in profile:
            without = found.responses.loc[totals.index, column].isna().sum()
            if 0 < without < SMALLEST_GROUP:
                return True
    return False
