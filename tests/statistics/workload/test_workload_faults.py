"""What is wrong with tables of tasks and staff is found, all in one pass, and named by key."""

import numpy as np
import pandas as pd
import pytest

from angket.statistics.workload.allowances import allowance_factor, share_of_factor
from angket.statistics.workload.amounts import read_amount, read_amounts
from angket.statistics.workload.analysis import Classes, analyse
from angket.statistics.workload.permenpan import need_by_output, need_by_process
from angket.statistics.workload.prepared import prepare
from angket.statistics.workload.refused import Refused
from angket.statistics.workload.rounded_needs import round_needs
from angket.statistics.workload.stated import stated_faults
from angket.statistics.workload.times import (
    check_multipliers,
    middle_norm,
    multipliers_of,
    times_a_year,
    unit_minutes,
)
from angket.statistics.workload.work_sampling import observations_needed, productive_share
from angket.statistics.workload.working_time import computed_working_time, stated_working_time

YEAR = stated_working_time(75000, "minute", "Permen PANRB 1/2020")
TIMES = {"day": 250, "week": 50, "month": 12}
RIGHT = {"unit": "Tata Usaha", "position": "Pengadministrasi", "task": "surat masuk",
         "volume": "40", "period": "minggu", "norm": "15", "norm_unit": "menit"}  # fmt: skip


def tasks(*changes, **columns):
    rows = [RIGHT | {"task": f"tugas {place}"} | change for place, change in enumerate(changes)]
    return pd.DataFrame(rows, index=range(2, len(rows) + 2), dtype=object).assign(**columns)


def staff(present="2", unit="Tata Usaha", position="Pengadministrasi"):
    return pd.DataFrame([{"unit": unit, "position": position, "present": present}], index=[2])


@pytest.mark.parametrize(
    ("parts", "keys"),
    [
        ({"civil_servants": "1", "contract_staff": "1"}, []),
        ({"civil_servants": "1"}, []),
        ({"civil_servants": "3"}, ["staff_kinds_differ"]),
        ({"civil_servants": "2", "contract_staff": "1"}, ["staff_kinds_differ"]),
        ({"civil_servants": "1", "contract_staff": "0"}, ["staff_kinds_differ"]),
        ({"civil_servants": "3", "contract_staff": "-1"}, ["contract_staff_negative"]),
        ({"civil_servants": "two", "contract_staff": "0"}, ["civil_servants_not_a_number"]),
        ({"civil_servants": "2", "contract_staff": ""}, ["contract_staff_missing_number"]),
    ],
)
def test_kinds_of_employment_add_up_to_the_present_staff(parts, keys):
    found = prepare(tasks({}), staff().assign(**parts), "permenpan", TIMES)
    assert keys_of(found.faults) == keys
    if keys == ["staff_kinds_differ"]:
        assert found.faults["value"].tolist() == [2.0]
    if not keys:
        assert found.staff["civil_servants"].tolist() == [1.0]


def keys_of(found, severity="error"):
    return found[found["severity"] == severity]["key"].tolist()


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"volume": "banyak"}, "volume_not_a_number"),
        ({"volume": "12 surat"}, "volume_not_a_number"),
        ({"volume": ""}, "volume_missing_number"),
        ({"volume": None}, "volume_missing_number"),
        ({"volume": "1.250"}, "volume_ambiguous_number"),
        ({"volume": "1,250"}, "volume_ambiguous_number"),
        ({"volume": "-3"}, "volume_negative"),
        ({"norm": "0"}, "norm_not_positive"),
        ({"norm": -5}, "norm_not_positive"),
        ({"norm": float("inf")}, "norm_not_a_number"),
        ({"norm": True}, "norm_not_a_number"),
        ({"norm": "2,050"}, "norm_ambiguous_number"),
        ({"norm_unit": "kali"}, "unknown_unit"),
        ({"norm_unit": ""}, "missing_unit"),
        ({"norm_unit": "hari"}, "unit_without_length"),
        ({"period": "caturwulan"}, "unknown_period"),
        ({"period": None}, "missing_period"),
        ({"position": " "}, "task_without_position"),
        ({"unit": None}, "task_without_unit"),
        ({"task": None}, "task_without_name"),
        ({"position": "Arsiparis"}, "position_without_staff"),
        ({"unit": "Keuangan"}, "position_without_staff"),
        ({"kind": "support"}, "kind_not_in_method"),
    ],
)
def test_a_wrong_task_is_named_with_its_row(change, key):
    found = prepare(tasks({}, change), staff(), "permenpan", TIMES).faults
    errors = found[found["severity"] == "error"]
    assert errors[["table", "key", "row"]].values.tolist() == [["tasks", key, 3]]
    with pytest.raises(Refused, match="faults") as refused:
        analyse(tasks({}, change), staff(), "permenpan", YEAR, TIMES, "nearest")
    assert keys_of(refused.value.fillings["faults"]) == [key]


