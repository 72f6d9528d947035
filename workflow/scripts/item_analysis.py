"""Answers to tests in; difficulty, discrimination and distractors of their items out."""

from angket.engine.step import leave_if_current

leave_if_current(globals())

from angket.answers.keyed import column_of
from angket.statistics.item_analysis.items import item_analysis
from angket.statistics.undefined import Undefined
from angket.step import run
from angket.subjects import value_of
from angket.tables import Rows, read_numbers, read_values

SECTION = "item_analysis"


def main(inputs, outputs, settings):
    figures, confidence = Rows(), 1 - settings["tests"]["alpha"]
    rule = settings["instrument"][SECTION]
    for name, variable in settings["variables"].items():
        if not variable.get("answer_key"):
            continue
        items = variable["items"]
        scores = read_numbers(inputs.responses, items)
        chosen = read_values(inputs.responses, [column_of(item) for item in items])
        chosen = chosen.set_axis(items, axis=1)
        try:
            told = item_analysis(scores, chosen, variable["answer_key"], rule, confidence)
        except Undefined as reason:
            figures.add(SECTION, name, {"n": 0, "kr20": reason})
            continue
        of_test, of_items, of_options = told
        figures.add(SECTION, name, of_test)
        for item, statistics in of_items.items():
            figures.add(SECTION, item, statistics)
        for (item, option), statistics in of_options.items():
            figures.add(SECTION, value_of(item, option), statistics)
    figures.write(outputs, SECTION)


if "snakemake" in globals():
    run(main, snakemake)
