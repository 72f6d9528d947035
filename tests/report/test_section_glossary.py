"""The glossary: what the report prints is explained, what it does not print is not."""

import re

import pytest
import yaml

from angket import catalogue
from angket.catalogue import Catalogue
from angket.formats.blocks import text_of
from angket.report.compose import sections
from angket.report.phrases import Phrases, report_words
from angket.report.results import Results
from angket.report.sections import glossary
from angket.settings.words import known_languages

SETTINGS = {
    "variables": {"load": {"label": "Load"}},
    "hypotheses": {"H1": {"kind": "association"}, "H2": {"kind": "regression"}},
}
STATISTICS = {
    ("reliability", "load", "alpha"): "0.8",
    ("reliability", "load", "omega"): "0.8",
    ("association", "H1", "pearson"): "4.5",
    ("association", "H1", "pearson_p"): "0.03",
    ("regression", "H2", "f"): "5.5",
    ("regression", "H2:load", "ci_low"): "0.1",
    ("sensitivity", "H2:ordinal|all", "statistic"): "log_odds",
    ("sensitivity", "H2:ordinal|all", "estimate"): "0.5",
    ("sensitivity", "H2:ordinal|all", "p"): "0.04",
}
# What refers to a sentence that does not stand before it in a glossary.
DANGLING = (
    "The same",
    "That ",
    "Their ",
    "Its ",
    "Sama",
    "Hal yang sama",
    "Bagian itu",
    "Simpangannya",
)


def results_of(language, asked):
    """Return results of which a report has printed some, and its phrases."""
    say = Phrases(report_words(language))
    results = Results(STATISTICS, SETTINGS | {"language": language}, say, {})
    results.printed = {"A section": dict.fromkeys(asked)}
    return results, say


def terms(language, asked):
    blocks = glossary.compose(*results_of(language, asked))
    return [text_of(row[0].content) for row in blocks[-1].body] if blocks else []


@pytest.mark.parametrize(
    ("language", "explained"),
    [
        ("en", ["χ²", "Cronbach's α", "p"]),
        ("id", ["χ²", "Cronbach's alpha", "Sig. (nilai p)"]),
    ],
)
def test_only_what_is_printed_is_explained(language, explained):
    asked = [("reliability", "load", "alpha"), ("association", "H1", "pearson_p")]
    asked.append(("association", "H1", "pearson"))
    assert terms(language, asked) == explained
    assert terms(language, []) == []


def test_what_many_statistics_have_in_common_is_explained_once():
    asked = [("regression", "H2:load", "ci_low"), ("regression", "H2", "f")]
    words = ["Predictor", "Response", "Variance"]
    assert terms("en", asked) == ["Confidence interval", "F (regression)", *words]


def test_the_symbols_of_other_ways_of_testing_are_explained():
    asked = [("sensitivity", "H2:ordinal|all", "estimate")]
    assert terms("en", asked) == ["Log odds per SD", "Ordinal model", "Predictor", "Response"]


@pytest.mark.parametrize(
    ("language", "sentence", "words"),
    [
        ("en", "Of the residuals a Q-Q plot is shown.", ["Residual", "Q-Q plot"]),
        ("en", "By each predictor, all scores of the moderator.",
         ["Response", "Predictor", "Moderator"]),
        ("en", "The variances of a mediator.", ["Mediator", "Variance"]),
        ("en", "Response to a letter.", []),
        ("id", "Variabel-variabel bebas secara bersama-sama.",
         ["Variabel terikat", "Variabel bebas"]),
        ("id", "Varians residual.", ["Residual", "Varians"]),
        ("id", "Tidak ada.", []),
    ],
)  # fmt: skip
def test_words_are_explained_where_sentences_use_them(language, sentence, words):
    results, say = results_of(language, [("reliability", "load", "alpha")])
    before = [text_of(row[0].content) for row in glossary.compose(results, say)[-1].body]
    results.sentences.append(sentence)
    told = [text_of(row[0].content) for row in glossary.compose(results, say)[-1].body]
    assert len(told) == len(set(told))
    assert set(told) == {*words, *before}


@pytest.mark.parametrize("language", known_languages())
def test_words_that_a_meaning_uses_are_explained_with_it(language):
    explained = terms(language, [("regression", "H2:load", "b")])
    words = {"en": {"Response", "Predictor"}, "id": {"Variabel terikat", "Variabel bebas"}}
    assert words[language] < set(explained)


def test_what_sentences_name_is_explained_where_they_do():
    results, say = results_of("en", [])
    results.printed = {"A section": {("screening", "mahalanobis", "n"): None}}
    blocks = glossary.compose(results, say)
    assert [text_of(row[0].content) for row in blocks[-1].body] == ["Mahalanobis distance"]
    assert "Parallel analysis" in terms("en", [("structure", "load", "factors_suggested")])


