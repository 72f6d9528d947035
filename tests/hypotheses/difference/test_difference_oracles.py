"""Differences of means against R, run by oracle.R beside this file."""

import numpy as np
import pandas as pd
import pytest

from angket.hypotheses.difference.repeated import friedman, repeated_anova
from angket.statistics.groups.location import (
    normalized_gain,
    rank_biserial_interval,
    sign_test,
    signed_ranks,
    standardized,
    t_test,
)
from angket.statistics.power.means import power_of_d, power_of_f
from angket.statistics.undefined import Undefined

FIRST = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
SECOND = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
SLEEP = np.subtract(SECOND, FIRST)
DEPRESSION = np.subtract(
    [1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30],
    [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29],
)
# The distance in the jaws of 27 children at four ages.
JAWS = pd.DataFrame(
    {
        "8": [26, 21.5, 23, 25.5, 20, 24.5, 22, 24, 23, 27.5, 23, 21.5, 17, 22.5, 23, 22]
        + [21, 21, 20.5, 23.5, 21.5, 20, 21.5, 23, 20, 16.5, 24.5],
        "10": [25, 22.5, 22.5, 27.5, 23.5, 25.5, 22, 21.5, 20.5, 28, 23, 23.5, 24.5, 25.5]
        + [24.5, 21.5, 20, 21.5, 24, 24.5, 23, 21, 22.5, 23, 21, 19, 25],
        "12": [29, 23, 24, 26.5, 22.5, 27, 24.5, 24.5, 31, 31, 23.5, 24, 26, 25.5, 26, 23.5]
        + [21.5, 24, 24.5, 25, 22.5, 21, 23, 23.5, 22, 19, 28],
        "14": [31, 26.5, 27.5, 27, 26, 28.5, 26.5, 25.5, 26, 31.5, 25, 28, 29.5, 26, 30, 25]
        + [23, 25.5, 26, 26.5, 23.5, 22.5, 25, 24, 21.5, 19.5, 28],
    }
)


def test_the_paired_t_test_is_that_of_r():
    found = t_test(SLEEP, 0, 0.95)
    assert [found[part] for part in ("t", "df", "p", "ci_low", "ci_high")] == pytest.approx(
        [4.06212768338, 9, 0.00283289019738, 0.700114236723, 2.45988576328], rel=1e-11
    )


def test_d_and_g_of_changes_are_those_of_r():
    found = standardized(SLEEP, 0, 0.95)
    # effectsize searches its limits to seven digits.
    assert [found[part] for part in ("d", "d_ci_low", "d_ci_high")] == pytest.approx(
        [1.28455756259, 0.414627667667, 2.11801650877], rel=1e-6
    )
    assert [found[part] for part in ("g", "g_ci_low", "g_ci_high")] == pytest.approx(
        [1.17392490351, 0.378917814924, 1.93560210777], rel=1e-6
    )


def test_signed_ranks_with_ties_are_those_of_r():
    found = signed_ranks(SLEEP, 0)
    assert (found["wilcoxon_w"], found["wilcoxon_ties"]) == (45, 1)
    assert found["wilcoxon_p_asymptotic"] == pytest.approx(0.00763244164821, rel=1e-11)
    # All nine who differ sleep longer: one of 2^9 choices of signs, and as many on the other side.
    assert (found["wilcoxon_method"], found["wilcoxon_p"]) == ("exact", 2 / 2**9)


def test_signed_ranks_with_ties_are_exact_as_by_every_choice_of_signs():
    found = signed_ranks(np.array([3, -1, 2, 2, -1, 4, 0, 1, 5, -2, 3]), 0)
    assert found["wilcoxon_p"] == pytest.approx(0.0625, abs=1e-15)  # from oracle.R
    many = np.tile([3.0, -1, 2, 2, -1, 4, 1, 5, -2, 3], 5)
    assert signed_ranks(many[:49], 0)["wilcoxon_method"] == "exact"
    assert signed_ranks(many, 0)["wilcoxon_method"] == "asymptotic"


def test_few_signed_ranks_without_ties_are_exact_as_in_r():
    found = signed_ranks(DEPRESSION, 0)
    assert (found["wilcoxon_w"], found["wilcoxon_method"]) == (40, "exact")
    assert found["wilcoxon_p"] == pytest.approx(0.0390625)
    assert found["rank_biserial"] == pytest.approx(0.777777777778)
    limits = rank_biserial_interval(found["rank_biserial"], (9,), 0.95)
    assert [*limits.values()] == pytest.approx([0.295363129336, 0.94415590192], rel=1e-11)
    assert sign_test(DEPRESSION, 0)["sign_p"] == pytest.approx(0.1796875)


