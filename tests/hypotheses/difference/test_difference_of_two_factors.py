"""Two factors and covariates in a study: what decides, what is left out, what is told."""

import numpy as np
import pandas as pd
import pytest

from angket.hypotheses.difference.cells import cells_of
from angket.hypotheses.difference.model import fitted, slopes_of
from angket.hypotheses.difference.roles import problems
from angket.statistics.undefined import Undefined
from hypothesis_tests import infer, panel_of

RULES = {"kind": "difference", "test": "by_design", "smallest_group": 5, "scale": "raw"}
RULES |= {"about": "interaction", "squares": "III", "response": "after"}
CROSSED = RULES | {"factors": ["class", "side"]}
BESIDE = RULES | {"groups": "class", "covariates": ["before"]}


def respondents(n=120, seed=4):
    draw = np.random.default_rng(seed)
    before = draw.integers(10, 25, n).astype(float)
    named, two = draw.choice(["a", "b", "c"], n), draw.choice(["x", "y"], n)
    after = before + draw.normal(0, 2, n) + 3 * (named == "b") * (two == "x") + (named == "c")
    groups = pd.DataFrame({"class": named, "side": two, "age": draw.integers(18, 60, n)})
    return pd.DataFrame({"before": before, "after": after.round()}), groups


def found_in(hypothesis, totals=None, groups=None):
    known = respondents()
    totals, groups = known[0] if totals is None else totals, known[1] if groups is None else groups
    order = {name: sorted(groups[name].unique()) for name in ("class", "side")}
    found, outcome = infer(hypothesis, totals, groups, order)
    return {key[1:]: value for key, value in found.items() if key[0] == "difference"}, outcome


@pytest.mark.parametrize(
    ("hypothesis", "test", "term"),
    [
        (CROSSED, "factorial_anova", "class*side"),
        (CROSSED | {"about": "class"}, "factorial_anova", "class"),
        (CROSSED | {"about": "side", "covariates": ["before", "age"]}, "factorial_anova", "side"),
        (BESIDE, "ancova", "class"),
    ],
)
def test_the_term_that_the_hypothesis_is_about_decides(hypothesis, test, term):
    found, outcome = found_in(hypothesis)
    assert outcome.test == found["H", "test"] == test
    for statistic in ("f", "p", "partial_eta_squared"):
        assert found["H", statistic] == found[f"H:{term}", statistic]
    assert float(found["H", "p"]) == outcome.p


def test_a_covariate_whose_mean_is_moved_moves_no_test():
    totals, groups = respondents()
    there, _ = found_in(BESIDE, totals, groups)
    here, _ = found_in(BESIDE, totals.assign(before=totals["before"] + 1000), groups)
    for place, statistic in (("H", "f"), ("H:a", "adjusted_mean"), ("H:a|b", "p_holm")):
        assert float(here[place, statistic]) == pytest.approx(float(there[place, statistic]))


def test_the_difference_of_two_categories_is_that_of_their_adjusted_means():
    found, _ = found_in(CROSSED | {"about": "side", "covariates": ["before"]})
    first, second = (float(found[f"H:side={side}", "adjusted_mean"]) for side in "xy")
    assert float(found["H", "difference"]) == pytest.approx(first - second)


def test_slopes_that_differ_are_found():
    totals, groups = respondents()
    steep = totals["before"] * (groups["class"] == "c")
    found, _ = found_in(BESIDE, totals.assign(after=totals["after"] + steep), groups)
    alike, _ = found_in(BESIDE, totals, groups)
    assert float(found["H", "slopes_p"]) < 1e-6 < float(alike["H", "slopes_p"])


def test_a_category_of_few_is_left_out_of_all_cells():
    totals, groups = respondents()
    groups.loc[[0, 1], "class"] = "few"
    found, _ = found_in(CROSSED, totals, groups)
    assert found["H:class=few", "n_left_out"] == "2"
    assert found["H", "n"] == "118"
    assert not any("few|" in subject for subject, _ in found)


def test_leaving_out_goes_on_until_every_category_is_large():
    # Class c has two; without them side z has one.
    groups = pd.DataFrame({"class": [*"aabbaabb", *"cca"], "side": [*"xxxxyyyy", *"zzz"]})
    totals = pd.DataFrame({"after": np.arange(11.0)})
    order = {"class": ["a", "b", "c"], "side": ["x", "y", "z"]}
    cells = cells_of(CROSSED | {"smallest_group": 3}, totals, groups, order)
    assert cells.levels == {"class": ["a", "b"], "side": ["x", "y"]}
    assert cells.left_out == {("class", "c"): 2, ("side", "z"): 1}


