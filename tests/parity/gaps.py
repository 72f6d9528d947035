"""Figures that are not compared with an oracle, each with the reason."""

from collections.abc import Callable
from typing import NamedTuple

from . import cases
from .bounds import RANGE


class Gap(NamedTuple):
    """Figures that are not compared, most since one side has them not, with the reason."""

    program: str
    section: str
    statistics: str
    applies: Callable  # to the row: case, subject, ours, reason (why ours is undefined), theirs
    why: str


def _number_of_groups(row):
    return cases.groups()[row.case]["group"].nunique()


# SPSS gives phi its sign in 2x2 tables, as we do; PSPP prints its size only.
UNSIGNED = {("PSPP", "phi")}

_AXES = "principal_axis_1 principal_axis_2 communality"

# Figures that both sides have and that are not the same, left out of the comparison.
DIFFERENCES = [
    Gap(
        "R",
        "post_hoc",
        "tukey_p games_howell_p",
        lambda row: row.ours < 1e-6,
        "below 1e-6 the algorithm of R, which takes p from 1, has few digits left or none",
    ),
    Gap(
        "PSPP",
        "post_hoc",
        "tukey_ci_low tukey_ci_high games_howell_ci_low games_howell_ci_high",
        lambda row: row.case in ("n3_3_3_fractions", "majene_produktivitas_by_age_group"),
        f"with groups of three or four the fourth to eighth digit differs: {RANGE}",
    ),
    Gap(
        "PSPP",
        "structure",
        "principal_axis_1 principal_axis_2 communality",
        lambda row: row.case == "n100_items9_points5",
        "of two lowest points of the misfit PSPP ends in the higher (.0782), R and ours in the "
        "lower (.0673)",
    ),
    Gap(
        "PSPP",
        "reliability",
        "split_half_spearman_brown_unequal",
        lambda row: row.ours < 0,
        "Horst's formula has the square of r, which hides that the halves run against each "
        "other; ours keeps the sign",
    ),
    Gap(
        "R",
        "association",
        "risk_difference_ci_low risk_difference_ci_high",
        lambda row: row.case == "tiny",
        "prop.test cuts Wald's interval at -1 and 1, which it may pass in tiny samples",
    ),
]

