"""The summary of results at the top of the report, which a stranger can read."""

import pytest
from test_judgement import GRID, results_with

from angket.formats.blocks import Notice
from angket.report.judgement import judge
from angket.report.phrases import Phrases, report_words
from angket.report.results import Results
from angket.report.sections import overview
from hypotheses_text import text_of_block

WORDS = {
    "en": {
        "supported": ": supported",
        "contrary": ": not supported, as what was found is significant but negative",
        "not_supported": ": not supported;",
        "ways": "another way of testing leads to the other decision",
        "caveats": "with reservations",
        "not_shown": "not thereby shown to be false",
    },
    "id": {
        "supported": ": didukung",
        "contrary": ": tidak didukung, karena yang ditemukan signifikan tetapi arahnya negatif",
        "not_supported": ": tidak didukung;",
        "ways": "cara pengujian lain yang memberi keputusan berbeda",
        "caveats": "dengan catatan",
        "not_shown": "tidak berarti terbukti salah",
    },
}


def lines(results, language):
    return list(map(text_of_block, overview.compose(results, Phrases(report_words(language)))))


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_line_of_a_hypothesis_says_what_its_judgement_says(language):
    words = WORDS[language]
    for given in GRID:
        results = results_with(language, **given)
        judged = judge(results, Phrases(report_words(language)), "H1")
        _, line, plain = lines(results, language)
        assert line.startswith("H1 (Said): ")
        for verdict in ("supported", "contrary", "not_supported"):
            assert (words[verdict] in line) == (judged.verdict == verdict), given
        assert (words["ways"] in line) == bool(judged.objecting), given
        assert (words["caveats"] in line) == bool(judged.caveats), given
        assert (words["not_shown"] in plain) == (judged.verdict == "not_supported"), given


def test_size_direction_and_respondents_stand_in_the_summary():
    results = results_with("id", b=0.6)
    results._values["sample"] = {"all": {"analysed": "200"}}
    _, intro, line, plain = lines(results, "id")
    assert "jawaban 200 responden" in intro
    assert line == "H1 (Said): didukung, arah yang ditemukan positif; r = 0,500."
    assert "tidak menunjukkan sebab-akibat" in plain


def test_the_notice_on_the_data_stands_above_what_came_out_of_them():
    results = results_with("en")
    results.settings["notice"] = "Invented answers."
    kinds = [type(b) for b in overview.compose(results, Phrases(report_words("en")))]
    assert kinds[1] is Notice


def test_a_study_without_hypotheses_has_no_summary():
    say = Phrases(report_words("en"))
    assert overview.compose(Results({}, {"hypotheses": {}}, say, {}), say) == []
