"""A count regression in a study: its rows, other ways of testing, section, figure, settings."""

import numpy as np
import pandas as pd
import pytest
from statsmodels.discrete.discrete_model import Poisson

from angket.hypotheses.count.design import design_of
from angket.hypotheses.count.model import count_regression
from angket.hypotheses.count.power import (
    detectable_rate_ratio,
    information_of,
    rate_ratio_power,
)
from angket.hypotheses.count.roles import problems
from angket.hypotheses.kind import Data
from angket.report.compose import compose
from angket.report.phrases import Phrases, report_words
from angket.report.results import Results
from angket.statistics.undefined import Undefined
from angket.tables import read_statistics
from chapter_text import check_document, prose
from hypotheses_text import told
from hypothesis_tests import infer, panel_of
from scripts import report
from whole_study import HEAD, STUDY, answers
from whole_study import compute as compute_study

ORDER = {"unit": ["ward", "office", "desk"]}
COUNTED = {"kind": "count", "response": "days", "predictors": ["load", "age", "unit"]}


def respondents(n=200, seed=1):
    """Return totals and profile columns of people of whom the loaded ones are away more days."""
    draw = np.random.default_rng(seed)
    load = draw.integers(10, 40, n).astype(float)
    groups = pd.DataFrame({"months": draw.integers(6, 30, n) * 1.0})
    groups["age"] = draw.integers(20, 60, n) * 1.0
    groups["unit"] = draw.choice(["desk", "office", "ward"], n)
    expected = groups["months"] / 12 * np.exp((load - 25) / 20)
    groups["days"] = draw.poisson(expected) * 1.0
    groups["wide"] = draw.poisson(expected * draw.gamma(0.8, 1 / 0.8, n)) * 1.0
    return pd.DataFrame({"load": load}), groups


TOTALS, GROUPS = respondents()


def found_in(groups=GROUPS, **changes):
    found, outcome = infer(COUNTED | changes, TOTALS, groups, ORDER)
    return {key[1:]: value for key, value in found.items()}, outcome


def test_an_exposure_in_another_unit_changes_the_constant_alone():
    months, _ = found_in(exposure="months")
    years, _ = found_in(GROUPS.assign(months=GROUPS["months"] / 12), exposure="months")
    assert float(months["H", "rate"]) * 12 == pytest.approx(float(years["H", "rate"]))
    for place in (("H", "lr"), ("H:load", "b"), ("H:load", "marginal_effect"), ("H", "zeros_z")):
        assert float(months[place]) == pytest.approx(float(years[place]))
    constants = [float(found["H:(constant)", "b"]) for found in (months, years)]
    assert constants[1] - constants[0] == pytest.approx(np.log(12))


def test_the_marginal_effect_of_a_number_is_that_of_statsmodels():
    found, _ = found_in(predictors=["load", "age"], test="poisson")
    design = np.column_stack([np.ones(200), TOTALS["load"], GROUPS["age"]])
    effects = Poisson(GROUPS["days"], design).fit(disp=0, tol=1e-12).get_margeff()
    shown = [float(found[f"H:{term}", "marginal_effect"]) for term in ("load", "age")]
    errors = [float(found[f"H:{term}", "marginal_effect_se"]) for term in ("load", "age")]
    assert shown == pytest.approx(effects.margeff, rel=1e-7)
    assert errors == pytest.approx(effects.margeff_se, rel=1e-6)


@pytest.mark.parametrize(
    ("response", "wanted", "family"),
    [
        ("days", "by_dispersion", "poisson"),
        ("wide", "by_dispersion", "negative_binomial"),
        ("wide", "poisson", "poisson"),
    ],
)
def test_the_study_or_the_test_of_dispersion_says_which_regression_decides(
    response, wanted, family
):
    found, outcome = found_in(response=response, test=wanted, exposure="months")
    assert found["H", "family"] == outcome.test == family
    assert ("H", "dispersion_parameter") in found or family == "poisson"


def test_a_negative_binomial_expects_the_zeros_that_a_poisson_regression_does_not():
    wide, _ = found_in(response="wide", exposure="months")
    narrow, _ = found_in(response="wide", exposure="months", test="poisson")
    observed = float(wide["H", "zeros_percent"])
    assert observed == pytest.approx(100 * (GROUPS["wide"] == 0).mean())
    assert abs(float(wide["H", "zeros_expected_percent"]) - observed) < 3
    assert observed - float(narrow["H", "zeros_expected_percent"]) > 10
    assert float(narrow["H", "zeros_p"]) < 0.001 < float(wide["H", "zeros_p"])


