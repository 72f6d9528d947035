"""The section about sensitivity says whether a decision depends on how it was tested."""

import pytest

from angket.report.sections.sensitivity import compose
from assumptions_text import MEDIATION, REGRESSION, VARIABLES
from chapter_text import body_of, make, paragraphs

VARIANTS = ("raw", "interval", "ranks", "ordinal", "robust")


def panel(respondents="all", n=40, **p_values):
    """Return the rows of a hypothesis; a variant that is not named has p = .01."""
    rows = {}
    for variant in VARIANTS:
        p = p_values.get(variant, 0.01)
        found = p if isinstance(p, str) else "true" if p <= 0.05 else "false"
        estimate = p if isinstance(p, str) else 0.5
        rows["sensitivity", f"H1:{variant}|{respondents}"] = {
            "n": n, "statistic": "beta", "estimate": estimate, "p": p, "reject_h0": found,
            "alpha": 0.05,
        }  # fmt: skip
    return rows


def decision(verdict):
    return {("decision", "H1"): {"reject_h0": verdict, "test": "t", "p": 0.01}}


def section(language, statistics, hypothesis=REGRESSION):
    settings = {"variables": VARIABLES, "hypotheses": {"H1": hypothesis}}
    return compose(*make(language, statistics, settings))


@pytest.mark.parametrize(
    ("language", "verdict", "p", "told"),
    [
        ("id", "true", 0.01, "keputusan yang sama, yaitu H0 ditolak."),
        ("id", "false", 0.3, "keputusan yang sama, yaitu H0 tidak ditolak."),
        ("en", "true", 0.01, "the same decision, that the null hypothesis is rejected."),
        ("en", "false", 0.3, "the same decision, that the null hypothesis is not rejected."),
    ],
)
def test_all_ways_agree(language, verdict, p, told):
    statistics = panel(**dict.fromkeys(VARIANTS, p)) | decision(verdict)
    assert told in paragraphs(section(language, statistics))


def test_a_way_that_disagrees_is_named_with_its_p():
    statistics = panel(ranks=0.213) | decision("true")
    text = paragraphs(section("id", statistics))
    assert "Kesimpulan tentang H1 bergantung pada cara pengujian." in text
    assert "H0 tidak ditolak, diperoleh dengan cara berikut: Peringkat (Sig. = 0,213)." in text
    assert "Tidak ada responden yang ditandai" in text


def test_respondents_are_named_where_there_are_two_sets():
    statistics = panel() | panel("without flagged", 36, raw=0.08, robust=0.07) | decision("true")
    blocks = section("en", statistics)
    assert (
        "comes from these ways: Raw totals (without flagged respondents; p = .080) and "
        "Robust regression (without flagged respondents; p = .070)."
    ) in paragraphs(blocks)
    assert body_of(blocks, "sensitivity-H1")[0] == [
        "Raw totals", "β", "0.50", ".010", "rejected", "0.50", ".080", "not rejected",
    ]  # fmt: skip
    head = next(block for block in blocks if hasattr(block, "head")).head
    assert [cell.columns for cell in head[0]] == [1, 1, 3, 3]


def test_all_ways_against_the_decision():
    text = paragraphs(section("id", panel(**dict.fromkeys(VARIANTS, 0.4)) | decision("true")))
    assert "semua cara pada sensitivity-H1 yang dapat dihitung menghasilkan keputusan sebal" in text


def test_ways_that_could_not_be_computed_do_not_count_as_agreement():
    why = "undefined: the weights do not settle"
    blocks = section("id", panel(robust=why) | decision("true"))
    assert "Keputusan yang tidak dapat dihitung: Regresi robust." in paragraphs(blocks)
    assert body_of(blocks, "sensitivity-H1")[-1][2:] == ["–a", "–a", "–a"]
    nothing = panel(**dict.fromkeys(VARIANTS, why)) | decision("true")
    assert "None of the other ways of testing H1 could" in paragraphs(section("en", nothing))


def test_an_undecided_hypothesis():
    text = paragraphs(section("id", panel() | decision("undefined: the correlation is perfect")))
    assert "H1 sendiri tidak dapat diputuskan (korelasinya sempurna)" in text


def test_the_ordinal_way_of_a_mediation_has_a_p_and_no_estimate():
    statistics = panel() | decision("true")
    statistics["sensitivity", "H1:ordinal|all"] |= {
        "statistic": "joint",
        "estimate": "undefined: log odds of two models have no common scale to be multiplied on",
    }
    blocks = section("en", statistics, MEDIATION)
    assert body_of(blocks, "sensitivity-H1")[3] == [
        "Ordinal model", "Joint test", "–a", ".010", "rejected",
    ]  # fmt: skip
    assert "does not depend on the way of testing" in paragraphs(blocks)


def power(**values):
    return {("regression", "H1"): {"n": 40}, ("power", "H1"): {"test": "t"} | values}


def test_power_that_is_enough_and_power_that_is_not():
    text = paragraphs(section("id", power(power=0.99998, n_needed=16)))
    assert (
        "Untuk H1, kuasa uji > 0,999; 40 responden mencukupi karena yang diperlukan 16 responden."
        in text
    )
    text = paragraphs(section("en", power(power=0.31, n_needed=130)))
    assert (
        "For H1 (power = .310), 130 respondents are needed; the study has 40, which is too few."
        in text
    )


def test_power_that_could_not_be_computed():
    why = "undefined: the fit is perfect, so nothing is left to test against"
    text = paragraphs(section("id", power(power=why, n_needed=why)))
    assert "kuasa uji tidak dapat dihitung: model cocok sempurna" in text
    text = paragraphs(section("en", power(power=0.05, n_needed="undefined: there is no effect")))
    assert "how many respondents are needed could not be computed: there is no effect." in text


def test_an_approximated_power_says_so():
    statistics = power(test="spearman", power=0.9, n_needed=30, approximated_by="a")
    blocks = section("en", statistics)
    assert body_of(blocks, "power")[0][1] == "Spearman's correlationa"
    note = next(block for block in blocks if getattr(block, "label", "") == "power").notes[-1]
    assert "asymptotic efficiency" in str(note)


def test_no_rows_no_section():
    assert section("id", {}) == []
