"""A mediation in the chapter: what its decision rests on."""

import pytest

from angket.report.phrases import Phrases, report_words
from claims_told import line_of, part_of_hypothesis
from hypotheses_text import results_for, told


def mediation_rows(low):
    path = {"b": 0.4, "se": 0.1, "t": 4.0, "p": 0.001}
    whole = {"n": 40, "indirect": 0.2, "percentile_low": low, "percentile_high": 0.5}
    whole |= {"bootstrap_p": 0.02, "sobel_z": 1.8, "sobel_p": 0.072, "resamples": 10000}
    return {
        ("mediation", "H1"): whole,
        ("mediation", "H1:a"): path,
        ("mediation", "H1:direct"): path | {"p": 0.3},
    }


def test_a_mediation_is_decided_by_its_interval_with_sobel_beside():
    given = {"response": "y", "predictor": "x", "mediator": "z", "decision": {"p": 0.02}}
    text = told("mediation", mediation_rows(0.1), **given)
    assert "The indirect relation is ab = 0.200, 95% CI [0.100, 0.500]" in text
    assert "does not contain zero (p = .020, significance level .05), so H0 is rejected" in text
    assert "The direct relation c′, with Support held constant, is not significant" in text
    assert "Sobel's test gives z = 1.80, p = .072." in text
    assert "are assumptions of this study" in text


def test_a_mediation_may_be_decided_by_sobel_or_not_at_all():
    given = {"response": "y", "predictor": "x", "mediator": "z"}
    sobel = {"test": "sobel", "p": 0.072}
    text = told("mediation", mediation_rows(-0.1), "id", sobel, **given)
    assert "memuat nol" in text
    assert (
        "Keputusan: uji Sobel memberikan nilai Sig. = 0,072, yang melebihi taraf signifikansi 0,05"
        in text
    )
    assert "tidak memberi cukup bukti adanya hubungan tidak langsung" in text
    reason = "undefined: the mediator is the same for every respondent"
    rows = {("mediation", "H1"): {"n": 40, "indirect": reason}}
    text = told("mediation", rows, "id", {"p": reason, "reject_h0": reason}, **given)
    assert "Pengujian tidak dapat dilakukan: skor mediator semua responden sama." in text


@pytest.mark.parametrize(
    ("language", "assumed"),
    [
        ("en", "the order of the three is assumed, not found"),
        ("id", "urutan ketiganya diandaikan, bukan ditemukan"),
    ],
)
def test_what_is_found_is_told_with_the_order_that_is_assumed(language, assumed):
    given = {"response": "y", "predictor": "x", "mediator": "z"}
    say = Phrases(report_words(language))
    for low, p in ((0.1, 0.02), (-0.1, 0.2)):
        rows = mediation_rows(low)
        results = results_for("mediation", rows, language, {"p": p}, **given)
        assert (f"; {assumed}" in line_of(results, say, "H1")) == (low > 0)
        (concluded,) = [
            line
            for line in part_of_hypothesis(results, say, "H1").splitlines()
            if line.startswith(("Conclusion:", "Simpulan:"))
        ]
        assert (f". {assumed[0].upper()}{assumed[1:]}." in concluded) == (low > 0)


BEND = {
    "linear": "false", "alpha": 0.05, "deviation_omega_squared": 0.08, "r_squared": 0.3,
    "line_slope": 0.4, "line_p": 0.001, "quadratic_p": 0.001, "slope_low": 0.1, "slope_high": 0.8,
}  # fmt: skip
AVERAGED = {
    "en": "Support rises ever more steeply with Load, so that the path from Load to Support, and "
    "with it the indirect relation, is an average over all scores of Load.",
    "id": "Support meningkat makin tajam bila Load naik, sehingga jalur dari Load ke Support, dan "
    "dengan demikian hubungan tidak langsungnya, merupakan rata-rata atas semua skor Load.",
}


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize(
    ("given", "reset", "is_told"),
    [
        ({}, 0.001, True),
        # Each of the three tests must find the bend.
        ({}, 0.2, False),
        ({"quadratic_p": 0.2}, 0.001, False),
        ({"linear": "true"}, 0.001, False),
    ],
)
def test_that_a_path_which_surely_bends_is_an_average_is_told_as_a_fact(
    language, given, reset, is_told
):
    rows = mediation_rows(0.1)
    rows["linearity", "H1:mediator:x"] = BEND | given
    rows["linearity", "H1:mediator"] = {"reset_p": reset}
    way = {"n": 40, "statistic": "indirect", "estimate": 0.2, "alpha": 0.05}
    for variant, p in {"raw": 0.02, "ranks": 0.03}.items():
        rows["sensitivity", f"H1:{variant}|all"] = way | {"p": p, "reject_h0": "true"}
    study = {"response": "y", "predictor": "x", "mediator": "z", "assumptions_scale": "raw"}
    text = told("mediation", rows, language, {"p": 0.02}, **study)
    assert (AVERAGED[language] in text) == is_told
    # Told once: as a fact, or not at all.
    assert text.count({"en": "steeply", "id": "tajam"}[language]) == is_told
    # The direct relation is another one.
    rows["linearity", "H1:response:x"] = BEND | given
    rows["linearity", "H1:response"] = {"reset_p": reset}
    text = told("mediation", rows, language, {"p": 0.02}, **study)
    direct = {"en": "Strain rises ever more steeply with Load with the mediators held constant",
              "id": "Strain meningkat makin tajam bila Load naik bila mediator tetap"}  # fmt: skip
    assert (direct[language] in text) == is_told


def test_a_path_whose_line_misses_much_is_a_reservation_and_told_there():
    rows = mediation_rows(0.1)
    rows["linearity", "H1:mediator:x"] = BEND | {"deviation_omega_squared": 0.2}
    rows["linearity", "H1:mediator"] = {"reset_p": 0.001}
    study = {"response": "y", "predictor": "x", "mediator": "z", "assumptions_scale": "raw"}
    text = told("mediation", rows, "en", {"p": 0.02}, **study)
    assert "conditions of the test are not fulfilled (linearity" in text
    assert "is an average" not in text
    assert text.count("Support rises ever more steeply with Load") == 1
