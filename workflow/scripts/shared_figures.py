"""The statistics that a study shares in; every figure that follows from them alone out."""

import pandas as pd

from angket.answers.left_out import left_out_in, without_items
from angket.figures.of_study.figure import Shared, before_hypotheses, drawn, redrawn
from angket.figures.saving import save_figures
from angket.hypotheses.kind import load
from angket.step import run
from angket.tables import read_statistics


def main(inputs, outputs, settings):
    return save_figures(outputs, list(all_figures(inputs, settings)))


def all_figures(inputs, settings):
    """Yield file name, kind, subject, title of each figure in turn, and what draws it."""
    statistics = read_statistics(inputs.statistics)
    settings = without_items(settings, left_out_in(statistics))
    found = Shared(statistics, pd.read_csv(inputs.sensitivity), settings)
    names = redrawn()
    first = before_hypotheses(names)
    yield from drawn("redrawn", first, found)
    for name, hypothesis in settings["hypotheses"].items():
        of_kind = load(hypothesis["kind"], "figures")
        if hasattr(of_kind, "redrawn"):
            yield from of_kind.redrawn(name, hypothesis, statistics, settings)
    yield from drawn("redrawn", [name for name in names if name not in first], found)


if "snakemake" in globals():
    run(main, snakemake)
