"""Statistics of assumption tests, told as the chapter tells them."""

from angket.report.sections.assumptions import compose
from chapter_text import make

VARIABLES = {
    "stress": {"label": "Stress", "items": []},
    "anxiety": {"label": "Anxiety", "items": []},
    "sleep": {"label": "Sleep", "items": []},
}
REGRESSION = {
    "kind": "regression",
    "statement": "Stress is associated with sleep.",
    "response": "sleep",
    "predictors": ["stress"],
    "scale": "raw",
    "assumptions_scale": "raw",
}
NORMALITY = {
    "n": 40, "residual_mean": -5e-16, "residual_sd": 2.5, "ks_d": 0.08, "ks_positive": 0.07,
    "ks_negative": -0.08, "lilliefors_p": 0.2, "shapiro_w": 0.98, "shapiro_p": 0.61,
    "normal": "true", "test": "lilliefors", "alpha": 0.05,
}  # fmt: skip
SPREAD = {
    "white_lm": 1.5, "white_p": 0.47, "breusch_pagan_lm": 0.9, "breusch_pagan_p": 0.34,
    "koenker_lm": 4.2, "koenker_p": 0.04, "homoskedastic": "true", "test": "glejser",
    "alpha": 0.05,
}  # fmt: skip
LINEARITY = {
    "combined_ss": 30.0, "combined_df": 9, "combined_ms": 3.33, "combined_f": 2.0,
    "combined_p": 0.07, "linearity_ss": 20.0, "linearity_df": 1, "linearity_ms": 20.0,
    "linearity_f": 12.0, "linearity_p": 0.002, "deviation_ss": 10.0, "deviation_df": 8,
    "deviation_ms": 1.25, "deviation_f": 0.75, "deviation_p": 0.65, "within_ss": 50.0,
    "within_df": 30, "within_ms": 1.667, "total_ss": 80.0, "total_df": 39, "linear": "true",
    "alpha": 0.05,
}  # fmt: skip
GLEJSER = {"b": 0.05, "se": 0.04, "beta": 0.19, "t": 1.25, "p": 0.21}
RESET = {"reset_f": 1.1, "reset_df1": 2, "reset_df2": 36, "reset_p": 0.34}
SENSITIVITY = {"n": 40, "statistic": "beta", "estimate": 0.5, "p": 0.01, "reject_h0": "true"}


def regression(**changes):
    """Return the statistics of a regression; a section's name changes some of them."""
    statistics = {
        ("normality", "H1"): NORMALITY,
        ("glejser", "H1:(constant)"): {"b": 1.0, "se": 0.5, "t": 2.0, "p": 0.05},
        ("glejser", "H1:stress"): GLEJSER,
        ("heteroskedasticity", "H1"): SPREAD,
        ("linearity", "H1"): RESET,
        ("linearity", "H1:stress"): LINEARITY,
        ("multicollinearity", "H1:stress"): {"tolerance": 1.0, "vif": 1.0},
        ("regression", "H1:stress"): {"hc3_p": 0.01},
        ("sensitivity", "H1:raw|all"): SENSITIVITY,
        ("decision", "H1"): {"test": "t", "reject_h0": "true", "p": 0.01},
    }
    for (section, subject), values in statistics.items():
        statistics[section, subject] = values | changes.get(section, {})
    return statistics


def section(language, statistics, hypotheses, **settings):
    given = {"variables": VARIABLES, "hypotheses": hypotheses} | settings
    return compose(*make(language, statistics, given))


MEDIATION = {
    "kind": "mediation",
    "statement": "Stress, anxiety, sleep",
    "predictor": "stress",
    "mediator": "anxiety",
    "response": "sleep",
    "scale": "raw",
    "assumptions_scale": "raw",
}
