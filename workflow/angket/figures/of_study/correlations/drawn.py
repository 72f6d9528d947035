"""The correlations between the items of a variable."""

from functools import partial

from angket.figures.heatmap import draw_heatmap
from angket.statistics.reliability.inter_item import pairwise_correlations


def figures(name, variable, found):
    """Yield file, kind, subject, title and drawing, if the variable has several items."""
    words, items = found.settings["words"], variable["items"]
    if len(items) < 2:
        return
    correlations = pairwise_correlations(found.keyed[items])
    drawing = partial(draw_heatmap, correlations, words, found.settings.get("notice"))
    title = words["correlations"].format(variable=variable["label"])
    yield f"correlations_{name}", "correlations", name, title, drawing
