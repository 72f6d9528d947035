"""Moderation and mediation: relations that depend on, or pass through, a third variable."""

from angket.mediation import mediation
from angket.moderation import moderation
from angket.undefined import Undefined, or_undefined


def add_moderation(figures, name, hypothesis, sample, tests):
    """Add a moderation; return its test, that of the change in R^2, and p."""
    result = or_undefined(
        moderation,
        sample[hypothesis["response"]],
        sample[hypothesis["predictor"]],
        sample[hypothesis["moderator"]],
        1 - tests["alpha"],
    )
    if isinstance(result, Undefined):
        figures.add("moderation", name, {"f_change_p": result})
        return "f_change", result
    figures.add("moderation", name, result.model | result.change)
    figures.add_table("moderation", result.coefficients, prefix=f"{name}:")
    figures.add_table("moderation", result.simple_slopes, prefix=f"{name}:slope at ")
    return "f_change", result.change["f_change_p"]


def add_mediation(figures, name, hypothesis, sample, tests):
    """Add a mediation; return its test, Sobel's, and p, beside the bootstrap interval."""
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
        figures.add("mediation", name, {"sobel_p": result})
        return "sobel", result
    figures.add("mediation", name, result.indirect)
    figures.add_table("mediation", result.paths, prefix=f"{name}:")
    return "sobel", result.indirect["sobel_p"]
