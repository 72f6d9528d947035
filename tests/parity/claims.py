"""What is claimed: which statistic equals which oracle's, and how closely."""

from typing import NamedTuple

from .bounds import BOUNDS

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
        return BOUNDS.get((self.program, self.section, self.statistic), (None, ""))[0]

    @property
    def tier(self):
        if self.bound:
            return EXCEPTION
        return EXACT if self.program == "R" else PRINTED


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
_T_TESTS = " ".join(
    f"{test}_{figure}"
    for test in ("student", "welch")
    for figure in ("t", "df", "p", "ci_low", "ci_high")
)
_ANOVA = "between_ss between_df between_ms within_ss within_df within_ms total_ss total_df f p"

_R = {
    "validity": {"cor.test": "r_item_total p", "cor": "r_corrected", "qt": "r_critical"},
    "reliability": {
        "psych::alpha": "alpha alpha_ci_low alpha_ci_high alpha_standardized alpha_if_deleted "
        "items n",
        "psych::fa pa": "omega",
        "factanal": "omega_ml",
        "base": "split_half_correlation split_half_spearman_brown "
        "split_half_spearman_brown_unequal split_half_guttman split_half_alpha_first "
        "split_half_alpha_second split_half_items_first split_half_items_second",
    },
    "structure": {
        "cor": "inter_item_mean inter_item_minimum inter_item_maximum",
        "psych::KMO": "kmo",
        "psych::cortest.bartlett": "bartlett_chi_square bartlett_df bartlett_p",
        "psych::fa pa": "principal_axis_1 principal_axis_2 communality",
        "varimax": "loading_1 loading_2",
        "factanal": "ml_1 ml_2",
        "psych:::polyF": "polychoric",
    },
    "eigenvalue": {"eigen": "eigenvalue"},
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
        "pf noncentral": "r_squared_ci_low r_squared_ci_high f_squared_ci_low f_squared_ci_high",
        "formula": "f_squared effective_percent relative_percent",
    },
    "decision": {"p.adjust": "p_holm"},
    "partial": {"lm": "n r df p", "formula": "ci_low ci_high"},
    "moderation": {
        "lm": "b se t p ci_low ci_high r_squared moderator",
        "anova": "r_squared_change f_change f_change_df1 f_change_df2 f_change_p",
    },
    "mediation": {
        "lm": "b se beta t p ci_low ci_high",
        "formula": "indirect indirect_beta sobel_se sobel_z sobel_p",
    },
    "ordinal": {"MASS::polr": "b se z p n levels log_likelihood lr lr_df lr_p"},
    "robust": {"MASS::rlm, continued": "b se z p n scale downweighted wald wald_df wald_p"},
    "comparison": {
        "car::leveneTest": "levene_df1 levene_df2 levene_mean_f levene_mean_p levene_median_f "
        "levene_median_p",
        "t.test": f"difference {_T_TESTS}".replace(" welch_p", ""),
        "pt noncentral": "cohens_d_ci_low cohens_d_ci_high hedges_g_ci_low hedges_g_ci_high",
        "formula": "cohens_d hedges_g rank_biserial eta_squared omega_squared epsilon_squared",
        "wilcox.test": "mann_whitney_u mann_whitney_z mann_whitney_p mann_whitney_p_asymptotic "
        "mann_whitney_p_corrected",
        "anova": _ANOVA,
        "pf noncentral": "eta_squared_ci_low eta_squared_ci_high",
        "oneway.test": "welch_f welch_df1 welch_df2",
        "t.test, oneway.test": "welch_p",
        "kruskal.test": "kruskal_h kruskal_df kruskal_p",
    },
    "post_hoc": {
        "TukeyHSD": "tukey_difference tukey_p tukey_ci_low tukey_ci_high",
        "ptukey, qtukey": "games_howell_difference games_howell_p games_howell_ci_low "
        "games_howell_ci_high",
        "formula, p.adjust": "dunn_difference dunn_z dunn_p_unadjusted dunn_p",
    },
    "power": {"noncentral distributions": "power n_needed"},
    "correlation": {
        "cor.test": "n r p ci_low ci_high",
        "cor.test spearman, t": "rho rho_p",
        "cor.test kendall": "tau_b tau_b_p",
        "lm": "determination_percent",
    },
    "crosstab": {"chisq.test": "n expected standardised adjusted", "prop.table": "row_percent"},
    "association": {
        "chisq.test": "n pearson pearson_df pearson_p cells_below_5 cells_below_5_percent "
        "minimum_expected",
        "chisq.test correct=TRUE": "continuity continuity_p",
        "formula": "likelihood_ratio likelihood_ratio_p cramers_v contingency_coefficient",
        "cor": "linear_by_linear linear_by_linear_p",
        "fisher.test": "fisher_p_two_sided fisher_p_one_sided fisher_freeman_halton_p",
        "psych::phi": "phi",
        "glm binomial, Wald": "odds_ratio odds_ratio_ci_low odds_ratio_ci_high",
        "glm binomial log, Wald": "risk_ratio_first risk_ratio_first_ci_low "
        "risk_ratio_first_ci_high risk_ratio_second risk_ratio_second_ci_low "
        "risk_ratio_second_ci_high",
        "prop.test": "risk_difference risk_difference_ci_low risk_difference_ci_high",
    },
}

