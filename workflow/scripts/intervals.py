"""Keyed items in; interval scores, their totals and the mapping between them out."""

from angket.engine.step import leave_if_current

leave_if_current(globals())

import pandas as pd

from angket.answers.interval_totals import intervals_of
from angket.answers.left_out import of_kept_items
from angket.messages.message import Message
from angket.statistics.correlation.pairs import product_moment
from angket.statistics.undefined import Undefined
from angket.step import in_background, items_of, run, say
from angket.subjects import values_of
from angket.tables import Rows, read_numbers, read_respondents, read_values, write_parquet

SECTIONS = ["msi"]


def main(inputs, outputs, settings):
    items = read_values(inputs.keyed)
    totals = read_numbers(inputs.totals)
    intervals, interval_totals, mappings = [], {}, {}
    settings = of_kept_items(settings, inputs)
    columns = [c for one in settings["variables"].values() for c in one.get("weights") or ()]
    weights = read_values(inputs.responses, columns) if columns else None
    for name in settings["variables"]:
        scores, added, found = intervals_of(items, settings, name, weights)
        intervals.append(scores)
        interval_totals |= added
        mappings |= found
    respondents = read_respondents(inputs.keyed)
    scores = pd.concat(intervals, axis=1).set_axis(respondents)
    writing = in_background(write_parquet, outputs.intervals, scores)
    figures = Rows()
    for item, item_settings in items_of(settings).items():
        figures.add_table("msi", mappings[item], prefix=values_of(item))
        warn_of_gaps(item, mappings[item], item_settings["codes"])
    for name in settings["variables"]:
        try:
            # Both totals are missing where too little was answered.
            known = totals[name].notna().to_numpy()
            r = product_moment(totals[name][known], interval_totals[name][known])
        except Undefined as undefined:
            r = undefined
        figures.add("msi", name, {"r_raw_interval": r})
    write_parquet(outputs.totals, pd.DataFrame(interval_totals).set_axis(respondents))
    figures.write(outputs, *SECTIONS)
    writing.result()


def warn_of_gaps(item, mapping, codes):
    unused = [code for code in codes if code not in mapping.index]
    if mapping.empty:
        say(Message("steps.not_chosen.nobody", item=item))
    elif len(mapping) == 1:
        say(Message("steps.not_chosen.one", item=item))
    elif unused:
        lowest = mapping.index[0]
        moved = Message("steps.not_chosen.moved", code=lowest) if codes[0] in unused else None
        say(Message("steps.not_chosen.some", item=item, codes=unused, moved=moved))


if "snakemake" in globals():
    run(main, snakemake)
