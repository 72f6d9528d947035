"""Moderation and mediation: relations that depend on, or pass through, a third variable."""

from functools import partial

from angket.mediation import mediation
from angket.moderation import moderation
from angket.power import mediation_power, regression_power, sobel_power
from angket.regression import CONSTANT
from angket.undefined import Undefined, all_undefined, or_undefined
from relations import MODEL, OF_CONSTANT, TERM, add_power

CHANGE = ["r_squared_change", "f_change", "f_change_df1", "f_change_df2", "f_change_p"]
SLOPES = ["mean - sd", "mean", "mean + sd"]
SLOPE = ["moderator", "b", "se", "t", "p", "ci_low", "ci_high"]
INDIRECT = ["indirect", "indirect_beta", "sobel_se", "sobel_z", "sobel_p", "bootstrap_se"]
INDIRECT += ["percentile_low", "percentile_high", "bias_corrected_low", "bias_corrected_high"]
INDIRECT += ["resamples", "bootstrap_p"]
PATHS = ["a", "b", "total", "direct"]
PATH = ["b", "se", "beta", "t", "p", "ci_low", "ci_high"]


def add_moderation(figures, name, hypothesis, sample, tests):
    """Add a moderation; return its test, that of the change in R^2, and p."""
    predictor, moderator = hypothesis["predictor"], hypothesis["moderator"]
    result = or_undefined(
        moderation,
        sample[hypothesis["response"]],
        sample[predictor],
        sample[moderator],
        1 - tests["alpha"],
    )
    if isinstance(result, Undefined):
        reason = result.reason
        row = {"n": len(sample)} | all_undefined([*MODEL, *CHANGE], reason)
        figures.add("moderation", name, row)
        figures.add("moderation", f"{name}:{CONSTANT}", all_undefined(OF_CONSTANT, reason))
        for term in (predictor, moderator, f"{predictor}*{moderator}"):
            figures.add("moderation", f"{name}:{term}", all_undefined(TERM, reason))
        for place in SLOPES:
            figures.add("moderation", f"{name}:slope at {place}", all_undefined(SLOPE, reason))
        add_power(figures, name, "f_change", tests["alpha"], result)
        return "f_change", result
    figures.add("moderation", name, result.model | result.change)
    figures.add_table("moderation", result.coefficients, prefix=f"{name}:")
    figures.add_table("moderation", result.simple_slopes, prefix=f"{name}:slope at ")
    effect = result.change["f_change"] / result.change["f_change_df2"]
    power = partial(regression_power, tested=1)
    add_power(figures, name, "f_change", tests["alpha"], power, effect, 3, len(sample))
    return "f_change", result.change["f_change_p"]


def add_mediation(figures, name, hypothesis, sample, tests):
    """Add a mediation; return the test that decides, on the indirect effect, and its p."""
    test = tests["mediation"]
    result = or_undefined(
        mediation,
        sample[hypothesis["predictor"]],
        sample[hypothesis["mediator"]],
        sample[hypothesis["response"]],
        1 - tests["alpha"],
        tests["seed"],
        tests["resamples"],
    )
    if isinstance(result, Undefined):
        row = {"n": len(sample)} | all_undefined(INDIRECT, result.reason)
        figures.add("mediation", name, row | {"seed": tests["seed"]})
        for path in PATHS:
            figures.add("mediation", f"{name}:{path}", all_undefined(PATH, result.reason))
        add_power(figures, name, test, tests["alpha"], result)
        return test, result
    figures.add("mediation", name, result.indirect)
    figures.add_table("mediation", result.paths, prefix=f"{name}:")
    add_power_of_mediation(figures, name, result, test, tests["alpha"])
    return test, result.indirect[f"{test}_p"]


def add_power_of_mediation(figures, name, result, test, alpha):
    n, z = result.indirect["n"], result.indirect["sobel_z"]
    if test == "bootstrap":
        a, b = result.paths.loc["a", "t"], result.paths.loc["b", "t"]
        # Cohen's f^2 of a single slope is its F over the degrees of freedom left.
        effects = a**2 / (n - 2), b**2 / (n - 3)
        add_power(figures, name, test, alpha, mediation_power, *effects, n)
    elif isinstance(z, Undefined):
        add_power(figures, name, test, alpha, z)
    else:
        add_power(figures, name, test, alpha, sobel_power, z, n)
