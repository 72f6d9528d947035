"""A registered plan and the settings of the run in; whether they agree, and where not, out."""

from angket.engine.step import leave_if_current

leave_if_current(globals())

from pathlib import Path

from archiving.plan import checksum, deviations, planned_settings, read_plan
from reading.fault import Fault
from stage import run, write_rows


def main(inputs, outputs, settings):
    try:
        plan, intact = read_plan(Path(inputs.plan).read_text(encoding="utf-8"))
    except ValueError as error:
        raise Fault(f"{inputs.plan}: {error}. Take it from a copy, or remove it.") from error
    run_settings = planned_settings(settings)
    found = deviations(plan["settings"], run_settings)
    write_rows(outputs.deviations, ("setting", "planned", "run"), found)
    facts = {
        "checksum": plan["checksum"],
        "checksum_of_contents": checksum(plan["study"], plan["settings"]),
        "verdict": verdict(intact, found),
        "deviations": len(found),
    }
    write_rows(outputs.plan, ("statistic", "value"), facts.items())
    if not intact:
        print(f"WARNING: {inputs.plan} was changed after it was frozen")
    if found:
        print(f"WARNING: {len(found)} settings are not as planned; see {outputs.deviations}")


def verdict(intact, found):
    """Say whether the analysis is the planned one.

    >>> verdict(True, []), verdict(True, [("tests.alpha", "0.05", "0.1")]), verdict(False, [])
    ('as_planned', 'deviates', 'plan_changed')
    """
    if not intact:
        return "plan_changed"
    return "deviates" if found else "as_planned"


if "snakemake" in globals():
    run(main, snakemake)
