"""Data that nobody gave are never told of as answers of people; how people were chosen is told."""

import re

import pytest
from test_judgement import results_with

from angket.formats.blocks import text_of
from angket.report.conclusion import conclude
from angket.report.judgement import judge
from angket.report.phrases import Phrases, report_words
from angket.report.sections import hypotheses, overview, published, sample
from angket.report.sections.sample import NOT_BY_CHANCE
from angket.settings.schemas import load_schema
from angket.settings.words import known_languages
from chapter_text import compose, prose, settings_of
from hypotheses_text import text_of_block

MADE = {
    "en": {"reconstructed": "reconstructed data", "simulated": "simulated data"},
    "id": {"reconstructed": "data rekonstruksi", "simulated": "data simulasi"},
}
# What only people can have done.
OF_PEOPLE = {
    "en": r"(?i)the answers (support|do not|of)|came from answers|these data (do not )?support",
    "id": r"(?i)jawaban (responden|kuesioner|\d|\{n)|oleh data penelitian",
}
FILLING = re.compile(r"\{(?!made|Made)(\w+)\}")


def leaves(words, path=""):
    for key, value in words.items():
        if isinstance(value, dict):
            yield from leaves(value, f"{path}{key}.")
        else:
            yield f"{path}{key}", value


@pytest.mark.parametrize("language", known_languages())
def test_what_is_said_of_data_that_nobody_gave_stands_in_for_what_is_said_of_answers(language):
    words = report_words(language)
    ordinary = dict(leaves({key: words[key] for key in words["origins"]["said"]}))
    for key, phrase in leaves(words["origins"]["said"]):
        assert set(FILLING.findall(phrase)) == set(FILLING.findall(ordinary[key])), key


@pytest.mark.parametrize("language", known_languages())
def test_whatever_is_said_of_answers_on_the_first_page_or_in_a_conclusion_has_a_stand_in(language):
    words = report_words(language)
    said = dict(leaves(words["origins"]["said"]))
    told = leaves({key: words[key] for key in ("overview", "judgement")})
    of_people = [key for key, phrase in told if re.search(OF_PEOPLE[language], phrase)]
    assert len(of_people) > 8
    assert [key for key in of_people if key not in said] == []


@pytest.mark.parametrize("origin", ["reconstructed", "simulated"])
@pytest.mark.parametrize("p", [0.01, 0.4])
@pytest.mark.parametrize("language", ["en", "id"])
def test_nothing_is_said_as_if_people_had_answered(language, p, origin):
    results = results_with(language, p=p)
    results._values["sample"] = {"all": {"analysed": "200", "received": "200", "excluded": "0"}}
    results.settings |= {"origin": {"data": origin}, "scales": {}}
    variables = results.settings["variables"]
    results.settings["variables"] = {
        name: variable | {"item_scales": {}} for name, variable in variables.items()
    }

    def told(say):
        parts = [module.compose(results, say) for module in (overview, sample, hypotheses)]
        closing = [text_of(words) for words in conclude(results, say, judge(results, say, "H1"))]
        return "\n".join([*(text_of_block(b) for part in parts for b in part), *closing])

    as_answers = told(Phrases(report_words(language)))
    made = told(Phrases(report_words(language, origin=origin)))
    assert re.search(OF_PEOPLE[language], as_answers)
    assert not re.search(OF_PEOPLE[language], made)
    # On the first page, in the section about the data, and in the conclusion of the hypothesis.
    assert made.lower().count(MADE[language][origin]) >= 4
    assert MADE[language][origin] in "".join(made.splitlines()[-4:])


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "The data come from Ali (2019)."), ("id", "Data berasal dari Ali (2019).")],
)
def test_the_source_of_the_answers_is_cited_where_they_are_told_of(language, words):
    settings = settings_of(language) | {
        "origin": {"source": "ali"},
        "sources": {"ali": "Ali, B. (2019). *Load* [Thesis]. Universitas A."},
    }
    counts = {"received": 20, "analysed": 20, "excluded": 0}
    found = {("sample", "all", name): value for name, value in counts.items()}
    assert words in " ".join(prose(compose(sample, found, settings)))


