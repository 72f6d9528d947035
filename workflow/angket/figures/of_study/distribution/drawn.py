"""The distribution of the totals of a variable, in the colours of its categories."""

from functools import partial

from angket.figures.distribution import draw_distribution


def figures(name, variable, found):
    """Yield file, kind, subject, title and drawing, if anybody has a total."""
    settings, categories = found.settings, found.categories
    words, label = settings["words"], variable["label"]
    raw = found.totals["raw"][name].dropna()
    if not len(raw):
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
