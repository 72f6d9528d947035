"""A regression with controls, categories or interactions tested in other ways."""

import pandas as pd
from scipy.stats import chi2

from angket.hypotheses.regression.added import change_of, p_of_hypothesis
from angket.hypotheses.regression.design import design_from, parts_of_data, without
from angket.hypotheses.samples import flagged_among, of_scale
from angket.statistics.effects import Effect, of_determination, of_slope
from angket.statistics.regression.linear import linear_regression
from angket.statistics.regression.ordinal import ordinal_regression
from angket.statistics.regression.robust import robust_regression
from angket.statistics.resampled_ways import with_slope
from angket.statistics.sensitivity import robust_errors, robust_slope, row, samples
from angket.statistics.undefined import Undefined, or_undefined


def panel_of_terms(hypothesis, data, flagged):
    """Test the terms that the hypothesis is about in several ways.

    On both scales, on ranks of numbers and totals, by an ordinal and a robust regression and, where
    there are several terms, by errors HC3. See `angket.statistics.sensitivity.panel` for what is
    returned.
    """
    alpha = data.tests["alpha"]
    scales = {
        scale: or_undefined(parts_of_data, hypothesis, data, scale) for scale in ("raw", "interval")
    }
    if isinstance(scales["raw"], Undefined):
        ways = ("raw", "interval", "ranks", "ordinal", "robust")
        rows = [row(way, "all", 0, "r_squared", scales["raw"], alpha) for way in ways]
        return pd.DataFrame(rows)
    parts = scales["raw"]
    flagged = flagged_among(flagged, parts.response.index)
    single, panel = len(design_from(parts, hypothesis).tested) == 1, []
    for respondents, kept in samples(len(parts.response), flagged):
        left_out = pd.Series(~kept, index=parts.response.index)
        raw, interval = (without(scales[scale], left_out) for scale in ("raw", "interval"))
        ranked = raw._replace(response=raw.response.rank(), numbers=raw.numbers.rank())
        ways = {"raw": (_linear, raw), "interval": (_linear, interval), "ranks": (_linear, ranked)}
        ways |= {"ordinal": (_ordinal, raw), "robust": (_robust, raw)}
        if not single:
            ways["robust_errors"] = (_robust_errors, raw)
        for way, (compute, of) in ways.items():
            statistic = _statistic(way, single, hypothesis)
            made = or_undefined(compute, design_from(of, hypothesis), 1 - alpha)
            panel.append(row(way, respondents, len(of.response), statistic, made, alpha))
    panel = pd.DataFrame(panel)
    if not single or flagged is None:
        return panel
    design = design_from(of_scale(scales.values(), hypothesis), hypothesis)
    (term,) = design.tested
    return with_slope(panel, design.response, design.terms, term, flagged, data.tests)


def _statistic(way, single, hypothesis):
    """Name what a way of testing estimates."""
    change = "r_squared_change" if hypothesis.get("controls") else "r_squared"
    several = {"ordinal": "lr", "robust": "wald", "robust_errors": "f"}
    if not single:
        return several.get(way, change)
    return {"ordinal": "log_odds", "robust": "b"}.get(way, "beta")


def _linear(design, confidence):
    fit = linear_regression(design.response, design.terms, confidence)
    p = p_of_hypothesis(fit, design)
    if len(design.tested) == 1:
        found = fit.coefficients.loc[design.tested[0]]
        limits = found[["b", "ci_low", "ci_high"]].astype(float)
        return float(found["beta"]), p, _slope(design, limits)
    change = change_of(fit, design)["r_squared_change"]
    if len(design.tested) == design.terms.shape[1]:
        n, terms = design.terms.shape
        return change, p, of_determination(change, n, terms, confidence)
    return change, p, Effect("r_squared_change", change)


def _slope(design, limits):
    return of_slope(design.response, design.terms[design.tested[0]], *limits)


def _ordinal(design, confidence):
    """Test by an ordinal model: the last term by its Wald test, several by a likelihood ratio."""
    fit = ordinal_regression(design.response, design.terms)
    if len(design.tested) == 1:
        found = fit.coefficients.loc[design.tested[0]]
        return float(found["b"]), float(found["p"])
    lr, held = fit.model["lr"], design.terms.drop(columns=design.tested)
    if not held.columns.empty:
        lr -= ordinal_regression(design.response, held).model["lr"]
    lr = max(0.0, lr)
    return lr, float(chi2.sf(lr, len(design.tested)))


def _robust(design, confidence):
    """Test by Huber's regression: one term by its slope, several by Wald's test."""
    if len(design.tested) == 1:
        # The term that is asked for comes last.
        last = [*design.terms.columns.drop(design.tested), *design.tested]
        return robust_slope(design.response, design.terms[last], confidence)
    found = robust_regression(design.response, design.terms, design.tested).model
    return found["wald"], found["wald_p"]


def _robust_errors(design, confidence):
    return robust_errors(design.response, design.terms, design.tested)
