"""The hypotheses of the chapter: the sentence that each result calls for, in both languages."""

import re

import pytest

from angket.hypotheses.kind import kinds
from angket.report.phrases import report_words
from hypotheses_text import LEVEL, VARIABLES, flat, results_for, results_of, text_in, told


def regression_rows(b=0.6, p=0.01, **model):
    line = {"b": b, "se": 0.1, "beta": 0.5, "t": b / 0.1, "p": p, "hc3_p": p}
    line |= {"ci_low": b - 0.2, "ci_high": b + 0.2}
    whole = {"n": 40, "r": 0.5, "r_squared": 0.25, "f": 36.0, "f_df1": 1, "f_df2": 38, "f_p": p}
    return {
        ("regression", "H1"): whole | model,
        ("regression", "H1:(constant)"): {"b": -1.25, "se": 1.0, "t": -1.25, "p": 0.2},
        ("regression", "H1:x"): line,
        ("correlation", "H1"): {"r": 0.5, "determination_percent": 25.0, "strength": "Moderate"},
    }


def test_a_significant_slope_is_told_with_its_direction_and_no_cause():
    text = told("regression", regression_rows(), response="y", predictors=["x"])
    assert "Ŷ = a + bX = −1.250 + 0.600X, where Ŷ is the predicted score of Strain" in text
    assert "X the score of Load. The constant a = −1.250 is the predicted score of Strain" in text
    assert "significant and positive: where the score of Load is one unit higher" in text
    assert "Load accounts for 25.0% of the variance of Strain" in text
    assert (
        "By the size of r, the relation counts as “Moderate” in the bands of Guilford (1956)."
        in text
    )
    assert "p = .010, which does not exceed the significance level .05, so H0 is rejected" in text


def test_a_negative_slope_stands_in_the_equation_with_its_sign():
    text = told("regression", regression_rows(b=-0.6), "id", response="y", predictors=["x"])
    assert "Ŷ = a + bX = −1,250 − 0,600X, dengan Ŷ = prediksi skor Strain dan X = skor Load" in text
    assert "signifikan dan negatif" in text
    assert "0,600 satuan lebih rendah" in text
    assert "tidak melebihi taraf signifikansi 0,05, sehingga H0 ditolak" in text


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "en",
            [
                "predicted interval score of Strain and X the interval score of Load",
                "interval score of Load is one",
            ],
        ),
        (
            "id",
            [
                "Ŷ = prediksi skor interval Strain dan X = skor interval Load",
                "dengan skor interval Load satu",
            ],
        ),
    ],
)
def test_an_equation_of_interval_scores_says_so(language, expected):
    # Who puts a raw score into it predicts wrongly.
    of = {"response": "y", "predictors": ["x"], "scale": "interval"}
    text = told("regression", regression_rows(), language, **of)
    assert all(words in text for words in expected)
    assert ("prediksi skor Strain" in text, "predicted score" in text) == (False, False)


def test_a_slope_that_is_not_significant_claims_nothing():
    rows = regression_rows(p=0.4)
    text = told("regression", rows, decision={"p": 0.4}, response="y", predictors=["x"])
    assert "does not differ significantly from zero" in text
    assert "so H0 is not rejected" in text
    assert "Conclusion: these data do not support H1; this does not show that H0 is true" in text
    assert "positive" not in text


def test_another_decision_by_robust_errors_is_told():
    rows = regression_rows()
    rows["regression", "H1:x"]["hc3_p"] = 0.2
    text = told("regression", rows, response="y", predictors=["x"])
    assert "With HC3, the decision changes for Load" in text


def test_a_regression_that_cannot_be_tested_gives_its_reason_in_the_language():
    reason = "undefined: x is the same for every respondent"
    rows = {("regression", "H1"): {"n": 40, "f": reason, "f_p": reason, "r": reason}}
    decision = {"p": reason, "reject_h0": reason}
    text = told("regression", rows, "id", decision, response="y", predictors=["x"])
    assert "Pengujian tidak dapat dilakukan: skor Load semua responden sama." in text
    assert "Keputusan tidak dapat diambil: skor Load semua responden sama." in text
    assert "H0 ditolak." not in text


