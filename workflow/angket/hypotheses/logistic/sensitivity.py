"""A logistic regression tested in other ways."""

import pandas as pd

from angket.hypotheses.logistic.design import design_of
from angket.hypotheses.logistic.model import logistic_regression
from angket.hypotheses.samples import flagged_among
from angket.statistics.effects import Effect
from angket.statistics.sensitivity import row, samples
from angket.statistics.undefined import Undefined, or_undefined


def panel_of(hypothesis, data, flagged):
    """Test all predictors together on both scales, on ranks of numbers, and with robust errors.

    Firth's penalised likelihood, which separation does not hinder, is not among them: no library
    here has it. See `angket.statistics.sensitivity.panel` for what is returned.
    """
    alpha = data.tests["alpha"]
    designs = {
        scale: or_undefined(design_of, hypothesis, data, scale) for scale in ("raw", "interval")
    }
    if isinstance(designs["raw"], Undefined):
        ways = {"raw": "lr", "interval": "lr", "ranks": "lr", "robust_errors": "wald"}
        none = designs["raw"]
        return pd.DataFrame([row(way, "all", 0, of, none, alpha) for way, of in ways.items()])
    raw, interval = designs["raw"], designs["interval"]
    flagged = flagged_among(flagged, raw.event.index)
    panel = []
    for respondents, kept in samples(len(raw.event), flagged):
        event, n = raw.event[kept], int(kept.sum())
        totals = raw.predictors[kept]
        ranked = totals.copy()
        ranked[raw.given.numbers] = totals[raw.given.numbers].rank()
        ways = {"raw": totals, "interval": interval.predictors[kept], "ranks": ranked}
        for way, predictors in ways.items():
            found = or_undefined(_likelihood_ratio, event, predictors)
            panel.append(row(way, respondents, n, "lr", found, alpha))
        found = or_undefined(_robust, event, totals)
        panel.append(row("robust_errors", respondents, n, "wald", found, alpha))
    return pd.DataFrame(panel)


def _likelihood_ratio(event, predictors):
    model = logistic_regression(event, predictors, 0.95).model
    return model["lr"], model["lr_p"], Effect("nagelkerke", model["nagelkerke"])


def _robust(event, predictors):
    robust = logistic_regression(event, predictors, 0.95).robust
    return robust["wald"], robust["wald_p"]
