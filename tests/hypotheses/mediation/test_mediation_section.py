"""A mediation in the chapter: what its decision rests on."""

from hypotheses_text import told


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