EVEN = GROUPS.assign(days=np.arange(200) % 2 + 3.0)
DEGENERATE = {
    "nobody": ({}, GROUPS.assign(days=np.nan), "nobody has a count and all predictors"),
    "all zero": ({}, GROUPS.assign(days=0.0), "the response is zero for every respondent"),
    "one value": ({}, GROUPS.assign(days=3.0), "the response is the same for every respondent"),
    "halves": ({}, GROUPS.assign(days=GROUPS["days"] + 0.5), "that are not whole, such as"),
    "negative": ({}, GROUPS.assign(days=GROUPS["days"] - 1), "holds negative numbers, such as -1"),
    "no exposure": (
        {"exposure": "months"},
        GROUPS.assign(months=GROUPS["months"] - 6),
        "an exposure is not above zero, such as 0",
    ),
    "few": ({}, GROUPS.assign(days=GROUPS["days"].where(GROUPS.index < 6)), "needs at least 7"),
    "constant": ({}, GROUPS.assign(age=30.0), "age is the same for every respondent"),
    "a copy": (
        {"predictors": ["load", "age"]},
        GROUPS.assign(age=2 * TOTALS["load"] + 1),
        "one predictor follows exactly from the others",
    ),
    "separated": (
        {},
        GROUPS.assign(days=GROUPS["days"].where(GROUPS["unit"] != "desk", 0)),
        "whose count is zero; each of these does so alone: unit=desk",
    ),
    "even": ({"test": "negative_binomial"}, EVEN, "vary no more than a Poisson distribution"),
}


@pytest.mark.parametrize("case", DEGENERATE)
def test_what_cannot_be_fitted_says_why_in_every_way(case):
    changes, groups, reason = DEGENERATE[case]
    found, outcome = found_in(groups, **changes)
    assert isinstance(outcome.p, Undefined)
    assert reason in outcome.p.reason
    for statistic in ("lr", "lr_p", "mcfadden", "cameron_trivedi", "zeros_p", "power"):
        assert reason in found["H", statistic]
    panel = panel_of(COUNTED | changes, TOTALS, groups=groups, order=ORDER).set_index("variant")
    assert reason in str(panel.loc["negative_binomial", "p"])
    assert not panel["reject_h0"].isna().any()


def test_zeros_that_no_chance_could_make_are_not_tested():
    groups = GROUPS.assign(days=GROUPS["days"] + 2000)
    found, outcome = found_in(groups)
    assert outcome.p <= 1
    for statistic in ("zeros_z", "zeros_p"):
        assert "a count of zero of nobody" in found["H", statistic]


def test_ways_of_testing_use_their_scale_and_leave_out_who_is_flagged():
    flagged = np.arange(200) < 15
    one = COUNTED | {"predictors": ["load"], "exposure": "months", "response": "wide"}
    found = panel_of(one, TOTALS, np.sqrt(TOTALS), flagged, GROUPS, ORDER)
    ways = ["poisson", "negative_binomial", "quasi_poisson", "robust_poisson", "interval", "ranks"]
    assert found["variant"].tolist() == ways * 2
    assert found["n"].tolist() == [200] * 6 + [185] * 6
    everybody = found[found["respondents"] == "all"].set_index("variant")
    roots, _ = infer(one, np.sqrt(TOTALS), GROUPS, ORDER)
    wanted = float(roots["count", "H", "lr"])
    assert everybody.loc["interval", "estimate"] == pytest.approx(wanted)
    # The rate ratio is on one scale in the ways that share its unit, and wider where counts are.
    assert everybody["measure"].notna().tolist() == [True] * 4 + [False] * 2
    width = everybody["effect_ci_high"] - everybody["effect_ci_low"]
    assert width["poisson"] < 0.8 * min(width["quasi_poisson"], width["robust_poisson"])
    by_columns = panel_of(COUNTED | {"predictors": ["age"]}, TOTALS, None, None, GROUPS, ORDER)
    assert "interval" not in by_columns["variant"].tolist()


def test_the_sample_size_is_near_the_one_that_signorinis_formula_gives():
    # The manual of powerMediation gives his formula: base rate exp(b0), slope and its variance.
    b0, b, z = 0.1, 0.5, 1.959963985 + 0.841621234
    his = ((1.959963985 + 0.841621234 * np.exp(-(b**2) / 4)) / b) ** 2 / np.exp(b0)
    # Ours knows the mean count, which is higher than the base rate, and has one variance.
    mean = np.exp(b0 + b**2 / 2)
    needed = rate_ratio_power(np.exp(b), information_of(mean, 0.0), 50, 0.05)["n_needed"]
    assert needed == np.ceil((z / b) ** 2 / mean)
    assert abs(needed - his) < 4


