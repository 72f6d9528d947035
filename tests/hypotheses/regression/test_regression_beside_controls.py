"""Regressions beside controls: their terms, what leaves them undefined, their settings."""

import numpy as np
import pandas as pd
import pytest
from scipy.stats import f, ncf

from angket.archive.smallest_cell import withhold
from angket.hypotheses.kind import Data, load
from angket.hypotheses.regression.design import design_of
from angket.hypotheses.regression.roles import problems
from angket.statistics.regression.suppression import suppression
from angket.statistics.undefined import Undefined
from angket.tables import Rows
from hypothesis_tests import RULES, infer, panel_of

BESIDE = {
    "kind": "regression", "response": "strain", "predictors": ["load"], "controls": ["age", "unit"],
}  # fmt: skip
ORDER = {"unit": ["ward", "office", "desk"], "sex": ["F", "M"]}


def respondents(n=90, seed=3):
    """Return totals and profile columns of people whose strain depends on load and unit."""
    draw = np.random.default_rng(seed)
    totals = pd.DataFrame({"load": draw.integers(10, 40, n) * 1.0})
    totals["support"] = draw.integers(5, 20, n) * 1.0
    groups = pd.DataFrame(
        {
            "age": draw.integers(20, 60, n) * 1.0,
            "unit": draw.choice(ORDER["unit"], n),
            "sex": draw.choice(ORDER["sex"], n),
        }
    )
    away = (groups["unit"] == "desk") * 4.0
    totals["strain"] = totals["load"] * 0.4 + away + draw.normal(0, 4, n).round()
    return totals, groups


def found_of(**changes):
    return infer(BESIDE | changes, *respondents(), ORDER)


def terms_in(found):
    return [
        key[1].removeprefix("H:") for key in found if key[0] == "regression" and key[2] == "beta"
    ]


def test_controls_enter_first_and_one_predictor_beside_them_is_decided_by_its_t():
    found, outcome = found_of()
    assert terms_in(found) == ["age", "unit=office", "unit=desk", "load"]
    assert (outcome.test, outcome.terms) == ("t", None)
    assert outcome.p == pytest.approx(float(found["regression", "H:load", "p"]))
    # The F of what one term adds is the square of its t.
    t = float(found["regression", "H:load", "t"])
    assert float(found["regression", "H", "f_change"]) == pytest.approx(t**2)
    blocks = [found["regression", f"H:{term}", "block"] for term in terms_in(found)]
    assert blocks == ["1", "1", "1", "2"]


def test_a_stated_reference_is_what_other_categories_are_compared_with():
    first, _ = found_of()
    other, _ = found_of(reference={"unit": "desk"})
    assert terms_in(other)[1:3] == ["unit=ward", "unit=office"]
    assert other["regression", "H:unit=ward", "reference"] == "desk"
    # The same difference, told from the other side; the model is the same.
    b = float(first["regression", "H:unit=desk", "b"])
    assert float(other["regression", "H:unit=ward", "b"]) == pytest.approx(-b)
    one, same = (float(found["regression", "H", "r_squared"]) for found in (first, other))
    assert one == pytest.approx(same)


def test_products_are_of_centred_numbers_so_that_the_scale_of_a_factor_does_not_matter():
    totals, groups = respondents()
    pairs = {"interactions": [["load", "support"], ["load", "sex"]]}
    hypothesis = BESIDE | {"predictors": ["load", "support", "sex"]} | pairs
    found, outcome = infer(hypothesis, totals, groups, ORDER)
    moved, _ = infer(hypothesis, totals.assign(load=totals["load"] + 100), groups, ORDER)
    assert [*outcome.terms][-2:] == ["load*support", "load*sex=M"]
    assert outcome.test == "f_change"
    for term in outcome.terms:
        place = "regression", f"H:{term}", "b"
        assert float(found[place]) == pytest.approx(float(moved[place]), rel=1e-8), term
    assert ("regression", "H:load*support", "zero_order_r") not in found


def test_power_is_that_of_what_is_added():
    found, _ = found_of(effect_of_interest=0.15)
    # G*Power: F test of the R2 increase, f2 = .15, n = 90, one tested of four predictors.
    critical = f.isf(0.05, 1, 85)
    power = ncf.sf(critical, 1, 85, 0.15 * 90)
    assert float(found["power", "H", "interest_power"]) == pytest.approx(power, rel=1e-6)


