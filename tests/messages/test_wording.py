"""How the phrases of reports name things: in one way each, and in sentences without capitals."""

import re

import pytest
import yaml

from angket import catalogue
from angket.report.phrases import report_words
from angket.settings.words import known_languages, load_words
from conftest import ROOT
from hypotheses_text import flat

# Proper names and abbreviations, which keep their capital within a sentence.
PROPER = ("HC3", "BCa", "MSI", "Pearson", "Fisher", "Monte Carlo", "Huynh", "Holm", "Games")
PROPER += ("Cohen", "Fleiss", "Kendall", "Krippendorff", "ICC")
SYNONYMS = yaml.safe_load((ROOT / "tests/data/synonyms.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", known_languages())
def test_ways_of_testing_begin_small_where_a_sentence_names_them(language):
    variants = report_words(language)["sensitivity"]["variants"]
    capitals = [name for name in variants.values() if name[0].isupper()]
    assert [name for name in capitals if not name.startswith(PROPER)] == []
    assert len(capitals) < len(variants)


def phrases(language):
    """Yield the key and the text of all that a report, its figures and the summary may say."""
    # Headings, terms and meanings of statistics, which tables and the glossary show.
    for key, text in flat(catalogue.words(language)):
        yield ".".join(map(str, key)), str(text)
    for words in (report_words(language), load_words(language, "figures")):
        # Reasons are pairs of what the library says and of what the report says.
        told = {key: part for key, part in words.items() if key != "reasons"}
        for key, text in flat(told):
            yield ".".join(map(str, key)), str(text)
        for _, text in words.get("reasons", ()):
            yield "reasons", text
    yield from (
        (f"summary.{key}", str(text)) for key, text in load_words(language, "summary").items()
    )


def synonyms_in(language, text):
    """List the names in a text that are not the one name of a thing."""
    # What is filled in, and marks of italics, are no words of the language.
    plain = re.sub(r"\{\w*\}|[*~^]", " ", text)
    return [
        (term, found[0])
        for term, others in SYNONYMS[language].items()
        for other in others
        if (found := re.search(rf"(?<![\w-]){other}(?![\w-])", plain, re.IGNORECASE))
    ]


@pytest.mark.parametrize("language", known_languages())
def test_one_thing_has_one_name(language):
    told = list(phrases(language))
    assert len(told) > 1000
    found = [(key, *pair) for key, text in told for pair in synonyms_in(language, text)]
    assert found == []
    whole = "\n".join(text.lower() for _, text in told)
    assert [term for term in SYNONYMS[language] if term not in whole] == []


def test_a_synonym_would_be_found():
    text = "Variabel dependen: {response}, *item* {item} pada standar deviasi"
    named = [term for term, _ in synonyms_in("id", text)]
    assert named == ["variabel terikat", "butir", "simpangan baku"]
