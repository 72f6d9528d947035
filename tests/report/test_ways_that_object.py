"""What the ways of testing have in common that lead to the other decision, and what it means."""

import pytest
from test_judgement import results_with

from angket.report.phrases import Phrases, report_words
from angket.report.sections import hypotheses
from hypotheses_text import results_for, text_of_block

DIFFER = {
    "en": "The p of the test and the bootstrap interval need not agree: p is computed as if H0",
    "id": "Nilai Sig. uji dan selang bootstrap tidak harus sejalan: Sig. dihitung seandainya H0",
}
MEANS = {
    "en": "What the test decides is then less sure than its p alone suggests.",
    "id": "keputusan uji itu tidak sepasti yang tampak dari nilai Sig. saja.",
}


def conclusion(results, language):
    say = Phrases(report_words(language))
    lines = "\n".join(map(text_of_block, hypotheses.compose(results, say))).splitlines()
    begins = ("Conclusion:", "Simpulan:")
    return next(line for line in lines if line.startswith(begins))


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("test", ["spearman", "pearson"])
@pytest.mark.parametrize(("p", "low"), [(0.008, -0.02), (0.008, 0.02), (0.3, 0.02), (0.3, -0.02)])
def test_an_interval_that_does_not_agree_with_p_is_explained(language, test, p, low):
    found = {"n": 40, "r": 0.4, "p": p, "df": 38, "rho": 0.4, "rho_p": p, "tau_b": 0.3}
    interval = {"bca_low": low, "bca_high": 0.6}
    rows = {("correlation", "H1"): found}
    rows |= {("correlation", f"H1:{of}"): interval for of in ("r", "rho")}
    decision = {"p": p, "test": test}
    results = results_for("correlation", rows, language, decision, variables=["x", "y"], test=test)
    told = conclusion(results, language)
    objects = (p <= 0.05) != (low > 0)
    assert (DIFFER[language] in told) == (MEANS[language] in told) == objects


@pytest.mark.parametrize(
    ("language", "all_of_them", "some"),
    [
        ("en", "All three other ways of testing lead to the other decision", "Of three other ways"),
        (
            "id",
            "Semua cara pengujian lain, sebanyak tiga, menghasilkan",
            "Dari tiga cara",
        ),
    ],
)
def test_all_ways_are_not_told_as_some_of_them(language, all_of_them, some):
    told = conclusion(results_with(language, p=0.01, others=0.3, hc3=0.3), language)
    assert (all_of_them in told, some in told) == (True, False)
    told = conclusion(results_with(language, p=0.01, others=0.3, hc3=0.01), language)
    assert (all_of_them in told, some in told) == (False, True)


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize(("others", "hc3"), [(0.3, 0.3), (0.3, 0.01), (0.01, 0.01)])
def test_what_objecting_ways_have_in_common_is_said_where_they_have_something(
    language, others, hc3
):
    results = results_with(language, p=0.01, others=others, hc3=hc3)
    for subject in results.subjects("sensitivity"):
        if "interval" in subject:
            results._values["sensitivity"][subject] |= {"reject_h0": "true", "p": "0.01"}
    common = {"en": "What these have in common", "id": "Kesamaan cara-cara itu"}[language]
    # Ranks and HC3 assume less than the t test; one way alone has nothing in common with others.
    assert (common in conclusion(results, language)) == (others > 0.05 and hc3 > 0.05)
