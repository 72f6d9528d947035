"""A registered plan and the settings of the run in; whether they agree, and where not, out."""

from angket.engine.step import leave_if_current

leave_if_current(globals())

from pathlib import Path

from angket.archive.plan import checksum, deviations, planned_settings, read_plan
from angket.files.fault import Fault
from angket.messages.language import language_for
from angket.messages.message import Message
from angket.step import run
from angket.tables import write_rows


def main(inputs, outputs, settings):
    try:
        plan, intact = read_plan(Path(inputs.plan).read_text(encoding="utf-8"))
    except ValueError as error:
        raise Fault(Message("archive.no_plan", file=inputs.plan)) from error
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
    language = language_for(Path(inputs.plan).stem)
    if not intact:
        print(Message("archive.plan_changed", file=inputs.plan).tell(language))
    if found:
        told = Message("archive.deviates", count=len(found), file=outputs.deviations)
        print(told.tell(language))


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
