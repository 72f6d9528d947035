"""No two places of a report contradict each other, read in the sentences over many studies."""

import copy

import pytest
from test_judgement import EVERY_GRID, results_with

from angket.report.phrases import Phrases, report_words
from angket.report.sections import overview
from angket.settings.studies import load_studies
from chapter_text import shipped
from claims_told import LANGUAGES, claims, contradictions, part_of_hypothesis
from conftest import ROOT, SHIPPED
from hypotheses_text import text_of_block


def study_with(language, **given):
    results = results_with(language, **given)
    results.settings["language"] = language
    return results


# Where how certain a decision is must be told; elsewhere stand the ways alone.
CERTAIN = ["overview", "conclusion", "table", "terminal"]
PLACES = {"overview", "decision", "conclusion", "table", "sensitivity", "terminal"}


@EVERY_GRID
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_place_claims_what_was_judged(language, grid):
    for given in grid:
        results = study_with(language, **given)
        assert set(claims(results, "H1")) == PLACES
        assert contradictions(results, "H1") == [], given


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("hc3", [0.3, 0.01])
@pytest.mark.parametrize("others", [0.3, 0.01])
@pytest.mark.parametrize("p", [0.3, 0.01])
def test_a_decision_that_most_other_ways_object_to_is_not_robust_in_every_place(
    language, p, others, hc3
):
    results = study_with(language, p=p, others=others, hc3=hc3)
    assert contradictions(results, "H1") == []
    # Two of three other ways, or all.
    fragile = (p <= 0.05) != (others <= 0.05)
    found = claims(results, "H1")
    assert [found[place].certain for place in CERTAIN] == [not fragile] * len(CERTAIN)
    say = Phrases(report_words(language))
    above = "\n".join(map(text_of_block, overview.compose(results, say)))
    asked, _, sure = (part for part in above.split("\n") if "H1" in part or "%" in part)
    word = {"en": "not robust", "id": "tidak kokoh"}[language]
    # In plain words, one sentence has an adverb where the other has an adjective.
    assert (word in asked) == (word in sure) == fragile


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("hc3", [0.3, 0.01])
@pytest.mark.parametrize("unflagged", [(0.3, 0.3), (0.3, 0.01), (0.01, 0.3), (0.01, 0.01)])
@pytest.mark.parametrize(("p", "stated"), [(0.3, None), (0.01, "positive"), (0.01, "negative")])
def test_a_decision_that_hangs_on_flagged_respondents_is_told_so_in_every_place(
    language, p, stated, unflagged, hc3
):
    results = study_with(language, p=p, hc3=hc3, stated=stated, unflagged=unflagged)
    assert contradictions(results, "H1") == []
    own, others = ((p <= 0.05) != (of_way <= 0.05) for of_way in unflagged)
    found = claims(results, "H1")
    told = [found[place].hangs for place in ("overview", "conclusion", "sensitivity")]
    assert told == [own] * 3
    # Without the flagged, two of three ways are those that do not decide.
    assert [found[place].certain for place in CERTAIN] == [not (own or others)] * len(CERTAIN)
    say = Phrases(report_words(language))
    who = {"en": "the 7 flagged respondents", "id": "7 responden yang ditandai"}[language]
    assert who in part_of_hypothesis(results, say, "H1")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("others", [0.3, 0.01])
@pytest.mark.parametrize("stated", [None, "positive", "negative"])
@pytest.mark.parametrize("p", [0.3, 0.01])
def test_a_curve_contradicts_a_stated_direction_in_every_place(language, p, stated, others):
    results = study_with(language, p=p, stated=stated, others=others)
    bent = {"linear": "false", "deviation_omega_squared": "0.7", "r_squared": "0.05"}
    bent |= {"eta_squared": "0.8", "within_ms": "1", "total_ss": "995", "total_df": "199"}
    results._values["linearity"] = {"H1:x": bent | {"alpha": "0.05"}}
    assert set(claims(results, "H1")) == PLACES
    assert contradictions(results, "H1") == []
    expected = "not_supported" if p > 0.05 else "curved" if stated else "supported_curved"
    assert claims(results, "H1")["overview"].verdict == expected
    # The strength of the straight part is not that of the relation.
    told = part_of_hypothesis(results, Phrases(report_words(language)), "H1")
    assert not any(word in told for word in ("counts as", "tergolong"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("others", [0.3, 0.01])
@pytest.mark.parametrize("p", [0.3, 0.01])
def test_nothing_is_decided_by_a_score_that_measures_nothing(language, p, others):
    results = study_with(language, p=p, others=others)
    results._values["reliability"]["x"] = {"alpha": "-0.06", "reliable": "false"}
    assert set(claims(results, "H1")) == PLACES
    assert contradictions(results, "H1") == []
    found = claims(results, "H1")
    assert [found[place].verdict for place in CERTAIN] == ["unusable"] * len(CERTAIN)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("white", [0.3, 0.01])
@pytest.mark.parametrize("deciding", [0.3, 0.01])
def test_no_sign_of_heteroskedasticity_is_said_only_where_no_test_sees_one(
    language, deciding, white
):
    results = study_with(language, p=0.01)
    results._values["glejser"] = {"H1:x": {"p": str(deciding)}}
    results._values["heteroskedasticity"] = {
        "H1": {
            "homoskedastic": str(deciding > 0.05).lower(), "test": "glejser", "white_p": str(white),
        }
    }  # fmt: skip
    assert contradictions(results, "H1") == []
    say = Phrases(report_words(language))
    told = part_of_hypothesis(results, say, "H1")
    held = {"en": "equal variances", "id": "homoskedastisitas"}[language]
    assert (held in told) == (deciding <= 0.05 or white <= 0.05)
    disputed = {"en": "do not agree", "id": "uji-uji asumsi tidak sejalan"}[language]
    # Where the deciding test rejects, the condition fails, whatever the others say.
    assert (disputed in told) == (white <= 0.05 < deciding)
    failed = {"en": "conditions of the test are not", "id": "syarat uji tidak terpenuhi"}[language]
    assert (failed in told) == (deciding <= 0.05)


def test_a_contradiction_would_be_found(monkeypatch):
    results = study_with("en", p=0.01)
    words = copy.deepcopy(report_words("en"))
    words["judgement"]["outcomes"]["supported"] = "not supported"
    monkeypatch.setattr("claims_told.report_words", lambda language: words)
    assert contradictions(results, "H1") == [("table", "verdict", "not_supported", "supported")]


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("study", SHIPPED)
def test_no_place_of_a_shipped_report_claims_what_another_denies(finished, study, language):
    settings = load_studies(root=ROOT)[study] | {"language": language}
    results, _ = shipped(overview, settings, finished.folder / "results" / study)
    for name in settings["hypotheses"]:
        assert set(claims(results, name)) == PLACES
        assert contradictions(results, name) == []
