"""An ordinal regression: its rows, marginal effects, other ways of testing, power, settings."""

import numpy as np
import pandas as pd
import pytest
from ranked_people import GROUPS, ORDER, RANK, RANKED, TOTALS, found_in

from angket.hypotheses.along import values_along
from angket.hypotheses.kind import Data
from angket.hypotheses.ordinal.design import design_of
from angket.hypotheses.ordinal.model import ordinal_model, probabilities_along
from angket.hypotheses.ordinal.power import detectable_odds_ratio, odds_ratio_power
from angket.hypotheses.ordinal.roles import problems
from hypothesis_tests import infer, panel_of


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
