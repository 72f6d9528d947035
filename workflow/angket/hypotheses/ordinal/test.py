"""An ordinal regression: its odds ratios, thresholds, marginal effects and parallel lines."""

import numpy as np
import pandas as pd

from angket.hypotheses.kind import Outcome
from angket.hypotheses.ordinal.boundaries import at_boundaries
from angket.hypotheses.ordinal.design import design_of
from angket.hypotheses.ordinal.model import marginal_effects, ordinal_model
from angket.hypotheses.ordinal.parallel import brant, score_test
from angket.hypotheses.ordinal.power import detectable_odds_ratio, odds_ratio_power
from angket.hypotheses.rows import add_detectable, add_interest, add_power, of_one_spread
from angket.statistics.critical import critical_chi_square
from angket.statistics.power.need import TARGET
from angket.statistics.undefined import Undefined, all_undefined, or_undefined
from angket.subjects import column_and_value, pair_of, part_of, parts_of, value_of

DECIDES = "likelihood_ratio"
MODEL = ["log_likelihood", "lr", "lr_df", "lr_p", "lr_critical"]
MODEL += ["cox_snell", "nagelkerke", "mcfadden", "correct_percent"]
BRANT = ["brant", "brant_df", "brant_p"]
SCORE = ["score", "score_df", "score_p"]
TERM = ["b", "se", "z", "wald", "p", "odds_ratio", "ci_low", "ci_high"]
NO_POWER = "the smallest odds ratio that could be found stands where it is tested instead"


def test(rows, name, hypothesis, data):
    """Add an ordinal regression; see `angket.hypotheses.kind`."""
    tests = data.tests
    alpha, confidence = tests["alpha"], 1 - tests["alpha"]
    design = or_undefined(design_of, hypothesis, data, hypothesis["scale"])
    fit = design
    if not isinstance(design, Undefined):
        counts = np.bincount(design.levels)
        rows.add("ordinal", name, {"n": len(design.levels), "levels": len(counts)})
        add_levels(rows, name, hypothesis["response"], design, counts)
        fit = or_undefined(ordinal_model, design.levels, design.given.table, confidence)
    if isinstance(fit, Undefined):
        add_undefined(rows, name, hypothesis, design, fit.reason)
        add_power(rows, name, DECIDES, alpha, fit)
        add_detectable(rows, name, "odds_ratio", fit)
        add_interest(rows, name, hypothesis, fit)
        return Outcome(DECIDES, fit)
    given = design.given
    whole = or_undefined(brant, design.levels, given.table, names=BRANT)
    parts = None
    if isinstance(whole, tuple):
        whole, parts = whole
    scored = or_undefined(score_test, design.levels, given.table, fit, names=SCORE)
    critical = {"lr_critical": critical_chi_square(fit.model["lr_df"], alpha)}
    rows.add("ordinal", name, fit.model | critical | whole | scored)
    rows.add_table("ordinal", fit.coefficients, prefix=parts_of(name))
    if parts is not None:
        rows.add_table("ordinal", parts, prefix=parts_of(name))
    for (term, above), row in at_boundaries(design.levels, given.table, confidence).items():
        rows.add("boundary", part_of(name, pair_of(term, design.labels[above])), row)
    for place, threshold in fit.thresholds.iterrows():
        between = pair_of(design.labels[place], design.labels[place + 1])
        rows.add("threshold", part_of(name, between), threshold.to_dict())
    for level, effects in zip(design.labels, marginal_effects(fit, given, confidence), strict=True):
        for term, found in effects.iterrows():
            rows.add("ordinal", part_of(name, pair_of(term, level)), found.to_dict())
    shares = counts / counts.sum()
    for term in given.table:
        if term in given.numbers:
            least = detectable_odds_ratio(given.table, term, shares, alpha, TARGET)
            spread = float(given.table[term].std(ddof=1))
            told = of_one_spread(fit.coefficients.loc[term, "b"], spread, "odds_ratio")
            told["detectable_odds_ratio"] = least
        else:
            told = {"reference": given.references[column_and_value(term)[0]]}
        rows.add("ordinal", part_of(name, term), told)
    add_power(rows, name, DECIDES, alpha, Undefined(NO_POWER))
    add_detectable(rows, name, "odds_ratio", Undefined(NO_POWER))
    add_interest(rows, name, hypothesis, odds_ratio_power, shares, len(design.levels), alpha)
    terms = fit.coefficients["p"]
    of_terms = {term: float(p) for term, p in terms.items()} if len(terms) > 1 else None
    fitted = given.table @ fit.coefficients["b"]
    predictions = {"fitted": pd.Series(fitted, index=design.levels.index)}
    return Outcome(DECIDES, fit.model["lr_p"], of_terms, predictions, test_of_terms="wald")


def add_levels(rows, name, response, design, counts):
    """Add how many respondents are at each level, none of some."""
    found = dict(zip(design.labels, counts, strict=True)) | dict.fromkeys(design.empty, 0)
    for label, count in found.items():
        subject = part_of(name, value_of(response, label))
        percent = 100 * count / counts.sum()
        rows.add("ordinal", subject, {"n": int(count), "percent": float(percent)})


def add_undefined(rows, name, hypothesis, design, reason):
    """Add the rows of an ordinal regression that cannot be tested."""
    rows.add("ordinal", name, all_undefined([*MODEL, *BRANT, *SCORE], reason))
    terms = hypothesis["predictors"]
    if not isinstance(design, Undefined):
        terms = [*design.given.table]
    for term in terms:
        rows.add("ordinal", part_of(name, term), all_undefined(TERM, reason))