def test_an_empty_cell_is_named_and_nothing_is_tested():
    totals, groups = respondents()
    groups = groups[~((groups["class"] == "b") & (groups["side"] == "y"))]
    found, outcome = found_in(CROSSED, totals.loc[groups.index], groups)
    assert "nobody is both b and y" in outcome.p.reason
    assert "nobody is both b and y" in found["H", "f"]


def test_a_cell_of_one_is_analysed_but_not_by_errors_of_its_own():
    totals, groups = respondents()
    b_and_y = groups.index[(groups["class"] == "b") & (groups["side"] == "y")]
    kept = groups.drop(b_and_y[1:])
    found, outcome = found_in(CROSSED, totals.loc[kept.index], kept)
    assert 0 <= outcome.p < 1
    assert found["H:b|y", "n"] == "1" and "at least 2" in found["H:b|y", "sd"]
    order = {name: sorted(kept[name].unique()) for name in ("class", "side")}
    panel = panel_of(CROSSED, totals.loc[kept.index], groups=kept, order=order)
    panel = panel.set_index("variant")
    assert "alone in a group" in str(panel.loc["unequal_variances", "p"])


def made(after, before, named, side):
    totals = pd.DataFrame({"after": after, "before": before}, dtype=float)
    return totals, pd.DataFrame({"class": list(named), "side": list(side)})


@pytest.mark.parametrize(
    ("hypothesis", "data", "reason"),
    [
        (BESIDE, made([1, 2, 3, 5], [1, 1, 2, 2], "aabb", "xyxy"), "follows from the groups"),
        (BESIDE, made([1, 2, 3, 4], [1, 2, 3, 4], "aabb", "xyxy"), "leaves nothing unexplained"),
        (CROSSED, made([1, 2, 3, 4], [1, 2, 3, 4], "aabb", "xyxy"), "more respondents than"),
        (CROSSED, made([1, 1, 2, 2] * 2, [1] * 8, "aabb" * 2, "xyxy" * 2), "leaves nothing"),
        # What rounding leaves of a constant would be divided by what it leaves.
        (CROSSED, made([3] * 8, [1] * 8, "aabb" * 2, "xyxy" * 2), "all values are the same"),
        (
            BESIDE,
            made([3] * 8, [1, 2, 3, 4] * 2, "aabb" * 2, "xyxy" * 2),
            "all values are the same",
        ),
        (CROSSED, made([1, 2, 3, 4], [1, 2, 3, 4], "aaaa", "xyxy"), "at least 2 groups of 2"),
    ],
)
def test_what_cannot_be_tested_says_why(hypothesis, data, reason):
    totals, groups = data
    _, outcome = found_in(hypothesis | {"smallest_group": 2}, totals, groups)
    assert isinstance(outcome.p, Undefined)
    assert reason in outcome.p.reason
    order = {name: sorted(groups[name].unique()) for name in groups}
    panel = panel_of(hypothesis | {"smallest_group": 2}, totals, groups=groups, order=order)
    assert reason in str(panel.set_index("variant").loc["raw", "p"])


def test_slopes_need_respondents_enough_in_each_group():
    totals, groups = made([1, 2, 3, 5, 4], [1, 2, 3, 4, 6], "aabbb", "xyxyx")
    groups, order = groups[["class"]], {"class": ["a", "b"]}
    totals.loc[:1, "before"] = 2.0
    cells = cells_of(BESIDE | {"smallest_group": 2}, totals, groups, order)
    with pytest.raises(Undefined, match="too few respondents for a slope"):
        slopes_of(fitted(cells))


OF_STUDY = {
    "variables": {"after": {}, "load": {"categories": "norm"}},
    "profile": {"age": {"kind": "number"}, "sex": {"kind": "category"}},
}


@pytest.mark.parametrize(
    ("keys", "path", "told"),
    [
        ({"factors": ["sex", "age"]}, ("factors", 1), "holds numbers"),
        ({"factors": ["sex", "load"], "about": "age"}, ("about",), "interaction"),
        ({"factors": ["sex", "load"], "direction": "positive"}, ("direction",), "interaction"),
        ({"factors": ["sex", "load"], "covariates": ["load"]}, ("covariates", 0), "already"),
        ({"groups": "sex", "covariates": ["after"]}, ("covariates", 0), "already"),
        ({"groups": "load", "covariates": ["sex"]}, ("covariates", 0), "holds categories"),
        ({"groups": "load", "covariates": ["age"], "squares": "II"}, ("squares",), "two factors"),
        ({"groups": "load", "covariates": ["age"], "about": "sex"}, ("about",), "two factors"),
        ({"groups": "load", "covariates": ["age"], "test": "ranks"}, ("test",), "by_design"),
    ],
)
def test_settings_that_do_not_fit_are_told(keys, path, told):
    rules = {"test": "by_design", "about": "interaction", "squares": "III", "response": "after"}
    [(place, message)] = problems(rules | keys, OF_STUDY)
    assert place == path
    assert told in str(message)
