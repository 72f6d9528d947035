"""A moderation by groups: whether the slope of the predictor differs between them."""

from functools import partial

from angket.hypotheses.kind import Outcome
from angket.hypotheses.moderation.by_groups import sample_by_groups
from angket.hypotheses.rows import (
    BOOTSTRAP,
    MODEL,
    OF_CONSTANT,
    TERM,
    add_bootstrap,
    add_detectable,
    add_interest,
    add_power,
)
from angket.statistics.critical import critical_f, critical_t
from angket.statistics.power.detectable import detectable_regression
from angket.statistics.power.regressions import regression_power
from angket.statistics.regression.determination import added_interval
from angket.statistics.regression.group_moderation import group_moderation
from angket.statistics.regression.linear import CONSTANT
from angket.statistics.resampling.bootstrap import bootstrap_regression
from angket.statistics.undefined import Undefined, all_undefined, or_undefined
from angket.subjects import part_of, parts_of, value_of

CHANGE = ["r_squared_change", "f_change", "f_change_df1", "f_change_df2", "f_change_p"]
SIZE = ["f_squared_change", "f_squared_change_ci_low", "f_squared_change_ci_high"]
CRITICAL = ["t_critical", "f_change_critical"]


def test_by_groups(rows, name, hypothesis, data):
    """Add a moderation by groups; see `angket.hypotheses.kind`."""
    alpha = data.tests["alpha"]
    sample = or_undefined(sample_by_groups, hypothesis, data, hypothesis["scale"])
    result = sample
    if not isinstance(sample, Undefined):
        of_groups = sample.groups, sample.order, sample.column
        result = or_undefined(
            group_moderation, sample.response, sample.predictor, *of_groups, 1 - alpha
        )
    if isinstance(result, Undefined):
        n = {} if sample is result else {"n": len(sample.response)}
        reason = result.reason
        names = [*MODEL, *CHANGE, *CRITICAL, *SIZE]
        rows.add("moderation", name, n | all_undefined(names, reason))
        rows.add("moderation", part_of(name, CONSTANT), all_undefined(OF_CONSTANT, reason))
        term = part_of(name, hypothesis["predictor"])
        rows.add("moderation", term, all_undefined([*TERM, *BOOTSTRAP], reason))
        if n:
            add_groups(rows, name, sample)
        add_power(rows, name, "f_change", alpha, result)
        add_detectable(rows, name, "f_squared", result)
        add_interest(rows, name, hypothesis, result)
        return Outcome("f_change", result)
    change, n, terms = result.change, result.model["n"], len(result.coefficients) - 1
    df1, df2 = change["f_change_df1"], change["f_change_df2"]
    critical = critical_t(df2, alpha), critical_f(df1, df2, alpha)
    rows.add("moderation", name, result.model | change | dict(zip(CRITICAL, critical, strict=True)))
    rows.add("moderation", name, added_interval(change, result.model, 1 - alpha))
    rows.add_table("moderation", result.coefficients, prefix=parts_of(name))
    add_resampled(rows, name, sample.response, sample.terms, data.tests)
    add_groups(rows, name, sample)
    for group, slope in result.slopes.drop(columns="n").iterrows():
        found = {"slope" if key == "b" else f"slope_{key}": slope[key] for key in slope.index}
        rows.add("moderation", part_of(name, value_of(sample.column, group)), found)
    # The part of Cohen's f squared that the products add, of which the power is told.
    effect = df1 * change["f_change"] / df2
    power = partial(regression_power, tested=df1)
    add_power(rows, name, "f_change", alpha, power, effect, terms, n)
    least = partial(detectable_regression, tested=df1), terms, n, alpha
    add_detectable(rows, name, "f_squared", *least)
    add_interest(rows, name, hypothesis, power, *least[1:])
    return Outcome("f_change", change["f_change_p"])


def add_resampled(rows, name, response, terms, tests):
    """Add the bootstrap intervals of the coefficients; terms stay centred as in the sample.

    The coefficient of a product is the same wherever its factors are centred.
    """
    rules = 1 - tests["alpha"], tests["seed"], tests["resamples"]
    resampled = or_undefined(bootstrap_regression, response, terms, *rules)
    add_bootstrap(rows, "moderation", resampled, {term: part_of(name, term) for term in terms})


def add_groups(rows, name, sample):
    """Add how many are of each group, which others are compared with, and which are left out."""
    for group in sample.order:
        found = {"n": int((sample.groups == group).sum())}
        if group != sample.order[0]:
            found["reference"] = str(sample.order[0])
        rows.add("moderation", part_of(name, value_of(sample.column, group)), found)
    for group in sample.left_out:
        # Not how many: an archive without answers must not tell counts of few.
        place = part_of(name, value_of(sample.column, group))
        rows.add("moderation", place, {"left_out": True})