GAPS = [
    *(
        Gap(
            program,
            section,
            statistics,
            lambda row: "a Heywood case" in row.reason,
            "loadings that leave nothing of an item itself: R and PSPP print what the search ends "
            "with, communalities of 1 or more among it; ours is undefined",
        )
        for program, section, statistics in (
            ("R", "reliability", "omega omega_ml"),
            ("R", "structure", f"{_AXES} loading_1 loading_2 ml_1 ml_2"),
            ("PSPP", "structure", _AXES),
        )
    ),
    Gap(
        "R",
        "reliability",
        "split_half_spearman_brown_unequal",
        lambda row: row.ours < 0,
        "Horst's formula is for halves that agree",
    ),
    Gap(
        "R",
        "structure",
        "polychoric",
        lambda row: "empty cells" in row.reason,
        "where empty cells leave the likelihood level up to 1, a search ends anywhere; ours is "
        "undefined",
    ),
    Gap(
        "PSPP",
        "structure",
        "kmo",
        lambda row: row.subject != "total",
        "PSPP prints the index of all items together only",
    ),
    Gap(
        "PSPP",
        "eigenvalue",
        "eigenvalue",
        lambda row: row.case == "n8_items10_points5",
        "PSPP is not asked where there are no more respondents than items",
    ),
    Gap(
        "R",
        "ordinal",
        "b se z p n levels log_likelihood lr lr_df lr_p",
        lambda row: row.case == "n20_items2_points2",
        "polr refuses a response of two levels; ours is a logistic regression then",
    ),
    Gap(
        "PSPP",
        "comparison",
        "welch_p",
        lambda row: _number_of_groups(row) > 2,
        "PSPP 1.6.2 has Welch's test of two groups only",
    ),
    Gap(
        "PSPP",
        "comparison",
        "levene_df1 levene_df2",
        lambda row: _number_of_groups(row) == 2,
        "T-TEST prints Levene's F without its degrees of freedom",
    ),
    Gap(
        "R",
        "association",
        "risk_ratio_second risk_ratio_second_ci_low risk_ratio_second_ci_high",
        lambda row: row.case == "empty_cell",
        "a binomial model with a log link cannot fit a share of 1; Katz's formula can",
    ),
    Gap(
        "R",
        "normality",
        "lilliefors_p",
        lambda row: row.ours >= 0.099,
        "nortest goes on with a formula of its own from .10, up to .018 off in simulation; ours "
        "is interpolated in simulated critical values, and stops at .20 as SPSS does",
    ),
    Gap(
        "R",
        "multicollinearity",
        "tolerance vif",
        lambda row: abs(row.ours - 1) < 1e-12,
        "car::vif refuses a single predictor, whose VIF is 1",
    ),
    Gap(
        "PSPP",
        "multicollinearity",
        "tolerance vif",
        lambda row: abs(row.ours - 1) < 1e-12,
        "a single predictor has a VIF of 1; asking PSPP 1.6.2 for it breaks its next REGRESSION",
    ),
    Gap(
        "PSPP",
        "description",
        "mode",
        lambda row: row.ours > 0,
        "of several modes SPSS prints the smallest, as we and R do; PSPP prints none",
    ),
    Gap(
        "PSPP",
        "frequency",
        "n percent",
        lambda row: row.ours == 0,
        "PSPP, as SPSS, prints no row for a code that nobody chose",
    ),
    Gap(
        "R",
        "reliability",
        "alpha_if_deleted",
        lambda row: "constant" in row.case and row.subject == "i1",
        "psych is not asked where an item is the same for everyone, since it would drop it; "
        "ours is of the others when that item is the one left out",
    ),
    Gap(
        "PSPP",
        "reliability",
        "alpha alpha_if_deleted items split_half_alpha_first split_half_alpha_second",
        lambda row: "no variance" in row.reason,
        "SPSS drops an item that is the same for everyone and says so; PSPP keeps it; ours is "
        "undefined until the study leaves it out",
    ),
    Gap(
        "R",
        "heteroskedasticity",
        "white_lm white_p",
        lambda row: "needs more than" in row.reason,
        "with no more respondents than terms White's statistic is n whatever the data, so ours "
        "is undefined",
    ),
    Gap(
        "R",
        "linearity",
        "reset_f reset_df1 reset_df2 reset_p",
        lambda row: "too few values" in row.reason,
        "with few distinct totals the powers of the fitted values follow from the predictors; "
        "lmtest counts their degrees of freedom all the same, ours is undefined",
    ),
    Gap(
        "PSPP",
        "linearity",
        "combined_ss combined_df combined_ms combined_f combined_p within_ss within_df within_ms "
        "total_ss total_df",
        lambda row: "only 2 values" in row.reason,
        "ONEWAY compares two groups too, but two values always lie on a line: ours is undefined",
    ),
    Gap(
        "PSPP",
        "association",
        "pearson pearson_df pearson_p likelihood_ratio likelihood_ratio_p",
        lambda row: row.case == "no_association",
        "PSPP prints no chi-square that is exactly 0",
    ),
    Gap(
        "PSPP",
        "association",
        "odds_ratio",
        lambda row: "a cell is empty" in row.reason,
        "with an empty cell PSPP prints 0; ours, which has no interval then, is undefined",
    ),
    Gap(
        "PSPP",
        "regression",
        "p",
        lambda row: row.subject == "(constant)",
        "left out, see the faults of PSPP below",
    ),
    Gap(
        "PSPP",
        "glejser",
        "p",
        lambda row: row.subject == "(constant)",
        "left out, see the faults of PSPP below",
    ),
]

# What PSPP 1.6.2 prints wrongly; R, and SPSS's own output where we have it, agree with us.
FAULTS = [
    "The p of the constant in REGRESSION is taken with one degree of freedom too many: with 8 "
    "respondents, 3 predictors and t = 1.390 it prints .223, which is p for df = 5, not .237.",
    "Fisher's exact test in CROSSTABS: for [[1, 2], [2, 1]] it prints a two-sided p of .550 where "
    "every table is as likely or less, so that p is 1; elsewhere it prints 1.001.",
    "The interval of the odds ratio in CROSSTABS repeats the odds ratio itself.",
    "The ratios of shares (`For cohort`) in CROSSTABS: for [[20, 30], [10, 40]] it prints 1.044 "
    "where 40 % over 20 % is 2, and an interval that repeats it.",
    "TOL in REGRESSION with a single predictor makes the next REGRESSION find no valid data.",
]
