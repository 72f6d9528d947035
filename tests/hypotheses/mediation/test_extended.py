"""Mediations of several mediators as hypotheses: what decides, the rows, other ways, settings."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy.stats import f, ncf

from angket.hypotheses.mediation.analysis import analyse
from angket.hypotheses.mediation.equations import fit_equations, robust_covariance
from angket.hypotheses.mediation.roles import models, problems
from angket.hypotheses.mediation.structure import Structure
from angket.statistics.undefined import Undefined
from hypothesis_tests import infer, panel_of

HERE = Path(__file__).parent
BY_R = pd.read_csv(HERE / "by_R.csv").set_index(["case", "effect", "statistic"])["value"]
BY_R = BY_R.sort_index()
PAPER = pd.read_csv(HERE / "by_R_paper.csv").astype(float)
GENDER = PAPER["gender"].map({0: "first", 1: "second"})
PROFILE = pd.DataFrame({"gender": GENDER, "age": PAPER["age"]})
TOTALS = PAPER.drop(columns=["gender", "age"])
# As the steps have them: numbers have no order.
ORDER = {"gender": ["first", "second"]}
OF_PAPER = {"kind": "mediation", "predictor": "cond", "response": "reaction"}
PAIR = OF_PAPER | {"mediators": ["pmi", "topic"]}
ROW = OF_PAPER | {"mediators": ["topic", "pmi"], "order": "serial"}
HELD = PAIR | {"profile_covariates": ["gender", "age"]}
GROUPS = {"kind": "mediation", "predictor": "pmi", "mediator": "topic", "response": "reaction"}
GROUPS |= {"profile_moderator": "gender", "moderates": ["b"]}
STUDY = {"variables": {}, "profile": {}}


def of(hypothesis, totals=TOTALS, **tests):
    tests = {"resamples": 199} | tests
    found, outcome = infer(hypothesis, totals, PROFILE.loc[totals.index], ORDER, **tests)
    return lambda subject, name: found.get(("mediation", f"H:{subject}", name)), found, outcome


def test_profile_columns_are_held_constant_as_in_r():
    value, _, _ = of(HELD)
    for subject, told in (("total_indirect", "total_indirect"), ("cond->topic->reaction", "two")):
        assert float(value(subject, "b")) == pytest.approx(BY_R["parallel", told, "b"], abs=1e-6)
    by_r = BY_R["parallel", "gender->topic", "b"]
    assert float(value("gender=second->topic", "b")) == pytest.approx(by_r, rel=1e-9)
    assert float(value("age->reaction", "p")) == pytest.approx(
        BY_R["parallel", "age->reaction", "p"]
    )


def test_a_profile_column_moderates_as_in_lavaan():
    value, _, outcome = of(GROUPS)
    way = "pmi->topic->reaction"
    for place, told in (("first", "zero"), ("second", "one")):
        at = f"{way} at {place}"
        assert float(value(at, "b")) == pytest.approx(BY_R["groups", told, "b"], abs=1e-6)
    assert float(value(way, "index")) == pytest.approx(BY_R["groups", "index", "b"], abs=1e-6)
    assert outcome.p == float(value(way, "index_p"))
    # Both paths of a moderator with two values bend the effect and leave it an index all the same.
    value, *_ = of(GROUPS | {"moderates": ["a", "b"]})
    by_r = BY_R["groups both", "index", "b"]
    assert float(value(way, "index")) == pytest.approx(by_r, abs=1e-6)


@pytest.mark.parametrize(
    ("hypothesis", "whole", "ways"),
    [
        (PAIR, "total_indirect", ["cond->pmi->reaction", "cond->topic->reaction"]),
        (ROW, "cond->topic->pmi->reaction", ["cond->topic->reaction", "cond->pmi->reaction"]),
        (PAIR | {"mediators": ["pmi"]}, "cond->pmi->reaction", []),
    ],
)
@pytest.mark.parametrize(("test", "p"), [("bootstrap", "p"), ("sobel", "sobel_p")])
def test_the_sum_or_the_longest_way_decides_and_each_other_way_by_itself(
    hypothesis, whole, ways, test, p
):
    value, found, outcome = of(hypothesis, mediation=test)
    assert found["mediation", "H", "deciding"] == whole
    assert outcome.test == outcome.test_of_terms == test
    assert outcome.p == float(value(whole, p))
    assert {way: float(value(way, p)) for way in ways} == (outcome.terms or {})


def test_a_moderated_mediation_is_decided_by_the_bootstrap_in_any_case():
    value, _, outcome = of(GROUPS, mediation="sobel")
    assert outcome.test == "bootstrap"
    assert outcome.p == float(value("pmi->topic->reaction", "index_p"))


def test_the_power_of_a_way_is_that_of_its_joint_test():
    _, found, _ = of(ROW | {"effect_of_interest": 0.1})
    assert found["power", "H", "test"] == "bootstrap_chain"
    # By the definition: three t tests of f squared .1 with 1, 2 and 3 predictors.
    power = np.prod([
        ncf.sf(f.isf(0.05, 1, 123 - k - 1), 1, 123 - k - 1, 0.1 * 123) for k in (1, 2, 3)
    ])  # fmt: skip
    assert float(found["power", "H", "interest_power"]) == pytest.approx(power, rel=1e-6)
    assert float(found["power", "H", "detectable"]) < 0.1


@pytest.mark.parametrize(
    ("hypothesis", "reason"), [(PAIR, "sum of indirect effects"), (GROUPS, "moderated mediation")]
)
def test_a_sum_and_an_index_have_no_power(hypothesis, reason):
    _, found, _ = of(hypothesis | {"effect_of_interest": 0.1})
    for name in ("power", "detectable", "interest_power"):
        assert reason in found["power", "H", name]


@pytest.mark.parametrize(
    ("hypothesis", "totals", "reason"),
    [
        (PAIR, TOTALS.assign(topic=4.0), "topic is the same for every respondent"),
        (PAIR, TOTALS.assign(topic=PAPER["pmi"] + 1), "one predictor follows exactly"),
        (PAIR, TOTALS.iloc[:4], "needs more than 4 respondents for 4 coefficients"),
        (GROUPS, TOTALS[PAPER["gender"] == 0], "gender is the same for every respondent"),
        (HELD, TOTALS[PAPER["gender"] == 0], "gender is the same for every respondent"),
    ],
)
def test_what_cannot_be_computed_has_a_reason_in_every_row(hypothesis, totals, reason):
    _, found, outcome = of(hypothesis, totals)
    assert isinstance(outcome.p, Undefined)
    rows = {key: text for key, text in found.items() if key[0] == "mediation" and key[2] != "n"}
    assert len(rows) > 20
    assert {reason in text for text in rows.values()} == {True}


def test_who_is_of_a_category_with_too_few_respondents_is_left_out():
    three = PROFILE["gender"].where(PROFILE.index > 3, "other")
    groups = PROFILE.assign(gender=three)
    order = {"gender": ["first", "second", "other"]}
    for hypothesis in (GROUPS, HELD):
        found, outcome = infer(hypothesis, TOTALS, groups, order, resamples=199)
        assert found["mediation", "H:gender=other", "left_out"] == "true"
        assert found["mediation", "H", "n"] == "119"
        rest, kept = TOTALS.iloc[4:], PROFILE.iloc[4:]
        assert infer(hypothesis, rest, kept, ORDER, resamples=199)[1].p == outcome.p


def test_a_moderator_of_three_categories_is_refused_with_its_name():
    three = PROFILE["gender"].where(PROFILE.index % 3 > 0, "other")
    groups = pd.DataFrame({"gender": three})
    _, outcome = infer(GROUPS, TOTALS, groups, {"gender": ["first", "second", "other"]})
    assert outcome.p.reason == "the moderator gender has more than two categories"


def test_without_resamples_of_many_respondents_only_sobel_decides():
    many = pd.concat([TOTALS] * 82, ignore_index=True)
    many += np.random.default_rng(1).normal(size=many.shape)
    found = analyse(many, Structure("cond", ("pmi", "topic"), "reaction"), {}, 0.95, 1, 99)
    assert "at most 10,000 respondents" in found.p.reason
    assert isinstance(found.effects["total_indirect"]["percentile_low"], Undefined)
    assert found.effects["total_indirect"]["sobel_p"] < 1


def panel(hypothesis, flagged=None, **tests):
    tests = {"resamples": 199} | tests
    ways = panel_of(hypothesis, TOTALS, TOTALS, flagged, PROFILE, ORDER, **tests)
    return ways.set_index(["variant", "respondents"])


def test_other_ways_of_a_way_are_joint_tests_and_the_delta_method():
    ways = panel(ROW)
    one_by_one = ["delta", "delta_hc3", "joint", "joint_hc3", "robust", "ordinal"]
    assert list(ways.index.get_level_values(0)) == ["raw", "interval", "ranks", *one_by_one]
    way = "cond->topic->pmi->reaction"
    value, _, outcome = of(ROW)
    assert ways.loc[("raw", "all"), "p"] == outcome.p
    assert ways.loc[("delta", "all"), "p"] == pytest.approx(float(value(way, "sobel_p")))
    links = ("cond->topic", "topic->pmi", "pmi->reaction")
    for variant, p in (("joint", "p"), ("joint_hc3", "hc3_p")):
        largest = max(BY_R["serial", link, p] for link in links)
        assert ways.loc[(variant, "all"), "p"] == pytest.approx(largest, rel=1e-8)
    assert "common scale" in str(ways.loc[("ordinal", "all"), "estimate"])


def test_a_sum_and_an_index_have_no_joint_test():
    for hypothesis, measure in ((PAIR, "indirect_beta"), (GROUPS, "index_beta")):
        ways = panel(hypothesis)
        assert {"raw", "delta", "delta_hc3"} < set(ways.index.get_level_values(0))
        assert "joint" not in ways.index.get_level_values(0)
        assert set(ways["measure"].dropna()) == {measure}


def test_one_who_alone_differs_in_a_mediator_leaves_ways_with_their_reasons():
    alone = TOTALS.assign(topic=(TOTALS.index == 7).astype(float))
    hypothesis = ROW | {"mediators": ["topic", "pmi"]}
    _, found, outcome = of(hypothesis, alone)
    assert "in too many resamples" in outcome.p.reason
    assert "leverage 1" in found["mediation", "H:topic->pmi", "hc3_p"]
    ways = panel_of(hypothesis, alone, alone, None, PROFILE, ORDER, resamples=199)
    ways = ways.set_index("variant")["p"]
    for variant in ("delta_hc3", "joint_hc3"):
        assert "leverage 1" in str(ways[variant])
    assert 0 < ways["delta"] < 1


def test_flagged_respondents_are_left_out_of_a_second_set_of_ways():
    ways = panel(GROUPS, np.arange(len(PAPER)) < 20)
    assert ways.loc[("delta", "without flagged"), "n"] == len(PAPER) - 20
    assert ways.loc[("delta", "all"), "n"] == len(PAPER)


def test_robust_covariances_hold_the_hc3_errors_of_every_slope():
    fits = fit_equations(PAPER, Structure("cond", ("pmi", "topic"), "reaction"), 0.95)
    errors = np.sqrt(np.diag(robust_covariance(fits)))
    for (end, term), place in fits.places.items():
        hc3 = fits.fits[end].coefficients.loc[term, "hc3_se"]
        assert errors[place] == pytest.approx(hc3, rel=1e-9)


def test_assumptions_are_examined_where_an_equation_holds_totals_alone():
    parts = [model.subject for model in models("H", ROW | {"scale": "raw"})]
    assert parts == ["H:topic", "H:pmi", "H:reaction"]
    moderated = {"mediator": "m", "moderator": "w", "scale": "raw"} | OF_PAPER
    terms = [model.terms for model in models("H", moderated)]
    assert terms == [("cond", "w", "cond*w"), ("cond", "m")]
    assert [model.response for model in models("H", moderated | {"moderates": ["b"]})] == ["m"]
    assert models("H", HELD | {"scale": "raw"}) == []


@pytest.mark.parametrize(
    ("change", "path", "told"),
    [
        ({"mediator": "m"}, (), "either mediator, for one, or mediators"),
        ({"mediators": None}, (), "either mediator, for one, or mediators"),
        ({"covariates": ["pmi"]}, ("covariates", 0), "pmi stands under mediators already"),
        ({"mediators": ["pmi", "cond"]}, ("mediators", 1), "cond stands under predictor already"),
        ({"mediators": ["pmi"], "order": "serial"}, ("order",), "at least two under mediators"),
        ({"moderates": ["a"]}, ("moderates",), "name one with moderator or profile_moderator"),
        ({"moderator": "w", "moderates": ["direct"]}, ("moderates",), "add a or b to moderates"),
        ({"moderator": "w", "direction": "positive"}, ("direction",), "no direction can be stated"),
        ({"moderator": "w", "profile_moderator": "v"}, ("profile_moderator",), "one moderator"),
    ],
)
def test_settings_that_do_not_fit_are_told(change, path, told):
    hypothesis = {key: value for key, value in (PAIR | change).items() if value is not None}
    found = dict(problems(hypothesis, STUDY))
    assert told in found[path].tell("en")
    assert found[path].tell("id") != found[path].tell("en")


def test_settings_that_fit_are_not_told_of():
    for hypothesis in (PAIR, ROW, HELD, GROUPS):
        assert list(problems(hypothesis, STUDY)) == []
