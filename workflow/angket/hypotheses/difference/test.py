"""A difference of means: from a value, between groups, or between measurements."""

from functools import partial

import numpy as np

from angket.hypotheses.difference.design import (
    TESTS,
    described,
    groups_of,
    measurements_of,
    variables_of,
)
from angket.hypotheses.difference.factors import test_factors
from angket.hypotheses.difference.repeated import friedman, pairs_of_measurements, repeated_anova
from angket.hypotheses.kind import Outcome
from angket.hypotheses.power_of_means import add_power_of_d
from angket.hypotheses.rows import add_detectable, add_interest, add_power
from angket.hypotheses.samples import complete_cases
from angket.statistics.distribution.normality import shapiro_wilk
from angket.statistics.groups.groups import mean_interval, mean_ranks
from angket.statistics.groups.levene import levene
from angket.statistics.groups.location import (
    normalized_gain,
    rank_biserial_limits,
    sign_test,
    signed_ranks,
    standardized,
    t_test,
)
from angket.statistics.groups.post_hoc import dunn, games_howell, tukey
from angket.statistics.groups.several_groups import kruskal_wallis, one_way_anova, welch_anova
from angket.statistics.groups.two_groups import compare_means, mann_whitney, standardized_difference
from angket.statistics.power.detectable import smallest_effect
from angket.statistics.power.families import shared_by_groups
from angket.statistics.power.means import (
    LARGEST,
    anova_power,
    means_power,
    power_of_f,
)
from angket.statistics.undefined import Undefined, all_undefined, or_undefined
from angket.subjects import pair_of, part_of

P_OF_TEST = {
    "one_sample_t": "p",
    "paired_t": "p",
    "wilcoxon": "wilcoxon_p",
    "sign": "sign_p",
    "welch": "p",
    "student": "p",
    "mann_whitney": "mann_whitney_p",
    "welch_anova": "welch_p",
    "anova": "p",
    "kruskal_wallis": "kruskal_p",
    "greenhouse_geisser": "gg_p",
    "friedman": "friedman_p",
}
OF_MODELS = ("factorial", "covariance")
LIMITS = ["mean_ci_low", "mean_ci_high"]
MEAN = ["difference", "ci_low", "ci_high", "t", "df", "p"]
INTERVAL = ["", "_ci_low", "_ci_high"]
RANKS = ["wilcoxon_positive", "wilcoxon_negative", "wilcoxon_ties", "wilcoxon_w", "wilcoxon_z"]
RANKS += ["wilcoxon_p_asymptotic", "wilcoxon_p", "rank_biserial"]
SHAPIRO = ["shapiro_w", "shapiro_p"]
LEVENE = ["levene_df1", "levene_df2", "levene_median_f", "levene_median_p"]
U = ["mann_whitney_u", "mann_whitney_z", "mann_whitney_p", "mann_whitney_p_asymptotic"]
U += ["rank_biserial"]
ANOVA = ["f", "df1", "df2", "p", "eta_squared", "eta_squared_ci_low", "eta_squared_ci_high"]
ANOVA += ["omega_squared"]
WELCH = ["welch_f", "welch_df1", "welch_df2", "welch_p"]
KRUSKAL = ["kruskal_h", "kruskal_df", "kruskal_p", "epsilon_squared"]
FRIEDMAN = ["friedman", "friedman_df", "friedman_p", "kendalls_w"]
REPEATED = ["f", "df1", "df2", "p", "mauchly_w", "mauchly_chi_square", "mauchly_df", "mauchly_p"]
REPEATED += ["gg_epsilon", "gg_df1", "gg_df2", "gg_p", "hf_epsilon", "hf_df1", "hf_df2", "hf_p"]
REPEATED += ["partial_eta_squared", "eta_squared"]
REPEATED += ["partial_eta_squared_ci_low", "partial_eta_squared_ci_high"]
# What stands in for the tests whose power has no formula of its own.
APPROXIMATED_BY = {
    "wilcoxon": "the t test",
    "sign": "the t test",
    "welch": "Student's t test",
    "mann_whitney": "Student's t test",
    "welch_anova": "the analysis of variance",
    "kruskal_wallis": "the analysis of variance",
}
NO_POWER = (
    "of several measurements it depends on how they are correlated, which no study knows before"
)


