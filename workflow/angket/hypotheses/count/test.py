"""A count regression: its rate ratios, dispersion, zeros and marginal effects."""

import pandas as pd

from angket.hypotheses.count.design import design_of
from angket.hypotheses.count.dispersion import chosen_model, zeros
from angket.hypotheses.count.model import NEGATIVE_BINOMIAL, POISSON, marginal_effects
from angket.hypotheses.count.power import (
    detectable_rate_ratio,
    information_of,
    rate_ratio_power,
)
from angket.hypotheses.kind import Outcome
from angket.hypotheses.rows import add_detectable, add_interest, add_power, of_one_spread
from angket.statistics.critical import critical_chi_square
from angket.statistics.power.need import TARGET
from angket.statistics.undefined import Undefined, all_undefined, or_undefined
from angket.subjects import CONSTANT, column_and_value, part_of, parts_of

MODEL = ["log_likelihood", "lr", "lr_df", "lr_p", "lr_critical", "mcfadden", "aic", "bic"]
MODEL += ["deviance", "pearson", "residual_df", "dispersion"]
DISPERSION = ["poisson_dispersion", "cameron_trivedi", "cameron_trivedi_p"]
ZEROS = ["zeros_percent", "zeros_expected_percent", "zeros_z", "zeros_p"]
TERM = ["b", "se", "z", "wald", "p", "rate_ratio", "ci_low", "ci_high"]
NO_POWER = "the smallest rate ratio that could be found stands where it is tested instead"


def test(rows, name, hypothesis, data):
    """Add a count regression; see `angket.hypotheses.kind`."""
    alpha = data.tests["alpha"]
    design = or_undefined(design_of, hypothesis, data, hypothesis["scale"])
    found = design
    if not isinstance(design, Undefined):
        counts = design.counts
        rows.add("count", name, {"n": len(counts)} | _summed(counts, design.exposure))
        found = or_undefined(chosen_model, design, hypothesis, alpha)
    if isinstance(found, Undefined):
        wanted = hypothesis.get("test")
        decides = NEGATIVE_BINOMIAL if wanted == NEGATIVE_BINOMIAL else POISSON
        add_undefined(rows, name, hypothesis, design, found.reason)
        add_power(rows, name, decides, alpha, found)
        add_detectable(rows, name, "rate_ratio", found)
        add_interest(rows, name, hypothesis, found)
        return Outcome(decides, found)
    tested, decides, fit = found
    critical = {"lr_critical": critical_chi_square(fit.model["lr_df"], alpha)}
    of_zeros = zeros(counts.to_numpy(), fit)
    rows.add("count", name, {"family": decides} | fit.model | critical | tested | of_zeros)
    rows.add_table("count", fit.coefficients, prefix=parts_of(name))
    effects = marginal_effects(fit, design, 1 - alpha)
    rows.add_table("count", effects, prefix=parts_of(name))
    information = information_of(float(counts.mean()), fit.spread, design.exposure)
    given = design.given
    for term in given.table:
        if term in given.numbers:
            least = detectable_rate_ratio(given.table, term, information, alpha, TARGET)
            spread = float(given.table[term].std(ddof=1))
            told = of_one_spread(fit.coefficients.loc[term, "b"], spread, "rate_ratio")
            told["detectable_rate_ratio"] = least
        else:
            told = {"reference": given.references[column_and_value(term)[0]]}
        rows.add("count", part_of(name, term), told)
    add_power(rows, name, decides, alpha, Undefined(NO_POWER))
    add_detectable(rows, name, "rate_ratio", Undefined(NO_POWER))
    add_interest(rows, name, hypothesis, rate_ratio_power, information, len(counts), alpha)
    terms = fit.coefficients["p"].iloc[1:]
    parts = {term: float(p) for term, p in terms.items()} if len(terms) > 1 else None
    predictions = {"fitted": pd.Series(fit.expected, index=counts.index)}
    return Outcome(decides, fit.model["lr_p"], parts, predictions, test_of_terms="wald")


def _summed(counts, exposure):
    """Return mean and variance of the counts, and their rate where there is an exposure."""
    told = {"mean": float(counts.mean()), "variance": float(counts.var(ddof=1))}
    if exposure is not None:
        whole = float(exposure.sum())
        told |= {"exposure": whole, "rate": float(counts.sum()) / whole}
    return told


def add_undefined(rows, name, hypothesis, design, reason):
    """Add the rows of a count regression that cannot be tested."""
    rows.add("count", name, all_undefined([*MODEL, *DISPERSION, *ZEROS], reason))
    terms = hypothesis["predictors"]
    if not isinstance(design, Undefined):
        terms = [*design.given.table]
    for term in (CONSTANT, *terms):
        rows.add("count", part_of(name, term), all_undefined(TERM, reason))