@pytest.mark.parametrize(
    ("people", "key"),
    [
        (staff("dua"), "present_not_a_number"),
        (staff("-1"), "present_negative"),
        (staff(unit=None), "staff_without_unit"),
        (staff(position=""), "staff_without_position"),
        (pd.concat([staff(), staff("3")]), "duplicate_staff"),
    ],
)
def test_a_wrong_row_of_staff_is_named(people, key):
    assert key in keys_of(prepare(tasks({}), people, "permenpan", TIMES).faults)


def test_all_faults_are_found_at_once_and_errors_come_first():
    wrong = tasks({"volume": "1.250"}, {"norm": "0"}, {"volume": 0}, {"position": None})
    found = prepare(wrong, staff("0"), "permenpan", TIMES).faults
    assert keys_of(found) == [
        "volume_ambiguous_number",
        "task_without_position",
        "norm_not_positive",
    ]
    assert keys_of(found, "warning") == ["staff_zero", "volume_zero"]
    assert found["severity"].tolist() == ["error"] * 3 + ["warning"] * 2


def test_kinds_of_tasks_are_known_in_both_languages():
    table = tasks({"kind": "Pokok"}, {"kind": "penunjang"}, {"kind": None}, {"kind": "lainnya"})
    found = prepare(table, staff(), "abk_kes", TIMES)
    assert found.tasks["kind"].tolist() == ["main", "support", "main", "lainnya"]
    told = found.faults[["key", "row", "value"]].values.tolist()
    assert told == [["kind_not_in_method", 5, "lainnya"]]


def test_a_task_told_twice_would_count_twice():
    found = prepare(tasks({"task": "a"}, {"task": " a "}), staff(), "permenpan", TIMES).faults
    assert found[["key", "row"]].values.tolist() == [["duplicate_task", 3]]


def test_staff_zero_leaves_efficiency_undefined_and_says_so():
    found = analyse(tasks({}), staff("0"), "permendagri", YEAR, TIMES, "nearest")
    assert np.isnan(found.positions["efficiency"][0])
    assert (
        found.undefined[["statistic", "key"]].values.tolist()
        == [["efficiency", "nobody_present"]] * 2
    )


def test_staff_without_a_task_is_warned_of_and_needs_nobody():
    people = pd.concat([staff(), staff("4", position="Sopir")])
    found = analyse(tasks({}), people, "wisn", YEAR, TIMES, "ceiling")
    assert keys_of(found.warnings, "warning") == ["staff_without_task"]
    driver = found.positions.set_index("position").loc["Sopir"]
    assert (driver["need_rounded"], driver["difference"]) == (0, 4)
    assert found.undefined[["position", "key"]].values.tolist() == [["Sopir", "nothing_required"]]


def test_support_of_a_whole_year_leaves_no_time_for_tasks():
    support = {"kind": "support", "volume": 1, "period": "year", "norm": 1250, "norm_unit": "jam"}
    for method in ("abk_kes", "wisn"):
        with pytest.raises(Refused) as refused:
            analyse(tasks({}, support), staff(), method, YEAR, TIMES, "nearest")
        faults = refused.value.fillings["faults"]
        assert faults[["key", "position", "value"]].values.tolist() == [
            ["allowance_full", "Pengadministrasi", 100.0]
        ]
    nearly = analyse(tasks({}, support | {"norm": 1249}), staff(), "wisn", YEAR, TIMES, "nearest")
    assert nearly.positions["allowance_factor"][0] == pytest.approx(1250)


