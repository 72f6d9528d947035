"""The form of a relation that is no straight line, and that no sentence on direction denies it."""

import itertools

import numpy as np
import pandas as pd
import pytest
from test_contradictions import study_with

from angket.formats.blocks import text_of
from angket.report.curves import curves_of
from angket.report.linearity import compose_linearity
from angket.report.models import models_of
from angket.report.phrases import Phrases, report_words
from angket.report.sections import overview
from angket.report.shapes import shape_in_words, shape_of
from angket.statistics.regression.curve import fitted_curve
from claims_told import contradictions
from hypotheses_text import results_of, text_of_block

X = pd.Series(np.tile(np.arange(5, 26), 9).astype(float), name="x")
NOISE = np.random.default_rng(2).normal(size=len(X)) / 2
FORMS = {
    "u": (X - 14) ** 2 / 20,
    "inverted_u": -((X - 17) ** 2) / 20,
    "rising_steepening": (X - 3) ** 2 / 60,
    "rising_levelling": 8 * np.log(X - 3),
    "falling_steepening": -((X - 3) ** 2) / 60,
    "falling_levelling": -8 * np.log(X - 3),
    None: X / 2,
}
BENT = {"linear": "false", "deviation_omega_squared": "0.7", "r_squared": "0.05", "alpha": "0.05"}
BENT |= {"eta_squared": "0.8", "within_ms": "1", "total_ss": "995", "total_df": "199"}
WORDS = {
    "en": {
        "u": ": Strain is lowest where Load is about 14, and higher both below and above (a U),",
        "inverted_u": ": Strain is highest where Load is about 1",
    },
    "id": {
        "u": ": Strain paling rendah pada skor Load sekitar 14, dan lebih tinggi baik di bawah",
        "inverted_u": ": Strain paling tinggi pada skor Load sekitar 1",
    },
}
LONG = {
    "en": {"u": "a score of about 14", "inverted_u": "of about 1",
           "rising_steepening": "Strain rises ever more steeply with Load.",
           "falling_levelling": "but levels off at high scores."},
    "id": {"u": "sekitar 14", "inverted_u": "sekitar 1",
           "rising_steepening": "Strain meningkat makin tajam bila Load naik.",
           "falling_levelling": "tetapi makin mendatar pada skor tinggi."},
}  # fmt: skip


def fitted(form):
    return {name: str(value) for name, value in fitted_curve(form + NOISE, X.to_frame(), X).items()}


@pytest.mark.parametrize("shape", FORMS)
def test_a_form_is_known_by_its_parabola(shape):
    rows = {("linearity", "H1:x"): BENT | fitted(FORMS[shape])}
    assert shape_of(results_of(rows, {"variables": {}}, "en"), "H1:x") == shape


@pytest.mark.parametrize(
    ("shape", "language", "stated"),
    [*itertools.product(FORMS, WORDS, (None, "positive", "negative"))],
)
def test_no_form_contradicts_the_direction_that_is_told(shape, language, stated):
    results = study_with(language, p=0.01, stated=stated)
    results._values["linearity"] = {"H1:x": BENT | fitted(FORMS[shape])}
    assert contradictions(results, "H1") == []
    curves = curves_of(results, "H1", results.settings["hypotheses"]["H1"])
    # What only rises or only falls has a direction, so that nobody says that it has none.
    assert bool(curves) == (shape in ("u", "inverted_u", None))
    say = Phrases(report_words(language))
    first = "\n".join(map(text_of_block, overview.compose(results, say)))
    for form, words in WORDS[language].items():
        assert (words in first) == (form == shape)


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("shape", LONG["en"])
def test_the_form_is_told_where_linearity_is_rejected(shape, language):
    results = study_with(language, p=0.01)
    found = fitted(FORMS[shape]) | {"deviation_f": "9", "deviation_df": "19", "within_df": "168"}
    found |= {"deviation_p": "0.001", "linearity_f": "9", "linearity_df": "1", "linearity_p": "0.1"}
    results._values["linearity"] = {"H1:x": BENT | found}
    say = Phrases(report_words(language))
    (model,) = models_of("H1", results.settings["hypotheses"]["H1"])

    def told():
        return "\n".join(map(text_of_block, compose_linearity(results, say, model, {})))

    assert LONG[language][shape] in told()
    results._values["linearity"]["H1:x"]["linear"] = "true"
    assert LONG[language][shape] not in told()
    # RESET may reject what the values of the predictor do not.
    reset = {"reset_f": "9", "reset_df1": "2", "reset_df2": "180", "reset_p": "0.001"}
    results._values["linearity"]["H1"] = reset
    assert LONG[language][shape] in told()


@pytest.mark.parametrize(
    ("slopes", "turn", "variable", "written"),
    [
        # Scores over a range of 20, 200, 4 and 4000000 turn about there.
        ((-10, 10), 13.98, {"label": "Load"}, "14"),
        ((-100, 100), 113.98, {"label": "Load"}, "110"),
        ((-2, 2), 3.27, {"label": "Load"}, "3"),
        # Of what is no total a part of one may be told.
        ((-2, 2), 3.27, None, "3.3"),
        ((-2000000, 2000000), 3456789.0, None, "3,500,000"),
    ],
)
def test_a_turn_is_told_no_closer_than_scores_and_a_parabola_bear(slopes, turn, variable, written):
    found = {"quadratic_b": 0.5, "quadratic_p": 0.001, "line_p": 0.5, "line_slope": 0.1}
    found |= {"slope_low": slopes[0], "slope_high": slopes[1], "u_p": 0.001, "turning_point": turn}
    variables = {"x": variable} if variable else {}
    profile = {} if variable else {"x": {"label": "Load", "kind": "number"}}
    settings = {"variables": variables, "profile": profile}
    results = results_of({("linearity", "H1:x"): found | {"alpha": 0.05}}, settings, "en")
    words = shape_in_words(results, Phrases(report_words("en")), "H1:x", "y")
    assert f"lowest where Load is about {written}, and" in text_of(words)
