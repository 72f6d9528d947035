"""How strong what was found counts, in one form in every place that tells it."""

import pytest

from angket.formats.blocks import text_of
from angket.report.classed import classed
from angket.report.judgement import Effect, Judgement, judge
from angket.report.left_open import by_bands, left_open
from angket.report.phrases import Phrases, report_words
from angket.report.sections import overview
from claims_told import line_of, part_of_hypothesis
from hypotheses_text import results_for, results_of, text_of_block

GUILFORD = {"citation": "Guilford (1956).", "bands": [
    {"label": "Low", "from": 0}, {"label": "Fair", "from": 0.3}, {"label": "High", "from": 0.5},
]}  # fmt: skip
MODERATION = {
    "kind": "moderation",
    "scale": "raw",
    "predictor": "x",
    "moderator": "z",
    "response": "y",
}


def told(size, limits=(), measure="r", language="en", where="judgement", tests=None, **others):
    """Return what is said of an effect that was found, by its size and the limits of it."""
    rows = {("found", "H1"): {"size": size} | dict(zip(("low", "high"), limits, strict=False))}
    rows["moderation", "H1"] = {"f_squared_change": 0.05, "low": 0.001, "high": 0.2}
    settings = {"tests": tests or {}, "hypotheses": {"H1": MODERATION}}
    results = results_of(rows, settings, language)
    effect = Effect(measure, ("found", "H1", "size"), "low", "high", **others)
    judgement = Judgement("H1", "supported", True, None, None, effect, (), None, ())
    return text_of(classed(results, Phrases(report_words(language)), judgement, where))


@pytest.mark.parametrize(
    ("size", "limits", "words"),
    [
        (0.4, (0.35, 0.45), "“Fair”"),
        (0.4, (0.2, 0.6), "“Fair” (its interval: “Low” to “High”)"),
        (-0.6, (-0.7, -0.4), "“High” (its interval: “Fair” to “High”)"),
        # Across zero it reaches down to no relation.
        (0.32, (-0.05, 0.6), "“Fair” (its interval: “Low” to “High”)"),
        (0.4, (), "“Fair”"),
    ],
)
def test_a_band_stands_with_those_that_the_interval_reaches(size, limits, words):
    for where in ("judgement", "overview"):
        said = told(size, limits, where=where, tests={"strength": GUILFORD})
        assert said == f", which counts as {words}"


@pytest.mark.parametrize(
    ("measure", "size", "limits", "words"),
    [
        ("r_squared", 0.33, (0.2, 0.4), "“large” (its interval: “medium” to “large”)"),
        ("r_squared", 0.2, (0.14, 0.25), "“medium”"),
        ("cramers_v", 0.2, (0.12, 0.35), "“small” (its interval: “small” to “medium”)"),
        ("hedges_g", 0.1, (0.02, 0.3), "below “small” (its interval: up to “small”)"),
    ],
)
def test_what_has_no_bands_of_the_study_has_those_of_cohen(measure, size, limits, words):
    assert told(size, limits, measure, where="overview") == f", which counts as {words}"
    assert told(size, limits, measure) == f", which counts as {words} in the bands of Cohen (1988)"


def test_an_association_of_larger_tables_has_the_bands_of_w():
    assert told(0.4, measure="cramers_v", where="overview") == ", which counts as “medium”"
    stretched = told(0.4, measure="cramers_v", where="overview", stretch=2**0.5)
    assert stretched == ", which counts as “large”"


BESIDE = Effect("f_squared_change", ("moderation", "H1", "f_squared_change"), "low", "high")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            ", whose f² = 0.05 counts as “small” (its interval: up to “medium”) "
            "in the bands of Cohen (1988)",
        ),
        (
            "id",
            ", dengan f² = 0,050 yang tergolong “kecil” (selangnya: sampai “sedang”) menurut "
            "Cohen (1988)",
        ),
    ],
)
def test_a_slope_of_a_product_counts_by_the_f_squared_of_what_it_adds(language, words):
    said = told(0.3, (0.1, 0.5), "product", language, beside=BESIDE)
    assert said == words


def test_the_range_of_that_f_squared_tells_what_is_left_open():
    rows = {("found", "H1"): {"size": 0.1, "low": -0.1, "high": 0.2}}
    rows["moderation", "H1"] = {"f_squared_change": 0.001, "low": 0.0, "high": 0.01}
    results = results_of(rows, {"tests": {}}, "en")
    effect = Effect("product", ("found", "H1", "size"), "low", "high", beside=BESIDE)
    judgement = Judgement("H1", "not_supported", False, None, None, effect, (), None, ())
    said = text_of(left_open(results, Phrases(report_words("en")), judgement, "overview"))
    assert said == "; the range of f² leaves open only effects smaller than “small”"


