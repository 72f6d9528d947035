"""What is told of the figure of effects: whose intervals are whose, and what lies nearer zero."""

import pytest

from angket.formats.blocks import Reference, text_of
from angket.report.forest import forest_told
from angket.report.judgement import judge
from angket.report.phrases import Phrases, report_words
from angket.report.ways import deciding_variant, subjects_of_ways
from hypotheses_text import results_for

LANGUAGES = ("en", "id")
NEARER = {
    "en": "Kendall's τb is nearer zero than r and rs for the same relation, by what it counts.",
    "id": "Untuk hubungan yang sama, τb Kendall lebih dekat ke nol daripada r dan rho",
}
OTHERS = {
    "en": {"each": "the others are each found in their own way.",
           "rho": "; that of rs is only approximate, by Fisher's z.",
           "unflagged": "; without flagged respondents it is only approximate, by Fisher's z.",
           "too": ", and so is that of the same way without flagged respondents; "},
    "id": {"each": "selang lain ditentukan menurut cara masing-masing.",
           "rho": "; selang rho hanya pendekatan menurut z Fisher.",
           "unflagged": "; tanpa responden yang ditandai, selangnya hanya pendekatan menurut",
           "too": ", begitu pula selang cara itu tanpa responden yang ditandai; "},
}  # fmt: skip


def told(language, test, sizes, respondents=("all",), left=()):
    """Return what is told of the figure of a correlation, from the effect of each way."""
    rows = {
        ("correlation", "H1"): {"n": 40, "r": -0.3, "p": 0.05, "rho": sizes["ranks"],
                                "rho_p": 0.2, "tau_b": sizes.get("kendall", -0.2), "tau_b_p": 0.2},
        ("correlation", f"H1:{'tau_b' if test == 'kendall' else 'rho'}"): {
            "bca_low": -0.4, "bca_high": 0.2, "resamples": 1000},
    }  # fmt: skip
    # The way that decides is known by its p.
    own = {"kendall": "kendall", "spearman": "ranks"}[test]
    statistics = {"raw": "r", "ranks": "rho", "kendall": "tau_b", "bootstrap": "rho"}
    for group in respondents:
        of_group = sizes if group == "all" else dict.fromkeys(left, -0.2)
        for way, size in of_group.items():
            rows["sensitivity", f"H1:{way}|{group}"] = {
                "n": 40, "statistic": statistics[way], "estimate": size,
                "p": 0.2 if way == own else 0.3,
                "reject_h0": "false", "alpha": 0.05, "effect": size, "effect_ci_low": -0.5,
                "effect_ci_high": 0.2, "measure": "tau_b" if way == "kendall" else "r",
            }  # fmt: skip
    decided = {"test": test, "p": 0.2, "reject_h0": "false"}
    results = results_for("correlation", rows, language, decided, variables=["x", "y"], test=test)
    say, hypothesis = Phrases(report_words(language)), results.settings["hypotheses"]["H1"]
    assert deciding_variant(results, "H1", hypothesis) == own
    panel = subjects_of_ways(results, "H1")
    judgement = judge(results, say, "H1")
    figure = Reference("forest-H1")
    return " ".join(map(text_of, forest_told(results, say, judgement, panel, own, figure)))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("tau", "nearer"), [(-0.2, True), (0.2, True), (-0.33, False), (-0.5, False)]
)
def test_tau_b_is_told_to_be_nearer_zero_where_it_is(language, tau, nearer):
    # Below zero the nearer one is the larger one.
    text = told(language, "kendall", {"raw": -0.3, "ranks": -0.35, "kendall": tau})
    assert (NEARER[language] in text) is nearer


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("test", "left", "expected"),
    [
        ("kendall", (), {"rho"}),
        ("spearman", (), {"each"}),
        ("spearman", ("raw", "ranks"), {"unflagged"}),
        ("spearman", ("raw", "ranks", "bootstrap"), {"each", "too"}),
    ],
)
def test_no_interval_is_told_of_that_is_not_in_the_figure(language, test, left, expected):
    sizes = {"raw": -0.3, "ranks": -0.35} | ({"kendall": -0.2} if test == "kendall" else {})
    respondents = ("all", "without flagged") if left else ("all",)
    text = told(language, test, sizes, respondents, left)
    assert {key for key, words in OTHERS[language].items() if words in text} == expected
