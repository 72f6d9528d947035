"""A correlation of totals, by the coefficient that the study or its assumptions choose."""

from angket.hypotheses.correlation.roles import variables
from angket.hypotheses.kind import Outcome
from angket.hypotheses.rows import (
    add_bootstrap,
    add_coefficients,
    add_detectable,
    add_interest,
    add_power,
)
from angket.hypotheses.samples import complete_cases
from angket.statistics.categorical.order import tau_b_interval
from angket.statistics.correlation.pairs import tied_pairs_percent
from angket.statistics.correlation.partial import partial_correlation
from angket.statistics.power.correlations import correlation_power, rank_correlation_power
from angket.statistics.power.detectable import detectable_correlation
from angket.statistics.reliability.at_level import critical_r
from angket.statistics.resampling.bootstrap import bootstrap_correlation
from angket.statistics.resampling.kendall import bootstrap_kendall
from angket.statistics.undefined import Undefined, all_undefined, or_undefined
from angket.subjects import holding, part_of

# What stands in for the rank tests, whose power has no formula of its own.
OF_RANKS = "Pearson's test with 9/pi^2 of the respondents"
OF_TAU_B = ["tau_b_ci_low", "tau_b_ci_high"]
PARTIAL = ["r", "df", "p", "ci_low", "ci_high"]
P_OF_TEST = {"pearson": "p", "spearman": "rho_p", "kendall": "tau_b_p"}
COEFFICIENT_OF_TEST = {"pearson": "r", "spearman": "rho", "kendall": "tau_b"}


def test(rows, name, hypothesis, data):
    """Add a correlation; see `angket.hypotheses.kind`."""
    sample = complete_cases(data.totals[hypothesis["scale"]], variables(hypothesis))
    tests, verdicts = data.tests, data.verdicts
    first, second = hypothesis["variables"]
    decides = hypothesis["test"]
    if decides == "by_assumptions":
        subjects = [("normality", part_of(name, first), "normal")]
        subjects += [("normality", part_of(name, second), "normal")]
        subjects += [("linearity", part_of(name, first), "linear")]
        decides = "pearson" if all(verdicts.get(key) == "true" for key in subjects) else "spearman"
    coefficient = COEFFICIENT_OF_TEST[decides]
    table = add_coefficients(rows, name, sample[first], sample[second], tests, coefficient)
    critical = or_undefined(critical_r, len(sample), tests["alpha"])
    tied = or_undefined(tied_pairs_percent, sample[first], sample[second])
    rows.add("correlation", name, {"r_critical": critical, "tied_pairs_percent": tied})
    if isinstance(table["tau_b"], Undefined):
        limits = all_undefined(OF_TAU_B, table["tau_b"].reason)
    else:
        pair = sample[first], sample[second], 1 - tests["alpha"]
        limits = or_undefined(tau_b_interval, *pair, names=OF_TAU_B)
    rows.add("correlation", name, limits)
    resampled = or_undefined(
        bootstrap_correlation,
        sample[first], sample[second], 1 - tests["alpha"], tests["seed"], tests["resamples"],
    )  # fmt: skip
    subjects = {coefficient: part_of(name, coefficient) for coefficient in ("r", "rho")}
    add_bootstrap(rows, "correlation", resampled, subjects)
    of_kendall = or_undefined(
        bootstrap_kendall,
        sample[first], sample[second], 1 - tests["alpha"], tests["seed"], tests["resamples"],
        decides == "kendall",
    )  # fmt: skip
    add_bootstrap(rows, "correlation", of_kendall, {"tau_b": part_of(name, "tau_b")})
    if hypothesis["controls"]:
        # Who has no total of what is held constant is missing here alone.
        with_controls = complete_cases(sample, hypothesis["controls"])
        partial = or_undefined(
            partial_correlation,
            with_controls[first], with_controls[second], with_controls[hypothesis["controls"]],
            1 - tests["alpha"],
            names=PARTIAL,
        )  # fmt: skip
        subject = holding(name, hypothesis["controls"])
        rows.add("correlation", subject, {"n": len(with_controls)} | partial)
        if decides != "pearson":
            # What decides by ranks is controlled by ranks.
            ranks = with_controls.rank()
            of_ranks = or_undefined(
                partial_correlation,
                ranks[first], ranks[second], ranks[hypothesis["controls"]],
                1 - tests["alpha"],
                names=PARTIAL,
            )  # fmt: skip
            rows.add("correlation", subject, {"rho": of_ranks["r"], "rho_p": of_ranks["p"]})
    found = table[coefficient]
    n, alpha = len(sample), tests["alpha"]
    least = found if isinstance(found, Undefined) else detectable_correlation
    add_detectable(rows, name, coefficient, least, decides, n, alpha)
    if isinstance(found, Undefined):
        add_interest(rows, name, hypothesis, found)
    elif decides == "pearson":
        add_interest(rows, name, hypothesis, correlation_power, n, alpha)
    else:
        add_interest(rows, name, hypothesis, rank_correlation_power, decides, n, alpha)
    instead = {} if decides == "pearson" else {"approximated_by": OF_RANKS}
    if isinstance(found, Undefined):
        add_power(rows, name, decides, alpha, found, **instead)
    elif decides == "pearson":
        add_power(rows, name, decides, alpha, correlation_power, found, n)
    else:
        size = found, decides, n
        add_power(rows, name, decides, alpha, rank_correlation_power, *size, **instead)
    return Outcome(decides, table[P_OF_TEST[decides]])