@pytest.mark.parametrize(
    ("kind", "hypothesis", "subject"),
    [
        ("moderation", {"predictor": "x", "moderator": "z"}, "H1"),
        ("regression", {"predictors": ["x"], "controls": ["z"]}, "H1"),
    ],
)
def test_kinds_of_slopes_name_the_f_squared_of_what_they_add(kind, hypothesis, subject):
    model = {"f_squared_change": 0.2, "r_squared_change": 0.1}
    slope = {"b": 0.3, "beta": 0.3, "p": 0.01}
    rows = {(kind, "H1"): model, (kind, "H1:x*z"): slope, (kind, "H1:x"): slope}
    results = results_for(kind, rows, response="y", **hypothesis)
    say = Phrases(report_words("en"))
    effect = judge(results, say, "H1").effect
    assert by_bands(results, say, effect).place == (kind, subject, "f_squared_change")


def test_that_no_bands_tell_it_is_said_of_what_was_found_too():
    none = "; no bands of this report tell how large that is"
    for where in ("judgement", "overview"):
        assert told(0.3, (0.1, 0.5), "product", where=where) == none
        assert told(0.3, measure="nagelkerke", where=where) == ""


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "counts as “Fair” (its interval: “Low” to “High”)"),
        ("id", "tergolong “Fair” (selangnya: “Low” sampai “High”)"),
    ],
)
def test_page_section_and_conclusion_tell_the_same(language, words):
    found = {"n": 60, "r": 0.4, "p": 0.001, "df": 58, "ci_low": 0.2, "ci_high": 0.6}
    found |= {"strength": "Fair", "strength_citation": "Guilford (1956)"}
    results = results_for(
        "correlation", {("correlation", "H1"): found}, language, {"test": "pearson", "p": 0.001},
        variables=["x", "y"], test="pearson",
    )  # fmt: skip
    results.settings["tests"] = {"strength": GUILFORD}
    say = Phrases(report_words(language))
    page = " ".join(map(text_of_block, overview.compose(results, say)))
    assert page.count(words) == 1
    assert words in line_of(results, say, "H1")
    assert part_of_hypothesis(results, say, "H1").count(words) == 2


def several(p_each, other, most):
    """Return a regression of two predictors: p of each, and what they contribute."""
    rows = {("regression", "H1"): {"n": 40, "r_squared": 0.25, "f": 36.0, "f_p": 0.01}}
    rows["regression", "H1"] |= {"f_df1": 2, "f_df2": 37, "f_squared": 0.33}
    for name, b, effective, relative in (("x", 0.5, 15.0, most), ("z", 0.1, other, 20)):
        slope = {"b": b, "beta": b, "se": 0.1, "t": b / 0.1, "p": p_each}
        slope |= {"effective_percent": effective, "relative_percent": relative}
        rows["regression", f"H1:{name}"] = slope
        rows["decision", f"H1:{name}"] = {"reject_h0": str(p_each <= 0.05).lower(), "p": p_each}
    return rows


@pytest.mark.parametrize(
    ("language", "words", "source"),
    [
        (
            "en",
            "R² = .25, which counts as “medium”{}; 80.0% of it goes with Load",
            " in the bands of Cohen (1988)",
        ),
        (
            "id",
            "R² = 0,250, tergolong “sedang”{}; 80,00% darinya terkait dengan Load",
            " menurut Cohen (1988)",
        ),
    ],
)
@pytest.mark.parametrize(
    ("p_each", "other", "most", "is_told"),
    [
        (0.01, 10.0, 80, True),
        (0.01, -1.0, 80, False),
        (0.3, 10.0, 80, False),
        # By far most it is not.
        (0.01, 10.0, 74, False),
    ],
)
def test_the_predictor_that_most_of_the_size_goes_with_is_told_behind_it(
    language, words, source, p_each, other, most, is_told
):
    given = {"response": "y", "predictors": ["x", "z"]}
    rows, decided = several(p_each, other, most), {"test": "f", "p": 0.01}
    results = results_for("regression", rows, language, decided, **given)
    say = Phrases(report_words(language))
    assert (words.format("") in line_of(results, say, "H1")) == is_told
    assert (words.format(source) in part_of_hypothesis(results, say, "H1")) == is_told
