"""Moderations by groups: against R, and where a group is small, gone or all alike."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy.stats import f, ncf

from angket.archive.smallest_cell import withhold
from angket.hypotheses.kind import Data, load
from angket.hypotheses.moderation import examined
from angket.hypotheses.moderation.roles import models, problems
from angket.hypotheses.pictures import Pictured
from angket.statistics.regression.group_lines import group_lines
from angket.statistics.undefined import Undefined
from hypothesis_tests import RULES, infer, panel_of
from live_r import run_r

HERE = Path(__file__).parent
BY_R = pd.read_csv(HERE / "by_R.csv").set_index(["place", "statistic"])["value"]
ORDERS = {"fiber": ["A", "B", "C"], "cars": ["automatic", "manual"]}
# The first is the reference unless the study says another, as R was told.
REFERENCES = {"fiber": {}, "cars": {"reference": "manual"}}
OF = {"kind": "moderation", "response": "y", "predictor": "x"}
HYPOTHESIS = OF | {"groups": "g"}


def data_of(name):
    table = pd.read_csv(HERE / f"{name}.csv")
    return table[["y", "x"]].astype(float), table[["g"]]


def inferred(name, **changes):
    totals, groups = data_of(name)
    hypothesis = HYPOTHESIS | REFERENCES[name] | changes
    return infer(hypothesis, totals, groups, {"g": ORDERS[name]})


def number(found, subject, statistic):
    return float(found["moderation", subject, statistic])


@pytest.mark.parametrize("name", ORDERS)
def test_products_and_slopes_of_groups_are_those_of_r(name):
    found, outcome = inferred(name)
    subjects = {"": "H", "slope": "H:g={}", "dummy": "H:g={}", "product": "H:x*g={}"}
    compared = 0
    for (place, statistic), value in BY_R.items():
        study, kind, group, *_ = [*place.split(" "), "", ""]
        if study != name or kind not in subjects or statistic.startswith(("hc3_f", "ranks")):
            continue
        shown = number(found, subjects[kind].format(group), statistic)
        assert shown == pytest.approx(value, rel=1e-8), (place, statistic)
        compared += 1
    assert compared == {"fiber": 47, "cars": 32}[name]
    assert (outcome.test, outcome.p) == ("f_change", pytest.approx(BY_R[name, "f_change_p"]))


def test_fibers_of_three_machines_have_the_printed_slopes():
    # The documentation of emmeans prints them: emtrends(fiber.lm, "machine", var = "diameter").
    found, _ = inferred("fiber")
    printed = {"A": "1.104 0.194 0.666 1.54", "B": "0.857 0.224 0.351 1.36"}
    printed["C"] = "0.864 0.208 0.394 1.33"
    for group, numbers in printed.items():
        statistics = ("slope", "slope_se", "slope_ci_low", "slope_ci_high")
        shown = [number(found, f"H:g={group}", statistic) for statistic in statistics]
        assert "{:.3f} {:.3f} {:.3f} {:.2f}".format(*shown) == numbers, group


@pytest.mark.parametrize("name", ORDERS)
def test_other_ways_of_testing_groups_are_those_of_r(name):
    totals, groups = data_of(name)
    hypothesis = HYPOTHESIS | REFERENCES[name]
    table = panel_of(hypothesis, totals, groups=groups, order={"g": ORDERS[name]})
    rows = table.set_index("variant")
    assert rows.loc["raw", "estimate"] == pytest.approx(BY_R[name, "r_squared_change"])
    assert rows.loc["ranks", "p"] == pytest.approx(BY_R[name, "ranks_p"], rel=1e-9)
    if name == "fiber":
        robust = rows.loc["robust_errors", ["estimate", "p"]].tolist()
        assert robust == pytest.approx([BY_R[name, "hc3_f"], BY_R[name, "hc3_f_p"]], rel=1e-9)
        assert rows["statistic"].tolist()[3:] == ["f", "lr", "wald"]
    else:  # Two groups have one product, whose HC3 error stands beside it.
        found, _ = inferred(name)
        p = number(found, "H:x*g=automatic", "hc3_p")
        assert p == pytest.approx(BY_R[name, "hc3_f_p"], rel=1e-9)
        assert rows["statistic"].tolist()[3:] == ["log_odds", "b"]
        assert rows.loc["raw", "measure"] == "beta"


@pytest.mark.parametrize("name", ORDERS)
def test_the_line_of_a_group_and_its_band_are_those_of_r(name):
    totals, groups = data_of(name)
    lines = group_lines(totals["y"], totals["x"], groups["g"], ORDERS[name], "g", 0.95)
    # R's last level: of cars the automatic ones, as manual is the reference there.
    group = {"fiber": "C", "cars": "automatic"}[name]
    end = lines[group].iloc[-1][["fitted", "mean_low", "mean_high"]]
    assert end.tolist() == pytest.approx(BY_R[f"{name} line"].tolist(), rel=1e-9)


def test_another_reference_turns_the_product_and_leaves_the_test():
    found, outcome = inferred("cars")
    turned, other = inferred("cars", reference="automatic")
    assert other.p == pytest.approx(outcome.p)
    product, opposite = number(found, "H:x*g=automatic", "b"), number(turned, "H:x*g=manual", "b")
    assert product == pytest.approx(-opposite)
    assert found["moderation", "H:g=automatic", "reference"] == "manual"


def test_power_is_that_of_all_products():
    found, _ = inferred("fiber", effect_of_interest=0.25)
    # Cohen's f squared times n is the noncentrality of the F of two products.
    found_effect = 2 * BY_R["fiber", "f_change"] / 9
    for effect, place in ((found_effect, "power"), (0.25, "interest_power")):
        expected = ncf.sf(f.isf(0.05, 2, 9), 2, 9, effect * 15)
        assert float(found["power", "H", place]) == pytest.approx(expected)


def respondents(sizes, seed=3):
    """Totals of groups of so many respondents, whose slopes are 0, 1, 2 and so on."""
    draw = np.random.default_rng(seed)
    groups = pd.Series([name for name, size in sizes.items() for _ in range(size)], name="g")
    x = pd.Series(draw.integers(5, 26, len(groups)).astype(float), name="x")
    y = x * groups.map([*sizes].index) + draw.normal(0, 2, len(groups))
    return pd.DataFrame({"y": y.round(), "x": x}), groups.to_frame()


def test_small_groups_are_left_out_and_named():
    totals, groups = respondents({"a": 12, "b": 4, "c": 9})
    found, _ = infer(HYPOTHESIS, totals, groups)
    assert found["moderation", "H", "n"] == "21"
    assert found["moderation", "H:g=b", "left_out"] == "true"
    assert ("moderation", "H:g=b", "slope") not in found
    with_it, _ = infer(HYPOTHESIS | {"smallest_group": 4}, totals, groups)
    assert with_it["moderation", "H", "n"] == "25"


def of_alike():
    totals, groups = respondents({"a": 9, "b": 9})
    totals.loc[groups["g"] == "b", "x"] = 7
    return totals, groups


@pytest.mark.parametrize(
    ("made", "changes", "reason"),
    [
        (lambda: respondents({"a": 9, "b": 4}), {}, "needs at least 2 groups of 5"),
        (
            lambda: respondents({"a": 9, "b": 9, "c": 3}),
            {"reference": "c"},
            "fewer than 5 respondents are of the category c",
        ),
        (of_alike, {}, "x is the same for everybody of the group b"),
    ],
)
def test_groups_that_cannot_be_compared_are_undefined_for_a_reason(made, changes, reason):
    totals, groups = made()
    found, outcome = infer(HYPOTHESIS | changes, totals, groups)
    assert reason in outcome.p.reason
    assert reason in found["moderation", "H", "f_change"]
    assert reason in found["power", "H", "power"]
    order = {"g": sorted(groups["g"].unique())}
    panel = panel_of(HYPOTHESIS | changes, totals, groups=groups, order=order)
    assert all(isinstance(p, Undefined) for p in panel["p"])
    nothing, drawn_with = pd.DataFrame({"hypothesis": []}), {"words": {}, "tests": {"alpha": 0.05}}
    pictured = Pictured({}, {"raw": totals}, groups, order, nothing, nothing, drawn_with)
    given = HYPOTHESIS | changes | {"scale": "raw"}
    assert list(load("moderation", "figures").figures("H", given, pictured)) == []


def test_who_alone_differs_in_a_group_leaves_its_robust_error_undefined():
    totals, groups = respondents({"a": 9, "b": 9})
    of_b = groups["g"] == "b"
    totals.loc[of_b, "x"] = [7.0] * 8 + [9]
    found, outcome = infer(HYPOTHESIS, totals, groups)
    assert 0 <= outcome.p <= 1
    assert "leverage 1" in found["moderation", "H:g=b", "slope_hc3_p"]


def test_a_group_of_flagged_respondents_alone_changes_what_is_tested():
    totals, groups = respondents({"a": 9, "b": 9, "c": 9})
    flagged = (groups["g"] == "c").to_numpy()
    order = {"g": ["a", "b", "c"]}
    panel = panel_of(HYPOTHESIS, totals, flagged=flagged, groups=groups, order=order)
    without = panel[panel["respondents"] == "without flagged"]
    assert set(without["n"]) == {18}
    assert {p.reason for p in without["p"]} == {"nobody is left of a group"}


def test_without_interval_totals_of_enough_the_other_ways_stay():
    totals, groups = respondents({"a": 30, "b": 30})
    order, interval = {"g": ["a", "b"]}, totals.where(groups["g"] == "a")
    panel = panel_of(HYPOTHESIS, totals, interval, groups=groups, order=order)
    undefined = {row.variant for row in panel.itertuples() if isinstance(row.p, Undefined)}
    assert undefined - {"ordinal"} == {"interval"}  # the ordinal model: separated levels


def test_its_assumptions_are_those_of_the_regression_with_all_products():
    totals, groups = respondents({"a": 9, "b": 9, "c": 3})
    described = HYPOTHESIS | {"scale": "raw"}
    (model,) = models("H1", described)
    data = Data({"raw": totals}, groups, {"g": ["a", "b", "c"]}, RULES, {})
    assert model.design
    design = examined.design(described, data, "raw")
    assert [*design.terms] == ["x", "g=b", "x*g=b"]
    assert len(design.response) == 18
    assert design.terms["x"].mean() == pytest.approx(0)
    assert design.variables["x"].equals(totals["x"][:18])


@pytest.mark.parametrize(("members", "hidden"), [(4, True), (8, False)])
def test_slopes_of_few_leave_in_no_archive_without_answers(members, hidden):
    totals, groups = respondents({"a": 20, "b": members})
    found, _ = infer(HYPOTHESIS | {"smallest_group": 3}, totals, groups, name="H1")
    settings = {
        "variables": {},
        "comparisons": [],
        "profile": {"g": {"kind": "category", "order": ["a", "b"]}},
        "hypotheses": {"H1": HYPOTHESIS},
    }
    told, _ = withhold([(*place, value) for place, value in found.items()], settings, 5)
    shown = {row[:3]: row[3] for row in told}
    withheld = shown["moderation", "H1:g=b", "slope"].startswith("undefined")
    assert withheld == hidden


def test_the_ends_of_a_moderator_leave_in_no_archive_without_answers():
    totals, _ = respondents({"a": 30})
    totals["m"] = np.random.default_rng(5).integers(1, 9, 30).astype(float)
    asked = {**OF, "moderator": "m", "johnson_neyman": True}
    found, _ = infer(asked, totals, name="H1")
    settings = {"variables": {}, "profile": {}, "comparisons": [], "hypotheses": {"H1": asked}}
    told, _ = withhold([(*place, value) for place, value in found.items()], settings, 5)
    withheld = {row[2] for row in told if "withheld" in row[3]}
    assert withheld == {"moderator_minimum", "moderator_maximum", "johnson_neyman_percent"}


STUDY_OF_THREE = {
    "variables": {"y": {}, "x": {}, "m": {"categories": "two"}},
    "categories": {"two": {"bands": [{"label": "Low"}, {"label": "High"}]}},
    "profile": {"unit": {"kind": "category", "order": ["ward", "desk"]}, "age": {"kind": "number"}},
}


@pytest.mark.parametrize(
    ("given", "path", "told"),
    [
        ({}, (), "expected either moderator"),
        ({"moderator": "m", "groups": "unit"}, (), "expected either moderator"),
        ({"groups": "x"}, (), "three different variables"),
        ({"moderator": "m", "reference": "High"}, ("reference",), "expected with groups"),
        ({"moderator": "m", "smallest_group": 9}, ("smallest_group",), "expected with groups"),
        ({"groups": "unit", "johnson_neyman": True}, ("johnson_neyman",), "Remove it"),
        ({"groups": "unit", "direction": "positive"}, ("direction",), "Remove it"),
        ({"groups": "y"}, ("groups",), "has no categories"),
        ({"groups": "age"}, ("groups",), "holds numbers"),
        ({"groups": "unit", "reference": "office"}, ("reference",), "one of: ward, desk"),
        ({"groups": "m", "reference": "Middle"}, ("reference",), "one of: Low, High"),
    ],
)
def test_settings_that_do_not_fit_are_told(given, path, told):
    assert told in str(dict(problems(OF | given, STUDY_OF_THREE))[path])


def test_settings_that_fit_are_not_told_anything():
    for groups, reference in (("unit", "desk"), ("m", "Low")):
        given = OF | {"groups": groups, "reference": reference}
        assert [*problems(given, STUDY_OF_THREE)] == []


@pytest.mark.slow
def test_r_still_says_so(tmp_path):
    made = tmp_path / "by_R.csv"
    run_r(HERE / "oracle.R", made)
    now = pd.read_csv(made).set_index(["place", "statistic"])["value"]
    assert now.to_dict() == pytest.approx(BY_R.to_dict(), rel=1e-9)
    for name in ORDERS:
        now = pd.read_csv(tmp_path / f"{name}.csv")
        assert now.equals(pd.read_csv(HERE / f"{name}.csv")), name