def test_what_could_be_detected_has_the_power_that_was_asked_for():
    information = information_of(2.0, 0.7, GROUPS["months"])
    assert information < information_of(2.0, 0.7)
    least = detectable_rate_ratio(TOTALS[["load"]], "load", information, 0.05, 0.8)
    power = rate_ratio_power(least, information, 200, 0.05)["power"]
    assert power == pytest.approx(0.8, abs=1e-6)


@pytest.mark.slow
def test_the_power_is_what_simulated_samples_show():
    # 300 samples of 120 people, with a rate ratio of 1.35 for a deviation.
    draw, spread, found = np.random.default_rng(3), 0.6, []
    for _ in range(300):
        x = draw.normal(size=120)
        expected = 2 * np.exp(np.log(1.35) * x - np.log(1.35) ** 2 / 2)
        counts = draw.poisson(expected * draw.gamma(1 / spread, spread, 120))
        fit = count_regression(counts, pd.DataFrame({"x": x}), 0.95, family="negative_binomial")
        found.append(fit.model["lr_p"] <= 0.05)
    power = rate_ratio_power(1.35, information_of(2.0, spread), 120, 0.05)["power"]
    # Four standard errors of so many samples.
    assert np.mean(found) == pytest.approx(power, abs=4 * np.sqrt(power * (1 - power) / 300))


def test_who_lacks_a_count_or_an_exposure_is_left_out():
    days, months = GROUPS["days"], GROUPS["months"]
    groups = GROUPS.assign(days=days[GROUPS.index > 3], months=months[GROUPS.index < 190])
    data = Data({"raw": TOTALS, "interval": TOTALS}, groups, ORDER, {"alpha": 0.05}, {})
    design = design_of(COUNTED | {"exposure": "months"}, data, "raw")
    assert design.counts.index.tolist() == list(range(4, 190))
    assert design.offset == pytest.approx(np.log(GROUPS["months"][4:190]))


PROFILE = {key: {"kind": "number"} for key in ("days", "months", "age")} | {
    "sex": {"kind": "category"}
}


@pytest.mark.parametrize(
    ("changes", "path", "message"),
    [
        ({"response": "sex"}, ("response",), "holds no numbers"),
        ({"exposure": "sex"}, ("exposure",), "holds no numbers"),
        ({"exposure": "days"}, ("exposure",), "is the response already"),
        ({"predictors": ["age", "days"]}, ("predictors", 1), "is the response already"),
        ({"exposure": "age"}, ("predictors", 0), "is the exposure already"),
        ({"direction": "positive", "predictors": ["age", "sex"]}, ("direction",), "one predictor"),
        ({"predictors": ["sex"], "effect_of_interest": 2}, ("effect_of_interest",), "a number"),
    ],
)
def test_settings_that_do_not_fit_are_told(changes, path, message):
    study = {"variables": {"load": {}}, "profile": PROFILE}
    [(place, found)] = problems({"response": "days", "predictors": ["age"]} | changes, study)
    assert place == path
    assert message in str(found)


@pytest.fixture(scope="module")
def rows():
    """Return the rows of a hypothesis on y, by section and subject."""
    totals = pd.DataFrame({"x": TOTALS["load"], "y": GROUPS["days"]})
    found, _ = infer({"kind": "count", "response": "y", "predictors": ["x"]}, totals, name="H1")
    made = {}
    for (section, subject, statistic), value in found.items():
        made.setdefault((section, subject), {})[statistic] = value
    return made


TOLD = [
    ({}, "do not vary significantly more", "tidak secara signifikan lebih bervariasi"),
    ({"cameron_trivedi_p": 0.99}, "They vary less than that", "bahkan lebih kecil"),
    ({"cameron_trivedi_p": 0.01}, "Its standard errors and its p are", "galat baku dan nilai Sig."),
    ({"zeros_p": 0.01}, "A zero-inflated or hurdle model", "zero-inflated atau hurdle"),
    (
        {"zeros_p": 0.01, "cameron_trivedi_p": 0.01},
        "as counts that vary more than by Poisson bring along",
        "hal ini lazim",
    ),
    ({"family": "negative_binomial"}, "the negative binomial regression therefore", "kuadrat"),
]


