"""A moderation: a regression whose slope depends on a third variable."""

from functools import partial

from angket.hypotheses.kind import Outcome
from angket.hypotheses.moderation.roles import variables
from angket.hypotheses.moderation.tested_by_groups import (
    CHANGE,
    CRITICAL,
    SIZE,
    add_resampled,
    test_by_groups,
)
from angket.hypotheses.rows import (
    BOOTSTRAP,
    MODEL,
    OF_CONSTANT,
    TERM,
    add_detectable,
    add_interest,
    add_power,
)
from angket.hypotheses.samples import complete_cases
from angket.statistics.critical import critical_f, critical_t
from angket.statistics.power.detectable import detectable_regression
from angket.statistics.power.regressions import regression_power
from angket.statistics.regression.determination import added_interval
from angket.statistics.regression.johnson_neyman import johnson_neyman, percent_in_region
from angket.statistics.regression.linear import CONSTANT
from angket.statistics.regression.moderation import moderation, product_terms
from angket.statistics.undefined import Undefined, all_undefined, or_undefined
from angket.subjects import part_of, parts_of, product_of

SLOPES = ["mean - sd", "mean", "mean + sd"]
REGION = ["johnson_neyman_low", "johnson_neyman_high", "johnson_neyman_region"]
WITHIN = ["johnson_neyman_percent", "moderator_minimum", "moderator_maximum"]
ROBUST = ["hc3_se", "hc3_t", "hc3_p"]
SLOPE = ["moderator", "b", "se", "t", "p", "ci_low", "ci_high"]


def test(rows, name, hypothesis, data):
    """Add a moderation; see `angket.hypotheses.kind`."""
    if "groups" in hypothesis:
        return test_by_groups(rows, name, hypothesis, data)
    sample = complete_cases(data.totals[hypothesis["scale"]], variables(hypothesis))
    tests = data.tests
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
        row = {"n": len(sample)} | all_undefined([*MODEL, *CHANGE, *CRITICAL, *SIZE], reason)
        rows.add("moderation", name, row)
        rows.add("moderation", part_of(name, CONSTANT), all_undefined(OF_CONSTANT, reason))
        for term in (predictor, moderator, product_of(predictor, moderator)):
            rows.add("moderation", part_of(name, term), all_undefined([*TERM, *BOOTSTRAP], reason))
        for place in SLOPES:
            rows.add("moderation", part_of(name, f"slope at {place}"), all_undefined(SLOPE, reason))
        if hypothesis.get("johnson_neyman"):
            rows.add("moderation", name, all_undefined([*REGION, *WITHIN], reason))
            for place in SLOPES:
                slope = part_of(name, f"slope at {place}")
                rows.add("moderation", slope, all_undefined(ROBUST, reason))
        add_power(rows, name, "f_change", tests["alpha"], result)
        add_detectable(rows, name, "f_squared", result)
        add_interest(rows, name, hypothesis, result)
        return Outcome("f_change", result)
    df1, df2 = result.change["f_change_df1"], result.change["f_change_df2"]
    critical = critical_t(df2, tests["alpha"]), critical_f(df1, df2, tests["alpha"])
    further = dict(zip(CRITICAL, critical, strict=True))
    size = added_interval(result.change, result.model, 1 - tests["alpha"])
    rows.add("moderation", name, result.model | result.change | further | size)
    rows.add_table("moderation", result.coefficients, prefix=parts_of(name))
    terms = product_terms(sample[predictor], sample[moderator])
    add_resampled(rows, name, sample[hypothesis["response"]], terms, tests)
    rows.add_table("moderation", result.simple_slopes, prefix=part_of(name, "slope at "))
    if hypothesis.get("johnson_neyman"):
        centre = float(sample[moderator].mean())
        region = johnson_neyman(result.fit, centre, tests["alpha"])
        rows.add("moderation", name, dict(zip(REGION, region, strict=True)))
        values = sample[moderator]
        within = percent_in_region(region, values), float(values.min()), float(values.max())
        rows.add("moderation", name, dict(zip(WITHIN, within, strict=True)))
        rows.add_table("moderation", result.robust_slopes, prefix=part_of(name, "slope at "))
    effect = result.change["f_change"] / result.change["f_change_df2"]
    power = partial(regression_power, tested=1)
    add_power(rows, name, "f_change", tests["alpha"], power, effect, 3, len(sample))
    least = partial(detectable_regression, tested=1), 3, len(sample), tests["alpha"]
    add_detectable(rows, name, "f_squared", *least)
    add_interest(rows, name, hypothesis, power, *least[1:])
    return Outcome("f_change", result.change["f_change_p"])
