"""What the package computes of the inputs in worked_examples.yaml, by the names of the results.

A result is a number, a text, or a dict of the number and what `explain_stated` needs besides.
"""

from pathlib import Path

import computed_times
import pandas as pd
import yaml
from computed_times import numbers

from angket.statistics.workload.abk_kes import abk_kes_need
from angket.statistics.workload.allowances import allowance_factor, share_of_factor
from angket.statistics.workload.analysis import analyse
from angket.statistics.workload.permendagri import efficiency_classes
from angket.statistics.workload.permenpan import (
    need_by_equipment,
    need_by_output,
    need_by_process,
)
from angket.statistics.workload.rounded_needs import round_needs
from angket.statistics.workload.standard_workload import needs_of_tasks, standard_workload
from angket.statistics.workload.times import middle_norm
from angket.statistics.workload.wisn import difference, wisn_ratio
from angket.statistics.workload.working_time import computed_working_time, stated_working_time

EXAMPLES = yaml.safe_load(
    Path(__file__).with_name("worked_examples.yaml").read_text(encoding="utf-8")
)
# Above 1.28 is overload in every example; the lower bounds stand in none.
FULL_TIME = [{"label": "", "from": 0}, {"label": "overload", "above": 1.28}]


def rounded(need, rule):
    return float(round_needs([need], rule)[0])


def of_hours(tasks, hours, multipliers, lengths=None):
    """Analyse tasks of one position: volume, period, norm, unit of the norm."""
    columns = ["volume", "period", "norm", "norm_unit"]
    table = pd.DataFrame(tasks, columns=columns).assign(unit="U", position="P")
    table["task"] = [f"task{place}" for place in range(len(table))]
    staff = pd.DataFrame({"unit": ["U"], "position": ["P"], "present": [1]})
    time = stated_working_time(hours, "hour", "as the example says")
    return analyse(table, staff, "permenpan", time, multipliers, "nearest", lengths=lengths)


def totals_of(found, names):
    position = found.positions.iloc[0]
    told = dict(zip(names, found.tasks["minutes"], strict=True))
    return told | {
        "total WPT": position["minutes"],
        "total hours": position["minutes"] / 60,
        "staff unrounded": position["need"],
        "staff rounded": position["need_rounded"],
    }


def kemahasiswaan(given, printed):
    tasks = [
        (4, "hari", 3, "jam"),
        (2, "minggu", 4, "jam"),
        (4616, "tahun", 10, "menit"),
        (16, "tahun", 3, "jam"),
        (16, "tahun", 4, "jam"),
        (16, "tahun", 5, "jam"),
        (4616, "tahun", 10, "menit"),
    ]
    names = list(printed)[:7]
    return totals_of(of_hours(tasks, 1250, {"day": 235, "week": 52}), names)


def pendidikan(given, printed):
    tasks = [
        (3, "tahun", 1, "bulan"),
        (3, "tahun", 9, "hari"),
        (1, "hari", 3, "jam"),
        (4, "tahun", 10, "hari"),
        (1, "tahun", 50, "hari"),
        (1000, "tahun", 5, "jam"),
        (2, "tahun", 5, "hari"),
        (3, "tahun", 5, "hari"),
        (5, "hari", 3, "jam"),
    ]
    found = of_hours(tasks, 1250, {"day": 235}, {"day": 450, "month": 9000})
    names = [*list(printed)[:8], "WPT 15 h/day x 235 d"]
    told = totals_of(found, names)
    told[names[-1]] = {"computed": told[names[-1]], "times": 235}
    return told


def pendidikan_of_printed(printed):
    minutes = sum(float(printed[name]) for name in printed if name.startswith("WPT"))
    need = need_by_process(minutes, 75000)
    return {"total WPT": minutes, "total hours": minutes / 60, "staff unrounded": need,
            "staff rounded": rounded(need, "nearest")}  # fmt: skip


