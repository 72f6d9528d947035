"""What is drawn of a moderation: the residuals of its regressions, and its simple slopes."""

from functools import partial

from angket.figures.interaction import draw_interaction
from angket.figures.numbers import number
from angket.hypotheses.moderation.roles import variables
from angket.hypotheses.pictures import residuals_of
from angket.hypotheses.samples import complete_cases
from angket.statistics.regression.simple_lines import simple_lines
from angket.statistics.undefined import Undefined, or_undefined


def figures(name, hypothesis, pictured):
    """Yield file, kind, subject, title and drawing of each figure."""
    yield from residuals_of(name, hypothesis, pictured)
    yield from _slopes(name, hypothesis, pictured)


def _slopes(name, hypothesis, pictured):
    """Yield the points, and the line of the predictor at three values of the moderator."""
    settings, scale = pictured.settings, hypothesis["scale"]
    words = settings["words"]
    sample = complete_cases(pictured.totals[scale], variables(hypothesis))
    x, m, y = (sample[variable] for variable in variables(hypothesis))
    lines = or_undefined(simple_lines, y, x, m, 1 - settings["tests"]["alpha"])
    if isinstance(lines, Undefined):
        return  # the report says why
    axis = words["interval_total" if scale == "interval" else "total"]
    labels = {
        role: settings["variables"][hypothesis[role]]["label"]
        for role in ("predictor", "response", "moderator")
    }
    axes = [axis.format(variable=labels[role]) for role in ("predictor", "response", "moderator")]
    named = {
        words["slope_at"][at].format(
            value=number(line.attrs["moderator"], 2, words["decimal_mark"])
        ): line
        for at, line in lines.items()
    }
    title = words["slopes"].format(**labels)
    drawing = partial(draw_interaction, x, y, named, axes, words, settings.get("notice"))
    yield f"slopes_{name}", "slopes", name, title, drawing
