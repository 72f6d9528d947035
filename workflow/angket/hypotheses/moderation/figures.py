"""What is drawn of a moderation: residuals, simple slopes, and the slope over the moderator."""

from functools import partial

from angket.figures.group_lines import draw_group_lines
from angket.figures.interaction import draw_interaction
from angket.figures.numbers import number
from angket.figures.slope_region import draw_slope_region
from angket.hypotheses.moderation.by_groups import sample_by_groups
from angket.hypotheses.moderation.roles import variables
from angket.hypotheses.pictures import percent, residuals_of
from angket.hypotheses.samples import complete_cases
from angket.statistics.regression.group_lines import group_lines
from angket.statistics.regression.johnson_neyman import parts_of_range
from angket.statistics.regression.moderation import moderation
from angket.statistics.regression.simple_lines import simple_lines
from angket.statistics.undefined import Undefined, or_undefined
from angket.subjects import product_of


def figures(name, hypothesis, pictured):
    """Yield file, kind, subject, title and drawing of each figure."""
    yield from residuals_of(name, hypothesis, pictured)
    if "groups" in hypothesis:
        yield from _groups(name, hypothesis, pictured)
        return
    yield from _slopes(name, hypothesis, pictured)
    if hypothesis.get("johnson_neyman"):
        yield from _region(name, hypothesis, pictured)


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
    yield f"interaction_{name}", "interaction", name, title, drawing


def _region(name, hypothesis, pictured):
    """Yield the slope of the predictor over the values of the moderator that somebody has."""
    settings, scale = pictured.settings, hypothesis["scale"]
    words, alpha = settings["words"], settings["tests"]["alpha"]
    sample = complete_cases(pictured.totals[scale], variables(hypothesis))
    x, m, y = (sample[variable] for variable in variables(hypothesis))
    found = or_undefined(moderation, y, x, m, 1 - alpha)
    if isinstance(found, Undefined):
        return  # the report says why
    parts, ends = parts_of_range(found.fit, float(m.mean()), m, alpha)
    labels = {
        role: settings["variables"][hypothesis[role]]["label"]
        for role in ("predictor", "response", "moderator")
    }
    axis = words["interval_total" if scale == "interval" else "total"]
    axes = axis.format(variable=labels["moderator"]), words["coefficient_of"].format(**labels)
    band = percent(1 - alpha).replace(".", words["decimal_mark"])
    told = {
        key: words[key].format(percent=band)
        for key in ("slope_significant", "slope_not_significant")
    }
    title = words["slope_region"].format(**labels)
    drawing = partial(draw_slope_region, parts, ends, m, axes, words | told, settings.get("notice"))
    yield f"johnson_neyman_{name}", "johnson_neyman", name, title, drawing


def _groups(name, hypothesis, pictured):
    """Yield the points, and the line of the predictor in each group."""
    settings, scale = pictured.settings, hypothesis["scale"]
    words, column = settings["words"], hypothesis["groups"]
    sample = or_undefined(sample_by_groups, hypothesis, pictured, scale)
    if isinstance(sample, Undefined):
        return  # the report says why
    x, y, of = sample.predictor, sample.response, (sample.groups, sample.order, sample.column)
    lines = or_undefined(group_lines, y, x, *of, 1 - settings["tests"]["alpha"])
    if isinstance(lines, Undefined):
        return
    axis = words["interval_total" if scale == "interval" else "total"]
    described = settings["variables"] | settings.get("profile", {})
    labels = {role: described[hypothesis[role]]["label"] for role in ("predictor", "response")}
    title = words["group_slopes"].format(**labels, moderator=described[column]["label"])
    axes = [axis.format(variable=labels[role]) for role in ("predictor", "response")]
    axes.append(described[column]["label"])
    sizes = sample.groups.value_counts().to_dict()
    notice = settings.get("notice")
    drawing = partial(draw_group_lines, x, y, lines, sizes, axes, words, notice)
    yield f"interaction_{name}", "interaction", name, title, drawing


def slope(hypothesis):
    """Name the term whose slope the hypothesis is about: the product, but of groups, which decide
    together.
    """
    if "groups" in hypothesis:
        return None
    return product_of(hypothesis["predictor"], hypothesis["moderator"])
