"""Models of odds and counts in the chapter: bands that are explained, changes in plain numbers."""

import pytest

from angket.figures.of_study.forest.ways import effects_of
from angket.formats.blocks import Figure, text_of
from angket.report.phrases import Phrases, report_words
from angket.report.said import said_by
from angket.report.sections import hypotheses
from angket.settings.words import load_words
from hypotheses_text import results_for, results_of, text_of_block

LANGUAGES = pytest.mark.parametrize("language", ["en", "id"])
FIT = {"n": 200, "events": 103, "lr": 58.1, "lr_df": 1, "lr_p": 0.0001, "nagelkerke": 0.34}
GIVEN = {"response": "leaves", "event": "yes"}


def term(b, odds_ratio, effect, low, high):
    return {
        "b": b, "se": 0.04, "wald": 40.0, "p": 0.0001, "odds_ratio": odds_ratio,
        "ci_low": odds_ratio * 0.9, "ci_high": odds_ratio * 1.1, "marginal_effect": effect,
        "marginal_effect_ci_low": low, "marginal_effect_ci_high": high,
    }  # fmt: skip


ROWS = {
    ("logistic", "H1"): FIT,
    ("logistic", "H1:x"): term(-0.257, 0.774, -0.047, -0.056, -0.039),
    ("logistic", "H1:unit=ward"): term(0.5, 1.65, 0.12, 0.02, 0.22) | {"reference": "desk"},
}
FIGURES = {
    f"probability_{place}": {"kind": "probability", "subject": f"H1:{name}", "title": name}
    for place, name in enumerate(("x", "unit"), 1)
}


def told(language, figures=None, **changed):
    given = {**GIVEN, "predictors": ["x", "unit"]}
    rows = {place: values | changed.get(place[1], {}) for place, values in ROWS.items()}
    results = results_for("logistic", rows, language, {"test": "likelihood_ratio"}, **given)
    results.settings["profile"] = {"leaves": {"label": "Leaves"}, "unit": {"label": "Unit"}}
    results.figures = figures or {}
    return hypotheses.compose(results, Phrases(report_words(language)))


@LANGUAGES
def test_changes_are_told_in_percentage_points_and_percent(language):
    text = "\n".join(map(text_of_block, told(language)))
    words = {
        "en": (
            "each unit more multiplies the odds of “yes” by 0.774 (22.6% lower)",
            "one point more of Load goes with a probability of “yes” that is 4.7 percentage points"
            " lower (95% CI of the change [−5.6, −3.9])",
            "with Unit: ward, the probability of “yes” is 12.0 percentage points higher than with"
            " Unit: desk (95% CI of the change [2.0, 22.0])",
        ),
        "id": (
            "mengalikan odds “yes” dengan 0,774 (22,60% lebih rendah)",
            "peluang “yes” yang 4,70 poin persentase lebih rendah",
            "peluang “yes” 12,00 poin persentase lebih tinggi daripada pada Unit: desk",
        ),
    }
    assert all(part in text for part in words[language])


@LANGUAGES
@pytest.mark.parametrize("chance", [("H1:x",), ("H1:unit=ward",), ("H1:x", "H1:unit=ward")])
def test_changes_that_chance_may_have_made_are_told_in_the_table_alone(language, chance):
    changed = {place: {"p": 0.3} for place in chance}
    text = "\n".join(map(text_of_block, told(language, **changed)))
    points = {"en": ("4.7 percentage points", "12.0 percentage points"),
              "id": ("4,70 poin persentase", "12,00 poin persentase")}  # fmt: skip
    for place, words in zip(("H1:x", "H1:unit=ward"), points[language], strict=True):
        assert (words in text) == (place not in chance)
    whole = {"en": "On average over the respondents", "id": "Secara rata-rata atas semua"}
    assert (whole[language] in text) == (len(chance) == 1)


@LANGUAGES
def test_a_band_and_bars_are_explained_below_the_figure(language):
    line, marks = (block for block in told(language, FIGURES) if isinstance(block, Figure))
    words = {
        "en": ("Shaded: 95% confidence band.", "Bars: 95% confidence intervals."),
        "id": ("Daerah berwarna: pita kepercayaan 95%.", "Garis tegak: selang kepercayaan 95%."),
    }
    assert [[*map(text_of, figure.notes)] for figure in (line, marks)] == [
        [note] for note in words[language]
    ]


@pytest.mark.parametrize("kind", ["logistic", "ordinal", "count"])
def test_what_is_explained_is_pictured(kind):
    pictured = said_by(kind, "pictured")({"kind": kind})
    assert set(said_by(kind, "expected_in")) and pictured.keys() >= {*said_by(kind, "expected_in")}


def test_how_well_a_model_fits_is_no_effect_to_be_drawn_by_way_of_testing():
    import pandas as pd

    rows = [(f"H1:{way}|all", 0.01, "nagelkerke", 0.3, None, None) for way in ("raw", "ranks")]
    columns = ["subject", "p", "measure", "effect", "effect_ci_low", "effect_ci_high"]
    settings = {"words": load_words("en", "figures"), "tests": {"alpha": 0.05}}
    table = pd.DataFrame(rows, columns=columns)
    assert effects_of("H1", {"kind": "logistic"}, table, {}, settings) == (None, None)
    drawn = table.assign(measure="r")
    measure, _ = effects_of("H1", {"kind": "correlation"}, drawn, {}, settings)
    assert measure == "r"


