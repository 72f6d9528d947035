"""Totals, categories and flags in; each hypothesis tested in every way out, verdicts open."""

from angket.engine.step import leave_if_current

leave_if_current(globals())

import csv

from angket.hypotheses.kind import Data, load
from angket.hypotheses.samples import category_order
from angket.step import run
from angket.subjects import pair_of, part_of
from angket.tables import Rows, read_respondents, read_totals, read_values, write_rows
from angket.verdicts import HEAD, LEVEL, significant


def main(inputs, outputs, settings):
    totals = read_totals(inputs)
    profile = list(settings.get("profile", {}))
    groups = read_values(inputs.categories).join(read_values(inputs.responses, profile))
    tests = settings["tests"]
    data = Data(totals, groups, category_order(settings, groups), tests, {})
    names, flagged = flagged_respondents(inputs.screening), None
    if names:
        analysed = read_respondents(inputs.totals).isin(names)
        flagged = analysed if analysed.any() else None
    figures = Rows()
    for name, hypothesis in settings["hypotheses"].items():
        panel = load(hypothesis["kind"], "sensitivity").panel_of(hypothesis, data, flagged)
        add_panel(figures, name, panel)
    write_rows(outputs.open, HEAD, figures.rows)


def add_panel(figures, name, panel):
    """Add a row for each way of testing and each set of respondents."""
    for row in panel.to_dict("records"):
        subject = part_of(name, pair_of(row.pop("variant"), row.pop("respondents")))
        verdict = {"reject_h0": significant(row["p"]), "alpha": LEVEL}
        figures.add("sensitivity", subject, row | verdict)


def flagged_respondents(file):
    with open(file, encoding="utf-8", newline="") as stream:
        return {row["respondent"] for row in csv.DictReader(stream)}


if "snakemake" in globals():
    run(main, snakemake)
