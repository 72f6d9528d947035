"""The references of a report: works behind what it prints, and none behind what it leaves out."""

import pytest
from test_section_hypotheses import regression_rows

from angket.formats.blocks import Italic, text_of
from angket.report.compose import note_printed
from angket.report.phrases import Phrases, report_words
from angket.report.sections import hypotheses, references
from angket.report.sections.methods import cited_in
from angket.report.sources import is_cited
from angket.settings.instruments import known_instruments, load_instrument
from angket.settings.studies import load_studies
from angket.settings.words import known_languages
from conftest import ROOT
from hypotheses_text import results_for

WORKS = ["Kendall, M. G. (1938). *A new measure.*", "Spearman, C. (1904). *The proof.*"]
WORKS += ["Cohen, J. (1988). *Power.*"]


def cited(language, kind, rows, **hypothesis):
    """Return the authors that a report lists which tells of one hypothesis alone."""
    results = results_for(kind, rows, language, **hypothesis)
    results.settings |= {"language": language, "categories": {}}
    results.settings["variables"] = {
        name: {"label": name, "items": []} for name in results.settings["variables"]
    }
    results.provenance = {"citations": [{"text": text} for text in WORKS]}
    say = Phrases(report_words(language))
    note_printed(results, "hypotheses", hypotheses.compose(results, say))
    blocks = references.compose(results, say)
    return [text_of(point).split(",")[0] for block in blocks[1:] for point in block.points]


RANKS = {"tau_b": 0.4, "tau_b_p": 0.01, "rho": 0.5, "rho_p": 0.01}


@pytest.mark.parametrize("language", known_languages())
def test_a_coefficient_that_is_computed_but_not_printed_brings_no_work(language):
    rows = regression_rows(f_squared=0.3)
    rows["correlation", "H1"] |= RANKS
    told = cited(language, "regression", rows, response="y", predictors=["x"])
    assert told == ["Cohen"]


@pytest.mark.parametrize("language", known_languages())
def test_a_coefficient_that_is_printed_brings_its_work(language):
    rows = {("correlation", "H1"): {"n": 40, "r": 0.5, "p": 0.01, "df": 38} | RANKS}
    told = cited(language, "correlation", rows, variables=["x", "y"], test="kendall")
    assert {"Kendall", "Spearman"} <= set(told)


def listed(citation, sources=None, **variable):
    """Return the references of a study that cites where the bands of its variable come from."""
    rows = {("correlation", "H1"): {"n": 40, "r": 0.5, "p": 0.01, "df": 38} | RANKS}
    results = results_for("correlation", rows, variables=["x", "x"], test="kendall")
    bands = {"citation": citation, "of": "percent", "bands": []}
    described = {"label": "X", "items": [], "categories": "two"} | variable
    results.settings |= {"sources": sources or {}, "categories": {"two": bands}}
    results.settings |= {"variables": {"x": described}, "language": "en"}
    results.provenance = {"citations": [{"text": text} for text in WORKS]}
    (_, blocks) = references.compose(results, Phrases(report_words("en")))
    return list(blocks.points)


SUGIYONO = "Sugiyono, A., & Ali, B. (2019). *Metode penelitian*. Alfabeta."


@pytest.mark.parametrize(
    "citation", ["Sugiyono & Ali (2019)", "Five classes by Sugiyono dan Ali (2019), p. 4"]
)
def test_a_source_of_the_study_is_listed_whole_and_in_italics_however_it_is_cited(citation):
    whole = ("Sugiyono, A., & Ali, B. (2019). ", Italic("Metode penelitian"), ". Alfabeta.")
    points = listed(citation, {"book": SUGIYONO})
    assert whole in points
    assert not any("p. 4" in text_of(point) for point in points)


def test_sources_stand_among_the_others_by_the_alphabet():
    thesis = "Skripsi Majene. (2019). [Skripsi tentang beban kerja]."
    texts = [text_of(point) for point in listed("Skripsi Majene (2019)", {"thesis": thesis})]
    assert texts == sorted(texts)
    assert thesis in texts


def test_what_the_study_gives_no_entry_for_is_listed_as_it_cites_it():
    assert ("Riduwan (2010), Metode.",) in listed("Riduwan (2010), Metode")


def test_a_source_of_which_the_study_gives_names_and_year_alone_is_listed_so():
    told = [text_of(point) for point in listed("Azwar (2012)", {"a": SUGIYONO})]
    assert "Azwar (2012)." in told


@pytest.mark.parametrize("language", known_languages())
def test_what_a_sentence_judges_by_is_among_the_sources_of_its_section(language):
    results = results_for("correlation", {}, language, variables=["x", "y"])
    results.cited["Bradley (1978)"] = "assumptions"
    bradley = {"text": "Bradley, J. V. (1978). Robustness?"}
    assert cited_in(results, [bradley, {"text": WORKS[0]}]) == [(bradley, "assumptions")]


def test_a_work_is_among_the_sources_of_the_first_section_that_names_it():
    # The rule on expected counts is named with the conditions; its number is printed again later.
    rows = {("association", "H1"): {"minimum_expected": 7.0}}
    results = results_for("association", rows, row="x", column="y")
    cochran = {"text": "Cochran, W. G. (1954). Some methods."}
    results.printed = {"hypotheses": {("association", "H1", "minimum_expected"): None}}
    assert cited_in(results, [cochran]) == [(cochran, "hypotheses")]
    results.cited["Cochran (1954)"] = "assumptions"
    assert cited_in(results, [cochran]) == [(cochran, "assumptions")]


def test_the_sources_of_a_ready_instrument_are_listed_whole():
    key = {"name": "PSS-10", "citation": load_instrument("pss10")["citation"]}
    texts = [text_of(p) for p in listed("Made up", instrument="pss10", scoring_key=key)]
    assert [text for text in texts if "Cohen, S." in text] == [
        load_instrument("pss10")["references"][0].replace("*", "")
    ]


@pytest.mark.parametrize("name", known_instruments())
def test_every_citation_of_an_instrument_finds_its_entry(name):
    key = load_instrument(name)
    cited = [key["citation"], key.get("categories", {}).get("citation", key["citation"])]
    for citation in cited:
        assert any(is_cited(entry, citation) for entry in key["references"])


@pytest.mark.parametrize("study", ["bandung", "majene", "ukm_stress", "worker_robotics"])
def test_a_shipped_study_cites_every_source_of_its_own(study):
    settings = load_studies(root=ROOT)[study]
    told = settings["origin"]["source"], str([settings["categories"], settings["tests"]])
    for name, entry in settings["sources"].items():
        assert name == told[0] or is_cited(entry, told[1]), name
