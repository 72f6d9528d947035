"""Totals, categories and flags in; every hypothesis tested in every sensible way out."""

from angket.engine.step import leave_if_current

leave_if_current(globals())

import csv

from angket.hypotheses.declared import names_in
from angket.hypotheses.itemised import items_in
from angket.hypotheses.kind import Data, load
from angket.hypotheses.rated import ratings_in
from angket.hypotheses.rescored import NOT_TESTED, WITH_EXCLUDED, WITH_REVERSED, rescored
from angket.hypotheses.samples import category_order, without_order
from angket.statistics.sensitivity import row
from angket.statistics.undefined import Undefined
from angket.step import run
from angket.subjects import pair_of, part_of
from angket.tables import Rows, read_respondents, read_totals, read_values

SECTIONS = ["sensitivity"]
OF_RANKS = ("spearman", "kendall")


def main(inputs, outputs, settings):
    totals = read_totals(inputs)
    profile = list(settings.get("profile", {}))
    groups = read_values(inputs.categories).join(read_values(inputs.responses, profile))
    tests = settings["tests"]
    order = category_order(settings, groups)
    data = Data(totals, groups, order, tests, {}, without_order(settings))
    data = data._replace(items=items_in(inputs, settings))
    names, flagged = flagged_respondents(inputs.screening), None
    if names:
        analysed = read_respondents(inputs.totals).to_series(index=totals["raw"].index).isin(names)
        flagged = analysed if analysed.any() else None
    others = rescored(inputs, settings, data)
    figures, ratings = Rows(), ratings_in(inputs)
    for name, hypothesis in settings["hypotheses"].items():
        panel_of = load(hypothesis["kind"], "sensitivity").panel_of
        panel = panel_of(hypothesis, data._replace(ratings=ratings.get(name)), flagged)
        told = {}
        for other in others:
            if other.concerns(hypothesis):
                if other.way not in told:
                    told[other.way] = tested_otherwise(panel_of, hypothesis, other, panel)
                    continue
                if isinstance(told[other.way]["p"], Undefined):
                    continue
                # Variables that keep all of their items are told beside those that do not.
                whole = sorted(other.concerned.intersection(names_in(hypothesis)))
                told[other.way]["kept_whole"] = ", ".join(whole)
        for of_way in (*panel.to_dict("records"), *told.values()):
            subject = part_of(name, pair_of(of_way.pop("variant"), of_way.pop("respondents")))
            figures.add("sensitivity", subject, of_way | {"alpha": tests["alpha"]})
    figures.write(outputs, *SECTIONS)


def tested_otherwise(panel_of, hypothesis, other, panel):
    """Return the row of a hypothesis that is tested on data scored otherwise.

    Parameters
    ----------
    panel_of : callable
        Of the kind of the hypothesis.
    hypothesis : dict
    other : angket.hypotheses.rescored.Rescored
    panel : DataFrame
        Of all ways on the data of the study.
    """
    way = deciding_way(hypothesis, panel)
    own = panel[panel["variant"] == way].iloc[0]
    out = [item for name in names_in(hypothesis) for item in other.items.get(name, ())]
    told = "items_reversed" if other.way == WITH_REVERSED else "items_left_out"
    further = {told: ", ".join(dict.fromkeys(out))} if out else {}

    def without_value(reason):
        return row(other.way, "all", own["n"], own["statistic"], reason, None)

    if isinstance(other.data, Undefined):
        return without_value(other.data)
    tested = panel_of(hypothesis, other.data._replace(only=way), None)
    (found,) = tested[tested["variant"] == deciding_way(hypothesis, tested)].to_dict("records")
    # Where nobody was tested before, the reason is another.
    if other.way == WITH_EXCLUDED and found["n"] == own["n"] > 0:
        return without_value(NOT_TESTED)
    return found | {"variant": other.way} | further


def deciding_way(hypothesis, panel):
    """Name the way of testing that decides on a hypothesis, or is nearest to it.

    Where the data choose the test, the kind says so by `attrs["decides"]` of its panel.

    >>> import pandas as pd
    >>> panel = pd.DataFrame({"variant": ["raw", "interval", "ranks"]})
    >>> deciding_way({"test": "spearman", "scale": "raw"}, panel)
    'ranks'
    """
    test, ways = hypothesis.get("test"), list(panel["variant"])
    if panel.attrs.get("decides") in ways:
        return panel.attrs["decides"]
    wanted = [test, "ranks" if test in OF_RANKS else test, hypothesis.get("scale")]
    return next((way for way in wanted if way in ways), ways[0])


def flagged_respondents(file):
    with open(file, encoding="utf-8", newline="") as stream:
        return {row["respondent"] for row in csv.DictReader(stream)}


if "snakemake" in globals():
    run(main, snakemake)
