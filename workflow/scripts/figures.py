"""Everything computed in; every figure of the study and a list of them out."""

from angket.engine.step import leave_if_current

leave_if_current(globals())

from functools import partial
from pathlib import Path

import pandas as pd

from angket.answers.left_out import of_kept_items
from angket.engine.parts import parts_of
from angket.figures.of_study.figure import Found, before_hypotheses, drawn, figures, further_inputs
from angket.figures.saving import save_figures
from angket.hypotheses.kind import load
from angket.hypotheses.pictures import Pictured
from angket.hypotheses.samples import category_order
from angket.step import run
from angket.subjects import column_and_value
from angket.tables import read_statistics, read_totals, read_values


def main(inputs, outputs, settings, processes=1, parts=None):
    return save_figures(outputs, list(all_figures(inputs, settings)), processes, parts)


def all_figures(inputs, settings):
    """Yield file name, kind, subject, title of each figure in turn, and what draws it."""
    settings = of_kept_items(settings, inputs)
    statistics = read_statistics(inputs.inference)
    if inputs.get("item_analysis"):
        statistics |= read_statistics(inputs.item_analysis)
    found = Found(
        statistics,
        read_values(inputs.responses),
        read_values(inputs.keyed),
        read_totals(inputs),
        read_values(inputs.categories),
        read_mappings(inputs.msi),
        pd.read_csv(inputs.sensitivity),
        {name: read_table(inputs[name]) for name in further_inputs()},
        settings,
    )
    names = figures()
    first = before_hypotheses(names)
    yield from drawn("drawn", first, found)
    yield from figures_of_hypotheses(inputs, found)
    yield from drawn("drawn", [name for name in names if name not in first], found)


def figures_of_hypotheses(inputs, found):
    settings = found.settings
    groups = found.responses.join(found.categories)
    pictured = Pictured(
        found.statistics,
        found.totals,
        groups,
        category_order(settings, groups),
        read_values(inputs.residuals),
        read_values(inputs.predictions),
        settings,
    )
    for name, hypothesis in settings["hypotheses"].items():
        yield from load(hypothesis["kind"], "figures").figures(name, hypothesis, pictured)


def read_table(file):
    """Read a table that a figure names as its input."""
    return read_values(file) if Path(file).suffix == ".parquet" else pd.read_csv(file)


def read_mappings(file):
    """Return the interval score of each item (rows) and code (columns)."""
    table = pd.read_csv(file)
    items, codes = zip(*map(column_and_value, table["subject"]), strict=True)
    mapped = pd.DataFrame({"item": items, "code": codes, "interval": table["interval"]})
    mapped = mapped.dropna(subset="code").astype({"code": int, "interval": float})
    return mapped.pivot(index="item", columns="code", values="interval")


if "snakemake" in globals():
    run(partial(main, processes=snakemake.threads, parts=parts_of(snakemake)), snakemake)
