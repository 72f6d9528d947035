"""Several groups: analyses of variance, by ranks too, and their effect sizes against R."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from angket.statistics.groups.groups import split_groups
from angket.statistics.groups.several_groups import kruskal_wallis, one_way_anova, welch_anova
from angket.statistics.undefined import Undefined

RESPONSES = Path(__file__).parents[3] / "resources" / "ukm_stress" / "responses.csv"

# R's data set PlantGrowth: y <- PlantGrowth$weight; g <- PlantGrowth$group
PLANTS = {
    "ctrl": np.array([4.17, 5.58, 5.18, 6.11, 4.50, 4.61, 5.17, 4.53, 5.33, 5.14]),
    "trt1": np.array([4.81, 4.17, 4.41, 3.59, 5.87, 3.83, 6.03, 4.89, 4.32, 4.69]),
    "trt2": np.array([6.31, 5.12, 5.54, 5.50, 5.37, 5.29, 4.92, 6.15, 5.80, 5.26]),
}

# R: anova(lm(y ~ g))
ANOVA_OF_R = {
    "between_ss": 3.76634,
    "between_df": 2,
    "between_ms": 1.88317,
    "within_ss": 10.49209,
    "within_df": 27,
    "within_ms": 0.388595925926,
    "total_ss": 14.25843,
    "total_df": 29,
    "f": 4.84608786238,
    "p": 0.0159099583256,
}
# R: a <- anova(lm(y ~ g)); ss <- a[[2]]; ms <- a[[3]]; f <- a[[4]][1]
#    ss[1] / sum(ss); (ss[1] - 2 * ms[2]) / (sum(ss) + ms[2])
#    l <- uniroot(function(l) pf(f, 2, 27, l) - .95, c(0, 50), tol = 1e-13)$root; l / (l + 30)
#    and the same with .05 and c(0, 100)
EFFECTS_OF_R = {
    "eta_squared": 0.264148296832,
    "omega_squared": 0.20407884599,
    "eta_squared_ci_low": 0.0318882481305791,
    "eta_squared_ci_high": 0.42879899014925,
}


@pytest.fixture(scope="module")
def depression():
    """PHQ-9 totals of ukm_stress by body mass index."""
    answers = pd.read_csv(RESPONSES, encoding="utf-8-sig")
    names = ["under", "normal", "over"]
    weight = pd.cut(answers["BMI"], [0, 18.5, 25, np.inf], right=False, labels=names)
    totals = answers.filter(regex=r"^D\d$").sum(axis=1)
    return split_groups(totals, weight.astype("str"), names)[0]


def test_the_analysis_of_variance_equals_that_of_r():
    table = one_way_anova(PLANTS, 0.95)
    assert {name: table[name] for name in ANOVA_OF_R} == pytest.approx(ANOVA_OF_R, rel=1e-10)


def test_effect_sizes_equal_those_worked_out_in_r():
    table = one_way_anova(PLANTS, 0.95)
    assert {name: table[name] for name in EFFECTS_OF_R} == pytest.approx(EFFECTS_OF_R, abs=1e-9)


def test_groups_of_unequal_size_equal_those_of_r(depression):
    # R: anova(lm(d ~ g)) with d the totals and g under, normal, over as above;
    #    oneway.test(d ~ g); kruskal.test(d, g); upper limit of eta squared as above
    table = one_way_anova(depression, 0.95)
    assert (table["between_ss"], table["within_ss"]) == pytest.approx(
        (77.8972445377, 8380.28212766), rel=1e-10
    )
    assert (table["f"], table["p"]) == pytest.approx((1.02248310601, 0.361403503533), rel=1e-10)
    assert table["eta_squared_ci_low"] == 0
    assert table["eta_squared_ci_high"] == pytest.approx(0.0344403991691794, abs=1e-9)
    assert tuple(welch_anova(depression).values()) == pytest.approx(
        (1.12392112948, 2, 101.754467134, 0.329003531171), rel=1e-10
    )
    ranks = kruskal_wallis(depression)
    assert (ranks["kruskal_h"], ranks["kruskal_p"]) == pytest.approx(
        (2.24653084763, 0.325216090478), rel=1e-10
    )


def test_welchs_analysis_equals_oneway_test_of_r():
    # R: oneway.test(y ~ g)
    assert tuple(welch_anova(PLANTS).values()) == pytest.approx(
        (5.18097240811, 2, 17.1284186166, 0.0173928214902), rel=1e-10
    )


def test_kruskal_wallis_equals_that_of_r():
    # R: kruskal.test(y, g)
    table = kruskal_wallis(PLANTS)
    assert (table["kruskal_h"], table["kruskal_df"], table["kruskal_p"]) == pytest.approx(
        (7.98822874944, 2, 0.0184237557315), rel=1e-10
    )
    assert table["epsilon_squared"] == pytest.approx(7.98822874944 / 29)


def test_two_groups_give_the_square_of_students_t():
    # R: t.test(c(1,2,3,6), c(4,6,9), var.equal = TRUE)$statistic is -1.8898223650
    table = one_way_anova({"a": np.array([1.0, 2, 3, 6]), "b": np.array([4.0, 6, 9])}, 0.95)
    assert np.sqrt(table["f"]) == pytest.approx(1.8898223650, abs=1e-9)


def test_one_group_without_variance_can_still_be_compared():
    # R: anova(lm(c(3,3,3,1,2,4,2,5,9) ~ factor(rep(1:3, each = 3))))
    groups = {"a": np.array([3.0] * 3), "b": np.array([1.0, 2, 4]), "c": np.array([2.0, 5, 9])}
    table = one_way_anova(groups, 0.95)
    assert (table["f"], table["p"]) == pytest.approx(
        (1.52272727272727, 0.291851926484269), rel=1e-12
    )


def test_no_variance_within_is_undefined():
    alike = {"a": np.array([3.0, 3]), "b": np.array([4.0, 4])}
    with pytest.raises(Undefined, match="members of each group are all the same"):
        one_way_anova(alike, 0.95)


def test_welch_names_the_group_without_variance():
    with pytest.raises(Undefined, match="members of trt1 are all the same"):
        welch_anova(PLANTS | {"trt1": np.array([4.0, 4])})


def test_equal_values_have_no_ranks():
    with pytest.raises(Undefined, match="all values are the same"):
        kruskal_wallis({"a": np.array([3.0, 3]), "b": np.array([3.0, 3])})
