"""Two groups: t tests, effect sizes and the U test against R."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from angket.statistics.groups.groups import split_groups
from angket.statistics.groups.two_groups import compare_means, mann_whitney, standardized_difference
from angket.statistics.undefined import Undefined

RESPONSES = Path(__file__).parents[3] / "resources" / "ukm_stress" / "responses.csv"

# R: a <- c(12,15,11,18,14,16,13); b <- c(17,22,19,16.5,20,24,15.5,21)
A, B = np.array([12.0, 15, 11, 18, 14, 16, 13]), np.array([17, 22, 19, 16.5, 20, 24, 15.5, 21])
GROUPS = {"a": A, "b": B}

# R: t.test(a, b, var.equal = TRUE); t.test(a, b): t, df, p, interval of the difference
STUDENT_OF_R = (-3.73514851892, 13, 0.00249708726946, -8.25835650767, -2.20592920662)
WELCH_OF_R = (-3.78777282792, 12.9631576146, 0.00226996923425, -8.21717507267, -2.24711064162)

# R: sp <- sqrt((6 * var(a) + 7 * var(b)) / 13); d <- (mean(a) - mean(b)) / sp
#    k <- sqrt(1/7 + 1/8); t <- d / k; J <- gamma(13/2) / (sqrt(13/2) * gamma(12/2))
#    limit <- function(p, interval) k * uniroot(function(l) pt(t, 13, l) - p, interval,
#                                               tol = 1e-13)$root
#    d <- c(d, limit(.975, c(t - 10, t)), limit(.025, c(t, t + 10))); d; J * d
COHEN_OF_R = (-1.93312301395, -3.16186610973, -0.656082971072)
HEDGES_OF_R = (-1.81903486359, -2.97526057375, -0.617362572985)


def figures(table, name, parts):
    return tuple(table[f"{name}{part}"] for part in parts)


def test_t_tests_equal_those_of_r():
    table = compare_means(GROUPS, 0.95)
    parts = ["_t", "_df", "_p", "_ci_low", "_ci_high"]
    assert figures(table, "student", parts) == pytest.approx(STUDENT_OF_R, rel=1e-10)
    assert figures(table, "welch", parts) == pytest.approx(WELCH_OF_R, rel=1e-10)
    assert table["difference"] == pytest.approx(A.mean() - B.mean())


def test_effect_sizes_equal_those_worked_out_in_r():
    size = standardized_difference(GROUPS, 0.95)
    parts = ["", "_ci_low", "_ci_high"]
    assert figures(size, "cohens_d", parts) == pytest.approx(COHEN_OF_R, abs=1e-9)
    assert figures(size, "hedges_g", parts) == pytest.approx(HEDGES_OF_R, abs=1e-9)


def test_effect_sizes_turn_with_the_order_of_the_groups():
    size = standardized_difference(GROUPS, 0.95)
    turned = standardized_difference({"b": B, "a": A}, 0.95)
    assert turned["cohens_d"] == pytest.approx(-size["cohens_d"])
    assert turned["cohens_d_ci_low"] == pytest.approx(-size["cohens_d_ci_high"])


def test_small_groups_without_ties_have_the_exact_p_of_r():
    # R: wilcox.test(a, b)
    table = mann_whitney(GROUPS)
    assert table["mann_whitney_method"] == "exact"
    assert table["mann_whitney_u"] == 4
    assert table["mann_whitney_p"] == pytest.approx(0.0037296037296, rel=1e-11)
    assert table["rank_biserial"] == pytest.approx(2 * 4 / 56 - 1)


def test_ties_have_the_normal_p_of_spss_with_that_of_r_beside_it():
    # R: wilcox.test(c(12,15,11,18,14,16,13), c(15,22,19,16,20,24,15,21)), and correct = FALSE
    # PSPP: NPAR TESTS /MANN-WHITNEY prints Z -2.50, Asymp. Sig. .012
    table = mann_whitney({"a": A, "b": np.array([15.0, 22, 19, 16, 20, 24, 15, 21])})
    assert table["mann_whitney_method"] == "asymptotic"
    assert table["mann_whitney_u"] == 6.5
    assert table["mann_whitney_p"] == pytest.approx(0.0124430407666, rel=1e-11)
    assert table["mann_whitney_p_asymptotic"] == table["mann_whitney_p"]
    assert table["mann_whitney_p_corrected"] == pytest.approx(0.0146385284574, rel=1e-11)
    # R: qnorm(p / 2)
    assert table["mann_whitney_z"] == pytest.approx(-2.49932423299, rel=1e-11)


def test_totals_of_a_study_have_the_p_of_r():
    # R: x <- read.csv("resources/ukm_stress/responses.csv", fileEncoding = "UTF-8-BOM")
    #    d <- rowSums(x[paste0("D", 1:9)])
    #    wilcox.test(d[x$BMI < 18.5], d[x$BMI >= 18.5 & x$BMI < 25])
    answers = pd.read_csv(RESPONSES, encoding="utf-8-sig")
    weight = pd.cut(answers["BMI"], [0, 18.5, 25], right=False, labels=["under", "normal"])
    totals = answers.filter(regex=r"^D\d$").sum(axis=1)
    groups, _ = split_groups(totals, weight.astype("str"), ["under", "normal"])
    table = mann_whitney(groups)
    assert table["mann_whitney_u"] == 3172.5
    assert table["mann_whitney_p_corrected"] == pytest.approx(0.470640564218, rel=1e-10)
    assert table["mann_whitney_p"] < table["mann_whitney_p_corrected"]


def test_z_has_the_sign_that_spss_prints_whichever_group_comes_first():
    table, turned = mann_whitney(GROUPS), mann_whitney({"b": B, "a": A})
    assert table["mann_whitney_z"] == turned["mann_whitney_z"] < 0
    assert table["rank_biserial"] == -turned["rank_biserial"]


@pytest.mark.parametrize(("size", "method"), [(49, "exact"), (50, "asymptotic")])
def test_from_50_members_on_p_is_normal_as_in_r(size, method):
    groups = {"a": np.arange(size) * 2.0, "b": np.arange(4) * 2.0 + 1}
    assert mann_whitney(groups)["mann_whitney_method"] == method


def test_equal_means_have_an_effect_of_0_in_the_middle_of_its_interval():
    size = standardized_difference({"a": np.array([1.0, 3]), "b": np.array([1.0, 2, 3])}, 0.95)
    assert size["cohens_d"] == 0
    assert size["cohens_d_ci_low"] == pytest.approx(-size["cohens_d_ci_high"])


def test_one_group_without_variance_can_still_be_compared():
    table = compare_means({"a": np.array([3.0, 3]), "b": np.array([1.0, 2, 4])}, 0.95)
    assert table["welch_df"] == pytest.approx(2)


def test_groups_without_any_variance_are_undefined():
    alike = {"a": np.array([3.0, 3]), "b": np.array([4.0, 4])}
    for compute in (compare_means, standardized_difference):
        with pytest.raises(Undefined, match="members of each group are all the same"):
            compute(alike, 0.95)
    with pytest.raises(Undefined, match="all values are the same"):
        mann_whitney({"a": np.array([3.0, 3]), "b": np.array([3.0, 3])})


def test_an_effect_beyond_all_measure_keeps_its_size_and_lacks_its_interval():
    size = standardized_difference(
        {"a": np.array([0, 1e-5, 2e-5]), "b": np.array([9, 9, 9.00001])}, 0.95
    )
    assert size["cohens_d"] < -1e5
    assert "too large" in str(size["cohens_d_ci_low"])
    assert "too large" in str(size["hedges_g_ci_high"])
