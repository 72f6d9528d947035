"""A mediation: how much of a relation runs through a third variable."""

from functools import partial

from angket.hypotheses.kind import Outcome
from angket.hypotheses.mediation.extended import add_extended
from angket.hypotheses.mediation.roles import variables
from angket.hypotheses.mediation.structure import is_extended
from angket.hypotheses.rows import add_detectable, add_interest, add_power
from angket.hypotheses.samples import complete_cases
from angket.statistics.power.detectable import detectable_paths
from angket.statistics.power.indirect import mediation_power, sobel_power
from angket.statistics.regression.mediation import mediation
from angket.statistics.undefined import Undefined, all_undefined, or_undefined
from angket.subjects import part_of, parts_of

# What stands in for these tests, whose power has no formula of its own.
APPROXIMATION = {"bootstrap": "joint test of both paths", "sobel": "normal distribution of z"}
NO_SIZE = "the power of Sobel's test follows from z, not from the sizes of the paths"
INDIRECT = ["indirect", "indirect_beta", "sobel_se", "sobel_z", "sobel_p", "bootstrap_se"]
INDIRECT += ["percentile_low", "percentile_high", "bias_corrected_low", "bias_corrected_high"]
INDIRECT += ["resamples", "bootstrap_p", "indirect_beta_low", "indirect_beta_high"]
INDIRECT += ["mediator_constant", "response_constant"]
PATHS = ["a", "b", "total", "direct"]
PATH = ["b", "se", "beta", "t", "p", "ci_low", "ci_high"]


def test(rows, name, hypothesis, data):
    """Add a mediation; see `angket.hypotheses.kind`."""
    if is_extended(hypothesis):
        return add_extended(rows, name, hypothesis, data)
    sample = complete_cases(data.totals[hypothesis["scale"]], variables(hypothesis))
    tests = data.tests
    decides = tests["mediation"]
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
        rows.add("mediation", name, row | {"seed": tests["seed"]})
        for path in PATHS:
            rows.add("mediation", part_of(name, path), all_undefined(PATH, result.reason))
        instead = APPROXIMATION[decides]
        add_power(rows, name, decides, tests["alpha"], result, approximated_by=instead)
        add_detectable(rows, name, "paths", result)
        add_interest(rows, name, hypothesis, result)
        return Outcome(decides, result)
    rows.add("mediation", name, result.indirect)
    rows.add_table("mediation", result.paths, prefix=parts_of(name))
    add_power_of_mediation(rows, name, result, decides, tests["alpha"])
    found = joint_power if decides == "bootstrap" else Undefined(NO_SIZE)
    add_interest(rows, name, hypothesis, found, result.indirect["n"], tests["alpha"])
    return Outcome(decides, result.indirect[f"{decides}_p"])


def joint_power(f_squared, n, alpha):
    """Return the power of the joint test where both paths have the same f squared."""
    return mediation_power(f_squared, f_squared, n, alpha)


def add_power_of_mediation(rows, name, result, test, alpha):
    n, z = result.indirect["n"], result.indirect["sobel_z"]
    add = partial(add_power, rows, name, test, alpha, approximated_by=APPROXIMATION[test])
    if test == "bootstrap":
        add_detectable(rows, name, "paths", detectable_paths, n, alpha)
        a, b = result.paths.loc["a", "t"], result.paths.loc["b", "t"]
        # Cohen's f^2 of a single slope is its F over the degrees of freedom left.
        effects = a**2 / (n - 2), b**2 / (n - 3)
        add(mediation_power, *effects, n)
        return
    add_detectable(rows, name, "paths", Undefined(NO_SIZE))
    if isinstance(z, Undefined):
        add(z)
    else:
        add(sobel_power, z, n)
