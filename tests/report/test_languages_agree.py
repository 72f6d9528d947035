"""Both languages say the same: block by block, sentence by sentence, number by number."""

import dataclasses

import pytest

from angket.formats.blocks import Paragraph, Table, text_of
from angket.report import compose
from angket.settings.studies import load_studies
from chapter_text import shipped
from conftest import ROOT, SHIPPED
from invented_reports import MADE, told_of
from languages_aligned import blocks_of, count_sentences, differences, sentences

LANGUAGES = ("en", "id")


def told(study):
    """Return results and blocks of an invented study in each language."""
    both = [told_of(study, language) for language in LANGUAGES]
    return [(one.results, [b for part in one.sections.values() for b in part]) for one in both]


def uneven(pair):
    """List paragraphs and points that have more sentences in one language than in the other."""
    sides = [
        [text_of(inlines) for block in blocks_of(blocks) for inlines in sentences(block)]
        for _, blocks in pair
    ]
    return [
        texts
        for texts in zip(*sides, strict=True)
        if count_sentences(texts[0]) != count_sentences(texts[1])
    ]


@pytest.mark.parametrize("study", MADE)
def test_an_invented_study_is_told_alike_in_both_languages(study):
    pair = told(study)
    assert differences(*pair) == []
    assert uneven(pair) == []


@pytest.mark.slow
@pytest.mark.parametrize("study", SHIPPED)
def test_a_shipped_study_is_told_alike_in_both_languages(finished, study):
    settings, folder = load_studies(root=ROOT)[study], finished.folder / "results" / study
    pair = [shipped(compose, settings | {"language": name}, folder) for name in LANGUAGES]
    assert differences(*pair) == []
    assert uneven(pair) == []


def test_another_number_in_a_sentence_or_in_a_cell_is_found():
    (results, blocks), other = told("few")
    place = next(i for i, block in enumerate(blocks) if isinstance(block, Paragraph))
    changed = [*blocks[:place], Paragraph("The answers of 19 respondents."), *blocks[place + 1 :]]
    assert len(differences((results, changed), other)) == 1
    place = next(i for i, block in enumerate(blocks) if isinstance(block, Table))
    shorter = dataclasses.replace(blocks[place], body=blocks[place].body[1:])
    changed = [*blocks[:place], shorter, *blocks[place + 1 :]]
    assert len(differences((results, changed), other)) == 1
