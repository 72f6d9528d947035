"""What is drawn of two factors, and of groups beside covariates: scores and adjusted means."""

from functools import partial

import pandas as pd

from angket.figures.groups import draw_groups
from angket.figures.profiles import draw_profiles
from angket.hypotheses.difference.adjusted import adjusted_means, adjusted_scores, cell_name
from angket.hypotheses.difference.cells import cells_of
from angket.hypotheses.difference.model import fitted
from angket.hypotheses.pictures import percent
from angket.statistics.undefined import Undefined, or_undefined


def figures_of_factors(name, hypothesis, pictured):
    """Yield file, kind, subject, title and drawing, where there is something to compare."""
    settings = pictured.settings
    words, notice = settings["words"], settings.get("notice")
    totals = pictured.totals[hypothesis["scale"]]
    model = or_undefined(_model, hypothesis, totals, pictured)
    if isinstance(model, Undefined):
        return
    confidence = 1 - settings["tests"]["alpha"]
    found = adjusted_means(model, confidence)
    values = model.cells.members(adjusted_scores(model))
    means = {
        cell: tuple(
            found[cell_name(cell)][f"adjusted_{part}"] for part in ("mean", "ci_low", "ci_high")
        )
        for cell in values
    }
    axis = _axis(hypothesis, settings)
    words = words | {"mean_interval": words["mean_interval"].format(percent=percent(confidence))}
    if len(model.cells.levels) == 1:
        table = pd.DataFrame(means.values(), columns=["mean", "low", "high"])
        named = {group: scores for (group,), scores in values.items()}
        drawing = partial(draw_groups, named, table, axis, words, notice)
        yield f"means_{name}", "means", name, words["means"], drawing
        return
    profile, along = model.cells.levels
    if len(model.cells.levels[profile]) > len(model.cells.levels[along]):
        # Fewer lines are told apart more easily.
        profile, along = along, profile
        values = {cell[::-1]: scores for cell, scores in values.items()}
        means = {cell[::-1]: mean for cell, mean in means.items()}
        order = sorted(means, key=lambda cell: model.cells.levels[profile].index(cell[0]))
        means = {cell: means[cell] for cell in order}
    labels = (_label(along, settings), axis, _label(profile, settings))
    drawing = partial(draw_profiles, values, means, labels, words, notice)
    yield f"profiles_{name}", "profiles", name, words["profiles"], drawing


def _model(hypothesis, totals, pictured):
    return fitted(cells_of(hypothesis, totals, pictured.groups, pictured.order))


def _label(column, settings):
    return {**settings.get("profile", {}), **settings["variables"]}[column]["label"]


def _axis(hypothesis, settings):
    words = settings["words"]
    axis = words["interval_total" if hypothesis["scale"] == "interval" else "total"]
    axis = axis.format(variable=_label(hypothesis["response"], settings))
    return words["adjusted_scores"].format(axis=axis) if "covariates" in hypothesis else axis
