"""Totals, categories and flags in; every hypothesis tested in every sensible way out."""

from angket.engine.step import leave_if_current

leave_if_current(globals())

import csv

from angket.sensitivity import (
    sensitivity,
    sensitivity_of_association,
    sensitivity_of_mediation,
)
from hypotheses import category_order, predictors_and_response, read_totals
from stage import Figures, read_respondents, read_values, run

SECTIONS = ["sensitivity"]


def main(inputs, outputs, settings):
    totals = read_totals(inputs)
    profile = list(settings.get("profile", {}))
    groups = read_values(inputs.categories).join(read_values(inputs.responses, profile))
    order = category_order(settings, groups)
    names, flagged = flagged_respondents(inputs.screening), None
    if names:
        analysed = read_respondents(inputs.totals).isin(names)
        flagged = analysed if analysed.any() else None
    tests = settings["tests"]
    alpha = tests["alpha"]
    figures = Figures()
    for name, hypothesis in settings["hypotheses"].items():
        if hypothesis["kind"] == "association":
            row, column = hypothesis["row"], hypothesis["column"]
            panel = sensitivity_of_association(
                groups[row], groups[column], order[row], order[column],
                alpha, tests["seed"], flagged,
            )  # fmt: skip
        elif hypothesis["kind"] == "mediation":
            panel = sensitivity_of_mediation(
                totals["raw"], totals["interval"], hypothesis,
                alpha, tests["mediation"], tests["seed"], tests["resamples"], flagged,
            )  # fmt: skip
        else:
            predictors, response = predictors_and_response(hypothesis)
            panel = sensitivity(
                hypothesis["kind"], totals["raw"], totals["interval"],
                response, predictors, alpha, flagged,
            )  # fmt: skip
        for row in panel.to_dict("records"):
            subject = f"{name}:{row.pop('variant')}|{row.pop('respondents')}"
            figures.add("sensitivity", subject, row | {"alpha": alpha})
    figures.write(outputs, *SECTIONS)


def flagged_respondents(file):
    with open(file, encoding="utf-8", newline="") as stream:
        return {row["respondent"] for row in csv.DictReader(stream)}


if "snakemake" in globals():
    run(main, snakemake)
