"""Tables of tasks and staff in; workload and need of every task, position and unit out."""

from angket.engine.step import leave_if_current

leave_if_current(globals())

from angket.messages.message import Message
from angket.step import run, say, tell_cell
from angket.systems.workloads.analysed import analysed
from angket.systems.workloads.perceived import add_perceived, beside, of_file, of_study
from angket.systems.workloads.rows import (
    add_compared,
    add_total,
    add_warnings,
    add_working_time,
    add_workload,
    tasks_told,
)
from angket.systems.workloads.told import HEAD, row_of
from angket.tables import Rows, write_rows


def main(inputs, outputs, settings):
    found = analysed(settings)
    rows = Rows()
    add_working_time(rows, found, settings)
    add_total(rows, found)
    add_workload(rows, found)
    add_compared(rows, found)
    add_warnings(rows, found)
    if "perceived" in settings:
        told = settings["perceived"]
        if "file" in told:
            perceived = of_file(told["file"])
        else:
            perceived = of_study(told, inputs.totals, inputs.responses)
        add_perceived(rows, *beside(found.workload.units, perceived, told))
    rows.write(outputs)
    write_table(outputs.tasks, tasks_told(found))
    write_table(outputs.positions, found.workload.positions)
    write_table(outputs.units, found.workload.units)
    write_warnings(outputs.warnings, found, settings["language"])


def write_table(file, table):
    """Write a table as it is, with nothing in the place of what is missing."""
    cells = table.astype(object).where(table.notna(), "")
    write_rows(file, table.columns, cells.values.tolist())


def write_warnings(file, found, language):
    """Write what looks wrong, in the language of the analysis.

    Which table it is in is told, and not the file: an archive holds a copy in another place.
    """
    told = [
        (fault.table, *row_of(fault, found.tables)[1:])
        for fault in found.workload.warnings.itertuples()
    ]
    write_rows(
        file, ("table", *HEAD[1:]), ([tell_cell(cell, language) for cell in row] for row in told)
    )
    if told:
        say(Message("systems.workloads.warnings", count=len(told), file=file))


if "snakemake" in globals():
    run(main, snakemake)
