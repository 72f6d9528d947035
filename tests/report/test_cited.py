"""The references of a report: works behind what it prints, and none behind what it leaves out."""

import pytest
from test_section_hypotheses import regression_rows

from angket.formats.blocks import text_of
from angket.report.phrases import Phrases, report_words
from angket.report.sections import hypotheses, references
from angket.settings.words import known_languages
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
    hypotheses.compose(results, say)
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
