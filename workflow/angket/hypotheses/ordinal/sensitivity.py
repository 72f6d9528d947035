"""An ordinal regression tested in other ways."""

import numpy as np
import pandas as pd

from angket.hypotheses.ordinal.design import design_of
from angket.hypotheses.ordinal.model import ordinal_model
from angket.hypotheses.samples import flagged_among
from angket.statistics.effects import Effect
from angket.statistics.regression.linear import linear_regression
from angket.statistics.sensitivity import row, samples
from angket.statistics.undefined import Undefined, or_undefined

WAYS = ("raw", "interval", "ranks", "probit", "cloglog", "split_low", "split_high")


def panel_of(hypothesis, data, flagged):
    """Test all predictors together on both scales, on ranks, by other links, splits and a line.

    See `angket.statistics.sensitivity.panel` for what is returned.
    """
    alpha = data.tests["alpha"]
    raw, interval = (
        or_undefined(design_of, hypothesis, data, scale) for scale in ("raw", "interval")
    )
    if isinstance(raw, Undefined):
        panel = [row(way, "all", 0, "lr", raw, alpha) for way in WAYS]
        return pd.DataFrame([*panel, row("linear", "all", 0, "f", raw, alpha)])
    flagged = flagged_among(flagged, raw.levels.index)
    panel = []
    for respondents, kept in samples(len(raw.levels), flagged):
        # Leaving out respondents can leave out a level.
        levels = np.unique(raw.levels[kept], return_inverse=True)[1]
        totals, n = raw.given.table[kept], int(kept.sum())
        ranked = totals.copy()
        ranked[raw.given.numbers] = totals[raw.given.numbers].rank()
        ways = {
            "raw": (levels, totals, "logit"),
            "interval": (levels, interval.given.table[kept], "logit"),
            "ranks": (levels, ranked, "logit"),
            "probit": (levels, totals, "probit"),
            "cloglog": (levels, totals, "cloglog"),
            "split_low": ((levels > 0).astype(int), totals, "logit"),
            "split_high": ((levels == levels.max()).astype(int), totals, "logit"),
        }
        for way, arguments in ways.items():
            found = or_undefined(_likelihood_ratio, *arguments)
            if way.startswith("split") and not isinstance(found, Undefined):
                # Of another response, whose R squared is on a scale of its own.
                found = found[:2]
            panel.append(row(way, respondents, n, "lr", found, alpha))
        found = or_undefined(_linear, levels, totals)
        panel.append(row("linear", respondents, n, "f", found, alpha))
    return pd.DataFrame(panel)


def _likelihood_ratio(levels, predictors, link):
    if levels.max() == 0:
        raise Undefined("the response is the same for every respondent")
    model = ordinal_model(levels, predictors, 0.95, link).model
    return model["lr"], model["lr_p"], Effect("nagelkerke", model["nagelkerke"])


def _linear(levels, predictors):
    """Take the numbers of the levels for scores, as a linear regression does."""
    model = linear_regression(levels.astype(float), predictors, 0.95).model
    return model["f"], model["f_p"]