_PSPP = {
    "validity": {"CORRELATIONS": "r_item_total p", "RELIABILITY": "r_corrected"},
    "reliability": {
        "RELIABILITY": "alpha alpha_if_deleted items",
        "RELIABILITY SPLIT": "split_half_correlation split_half_spearman_brown "
        "split_half_spearman_brown_unequal split_half_guttman split_half_alpha_first "
        "split_half_alpha_second split_half_items_first split_half_items_second",
    },
    "structure": {
        "FACTOR": "kmo bartlett_chi_square bartlett_df bartlett_p",
        "FACTOR PAF": "principal_axis_1 principal_axis_2 communality",
    },
    "eigenvalue": {"FACTOR": "eigenvalue"},
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
    "comparison": {
        "T-TEST": f"difference {_T_TESTS}",
        "ONEWAY": f"levene_df1 levene_df2 {_ANOVA}",
        "T-TEST, ONEWAY": "levene_mean_f levene_mean_p",
        "NPAR TESTS": "mann_whitney_z mann_whitney_p_asymptotic kruskal_h kruskal_df kruskal_p",
    },
    "post_hoc": {
        "ONEWAY TUKEY": "tukey_difference tukey_p tukey_ci_low tukey_ci_high",
        "ONEWAY GH": "games_howell_difference games_howell_p games_howell_ci_low "
        "games_howell_ci_high",
    },
    "crosstab": {"CROSSTABS": "n expected row_percent standardised adjusted"},
    "association": {
        "CROSSTABS": "n pearson pearson_df pearson_p continuity continuity_p likelihood_ratio "
        "likelihood_ratio_p linear_by_linear linear_by_linear_p "
        "phi cramers_v contingency_coefficient odds_ratio"
    },
}

BATCH = {
    **dict.fromkeys(
        ("validity", "reliability", "structure", "eigenvalue", "frequency", "description"),
        "questionnaires",
    ),
    **dict.fromkeys(("partial", "moderation", "mediation", "ordinal", "robust"), "models"),
    **dict.fromkeys(("comparison", "post_hoc"), "groups"),
    "power": "plans",
    **dict.fromkeys(("crosstab", "association"), "tables"),
}

CLAIMS = [
    Claim(section, statistic, program, function)
    for program, sections in (("R", _R), ("PSPP", _PSPP))
    for section, functions in sections.items()
    for function, statistics in functions.items()
    for statistic in statistics.split()
]
