"""Totals, categories and flags in; every hypothesis tested in every sensible way out."""

import csv

from angket.sensitivity import (
    sensitivity,
    sensitivity_of_association,
    sensitivity_of_mediation,
)
from hypotheses import (
    category_order,
    complete_cases,
    predictors_and_response,
    read_totals,
    variables_of,
)
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
            add_panel(figures, name, panel, alpha)
            continue
        needed = variables_of(hypothesis)
        raw, interval = (complete_cases(totals[scale], needed)[needed] for scale in totals)
        doubtful = None if flagged is None else flagged[raw.index]
        if doubtful is not None and not doubtful.any():
            doubtful = None  # nobody flagged has answered what the hypothesis is about
        if hypothesis["kind"] == "mediation":
            panel = sensitivity_of_mediation(
                raw, interval, hypothesis,
                alpha, tests["mediation"], tests["seed"], tests["resamples"], doubtful,
            )  # fmt: skip
        else:
            predictors, response = predictors_and_response(hypothesis)
            panel = sensitivity(
                hypothesis["kind"], raw, interval, response, predictors, alpha, doubtful
            )
        add_panel(figures, name, panel, alpha)
    figures.write(outputs, *SECTIONS)


def add_panel(figures, name, panel, alpha):
    """Add a row for each way of testing and each set of respondents."""
    for row in panel.to_dict("records"):
        subject = f"{name}:{row.pop('variant')}|{row.pop('respondents')}"
        figures.add("sensitivity", subject, row | {"alpha": alpha})


def flagged_respondents(file):
    with open(file, encoding="utf-8", newline="") as stream:
        return {row["respondent"] for row in csv.DictReader(stream)}


if "snakemake" in globals():
    run(main, snakemake)
