"""A correlation tested in other ways."""

import math
from functools import partial

import scipy

from angket.hypotheses.samples import of_scale, on_both_scales
from angket.statistics.categorical.order import tau_b_interval
from angket.statistics.correlation.pairs import pearson, pearson_p
from angket.statistics.effects import Effect, of_correlation
from angket.statistics.resampled_ways import with_correlation
from angket.statistics.sensitivity import log_odds, panel, robust_slope
from angket.statistics.undefined import Undefined, or_undefined

# What the tests that a study may choose are of.
STATISTICS = {"pearson": "r", "spearman": "rho", "kendall": "tau_b"}


def panel_of(hypothesis, data, flagged):
    """Test a correlation on both scales, on ranks, and by an ordinal and a robust model.

    Which of the two variables is the response makes no difference but to the last two. Kendall's
    correlation, which is smaller than the others for the same relation, is among them where it
    decides. See
    `angket.statistics.sensitivity.panel` for what is returned.
    """
    first, second = hypothesis["variables"]
    sample = on_both_scales(data.totals, [first, second], flagged)
    alpha = data.tests["alpha"]
    of_scores = partial(_correlation, confidence=1 - alpha)
    variants = {
        "raw": ("r", of_scores),
        "interval": ("r", of_scores),
        "ranks": ("rho", partial(of_scores, ranks=True)),
        "ordinal": ("log_odds", log_odds),
        "robust": ("b", partial(robust_slope, confidence=1 - alpha, measure="r")),
    }
    if hypothesis["test"] == "kendall":
        variants["kendall"] = ("tau_b", partial(_kendall, confidence=1 - alpha))
    ways = panel(*sample.totals, second, [first], alpha, sample.flagged, variants)
    if data.only:
        return ways
    pair = of_scale(sample.totals, hypothesis)[[first, second]].to_numpy().T
    # Which coefficient the assumptions choose is not known here.
    of = STATISTICS.get(hypothesis["test"]), sample.flagged, data.tests
    return with_correlation(ways, *pair, *of)


def _kendall(y, x, confidence):
    found = scipy.stats.kendalltau(x.iloc[:, 0], y)
    if math.isnan(found.pvalue):
        raise Undefined("a variable is the same for every respondent")
    tau_b = float(found.statistic)
    limits = or_undefined(tau_b_interval, x.iloc[:, 0], y, confidence)
    limits = [] if isinstance(limits, Undefined) else [*limits.values()]
    known = not any(isinstance(limit, Undefined) for limit in limits)
    return tau_b, float(found.pvalue), Effect("tau_b", tau_b, *(limits if known else ()))


def _correlation(y, x, confidence, ranks=False):
    result = pearson(x.iloc[:, 0], y)
    r = float(result.statistic)
    return r, pearson_p(result), of_correlation(r, len(y), confidence, ranks)
