"""What is drawn of an association: how each row category falls into column categories."""

from functools import partial

from angket.association import crosstab
from drawing.stacked import draw_stacked
from drawing.style import grouped


def figures(name, hypothesis, pictured):
    """Yield file, kind, subject, title and drawing of the figure, if anybody was counted."""
    settings, order = pictured.settings, pictured.order
    words = settings["words"]
    row, column = hypothesis["row"], hypothesis["column"]
    counts = crosstab(pictured.groups[row], pictured.groups[column], order[row], order[column])
    if counts.empty:
        return
    shares = counts.mul(100).div(counts.sum(axis=1), axis=0)
    shares.index = [
        f"{label} (*n* = {grouped(n, words)})" for label, n in counts.sum(axis=1).items()
    ]
    described = settings["variables"] | settings.get("profile", {})
    title = words["scatter"].format(
        response=described[column]["label"], predictor=described[row]["label"]
    )
    axis = words["percent_of_respondents"]
    drawing = partial(draw_stacked, shares, axis, words, notice=settings.get("notice"))
    yield f"association_{name}", "association", name, title, drawing
