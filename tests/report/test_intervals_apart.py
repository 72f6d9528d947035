"""Intervals of coefficients that do not agree with the test that decides are explained."""

import numpy as np
import pytest
import scipy.stats

from angket.statistics.correlation.pairs import tied_pairs_percent
from hypotheses_text import told
from invented_reports import computed, told_of
from invented_studies import tied

WITHIN = {
    "en": "Zero lies within {} although the test of Spearman's rank correlation rejects H0.",
    "id": "Nilai nol tercakup dalam {} padahal uji korelasi peringkat Spearman menolak H0.",
}
OUTSIDE = {
    "en": "Zero lies outside {} although the test of Spearman's rank correlation does not reject",
    "id": "Nilai nol berada di luar {} padahal uji korelasi peringkat Spearman tidak menolak H0.",
}
ASYMPTOTIC = {
    "en": "the asymptotic interval of Kendall's τb,",
    "id": "selang asimtotik τb Kendall,",
}
OTHER = {"en": "Coefficients other than the one that", "id": "Koefisien selain yang menentukan"}
NULL = {"en": "as if the two variables had nothing to do", "id": "seandainya kedua variabel tidak"}
LESS_SURE = {
    "en": "The decision is therefore less sure than its p alone suggests.",
    "id": "Oleh karena itu, keputusan tersebut tidak sepasti yang tampak dari nilai Sig. saja.",
}


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize(("p", "low"), [(0.008, -0.02), (0.008, 0.02), (0.3, 0.02), (0.3, -0.02)])
@pytest.mark.parametrize("p_of_tau", [0.01, 0.2])
def test_an_interval_of_another_coefficient_is_explained(language, p, low, p_of_tau):
    found = {"n": 29, "r": 0.4, "p": p, "rho": 0.4, "rho_p": p, "tied_pairs_percent": 65.0}
    found |= {"tau_b": 0.3, "tau_b_p": p_of_tau, "tau_b_ci_low": low, "tau_b_ci_high": 0.6}
    rows, decision = {("correlation", "H1"): found}, {"p": p, "test": "spearman"}
    study = {"variables": ["x", "y"], "test": "spearman"}
    text = told("correlation", rows, language, decision, **study)
    rejected, holds = p <= 0.05, low <= 0
    phrase = (WITHIN if rejected else OUTSIDE)[language].format(ASYMPTOTIC[language])
    is_apart = rejected is holds
    told_of_it = [one[language] in text for one in (OTHER, LESS_SURE)]
    assert [phrase in text, *told_of_it] == [is_apart] * 3
    # Where the coefficient's own p agrees with its interval, both are computed alike.
    assert (NULL[language] in text) is (is_apart and (p_of_tau <= 0.05) is rejected)


@pytest.mark.parametrize(
    ("language", "both"),
    [("en", "both intervals of Kendall's τb,"), ("id", "kedua selang τb Kendall,")],
)
def test_two_intervals_of_one_coefficient_are_named_together(language, both):
    found = {"n": 29, "r": 0.4, "p": 0.008, "rho": 0.4, "rho_p": 0.008, "tied_pairs_percent": 65.0}
    found |= {"tau_b": 0.3, "tau_b_p": 0.01, "tau_b_ci_low": -0.02, "tau_b_ci_high": 0.6}
    limits = {"bca_low": -0.03, "bca_high": 0.5, "resamples": 1000}
    rows = {("correlation", "H1"): found, ("correlation", "H1:tau_b"): limits}
    study = {"variables": ["x", "y"], "test": "spearman"}
    text = told("correlation", rows, language, {"p": 0.008, "test": "spearman"}, **study)
    assert WITHIN[language].format(both) in text


def test_tied_pairs_are_those_with_one_score_twice():
    draw = np.random.default_rng(3)
    for n in (5, 30):
        x, y = draw.integers(0, 4, (2, n))
        one, other = np.triu_indices(n, 1)
        same = (x[one] == x[other]) | (y[one] == y[other])
        assert tied_pairs_percent(x, y) == pytest.approx(100 * same.mean(), rel=1e-12)


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "id"])
def test_a_study_of_many_ties_tells_why_interval_and_p_part(language):
    _, rows, _ = tied()
    load, strain = (np.array([row[place] + row[place + 1] for row in rows]) for place in (1, 3))
    _, statistics = computed("tied")
    p = float(statistics["correlation", "H1", "rho_p"])
    assert p == pytest.approx(scipy.stats.spearmanr(load, strain).pvalue, rel=1e-9)
    assert 0.008 < p < 0.01
    # Kendall's interval, resampled by scipy itself.
    resampled = scipy.stats.bootstrap(
        (load, strain),
        lambda x, y: scipy.stats.kendalltau(x, y).statistic,
        paired=True, vectorized=False, n_resamples=2000, method="BCa", rng=5,
    ).confidence_interval  # fmt: skip
    assert resampled.low < 0 < resampled.high
    limits = [float(statistics["correlation", "H1:tau_b", f"bca_{end}"]) for end in ("low", "high")]
    assert limits == pytest.approx([resampled.low, resampled.high], abs=0.15)
    told = told_of("tied", language)
    of_first, of_second = (told.hypothesis(name) for name in ("H1", "H2"))
    for text in (of_first, of_second):
        assert NULL[language] in text
    assert OTHER[language] in of_first