def study(language, **second):
    one = {"kind": "logistic", "predictors": ["x"], "scale": "raw", **GIVEN}
    both = {
        "H1": one | {"statement": "More.", "direction": "positive"},
        "H2": one | {"statement": "Fewer.", "direction": "negative"} | second,
    }
    decided = {"test": "likelihood_ratio", "p": 0.0001, "reject_h0": "true", "alpha": 0.05}
    rows = {}
    for name in both:
        rows["logistic", name] = FIT
        rows["logistic", f"{name}:x"] = ROWS["logistic", "H1:x"]
        rows["decision", name] = decided | {"confidence_percent": 95.0}
    settings = {"hypotheses": both, "tests": {"alpha": 0.05}, "variables": {"x": {"label": "Load"}}}
    settings["profile"] = {"leaves": {"label": "Leaves"}}
    results = results_of(rows, settings, language)
    blocks = hypotheses.compose(results, Phrases(report_words(language)))
    return [getattr(block, "label", "") for block in blocks], "\n".join(map(text_of_block, blocks))


@LANGUAGES
def test_a_model_that_an_earlier_hypothesis_has_is_referred_to(language):
    labels, text = study(language)
    assert "coefficients-H1" in labels and "coefficients-H2" not in labels
    words = {"en": "The model of H2 is that of H1", "id": "Model H2 sama dengan model H1"}[language]
    (line,) = (line for line in text.splitlines() if line.startswith(words))
    assert "coefficients-H1" in line and "marginal-H1" in line
    # Each is decided by itself.
    decision = {"en": "Decision: the likelihood", "id": "Keputusan: uji"}[language]
    assert text.count(decision) == 2


@LANGUAGES
def test_another_model_is_told_in_full(language):
    labels, text = study(language, scale="interval")
    assert {"coefficients-H1", "coefficients-H2"} <= {*labels}
    assert "The model of H2" not in text and "Model H2 sama" not in text


@LANGUAGES
@pytest.mark.parametrize(("number", "rule"), [(9.7, "few"), (97.5, "enough")])
def test_how_many_events_there_are_for_each_predictor_is_told_by_its_rule(language, number, rule):
    rows = {("logistic", "H1"): FIT | {"events_per_predictor": number}}
    given = {**GIVEN, "predictors": ["x"]}
    results = results_for("logistic", rows, language, {"test": "likelihood_ratio"}, **given)
    say = Phrases(report_words(language))
    text = "\n".join(map(text_of_block, said_by("logistic", "assumed")(results, say, "H1")))
    words = {
        "en": {"few": "The rarer category holds 9 respondents per predictor, fewer than the "
                      "customary ten (Peduzzi et al., 1996",
               "enough": "The rarer category holds 97 respondents per predictor, and so meets "
                         "the customary rule of ten or more"},
        "id": {"few": "memuat 9 responden per variabel bebas, kurang dari sepuluh",
               "enough": "memuat 97 responden per variabel bebas, sehingga memenuhi kaidah"},
    }  # fmt: skip
    assert words[language][rule].replace(" (Peduzzi et al., 1996", "") in text
    assert "Peduzzi" in text and any("Peduzzi" in one for one in results.cited)


@LANGUAGES
@pytest.mark.parametrize(
    ("parts", "lead"),
    [
        (("x",), None),
        (("x", "unit=ward"), {"en": "Each predictor, with the others", "id": "setiap variabel b"}),
        (("unit=ward", "unit=lab"), {"en": "Each category:", "id": "Hasil untuk setiap kategori:"}),
    ],
)
def test_a_single_term_is_a_sentence_and_several_have_a_lead(language, parts, lead):
    rows = {("logistic", "H1"): FIT} | {
        ("logistic", f"H1:{part}"): ROWS["logistic", "H1:x" if part == "x" else "H1:unit=ward"]
        for part in parts
    }
    predictors = list(dict.fromkeys(part.partition("=")[0] for part in parts))
    given = {**GIVEN, "predictors": predictors}
    results = results_for("logistic", rows, language, {"test": "likelihood_ratio"}, **given)
    blocks = hypotheses.compose(results, Phrases(report_words(language)))
    texts = list(map(text_of_block, blocks))
    alone = {"en": "The odds ratio of Load is 0.774", "id": "Rasio odds Load ialah 0,774"}
    listed = [block for block in blocks if hasattr(block, "points") and len(block.points) > 1]
    assert any(alone[language] in text for text in texts) == (lead is None)
    if lead:
        assert any(lead[language] in text for text in texts)
        pointed = {"en": ": odds ratio 1.650", "id": ": rasio odds 1,650"}
        assert any(pointed[language] in text_of_block(block) for block in listed)
