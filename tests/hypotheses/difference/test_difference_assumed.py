"""What a comparison of means takes for granted is told with the assumptions, by its design."""

import pytest

from angket.formats.blocks import text_of
from angket.hypotheses.difference.section import assumed
from angket.report.phrases import Phrases, report_words
from hypotheses_text import results_for

LEVENE = {"levene_median_f": 4.0, "levene_df1": 1, "levene_df2": 98, "levene_median_p": 0.03}
MAUCHLY = {"mauchly_w": 0.7, "mauchly_p": 0.01, "mauchly_chi_square": 9.0, "mauchly_df": 2}
SHAPIRO = {"shapiro_w": 0.9, "shapiro_p": 0.01}
TWO, THREE = {"response": "y", "groups": "sex"}, {"measurements": ["x", "y", "z"]}
DESIGNS = [
    (
        TWO,
        {"test": "welch"} | LEVENE,
        "significant difference",
        "antarkelompok yang signifikan",
    ),
    (
        TWO,
        {"test": "welch"} | LEVENE,
        "does not need equal variances",
        "tidak mensyaratkan varians",
    ),
    (TWO, {"test": "student"} | LEVENE, "was not tested; tests of ranks", "tidak diuji, dan uji"),
    (TWO, {"test": "mann_whitney"}, "Tests of ranks do not need normal", "Uji peringkat tidak"),
    (THREE, MAUCHLY | {"gg_epsilon": 0.8}, "Mauchly's test rejects", "Uji Mauchly menolak"),
    (
        {"measurements": ["x", "y"]},
        SHAPIRO,
        "the changes are normally",
        "perubahan skor berdistribusi",
    ),
]


def told(language, about, found):
    rows = {("difference", "H1"): {"p": 0.2} | found}
    decision = {"test": found.get("test", "paired_t"), "p": 0.2}
    results = results_for("difference", rows, language, decision, **about)
    blocks = assumed(results, Phrases(report_words(language)), "H1")
    return " ".join(text_of(block.inlines) for block in blocks)


@pytest.mark.parametrize(("about", "found", "english", "indonesian"), DESIGNS)
def test_each_design_tells_its_own_conditions_and_that_respondents_are_independent(
    about, found, english, indonesian
):
    text = told("en", about, found)
    assert english in text
    assert "respondents are independent of each other" in text
    assert ("equal variances" in text) == (found.get("test") == "welch")
    text = told("id", about, found)
    assert indonesian in text
    assert "saling bebas" in text


def test_where_nothing_was_tested_nothing_is_taken_for_granted():
    assert told("en", TWO, {"p": "undefined: nobody answered"}) == ""