def kemenag(given, printed):
    told, hours = {}, []
    for place in range(1, 10):
        volume, shortest, longest = numbers(given[f"task{place} volume|min|max"])
        told[f"task{place} mean"] = middle_norm(shortest, longest)
        tasks = [(volume, "tahun", told[f"task{place} mean"], "menit")]
        hours.append(of_hours(tasks, 1322, {}).tasks["minutes"].sum() / 60)
        told[f"task{place} hours"] = hours[-1]
    told |= {"subtotal 1": sum(hours[:2]), "subtotal 2": sum(hours[2:5])}
    need = need_by_process(1257.75, 1322)
    rounded_need = rounded(need, "nearest")
    return told | {
        "subtotal 3": sum(hours[5:]),
        "staff for printed total 1257.75 h": rounded_need,
    }


def perencanaan(given, printed):
    needs = []
    for task in given.values():
        minutes, volume, base = numbers(task)
        needs.append(need_by_process(minutes * volume, base))
    told = {f"task{place} need": need for place, need in enumerate(needs, 1)}
    return told | {
        "sum": {"computed": sum(needs), "parts": needs},
        "rounded": rounded(sum(needs), "ceiling"),
    }


def program(given, printed):
    minutes, volume, base = numbers(given["minutes|volume|effective minutes"])
    return {"task need": need_by_process(minutes * volume, base)}


def graphics(given, printed):
    need = need_by_process(54300, 75000)
    return {"hours": 54300 / 60, "standard hours": 75000 / 60, "staff unrounded": need,
            "staff rounded": rounded(need, "ceiling")}  # fmt: skip


def tractor(given, printed):
    ratios = {name: float(given[f"{name} per unit"]) for name in printed}
    return need_by_equipment(float(given["units"]), ratios)


def agenda_output(given, printed):
    return {"staff": need_by_output(1000, "day", 100, "day")}


def agenda_object(given, printed):
    return {name: need_by_output(1000, "day", float(given[f"standard {name}"]), "day")
            for name in printed}  # fmt: skip


def panrb_a(given, printed):
    position = of_hours([(1000, "tahun", 120, "menit")], 1250, {}).positions.iloc[0]
    return {"workload": position["minutes"], "need unrounded": position["need"],
            "need": position["need_rounded"]}  # fmt: skip


def panrb_b(given, printed):
    tasks = [(100, "bulan", 30, "menit"), (2, "hari", 60, "menit"), (1, "minggu", 120, "menit")]
    found = of_hours(tasks, 1250, {"day": 250, "week": 50, "month": 12})
    position = found.positions.iloc[0]
    _, daily, weekly = found.tasks["minutes"]
    return {"daily annual": daily, "weekly annual": weekly, "total": position["minutes"],
            "need unrounded": position["need"], "need": position["need_rounded"]}  # fmt: skip


def ejabatan(given, printed):
    told = {}
    for place, row in enumerate(given.values(), 1):
        volume, minutes, base = numbers(row)
        told[f"row{place} need"] = need_by_process(volume * minutes, base)
    return told


def full_time(given, printed, rule="ceiling"):
    total = sum(map(float, given.values()))
    return {"staff": rounded(total, rule), "total FTE": total,
            "class": efficiency_classes([total], FULL_TIME)[0]}  # fmt: skip


def bakery(given, printed):
    return full_time(given, printed, "nearest")


def registration(given, printed):
    found = abk_kes_need([15800, 45000], [3, 5], [1440, 1440], 72000)
    needs, standards = list(found["task_needs"]), found["standard_workload"]
    seminar = abk_kes_need([1], [1], [1440], 72000)["allowance_percent"]
    return {"SBK outpatient": standards[0], "SBK inpatient": standards[1],
            "FTP seminar": seminar, "FTP total": found["allowance_percent"],
            "STP": found["allowance_factor"], "need outpatient": needs[0],
            "need inpatient": needs[1], "rounded": rounded(found["need"], "nearest"),
            "JKT": {"computed": found["tasks_need"], "parts": needs}}  # fmt: skip


def registration_of_printed(printed):
    return {"total": 3.77 * 1.04}