def test_each_predictor_of_several_is_decided_on_its_own():
    rows = regression_rows(f_df1=2)
    rows["regression", "H1:x"] |= {"effective_percent": -2.0, "relative_percent": -8.0}
    rows["regression", "H1:z"] = {"b": -0.1, "beta": -0.1, "se": 0.2, "t": -0.5, "p": 0.62}
    rows["regression", "H1:z"] |= {"effective_percent": 27.0, "relative_percent": 108.0}
    rows["decision", "H1:x"] = {"reject_h0": "true", "p": 0.01}
    rows["decision", "H1:z"] = {"reject_h0": "false", "p": 0.62}
    given = {"response": "y", "predictors": ["x", "z"], "decision": {"test": "f"}}
    text = told("regression", rows, **given)
    assert "Together, Load and Support predict Strain significantly" in text
    assert "Ŷ = a + b1X1 + b2X2 = −1.250 + 0.600X1 − 0.100X2, where" in text
    assert "Load: B = 0.600, β = 0.50, t(38) = 6.00, p = .010; significant and positive: w" in text
    assert "goes with a predicted score of Strain that is 0.600 units higher." in text
    assert "Support: B = −0.100, β = −0.10, t(38) = −0.50, p = .620; not significant: " in text
    assert "the largest part is that of Support" in text
    assert "opposite signs" in text


def multiple_rows(p=0.01, p_each=0.3, **model):
    rows = regression_rows(p=p, f_df1=2, f_squared=0.33, predictors_r=0.87, **model)
    rows["regression", "H1:x"] |= {"p": p_each, "effective_percent": 15.0, "relative_percent": 60}
    rows["regression", "H1:z"] = {"b": 0.1, "beta": 0.1, "se": 0.2, "t": 0.5, "p": p_each}
    rows["regression", "H1:z"] |= {"effective_percent": 10.0, "relative_percent": 40}
    for term in "xz":
        rows["decision", f"H1:{term}"] = {"reject_h0": str(p_each <= 0.05).lower(), "p": p_each}
    return rows


@pytest.mark.parametrize(
    ("language", "said", "divided"),
    [
        ("en", "no single one is: each t test asks only what a predictor adds", "the largest part"),
        ("id", "tidak satu pun signifikan sendiri", "yang terbesar adalah"),
    ],
)
def test_predictors_that_are_significant_together_only(language, said, divided):
    given = {"response": "y", "predictors": ["x", "z"]}
    decided = {"test": "f", "p": 0.01}
    text = told("regression", multiple_rows(), language, decided, **given)
    assert said in text
    assert ("r = .87" if language == "en" else "r = 0,870") in text
    assert divided in text
    text = told("regression", multiple_rows(p_each=0.04), language, decided, **given)
    assert said not in text


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize(
    ("p", "f_squared", "words"),
    [
        (0.4, 0.33, {"en": "does not differ significantly from zero, it is not divided",
                     "id": "tidak berbeda signifikan dari nol, sumbangan"}),
        (0.01, 0.004, {"en": "below what counts as a small effect",
                       "id": "lebih kecil daripada batas efek kecil"}),
    ],
)  # fmt: skip
def test_next_to_no_explained_variance_has_no_largest_part(language, p, f_squared, words):
    rows = multiple_rows(p)
    rows["regression", "H1"]["f_squared"] = f_squared
    given = {"response": "y", "predictors": ["x", "z"]}
    text = told("regression", rows, language, {"test": "f", "p": p}, **given)
    assert words[language] in text
    assert "largest part" not in text
    assert "yang terbesar" not in text


CORRELATION = {"n": 40, "r": -0.31, "ci_low": -0.57, "ci_high": 0.0, "p": 0.05, "rho": -0.4}
CORRELATION |= {"rho_p": 0.011, "tau_b": -0.3, "tau_b_p": 0.02, "strength": "Low"}