def test_a_measure_that_stands_nowhere_is_not_explained():
    """Cohen's w of a 2x2 table, which is told as Cramér's V."""
    rows = {"detectable": "0.33", "detectable_measure": "w", "detectable_result": "0.33",
            "detectable_result_measure": "cramers_v"}  # fmt: skip
    results, say = results_of("en", [])
    results = Results(
        {("power", "H1", name): value for name, value in rows.items()},
        results.settings,
        say,
        {},
    )
    results.printed = {"A section": {("power", "H1", "detectable_result"): None}}
    blocks = glossary.compose(results, say)
    assert "w" not in [text_of(row[0].content) for row in blocks[-1].body]


def explained(language):
    """Yield place, term and meaning of all that a glossary can explain."""
    told = catalogue.words(language)
    for name, section in Catalogue().sections.items():
        for statistic, entry in section.statistics.items():
            words = told[name][statistic]
            if entry.home == name and glossary.is_explained(entry, statistic, words):
                term = Phrases({"term": words.get("term") or words["heading"]}).text("term")
                yield (name, statistic), term, words["meaning"]


def words_in(text):
    return {word for word in re.findall(r"\w+", text.casefold()) if len(word) > 2}


@pytest.mark.parametrize("language", known_languages())
def test_no_meaning_says_but_the_term_again(language):
    for place, term, meaning in explained(language):
        assert len(words_in(meaning) - words_in(term)) > 1, (place, term, meaning)
        # A p is explained once, and so is a standard error.
        assert (
            not term.startswith(("p (", "SE (", "Sig. (", "Galat baku ("))
            or "Holm" in term
            or (place == ("structural_groups", "p"))
        ), (place, term)


def test_indonesian_meanings_call_a_p_as_the_report_does():
    for file in catalogue.files("catalogue.id.yaml"):
        # A structural model is told with the symbols of its programs.
        if file.parent.name != "structural":
            for section, named in yaml.safe_load(file.read_text("utf-8")).items():
                for statistic, words in named.items():
                    bare = re.search(r"(?<![\w*~])p(?![\w*~])", words["meaning"])
                    assert not bare, (section, statistic, words["meaning"])


@pytest.mark.parametrize("language", known_languages())
def test_each_meaning_is_understood_by_itself(language):
    told = catalogue.words(language)
    for name, section in Catalogue().sections.items():
        for statistic, entry in section.statistics.items():
            words = told[name][statistic]
            if glossary.is_explained(entry, statistic, words):
                assert not words["meaning"].startswith(DANGLING), (name, statistic)


@pytest.mark.parametrize("language", known_languages())
def test_tests_that_share_a_letter_have_terms_of_their_own(language):
    told = catalogue.words(language)
    found = {}
    for name, section in Catalogue().sections.items():
        for statistic, entry in section.statistics.items():
            own = entry.home == name and not name.startswith("panel")
            words = told[name][statistic]
            explained = glossary.is_explained(entry, statistic, words)
            if own and entry.style == "statistic" and explained:
                found.setdefault(words.get("term") or words["heading"], set()).add(words["meaning"])
    assert {term: meanings for term, meanings in found.items() if len(meanings) > 1} == {}


def test_it_stands_after_all_that_it_explains():
    # Only the list of references follows.
    assert sections()[-2] is glossary


@pytest.mark.parametrize(
    ("language", "alone", "square"),
    [
        ("en", "Of Cramér's V, which cannot", "the interval of r."),
        ("id", "Untuk V Cramér: ukuran", "memakai selang r."),
    ],
)
def test_of_intervals_beside_tests_of_one_side_only_those_printed_are_named(
    language, alone, square
):
    # R squared of one predictor is printed with another confidence, as the square of r.
    asked = [
        ("association", "H1", "cramers_v_ci_low"),
        ("correlation", "H2", "determination_ci_low"),
    ]
    told = meanings(language, asked)
    assert alone in told
    assert square not in told
    assert square in meanings(language, [*asked, ("regression", "H2", "r_squared_ci_low")])


def meanings(language, asked):
    blocks = glossary.compose(*results_of(language, asked))
    return " ".join(text_of(row[1].content) for row in blocks[-1].body)


@pytest.mark.parametrize("language", ["en", "id"])
def test_a_statistic_of_the_test_and_of_its_way_is_explained_once(language):
    section = "sensitivity"
    asked = [("association", "H1", "likelihood_ratio"), ("association", "H1", "minimum_expected")]
    asked += [(section, "H1:likelihood_ratio|all", "estimate")]
    told = terms(language, asked)
    assert len(told) == len(set(told))
    assert sum("LR" in term for term in told) == 1
    assert not {"Smallest expected", "Harapan terkecil"} & {*told}
