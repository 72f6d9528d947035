"""Answers as given in; keyed items and totals of dimensions and variables out."""

import pandas as pd

from angket.scoring import reverse, total
from stage import items_of, run


def main(inputs, outputs, settings):
    responses = pd.read_parquet(inputs.responses)
    items = pd.DataFrame(
        {
            name: reverse(responses[name], item["codes"]) if item["reversed"] else responses[name]
            for name, item in items_of(settings).items()
        }
    )
    totals = {}
    for name, variable in settings["variables"].items():
        for dimension, part in variable.get("dimensions", {}).items():
            totals[dimension] = total(items[part["items"]])
        totals[name] = total(items[variable["items"]])
    items.to_parquet(outputs.keyed)
    pd.DataFrame(totals).to_parquet(outputs.totals)


if "snakemake" in globals():
    run(main, snakemake)
