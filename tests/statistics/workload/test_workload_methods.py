"""Four methods on the same tables: sums, rounding once, what grows with what, and how fast."""

import time
from functools import cache

import numpy as np
import pandas as pd
import pytest

from angket.statistics.workload.abk_kes import abk_kes_need
from angket.statistics.workload.allowances import allowance_factor, share_of_factor
from angket.statistics.workload.analysis import Classes, analyse
from angket.statistics.workload.permendagri import efficiency_classes
from angket.statistics.workload.rounded_needs import round_needs
from angket.statistics.workload.times import multipliers_of
from angket.statistics.workload.working_time import stated_working_time

YEAR = stated_working_time(75000, "minute", "Permen PANRB 1/2020")
TIMES = {"day": 250, "week": 50, "month": 12}
METHODS = ["permendagri", "permenpan", "abk_kes", "wisn"]
# As one application has the classes of efficiency; others have other bounds.
CLASSES = [{"label": "E", "from": 0}, {"label": "D", "from": 0.5}, {"label": "C", "from": 0.7},
           {"label": "B", "from": 0.9}, {"label": "A", "above": 1}]  # fmt: skip


def invented(seed, units=4, positions=3, tasks=6, kinds=("main",)):
    random = np.random.default_rng(seed)
    n = units * positions * tasks
    places = pd.MultiIndex.from_product(
        [[f"U{place}" for place in range(units)], [f"P{place}" for place in range(positions)]],
        names=["unit", "position"],
    )
    table = places.repeat(tasks).to_frame(index=False)
    table["task"] = [f"T{place}" for place in range(n)]
    table["volume"] = random.integers(0, 60, n)
    table["period"] = random.choice(["day", "week", "month", "year"], n)
    table["norm"] = random.integers(1, 40, n)
    table["norm_unit"] = "minute"
    table["kind"] = random.choice(kinds, n)
    table.loc[::tasks, "kind"] = "main"
    other = table["kind"] != "main"
    table.loc[other, ["volume", "period"]] = [5, "month"]
    table["persons"] = random.integers(1, 4, n)
    staff = places.to_frame(index=False).assign(present=random.integers(1, 6, len(places)))
    return table, staff


@cache
def found_of(seed, method, rounding="nearest", year=YEAR, change=None):
    kinds = {"abk_kes": ["main", "support"], "wisn": ["main", "support", "additional"]}
    table, staff = invented(seed, kinds=kinds.get(method, ["main"]))
    if change:
        change(table, staff)
    return analyse(table, staff, method, year, TIMES, rounding)


def more_to_do(table, staff):
    table["volume"] += 1


@pytest.mark.parametrize("method", METHODS)
def test_units_are_the_sums_of_their_positions(method):
    for seed in range(3):
        found = found_of(seed, method)
        main = found.tasks[found.tasks["kind"] == "main"]
        by_unit = found.positions.groupby("unit")
        units = found.units.set_index("unit")
        pd.testing.assert_series_equal(main.groupby("unit")["minutes"].sum(), units["minutes"])
        for name in ("need", "need_rounded", "present", "difference"):
            pd.testing.assert_series_equal(by_unit[name].sum(), units[name])


@pytest.mark.parametrize("method", METHODS)
def test_need_is_work_by_time_grown_by_what_the_method_adds(method):
    for seed in range(3):
        positions = found_of(seed, method).positions
        factor = positions.get("allowance_factor", 1)
        added = positions.get("individual_allowance", 0)
        expected = positions["minutes"] / 75000 * factor + added
        np.testing.assert_allclose(positions["need"], expected, rtol=1e-13)


def test_efficiency_and_ratio_tell_what_the_unrounded_need_tells():
    for seed in range(3):
        of_time, of_staff = found_of(seed, "permendagri"), found_of(seed, "wisn")
        for table in (of_time.positions, of_time.units):
            expected = table["need"] / table["present"]
            np.testing.assert_allclose(table["efficiency"], expected, rtol=1e-13)
        for table in (of_staff.positions, of_staff.units):
            expected = table["present"] / table["need"]
            np.testing.assert_allclose(table["wisn_ratio"], expected, rtol=1e-13)


