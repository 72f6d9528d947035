"""Validity and reliability of an instrument in; the same with what follows from the level out."""

from angket.engine.step import leave_if_current

leave_if_current(globals())

from angket.statistics.reliability.at_level import alpha_interval, critical_r
from angket.statistics.undefined import or_undefined
from angket.step import run
from angket.tables import as_text, read_statistics
from angket.verdicts import LEVEL, write_closed


def main(inputs, outputs, settings):
    alpha = settings["tests"]["alpha"]
    found = read_statistics(inputs.open)
    for (section, subject, statistic), value in found.items():
        if value == LEVEL:
            of = {name: found.get((section, subject, name)) for name in NEEDED[section]}
            found[section, subject, statistic] = as_text(AT_LEVEL[statistic](of, alpha))
    write_closed(outputs, [(*place, value) for place, value in found.items()])


def r_critical(of, alpha):
    return or_undefined(critical_r, int(of["n"]), alpha)


def valid(of, alpha):
    """Judge an item: its correlation, by the configured one, against r critical."""
    judged, least = of[of["test"]], of["r_critical"]
    for figure in (judged, least):
        if figure.startswith("undefined: "):
            return figure
    return float(judged) >= float(least)


def interval(of, alpha):
    counted = int(of["items"]), int(of["n"])
    return alpha_interval(float(of["alpha"]), *counted, 1 - alpha)


# What closes a figure, in the order in which they stand, and what of its subject that needs.
AT_LEVEL = {
    "r_critical": r_critical,
    "valid": valid,
    "alpha": lambda of, alpha: alpha,
    "alpha_ci_low": lambda of, alpha: interval(of, alpha)[0],
    "alpha_ci_high": lambda of, alpha: interval(of, alpha)[1],
}
NEEDED = {
    "validity": ("n", "test", "r_item_total", "r_corrected", "r_critical"),
    "reliability": ("alpha", "items", "n"),
}


if "snakemake" in globals():
    run(main, snakemake)
