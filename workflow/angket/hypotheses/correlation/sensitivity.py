"""A correlation tested in other ways."""

from angket.hypotheses.samples import on_both_scales
from angket.statistics.correlation.pairs import pearson, pearson_p
from angket.statistics.sensitivity import log_odds, panel, robust_slope


def panel_of(hypothesis, data, flagged):
    """Test a correlation on both scales, on ranks, and by an ordinal and a robust model.

    Which of the two variables is the response makes no difference but to the last two. See
    `angket.statistics.sensitivity.panel` for what is returned.
    """
    first, second = hypothesis["variables"]
    sample = on_both_scales(data.totals, [first, second], flagged)
    variants = {
        "raw": ("r", _correlation),
        "interval": ("r", _correlation),
        "ranks": ("rho", _correlation),
        "ordinal": ("log_odds", log_odds),
        "robust": ("b", robust_slope),
    }
    return panel(*sample.totals, second, [first], sample.flagged, variants)


def _correlation(y, x):
    result = pearson(x.iloc[:, 0], y)
    return float(result.statistic), pearson_p(result)
