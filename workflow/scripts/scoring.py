"""Answers as given in; keyed items and totals of dimensions and variables out."""

import pandas as pd

from angket.scoring import reverse, total
from stage import Figures, items_of, read_parquet, run, write_parquet, write_rows


def main(inputs, outputs, settings):
    responses = read_parquet(inputs.responses)
    keyed = pd.DataFrame(
        {
            name: reverse(responses[name], item["codes"]) if item["reversed"] else responses[name]
            for name, item in items_of(settings).items()
        }
    )
    answers, missing = keyed.astype(float), settings["missing"]
    rule = (missing["rule"], missing["answered_share"])
    totals = {}
    for name, variable in settings["variables"].items():
        for dimension, part in variable["dimensions"].items():
            totals[dimension] = total(answers[part["items"]], *rule)
        totals[name] = total(answers[variable["items"]], *rule)
    write_parquet(outputs.keyed, keyed)
    write_parquet(outputs.totals, pd.DataFrame(totals))
    figures, marked = Figures(), []
    for name, variable in settings["variables"].items():
        answered = answers[variable["items"]].notna().sum(axis=1)
        items = len(variable["items"])
        partial = answered[answered < items]
        counts = {"complete": len(answered) - len(partial), "person_mean": len(partial)}
        figures.add("missing", name, counts)
        marked += [(who, name, count, items) for who, count in partial.items()]
    head = ("respondent", "variable", "answered", "items")
    write_rows(outputs.person_mean, head, sorted(marked, key=lambda row: row[0]))
    figures.write(outputs)


if "snakemake" in globals():
    run(main, snakemake)
