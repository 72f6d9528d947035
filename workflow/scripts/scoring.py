"""Answers as given in; keyed items and totals of dimensions and variables out."""

from angket.engine.step import leave_if_current

leave_if_current(globals())

import pandas as pd

from angket.statistics.scaling.scoring import answered, reverse, total
from angket.step import in_background, items_of, run, several_scales
from angket.tables import Rows, read_parquet, write_parquet, write_rows


def main(inputs, outputs, settings):
    responses = read_parquet(inputs.responses)
    keyed = pd.DataFrame(
        {
            name: reverse(responses[name], item["codes"]) if item["reversed"] else responses[name]
            for name, item in items_of(settings).items()
        }
    )
    missing = settings["missing"]
    rule = (missing["rule"], missing["answered_share"])
    writing = in_background(write_parquet, outputs.keyed, keyed)
    totals = {}
    scales = several_scales(settings) or {}
    ranges = {item: (codes[0], codes[-1]) for item, codes in scales.items()}
    for name, variable in settings["variables"].items():
        for dimension, part in variable["dimensions"].items():
            totals[dimension] = total(keyed[part["items"]], *rule, ranges)
        totals[name] = total(keyed[variable["items"]], *rule, ranges)
    write_parquet(outputs.totals, pd.DataFrame(totals))
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
    figures.write(outputs)
    writing.result()


if "snakemake" in globals():
    run(main, snakemake)
