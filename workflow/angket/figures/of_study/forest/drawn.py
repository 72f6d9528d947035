"""The figure of the effect of each hypothesis over all ways of testing it."""

from functools import partial

from angket.figures.forest import draw_forest
from angket.figures.of_study.forest.ways import effects_of
from angket.statistics.distribution.noncentrality import beside_one_sided
from angket.statistics.effects import ONE_SIDED


def figures(found):
    """Yield file, kind, subject, title and drawing for each hypothesis that has such effects."""
    settings = found.settings
    words, confidence = settings["words"], 1 - settings["tests"]["alpha"]
    for name, hypothesis in settings["hypotheses"].items():
        measure, rows = effects_of(name, hypothesis, found.sensitivity, found.statistics, settings)
        if rows is None:
            continue  # nothing could be measured; the table says why
        axis = words["forest_axis"] if rows["low"].notna().any() else "{measure}"
        own = beside_one_sided(confidence) if measure in ONE_SIDED else confidence
        label = axis.format(measure=words["measures"][measure], percent=f"{own * 100:.4g}")
        title = words["forest"].format(hypothesis=name)
        drawing = partial(draw_forest, rows, label, words, settings.get("notice"))
        yield f"forest_{name}", "forest", name, title, drawing
