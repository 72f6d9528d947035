"""An ordinal regression in a study: its rows, other ways of testing, section, figure, settings."""

import numpy as np
import pandas as pd
import pytest

from angket.hypotheses.along import values_along
from angket.hypotheses.kind import Data
from angket.hypotheses.ordinal.design import design_of
from angket.hypotheses.ordinal.model import ordinal_model, probabilities_along
from angket.hypotheses.ordinal.power import detectable_odds_ratio, odds_ratio_power
from angket.hypotheses.ordinal.roles import problems
from angket.report.compose import compose
from angket.report.phrases import Phrases, report_words
from angket.report.results import Results
from angket.statistics.undefined import Undefined
from angket.tables import read_statistics
from chapter_text import check_document, prose
from hypotheses_text import told
from hypothesis_tests import infer, panel_of
from scripts import report
from whole_study import STUDY, answers
from whole_study import compute as compute_study

RANK = ["low", "middle", "high", "top"]
ORDER = {"rank": RANK, "unit": ["ward", "office", "desk"]}
RANKED = {"kind": "ordinal", "response": "rank", "predictors": ["load", "age", "unit"]}


def respondents(n=200, seed=1):
    """Return totals and profile columns of people of whom the loaded ones stand higher."""
    draw = np.random.default_rng(seed)
    load = draw.integers(10, 40, n).astype(float)
    place = np.digitize(load / 8 + draw.logistic(size=n), [2, 3.5, 5])
    groups = pd.DataFrame({"rank": np.array(RANK)[place], "age": draw.integers(20, 60, n) * 1.0})
    groups["unit"] = draw.choice(["desk", "office", "ward"], n)
    return pd.DataFrame({"load": load}), groups


TOTALS, GROUPS = respondents()


def found_in(totals=TOTALS, groups=GROUPS, **changes):
    found, outcome = infer(RANKED | changes, totals, groups, ORDER)
    return {key[1:]: value for key, value in found.items()}, outcome


def test_the_order_of_levels_and_categories_is_that_of_the_study():
    found, outcome = found_in()
    assert [*outcome.terms] == ["load", "age", "unit=office", "unit=desk"]
    assert float(found["H:load", "b"]) > 0
    turned, _ = infer(RANKED, TOTALS, GROUPS, ORDER | {"rank": RANK[::-1]})
    assert float(turned["ordinal", "H:load", "b"]) == pytest.approx(-float(found["H:load", "b"]))
    assert turned["ordinal", "H", "brant"][:8] == found["H", "brant"][:8]


def test_probabilities_of_the_levels_change_by_nothing_altogether():
    found, _ = found_in()
    for term in ("load", "unit=desk"):
        effects = [float(found[f"H:{term}|{level}", "marginal_effect"]) for level in RANK]
        assert sum(effects) == pytest.approx(0, abs=1e-12)
        assert max(map(abs, effects)) > 0.001


def test_curves_of_the_levels_add_up_to_one_and_average_what_the_levels_are():
    data = Data({"raw": TOTALS, "interval": TOTALS}, GROUPS, ORDER, {"alpha": 0.05}, {})
    design = design_of(RANKED, data, "raw")
    fit = ordinal_model(design.levels, design.given.table, 0.95)
    x, terms, values = values_along(design.given, "unit")
    assert x == ["ward", "office", "desk"]
    found = probabilities_along(fit, design.given, terms, values)
    assert sum(of_level for of_level, _ in found) == pytest.approx(np.ones(3))
    counts = GROUPS["unit"].value_counts(normalize=True)
    # The model gives the levels the shares that they have, nearly: it is fitted to them.
    share = (found[0][0] * counts[x].to_numpy()).sum()
    assert share == pytest.approx((GROUPS["rank"] == "low").mean(), abs=0.01)


def test_scores_of_a_variable_are_levels_where_the_study_says_so():
    totals = TOTALS.assign(item=np.digitize(TOTALS["load"], [15, 25, 35]) + 1.0)
    totals.loc[::3, "item"] = 2
    hypothesis = RANKED | {"response": "item", "levels": "scores", "predictors": ["load"]}
    found, _ = infer(hypothesis, totals, GROUPS, ORDER)
    levels = [subject for _, subject, name in found if name == "percent"]
    assert levels == ["H:item=1", "H:item=2", "H:item=3", "H:item=4"]
    assert float(found["ordinal", "H:load", "b"]) > 0


def test_an_empty_category_is_no_level_and_is_told_with_its_count_of_none():
    found, _ = infer(RANKED, TOTALS, GROUPS, ORDER | {"rank": ["none", *RANK]})
    assert found["ordinal", "H", "levels"] == "4"
    assert found["ordinal", "H:rank=none", "n"] == "0"
    assert ("threshold", "H:none|low", "threshold") not in found