METHODS = load_schema("study")["properties"]["sample"]["properties"]["method"]["enum"]
ALLOWS = {
    "en": (
        "suppose a choice by chance",
        "resemble each other",
        "describes that population",
        "carried over",
    ),
    "id": ("tidak secara acak", "cenderung mirip", "menggambarkan populasi", "digeneralisasi"),
}


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("language", ["en", "id"])
def test_what_a_way_of_choosing_respondents_allows_is_said_in_one_sentence(language, method):
    not_chance, clusters, census, chance = ALLOWS[language]
    settings = settings_of(language) | {"sample": {"method": method}}
    counts = {"received": 200, "analysed": 200, "excluded": 0}
    found = {("sample", "all", name): value for name, value in counts.items()}
    _, told, *_ = prose(compose(sample, found, settings))
    # Before it stands how many there are, after it what tables are made from.
    said = told.partition(". ")[2].rpartition(". ")[0]
    assert (not_chance in said) == (method in NOT_BY_CHANCE)
    assert (clusters in said) == (method == "cluster")
    assert (census in said) == (method == "census")
    assert (chance in said) == (method not in (*NOT_BY_CHANCE, "census"))
    assert ". " not in said.replace("Sig. ", "")


def test_people_who_were_not_chosen_by_chance_stand_for_nobody_on_the_first_page():
    results = results_with("en")
    results.settings["sample"] = {"method": "purposive"}
    last = text_of_block(overview.compose(results, Phrases(report_words("en")))[-1])
    assert last.endswith("about others than these respondents, who were not chosen by chance.")


@pytest.mark.parametrize(("source", "words"), [("ali", "Ali (2019)"), (None, "the source")])
def test_the_source_of_published_figures_is_named(source, words):
    settings = settings_of("en") | {"sources": {"ali": "Ali, B. (2019). *Load*. Penerbit."}}
    settings["origin"] = {"source": source} if source else {}
    row = {"verdict": "reproduced", "table": "4.1"}
    (told, *_) = prose(compose(published, {}, settings, published=[row]))[1:]
    assert told.startswith(f"All 1 figures of {words} that were compared")


PRINTED = {
    "en": ("The printed tables have the same counts", "as the printed tables have it",
           "which answers stand in one row"),
    "id": ("Frekuensi itu sudah sama dalam tabel yang terbit", "begitulah frekuensi itu tercetak",
           "jawaban mana yang berada dalam satu baris"),
}  # fmt: skip


@pytest.mark.parametrize("language", PRINTED)
@pytest.mark.parametrize(
    ("origin", "printed", "told"),
    [
        ("reconstructed", {"a": "reproduced", "b": "reproduced"}, True),
        ("reconstructed", {"a": "reproduced", "b": "different"}, False),
        ("reconstructed", {"a": "reproduced"}, False),
        ("collected", {"a": "reproduced", "b": "reproduced"}, True),
    ],
)
def test_counts_that_the_source_printed_are_not_told_as_those_of_the_reconstruction(
    language, origin, printed, told
):
    results = results_with(language)
    results._values["sample"] = {"all": {"analysed": "20", "received": "20", "excluded": "0"}}
    results._values["screening"] = {"all": {"n": "0"}, "identical_row": {"n": "0"}}
    results._values["alike_items"] = {"a|b": {"differing": "9"}}
    results.settings |= {"origin": {"data": origin}, "scales": {}, "variables": {
        "x": {"label": "Load", "items": ["a", "b"], "item_scales": {}},
        "y": {"label": "Strain", "items": ["b"], "item_scales": {}},
    }}  # fmt: skip
    results.published = [
        {"section": "frequency", "subject": f"{item}={code}", "statistic": "n", "printed": "9",
         "rounded": "9", "verdict": verdict if code == 2 else "reproduced", "table": "4.1"}
        for item, verdict in printed.items()
        for code in (1, 2)
    ]  # fmt: skip
    say = Phrases(report_words(language, origin=origin))
    texts = [
        "\n".join(map(text_of_block, module.compose(results, say)))
        for module in (sample, overview, published)
    ]
    assert [words in text for words, text in zip(PRINTED[language], texts, strict=True)] == [
        told,
        told,
        told and origin == "reconstructed",
    ]
