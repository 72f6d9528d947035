"""A logistic regression: which respondents are of a category, and how well that is predicted."""

import pandas as pd

from angket.hypotheses.kind import Outcome
from angket.hypotheses.logistic.design import design_of
from angket.hypotheses.logistic.discrimination import (
    area_under_curve,
    classification,
    detectable_odds_ratio,
    hosmer_lemeshow,
)
from angket.hypotheses.logistic.model import logistic_regression, marginal_effects
from angket.hypotheses.logistic.power import odds_ratio_power
from angket.hypotheses.rows import add_detectable, add_interest, add_power, of_one_spread
from angket.statistics.critical import critical_chi_square
from angket.statistics.power.need import TARGET
from angket.statistics.undefined import Undefined, all_undefined, or_undefined
from angket.subjects import column_and_value, pair_of, part_of, parts_of

DECIDES = "likelihood_ratio"
CALIBRATION = ["hosmer_lemeshow", "hosmer_lemeshow_df", "hosmer_lemeshow_p"]
AREA = ["auc", "auc_se", "auc_ci_low", "auc_ci_high"]
MODEL = ["log_likelihood", "lr", "lr_df", "lr_p", "lr_critical"]
MODEL += ["cox_snell", "nagelkerke", "mcfadden"]
MODEL += [*CALIBRATION, *AREA, "sensitivity_percent", "specificity_percent", "correct_percent"]
TERM = ["b", "se", "z", "wald", "p", "odds_ratio", "ci_low", "ci_high"]
EFFECT = ["marginal_effect", "marginal_effect_se", "marginal_effect_p"]
EFFECT += ["marginal_effect_ci_low", "marginal_effect_ci_high"]
NO_POWER = "the smallest odds ratio that could be found stands where it is tested instead"
# What the rows of the table of classification are called.
CALLED = {False: "other", True: "event"}


def test(rows, name, hypothesis, data):
    """Add a logistic regression; see `angket.hypotheses.kind`."""
    tests = data.tests
    confidence = 1 - tests["alpha"]
    design = or_undefined(design_of, hypothesis, data, hypothesis["scale"])
    fit = design
    if not isinstance(design, Undefined):
        rows.add("logistic", name, {"n": len(design.event), "events": int(design.event.sum())})
        fit = or_undefined(logistic_regression, design.event, design.predictors, confidence)
    if isinstance(fit, Undefined):
        add_undefined(rows, name, hypothesis, design, fit.reason)
        add_power(rows, name, DECIDES, tests["alpha"], fit)
        add_detectable(rows, name, "odds_ratio", fit)
        add_interest(rows, name, hypothesis, fit)
        return Outcome(DECIDES, fit)
    fitted = design.event, fit.probability
    counts, shares = classification(*fitted)
    found = or_undefined(hosmer_lemeshow, *fitted, names=CALIBRATION)
    found |= or_undefined(area_under_curve, *fitted, confidence, names=AREA)
    further = {key: value for key, value in fit.model.items() if key not in ("n", "events")}
    critical = {"lr_critical": critical_chi_square(fit.model["lr_df"], tests["alpha"])}
    rows.add("logistic", name, further | found | shares | critical)
    rows.add_table("logistic", fit.coefficients, prefix=parts_of(name))
    effects = marginal_effects(fit, design.given, confidence)
    rows.add_table("logistic", effects, prefix=parts_of(name))
    share = float(design.event.mean())
    for term in design.given.numbers:
        least = detectable_odds_ratio(design.predictors, term, share, tests["alpha"], TARGET)
        spread = float(design.predictors[term].std(ddof=1))
        told = of_one_spread(fit.coefficients.loc[term, "b"], spread, "odds_ratio")
        rows.add("logistic", part_of(name, term), told | {"detectable_odds_ratio": least})
    for term in design.predictors.columns.difference(design.given.numbers, sort=False):
        reference = design.given.references[column_and_value(term)[0]]
        rows.add("logistic", part_of(name, term), {"reference": reference})
    for (observed, predicted), count in counts.items():
        cell = part_of(name, pair_of(CALLED[observed], CALLED[predicted]))
        rows.add("classification", cell, {"n": count})
    add_power(rows, name, DECIDES, tests["alpha"], Undefined(NO_POWER))
    add_detectable(rows, name, "odds_ratio", Undefined(NO_POWER))
    add_interest(rows, name, hypothesis, odds_ratio_power, share, len(design.event), tests["alpha"])
    terms = fit.coefficients["p"].iloc[1:]
    predictions = {
        "fitted": pd.Series(fit.probability, index=design.event.index),
        "event": design.event,
    }
    parts = {term: float(p) for term, p in terms.items()} if len(terms) > 1 else None
    return Outcome(DECIDES, fit.model["lr_p"], parts, predictions, test_of_terms="wald")


def add_undefined(rows, name, hypothesis, design, reason):
    """Add the rows of a logistic regression that cannot be tested."""
    rows.add("logistic", name, all_undefined(MODEL, reason))
    terms = hypothesis["predictors"]
    if not isinstance(design, Undefined):
        terms = [*design.predictors]
    for term in ("(constant)", *terms):
        rows.add("logistic", part_of(name, term), all_undefined(TERM, reason))
    for term in terms:
        rows.add("logistic", part_of(name, term), all_undefined(EFFECT, reason))