def test_the_coefficient_that_assumptions_choose_is_told_with_what_failed():
    rows = {
        ("correlation", "H1"): CORRELATION,
        ("normality", "H1:x"): {"normal": "false"},
        ("normality", "H1:y"): {"normal": "true"},
        ("linearity", "H1:x"): {"linear": "true"},
    }
    given = {"variables": ["x", "y"], "test": "by_assumptions", "controls": []}
    text = told("correlation", rows, decision={"test": "spearman", "p": 0.011}, **given)
    assert "conditions of Pearson's correlation are not met: normality of Load." in text
    assert "Spearman's correlation is rs = −.40, p = .011" in text
    assert "significant and negative" in text
    assert "By the size of rs, the relation counts as “Low” in the bands of" in text
    rows["linearity", "H1:x"] = {"linear": "undefined: there are too few different scores"}
    text = told("correlation", rows, decision={"test": "spearman", "p": 0.011}, **given)
    assert "are not met or could not be examined: normality of Load and linearity." in text


@pytest.mark.parametrize(
    ("language", "by", "share"),
    [
        (
            "en",
            {"pearson": "size of r,", "spearman": "size of rs,"},
            "share 9.6% of their variance",
        ),
        (
            "id",
            {"pearson": "Menurut r,", "spearman": "Menurut rho,"},
            "berbagi 9,61% variansnya",
        ),
    ],
)
def test_strength_and_share_of_variance_are_told_of_no_coefficient_but_the_deciding(
    language, by, share
):
    rows = {("correlation", "H1"): CORRELATION | {"determination_percent": 9.61}}
    given = {"variables": ["x", "y"], "controls": []}
    for test in ("pearson", "spearman", "kendall"):
        decision = {"test": test, "p": 0.02}
        text = told("correlation", rows, language, decision, test=test, **given)
        assert [words in text for words in by.values()] == [test == key for key in by]
        assert (share in text) == (test == "pearson")


def test_a_p_at_the_level_rejects_and_holm_may_undo_it():
    rows = {("correlation", "H1"): CORRELATION}
    decision = {"p": 0.05, "p_holm": 0.1, "reject_h0_holm": "false"}
    given = {"variables": ["x", "y"], "test": "pearson", "controls": []}
    text = told("correlation", rows, "id", decision, **given)
    assert (
        "Korelasi Pearson r = −0,310 (selang kepercayaan 95% [−0,570; 0,000]); Sig. = 0,050" in text
    )
    assert "sehingga H0 ditolak" in text
    assert "(Sig. = 0,100), keputusan itu berubah" in text


def test_both_languages_have_the_same_phrases_without_numbers():
    names = [*kinds(), "coefficients", "hypotheses", "comparison"]
    indonesian, english = (
        {name: dict(flat(report_words(language)[name])) for name in names}
        for language in ("id", "en")
    )
    for name in names:
        assert indonesian[name].keys() == english[name].keys()
        for phrase in (*indonesian[name].values(), *english[name].values()):
            assert not re.search(
                r"\d",
                re.sub(r"H0|~0~|HC3|(?:ICC)?\([123·](?:,[^)]*)?\)|\(\d{4}\)|\{\w+\}", "", phrase),
            ), phrase


SCATTER = {"kind": "scatter", "subject": "H1:x", "title": "Strain by Load"}


@pytest.mark.parametrize(
    ("predictors", "words"),
    [
        (["x"], "The scores, the regression line, and its confidence band are shown in"),
        (["x", "z"], "The scores of the variables are shown in"),
    ],
)
def test_no_line_is_promised_where_none_is_drawn(predictors, words):
    rows = regression_rows() | {("regression", "H1:z"): {"b": 0.1, "t": 1.0, "p": 0.3, "beta": 0.1}}
    results = results_for("regression", rows, response="y", predictors=predictors)
    results.figures["a"] = SCATTER
    assert words in text_in(results, "en")


