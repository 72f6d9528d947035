"""The power for an effect that a study calls of interest, and what a report says of it."""

import pytest

from angket.formats.blocks import text_of
from angket.hypotheses.logistic.power import odds_ratio_power
from angket.hypotheses.rows import add_interest
from angket.report.phrases import Phrases, report_words
from angket.report.results import Results
from angket.report.sample_size import sample_size
from angket.statistics.power.correlations import correlation_power
from angket.statistics.undefined import Undefined
from angket.tables import Rows, read_statistics
from whole_study import HYPOTHESES, STUDY, answers, compute

INTEREST = {"H1": 0.15, "H3": 0.3, "H4": 0.3, "H6": 0.15, "H7": 0.15}


@pytest.fixture(scope="module")
def computed(tmp_path_factory):
    """A study of 60 respondents with effects of interest, and the hypotheses it has."""
    hypotheses = {
        name: HYPOTHESES[name] | {"statement": "x", "effect_of_interest": effect}
        for name, effect in INTEREST.items()
    }
    hypotheses["H3"] |= {"test": "pearson"}
    hypotheses["H2"] = HYPOTHESES["H2"] | {"statement": "x"}
    study = STUDY | {"hypotheses": hypotheses}
    settings, inputs = compute(tmp_path_factory.mktemp("of") / "interest", answers(60), study)
    return settings, read_statistics(inputs["statistics"])


def rows_of(hypothesis, power, *arguments):
    rows = Rows()
    add_interest(rows, "H1", hypothesis, power, *arguments)
    return {statistic: value for _, _, statistic, value in rows.rows}


# pf, pchisq, qt and pnorm of R 4 for 60 respondents: of f squared .15 (all of one predictor; one
# of three; both paths of a mediation), w .3 with one degree of freedom, and r .3 by Fisher's z.
@pytest.mark.parametrize(
    ("name", "power"),
    [("H1", 0.8389166), ("H3", 0.653142), ("H4", 0.6420152), ("H6", 0.8384767), ("H7", 0.7035999)],
)
def test_the_power_for_the_effect_of_interest_is_that_of_r(computed, name, power):
    _, statistics = computed
    assert float(statistics["power", name, "effect_of_interest"]) == INTEREST[name]
    assert float(statistics["power", name, "interest_power"]) == pytest.approx(power, abs=2e-6)


@pytest.mark.parametrize(("name", "needed"), [("H1", 55), ("H4", 88), ("H6", 55)])
def test_so_many_respondents_are_needed_for_it(computed, name, needed):
    _, statistics = computed
    assert statistics["power", name, "interest_n_needed"] == str(needed)


def test_an_odds_ratio_has_the_power_that_hsieh_gives():
    # pnorm and qnorm of R 4; 4 in 10 with the event.
    found = odds_ratio_power(1.5, 0.4, 60, 0.05)
    assert found["power"] == pytest.approx(0.3369902, abs=1e-6)
    assert found["n_needed"] == 199


def test_without_an_effect_of_interest_nothing_is_said_of_it(computed):
    _, statistics = computed
    assert ("power", "H2", "interest_power") not in statistics
    assert ("power", "H2", "detectable") in statistics
    assert rows_of({}, correlation_power, 60, 0.05) == {}


def test_a_test_that_is_undefined_has_no_power_either():
    found = rows_of({"effect_of_interest": 0.3}, Undefined("no variance within"))
    assert found["interest_power"] == "undefined: no variance within"
    assert found["effect_of_interest"] == "0.3"


@pytest.mark.parametrize(
    ("language", "enough", "short", "others"),
    [
        ("en", "55 respondents are needed, and there are 60 (power = .839)", "too small", "H2"),
        ("id", "diperlukan 55 responden, dan tersedia 60 (kuasa uji = 0,839)", "belum", "H2"),
    ],
)
def test_the_report_says_of_each_hypothesis_whether_the_sample_is_large_enough(
    computed, language, enough, short, others
):
    settings, statistics = computed
    say = Phrases(report_words(language))
    told = [text_of(s) for s in sample_size(Results(statistics, settings, say, {}), say)]
    of = {name: next(text for text in told if f" {name}," in text) for name in INTEREST}
    assert enough in of["H1"]
    assert short not in of["H1"]
    assert "88" in of["H4"]
    assert short in of["H4"]
    assert len(told) == len(INTEREST) + 1
    assert others in told[-1]
