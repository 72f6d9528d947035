"""Which comparison of means a hypothesis describes, and on which numbers it is made."""

from angket.hypotheses.samples import complete_cases
from angket.statistics.groups.groups import split_groups

# The tests that decide in each design, by the word of the settings.
TESTS = {
    "value": {"by_design": "one_sample_t", "ranks": "wilcoxon", "sign": "sign"},
    "paired": {"by_design": "paired_t", "ranks": "wilcoxon", "sign": "sign"},
    "two_groups": {
        "by_design": "welch",
        "equal_variances": "student",
        "ranks": "mann_whitney",
    },
    "groups": {
        "by_design": "welch_anova",
        "equal_variances": "anova",
        "ranks": "kruskal_wallis",
    },
    "repeated": {"by_design": "greenhouse_geisser", "ranks": "friedman"},
    "factorial": {"by_design": "factorial_anova"},
    "covariance": {"by_design": "ancova"},
}
# What a hypothesis about two factors is about where it names neither.
INTERACTION = "interaction"


def described(hypothesis):
    """Name the design that the keys of a hypothesis describe, before the answers are seen.

    Parameters
    ----------
    hypothesis : dict

    Returns
    -------
    {"value", "groups", "paired", "repeated", "factorial", "covariance"} or None
        None where the keys do not describe one.

    Examples
    --------
    >>> described({"response": "stress", "value": 20})
    'value'
    >>> described({"measurements": ["before", "after"]})
    'paired'
    >>> described({"response": "after", "groups": "class", "covariates": ["before"]})
    'covariance'
    """
    keys = ("response", "value", "groups", "measurements", "factors", "covariates")
    given = {key for key in keys if key in hypothesis}
    if given - {"covariates"} == {"response", "factors"}:
        return "factorial"
    if given == {"response", "groups", "covariates"}:
        return "covariance"
    if given == {"response", "value"}:
        return "value"
    if given == {"response", "groups"}:
        return "groups"
    if given == {"measurements"}:
        return "paired" if len(hypothesis["measurements"]) == 2 else "repeated"
    return None


def variables_of(hypothesis):
    """Name the variables whose totals are compared, and the covariates beside them.

    >>> variables_of({"response": "stress", "groups": "gender", "covariates": ["load", "age"]})
    ['stress', 'load', 'age']
    """
    compared = hypothesis.get("measurements") or [hypothesis["response"]]
    return [*compared, *hypothesis.get("covariates", ())]


def groups_of(hypothesis, totals, groups, order, kept=None):
    """Split the totals of the response by the groups of a hypothesis.

    Parameters
    ----------
    hypothesis : dict
    totals : DataFrame of float, shape (n, variables)
    groups : DataFrame of str, shape (n, columns)
    order : dict of str to list of str
    kept : Series of bool, shape (n,), optional
        Those to use.

    Returns
    -------
    groups : dict of ndarray
    left_out : dict of int
        See `angket.statistics.groups.groups.split_groups`.

    Raises
    ------
    Undefined
        Where fewer than two groups are large enough.
    """
    values, by = totals[hypothesis["response"]], groups[hypothesis["groups"]]
    if kept is not None:
        values, by = values[kept], by[kept]
    return split_groups(values, by, order[hypothesis["groups"]], hypothesis["smallest_group"])


def measurements_of(hypothesis, totals):
    """Return the measurements of the respondents who have all of them.

    Returns
    -------
    DataFrame of float, shape (n, k)
    """
    names = variables_of(hypothesis)
    return complete_cases(totals, names)[names]
