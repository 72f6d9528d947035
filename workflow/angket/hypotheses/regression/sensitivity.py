"""A regression tested in other ways."""

from functools import partial

from angket.hypotheses.regression.entering import is_extended
from angket.hypotheses.regression.other_ways import panel_of_terms
from angket.hypotheses.regression.roles import variables
from angket.hypotheses.samples import of_scale, on_both_scales
from angket.statistics.effects import of_correlation, of_determination
from angket.statistics.regression.linear import linear_regression
from angket.statistics.resampled_ways import with_slope
from angket.statistics.sensitivity import (
    likelihood_ratio,
    log_odds,
    panel,
    robust_errors,
    robust_slope,
    robust_wald,
)


def panel_of(hypothesis, data, flagged):
    """Test a regression on both scales, on ranks, and by an ordinal and a robust model.

    With one predictor its slope is tested, with several all slopes together. See
    `angket.statistics.sensitivity.panel` for what is returned.
    """
    if is_extended(hypothesis, data.totals["raw"]):
        return panel_of_terms(hypothesis, data, flagged)
    predictors, response = hypothesis["predictors"], hypothesis["response"]
    sample = on_both_scales(data.totals, variables(hypothesis), flagged)
    several, confidence = len(predictors) > 1, 1 - data.tests["alpha"]
    linear = ("r_squared", _determination) if several else ("beta", _slope)
    linear = linear[0], partial(linear[1], confidence=confidence)
    robust = partial(robust_slope, confidence=confidence, measure="r")
    variants = dict.fromkeys(["raw", "interval", "ranks"], linear)
    if not several:
        variants["ranks"] = linear[0], partial(linear[1], ranks=True)
    variants["ordinal"] = ("lr", likelihood_ratio) if several else ("log_odds", log_odds)
    variants["robust"] = ("wald", robust_wald) if several else ("b", robust)
    if several:
        variants["robust_errors"] = "f", robust_errors
    ways = panel(
        *sample.totals, response, predictors, data.tests["alpha"], sample.flagged, variants
    )
    if several:
        return ways
    totals = of_scale(sample.totals, hypothesis)
    slope = totals[response], totals[predictors], predictors[0]
    return with_slope(ways, *slope, sample.flagged, data.tests, "r")


def _slope(y, x, confidence, ranks=False):
    row = linear_regression(y, x, confidence).coefficients.iloc[1]
    beta = float(row["beta"])
    # The beta of a single predictor is r, whose interval the report tells.
    return beta, float(row["p"]), of_correlation(beta, len(y), confidence, ranks)


def _determination(y, x, confidence):
    model = linear_regression(y, x, confidence).model
    effect = of_determination(model["r_squared"], len(y), x.shape[1], confidence)
    return model["r_squared"], model["f_p"], effect
