"""Experts' ratings of the items in; indices of content validity and verdicts on items out."""

from angket.engine.step import leave_if_current

leave_if_current(globals())

from angket.files.experts import read_experts
from angket.statistics.content.validity import content_validity
from angket.step import run
from angket.tables import Rows


def main(inputs, outputs, settings):
    told = settings["instrument"]["content"]
    variables = {name: variable["items"] for name, variable in settings["variables"].items()}
    items = [item for of_variable in variables.values() for item in of_variable]
    items += [item for item in told["further_items"] if item not in items]
    ratings = read_experts(inputs.content, items, told["lowest"], told["highest"], told["unrated"])
    figures = Rows()
    for subject, statistics in content_validity(
        ratings, variables, told, settings["tests"]["alpha"]
    ).items():
        figures.add("content", subject, statistics)
    figures.write(outputs, "content")


if "snakemake" in globals():
    run(main, snakemake)