def filing(given, printed):
    days_off = dict(zip(("weekends", "holidays", "leave"), (52, 34, 12), strict=True))
    time = computed_working_time(365, days_off, 40 / 6, "the workbook", 30, 6)
    rows = [numbers(given[f"task{place} norm|volume"]) for place in range(1, 12)]
    norms, volumes = zip(*rows, strict=True)
    found = abk_kes_need(volumes, norms, [90 * 12, 120 * 4], time.minutes)
    told = {"effective h/week": 40 * 0.7, "effective h/day": time.minutes / 60 / 267,
            "effective days": dict(time.steps)["days"], "WKE hours": time.minutes / 60,
            "WKE minutes": time.minutes, "FTP1": 1080 / time.minutes, "FTP2": 480 / time.minutes,
            "FTP total": found["allowance_percent"] / 100, "STP": found["allowance_factor"],
            "JKT": found["tasks_need"], "total": found["need"]}  # fmt: skip
    for place in range(11):
        told[f"task{place + 1} SBK"] = found["standard_workload"][place]
        told[f"task{place + 1} need"] = found["task_needs"][place]
    return told


def midwives(given, printed):
    rows = [numbers(given[f"task{place} volume|SBK"]) for place in range(1, 8)]
    needs = needs_of_tasks(*zip(*rows, strict=True))
    told = {f"task{place} need": need for place, need in enumerate(needs, 1)}
    total = needs.sum() * 1.21
    return told | {"JKT": needs.sum(), "total": total, "rounded": rounded(total, "nearest")}


def promotion(given, printed):
    rows = [numbers(given[f"task{place} norm|volume"]) for place in range(1, 8)]
    norms, volumes = zip(*rows, strict=True)
    found = abk_kes_need(volumes, norms, [], 75000, whole=True)
    told = {"JKT": found["tasks_need"], "total": found["need"],
            "rounded": rounded(found["need"], "nearest")}  # fmt: skip
    for place in range(7):
        told[f"task{place + 1} SBK"] = found["standard_workload"][place]
        told[f"task{place + 1} need"] = found["task_needs"][place]
    return told


def gaps(given, printed):
    return {f"gap {name.split()[0]}": difference(*numbers(both)) for name, both in given.items()}


def demo_page(given, printed):
    return {"total": 1.640 * 1.02}


def compared(given, printed):
    present, needed = [float(given["current"])], [float(given["required"])]
    ratio = wisn_ratio(present, needed)[0]
    return {"difference": difference(present, needed)[0], "ratio": ratio,
            "excess": 100 * (ratio - 1)}  # fmt: skip


def nepal(given, printed):
    off = dict(enumerate(numbers(given["days off"])))
    time = computed_working_time(260, off, 8, "demonstration", 0)
    standard = standard_workload(time.minutes, [0.33 * 60])
    return {"AWT days": dict(time.steps)["days"], "AWT": time.minutes / 60,
            "standard workload": standard[0],
            "FTE": needs_of_tasks([17520], standard)[0]}  # fmt: skip


def caf_read(given, printed):
    told = {}
    for name, factor in (("CAS % low", 1.143), ("CAS % high", 1.2)):
        share = share_of_factor(factor)
        assert abs(allowance_factor(share) - factor) < 1e-12
        told[name] = {"computed": share, "mistakes": {"factor_less_one": 100 * (factor - 1)}}
    return told


SAME = dict.fromkeys(("nurses", "cho_chew", "jchew", "ratio"), compared)
SAME |= dict.fromkeys(("sticker", "bintang_women", "bintang_men", "brongsong", "roti"), full_time)
SAME |= {name: full_time for name in EXAMPLES if name.startswith("employee_")}


def _function(name):
    return globals().get(name) or getattr(computed_times, name)


def computed(name):
    example = EXAMPLES[name]
    function = SAME.get(name) or _function(name)
    return function(example.get("given", {}), example.get("printed", {}))


def of_printed(name):
    example = EXAMPLES[name]
    wrong = {result: printed for result, (printed, _) in example.get("wrong", {}).items()}
    return _function(f"{name}_of_printed")(example["printed"] | wrong)
