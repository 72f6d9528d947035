"""Partial least squares beside other programs, for docs/parity.md."""

from composites_beside_others import (
    CSEM,
    FITS,
    OF_OTHERS,
    OF_SEMINR,
    OTHERS,
    SEMINR,
    differences,
    fit,
)

# What the figures of others are called in our statistics, by their section and statistic.
NAMES = {
    "PLS_path beta": "beta",
    "PLS_weight weight": "weight",
    "PLS_loading loading": "loading",
    "PLS_cross_loading r": "loading, of other constructs",
    "PLS_construct_cor r": "r",
    "PLS_r2 value": "r_squared",
    "PLS_inner_vif vif": "vif, of paths",
    "PLS_outer_vif vif": "vif, of items",
    "PLS_total_effect effect": "effect, total",
    "PLS_reliability rhoA": "rho_a",
    "PLS_reliability rhoC": "rho_c",
    "PLS_reliability AVE": "ave",
    "PLS_reliability alpha": "alpha",
    "PLS_f2 f2": "f_squared",
    "htmt htmt_abs": "htmt",
    "htmt htmt2": "htmt2",
    "PLSc_path beta": "beta, consistent",
    "PLSc_loading loading": "loading, consistent",
    "PLSc_r2 value": "r_squared, consistent",
    "PLSc_reliability AVE": "ave, consistent",
    "plspredict_DA rmse_pls": "rmse",
    "plspredict_DA mae_pls": "mae",
    "plspredict_DA q2_predict": "q_squared_predict",
    "plspredict_DA rmse_lm_exogenous_items": "rmse_linear",
    "moderation_two_stage beta": "beta, with a product",
    "hoc_two_stage_B beta": "beta, of a higher order",
    "hoc_two_stage_B weight": "weight, of a higher order",
    "mga_group0 beta": "first, of two groups",
    "mga_group1 beta": "second, of two groups",
    "ipma performance": "performance",
    "ipma importance_unstd_total_effect_on_LO": "importance",
    "full_collinearity_vif vif": "collinearity_vif",
    "micom_step2 c_weights_on_pooled_standardised_data": "c",
    "micom_step3 mean_diff_g0_minus_g1": "mean_difference",
    "micom_step3 log_var_ratio_g0_g1": "log_variance_ratio",
    "q2_blindfolding q2_D7_cells_casewise_within_item_redundancy_raw_units": "q_squared",
}
FIT_NAMES = {
    "srmr_with_diag": "srmr",
    "d_uls": "d_uls",
    "nfi": "nfi",
    "chisq_(n-1)dml": "chi_square",
}


def rows():
    """Return what is compared: statistic, program, how many figures, and the largest difference.

    Returns
    -------
    list of tuple of (str, str, int, float)
    """
    every = [(SEMINR, *one) for one in OF_SEMINR] + OF_OTHERS
    found = []
    for program, section, statistic, ours in every:
        apart = differences(ours(), section, statistic, program).dropna()
        found.append((NAMES[f"{section} {statistic}"], program, len(apart), apart.max()))
    return found + _fit()


def _fit():
    """Return the rows of the indices of fit, of each way to imply correlations."""
    apart = {}
    for of_section, composites, exact, suffix in FITS:
        for kind in ("saturated", "estimated"):
            ours = fit(composites, exact, kind == "estimated")
            named = (OTHERS["section"] == of_section) & (OTHERS["subject"] == kind + suffix)
            others = OTHERS[named].set_index("statistic")["value"]
            for name, value in ours.items():
                difference = abs(value - others[name]) / max(1, abs(value))
                apart.setdefault(FIT_NAMES[name], []).append(difference)
    return [(name, CSEM, len(values), max(values)) for name, values in apart.items()]
