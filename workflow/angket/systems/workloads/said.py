"""What several sections of a report of a workload analysis say of its numbers."""

from angket.formats.blocks import Number
from angket.report.finding import unsigned
from angket.systems.workloads.listed import listed_in

# Methods that compare by a ratio, and count support beside the tasks.
WITH_RATIO = ("abk_kes", "wisn")
_OF_ALL = (
    "units",
    "positions",
    "tasks",
    "minutes",
    "need",
    "need_rounded",
    "present",
    "difference",
    "short",
    "over",
    "positions_short",
    "positions_over",
)


def all_numbers(results):
    """Return the sums over all units, by their names, and the working time."""
    told = {name: results.number("workload_total", "all", name) for name in _OF_ALL}
    told["need"] = results.number("workload_total", "all", "need", "mean")
    return told | {"working": results.number("working_time", "all", "minutes")}


def by_ratio(results):
    """Tell whether the method compares by a ratio rather than by efficiency."""
    return results.settings["method"] in WITH_RATIO


def has_kinds(results):
    """Tell whether there are tasks beside the main ones, which minutes do not count."""
    return any(statistic == "kind" for _, statistic in results.present())


def rounded(results):
    """Tell whether needs are rounded to posts."""
    return results.settings["rounding"] != "none"


def found_in(results):
    """Return the units, positions and tasks.

    Returns
    -------
    angket.systems.workloads.listed.Listed
    """
    return listed_in(results.subjects("workload"))


def size(number):
    """Return a number without its sign."""
    return Number(abs(number.value), unsigned(number.text))
