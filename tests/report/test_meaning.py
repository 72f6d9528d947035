"""What a high score means stands wherever high and low scores are told of."""

import pytest
from test_judgement import results_with

from angket.formats.blocks import text_of
from angket.report.conclusion import conclude
from angket.report.judgement import judge
from angket.report.phrases import Phrases, report_words
from angket.report.sections import description, overview
from chapter_text import compose, notes_of, prose
from described_totals import statistics, study
from hypotheses_text import text_of_block

WORDS = {"en": "A high score means ", "id": "Skor yang tinggi berarti "}


def first_page_and_conclusion(language, means, **given):
    results = results_with(language, **given)
    variables = results.settings["variables"]
    results.settings["variables"] = {
        name: variable | ({"high_means": means} if name == "x" and means else {})
        for name, variable in variables.items()
    }
    say = Phrases(report_words(language))
    page = "\n".join(map(text_of_block, overview.compose(results, say)))
    return page, " ".join(map(text_of, conclude(results, say, judge(results, say, "H1"))))


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_first_page_and_the_conclusion_say_what_a_high_score_means(language):
    said = f"{WORDS[language]}light work (Load)."
    for told in first_page_and_conclusion(language, "light work"):
        assert said.rstrip(".").casefold() in told.casefold()
    # The study does not say it: no more than before.
    for told in first_page_and_conclusion(language, None):
        assert WORDS[language] not in told


def test_a_conclusion_without_a_direction_does_not_say_what_high_scores_mean():
    page, conclusion = first_page_and_conclusion("en", "light work", p=0.4)
    assert WORDS["en"] in page
    assert WORDS["en"] not in conclusion


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_description_and_the_table_of_categories_say_it(language):
    settings = study(language)
    settings["variables"]["load"]["high_means"] = "light work."
    blocks = compose(description, statistics(), settings)
    said = f"{WORDS[language]}light work."
    assert said in " ".join(prose(blocks))
    assert notes_of(blocks, "categories-load")[0].endswith(f"Riduwan (2010). {said}")


def test_a_ready_instrument_says_it_in_the_language_of_the_study():
    settings = study("id")
    settings["variables"]["load"] |= {"instrument": "pss10", "items": list("abcdefghij")}
    told = " ".join(prose(compose(description, statistics(), settings)))
    assert f"{WORDS['id']}stres yang lebih berat." in told
