"""A moderation by groups tested in other ways."""

import pandas as pd
from scipy.stats import chi2

from angket.hypotheses.moderation.by_groups import sample_by_groups
from angket.hypotheses.samples import flagged_among, of_scale
from angket.statistics.effects import Effect, of_slope
from angket.statistics.regression.group_moderation import group_moderation
from angket.statistics.regression.least_squares import least_squares
from angket.statistics.regression.ordinal import ordinal_regression
from angket.statistics.regression.robust import robust_regression
from angket.statistics.regression.wald import robust_f
from angket.statistics.resampled_ways import with_slope
from angket.statistics.sensitivity import log_odds, robust_slope, row, samples
from angket.statistics.undefined import Undefined, or_undefined


def panel_by_groups(hypothesis, data, flagged):
    """Test whether slopes differ between groups in several ways.

    On both scales, on ranks, by an ordinal and a robust regression and, of more than two groups, by
    errors HC3. See
    `angket.statistics.sensitivity.panel` for what is returned.
    """
    alpha = data.tests["alpha"]
    scales = {
        scale: or_undefined(sample_by_groups, hypothesis, data, scale)
        for scale in ("raw", "interval")
    }
    whole, panel = scales["raw"], []
    two = isinstance(whole, Undefined) or len(whole.order) == 2
    ways = {way: ("r_squared_change", _change) for way in ("raw", "interval", "ranks")}
    if not two:
        # Of a single product they stand beside its coefficient.
        ways["robust_errors"] = ("f", _robust_errors)
    ways["ordinal"] = ("log_odds" if two else "lr", _ordinal)
    ways["robust"] = ("b" if two else "wald", _robust)
    if isinstance(whole, Undefined):
        rows = [row(way, "all", 0, ways[way][0], whole, alpha) for way in ways]
        return pd.DataFrame(rows)
    flagged = flagged_among(flagged, whole.response.index)
    for respondents, kept in samples(len(whole.response), flagged):
        left_out = pd.Series(~kept, index=whole.response.index)
        raw, interval = (_kept(scales[scale], left_out) for scale in ("raw", "interval"))
        ranked = raw._replace(response=raw.response.rank(), predictor=raw.predictor.rank())
        of = {"interval": interval, "ranks": ranked}
        for way, (statistic, compute) in ways.items():
            sample = of.get(way, raw)
            found = or_undefined(_computed, compute, sample, len(whole.order), 1 - alpha)
            n = 0 if isinstance(sample, Undefined) else len(sample.response)
            panel.append(row(way, respondents, n, statistic, found, alpha))
    panel, own = pd.DataFrame(panel), of_scale(scales.values(), hypothesis)
    if flagged is None or isinstance(own, Undefined) or len(own.products) != 1:
        return panel
    left_out = flagged.reindex(own.response.index, fill_value=False)
    if len(_kept(own, left_out).order) < 2:
        return panel
    slope = own.response, own.terms, own.terms.columns[-1]
    return with_slope(panel, *slope, left_out, data.tests)


def _kept(sample, left_out):
    """Return a sample without some respondents; interval totals may lack more than raw ones."""
    if isinstance(sample, Undefined):
        return sample
    return sample.without(left_out.reindex(sample.response.index, fill_value=False))


def _computed(compute, sample, groups, confidence):
    """Test in one way; where a group is gone, another hypothesis would be tested."""
    if isinstance(sample, Undefined):
        raise sample
    if len(sample.order) < groups:
        raise Undefined("nobody is left of a group")
    return compute(sample, confidence)


def _change(sample, confidence):
    of_groups = sample.groups, sample.order, sample.column
    found = group_moderation(sample.response, sample.predictor, *of_groups, confidence)
    change = found.change["r_squared_change"]
    effect = Effect("r_squared_change", change)
    if len(sample.products) == 1:
        limits = found.coefficients.iloc[-1][["b", "ci_low", "ci_high"]].astype(float)
        effect = of_slope(sample.response, sample.terms.iloc[:, -1], *limits)
    return change, found.change["f_change_p"], effect


def _robust_errors(sample, confidence):
    return robust_f(least_squares(sample.response, sample.terms), sample.products)


def _ordinal(sample, confidence):
    """Test by an ordinal model: one product by its Wald test, several by a likelihood ratio."""
    terms = sample.terms
    if len(sample.products) == 1:
        return log_odds(sample.response, terms)
    held = terms.drop(columns=terms.columns[sample.products])
    lr = ordinal_regression(sample.response, terms).model["lr"]
    lr = max(0.0, lr - ordinal_regression(sample.response, held).model["lr"])
    return lr, float(chi2.sf(lr, len(sample.products)))


def _robust(sample, confidence):
    """Test by Huber's regression: one product by its slope, several by Wald's test."""
    terms = sample.terms
    if len(sample.products) == 1:
        return robust_slope(sample.response, terms, confidence)
    tested = [*terms.columns[sample.products]]
    found = robust_regression(sample.response, terms, tested).model
    return found["wald"], found["wald_p"]
