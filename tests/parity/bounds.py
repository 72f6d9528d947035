"""Relative differences from an oracle, wider than exact, that are explained."""

_SHAPIRO = (
    "Royston's algorithm in scipy takes normal quantiles to seven digits, that in R to sixteen; "
    "at the six decimals that PSPP prints nothing differs"
)

_NONCENTRAL = (
    "R adds up the terms of the noncentral F until less than 1e-9 of it is left, scipy until "
    "nothing is"
)

_SEARCH = (
    "polr's search ends sooner than Newton's method, and its standard errors come of numerical "
    "derivatives"
)

RANGE = (
    "R and PSPP share an algorithm for the studentised range (Copenhaver and Holland) that keeps "
    "four digits with two degrees of freedom and eight with six; integration to 1e-12 gives ours"
)

_EXTRACTION = (
    "psych's and factanal's searches for loadings end sooner; where the sum of the loadings, or a "
    "loading, is near 0 few digits are left"
)


def _bounds(program, section, statistics, bound, why):
    return {(program, section, statistic): (bound, why) for statistic in statistics.split()}


# Relative differences, wider than exact, that are explained.
BOUNDS = {
    ("R", "normality", "shapiro_w"): (1e-8, _SHAPIRO),
    ("R", "normality", "shapiro_p"): (1e-5, _SHAPIRO),
    **_bounds("R", "reliability", "omega", 1e-8, _EXTRACTION),
    **_bounds("R", "reliability", "omega_ml", 1e-7, _EXTRACTION),
    **_bounds("R", "structure", "principal_axis_1 principal_axis_2", 1e-5, _EXTRACTION),
    **_bounds("R", "structure", "communality", 1e-7, _EXTRACTION),
    **_bounds("R", "structure", "ml_1 ml_2", 1e-5, _EXTRACTION),
    **_bounds(
        "R",
        "structure",
        "loading_1 loading_2",
        1e-4,
        "R's varimax stops when its criterion no longer grows, some 1e-8 of an angle and more "
        "before the end",
    ),
    **_bounds(
        "R",
        "structure",
        "polychoric",
        1e-5,
        "both search for the maximum of a likelihood that is level to eight digits around it",
    ),
    **_bounds(
        "R",
        "regression",
        "r_squared_ci_low r_squared_ci_high f_squared_ci_low f_squared_ci_high",
        1e-7,
        _NONCENTRAL,
    ),
    **_bounds("R", "comparison", "eta_squared_ci_low eta_squared_ci_high", 1e-8, _NONCENTRAL),
    **_bounds("R", "power", "power", 1e-7, _NONCENTRAL),
    **_bounds("R", "ordinal", "b se z", 1e-6, _SEARCH),
    **_bounds("R", "ordinal", "p", 1e-5, _SEARCH),
    **_bounds("R", "post_hoc", "tukey_ci_low tukey_ci_high", 1e-6, RANGE),
    **_bounds("R", "post_hoc", "games_howell_p", 1e-5, RANGE),
    **_bounds("R", "post_hoc", "games_howell_ci_low games_howell_ci_high", 1e-4, RANGE),
}
