"""Analyses of variance and regressions agree with NIST's certified values."""

import pytest

from angket.statistics.groups.several_groups import one_way_anova
from angket.statistics.regression.linear import linear_regression
from angket.statistics.regression.linearity import linearity
from angket.statistics.undefined import Undefined

from . import nist

# Digits that agree with the certified values at least. SmLs04 to 09 carry 7 and 13 constant
# leading digits: their last digits are lost when the data become binary fractions.
ANOVA_DIGITS = {"SmLs04": 9, "SmLs05": 9, "SmLs06": 9, "SmLs07": 3, "SmLs08": 3, "SmLs09": 3}
REGRESSION_DIGITS = {"Wampler3": 8, "Wampler4": 7, "Wampler5": 5, "AtmWtAg": 8}


def fitted(reference):
    """Return our figures by the names of the certified ones."""
    fit = linear_regression(reference.y, reference.x, 0.95)
    return fit.model | {name: fit.coefficients[name].tolist() for name in ("b", "se")}


def regression_digits(name):
    """Return the fewest digits that agree, of the coefficients and of the other values."""
    reference = nist.regression(name)
    ours = fitted(reference)
    fewest = {}
    for figure, certified in reference.certified.items():
        pairs = (
            zip(ours[figure], certified, strict=True)
            if isinstance(certified, list)
            else [(ours[figure], certified)]
        )
        fewest[figure] = min(nist.digits(*pair) for pair in pairs)
    return fewest


def one_way(reference):
    """Return our analysis of variance by the names of the linearity table."""
    treatments = reference.x["x"]
    groups = {x: reference.y[treatments == x] for x in treatments.unique()}
    table = one_way_anova(groups, 0.95)
    names = {f"combined_{part}": table[f"between_{part}"] for part in ("ss", "df", "ms")}
    return table | names | {"combined_f": table["f"]}


def linearity_table(reference):
    return linearity(reference.x["x"], reference.y)


def anova_digits(name, analysis):
    """Return the fewest digits that agree with the certified table and with exact arithmetic."""
    reference = nist.anova(name)
    ours = analysis(reference)
    exact = nist.exact_anova(reference)
    return (
        min(nist.digits(ours[figure], value) for figure, value in reference.certified.items()),
        min(nist.digits(exact[figure], reference.certified[figure]) for figure in exact),
        min(nist.digits(ours[figure], value) for figure, value in exact.items()),
    )


@pytest.mark.parametrize("analysis", [linearity_table, one_way])
@pytest.mark.parametrize("name", nist.ANOVA)
def test_the_table_has_the_digits_that_the_data_allow(name, analysis):
    certified, allowed, exact = anova_digits(name, analysis)
    assert certified >= ANOVA_DIGITS.get(name, 12)
    # A double has nearly 16 digits; in which order a machine adds up decides on the last ones.
    assert certified >= min(allowed - 1, 13)
    assert exact >= 13


@pytest.mark.parametrize("name", nist.REGRESSION)
def test_regression_agrees_with_the_certified_values(name):
    fewest = regression_digits(name)
    assert min(fewest.values()) >= REGRESSION_DIGITS.get(name, 12), fewest


def test_two_treatments_have_no_linearity_table():
    reference = nist.anova("AtmWtAg")
    with pytest.raises(Undefined, match="only 2 values"):
        linearity(reference.x["x"], reference.y)


def test_a_perfect_fit_is_undefined_instead_of_an_f_of_rounding_errors():
    y, x = nist.wampler_without_disturbance()
    with pytest.raises(Undefined, match="perfect"):
        linear_regression(y, x, 0.95)
