"""Keyed items in; interval scores, their totals and the mapping between them out."""

from angket.engine.step import leave_if_current

leave_if_current(globals())

import pandas as pd

from angket.statistics.correlation.pairs import product_moment
from angket.statistics.scaling.scoring import total
from angket.statistics.scaling.successive_intervals import to_intervals
from angket.statistics.undefined import Undefined
from angket.step import in_background, items_of, run, several_scales
from angket.tables import Rows, read_numbers, read_respondents, read_values, write_parquet

SECTIONS = ["msi"]


def main(inputs, outputs, settings):
    items = read_values(inputs.keyed)
    totals = read_numbers(inputs.totals)
    intervals, interval_totals, mappings = [], {}, {}
    rule = (settings["missing"]["rule"], settings["missing"]["answered_share"])
    for name, variable in settings["variables"].items():
        pooled, scales = settings["intervals"]["pooled"], variable["item_scales"]
        scores, found = to_intervals(items[variable["items"]], pooled, scales)
        intervals.append(scores)
        mappings |= found
        ranges = interval_ranges(found) if several_scales(settings, [name]) else None
        for dimension, part in variable.get("dimensions", {}).items():
            interval_totals[dimension] = total(scores[part["items"]], *rule, ranges)
        interval_totals[name] = total(scores, *rule, ranges)
    respondents = read_respondents(inputs.keyed)
    scores = pd.concat(intervals, axis=1).set_axis(respondents)
    writing = in_background(write_parquet, outputs.intervals, scores)
    figures = Rows()
    for item, item_settings in items_of(settings).items():
        figures.add_table("msi", mappings[item], prefix=f"{item}=")
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


def interval_ranges(mappings):
    """Return the lowest and highest interval score of each item that somebody answered."""
    scores = {item: mapping["interval"] for item, mapping in mappings.items()}
    # Nobody's answers have no range; what stands for them then changes no total.
    return {item: (s.iloc[0], s.iloc[-1]) if len(s) else (0, 0) for item, s in scores.items()}


def warn_of_gaps(item, mapping, codes):
    if mapping.empty:
        print(f"Warning: {item}: nobody answered, so it has no interval scores.")
        return
    unused = [str(code) for code in codes if code not in mapping.index]
    if len(mapping) == 1:
        print(f"Warning: {item}: everyone gave the same answer; its interval score is 1.")
    elif unused:
        moved = (
            "" if codes[0] in mapping.index else f" {mapping.index[0]} is the lowest and becomes 1."
        )
        print(
            f"Warning: {item}: nobody chose {', '.join(unused)}; "
            f"what nobody chose has no interval score.{moved}"
        )


if "snakemake" in globals():
    run(main, snakemake)
