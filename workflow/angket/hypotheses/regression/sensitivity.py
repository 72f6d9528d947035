"""A regression tested in other ways."""

from angket.hypotheses.regression.roles import variables
from angket.hypotheses.samples import on_both_scales
from angket.statistics.regression.linear import linear_regression
from angket.statistics.sensitivity import (
    likelihood_ratio,
    log_odds,
    panel,
    robust_slope,
    robust_wald,
)


def panel_of(hypothesis, data, flagged):
    """Test a regression on both scales, on ranks, and by an ordinal and a robust model.

    With one predictor its slope is tested, with several all slopes together. See
    `angket.statistics.sensitivity.panel` for what is returned.
    """
    predictors, response = hypothesis["predictors"], hypothesis["response"]
    sample = on_both_scales(data.totals, variables(hypothesis), flagged)
    several = len(predictors) > 1
    linear = ("r_squared", _determination) if several else ("beta", _slope)
    variants = dict.fromkeys(["raw", "interval", "ranks"], linear)
    variants["ordinal"] = ("lr", likelihood_ratio) if several else ("log_odds", log_odds)
    variants["robust"] = ("wald", robust_wald) if several else ("b", robust_slope)
    return panel(*sample.totals, response, predictors, sample.flagged, variants)


def _slope(y, x):
    row = linear_regression(y, x, 0.95).coefficients.iloc[1]
    return float(row["beta"]), float(row["p"])


def _determination(y, x):
    model = linear_regression(y, x, 0.95).model
    return model["r_squared"], model["f_p"]