def test_support_without_a_counted_task_needs_nobody_and_is_warned_of():
    support = tasks({"kind": "support"}, {"kind": "support"})
    found = analyse(support, staff(), "abk_kes", YEAR, TIMES, "nearest")
    assert found.positions["need"].tolist() == [0]
    assert found.warnings[["key", "position"]].values.tolist() == [
        ["position_without_main_task", "Pengadministrasi"]
    ]


@pytest.mark.parametrize(
    ("persons", "key"),
    [(None, "persons_missing_number"), ("0", "persons_not_positive"), ("1.250",
     "persons_ambiguous_number")],
)  # fmt: skip
def test_additional_tasks_say_how_many_do_them(persons, key):
    additional = tasks({}, {"kind": "additional", "persons": persons})
    assert keys_of(prepare(additional, staff(), "wisn", TIMES).faults) == [key]


def test_a_task_of_two_fifths_of_a_year_is_warned_of():
    long = tasks({"volume": 2001, "period": "tahun"}, {"volume": 2000, "period": "tahun"})
    found = analyse(long, staff(), "permenpan", YEAR, TIMES, "nearest").warnings
    assert found[["key", "row", "value"]].values.tolist() == [["task_above_share", 2, 0.4002]]


def test_a_day_of_formal_hours_in_a_year_of_net_hours_is_warned_of():
    of_days = tasks({"norm": 1, "volume": 2, "period": "tahun", "norm_unit": "hari"})
    found = analyse(of_days, staff(), "permenpan", YEAR, TIMES, "nearest", lengths={"day": 450})
    assert keys_of(found.warnings, "warning") == ["gross_unit"]
    net = analyse(of_days, staff(), "permenpan", YEAR, TIMES, "nearest", lengths={"day": 300})
    assert net.warnings.empty


def test_daily_tasks_on_every_day_of_the_calendar_are_warned_of():
    found = prepare(tasks({}), staff(), "permenpan", TIMES | {"day": 365}).faults
    assert keys_of(found, "warning") == ["daily_on_calendar_days"]


def test_a_stated_total_that_differs_is_told_with_the_other_multiplier_or_the_part_left_out():
    rows = tasks({}, {}, {})
    stated = pd.Series(["141300", "42300", None], index=rows.index)
    computed = pd.Series([211500.0, 42300.0, 1.0], index=rows.index)
    times = pd.Series([235.0, 235, 1], index=rows.index)
    found = stated_faults("tasks", rows, stated, computed, times=times)
    assert found[["key", "row", "expected"]].values.tolist() == [
        ["other_multiplier", 2, {"computed": 211500.0, "times": 157}]
    ]
    parts = pd.Series([[2.0, 3.0, 4.0]], index=[2])
    sums = stated_faults("staff", staff(), pd.Series(["6"], [2]), pd.Series([9.0], [2]), parts)
    assert sums["key"].tolist() == ["part_left_out"]


def test_a_decimal_mark_that_was_said_settles_what_is_ambiguous():
    cells = pd.Series(["1.250", "1,5", "2.000.000", 3])
    assert read_amounts(cells, "comma")[0].tolist() == [1250, 1.5, 2000000, 3]
    amounts, keys = read_amounts(cells, "point")
    assert amounts[0] == 1.25 and keys.tolist() == [None, "not_a_number", "not_a_number", None]


@pytest.mark.parametrize(
    ("text", "value"),
    [("0,125", 0.125), ("1250.5", 1250.5), ("1.250,5", 1250.5), ("1,250.5", 1250.5), ("12,5", 12.5),
     ("1234.567", 1234.567), ("10.000.000", 1e7), (" 7 ", 7), ("2,0500", 2.05)],
)  # fmt: skip
def test_amounts_that_mean_one_number_are_read(text, value):
    assert read_amount(text) == (value, None)


@pytest.mark.parametrize("text", ["1.25.3", "1,2,3", "1e3", "2-3", "5 %", ".5", "1..5", "²"])
def test_texts_that_mean_no_number_are_refused(text):
    assert read_amount(text)[1] == "not_a_number"


