"""Models that are no single line tell their equation, as a linear regression does."""

import numpy as np
import pytest
import statsmodels.api as sm

from angket.statistics.regression.mediation import mediation
from hypotheses_text import told

LANGUAGES = pytest.mark.parametrize("language", ["en", "id"])


def coefficients(section, **b):
    rows = {}
    for term, value in b.items():
        subject = "H1:(constant)" if term == "constant" else f"H1:{term}"
        rows[section, subject] = {"b": value, "se": 0.1, "p": 0.01, "wald": 9.0}
    return rows


@LANGUAGES
def test_a_moderation_has_centred_letters_and_their_product(language):
    rows = {("moderation", "H1"): {"n": 90, "f_change": 9, "f_change_p": 0.01}}
    rows |= coefficients("moderation", constant=18.193, x=0.67, z=-0.041)
    rows["moderation", "H1:x*z"] = {"b": -0.062, "se": 0.02, "p": 0.01}
    given = {"predictor": "x", "moderator": "z", "response": "y"}
    text = told("moderation", rows, language, **given)
    words = {
        "en": "The regression equation is Ŷ = 18.193 + 0.670X − 0.041M − 0.062XM, with X the "
        "score of Load and M the score of Support, both centred (less their means).",
        "id": "Persamaan regresinya Ŷ = 18,193 + 0,670X − 0,041M − 0,062XM, dengan X = skor "
        "Load dan M = skor Support, keduanya dipusatkan",
    }
    assert words[language] in text


@LANGUAGES
def test_a_logistic_regression_is_a_line_in_log_odds(language):
    rows = {("logistic", "H1"): {"n": 90, "events": 40, "lr": 9, "lr_df": 1, "lr_p": 0.01}}
    rows |= coefficients("logistic", constant=4.746, x=-0.257)
    given = {"response": "leaves", "event": "yes", "predictors": ["x"]}
    text = told("logistic", rows, language, {"test": "likelihood_ratio"}, **given)
    words = {
        "en": "The regression equation is ln(odds of “yes”) = 4.746 − 0.257X, with X the score",
        "id": "Persamaan regresinya ln(odds “yes”) = 4,746 − 0,257X, dengan X = skor Load.",
    }
    assert words[language] in text


@LANGUAGES
def test_a_mediation_has_the_equations_of_both_models(language):
    found = {"n": 90, "indirect": 0.37, "mediator_constant": -1.9, "response_constant": 0.62}
    rows = {("mediation", "H1"): found}
    rows |= coefficients("mediation", a=0.425, b=0.879, direct=-0.095, total=0.469)
    given = {"predictor": "x", "mediator": "z", "response": "y"}
    text = told("mediation", rows, language, **given)
    words = {
        "en": "the predicted score: Support = −1.900 + 0.425X; Strain = 0.620 − 0.095X + 0.879M,",
        "id": "untuk prediksi skor: Support = −1,900 + 0,425X; Strain = 0,620 − 0,095X + 0,879M,",
    }
    assert words[language] in text


def test_the_constants_of_a_mediation_are_those_of_statsmodels():
    rng = np.random.default_rng(3)
    x = rng.normal(10, 2, 60)
    m = 3 + 0.5 * x + rng.normal(size=60)
    y = 1 + 0.2 * x + 0.7 * m + rng.normal(size=60)
    found = mediation(x, m, y, 0.95, seed=1, repeats=199).indirect
    first = sm.OLS(m, sm.add_constant(x)).fit().params[0]
    second = sm.OLS(y, sm.add_constant(np.column_stack([x, m]))).fit().params[0]
    shown = found["mediator_constant"], found["response_constant"]
    assert shown == pytest.approx((first, second), rel=1e-9)