def test(rows, name, hypothesis, data):
    """Add a difference of means; see `angket.hypotheses.kind`."""
    design = described(hypothesis)
    if design in OF_MODELS:
        return test_factors(rows, name, hypothesis, data, TESTS[design][hypothesis["test"]])
    totals = data.totals[hypothesis["scale"]]
    confidence = 1 - data.tests["alpha"]
    if design == "groups":
        return _of_groups(rows, name, hypothesis, data, totals, confidence)
    table = measurements_of(hypothesis, totals)
    decides = TESTS[design][hypothesis["test"]]
    rows.add("difference", name, {"n": len(table), "test": decides})
    for measurement in table:
        summary = _summary(table[measurement].to_numpy(), confidence)
        rows.add("difference", part_of(name, measurement), summary)
    of_design = _of_several if design == "repeated" else _of_one
    found = of_design(rows, name, hypothesis, table, confidence, data.tests["alpha"], decides)
    return Outcome(decides, found[P_OF_TEST[decides]])


def _of_one(rows, name, hypothesis, table, confidence, alpha, decides):
    """Test one column of numbers: of a variable, or of the changes from first to last."""
    paired = "measurements" in hypothesis
    value = 0.0 if paired else hypothesis["value"]
    if paired:
        before, after = (table[measurement].to_numpy() for measurement in table)
        values = after - before
    else:
        values = table.iloc[:, 0].to_numpy()
    size = [f"{measure}{part}" for measure in ("d", "g") for part in INTERVAL]
    sizes = or_undefined(standardized, values, value, confidence, names=size)
    called = {"d": "cohens_dz" if paired else "cohens_d", "g": "hedges_g"}
    found = or_undefined(t_test, values, value, confidence, names=MEAN)
    found |= {called[key[0]] + key[1:]: amount for key, amount in sizes.items()}
    found |= or_undefined(signed_ranks, values, value, names=RANKS)
    moved = np.count_nonzero(np.round(values - value, 9))
    found |= rank_biserial_limits(found["rank_biserial"], (moved,), confidence)
    found |= or_undefined(sign_test, values, value, names=["share_above", "sign_p"])
    found |= or_undefined(shapiro_wilk, values, names=SHAPIRO)
    if paired:
        found["cohens_d"] = or_undefined(_d_of_average, before, after)
        if "highest_score" in hypothesis:
            highest = hypothesis["highest_score"]
            gains = ["n_gain", "n_gain_mean"]
            found |= or_undefined(normalized_gain, before, after, highest, names=gains)
    else:
        found["compared_value"] = float(value)
    rows.add("difference", name, found)
    _add_power_of_d(rows, name, hypothesis, decides, sizes["d"], (len(values),), alpha)
    return found


def _of_several(rows, name, hypothesis, table, confidence, alpha, decides):
    """Test three or more measurements of the same respondents."""
    found = or_undefined(repeated_anova, table, confidence, names=REPEATED)
    found |= or_undefined(friedman, table, names=FRIEDMAN)
    rows.add("difference", name, found)
    for (first, second), pair in pairs_of_measurements(table, confidence).items():
        rows.add("difference", part_of(name, pair_of(first, second)), pair)
    none = Undefined(NO_POWER)
    add_interest(rows, name, hypothesis, none)
    add_power(rows, name, decides, alpha, none)
    add_detectable(rows, name, "d", none)
    return found


def _of_groups(rows, name, hypothesis, data, totals, confidence):
    """Test the means of two or more groups of respondents."""
    tests = data.tests
    totals = complete_cases(totals, variables_of(hypothesis))
    found = or_undefined(groups_of, hypothesis, totals, data.groups, data.order)
    if isinstance(found, Undefined):
        decides = TESTS["two_groups"][hypothesis["test"]]
        rows.add("difference", name, {"test": decides})
        rows.add("difference", name, all_undefined(MEAN, found.reason))
        add_interest(rows, name, hypothesis, found)
        add_power(rows, name, decides, tests["alpha"], found)
        add_detectable(rows, name, "d", found)
        return Outcome(decides, found)
    groups, left_out = found
    n = sum(len(group) for group in groups.values())
    design = "two_groups" if len(groups) == 2 else "groups"
    decides = TESTS[design][hypothesis["test"]]
    rows.add("difference", name, {"n": n, "groups": len(groups), "test": decides})
    ranks = mean_ranks(groups)
    for group, values in groups.items():
        summary = _summary(values, confidence) | {"mean_rank": ranks[group]}
        rows.add("difference", part_of(name, group), summary)
    for group, members in left_out.items():
        if members:
            rows.add("difference", part_of(name, group), {"n_left_out": members})
    of_design = _of_two if design == "two_groups" else _of_many
    block = of_design(rows, name, groups, confidence, decides)
    rows.add("difference", name, block | or_undefined(levene, groups, names=LEVENE))
    sizes = tuple(len(group) for group in groups.values())
    if design == "two_groups":
        _add_power_of_d(rows, name, hypothesis, decides, block["cohens_d"], sizes, tests["alpha"])
    else:
        _add_power_of_f(
            rows, name, hypothesis, decides, block["eta_squared"], sizes, tests["alpha"]
        )
    return Outcome(decides, block[P_OF_TEST[decides]])


