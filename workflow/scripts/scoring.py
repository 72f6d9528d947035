"""Answers as given in; keyed items and totals of dimensions and variables out."""

from angket.engine.step import leave_if_current

leave_if_current(globals())

from angket.answers.keyed_items import keyed_items
from angket.answers.left_out import SECTION, left_out_in, without_items
from angket.answers.totals import totals_of
from angket.messages.message import Message
from angket.statistics.scaling.scoring import answered
from angket.statistics.undefined import Undefined
from angket.step import in_background, run, say
from angket.tables import Rows, read_parquet, read_statistics, write_parquet, write_rows


def main(inputs, outputs, settings):
    responses = read_parquet(inputs.responses)
    keyed = keyed_items(responses, settings)
    writing = in_background(write_parquet, outputs.keyed, keyed)
    judged = left_out(inputs, keyed, settings)
    settings = without_items(settings, left_out_in({row[:3]: row[3] for row in judged.rows}))
    totals = totals_of(keyed, settings, responses)
    write_parquet(outputs.totals, totals)
    figures, marked = Rows(), []
    for name, variable in settings["variables"].items():
        given, items = answered(keyed[variable["items"]]), len(variable["items"])
        # As plain arrays: a million respondents need not be looked up by name.
        complete, known = (given == items).to_numpy(), totals[name].notna().to_numpy()
        partial = given[known & ~complete]
        counts = {"complete": int(complete.sum()), "person_mean": len(partial)}
        if not known.all():
            counts["without_total"] = int((~known).sum())
        figures.add("missing", name, counts)
        marked += [(who, name, count, items) for who, count in partial.items()]
    head = ("respondent", "variable", "answered", "items")
    write_rows(outputs.person_mean, head, sorted(marked, key=lambda row: row[0]))
    figures.rows += judged.rows
    figures.write(outputs)
    writing.result()


def left_out(inputs, keyed, settings):
    """Tell which items are left out of the totals, by the pilot sample where there is one."""
    figures = Rows()
    if not settings.get("instrument", {}).get("drop_invalid"):
        return figures
    if inputs.get("pilot"):
        found = read_statistics(inputs.pilot)
        figures.rows = [(*place, value) for place, value in found.items() if place[0] == SECTION]
        return figures
    for name, variable in settings["variables"].items():
        add_left_out(figures, name, variable, keyed[variable["items"]].astype(float), settings)
    return figures


def add_left_out(figures, name, variable, items, settings):
    """Add the items of a variable that are left out, with why, and how many are left."""
    # Here, because it takes longer to load than a study needs that leaves out nothing.
    from angket.answers.selected import selection_of
    from angket.statistics.reliability.selection import TOO_FEW

    found = selection_of(items, settings)
    if found.too_few:
        say(Message("steps.too_few_left", variable=name))
        figures.add(SECTION, name, {"items_left": TOO_FEW})
    elif found.rounds:
        gone = list(found.left_out.index)
        say(Message("steps.left_out", variable=name, items=gone))
        figures.add(SECTION, name, {"items_left": len(found.kept), "rounds": found.rounds})
        for item, row in found.left_out.astype(object).iterrows():
            figures.add(SECTION, item, {"variable": name} | row.to_dict())
            r = row["r_corrected"]
            if not isinstance(r, Undefined) and r < 0:
                say(Message("steps.runs_against", item=item, variable=name, r=f"{r:.3f}"))
        for dimension, part in variable["dimensions"].items():
            if not set(part["items"]) & set(found.kept):
                figures.add(SECTION, dimension, {"items_left": 0})


if "snakemake" in globals():
    run(main, snakemake)
