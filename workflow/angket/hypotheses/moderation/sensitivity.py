"""A moderation tested in other ways."""

from angket.hypotheses.moderation.roles import variables
from angket.hypotheses.samples import on_both_scales
from angket.statistics.regression.moderation import moderation, product_terms
from angket.statistics.sensitivity import log_odds, panel, robust_slope


def panel_of(hypothesis, data, flagged):
    """Test the product of predictor and moderator in several ways.

    See `angket.statistics.sensitivity.panel` for what is returned.
    """
    *predictors, response = variables(hypothesis)
    sample = on_both_scales(data.totals, [*predictors, response], flagged)
    variants = dict.fromkeys(["raw", "interval", "ranks"], ("r_squared_change", _change))
    variants |= {"ordinal": ("log_odds", _ordinal_product), "robust": ("b", _robust_product)}
    return panel(*sample.totals, response, predictors, sample.flagged, variants)


def _change(y, x):
    change = moderation(y, x.iloc[:, 0], x.iloc[:, 1], 0.95).change
    return change["r_squared_change"], change["f_change_p"]


def _ordinal_product(y, x):
    return log_odds(y, product_terms(x.iloc[:, 0], x.iloc[:, 1]))


def _robust_product(y, x):
    return robust_slope(y, product_terms(x.iloc[:, 0], x.iloc[:, 1]))