def test_each_position_is_rounded_once():
    # One application rounds every task up: twelve posts for the work of one and a fifth.
    table = pd.DataFrame({"unit": "U", "position": "P", "task": [f"T{n}" for n in range(12)],
        "volume": 7500, "period": "year", "norm": 1, "norm_unit": "minute"})  # fmt: skip
    staff = pd.DataFrame({"unit": ["U"], "position": ["P"], "present": [2]})
    found = analyse(table, staff, "permenpan", YEAR, TIMES, "ceiling")
    assert found.tasks["need"].tolist() == [0.1] * 12
    assert found.positions[["need", "need_rounded"]].values.tolist() == [[1.2, 2.0]]


def test_wisn_of_tables_is_what_its_steps_give_by_hand():
    # 1,600 hours: 4,800 visits of 20 minutes are 1; 160 hours of support a tenth of everybody's
    # time; 2 persons with 80 hours each of other activities a tenth of a post.
    table = pd.DataFrame(
        [["visits", 400, "month", 20, "minute", "main", None],
         ["records", 1, "year", 160, "hour", "support", None],
         ["teaching", 10, "year", 8, "hour", "additional", 2]],
        columns=["task", "volume", "period", "norm", "norm_unit", "kind", "persons"],
    ).assign(unit="U", position="P")  # fmt: skip
    staff = pd.DataFrame({"unit": ["U"], "position": ["P"], "present": [1]})
    year = stated_working_time(1600, "hour", "by hand")
    found = analyse(table, staff, "wisn", year, TIMES, "wisn", 0.25)
    told = found.positions.iloc[0]
    assert found.tasks["standard_workload"][0] == 4800
    assert told["allowance_percent"] == 10
    assert told["allowance_factor"] == pytest.approx(1 / 0.9)
    assert told["individual_allowance"] == pytest.approx(0.1)
    assert told["need"] == pytest.approx(1 / 0.9 + 0.1)
    assert told["wisn_ratio"] == pytest.approx(1 / (1 / 0.9 + 0.1))
    assert (told["need_rounded"], told["difference"]) == (1, 0)
    assert found.units[["need_rounded", "difference"]].values.tolist() == [[1, 0]]


def test_difference_is_below_zero_in_a_shortage_of_whole_posts():
    table, staff = invented(6)
    found = analyse(table, staff, "permenpan", YEAR, TIMES, "ceiling")
    for told in (found.positions, found.units):
        assert (told["difference"] == told["present"] - told["need_rounded"]).all()
        assert (told["difference"] != told["present"] - told["need"]).all()


def test_a_fraction_of_just_the_tolerance_is_absorbed():
    assert round_needs([1.1, 1.11, 2.2, 2.21, 3.3, 0.1], "wisn", 0.1).tolist() == [1, 2, 2, 3, 3, 1]


def test_rounding_adds_less_than_a_post_to_each_position_and_nothing_where_it_is_off():
    random = np.random.default_rng(11)
    needs = random.uniform(0, 30, 500)
    assert (round_needs(needs, "none") == needs).all()
    assert (np.abs(round_needs(needs, "nearest") - needs) <= 0.5).all()
    up = round_needs(needs, "ceiling") - needs
    assert ((up >= 0) & (up < 1)).all()
    tolerant = round_needs(needs, "wisn", 0.1)
    assert (tolerant <= round_needs(needs, "ceiling")).all()
    assert (tolerant >= needs / 1.1 - 1e-9).all()
    assert (round_needs(needs, "wisn", 0) == round_needs(needs, "ceiling")).all()


@pytest.mark.parametrize("rule", ["nearest", "ceiling", "wisn"])
def test_a_larger_need_never_has_fewer_posts(rule):
    needs = np.arange(0, 12, 0.01)
    assert (np.diff(round_needs(needs, rule, 0.1)) >= 0).all()


def test_a_sum_of_tenths_that_makes_a_whole_is_not_rounded_up():
    assert sum([0.1] * 3) > 0.3
    assert round_needs([10 * sum([0.1] * 3), 4.5, 2.4999999999], "ceiling").tolist() == [3, 5, 3]
    assert round_needs([0.5, 1.5, 2.5], "nearest").tolist() == [1, 2, 3]


@pytest.mark.parametrize("method", METHODS)
def test_need_grows_with_every_volume_and_falls_with_the_working_time(method):
    longer = stated_working_time(1507, "hour", "Finance ministry")
    for seed in range(3):
        needs = found_of(seed, method).positions["need"]
        assert (found_of(seed, method, change=more_to_do).positions["need"] > needs).all()
        assert (found_of(seed, method, year=longer).positions["need"] < needs).all()