@pytest.mark.parametrize(
    ("kind", "beta", "r", "part"),
    [("reversed", -0.2, 0.1, 0.03), ("reinforced", 0.4, 0.1, 0.1), ("none", 0.3, 0.5, 0.08)],
)
def test_suppression_is_a_part_unlike_the_correlation(kind, beta, r, part):
    assert suppression(beta, r, part) == kind


def test_a_predictor_that_clears_another_of_noise_is_told_to_be_a_suppressor():
    # Conger's classical case: z has nothing to do with y, and takes out of x what has not either.
    draw = np.random.default_rng(8)
    signal, noise = draw.normal(size=(2, 400))
    table = pd.DataFrame({"x": signal + noise, "z": noise, "y": signal + draw.normal(size=400)})
    hypothesis = {"kind": "regression", "response": "y", "predictors": ["x", "z"]}
    found, _ = infer(hypothesis | {"blocks": [["x", "z"]]}, table)
    assert found["regression", "H:x", "suppression"] == "reinforced"
    assert float(found["regression", "H:z", "zero_order_r"]) ** 2 < 0.01
    assert float(found["regression", "H:z", "semipartial_squared"]) > 0.1


def test_influential_respondents_go_by_id_and_the_test_is_repeated_without_them():
    totals, groups = respondents()
    totals.loc[7, ["load", "strain"]] = [90.0, 0.0]
    data = Data(
        {"raw": totals, "interval": totals}, groups, ORDER, RULES, {},
        respondents=pd.Series([f"R{row:02d}" for row in range(len(totals))]),
    )  # fmt: skip
    rows = Rows()
    outcome = load("regression", "test").test(
        rows, "H", BESIDE | {"scale": "raw", "influence": True}, data
    )
    found = {row[:3]: row[3] for row in rows.rows}
    named = {subject for section, subject, _ in found if section == "influence"} - {"H"}
    assert "H:R07" in named
    assert int(found["influence", "H", "influential"]) == len(named)
    assert int(found["influence", "H", "n_without"]) == 90 - len(named)
    assert float(found["influence", "H", "p_without"]) < outcome.p / 1000
    # Without answers nothing of them is shared.
    settings = {"variables": {}, "profile": {}, "hypotheses": {"H": BESIDE}, "comparisons": []}
    shared, _ = withhold(rows.rows, settings, 5)
    assert {row[0] for row in rows.rows} - {row[0] for row in shared} == {"influence"}


@pytest.mark.parametrize(
    ("few", "hidden"), [({"desk": 3}, True), ({"ward": 3}, True), ({"desk": 8}, False)]
)
def test_a_model_with_a_category_of_few_is_not_shared_without_answers(few, hidden):
    totals, groups = respondents()
    ((category, n),) = few.items()
    others = [unit for unit in ORDER["unit"] if unit != category]
    groups["unit"] = [category] * n + [others[row % 2] for row in range(90 - n)]
    found, _ = infer(BESIDE, totals, groups, ORDER)
    profile = {"unit": {"kind": "category", "order": ORDER["unit"]}, "age": {"kind": "number"}}
    settings = {"variables": {}, "profile": profile, "hypotheses": {"H": BESIDE}, "comparisons": []}
    told, _ = withhold([(*place, value) for place, value in found.items()], settings, 5)
    shown = {row[:3]: row[3] for row in told}["regression", "H:unit=office", "b"]
    assert shown.startswith("undefined: withheld") == hidden


def test_who_lacks_anything_is_left_out_of_every_block():
    totals, groups = respondents()
    totals.loc[2, "load"], groups.loc[4, "unit"], groups.loc[6, "age"] = np.nan, None, np.nan
    found, outcome = infer(BESIDE, totals, groups, ORDER)
    assert found["regression", "H", "n"] == "87"
    assert not {2, 4, 6} & {*outcome.predictions["fitted"].index}


DEGENERATE = {
    "one category": ({}, {"unit": "desk"}, "unit is the same for every respondent"),
    "no reference": (
        {"reference": {"unit": "cellar"}}, {}, "nobody who answered is of the category cellar",
    ),
    "a copy": ({}, {"age": respondents()[0]["load"] * 2}, "follows exactly from the others"),
    "one age": ({}, {"age": 30.0}, " is the same for every respondent"),
}  # fmt: skip