def test_coefficients_that_do_not_decide_are_compared_in_one_sentence():
    rows = {("correlation", "H1"): CORRELATION}
    given = {"variables": ["x", "y"], "test": "pearson", "controls": []}
    text = told("correlation", rows, **given)
    assert "For comparison: Spearman's rs = −.40, p = .011; Kendall's τb = −.30, p = .020." in text


def test_limits_of_intervals_are_explained_below_the_table():
    text = told("regression", regression_rows(), response="y", predictors=["x"])
    assert "CI = confidence interval; LL = lower limit; UL = upper limit." in text


def test_points_that_an_earlier_hypothesis_shows_are_not_shown_again():
    found = {"correlation": CORRELATION, "decision": {"test": "pearson", "p": 0.01} | LEVEL}
    rows = {(section, name): values for name in ("H1", "H2") for section, values in found.items()}
    kind = {"kind": "correlation", "statement": "Said.", "variables": ["x", "y"], "controls": []}
    kind |= {"test": "pearson", "scale": "raw"}
    # Of the very same test, the second would refer to the first for all of it.
    both = {"H1": kind, "H2": kind | {"test": "by_assumptions"}}
    settings = {"variables": VARIABLES, "tests": {}, "hypotheses": both}
    results = results_of(rows, settings, "en")
    results.figures |= {"a": SCATTER, "b": SCATTER | {"subject": "H2:x"}}
    text = text_in(results, "en")
    assert text.count("Strain by Load (H") == 1
    assert text.count("The scores of the variables are shown in figure-a.") == 2
    settings["hypotheses"]["H2"] = kind | {"scale": "interval"}
    assert text_in(results, "en").count("Strain by Load (H") == 2


CRITICAL = {"t_critical": 2.024, "f_critical": 4.098}


@pytest.mark.parametrize(
    ("language", "p", "told"),
    [
        (
            "en",
            0.01,
            ["t, 6.00, lies above its critical value of 2.02 (df = 38, level .05, two-sided)."],
        ),
        ("en", 0.4, ["lies below its critical value of 4.10 (df = 1 and 38, level .05)."]),
        (
            "id",
            0.01,
            ["mutlak t hitung = 6,000 > t tabel = 2,024 (df = 38", "F tabel = 4,098 (df = 1 d"],
        ),
        ("id", 0.4, ["mutlak t hitung = 6,000 < t tabel = 2,024 (df = 38", "< F tabel = 4,098"]),
    ],
)
def test_t_and_f_are_compared_with_their_critical_values(language, p, told):
    rows = regression_rows(p=p, **CRITICAL)
    given = {"response": "y", "predictors": ["x"], "decision": {"p": p}}
    text = render(language, rows, given)
    for sentence in told:
        assert sentence in text


def render(language, rows, given):
    return told("regression", rows, language, **given)


def test_one_relation_has_one_interval():
    limits = {"r_squared_ci_low": 0.07, "r_squared_ci_high": 0.44, "f_squared": 0.33}
    limits |= {"f_squared_ci_low": 0.08, "f_squared_ci_high": 0.79}
    rows = regression_rows(**limits)
    rows["correlation", "H1"] |= {"ci_low": 0.2, "ci_high": 0.7}
    text = told("regression", rows, response="y", predictors=["x"])
    assert "R² = .25: Load accounts for 25.0%" in text
    assert "correlate at r = .50, 95% CI [.20, .70]" in text
    assert ".44" not in text
    del limits["f_squared"]
    several = told("regression", multiple_rows(**limits), response="y", predictors=["x", "z"])
    assert "R² = .25, 90% CI [.07, .44]" in several


def test_the_constant_is_told_in_words_and_whether_anybody_is_there():
    rows = regression_rows() | {("description", "x"): {"minimum": 3, "maximum": 15}}
    text = told("regression", rows, response="y", predictors=["x"])
    assert "where the score of Load is zero, which no respondent has" in text
    rows["description", "x"] = {"minimum": 0, "maximum": 15}
    assert "which no respondent has" not in told("regression", rows, response="y", predictors=["x"])
