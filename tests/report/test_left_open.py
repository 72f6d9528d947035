"""What sizes of an effect remain possible where nothing significant was found, in words."""

import pytest

from angket.formats.blocks import text_of
from angket.report.judgement import Effect, Judgement, judge
from angket.report.left_open import bands_for, left_open
from angket.report.phrases import Phrases, report_words
from angket.report.sections import overview
from hypotheses_text import results_for, results_of, text_in

# The names that `interpret_r`, `interpret_cohens_d`, `interpret_r2` (by Cohen, 1988) and
# `interpret_eta_squared` of R's package effectsize give; of R squared, weak is small and
# substantial large.
BY_EFFECTSIZE = {
    "r": {0.05: "negligible", 0.25: "small", 0.31: "medium", 0.55: "large"},
    "hedges_g": {0.1: "negligible", 0.25: "small", 0.6: "medium", 0.9: "large"},
    "r_squared": {0.01: "negligible", 0.05: "small", 0.2: "medium", 0.3: "large"},
    "eta_squared": {0.005: "negligible", 0.03: "small", 0.1: "medium", 0.2: "large"},
    "partial_eta_squared": {0.005: "negligible", 0.03: "small", 0.1: "medium", 0.2: "large"},
}


def told(limits, effect="r", language="en", where="judgement", tests=None, **others):
    """Return what is said of an effect whose interval has these limits."""
    rows = {("found", "H1"): dict(zip(("low", "high"), limits, strict=True))}
    results = results_of(rows, {"tests": tests or {}}, language)
    effect = Effect(effect, ("found", "H1", "size"), "low", "high", **others)
    judgement = Judgement("H1", "not_supported", False, None, None, effect, (), None, ())
    return text_of(left_open(results, Phrases(report_words(language)), judgement, where))


@pytest.mark.parametrize(
    ("measure", "size", "name"),
    [(measure, *band) for measure, bands in BY_EFFECTSIZE.items() for band in bands.items()],
)
def test_bands_are_those_of_the_family_of_the_effect(measure, size, name):
    smallest = name == "negligible"
    wanted = "only effects smaller than “small”" if smallest else f"effects up to “{name}”"
    assert (
        told((0, size), measure)
        == f"By the bands of Cohen (1988), the interval leaves open {wanted}."
    )


@pytest.mark.parametrize(("citation", "name"), [("Cohen (1988).", "Small"), ("Evans", "small")])
def test_bands_of_one_source_have_one_spelling_in_a_study(citation, name):
    bands = [{"label": one, "from": start} for one, start in
             (("Below small", 0), ("Small", 0.1), ("Medium", 0.3), ("Large", 0.5))]  # fmt: skip
    tests = {"strength": {"bands": bands, "citation": citation}}
    assert told((0, 0.05), "partial_eta_squared", tests=tests).endswith(f"up to “{name}”.")


@pytest.mark.parametrize(
    ("limits", "language", "sizes"),
    [
        (
            (-0.05, 0.25),
            "en",
            "negative effects up to “negligible” and positive ones up to “small”",
        ),
        ((-0.2, 0.25), "en", "effects up to “small” in either direction"),
        ((-0.05, 0.05), "en", "only effects smaller than “small”"),
        ((0.15, 0.35), "en", "effects from “small” to “medium”"),
        ((-0.55, -0.15), "en", "effects from “small” to “large”"),
        ((-0.35, -0.31), "en", "only effects that count as “medium”"),
        ((-0.2, 0.25), "id", "efek sampai dengan “kecil” ke kedua arah"),
    ],
)
def test_both_ends_of_an_interval_are_named_with_their_directions(limits, language, sizes):
    assert told(limits, language=language).endswith(f" {sizes}.")
    assert told(limits, language=language, where="overview").endswith(f" {sizes}")


def test_the_bands_of_the_study_come_before_those_of_cohen():
    tests = {"strength": {"citation": "Guilford (1956).", "bands": [
        {"label": "Negligible", "from": 0}, {"label": "Low", "from": 0.2}]}}  # fmt: skip
    text = told((-0.1, 0.3), tests=tests)
    assert "By the bands of Guilford (1956)," in text
    assert "negative effects up to “Negligible” and positive ones up to “Low”" in text


def test_an_association_of_larger_tables_has_the_bands_of_w():
    # Of three rows and more columns, w is V times the root of two: .2 is small, .25 is medium.
    assert "“small”" in told((0, 0.2), "cramers_v", stretch=2**0.5)
    assert "“medium”" in told((0, 0.25), "cramers_v", stretch=2**0.5)
    assert "“small”" in told((0, 0.25), "cramers_v")


@pytest.mark.parametrize(
    "effect", [{"effect": "product"}, {"effect": "hedges_g", "is_conventional": False}]
)
def test_an_effect_without_customary_bands_gets_none(effect):
    said = told((-0.1, 0.3), **effect)
    none = "; no bands of this report tell how large"
    assert said == f"The interval shows which sizes these data leave open{none} they are."
    assert told((-0.1, 0.3), where="overview", **effect) == f"{none} that is"


@pytest.mark.parametrize(("p", "r"), [(0.3, 0.1), (0.001, 0.5)])
@pytest.mark.parametrize("language", ["en", "id"])
def test_what_is_left_open_is_said_in_both_places_where_nothing_is_significant_and_only_there(
    language, p, r
):
    found = {"n": 60, "r": r, "p": p, "df": 58, "ci_low": r - 0.2, "ci_high": r + 0.2}
    results = results_for(
        "correlation", {("correlation", "H1"): found}, language, {"test": "pearson", "p": p},
        variables=["x", "y"], test="pearson",
    )  # fmt: skip
    say = Phrases(report_words(language))
    page = " ".join(text_of(line) for b in overview.compose(results, say) if hasattr(b, "points")
                    for line in b.points)  # fmt: skip
    words = {"en": "leaves open", "id": "mungkin"}[language]
    assert [words in text for text in (page, text_in(results, language))] == [p > 0.05] * 2
    assert results.cited == {"Cohen (1988)": "hypotheses"}
    effect = judge(results, say, "H1").effect
    assert bands_for(results, say, effect).citation == "Cohen (1988)"