@pytest.mark.parametrize("case", DEGENERATE)
def test_what_cannot_be_fitted_says_why_in_every_way(case):
    changes, columns, reason = DEGENERATE[case]
    totals, groups = respondents()
    groups = groups.assign(**columns)
    hypothesis = BESIDE | changes | {"influence": True}
    found, outcome = infer(hypothesis, totals, groups, ORDER)
    assert isinstance(outcome.p, Undefined)
    places = [("regression", "H", "f"), ("power", "H", "power"), ("influence", "H", "influential")]
    for place in [*places, ("regression", "H", "r_squared_change"), ("regression", "H:load", "b")]:
        assert reason in found[place], place
    panel = panel_of(hypothesis, totals, groups=groups, order=ORDER).set_index("variant")
    assert all(reason in str(p) for p in panel["p"])


def test_ways_of_testing_use_their_scale_and_leave_out_who_is_flagged():
    totals, groups = respondents()
    flagged = np.arange(90) < 10
    hypothesis = BESIDE | {"predictors": ["load", "support"]}
    panel = panel_of(hypothesis, totals, totals**2, flagged, groups, ORDER)
    ways = ["raw", "interval", "ranks", "ordinal", "robust", "robust_errors"]
    assert panel["variant"].tolist() == ways * 2
    assert panel["n"].tolist() == [90] * 6 + [80] * 6
    rows = panel.iloc[:6].set_index("variant")
    squares, _ = infer(hypothesis, totals**2, groups, ORDER)
    assert rows.loc["interval", "estimate"] == pytest.approx(
        float(squares["regression", "H", "r_squared_change"])
    )
    ranked = groups.assign(age=groups["age"].rank())
    _, outcome = infer(hypothesis, totals.rank(), ranked, ORDER)
    assert rows.loc["ranks", "p"] == pytest.approx(outcome.p)
    assert (panel["p"] < 0.01).all()


def test_one_scale_has_the_same_terms_as_the_other():
    totals, groups = respondents()
    data = Data({"raw": totals, "interval": totals * 2}, groups, ORDER, RULES, {})
    designs = [design_of(BESIDE, data, scale) for scale in ("raw", "interval")]
    assert designs[0].terms["age"].tolist() == designs[1].terms["age"].tolist()
    assert (designs[0].terms["load"] * 2).tolist() == designs[1].terms["load"].tolist()


STUDY_OF_THREE = {
    "variables": {"load": {}, "support": {}, "strain": {}},
    "profile": {"unit": {"kind": "category", "order": ["ward", "desk"]}, "age": {"kind": "number"}},
}


@pytest.mark.parametrize(
    ("changes", "path", "told"),
    [
        (
            {"predictors": ["load", "support"], "direction": "positive"},
            ("direction",),
            "of several",
        ),
        (
            {"predictors": ["unit"], "controls": [], "direction": "positive"},
            ("direction",),
            "order",
        ),
        ({"controls": ["strain"]}, ("controls", 0), "is the response already"),
        ({"controls": ["load"]}, ("controls", 0), "among the predictors already"),
        (
            {"interactions": [["load", "support"]]},
            ("interactions", 0, 1),
            "no predictor or control",
        ),
        ({"reference": {"age": 30}}, ("reference", "age"), "no profile column with categories"),
        ({"reference": {"unit": "office"}}, ("reference", "unit"), "Expected one of: ward, desk"),
        ({"blocks": [["age"]]}, ("blocks", 0, 0), "controls enter before the blocks"),
        ({"blocks": [["load"], ["load"]]}, ("blocks", 1, 0), "in a block already"),
        (
            {"predictors": ["load", "support"], "blocks": [["load"]]},
            ("blocks",),
            "lack: support",
        ),
    ],
)
def test_settings_that_do_not_fit_are_told(changes, path, told):
    found = dict(problems(BESIDE | changes, STUDY_OF_THREE))
    assert told in str(found[path])


def test_settings_that_fit_are_not_told_anything():
    fitting = {"reference": {"unit": "desk"}, "blocks": [["load"]], "direction": "positive"}
    assert [*problems(BESIDE | fitting, STUDY_OF_THREE)] == []
