"""Keyed items in; what the items of each variable have in common out."""

from angket.engine.step import leave_if_current

leave_if_current(globals())

from functools import partial
from itertools import combinations

from angket.answers.left_out import of_kept_items
from angket.statistics.factors.exploratory import factor_analysis
from angket.statistics.factors.factorability import bartlett_sphericity, kmo
from angket.statistics.factors.full import full_analysis
from angket.statistics.factors.parallel_analysis import QUANTILE, REPEATS, parallel_analysis
from angket.statistics.factors.polychoric import polychoric_matrix
from angket.statistics.factors.rules import of_variable
from angket.statistics.reliability.by_direction import parts_by_direction, parts_with
from angket.statistics.reliability.discriminant import heterotrait_monotrait, interval_of_ratio
from angket.statistics.reliability.inter_item import correlate, inter_item_correlations
from angket.statistics.undefined import Undefined, or_undefined
from angket.step import run
from angket.subjects import pair_of, part_of
from angket.tables import Rows, read_numbers, write_rows

SECTIONS = ["structure", "eigenvalue"]
BARTLETT = ["bartlett_chi_square", "bartlett_df", "bartlett_p"]
PARTS = ["parts_r", "parts_alpha_reversed", "parts_alpha_others"]
PARTS_WITH = ["parts_r_reversed", "parts_r_others"]
# Of the interval that tells how sure a ratio is: no hypothesis is judged by it, so that another
# level of significance draws no resamples anew.
CONFIDENCE = 0.95
LIMITS = ["ci_low", "ci_high", "resamples"]
SUMMARY = ["mean", "minimum", "maximum"]


def main(inputs, outputs, settings):
    keyed = read_numbers(inputs.keyed)
    settings = of_kept_items(settings, inputs)
    instrument = settings["instrument"]
    in_full = instrument.get("factor_analysis")
    figures, pairs = Rows(), []
    for name, variable in settings["variables"].items():
        items = keyed[variable["items"]]
        correlations = or_undefined(correlate, items)
        figures.add("structure", name, {"n": len(items.dropna())})
        if isinstance(correlations, Undefined):
            correlations = items  # of which each statistic says itself why there is none
        summary = or_undefined(inter_item_correlations, correlations, names=SUMMARY)
        add_summary(figures, name, summary, correlations)
        add_parts(figures, name, keyed, settings["variables"])
        add_factors(
            figures, name, correlations, instrument["extraction"], settings["tests"]["seed"]
        )
        if in_full is not None:
            rule, seed = of_variable(in_full, name), settings["tests"]["seed"]
            for section, subject, statistics in full_analysis(name, correlations, rule, seed):
                figures.add(section, subject, statistics)
        pairs += correlations_of(name, items, summary, instrument["polychoric"])
    add_discriminant(figures, keyed, settings["variables"], settings["tests"])
    head = ("variable", "first", "second", "r", "polychoric")
    write_rows(outputs.inter_item, head, pairs)
    figures.write(outputs, *SECTIONS)


def add_summary(figures, name, summary, correlations):
    """Add the summary of correlations between items, and whether they suit factoring."""
    figures.add("structure", name, {f"inter_item_{key}": summary[key] for key in SUMMARY})
    adequacy = or_undefined(kmo, correlations)
    if isinstance(adequacy, Undefined):
        figures.add("structure", name, {"kmo": adequacy})
    else:
        figures.add("structure", name, {"kmo": adequacy[0]})
        for item, value in adequacy[1].items():
            figures.add("structure", item, {"kmo": value})
    figures.add("structure", name, or_undefined(bartlett_sphericity, correlations, names=BARTLETT))


def add_parts(figures, name, keyed, variables):
    """Add how reversed items go with the others and, both parts, with other variables."""
    variable = variables[name]
    turned = {*variable.get("reversed", ()), *variable.get("already_reversed", ())}
    items = keyed[variable["items"]]
    if not turned.intersection(items) or turned.issuperset(items):
        return
    figures.add("structure", name, or_undefined(parts_by_direction, items, turned, names=PARTS))
    for other in variables:
        if other != name:
            others = keyed[variables[other]["items"]]
            found = or_undefined(parts_with, items, turned, others, names=PARTS_WITH)
            figures.add("structure", pair_of(name, other), found)


def add_factors(figures, name, correlations, extraction, seed):
    """Add parallel analysis, and the loadings of as many factors as it suggests."""
    parallel = or_undefined(parallel_analysis, correlations, seed)
    if isinstance(parallel, Undefined):
        figures.add("structure", name, {"factors_suggested": parallel})
        return
    suggested, eigenvalues = parallel
    rule = {"quantile": QUANTILE, "repeats": REPEATS, "seed": seed, "extraction": extraction}
    figures.add("structure", name, {"factors_suggested": suggested} | rule)
    for number, (_, row) in enumerate(eigenvalues.iterrows(), start=1):
        figures.add("eigenvalue", part_of(name, number), row.to_dict())
    analysis = or_undefined(factor_analysis, correlations, max(suggested, 1), extraction)
    if isinstance(analysis, Undefined):
        figures.add("structure", name, {"loading_1": analysis})
        return
    for item, loadings in analysis["loadings"].iterrows():
        values = {f"loading_{place}": float(v) for place, v in enumerate(loadings, start=1)}
        figures.add("structure", item, values | {"communality": analysis["communalities"][item]})


def add_discriminant(figures, keyed, variables, tests):
    """Add how far every two variables can be told apart."""
    rule = {"confidence_percent": 100 * CONFIDENCE, "seed": tests["seed"]}
    for first, second in combinations(variables, 2):
        items = [keyed[variables[name]["items"]] for name in (first, second)]
        found = {
            "htmt": or_undefined(heterotrait_monotrait, *items),
            "htmt_signed": or_undefined(partial(heterotrait_monotrait, signed=True), *items),
        }
        if not isinstance(found["htmt"], Undefined):
            told = (CONFIDENCE, tests["seed"], tests["resamples"])
            found |= or_undefined(interval_of_ratio, *items, *told, names=LIMITS) | rule
        figures.add("discriminant", pair_of(first, second), found)


def correlations_of(name, items, summary, polychoric):
    """List the correlation of every pair of items."""
    if "matrix" not in summary:
        return [(name, "", "", str(summary["mean"]), "")]
    ordinal = or_undefined(polychoric_matrix, items) if polychoric else None
    return [
        (
            name,
            first,
            second,
            float(summary["matrix"].loc[first, second]),
            str(ordinal)
            if isinstance(ordinal, Undefined)
            else ""
            if ordinal is None
            else text(ordinal.loc[first, second]),
        )
        for first, second in combinations(items, 2)
    ]


def text(value):
    return str(value) if isinstance(value, Undefined) else float(value)


if "snakemake" in globals():
    run(main, snakemake)
