"""The sections about respondents and answers in the shipped studies: no number is invented."""

import re

import pytest

from chapter import description, instrument, intervals, respondents
from chapter.phrases import Phrases
from chapter.results import Results
from chapter_text import check_document, settings_of, shipped, strange_numbers
from configuration.studies import load_studies
from configuration.words import load_words
from conftest import ROOT
from document.blocks import Paragraph

SECTIONS = [respondents, instrument, description, intervals]


@pytest.mark.slow
@pytest.mark.parametrize("study", ["bandung", "majene", "ukm_stress", "worker_robotics"])
def test_every_number_stands_in_the_statistics(finished, study):
    settings = load_studies(root=ROOT)[study]
    for section in SECTIONS:
        results, blocks = shipped(section, settings, finished.folder / "results" / study)
        assert blocks
        check_document(blocks)
        assert strange_numbers(results, blocks) == []


def test_an_invented_number_is_found():
    say = Phrases(load_words("en", "report"))
    statistics = {("correlation", "H1", "r"): "0.61138"}
    results = Results(statistics, settings_of(), say, {})
    blocks = [Paragraph("r = .61, r = .611; alpha = .05; H0; r = .62 and 1,234")]
    assert strange_numbers(results, blocks) == [".62", "1,234"]


@pytest.mark.parametrize(
    "module",
    [
        "validity",
        "reliability",
        "split_half",
        "factorability",
        "factors",
        "inter_item",
        "descriptives",
        "norms",
    ],
)
def test_reasons_are_told_in_the_language_of_the_study(module):
    source = (ROOT / f"workflow/angket/{module}.py").read_text(encoding="utf-8")
    reasons = re.findall(r'Undefined\(\s*f?"([^"]+)"\s*\)', source)
    assert reasons
    results = Results({}, settings_of("id"), Phrases(load_words("id", "report")), {})
    for reason in reasons:
        filled = re.sub(r"{[^}]*}", "1", reason)
        assert results.translate(filled) != filled
