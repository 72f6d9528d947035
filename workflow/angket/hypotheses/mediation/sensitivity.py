"""A mediation tested in other ways."""

from functools import partial

from angket.hypotheses.mediation.extended_sensitivity import extended_panel
from angket.hypotheses.mediation.roles import variables
from angket.hypotheses.mediation.structure import is_extended
from angket.hypotheses.samples import on_both_scales
from angket.statistics.effects import Effect
from angket.statistics.regression.mediation import mediation
from angket.statistics.sensitivity import log_odds, panel, robust_slope
from angket.statistics.undefined import Undefined


def panel_of(hypothesis, data, flagged):
    """Test the indirect effect in several ways.

    The standardised effect of raw and interval totals and of ranks by the test that the study
    chose; robust is the product of Huber's slopes, and ordinal has no estimate: log odds of two
    models have no common scale to be multiplied on [1]_. The last two are decided by the joint
    test, whose p is the larger one of both paths [2]_. See
    `angket.statistics.sensitivity.panel` for what is returned.

    References
    ----------
    .. [1] MacKinnon, D. P. & Dwyer, J. H. (1993). Estimating mediated effects in
       prevention studies. Evaluation Review 17, 144-158.
    .. [2] MacKinnon, D. P. et al. (2002). A comparison of methods to test mediation and
       other intervening variable effects. Psychological Methods 7, 83-104.
    """
    if is_extended(hypothesis):
        return extended_panel(hypothesis, data, flagged)
    tests = data.tests
    alpha, decides = tests["alpha"], tests["mediation"]

    def indirect(y, x):
        drawn = tests["seed"], tests["resamples"]
        found = mediation(x.iloc[:, 0], x.iloc[:, 1], y, 1 - alpha, *drawn).indirect
        size, p = found["indirect_beta"], found[f"{decides}_p"]
        limits = [found["indirect_beta_low"], found["indirect_beta_high"]]
        if any(isinstance(limit, Undefined) for limit in limits):
            limits = []
        return size, p, Effect("indirect_beta", size, *limits)

    *predictors, response = variables(hypothesis)
    sample = on_both_scales(data.totals, [*predictors, response], flagged)
    variants = dict.fromkeys(["raw", "interval", "ranks"], ("indirect_beta", indirect))
    robust = partial(_robust_paths, confidence=1 - alpha)
    variants |= {"ordinal": ("joint", _ordinal_paths), "robust": ("indirect", robust)}
    if data.only:
        # Each bootstrap takes long.
        variants = {data.only: variants[data.only]}
    return panel(*sample.totals, response, predictors, alpha, sample.flagged, variants)


def _ordinal_paths(y, x):
    """Test both paths of a mediation; x holds the predictor and the mediator."""
    _, p_a = log_odds(x.iloc[:, 1], x.iloc[:, :1])
    _, p_b = log_odds(y, x)
    reason = "log odds of two models have no common scale to be multiplied on"
    return Undefined(reason), max(p_a, p_b)


def _robust_paths(y, x, confidence):
    a, p_a, _ = robust_slope(x.iloc[:, 1], x.iloc[:, :1], confidence)
    b, p_b, _ = robust_slope(y, x, confidence)
    standardised = a * b * float(x.iloc[:, 0].std() / y.std())
    return a * b, max(p_a, p_b), Effect("indirect_beta", standardised)