def test_levels_that_lie_apart_at_one_boundary_leave_the_score_test():
    # All of the lowest level are of one unit and all others of the second: infinite at the first
    # boundary, not at the second.
    groups = GROUPS.assign(rank=np.where(GROUPS["unit"] == "ward", "low", GROUPS["rank"]))
    groups.loc[[0, 1], ["unit", "rank"]] = [["ward", "top"], ["ward", "middle"]]
    groups.loc[groups["unit"] != "ward", "rank"] = groups["rank"].replace("low", "middle")
    found, outcome = found_in(groups=groups, predictors=["load", "unit"])
    assert outcome.p < 0.001
    assert float(found["H", "score_p"]) <= 1
    assert "separate respondents at one of the boundaries" in found["H", "brant"]


DEGENERATE = {
    "one level": ({}, GROUPS.assign(rank="low"), "the response is the same for every respondent"),
    "many levels": (
        {"response": "load", "levels": "scores", "predictors": ["age"]},
        GROUPS,
        "the response has more than 12 levels",
    ),
    "separated": (
        {"predictors": ["load"]},
        GROUPS.assign(rank=np.array(RANK)[np.digitize(TOTALS["load"], [15, 25, 35])]),
        "the predictors separate the levels of the response",
    ),
    "constant": ({}, GROUPS.assign(age=30.0), "age is the same for every respondent"),
    "one category": ({}, GROUPS.assign(unit="desk"), "unit is the same for every respondent"),
    "a copy": (
        {"predictors": ["load", "age"]},
        GROUPS.assign(age=2 * TOTALS["load"] + 1),
        "one predictor follows exactly from the others",
    ),
    "few": ({}, GROUPS.assign(rank=GROUPS["rank"].where(GROUPS.index < 7)), "needs at least"),
    "nobody": ({}, GROUPS.assign(rank=None), "nobody has the response and all predictors"),
}


@pytest.mark.parametrize("case", DEGENERATE)
def test_what_cannot_be_fitted_says_why_in_every_way(case):
    changes, groups, reason = DEGENERATE[case]
    found, outcome = found_in(groups=groups, **changes)
    assert isinstance(outcome.p, Undefined)
    assert reason in outcome.p.reason
    for statistic in ("lr", "lr_p", "nagelkerke", "brant", "score", "power"):
        assert reason in found["H", statistic]
    panel = panel_of(RANKED | changes, TOTALS, groups=groups, order=ORDER).set_index("variant")
    assert reason in str(panel.loc["raw", "p"])
    assert not panel["reject_h0"].isna().any()


def test_two_levels_are_a_logistic_regression():
    groups = GROUPS.assign(rank=np.where(GROUPS["rank"].isin(RANK[:2]), "low", "top"))
    found, _ = found_in(groups=groups)
    logistic = {"kind": "logistic", "event": "top"}
    binary, _ = infer(RANKED | logistic, TOTALS, groups, ORDER)
    for statistic in ("lr", "nagelkerke", "mcfadden"):
        wanted = float(binary["logistic", "H", statistic])
        assert float(found["H", statistic]) == pytest.approx(wanted)
    for statistic in ("se", "odds_ratio", "ci_high"):
        wanted = float(binary["logistic", "H:unit=desk", statistic])
        assert float(found["H:unit=desk", statistic]) == pytest.approx(wanted)
    wanted = float(binary["logistic", "H:load", "marginal_effect_se"])
    assert float(found["H:load|top", "marginal_effect_se"]) == pytest.approx(wanted)
    assert "there is one boundary only" in found["H", "brant"]


def test_ways_of_testing_use_their_scale_and_leave_out_who_is_flagged():
    flagged = np.arange(200) < 15
    found = panel_of(RANKED, TOTALS, np.sqrt(TOTALS), flagged, GROUPS, ORDER)
    ways = ["raw", "interval", "ranks", "probit", "cloglog", "split_low", "split_high", "linear"]
    assert found["variant"].tolist() == ways * 2
    assert found["n"].tolist() == [200] * 8 + [185] * 8
    everybody = found[found["respondents"] == "all"].set_index("variant")
    roots, _ = found_in(np.sqrt(TOTALS))
    assert everybody.loc["interval", "estimate"] == pytest.approx(float(roots["H", "lr"]))


@pytest.mark.slow
def test_the_power_is_what_simulated_samples_show():
    # 400 samples of 120 people of four levels, with an odds ratio of 1.6 for a deviation.
    shares, alpha, draw = [0.3, 0.4, 0.2, 0.1], 0.05, np.random.default_rng(3)
    cuts = np.log(np.cumsum(shares)[:3] / (1 - np.cumsum(shares)[:3]))
    found = []
    for _ in range(400):
        x = draw.normal(size=120)
        levels = np.digitize(np.log(1.6) * x + draw.logistic(size=120), cuts)
        levels = np.unique(levels, return_inverse=True)[1]
        fit = ordinal_model(levels, pd.DataFrame({"x": x}), 0.95)
        found.append(fit.model["lr_p"] <= alpha)
    told = odds_ratio_power(1.6, shares, 120, alpha)["power"]
    # Four standard errors of so many samples.
    assert np.mean(found) == pytest.approx(told, abs=4 * np.sqrt(told * (1 - told) / 400))


