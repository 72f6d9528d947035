"""Intervals of gamma and its kin are said to be symmetric, and cut off where they are."""

import pytest

from angket.formats.blocks import text_of
from angket.hypotheses.association.symmetric import told_of_intervals
from angket.report.finding import Finding
from angket.report.phrases import Phrases, report_words
from hypotheses_text import results_for

# An odds ratio of 11.25 [3.48, 36.37] is a gamma of 10.25 / 12.25, 2.48 / 4.48 to 35.37 / 37.37.
TWO_BY_TWO = {"gamma": 10.25 / 12.25, "gamma_ci_low": 0.661, "gamma_ci_high": 1.0}
ODDS = {"odds_ratio": 11.25, "odds_ratio_ci_low": 3.48, "odds_ratio_ci_high": 36.37}
TAU = {"tau_b": 0.5, "tau_b_ci_low": 0.3, "tau_b_ci_high": 0.7}
SYMMETRIC = {
    "en": "symmetric, by standard errors of large samples",
    "id": "simetris, menurut galat baku untuk sampel besar",
}
CUT = {"en": "; that of γ is cut off at 1", "id": "; selang γ dipotong pada 1"}
BY_ODDS = {"en": "that of γ is [.55, .95].", "id": "selang γ ialah [0,554; 0,946]."}


def note(language="en", **statistics):
    rows = {("association", "H1"): statistics}
    results = results_for("association", rows, language, row="x", column="y")
    say = Phrases(report_words(language))
    found = Finding(results, say, "association", "H1")
    return "".join(map(text_of, told_of_intervals(results, say, found)))


@pytest.mark.parametrize("language", ["en", "id"])
def test_an_interval_that_is_cut_off_is_said_to_be_and_the_odds_ratio_tells_another(language):
    told = note(language, **TWO_BY_TWO, **TAU, **ODDS)
    assert SYMMETRIC[language] in told
    assert CUT[language] in told
    assert told.endswith(BY_ODDS[language])


def test_what_is_not_so_is_not_said():
    whole = note(**TWO_BY_TWO | {"gamma_ci_high": 0.99}, **TAU, **ODDS)
    assert (
        whole == "Intervals of γ and Kendall's τb: symmetric, by standard errors of large samples."
    )
    larger = note(**TWO_BY_TWO, **ODDS | {"odds_ratio": 12.0})
    assert CUT["en"] in larger
    assert "odds" not in larger
    below = note(gamma=-0.8, gamma_ci_low=-1.0, gamma_ci_high=-0.5)
    assert "; that of γ is cut off at −1." in below
    assert note(cramers_v=0.3) == ""
