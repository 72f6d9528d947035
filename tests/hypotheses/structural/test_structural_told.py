"""What a report says of structural models, sentence by sentence, where it is easily wrong."""

import pytest
from test_structural import computed, found_in, results_told, told, written

from angket.formats.blocks import text_of
from angket.report.judgement import judge
from angket.report.phrases import Phrases, report_words
from angket.report.presumed import presumed_told
from angket.report.sections import assumptions
from hypotheses_text import results_of, text_in, text_of_block


def told_together(models, language="en"):
    """Return the text of hypotheses on several models, H1, H2 and so on."""
    rows, hypotheses = {}, {}
    for number, model in enumerate(models, start=1):
        made = computed(model)
        hypotheses[f"H{number}"] = made.hypothesis
        for section, subject, statistic, value in made.rows:
            about = f"H{number}{subject.removeprefix('H1')}"
            rows.setdefault((section, about), {})[statistic] = written(value)
        decision = {"test": "all_parts", "p": 0.5, "alpha": 0.05, "reject_h0": "false"}
        rows["decision", f"H{number}"] = decision | {"confidence_percent": 95.0}
    settings = results_told(models[0], language).settings | {"hypotheses": hypotheses}
    return text_in(results_of(rows, settings, language), language)


@pytest.mark.parametrize(
    ("models", "with_arrows", "without"),
    [
        (("mediation", "reference"), 1, 0),
        (("measured", "reference", "mediation"), 1, 0),
        (("measured", "measured above"), 0, 1),
        # What has no solution says nothing of others that fit.
        (("constant item", "measured"), 0, 1),
    ],
)
def test_that_other_models_fit_as_well_is_said_once_in_a_study(models, with_arrows, without):
    text = told_together(models)
    assert text.count("other models with other arrows") == with_arrows
    assert text.count("such as ones with arrows between the constructs") == without


def test_paths_of_composites_that_differ_in_meaning_are_not_told_as_different(monkeypatch):
    rows = [
        (section, subject, statistic, "none" if statistic == "invariance"
         and subject == "H1:KP" else 0.001 if statistic == "p" and "->" in subject
         and section == "structural_groups" else value)
        for section, subject, statistic, value in computed("groups").rows
    ]  # fmt: skip
    made = computed("groups")
    monkeypatch.setattr(made, "rows", rows)
    text = told("groups", "en")
    assert "paths from and to it cannot be compared" in text
    assert "can be compared, significantly different between the groups: Kl → Lo." in text
    assert "different, but not comparable: Kl → Kp and Kp → Lo; whether" in text
    assert "tetapi tidak dapat dibandingkan: Kl → Kp dan Kp → Lo;" in told("groups", "id")


def test_constructs_that_fornell_and_larcker_find_alike_are_named():
    text = told("second order by likelihood", "en")
    assert "not distinct are Service – Kp and Service – Lo: their correlation" in text
    assert "criterion of Fornell" not in told("mediation", "en")


def test_the_interval_of_a_covariance_model_is_told_whose_it_is():
    assert "those of B" in told("likelihood", "en").replace("*", "")
    assert "Explained variance (H1)" in told("likelihood", "en")
    assert "Explained variance and prediction (H1)" in told("mediation", "en")


def test_parts_without_a_test_share_a_sentence():
    text = told("one other answer", "en")
    assert text.count("could not be tested") <= 1


def test_harman_stands_with_the_reason_not_to_trust_it():
    for language, reason in (
        ("en", "it depends on how many constructs"),
        ("id", "bergantung pada"),
    ):
        assert reason in told("mediation", language)
    assert "(Podsakoff et al., 2003)" in told("mediation", "en")


def test_closeness_of_fit_stands_among_the_indices():
    fit = told("measured", "en").partition("Indices of fit")[2].replace("*", "")
    for one in ("LL (RMSEA)", "UL (RMSEA)", "p (close fit)"):
        assert one in fit


@pytest.mark.parametrize("model", ["likelihood", "ordinal", "measured"])
def test_covariance_models_of_every_estimator_have_modification_indices(model):
    assert "Largest modification indices" in told(model, "en")


@pytest.mark.parametrize("model", ["moderation", "second order"])
def test_moderation_and_two_stages_have_predictions_and_a_map(model):
    found = found_in(model)
    for statistic in ("q_squared", "q_squared_predict"):
        assert 0 < float(found["structural", "H1:LO", statistic]) < 1
    assert float(found["structural", "H1:LO1~LO", "rmse"]) > 0
    acting = "CI" if model == "moderation" else "SERVICE"
    assert 0 < float(found["structural", f"H1:{acting}", "importance"]) < 1
    assert 0 < float(found["structural", f"H1:{acting}", "performance"]) < 100
    text = told(model, "en")
    assert "Of respondents set aside in cross-validation" in text
    assert "show where a change would matter most" in text


def test_columns_of_many_constructs_are_numbered():
    text = told("reference", "en")
    assert "\n1 – Kl" in text.partition("Correlations of the constructs with the root")[2]
    assert "1 – Kl; 2 – Hg; 3 – Fa; " in text.partition("Cross loadings")[2]
    assert "\n1 – Kl" not in told("mediation", "en")


def test_sizes_of_effects_of_products_have_limits_of_their_own():
    assert "Of products: small from .005" in told("moderation", "en")
    assert "Of products" not in told("reference", "en")


def test_a_factor_analysis_is_not_called_a_structural_model_where_it_is_assumed():
    say = Phrases(report_words("en", ["structural"]))
    for model, approach in (("measured", "examined by a confirmatory"), ("mediation", "tested by")):
        blocks = assumptions.compose(results_told(model, "en"), say)
        assert f"is {approach}" in "\n".join(map(text_of_block, blocks))


@pytest.mark.parametrize(
    ("language", "assumed"),
    [
        ("en", "The directions of the arrows are assumed, not found."),
        ("id", "Arah panah diandaikan, bukan ditemukan."),
    ],
)
def test_a_conclusion_says_that_arrows_are_assumed_where_there_are_some(language, assumed):
    say = Phrases(report_words(language))
    for model, arrows in (("mediation", True), ("measured", False)):
        results = results_told(model, language)
        results._values["decision"]["H1"] = {"reject_h0": "true", "alpha": "0.05"}
        words = text_of(presumed_told(results, say, judge(results, say, "H1"), "judgement"))
        assert words == (assumed if arrows else "")
