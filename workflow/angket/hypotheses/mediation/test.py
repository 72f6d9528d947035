"""A mediation: how much of a relation runs through a third variable."""

from angket.hypotheses.kind import Outcome
from angket.hypotheses.mediation.roles import variables
from angket.hypotheses.rows import add_power
from angket.hypotheses.samples import complete_cases
from angket.mediation import mediation
from angket.power import mediation_power, sobel_power
from angket.undefined import Undefined, all_undefined, or_undefined

INDIRECT = ["indirect", "indirect_beta", "sobel_se", "sobel_z", "sobel_p", "bootstrap_se"]
INDIRECT += ["percentile_low", "percentile_high", "bias_corrected_low", "bias_corrected_high"]
INDIRECT += ["resamples", "bootstrap_p"]
PATHS = ["a", "b", "total", "direct"]
PATH = ["b", "se", "beta", "t", "p", "ci_low", "ci_high"]


def test(rows, name, hypothesis, data):
    """Add a mediation; see `angket.hypotheses.kind`."""
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
            rows.add("mediation", f"{name}:{path}", all_undefined(PATH, result.reason))
        add_power(rows, name, decides, tests["alpha"], result)
        return Outcome(decides, result)
    rows.add("mediation", name, result.indirect)
    rows.add_table("mediation", result.paths, prefix=f"{name}:")
    add_power_of_mediation(rows, name, result, decides, tests["alpha"])
    return Outcome(decides, result.indirect[f"{decides}_p"])


def add_power_of_mediation(rows, name, result, test, alpha):
    n, z = result.indirect["n"], result.indirect["sobel_z"]
    if test == "bootstrap":
        a, b = result.paths.loc["a", "t"], result.paths.loc["b", "t"]
        # Cohen's f^2 of a single slope is its F over the degrees of freedom left.
        effects = a**2 / (n - 2), b**2 / (n - 3)
        add_power(rows, name, test, alpha, mediation_power, *effects, n)
    elif isinstance(z, Undefined):
        add_power(rows, name, test, alpha, z)
    else:
        add_power(rows, name, test, alpha, sobel_power, z, n)
