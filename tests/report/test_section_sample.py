"""The sections about the data and the methods: who was analysed, with what it was computed."""

import re

import pytest
import yaml

from angket.catalogue import Catalogue
from angket.formats.blocks import Code, Italic, Literature, Points, Table, text_of
from angket.report.phrases import Phrases, report_words
from angket.report.places import flat
from angket.report.results import Results
from angket.report.sections import methods, references, sample
from chapter_text import compose, notes_of, prose, rows_of, settings_of
from conftest import ROOT


def flow(**counts):
    return {("sample", "all", name): value for name, value in counts.items()}


@pytest.mark.parametrize(
    ("language", "analysed", "sentences"),
    [
        ("en", 20, ["answers of 20 respondents, all of whom were analysed."]),
        ("en", 18, ["answers of 20 respondents, of whom 18 were analysed.", "excluded is 2,"]),
        ("id", 20, ["jawaban 20 responden, dan semuanya dianalisis."]),
        ("id", 18, ["jawaban 20 responden; 18 di antaranya dianalisis.", "berjumlah 2,"]),
    ],
)
def test_how_many_were_analysed_is_told(language, analysed, sentences):
    found = flow(received=20, analysed=analysed, excluded=20 - analysed)
    text = " ".join(prose(compose(sample, found, settings_of(language))))
    assert all(sentence in text for sentence in sentences)
    assert ("excluded" in text or "dikeluarkan" in text) == (analysed < 20)


@pytest.mark.parametrize(("language", "score", "code"), [
    ("en", "nor is an interval score (MSI)", ", as some answers were chosen by a"),
    ("id", "begitu pula skor interval (MSI)", ", karena ada jawaban yang dipilih oleh"),
])  # fmt: skip
@pytest.mark.parametrize(("scale", "chosen"), [("interval", 1), ("interval", 2), ("raw", 1)])
def test_interval_scores_of_few_are_said_to_be_rough(language, score, code, scale, chosen):
    found = flow(received=18, analysed=18, excluded=0)
    found["frequency", "a1=5", "n"] = chosen
    hypothesis = {"kind": "correlation", "scale": scale, "statement": "Said."}
    settings = settings_of(language) | {"hypotheses": {"H1": hypothesis}}
    text = " ".join(prose(compose(sample, found, settings)))
    assert (score in text, code in text) == (
        scale == "interval",
        (scale, chosen) == ("interval", 1),
    )


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "With 29 respondents the sample is small: intervals are wide"),
        (
            "id",
            "Dengan 29 responden, sampel penelitian ini kecil: selang kepercayaan menjadi lebar",
        ),
    ],
)
def test_fewer_than_30_respondents_are_called_few(language, sentence):
    small, enough = (
        " ".join(prose(compose(sample, flow(received=n, analysed=n, excluded=0), settings)))
        for n, settings in ((29, settings_of(language)), (30, settings_of(language)))
    )
    assert sentence in small
    assert not re.search("sample is small|sampel penelitian ini kecil", enough)


@pytest.mark.parametrize(
    ("language", "analysed", "sentence"),
    [
        ("en", 40, "60 rows, of which 50 are questionnaires that came back, 89.3% of the 56 sent"),
        ("en", 50, "sent out; all of these were analysed."),
        ("id", 40, "50 di antaranya kuesioner yang kembali, yaitu 89,29% dari 56 yang disebarkan"),
        ("id", 50, "dan semuanya dianalisis."),
    ],
)
def test_rows_that_rules_leave_out_are_told_apart_from_what_came_back(language, analysed, sentence):
    found = flow(received=60, analysed=analysed, excluded=60 - analysed, returned=50, expected=56)
    found["sample", "all", "response_percent"] = 5000 / 56
    assert sentence in " ".join(prose(compose(sample, found, settings_of(language))))


def test_totals_of_a_part_of_the_items_are_counted():
    settings = settings_of()
    found = flow(received=20, analysed=20, excluded=0)
    assert "full number of items" not in " ".join(prose(compose(sample, found, settings)))
    found |= {("missing", "load", "person_mean"): 0}
    assert "full number of items" not in " ".join(prose(compose(sample, found, settings)))
    found |= {("missing", "load", "person_mean"): 3}
    text = " ".join(prose(compose(sample, found, settings)))
    assert "scaled up to the full number of items: Workload (n = 3)." in text


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "left out of whatever uses it, and of nothing else: Workload (n = 3)."),
        ("id", "hanya tidak diikutkan dalam analisis yang memakainya: Workload (n = 3)."),
    ],
)
def test_who_lacks_a_total_is_counted_by_variable(language, sentence):
    settings = settings_of(language)
    found = flow(received=20, analysed=20, excluded=0)
    whole = prose(compose(sample, found, settings))
    told = prose(compose(sample, found | {("missing", "load", "without_total"): 3}, settings))
    assert len(told) == len(whole) + 1
    assert sentence in " ".join(told)