@pytest.mark.parametrize(
    ("key", "call"),
    [
        ("no_citation", lambda: stated_working_time(1250, "hour", " ")),
        ("unknown_unit", lambda: stated_working_time(1250, "day", "x")),
        ("working_time", lambda: stated_working_time(0, "hour", "x")),
        ("working_time", lambda: stated_working_time(75000, "hour", "x")),
        ("days_off", lambda: computed_working_time(365, {"leave": 365}, 5, "x", 0)),
        ("days_off", lambda: computed_working_time(365, {"leave": -1}, 5, "x", 0)),
        ("hours", lambda: computed_working_time(365, {}, 25, "x", 0)),
        ("allowance", lambda: computed_working_time(365, {}, 5, "x", 100)),
        ("multiplier", lambda: check_multipliers({"day": 367})),
        ("multiplier", lambda: check_multipliers({"month": 0})),
        ("unknown_period", lambda: check_multipliers({"quarter": 4})),
        ("multiplier", lambda: times_a_year(pd.Series(["year"]), {"year": 2})),
        ("unit_length", lambda: unit_minutes(pd.Series(["jam"]), {"hour": 45})),
        ("base", lambda: multipliers_of({"day": 300})),
        ("unknown_rounding", lambda: round_needs([1.5], "floor")),
        ("no_tolerance", lambda: round_needs([1.5], "wisn")),
        ("allowance_full", lambda: allowance_factor(100)),
        ("allowance_negative", lambda: allowance_factor(float("nan"))),
        ("factor_below_one", lambda: share_of_factor(0.9)),
        ("no_working_time", lambda: need_by_process(100, 0)),
        ("standard", lambda: need_by_output(1000, "day", 0, "day")),
        ("norm_range", lambda: middle_norm(90, 60)),
        ("periods_differ", lambda: need_by_output(1000, "year", 100, "day")),
        ("observations", lambda: productive_share(31, 30, 2)),
        ("share", lambda: observations_needed(1, 0.05, 1.96)),
        ("unknown_method", lambda: prepare(tasks({}), staff(), "abk", TIMES)),
        ("missing_columns", lambda: prepare(staff(), staff(), "wisn", TIMES)),
    ],
)
def test_what_cannot_be_computed_honestly_is_refused(key, call):
    with pytest.raises(Refused) as refused:
        call()
    assert refused.value.key == key


def test_classes_need_their_citation():
    classes = Classes([{"label": "A", "from": 0}], citation="")
    with pytest.raises(Refused, match="no_citation"):
        analyse(tasks({}), staff(), "permendagri", YEAR, TIMES, "none", classes=classes)


def test_totals_of_a_form_are_compared_with_what_follows_from_its_inputs():
    # The form of "perencanaan" in worked_examples.yaml: it leaves one of six tasks out.
    of_form = [(240, 2, "bulan"), (240, 2, "bulan"), (240, 2, "bulan"), (240, 3, "tahun"),
               (180, 3, "bulan"), (180, 1, "tahun")]  # fmt: skip
    table = tasks(*({"norm": norm, "volume": volume, "period": period}
                    for norm, volume, period in of_form))  # fmt: skip
    table["stated_minutes"] = ["4.800,0", "4800", None, 720, "5400,4", "1.080"]
    people = staff().assign(stated_need="0,2208")
    year = stated_working_time(72000, "minute", "Perka BKN 19/2011")
    with pytest.raises(Refused) as refused:
        analyse(table, people, "permenpan", year, {"month": 10}, "ceiling")
    found = refused.value.fillings["faults"]
    assert keys_of(found) == ["stated_minutes_ambiguous_number"]
    table["stated_minutes"] = ["4.800,0", "4800", None, 720, "5940", "1080"]
    found = analyse(table, people, "permenpan", year, {"month": 10}, "ceiling")
    assert found.positions["need_rounded"].tolist() == [1]
    told = found.warnings[["table", "key", "row", "value", "expected"]].values.tolist()
    assert told == [
        ["staff", "part_left_out", 2, "0.2208", {"computed": pytest.approx(0.2875)}],
        ["tasks", "other_multiplier", 6, "5940", {"computed": 5400.0, "times": 11}],
        ["tasks", "stated_differs", 7, "1080", {"computed": 180.0}],
    ]