@pytest.mark.parametrize(("changes", "english", "indonesian"), TOLD)
def test_what_is_found_of_dispersion_and_zeros_is_told(rows, changes, english, indonesian):
    place = ("count", "H1")
    least = {"cameron_trivedi_p": 0.4, "zeros_p": 0.4, "family": "poisson"}
    edited = rows | {place: rows[place] | least | changes}
    about = {"response": "y", "predictors": ["x"]}
    decision = {"test": edited[place]["family"]}
    text = told("count", edited, "en", decision, **about)
    assert english in text
    dispersed = "the counts vary more than the Poisson regression takes for granted"
    assert (dispersed in text) == (changes.get("cameron_trivedi_p") == 0.01)
    assert ("more counts are zero than the model expects" in text) == ("zeros_p" in changes)
    assert indonesian in told("count", edited, "id", decision, **about)


HYPOTHESES = {
    "C1": {"kind": "count", "response": "days", "exposure": "age", "predictors": ["load", "unit"]},
    "C2": {"kind": "count", "response": "days", "predictors": ["sex"], "test": "poisson"},
    "C3": {"kind": "count", "response": "strain", "predictors": ["load"], "scale": "interval"},
    "C4": {"kind": "count", "response": "none", "predictors": ["load"]},
}


@pytest.mark.slow
def test_a_study_with_some_is_told_in_either_language(tmp_path):
    days = np.random.default_rng(2).negative_binomial(1, 0.2, 90)
    table = [(*row, int(count), 0) for row, count in zip(answers(90), days, strict=True)]
    stated = {name: given | {"statement": f"Of {name}"} for name, given in HYPOTHESES.items()}
    profile = {name: {"label": name.capitalize(), "kind": "number"} for name in ("days", "none")}
    study = STUDY | {"hypotheses": stated, "sample": {}, "profile": STUDY["profile"] | profile}
    head = [*HEAD, "days", "none"]
    settings, inputs = compute_study(tmp_path / "study", table, study, head)
    found = read_statistics(inputs.statistics)
    assert found["decision", "C1", "test"] == "negative_binomial"
    assert found["decision", "C2", "test"] == found["decision", "C3", "test"] == "poisson"
    assert float(found["count", "C1", "mean"]) == pytest.approx(days.mean())
    phrases = {
        "en": ("was tested by negative binomial regression", "the response is zero for every"),
        "id": ("diuji dengan regresi binomial negatif", "variabel terikat bernilai nol pada semua"),
    }
    for language, expected in phrases.items():
        handed = settings | {"language": language}
        say = Phrases(report_words(language, report.kinds_in(settings)))
        results = Results(found, handed, say, {}, (), report.provenance(inputs, handed))
        blocks = compose(results, say)
        check_document(blocks)
        text = " ".join(prose(blocks))
        for phrase in (*expected, "Cameron, A. C., & Trivedi, P. K. (1990)"):
            assert phrase in text


@pytest.mark.parametrize("exposure", [False, True])
def test_the_equation_is_a_line_in_the_logarithm(rows, exposure):
    edited = {place: values for place, values in rows.items() if place[1] != "H1:unit=ward"}
    edited["count", "H1:(constant)"] = rows["count", "H1:(constant)"] | {"b": 0.5}
    edited["count", "H1:x"] = rows["count", "H1:x"] | {"b": 0.02}
    edited["count", "H1:unit=ward"] = rows["count", "H1:x"] | {"b": -0.4, "reference": "desk"}
    about = {"response": "y", "predictors": ["x", "unit"]}
    about |= {"exposure": "z"} if exposure else {}
    place = ("count", "H1")
    edited[place] = rows[place] | ({"exposure": 90, "rate": 0.2} if exposure else {})
    decision = {"test": rows[place]["family"]}
    text = told("count", edited, "en", decision, **about)
    per = " per unit of exposure" if exposure else ""
    assert f"ln(expected Strain{per}) = 0.500 + 0.020X1 − 0.400X2, with X1 the score of" in text
    assert "X2 one for unit: ward and otherwise zero." in text
    per = " per satuan paparan" if exposure else ""
    words = f"ln(nilai harapan Strain{per}) = 0,500 + 0,020X1 − 0,400X2, dengan X1 = skor Load"
    text = told("count", edited, "id", decision, **about)
    assert words in text
    assert "X2 = satu untuk unit: ward dan nol untuk yang lain." in text