def test_commands_are_code_and_sources_have_their_titles_in_italics():
    say = Phrases(report_words("en"))
    sources = [
        {
            "software": "numpy",
            "text": "Harris, C. R. (2020). Array programming. *Nature, 585*, 357.",
        },
        {"text": "Cronbach, L. J. (1951). Coefficient alpha. *Psychometrika, 16*(3), 297."},
    ]
    provenance = {
        "software": {"numpy": "1.0"},
        "citations": sources,
        "answers": "a" * 64,
        "settings": "b" * 64,
    }
    results = Results({}, settings_of(), say, {}, (), provenance)
    blocks = flat(methods.compose(results, say)) + references.compose(results, say)
    codes = [part for block in blocks if isinstance(block, Points) for part in block.points]
    assert [part.text for point in codes for part in point if isinstance(part, Code)] == [
        methods.INSTALL,
        methods.RUN,
        "a" * 64,
        "b" * 64,
    ]
    (literature,) = (block for block in blocks if isinstance(block, Literature))
    (entry,) = literature.points
    assert Italic("Nature, 585") in entry
    assert "Software: Harris, 2020" in " ".join(prose(blocks))
    assert "Cronbach" not in " ".join(prose(blocks))


def test_every_source_is_cited_in_the_text():
    say = Phrases(report_words("en"))
    file = ROOT / "workflow/angket/report/citations.yaml"
    citations = yaml.safe_load(file.read_text("utf-8"))
    there = {
        (section, "x", name): "1"
        for section, described in Catalogue([]).sections.items()
        for name, statistic in described.statistics.items()
        if described.part and not statistic.chooses
    }
    provenance = {"software": {"x": "1"}, "citations": citations, "answers": "", "settings": ""}
    results = Results(there, settings_of(), say, {}, (), provenance)
    results.printed = {"A section": there}
    text = "\n".join(prose(flat(methods.compose(results, say))))
    for cited in ("Breusch & Pagan, 1979", "Feldt et al., 1987", "MacKinnon & White, 1985",
                  "Mölder et al., 2021", "Mädje, 2022", "Krejcie & Morgan, 1970"):  # fmt: skip
        assert cited in text
    # Named by the sentence that judges by it, and nowhere else.
    citations = [one for one in citations if not one["text"].startswith("Bradley")]
    for citation in citations:
        author, year = re.match(r"([^,]+),.*?\((\d{4})\)", citation["text"]).groups()
        assert re.search(rf"{author}( et al\.| & [\w ]+)?, {year}", text), citation["text"]


@pytest.mark.parametrize("language", ["en", "id"])
def test_what_the_study_cites_stands_among_the_references(language):
    say = Phrases(report_words(language))
    cohen = "Cohen, J. (1988). *Statistical power analysis*. Erlbaum."
    provenance = {"software": {"x": "1"}, "answers": "", "settings": ""}
    provenance["citations"] = [{"text": cohen}]
    bands = [{"citation": "Azwar (2012)"}, {"citation": "Thirds, chosen for this study"}]
    settings = settings_of(language) | {
        "variables": {"x": {"categories": "0"}, "y": {"categories": "1"}},
        "categories": {str(place): cited for place, cited in enumerate(bands)},
    }
    strength = {("correlation", "H1", "strength_citation"): "Cohen (1988)"}
    blocks = references.compose(Results(strength, settings, say, {}, (), provenance), say)
    (literature,) = (block for block in blocks if isinstance(block, Literature))
    told = [text_of(entry) for entry in literature.points]
    # In full where the program knows the work, else as it is cited; without what is no work.
    assert told == ["Azwar (2012).", "Cohen, J. (1988). Statistical power analysis. Erlbaum."]


DEVIATION = {"setting": "tests.alpha", "planned": "0.05", "run": "0.1"}


@pytest.mark.parametrize(
    ("plan", "told"),
    [
        (None, "No analysis plan was frozen"),
        ({"verdict": "as_planned", "checksum": "c0ffee", "deviations": []}, "is the one"),
        ({"verdict": "deviates", "checksum": "c0ffee", "deviations": [DEVIATION]}, "deviates"),
        ({"verdict": "plan_changed", "checksum": "c0ffee", "deviations": []}, "was changed after"),
        (
            {"verdict": "plan_changed", "checksum": "c0ffee", "deviations": [DEVIATION]},
            "cannot be told. The analysis deviates",
        ),
    ],
)
def test_the_report_tells_whether_the_analysis_is_the_one_planned(plan, told):
    say = Phrases(report_words("en"))
    provenance = {"software": {"numpy": "1.0"}, "citations": [], "answers": "a", "settings": "b"}
    results = Results({}, settings_of(), say, {}, (), provenance | {"plan": plan})
    blocks = flat(methods.compose(results, say))
    assert told in " ".join(prose(blocks))
    if plan and plan["deviations"]:
        assert rows_of(blocks, "plan")[1:] == [["tests.alpha", "0.05", "0.1"]]
    else:
        assert not any(isinstance(block, Table) for block in blocks)


