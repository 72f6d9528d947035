"""Content validity against what others print and compute, and which items the rules keep."""

from itertools import product
from pathlib import Path

import pandas as pd
import pytest
import yaml

from angket.statistics.content.aiken import aikens_v, right_tail
from angket.statistics.content.panel import critical_ratio, least_index, modified_kappa
from angket.statistics.content.validity import content_validity
from angket.statistics.undefined import Undefined

PRINTED = yaml.safe_load(Path(__file__).with_name("published.yaml").read_text(encoding="utf-8"))
RULE = {"lowest": 1, "highest": 4, "relevant": 3, "essential": 4, "statistic": "aikens_v",
        "minimum": None, "critical": "exact"}  # fmt: skip


@pytest.mark.parametrize("place", range(4))
def test_the_smallest_significant_v_is_that_of_aikens_table(place):
    categories = PRINTED["aiken_categories"][place]
    for experts, printed in PRINTED["aiken"].items():
        largest = experts * (categories - 1)
        tails = [right_tail(total, experts, categories) for total in range(largest + 1)]
        smallest = next(total for total, p in enumerate(tails) if p <= 0.05)
        assert f"{smallest / largest:.2f}" == printed[place], experts


@pytest.mark.parametrize(("experts", "categories"), [(2, 7), (3, 5), (5, 4), (6, 3), (9, 2)])
def test_right_tails_are_those_of_all_ratings_written_out(experts, categories):
    sums = [sum(ratings) for ratings in product(range(categories), repeat=experts)]
    for total in range(experts * (categories - 1) + 1):
        expected = sum(found >= total for found in sums) / len(sums)
        assert right_tail(total, experts, categories) == pytest.approx(expected, rel=1e-14)


@pytest.mark.parametrize(("low", "high", "ratings", "p"), PRINTED["enumerated"])
def test_p_of_v_is_that_of_another_program(low, high, ratings, p):
    assert aikens_v(ratings, low, high, 0.95)["p"] == pytest.approx(p, rel=1e-14)


@pytest.mark.parametrize(("above", "v", "low", "high"), PRINTED["intervals"])
def test_intervals_of_v_are_those_of_another_program(above, v, low, high):
    ratings = [1 + above // 5 + (place < above % 5) for place in range(5)]
    found = aikens_v(ratings, 1, 5, 0.95)
    assert found["aikens_v"] == pytest.approx(v, abs=1e-15)
    assert (found["ci_low"], found["ci_high"]) == pytest.approx((low, high), abs=5e-8)


@pytest.mark.parametrize("rating", [1, 3, 5])
def test_the_interval_of_v_holds_v_and_stays_within_0_and_1(rating):
    for experts in range(2, 30):
        found = aikens_v([rating] * experts, 1, 5, 0.95)
        assert 0 <= found["ci_low"] <= found["aikens_v"] <= found["ci_high"] <= 1
        assert (found["ci_high"] == 1) == (rating == 5)
        assert (found["ci_low"] == 0) == (rating == 1)


@pytest.mark.parametrize(("experts", "agreeing", "printed"), PRINTED["ayre_scally"])
def test_exact_critical_ratios_are_those_of_ayre_and_scally(experts, agreeing, printed):
    found = critical_ratio(experts, 0.05)
    assert found == (2 * agreeing - experts) / experts
    assert f"{found:.3f}" == printed


def test_critical_ratios_may_be_those_that_lawshe_printed():
    found = {experts: critical_ratio(experts, 0.05, "lawshe") for experts in PRINTED["lawshe"]}
    assert found == PRINTED["lawshe"]
    assert critical_ratio(17, 0.05, "lawshe") == PRINTED["lawshe"][15]


@pytest.mark.parametrize(("experts", "table"), [(4, "exact"), (4, "lawshe"), (41, "lawshe")])
def test_panels_that_have_no_critical_ratio_are_told(experts, table):
    with pytest.raises(Undefined):
        critical_ratio(experts, 0.05, table)


def test_so_many_experts_must_call_an_item_relevant_as_lynn_has_it():
    for experts, fewest in PRINTED["lynn"].items():
        enough = [n for n in range(experts + 1) if n / experts >= least_index(experts)]
        assert min(enough) == fewest


@pytest.mark.parametrize(("experts", "relevant", "printed"), PRINTED["kappas"])
def test_modified_kappas_are_those_of_articles(experts, relevant, printed):
    assert f"{modified_kappa(relevant, experts):.2f}" == printed


def test_indices_of_a_published_panel_are_those_of_its_article():
    ratings = pd.DataFrame(PRINTED["ratings"], dtype="Int64").T
    found = content_validity(ratings, {"x": [*range(12)]}, RULE, 0.05)
    assert [f"{found[item]['i_cvi']:.2f}" for item in range(12)] == PRINTED["i_cvi"]
    for subject in ("x", "all"):
        assert f"{found[subject]['s_cvi_ave']:.2f}" == PRINTED["s_cvi_ave"]
        assert f"{found[subject]['s_cvi_ua']:.2f}" == PRINTED["s_cvi_ua"]


@pytest.mark.parametrize(
    ("statistic", "kept"),
    [("aikens_v", "AC"), ("i_cvi", "AC"), ("cvr", "A"), ("kappa_modified", "AC")],
)
def test_items_are_kept_by_the_rule_of_the_study(statistic, kept):
    table = pd.DataFrame({"A": [4] * 6, "B": [1, 2, 3, 4, 2, 1], "C": [4, 4, 4, 3, 4, 2]})
    found = content_validity(table, {"x": [*"ABC"]}, RULE | {"statistic": statistic}, 0.05)
    assert [item for item in "ABC" if found[item]["kept"]] == [*kept]
    # What the study asks for goes before what is customary.
    strict = RULE | {"statistic": statistic, "minimum": 0.9}
    assert content_validity(table, {"x": [*"ABC"]}, strict, 0.05)["all"]["items_kept"] == 1


def test_seven_of_nine_experts_are_enough_though_it_is_less_than_78_percent():
    table = pd.DataFrame({"A": [4] * 7 + [1] * 2, "B": [4] * 6 + [1] * 3})
    found = content_validity(table, {"x": ["A", "B"]}, RULE | {"statistic": "i_cvi"}, 0.05)
    assert (found["A"]["kept"], found["B"]["kept"]) == (True, False)


def test_a_rating_that_is_missing_leaves_the_others():
    table = pd.DataFrame({"A": [4, 4, None], "B": [4, None, None]}, dtype="Int64")
    found = content_validity(table, {"x": ["A", "B"], "y": []}, RULE, 0.05)
    assert found["A"]["n"] == 2
    assert isinstance(found["B"]["kept"], Undefined)
    assert isinstance(found["y"]["aikens_v"], Undefined)
    assert found["x"]["items"] == 1
