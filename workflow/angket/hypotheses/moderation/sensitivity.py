"""A moderation tested in other ways."""

from functools import partial

from angket.hypotheses.moderation.roles import variables
from angket.hypotheses.moderation.ways_by_groups import panel_by_groups
from angket.hypotheses.samples import of_scale, on_both_scales
from angket.statistics.effects import of_slope
from angket.statistics.regression.moderation import moderation, product_terms
from angket.statistics.resampled_ways import with_slope
from angket.statistics.sensitivity import log_odds, panel, robust_slope


def panel_of(hypothesis, data, flagged):
    """Test the product of predictor and moderator in several ways.

    See `angket.statistics.sensitivity.panel` for what is returned.
    """
    if "groups" in hypothesis:
        return panel_by_groups(hypothesis, data, flagged)
    *predictors, response = variables(hypothesis)
    sample = on_both_scales(data.totals, [*predictors, response], flagged)
    alpha = data.tests["alpha"]
    change = partial(_change, confidence=1 - alpha)
    robust = partial(_robust_product, confidence=1 - alpha)
    variants = dict.fromkeys(["raw", "interval", "ranks"], ("r_squared_change", change))
    variants |= {"ordinal": ("log_odds", _ordinal_product), "robust": ("b", robust)}
    ways = panel(*sample.totals, response, predictors, alpha, sample.flagged, variants)
    totals = of_scale(sample.totals, hypothesis)
    # Centred as with all respondents, which the coefficient of the product does not depend on.
    terms = product_terms(totals[predictors[0]], totals[predictors[1]]).set_axis(totals.index)
    slope = totals[response], terms, terms.columns[-1]
    return with_slope(ways, *slope, sample.flagged, data.tests)


def _change(y, x, confidence):
    pair = x.iloc[:, 0], x.iloc[:, 1]
    found = moderation(y, *pair, confidence)
    product = found.coefficients.iloc[-1][["b", "ci_low", "ci_high"]]
    effect = of_slope(y, product_terms(*pair).iloc[:, -1], *product)
    return found.change["r_squared_change"], found.change["f_change_p"], effect


def _ordinal_product(y, x):
    return log_odds(y, product_terms(x.iloc[:, 0], x.iloc[:, 1]))


def _robust_product(y, x, confidence):
    return robust_slope(y, product_terms(x.iloc[:, 0], x.iloc[:, 1]), confidence)