def test_what_could_be_detected_has_the_power_that_was_asked_for():
    given = TOTALS[["load"]]
    least = detectable_odds_ratio(given, "load", [0.25] * 4, 0.05, 0.8)
    assert odds_ratio_power(least, [0.25] * 4, 200, 0.05)["power"] == pytest.approx(0.8, abs=1e-6)


STUDY_OF_THREE = {
    "variables": {"load": {"categories": "levels"}, "support": {}},
    "profile": {
        "rank": {"kind": "category", "order": RANK},
        "sex": {"kind": "category"},
        "age": {"kind": "number"},
    },
}


@pytest.mark.parametrize(
    ("changes", "path", "told"),
    [
        ({"response": "support"}, ("response",), "has no categories"),
        ({"response": "age", "predictors": ["load"]}, ("response",), "holds numbers"),
        ({"response": "sex"}, ("response",), "have no order"),
        ({"levels": "scores"}, ("levels",), "has no scores"),
        ({"predictors": ["age", "rank"]}, ("predictors", 1), "is the response already"),
        ({"direction": "positive", "predictors": ["age", "sex"]}, ("direction",), "one predictor"),
        ({"predictors": ["sex"], "effect_of_interest": 2}, ("effect_of_interest",), "a number"),
    ],
)
def test_settings_that_do_not_fit_are_told(changes, path, told):
    hypothesis = {"response": "rank", "predictors": ["age"]} | changes
    [(place, message)] = problems(hypothesis, STUDY_OF_THREE)
    assert place == path
    assert told in str(message)


@pytest.fixture(scope="module")
def rows():
    """Return the rows of a hypothesis on y, by section and subject."""
    x, z = TOTALS["load"], GROUPS["age"]
    y = GROUPS["rank"].map(RANK.index) + 1.0
    totals = pd.DataFrame({"x": x, "z": z, "y": y})
    hypothesis = {"kind": "ordinal", "response": "y", "levels": "scores", "predictors": ["x", "z"]}
    found, _ = infer(hypothesis, totals, name="H1")
    made = {}
    for (section, subject, statistic), value in found.items():
        made.setdefault((section, subject), {})[statistic] = value
    return made


@pytest.mark.parametrize(
    ("whole", "of_x", "english", "indonesian", "weakened"),
    [
        (0.6, 0.6, "One odds ratio for all boundaries", "Satu rasio odds untuk semua batas", None),
        (0.06, 0.007, "finds a difference for Load:", "menemukan perbedaan pada Load;", "of some"),
        (0.01, 0.007, "This is so for Load.", "Hal ini berlaku untuk Load.", "all"),
        (0.01, 0.06, "proportional odds do not hold", "odds proporsional tidak terpenuhi", "all"),
    ],
)
def test_what_the_tests_of_the_boundaries_say_is_told(
    rows, whole, of_x, english, indonesian, weakened
):
    changed = {("ordinal", "H1"): {"brant_p": whole}, ("ordinal", "H1:x"): {"brant_p": of_x}}
    changed[("ordinal", "H1:z")] = {"brant_p": 0.5}
    edited = rows | {place: rows[place] | change for place, change in changed.items()}
    about = {"response": "y", "predictors": ["x", "z"]}
    decision = {"test": "likelihood_ratio"}
    text = told("ordinal", edited, "en", decision, **about)
    assert english in text
    assert "Load → 1" in text and "Load → 4" in text
    # In the conclusion.
    assert ("the odds ratios differ between the boundaries" in text) == (weakened == "all")
    assert ("of some predictors differ between" in text) == (weakened == "of some")
    assert indonesian in told("ordinal", edited, "id", decision, **about)


HYPOTHESES = {
    "O1": {"kind": "ordinal", "response": "strain", "predictors": ["load", "age"]},
    "O2": {"kind": "ordinal", "response": "load", "predictors": ["unit"], "scale": "interval"},
    "O3": {"kind": "ordinal", "response": "strain", "levels": "scores", "predictors": ["sex"]},
}


@pytest.mark.slow
def test_a_study_with_some_is_told_in_either_language(tmp_path):
    stated = {name: given | {"statement": f"Of {name}"} for name, given in HYPOTHESES.items()}
    study = STUDY | {"hypotheses": stated, "sample": {}}
    settings, inputs = compute_study(tmp_path / "study", answers(90), study)
    found = read_statistics(inputs.statistics)
    assert found["decision", "O1", "test"] == "likelihood_ratio"
    assert found["ordinal", "O2", "levels"] == "2"
    method = {"en": "was tested by ordinal regression", "id": "diuji dengan regresi ordinal"}
    boundary = {"en": "there is one boundary only", "id": "batasnya hanya satu"}
    for language in ("en", "id"):
        handed = settings | {"language": language}
        say = Phrases(report_words(language, report.kinds_in(settings)))
        results = Results(found, handed, say, {}, (), report.provenance(inputs, handed))
        blocks = compose(results, say)
        check_document(blocks)
        text = " ".join(prose(blocks))
        assert text.count(method[language]) == 3
        assert boundary[language] in text
        # Sources of its own, and of several kinds.
        assert "Brant, R. (1990)" in text
        assert text.count("Nagelkerke, N. J. D. (1991)") == 1
