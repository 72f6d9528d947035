"""The figure of the effect of each hypothesis over all ways of testing it."""

from functools import partial

from angket.figures.forest import draw_forest
from angket.figures.of_study.forest.ways import effects_of


def figures(found):
    """Yield file, kind, subject, title and drawing for each hypothesis that has such effects."""
    settings = found.settings
    words, confidence = settings["words"], 100 - settings["tests"]["alpha"] * 100
    for name, hypothesis in settings["hypotheses"].items():
        measure, rows = effects_of(name, hypothesis, found.sensitivity, found.statistics, settings)
        if rows is None:
            continue  # nothing could be measured; the table says why
        axis = words["forest_axis"] if rows["low"].notna().any() else "{measure}"
        label = axis.format(measure=words["measures"][measure], percent=f"{confidence:.4g}")
        title = words["forest"].format(hypothesis=name)
        drawing = partial(draw_forest, rows, label, words, settings.get("notice"))
        yield f"forest_{name}", "forest", name, title, drawing