def test_the_order_of_rows_changes_nothing():
    def turned(table, staff):
        order = np.random.default_rng(1).permutation(len(table))
        table[:] = table.to_numpy()[order]
        staff[:] = staff.to_numpy()[::-1]

    places = ["unit", "position"]
    there = found_of(3, "wisn").positions.set_index(places).sort_index()
    back = found_of(3, "wisn", change=turned).positions.set_index(places).sort_index()
    np.testing.assert_allclose(
        back["need"].to_numpy(float), there["need"].to_numpy(float), rtol=1e-13
    )


def test_a_form_with_a_base_for_each_period_is_the_same_as_multipliers():
    bases = {"day": 300, "week": 1500, "month": 6000, "year": 72000}
    table, staff = invented(2)
    year = stated_working_time(72000, "minute", "Perka BKN 19/2011")
    found = analyse(table, staff, "permenpan", year, multipliers_of(bases) | {"year": 1}, "none")
    by_form = table["volume"] * table["norm"] / table["period"].map(bases)
    np.testing.assert_allclose(found.tasks["need"], by_form, rtol=1e-13)


@pytest.mark.parametrize(
    ("minutes", "need"), [(72000, 1.667), (75000, 1.600), (79320, 1.513), (90420, 1.327)]
)
def test_the_same_work_needs_a_quarter_more_staff_by_one_working_time_than_by_another(
    minutes, need
):
    table = pd.DataFrame({"unit": ["U"], "position": ["P"], "task": ["T"], "volume": [1000],
        "period": ["year"], "norm": [2], "norm_unit": ["hour"]})  # fmt: skip
    staff = pd.DataFrame({"unit": ["U"], "position": ["P"], "present": [1]})
    year = stated_working_time(minutes, "minute", "in use")
    assert round(analyse(table, staff, "wisn", year, TIMES, "none").units["need"][0], 3) == need


def test_abk_kes_by_position_is_abk_kes_of_tables():
    table, staff = invented(5, kinds=["main", "support"])
    for whole in (False, True):
        found = analyse(table, staff, "abk_kes", YEAR, TIMES, "none", whole_standards=whole)
        for place, tasks in found.tasks.groupby(["unit", "position"]):
            main = tasks[tasks["kind"] == "main"]
            support = tasks[tasks["kind"] == "support"]["minutes"].tolist()
            alone = abk_kes_need(main["yearly_volume"], main["norm_minutes"], support, 75000, whole)
            told = found.positions.set_index(["unit", "position"]).loc[place]
            for name in ("need", "allowance_percent", "allowance_factor"):
                assert told[name] == pytest.approx(alone[name], rel=1e-13), (place, name)


def test_a_factor_and_its_share_are_each_others_way_back():
    for percent in np.linspace(0, 99, 34):
        assert share_of_factor(allowance_factor(percent)) == pytest.approx(percent, abs=1e-11)


def test_classes_have_no_holes_and_one_is_no_more_than_enough():
    values = np.arange(0, 1501) / 1000
    for decimals in (None, 2):
        classes = efficiency_classes(values, CLASSES, decimals)
        assert set(classes) == set("ABCDE")
        assert (np.diff([ord(letter) for letter in classes]) <= 0).all()
        assert classes[1000] == "B"
    assert efficiency_classes([0.7, 7 * 0.1, 0.1 * 3 / 0.3], CLASSES).tolist() == ["C", "C", "B"]
    found = analyse(*invented(1), "permendagri", YEAR, TIMES, "none",
                    classes=Classes(CLASSES, "an application", 2))  # fmt: skip
    assert set(found.positions["efficiency_class"]) | set(found.units["efficiency_class"]) <= set(
        "ABCDE"
    )


def test_five_hundred_units_of_fifty_tasks_take_seconds():
    table, staff = invented(0, units=500, positions=5, tasks=10, kinds=["main", "support"])
    began = time.process_time()
    found = analyse(table, staff, "abk_kes", YEAR, TIMES, "ceiling")
    assert time.process_time() - began < 3
    assert (len(found.tasks), len(found.units)) == (25000, 500)