@pytest.mark.parametrize(
    ("language", "kept", "left_out"),
    [
        ("en", "with a sign stay in the analysis.", "for their sign are not analysed"),
        ("id", "yang ditandai tetap diikutkan dalam analisis.", "karena tandanya tidak dianalisis"),
    ],
)
def test_the_note_on_careless_answers_fits_what_the_study_does_with_them(language, kept, left_out):
    found = flow(received=40, analysed=38, excluded=2) | {("screening", "mahalanobis", "n"): 2}
    for flagged, said, unsaid in (([], kept, left_out), (["mahalanobis"], left_out, kept)):
        blocks = compose(sample, found, settings_of(language, exclude={"flagged": flagged}))
        notes = " ".join(notes_of(blocks, "screening"))
        assert said in notes
        assert unsaid not in notes


SCREENED = {
    ("screening", "straight_lining", "n"): 22,
    ("screening", "mahalanobis", "n"): 2,
    ("screening", "identical_row", "n"): 10,
    ("screening", "all", "n"): 27,
    ("screening", "all", "longest_run"): 12,
    ("screening", "all", "longest_run_n"): 3,
}


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "en",
            [
                "at least 10 items with the same answer options that are neighbours in the data "
                "file (n = 22);",
                "Respondents with one of these signs or more: 27.",
                "Not looked for: contradictions between twin items (the study names no pairs to be "
                "compared);",
                "the same answers with another profile (of so few items",
                "that are neighbours in the data file is 12 items long (n = 3).",
            ],
        ),
        (
            "id",
            [
                "sedikitnya 10 butir dengan pilihan jawaban yang sama yang berdampingan dalam "
                "berkas data (n = 22);",
                "Responden dengan sedikitnya satu tanda itu: 27.",
                "Yang tidak diperiksa: jawaban yang bertentangan pada butir kembar (",
                "yang berdampingan dalam berkas data memuat 12 butir (n = 3).",
            ],
        ),
    ],
)
def test_each_rule_of_screening_is_told_with_its_limit_and_the_unused_with_the_reason(
    language, told
):
    rules = {"longest_run": 10, "mahalanobis_p": 0.001, "twins": [], "twin_distance": 3}
    settings = settings_of(language) | {"screening": rules, "profile": {"sex": {"label": "Sex"}}}
    found = flow(received=337, analysed=337, excluded=0) | SCREENED
    text = " ".join(prose(compose(sample, found, settings)))
    assert all(sentence in text for sentence in told)
    # A run of that length is a rule of this study, so that nothing excuses its absence.
    assert not re.search(r"sets no length that|tidak menetapkan panjang", text)
    del rules["longest_run"]
    del found["screening", "straight_lining", "n"]
    text = " ".join(notes_of(compose(sample, found, settings), "screening"))
    # Only what follows from a run depends on the study: the longest is told in any.
    assert re.search(r"12 items long \(n = 3\); the|memuat 12 butir \(n = 3\); pen", text)
    del found["screening", "all", "longest_run"]
    text = " ".join(prose(compose(sample, found, settings)))
    assert re.search(r"straight-lining \(the study sets|berturut-turut \(panjang", text)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "Answers that an item does not apply count as missing: a (n = 14)."),
        ("id", "tidak berlaku dihitung sebagai jawaban kosong: a (n = 14)."),
    ],
)
def test_answers_that_an_item_does_not_apply_are_counted(language, told):
    found = flow(received=20, analysed=20, excluded=0)
    for n in (14, 0):
        found["missing", "a", "not_applicable"] = n
        text = " ".join(prose(compose(sample, found, settings_of(language))))
        assert (told in text) == (n == 14)
        assert ("not apply" in text or "tidak berlaku" in text) == (n == 14)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "The study does not say how respondents were chosen, so that the numbers do not"),
        ("id", "Penelitian ini tidak menyebutkan cara pemilihan responden, sehingga"),
    ],
)
def test_that_a_study_does_not_say_how_respondents_were_chosen_is_said_once(language, told):
    found = flow(received=20, analysed=20, excluded=0)
    silent = settings_of(language)
    for settings, times in [
        (silent, 1),
        (silent | {"sample": {"method": "convenience"}}, 0),
        (silent | {"origin": {"data": "simulated"}}, 0),
    ]:
        assert " ".join(prose(compose(sample, found, settings))).count(told) == times
