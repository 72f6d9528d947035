"""How the phrases of reports name things: in one way each, and in sentences without capitals."""

import pytest

from angket.report.phrases import report_words
from angket.settings.words import known_languages

# Proper names and abbreviations, which keep their capital within a sentence.
PROPER = ("HC3", "BCa", "MSI", "Pearson", "Fisher", "Monte Carlo", "Huynh", "Holm", "Games")
PROPER += ("Cohen", "Fleiss", "Krippendorff", "ICC")


@pytest.mark.parametrize("language", known_languages())
def test_ways_of_testing_begin_small_where_a_sentence_names_them(language):
    variants = report_words(language)["sensitivity"]["variants"]
    capitals = [name for name in variants.values() if name[0].isupper()]
    assert [name for name in capitals if not name.startswith(PROPER)] == []
    assert len(capitals) < len(variants)
