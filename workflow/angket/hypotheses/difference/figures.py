"""What is drawn of a difference: the distributions compared, with their means and intervals."""

from functools import partial

import numpy as np
import pandas as pd

from angket.figures.groups import draw_groups
from angket.hypotheses.difference.design import described, groups_of, measurements_of
from angket.hypotheses.difference.factor_figures import figures_of_factors
from angket.hypotheses.pictures import percent
from angket.statistics.groups.groups import mean_interval
from angket.statistics.undefined import Undefined, or_undefined

LIMITS = ["mean_ci_low", "mean_ci_high"]


def figures(name, hypothesis, pictured):
    """Yield file, kind, subject, title and drawing, where there is something to compare."""
    if described(hypothesis) in ("factorial", "covariance"):
        yield from figures_of_factors(name, hypothesis, pictured)
        return
    settings = pictured.settings
    words, labels = settings["words"], _labels(settings)
    totals = pictured.totals[hypothesis["scale"]]
    compared = or_undefined(_compared, hypothesis, totals, pictured, labels)
    if isinstance(compared, Undefined) or not all(len(values) for values in compared.values()):
        return
    confidence = 1 - settings["tests"]["alpha"]
    means = pd.DataFrame(
        [_mean(values, confidence) for values in compared.values()],
        columns=["mean", "low", "high"],
        index=[*compared],
    )
    words = words | {"mean_interval": words["mean_interval"].format(percent=percent(confidence))}
    axis = words["interval_total" if hypothesis["scale"] == "interval" else "total"]
    of = labels[hypothesis["response"]] if "response" in hypothesis else words["any_measurement"]
    drawing = partial(
        draw_groups, compared, means, axis.format(variable=of), words, settings.get("notice")
    )
    yield f"means_{name}", "means", name, words["means"], drawing


def _compared(hypothesis, totals, pictured, labels):
    """Return the values of each group or measurement, by what it is called."""
    design = described(hypothesis)
    if design == "groups":
        return groups_of(hypothesis, totals, pictured.groups, pictured.order)[0]
    table = measurements_of(hypothesis, totals)
    return {labels[part]: table[part].to_numpy() for part in table}


def _mean(values, confidence):
    limits = {part: np.nan for part in LIMITS}
    if len(values) > 1:
        found = or_undefined(mean_interval, values, confidence, names=LIMITS)
        limits = {part: np.nan if isinstance(v, Undefined) else v for part, v in found.items()}
    return [float(values.mean()), *limits.values()]


def _labels(settings):
    return {name: one["label"] for name, one in settings["variables"].items()}
