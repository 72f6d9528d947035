"""The direction of a hypothesis is told where its words do not, and where only they do."""

import pytest
from test_judgement import HYPOTHESIS, results_with

from angket.formats.blocks import text_of
from angket.report.phrases import Phrases, report_words
from angket.report.sections import hypotheses, overview
from angket.report.worded import directions_beside_ha
from hypotheses_text import text_of_block

WORDS = {
    "en": ("positive", "stated as positive", "the direction stated is positive"),
    "id": ("positif", "arah yang dinyatakan positif", "arah yang dinyatakan positif"),
}


def lines(section, results, language):
    return list(map(text_of_block, section.compose(results, Phrases(report_words(language)))))


def alike(language, **second):
    """Return the results of two hypotheses of one wording, the second with further keys."""
    results = results_with(language, b=-0.6)
    results.settings["hypotheses"]["H2"] = HYPOTHESIS | second
    for section in ("regression", "decision"):
        rows = results._values[section]
        rows |= {name.replace("H1", "H2"): found for name, found in rows.items()}
    return results


@pytest.mark.parametrize("language", ["en", "id"])
def test_of_two_hypotheses_worded_alike_the_one_with_a_direction_tells_it(language):
    word, on_page_one, beside_ha = WORDS[language]
    results = alike(language, direction="positive")
    first, second = [
        line
        for line in "\n".join(lines(overview, results, language)).splitlines()
        if line.startswith(("H1 (", "H2 ("))
    ]
    assert (first.split(")")[0], second.split(")")[0]) == ("H1 (Said", f"H2 (Said; {on_page_one}")
    text = "\n".join(lines(hypotheses, results, language))
    assert text.count(f"(Ha): Said; {beside_ha}.") == 1
    assert text.count("(Ha): Said.") == 1
    assert f"H2: Said ({word})" in text


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_only_hypothesis_tells_its_direction_in_what_was_asked(language):
    asked = lines(overview, results_with(language, stated="positive"), language)[1]
    assert f"(H1; {WORDS[language][1]})" in asked
    assert WORDS[language][1] not in lines(overview, results_with(language), language)[1]


@pytest.mark.parametrize(
    ("language", "statement", "told"),
    [
        ("en", "Load has a positive effect on strain", "The direction of H1 (positive) was read"),
        ("id", "Ada hubungan negatif antara X dan Y", "Arah H1 (negatif) dibaca dari rumusan"),
    ],
)
def test_a_direction_that_only_the_words_tell_is_recalled_once_with_its_key(
    language, statement, told
):
    results = results_with(language)
    results.settings["hypotheses"]["H1"] = HYPOTHESIS | {"statement": statement}
    text = "\n".join(lines(hypotheses, results, language))
    assert text.count(told) == 1
    assert text.count("“direction”") == 1
    # The words tell it already.
    assert WORDS[language][2] not in text
    results.settings["hypotheses"]["H1"]["direction"] = "positive"
    assert told not in "\n".join(lines(hypotheses, results, language))


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "; directions stated of its parts: a (positive) and c (negative)"),
        ("id", "; arah yang dinyatakan bagi bagian-bagiannya: a (positif) dan c (negatif)"),
    ],
)
def test_the_directions_of_parts_stand_beside_ha(language, told):
    parts = {"a": {"direction": "positive"}, "b": {}, "c": {"direction": "negative"}}
    say = Phrases(report_words(language))
    assert text_of(directions_beside_ha(say, {"statement": "Said", "parts": parts})) == told
