"""What is claimed: which statistic equals which oracle's, and how closely."""

from collections.abc import Callable
from typing import NamedTuple

EXACT = "exact"
PRINTED = "half a unit of the last printed digit"
EXCEPTION = "documented exception"

# Exact means: the relative difference is at most this. Figures below 0.001 in size, other
# than p, are measured against 0.001, since a skewness or a b of 0 has no digits to share.
RELATIVE = 1e-9
SMALL = 1e-3


class Claim(NamedTuple):
    """One statistic against one oracle."""

    section: str
    statistic: str
    program: str
    function: str

    @property
    def bound(self):
        """The declared exception's own bound, or None."""
        return BOUNDS.get((self.program, self.statistic), (None, ""))[0]

    @property
    def tier(self):
        if self.bound:
            return EXCEPTION
        return EXACT if self.program == "R" else PRINTED


class Gap(NamedTuple):
    """Figures that one side has and the other has not, with the reason."""

    program: str
    section: str
    statistics: str
    applies: Callable  # to the row: case, subject, ours, reason (why ours is undefined), theirs
    why: str


_COEFFICIENTS = "b se beta t p"
_SUMS = " ".join(
    f"{source}_{figure}"
    for source, figures in {
        "combined": "ss df ms f p",
        "linearity": "ss df ms f p",
        "deviation": "ss df ms f p",
        "within": "ss df ms",
        "total": "ss df",
    }.items()
    for figure in figures.split()
)

_R = {
    "validity": {"cor.test": "r_item_total p", "cor": "r_corrected", "qt": "r_critical"},
    "reliability": {
        "psych::alpha": "alpha alpha_ci_low alpha_ci_high alpha_standardized alpha_if_deleted "
        "items n"
    },
    "frequency": {"table": "n", "prop.table": "percent"},
    "description": {
        "base": "n mean sd median mode minimum maximum",
        "psych::skew type 2": "skewness",
        "psych::kurtosi type 2": "kurtosis",
    },
    "normality": {
        "base": "n residual_mean residual_sd ks_positive ks_negative",
        "nortest::lillie.test": "ks_d lilliefors_p",
        "shapiro.test": "shapiro_w shapiro_p",
    },
    "glejser": {"lm": _COEFFICIENTS},
    "park": {"lm": _COEFFICIENTS},
    "heteroskedasticity": {
        "lmtest::bptest with squares and products": "white_lm white_p",
        "lmtest::bptest studentize=FALSE": "breusch_pagan_lm breusch_pagan_p",
        "lmtest::bptest studentize=TRUE": "koenker_lm koenker_p",
    },
    "linearity": {
        "anova": _SUMS,
        "lmtest::resettest": "reset_f reset_df1 reset_df2 reset_p",
    },
    "multicollinearity": {"car::vif": "tolerance vif"},
    "autocorrelation": {"lmtest::dwtest": "durbin_watson"},
    "regression": {
        "lm": "b se beta t p n r r_squared r_squared_adjusted se_estimate f f_df1 f_df2 f_p",
        "confint": "ci_low ci_high",
        "car::hccm hc3": "hc3_se hc3_t hc3_p",
    },
    "correlation": {
        "cor.test": "n r p ci_low ci_high",
        "cor.test spearman, t": "rho rho_p",
        "cor.test kendall": "tau_b tau_b_p",
        "lm": "determination_percent",
    },
    "crosstab": {"chisq.test": "n expected", "prop.table": "row_percent"},
    "association": {
        "chisq.test": "n pearson pearson_df pearson_p cells_below_5 cells_below_5_percent "
        "minimum_expected",
        "chisq.test correct=TRUE": "continuity continuity_p",
        "formula": "likelihood_ratio likelihood_ratio_p cramers_v contingency_coefficient",
        "cor": "linear_by_linear linear_by_linear_p",
        "fisher.test": "fisher_p_two_sided fisher_p_one_sided",
        "psych::phi": "phi",
        "glm binomial, Wald": "odds_ratio odds_ratio_ci_low odds_ratio_ci_high",
    },
}

_PSPP = {
    "validity": {"CORRELATIONS": "r_item_total p", "RELIABILITY": "r_corrected"},
    "reliability": {"RELIABILITY": "alpha alpha_if_deleted items"},
    "frequency": {"FREQUENCIES": "n percent"},
    "description": {"FREQUENCIES": "n mean sd median mode minimum maximum skewness kurtosis"},
    "normality": {
        "NPAR TESTS": "residual_sd ks_d ks_positive ks_negative",
        "EXAMINE": "shapiro_w shapiro_p",
    },
    "glejser": {"REGRESSION": _COEFFICIENTS},
    "linearity": {
        "ONEWAY": "combined_ss combined_df combined_ms combined_f combined_p within_ss within_df "
        "within_ms total_ss total_df"
    },
    "multicollinearity": {"REGRESSION": "tolerance vif"},
    "regression": {
        "REGRESSION": "b se beta t p ci_low ci_high r r_squared r_squared_adjusted se_estimate "
        "f f_df1 f_df2 f_p"
    },
    "correlation": {"CORRELATIONS": "r p", "CROSSTABS": "rho tau_b"},
    "crosstab": {"CROSSTABS": "n expected row_percent"},
    "association": {
        "CROSSTABS": "n pearson pearson_df pearson_p continuity continuity_p likelihood_ratio "
        "likelihood_ratio_p linear_by_linear linear_by_linear_p "
        "phi cramers_v contingency_coefficient odds_ratio"
    },
}

BATCH = {
    **dict.fromkeys(("validity", "reliability", "frequency", "description"), "questionnaires"),
    **dict.fromkeys(("crosstab", "association"), "tables"),
}

CLAIMS = [
    Claim(section, statistic, program, function)
    for program, sections in (("R", _R), ("PSPP", _PSPP))
    for section, functions in sections.items()
    for function, statistics in functions.items()
    for statistic in statistics.split()
]

_SHAPIRO = (
    "Royston's algorithm in scipy takes normal quantiles to seven digits, that in R to sixteen; "
    "at the six decimals that PSPP prints nothing differs"
)
# Relative differences, wider than exact, that are explained.
BOUNDS = {("R", "shapiro_w"): (1e-8, _SHAPIRO), ("R", "shapiro_p"): (1e-5, _SHAPIRO)}

# SPSS gives phi its sign in 2x2 tables, as we do; PSPP prints its size only.
UNSIGNED = {("PSPP", "phi")}

GAPS = [
    Gap(
        "R",
        "normality",
        "lilliefors_p",
        lambda row: row.ours >= 0.099,
        "nortest has formulas of its own for p from .10; SPSS, and we, interpolate a table "
        "and stop at .20",
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
        "alpha alpha_if_deleted items",
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
    "TOL in REGRESSION with a single predictor makes the next REGRESSION find no valid data.",
]
