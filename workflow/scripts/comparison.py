"""Totals and profile in; comparisons of groups of respondents out."""

from angket.engine.step import leave_if_current

leave_if_current(globals())

from angket.answers.categories import in_order
from angket.statistics.categorical.joint_groups import with_joint_groups
from angket.statistics.groups.groups import mean_interval, mean_ranks, split_groups
from angket.statistics.groups.levene import levene
from angket.statistics.groups.post_hoc import dunn, games_howell, tukey
from angket.statistics.groups.several_groups import kruskal_wallis, one_way_anova, welch_anova
from angket.statistics.groups.together import compared_together
from angket.statistics.groups.two_groups import compare_means, mann_whitney, standardized_difference
from angket.statistics.undefined import Undefined, or_undefined
from angket.step import run
from angket.subjects import pair_of, part_of, value_of
from angket.tables import Rows, read_numbers, read_values

SECTIONS = ["comparison", "post_hoc"]
LIMITS = ["mean_ci_low", "mean_ci_high"]
# What stands in the table with the reason when a test cannot be made.
TWO = {
    compare_means: ["student_t", "student_p", "welch_t", "welch_p"],
    standardized_difference: ["cohens_d", "hedges_g"],
}
MANN_WHITNEY = [f"mann_whitney_{name}" for name in ("u", "z", "p", "p_asymptotic", "p_corrected")]
SEVERAL = {
    one_way_anova: ["f", "p", "eta_squared", "omega_squared"],
}


def main(inputs, outputs, settings):
    totals = read_numbers(inputs.totals)
    by = sorted({comparison["by"] for comparison in settings["comparisons"]})
    profile = read_values(inputs.responses, by)
    alpha = settings["tests"]["alpha"]
    level = {"alpha": alpha, "confidence_percent": 100 - 100 * alpha}
    figures = Rows()
    for comparison in settings["comparisons"]:
        by = comparison["by"]
        order = in_order(profile[by], settings["profile"][by]["order"])
        together = compared_together(settings["comparisons"], by, profile[by], totals)
        categories = with_joint_groups(profile[by], order, together)
        for variable in comparison["variables"]:
            subject = pair_of(variable, by)
            smallest = comparison["smallest_group"]
            compare(figures, subject, totals[variable], categories, smallest, 1 - alpha)
            figures.add("comparison", subject, level)
    figures.write(outputs, *SECTIONS)


def compare(figures, subject, values, categories, smallest, confidence):
    """Add every test for two groups, or for several with all pairs after.

    Of a group too small to be compared its number is told alone: its mean could reveal a person.
    """
    split = or_undefined(split_groups, values, *categories, smallest)
    if isinstance(split, Undefined):
        figures.add("comparison", subject, {"groups": split})
        return
    groups, left_out = split
    figures.add("comparison", subject, {"groups": len(groups)})
    ranks = mean_ranks(groups)
    for label, group in groups.items():
        described = {"n": len(group), "mean": float(group.mean()), "sd": float(group.std(ddof=1))}
        described["mean_rank"] = ranks[label]
        described |= or_undefined(mean_interval, group, confidence, names=LIMITS)
        figures.add("comparison", value_of(subject, label), described)
    for label, n in left_out.items():
        reason = Undefined(f"left out: {n} of the {smallest} respondents that a group needs")
        figures.add("comparison", value_of(subject, label), {"n": n, "mean": reason})
    equal = or_undefined(levene, groups, names=["levene_median_f", "levene_median_p"])
    figures.add("comparison", subject, equal)
    for test, names in (TWO if len(groups) == 2 else SEVERAL).items():
        figures.add("comparison", subject, or_undefined(test, groups, confidence, names=names))
    if len(groups) == 2:
        ranks = or_undefined(mann_whitney, groups, names=MANN_WHITNEY)
        figures.add("comparison", subject, ranks)
        return
    figures.add(
        "comparison", subject, or_undefined(welch_anova, groups, names=["welch_f", "welch_p"])
    )
    ranks = or_undefined(kruskal_wallis, groups, names=["kruskal_h", "kruskal_p"])
    figures.add("comparison", subject, ranks)
    for name, pairs in (
        ("tukey", or_undefined(tukey, groups, confidence)),
        ("games_howell", or_undefined(games_howell, groups, confidence)),
        ("dunn", or_undefined(dunn, groups)),
    ):
        add_pairs(figures, subject, name, pairs)


def add_pairs(figures, subject, name, pairs):
    if isinstance(pairs, Undefined):
        figures.add("post_hoc", subject, {f"{name}_p": pairs})
        return
    for row in pairs.to_dict("records"):
        pair = part_of(subject, pair_of(row.pop("first"), row.pop("second")))
        figures.add("post_hoc", pair, {f"{name}_{key}": value for key, value in row.items()})


if "snakemake" in globals():
    run(main, snakemake)
