"""Answers as given in; keyed items and totals of dimensions and variables out."""

import pandas as pd
from stage import run

from angket.scoring import reverse, total


def main(inputs, outputs, settings):
    responses = pd.read_parquet(inputs.responses)
    items = pd.DataFrame(
        {
            name: reverse(responses[name], item["codes"]) if item["reversed"] else responses[name]
            for name, item in settings["items"].items()
        }
    )
    totals = {}
    for name, variable in settings["variables"].items():
        for dimension, part in variable["dimensions"].items():
            totals[dimension] = total(items[part["items"]])
        totals[name] = total(items[variable["items"]])
    items.to_parquet(outputs.keyed)
    pd.DataFrame(totals).to_parquet(outputs.totals)


if "snakemake" in globals():
    run(main, snakemake)  # noqa: F821
