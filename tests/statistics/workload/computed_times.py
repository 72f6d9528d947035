"""What the package computes of the printed examples of working time and of work sampling."""

import re

import pandas as pd

from angket.statistics.workload.permenpan import need_by_process
from angket.statistics.workload.work_sampling import observations_needed, productive_share
from angket.statistics.workload.working_time import computed_working_time


def numbers(text):
    return [float(number) for number in re.findall(r"\d+(?:\.\d+)?", text)]


def bkn(given, printed):
    def minutes(days):
        return computed_working_time(days, {}, 5, "Perka BKN 19/2011", 0).minutes

    return {"per day": minutes(1), "per week": minutes(5), "per month": minutes(20),
            "per year hours": minutes(240) / 60, "per year": minutes(240)}  # fmt: skip


def finance_time(allowance):
    days_off = {"weekends": 104, "leave": 10, "holidays": 14}
    time = computed_working_time(365, days_off, 510 / 60, "Finance ministry", allowance, 5)
    return time, dict(time.steps)


def finance(given, printed):
    time, steps = finance_time(25.2)
    gross = steps["formal_hours"] * 60
    return {"Mon-Thu minutes": 4 * 525, "week": 4 * 525 + 450, "mean per day": 2550 / 5,
            "days off": 365 - steps["days"], "work days": steps["days"], "gross minutes": gross,
            "idle time": gross - time.minutes}  # fmt: skip


def finance_of_printed(printed):
    time, _ = finance_time(100 * 30450 / 120870)
    hours, minutes = divmod(round(time.minutes / 237), 60)
    return {"effective minutes": time.minutes, "effective hours": time.minutes / 60,
            "mean effective per day": f"{hours} jam {minutes} mnt"}  # fmt: skip


def bogor_time(given, printed):
    days_off = {"weekends": 64, "holidays": 13}
    time = computed_working_time(365, days_off, 5, "KEP/75/M.PAN/7/2004", 0, 5)
    assert time.warnings == ("few_days_off_a_week",)
    steps = dict(time.steps)
    a_day = computed_working_time(1, {}, 7, "KEP/75/M.PAN/7/2004", 30)
    return {"days off": 77, "effective days": steps["days"], "year hours": steps["hours"],
            "effective hours per day": a_day.minutes / 60, "year minutes": time.minutes,
            "unit Organisasi minutes": 2950 * steps["days"]}  # fmt: skip


def bogor_sampling(given, printed):
    classes = ["productive", "unproductive", "personal"]
    staff = pd.DataFrame([numbers(row.split(" ")[-1]) for row in given.values()], columns=classes)
    told = {}
    for place, row in staff.iterrows():
        for name in classes:
            share = productive_share(row[name], row.sum(), 2)["share"]
            told[f"staff{place + 1} % {name}"] = 100 * share
    told |= {f"sum {name}": staff[name].sum() for name in classes}
    told |= {f"mean {name}": staff[name].mean() for name in classes}
    return told | {"sum total": staff.sum().sum()}


def sampling_1a(given, printed):
    days = numbers(given["productive per day"])
    found = productive_share(days[0], 30, 2)
    assert found["high"] == 1
    told = {f"day{place} %": 100 * productive_share(day, 30, 2)["share"]
            for place, day in enumerate(days, 1)}  # fmt: skip
    return told | {"total productive": sum(days), "sd": 100 * found["standard_error"],
                   "mean p": 100 * productive_share(sum(days), 150, 2)["share"]}  # fmt: skip


def sampling_1a_of_printed(printed):
    return {"upper limit": 93.33 + 2 * 4.56, "lower limit": 93.33 - 2 * 4.56}


def sampling_2a(given, printed):
    days = numbers(given["productive per day"])
    return {"total": sum(days), "mean p": 100 * productive_share(sum(days), 150, 2)["share"]}


def course(given, printed):
    def days(off):
        time = computed_working_time(365, {"off": sum(numbers(off))}, 1, "the course", 0)
        return dict(time.steps)["days"]

    five, six = days(given["days off 5-day"]), days(given["days off 6-day"])
    hours = [
        computed_working_time(count, {}, a_day, "the course", 0).minutes / 60
        for count, a_day in ((five, 5.5), (six, 4.5))
    ]
    return {"HKE 5-day": five, "HKE 6-day": six, "h/day 5-day": 26.5 / 5, "h/day 6-day": 26.5 / 6,
            'WKE 5-day "235 x 5,5"': hours[0], 'WKE 6-day "287 x 4,5"': hours[1]}  # fmt: skip


def kisumu(given, printed):
    def days(*off):
        return computed_working_time(4.5 * 52, dict(enumerate(off)), 8, "table 3", 0)

    hours = 10000 * 10 * 0.25
    return {"visits": 10000 * 10, "workload": hours, "workload days": hours / 8,
            "days in clinic": days().minutes / 480, "after holidays": days(10).minutes / 480,
            "after leave": days(10, 30).minutes / 480, "AWT": days(10, 30, 15).minutes / 480,
            "baseline staff": need_by_process(hours * 60, days(10, 30, 15).minutes)}  # fmt: skip


def sample_size(given, printed):
    needed = observations_needed(0.5, 0.05, 1.96)
    numerator = 1.96**2 * 0.25
    mistakes = {"minimum_not_rounded_up": numerator / 0.05**2}
    return {"numerator": numerator, "N min": {"computed": needed, "mistakes": mistakes}}