def _of_two(rows, name, groups, confidence, decides):
    """Compare two groups; t, df, p and the interval are Welch's unless Student's test decides."""
    names = [
        "difference",
        *(f"{test}_{part}" for test in ("student", "welch") for part in MEAN[1:]),
    ]
    means = or_undefined(compare_means, groups, confidence, names=["difference", *names])
    test, other = ("student", "welch") if decides == "student" else ("welch", "student")
    found = {part: means[part if part == "difference" else f"{test}_{part}"] for part in MEAN}
    found |= {f"{other}_{part}": means[f"{other}_{part}"] for part in ("t", "df", "p")}
    size = [f"{measure}{part}" for measure in ("cohens_d", "hedges_g") for part in INTERVAL]
    found |= or_undefined(standardized_difference, groups, confidence, names=size)
    found |= or_undefined(mann_whitney, groups, names=U)
    sizes = tuple(len(group) for group in groups.values())
    return found | rank_biserial_limits(found["rank_biserial"], sizes, confidence)


def _of_many(rows, name, groups, confidence, decides):
    """Compare three or more groups, and every two of them."""
    anova = or_undefined(
        one_way_anova, groups, confidence, names=["between_df", "within_df", *ANOVA]
    )
    anova |= {"df1": anova["between_df"], "df2": anova["within_df"]}
    found = {part: anova[part] for part in ANOVA}
    found |= or_undefined(welch_anova, groups, names=WELCH)
    found |= or_undefined(kruskal_wallis, groups, names=KRUSKAL)
    made = {
        "games_howell": or_undefined(games_howell, groups, confidence),
        "tukey": or_undefined(tukey, groups, confidence),
        "dunn": or_undefined(dunn, groups),
    }
    for method, table in made.items():
        if isinstance(table, Undefined):
            continue
        for _, row in table.iterrows():
            pair = part_of(name, pair_of(row["first"], row["second"]))
            kept = {f"{method}_p": float(row["p"])}
            if method == "games_howell":
                kept |= {part: float(row[part]) for part in ("difference", "ci_low", "ci_high")}
            rows.add("difference", pair, kept)
    return found


def _summary(values, confidence):
    """Return how many numbers there are, their mean with its interval, and how they spread."""
    if len(values) < 2:
        names = ["mean", "sd", "se", *LIMITS]
        return {"n": len(values)} | all_undefined(names, "needs at least 2 respondents")
    sd = float(values.std(ddof=1))
    limits = or_undefined(mean_interval, values, confidence, names=LIMITS)
    spread = {"sd": sd, "se": sd / len(values) ** 0.5}
    return {"n": len(values), "mean": float(values.mean())} | spread | limits


def _d_of_average(before, after):
    """Return Cohen's d by the standard deviation of both measurements, as for two groups."""
    spread = np.sqrt((before.var(ddof=1) + after.var(ddof=1)) / 2) if len(before) > 1 else 0
    if not spread > 0:
        raise Undefined("all values are the same")
    return float((after.mean() - before.mean()) / spread)


def _add_power_of_d(rows, name, hypothesis, decides, d, sizes, alpha):
    add_interest(rows, name, hypothesis, means_power, sizes, alpha)
    instead = APPROXIMATED_BY.get(decides)
    add_power_of_d(rows, name, decides, d, sizes, alpha, approximated_by=instead)


def _add_power_of_f(rows, name, hypothesis, decides, eta_squared, sizes, alpha):
    n, k = sum(sizes), len(sizes)
    family = "eta_squared", shared_by_groups
    add_interest(rows, name, hypothesis, anova_power, n, k, alpha)
    if isinstance(eta_squared, Undefined):
        add_power(rows, name, decides, alpha, eta_squared)
        add_detectable(rows, name, "f", eta_squared, result=family)
        return
    f = float(np.sqrt(eta_squared / (1 - eta_squared)))
    instead = APPROXIMATED_BY.get(decides)
    add_power(rows, name, decides, alpha, anova_power, f, n, k, approximated_by=instead)
    power = partial(power_of_f, n=n, groups=k, alpha=alpha)
    add_detectable(rows, name, "f", smallest_effect, power, LARGEST, result=family)