def test_the_rank_biserial_correlation_of_two_groups_has_the_interval_of_r():
    limits = rank_biserial_interval(-0.49, (10, 10), 0.95)
    assert [*limits.values()] == pytest.approx([-0.783595291839, -0.0175008213986], rel=1e-11)


def test_repeated_measurements_are_analysed_as_by_car():
    found = repeated_anova(JAWS)
    parts = ("effect_ss", "df1", "error_ss", "df2", "f", "p")
    assert [found[part] for part in parts] == pytest.approx(
        [237.19212963, 3, 162.12037037, 78, 38.0396082015, 2.98640688615e-15], rel=1e-9
    )
    parts = ("partial_eta_squared_ci_low", "partial_eta_squared_ci_high")
    # R's noncentral F has nine digits, of which its root keeps fewer.
    assert [found[part] for part in parts] == pytest.approx(
        [0.461494847084056, 0.664258436622492], rel=1e-7
    )
    parts = ("gg_epsilon", "gg_p", "hf_epsilon", "hf_p", "mauchly_w", "mauchly_p")
    assert [found[part] for part in parts] == pytest.approx(
        [0.876734642332, 1.20156480994e-13, 0.984397493433, 4.76551383525e-15,
         0.758081693657, 0.232581006186], rel=1e-9
    )  # fmt: skip


def test_friedmans_test_is_that_of_r():
    found = friedman(JAWS)
    assert [found[part] for part in ("friedman", "friedman_df", "friedman_p")] == pytest.approx(
        [64.5741444867, 3, 6.18654118792e-14], rel=1e-10
    )


def test_power_is_that_of_g_power():
    # G*Power's manual: two groups of 64 and d = .5; three groups of 159 in all and f = .25.
    assert power_of_d(0.5, (64, 64), 0.05) == pytest.approx(0.8015, abs=5e-5)
    assert power_of_f(0.25, 159, 3, 0.05) == pytest.approx(0.8049, abs=5e-5)


def test_changes_that_follow_from_one_another_leave_no_test_of_sphericity():
    first = np.array([2.0, 3, 2, 3, 2, 3])
    second = np.array([2.0, 2, 3, 3, 2, 2])
    found = repeated_anova(pd.DataFrame({"a": first, "b": first, "c": second}))
    assert "follow from one another" in found["mauchly_p"].reason
    assert found["gg_epsilon"] == pytest.approx(0.5)
    assert 0 <= found["gg_p"] <= 1


@pytest.mark.parametrize(
    ("compute", "reason"),
    [
        (lambda: t_test(np.array([3.0]), 0, 0.95), "at least 2"),
        (lambda: t_test(np.array([3.0, 3.0]), 0, 0.95), "all values are the same"),
        (lambda: signed_ranks(np.array([2.0, 2.0]), 2), "equal the value"),
        (lambda: sign_test(np.array([2.0]), 2), "equal the value"),
        (lambda: rank_biserial_interval(1.0, (5,), 0.95), "on one side"),
        (lambda: repeated_anova(JAWS.head(4)), "more respondents than measurements"),
        (lambda: repeated_anova(JAWS[["8"]].assign(b=JAWS["8"] + 1, c=JAWS["8"] + 2)), "the same"),
        (lambda: friedman(JAWS[["8"]].assign(b=JAWS["8"])), "are the same"),
        (lambda: normalized_gain(np.array([9.0]), np.array([11.0]), 10), "above the highest"),
        (lambda: normalized_gain(np.array([10.0]), np.array([10.0]), 10), "below the highest"),
    ],
)
def test_what_has_no_value_says_why(compute, reason):
    with pytest.raises(Undefined) as told:
        compute()
    assert reason in told.value.reason


def test_totals_that_differ_in_the_last_digits_of_sums_are_ties():
    change = np.array([0.1 + 0.2, 0.3, 0.3, -0.3])
    # Three of four by the same: in four choices of signs, the sum below is as small or smaller.
    assert signed_ranks(change, 0)["wilcoxon_p"] == 2 * 5 / 2**4
    assert signed_ranks(np.array([0.3, 0.1 + 0.2]), 0.3 - 1)["wilcoxon_ties"] == 0
    assert signed_ranks(np.array([0.1 + 0.2, 1.0]), 0.3)["wilcoxon_ties"] == 1
