"""Totals, categories and flags in; every hypothesis tested in every sensible way out."""

from angket.engine.step import leave_if_current

leave_if_current(globals())

import csv

from angket.answers.interval_totals import intervals_of
from angket.answers.left_out import left_out_in
from angket.answers.placed import categories_of
from angket.answers.totals import totals_of
from angket.hypotheses.declared import names_in
from angket.hypotheses.itemised import items_in
from angket.hypotheses.kind import Data, load
from angket.hypotheses.rated import ratings_in
from angket.hypotheses.samples import category_order, without_order
from angket.step import run
from angket.subjects import pair_of, part_of
from angket.tables import (
    Rows,
    read_numbers,
    read_respondents,
    read_statistics,
    read_totals,
    read_values,
)

SECTIONS = ["sensitivity"]
# What the way is called that tests a hypothesis on totals of all items.
ALL_ITEMS = "all_items"
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
        analysed = read_respondents(inputs.totals).isin(names)
        flagged = analysed if analysed.any() else None
    shortened, whole = with_all_items(inputs, settings, data)
    figures, ratings = Rows(), ratings_in(inputs)
    for name, hypothesis in settings["hypotheses"].items():
        panel_of = load(hypothesis["kind"], "sensitivity").panel_of
        of_this = data._replace(ratings=ratings.get(name))
        add_panel(figures, name, panel_of(hypothesis, of_this, flagged), tests["alpha"])
        if not shortened.isdisjoint(names_in(hypothesis)):
            panel = panel_of(hypothesis, whole, None)
            way = deciding_way(hypothesis, list(panel["variant"]))
            panel = panel[panel["variant"] == way].assign(variant=ALL_ITEMS)
            add_panel(figures, name, panel, tests["alpha"])
    figures.write(outputs, *SECTIONS)


def add_panel(figures, name, panel, alpha):
    """Add a row for each way of testing and each set of respondents."""
    for row in panel.to_dict("records"):
        subject = part_of(name, pair_of(row.pop("variant"), row.pop("respondents")))
        figures.add("sensitivity", subject, row | {"alpha": alpha})


def with_all_items(inputs, settings, data):
    """Return which variables lack items that were left out, and the data as if none had been."""
    scored = inputs.get("scored")
    gone = set(left_out_in(read_statistics(scored))) if scored else set()
    variables = settings["variables"]
    shortened = [name for name in variables if gone.intersection(variables[name].get("items", ()))]
    if not shortened:
        return set(), data
    of_these = settings | {"variables": {name: variables[name] for name in shortened}}
    items = [item for name in shortened for item in variables[name]["items"]]
    keyed = read_numbers(inputs.keyed, items)
    raw, interval = totals_of(keyed, of_these), {}
    for name in shortened:
        interval |= intervals_of(keyed, of_these, name)[1]
    groups = data.groups.copy()
    for name in set(shortened) & set(groups):
        groups[name] = categories_of(raw[name], of_these, name)
    totals = {
        "raw": data.totals["raw"].assign(**raw),
        "interval": data.totals["interval"].assign(**interval),
    }
    of_all = data.items and data.items._replace(left_out=())
    return set(shortened), data._replace(totals=totals, groups=groups, items=of_all)


def deciding_way(hypothesis, ways):
    """Name the way of testing that is nearest to the one that decides on a hypothesis.

    >>> deciding_way({"test": "kendall", "scale": "raw"}, ["raw", "interval", "ranks"])
    'ranks'
    >>> deciding_way({"test": "by_counts"}, ["pearson", "fisher"])
    'pearson'
    """
    test = hypothesis.get("test")
    wanted = [test, "ranks" if test in OF_RANKS else test, hypothesis.get("scale")]
    return next((way for way in wanted if way in ways), ways[0])


def flagged_respondents(file):
    with open(file, encoding="utf-8", newline="") as stream:
        return {row["respondent"] for row in csv.DictReader(stream)}


if "snakemake" in globals():
    run(main, snakemake)
