"""Checks what the settings of a workload analysis say together."""

from angket.messages.message import Message
from angket.statistics.workload.refused import Refused
from angket.statistics.workload.times import check_multipliers
from angket.systems.workloads.meant import COMPUTED, multipliers_in, ways_of, working_time_of
from angket.systems.workloads.told import refused

# Methods that have efficiency; the others have a ratio.
_WITH_CLASSES = ("permendagri", "permenpan")


def check_meaning(settings, entry):
    """Report what of the settings does not fit, but for files.

    Parameters
    ----------
    settings : angket.settings.yaml_file.Settings
        Receives the problems.
    entry : dict
        Completed.
    """
    _check_time(settings, ("working_time",), entry["working_time"])
    for place, told in enumerate(entry["compare_working_times"]):
        _check_time(settings, ("compare_working_times", place), told)
    _check_compared(settings, entry)
    _check_periods(settings, entry)
    _check_rounding(settings, entry)
    _check_classes(settings, entry)


def _check_time(settings, place, told):
    ways = ways_of(told)
    if len(ways) != 1:
        key = (
            "systems.workloads.settings.several_ways"
            if ways
            else "systems.workloads.settings.no_way"
        )
        settings.report(place, Message(key, keys=[*COMPUTED]))
        return
    missing = [key for key in COMPUTED if key not in told] if ways == ["days"] else []
    for key in missing:
        settings.report((*place, key), Message("systems.workloads.settings.missing_of_time"))
    if not missing:
        _told(settings, place, working_time_of, told)


def _check_compared(settings, entry):
    """Refuse two working times of the same minutes: they would stand under one name."""
    times = [entry["working_time"], *entry["compare_working_times"]]
    seen = []
    for place, told in enumerate(times):
        try:
            minutes = working_time_of(told).minutes
        except (Refused, TypeError):
            continue
        if minutes in seen:
            key = ("compare_working_times", place - 1)
            settings.report(key, Message("systems.workloads.settings.same_time"))
        seen.append(minutes)


def _check_periods(settings, entry):
    if entry["multipliers"] and "bases" in entry:
        settings.report(("bases",), Message("systems.workloads.settings.multipliers_and_bases"))
        return
    key = ("bases",) if "bases" in entry else ("multipliers",)
    times = _told(settings, key, multipliers_in, entry)
    if times is not None:
        _told(settings, key, check_multipliers, {**times, "year": 1})
    if times and "multipliers_citation" not in entry:
        settings.report(("multipliers_citation",), Message("systems.workloads.refused.no_citation"))
    _check_year(settings, entry)


def _check_year(settings, entry):
    """Refuse bases whose year is not the working time: the need would be of neither."""
    year = entry.get("bases", {}).get("year")
    try:
        minutes = working_time_of(entry["working_time"]).minutes
    except (Refused, TypeError):
        return
    if year is not None and abs(year - minutes) > 0.5:
        told = Message(
            "systems.workloads.settings.other_year", value=f"{year:g}", expected=f"{minutes:g}"
        )
        settings.report(("bases", "year"), told)


def _check_rounding(settings, entry):
    tolerant = entry["rounding"] == "wisn"
    if tolerant and "tolerance" not in entry:
        told = refused(Refused("no_tolerance", value=None, expected="0-1"))
        settings.report(("tolerance",), told)
    if "tolerance" in entry and not tolerant:
        settings.report(("tolerance",), Message("systems.workloads.settings.no_use_of_tolerance"))


def _check_classes(settings, entry):
    if "classes" not in entry:
        return
    if entry["method"] not in _WITH_CLASSES:
        settings.report(("classes",), Message("systems.workloads.settings.no_efficiency"))
        return
    bands = entry["classes"]["bands"]
    ends = []
    for place, band in enumerate(bands):
        here = ("classes", "bands", place)
        if ("from" in band) == ("above" in band):
            settings.report(here, Message("systems.workloads.settings.one_end"))
            return
        end = (band["from"], 0) if "from" in band else (band["above"], 1)
        if ends and end <= ends[-1]:
            settings.report(here, Message("systems.workloads.settings.rising"))
            return
        ends.append(end)
    if ends[0] != (0, 0):
        settings.report(("classes", "bands", 0), Message("systems.workloads.settings.from_zero"))
    labels = [band["label"] for band in bands]
    for place, label in enumerate(labels):
        if label in labels[:place]:
            told = Message("systems.workloads.settings.label_twice", label=label)
            settings.report(("classes", "bands", place, "label"), told)


def _told(settings, place, compute, *arguments):
    """Return what is computed, or report why it is refused."""
    try:
        return compute(*arguments)
    except Refused as error:
        settings.report(place, refused(error))
        return None
