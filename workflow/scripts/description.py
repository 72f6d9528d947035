"""Answers, keyed items and totals in; profile, frequencies, descriptives, categories out."""

from angket.engine.step import leave_if_current

leave_if_current(globals())

import pandas as pd

from angket.answers.categories import in_order
from angket.answers.left_out import of_kept_items
from angket.answers.placed import bands_of_norm, norm_of, placed
from angket.messages.message import Message
from angket.statistics.categorical.multiple_choice import count_choices
from angket.statistics.distribution.descriptives import describe, frequencies, percent_score
from angket.statistics.scaling.bands import classify, describe_bands, limits
from angket.statistics.scaling.instrument_score import instrument_score
from angket.statistics.undefined import Undefined, all_undefined
from angket.step import items_of, run, say
from angket.subjects import pair_apart, pairs_of, part_of, value_of
from angket.tables import (
    Rows,
    read_numbers,
    read_respondents,
    read_rows,
    read_values,
    write_parquet,
)

SECTIONS = ["sample", "multiple_choice", "frequency", "description", "category"]
# Of sets that stand beside the one that a variable's categories are.
FURTHER = "further_category"


def main(inputs, outputs, settings):
    responses = read_values(inputs.responses)
    items = read_values(inputs.keyed)
    totals = read_numbers(inputs.totals)
    settings = of_kept_items(settings, inputs)
    items_settings = items_of(settings)
    not_applicable = {row["item"]: int(row["n"]) for row in read_rows(inputs.not_applicable)}
    figures = Rows()
    for name, column in settings.get("profile", {}).items():
        describe_profile(figures, name, responses[name], column)
    for name in settings.get("multiple_choice", {}):
        add_choices(figures, name, responses)
    for name, item in items_settings.items():
        apart = not_applicable.get(name, 0)
        add_frequencies(figures, "frequency", name, responses[name], item["codes"], apart)
    of_variables = {}
    for name, variable in settings["variables"].items():
        highest = {item: items_settings[item]["codes"][-1] for item in variable["items"]}
        categories = settings["categories"].get(variable.get("categories"))
        if categories and categories["of"].endswith("_norm"):
            codes = [items_settings[item]["codes"] for item in variable["items"]]
            categories = by_norm(figures, ("category", name), categories, totals[name], codes)
        for item in variable["items"]:
            add_description(figures, item, items[item], highest[item], of_parts(categories))
        for dimension, part in variable.get("dimensions", {}).items():
            possible = sum(highest[item] for item in part["items"])
            add_description(figures, dimension, totals[dimension], possible, of_parts(categories))
        possible = sum(highest.values())
        add_description(figures, name, totals[name], possible, categories)
        if "score" in variable.get("scoring_key", ()):
            add_score(figures, name, totals[name], variable)
            if variable["scoring_key"]["score"].get("by_items"):
                add_index(figures, name, items[variable["items"]], variable, categories)
        if isinstance(categories, Undefined):
            # Nobody has a category, but the column is there for what counts by it.
            of_variables[name] = pd.Series(None, index=totals.index, dtype="str")
            for label in settings["categories"][variable["categories"]]["labels"]:
                known = all_undefined(["n", "percent"], categories.reason)
                figures.add("category", value_of(name, label), known)
        elif categories:
            of_variables[name] = placed(totals[name], possible, categories)
            labels = [band["label"] for band in categories["bands"]]
            add_frequencies(figures, "category", name, of_variables[name], labels)
            add_limits(figures, ("category", name), categories)
        add_further(figures, name, totals[name], settings, items_settings)
    categories = pd.DataFrame(of_variables, index=totals.index, dtype="str")
    write_parquet(outputs.categories, categories.set_axis(read_respondents(inputs.totals)))
    figures.write(outputs, *SECTIONS)


def describe_profile(figures, name, values, column):
    if column["kind"] == "number":
        figures.add("sample", name, describe(values))
        return
    add_frequencies(figures, "sample", name, values, in_order(values, column["order"]))


def add_choices(figures, name, responses):
    """Count the options of a question, which validation has made columns of."""
    options = [column for column in responses if column.startswith(pairs_of(name))]
    counts, question = count_choices(responses[options])
    figures.add("multiple_choice", name, {key: question[key] for key in ("n", "answers")})
    for option, row in counts.astype(object).iterrows():
        subject = value_of(name, pair_apart(option)[1])
        figures.add("multiple_choice", subject, row.to_dict())
    if question["without"]:
        figures.add("multiple_choice", value_of(name, "missing"), {"n": question["without"]})


def add_frequencies(figures, section, name, values, order, not_applicable=0):
    """Count each value; who said that an item does not apply to them has not left it out."""
    for value, row in frequencies(values, order).astype(object).iterrows():
        figures.add(section, value_of(name, value), row.to_dict())
    if not_applicable:
        figures.add(section, value_of(name, "not_applicable"), {"n": not_applicable})
    missing = int(values.isna().sum()) - not_applicable
    if missing:
        figures.add(section, value_of(name, "missing"), {"n": missing})


def add_description(figures, name, totals, possible, categories):
    """Describe totals of which `possible` is the highest, and place their overall score.

    `categories` is None where the variable has none, Undefined where they have no bands.
    """
    n = int(totals.notna().sum())
    actual, ideal = float(totals.sum()), n * possible
    scores = {"score_actual": int(actual) if actual.is_integer() else actual, "score_ideal": ideal}
    if ideal > 0:
        scores["score_percent"] = float(percent_score(actual, ideal))
    else:
        reason = "no values" if n == 0 else "the highest possible total is not above 0"
        scores["score_percent"] = Undefined(reason)
    if categories is not None:
        scores["score_category"] = overall_category(totals, scores["score_percent"], categories)
    if isinstance(categories, dict):
        scores["category_bands"] = describe_bands(categories["bands"])
        scores["category_citation"] = categories["citation"]
    figures.add("description", name, describe(totals) | scores)


def add_score(figures, name, totals, variable):
    """Describe totals on the scale of the instrument that measures a variable."""
    key = variable["scoring_key"]
    if len(variable["items"]) != key["items"]:
        lost = "an item of the instrument was left out"
        figures.add("description", name, all_undefined(["instrument_mean", "instrument_sd"], lost))
        return
    described = describe(instrument_score(totals, key["score"]))
    statistics = {f"instrument_{part}": described[part] for part in ("mean", "sd")}
    figures.add("description", name, statistics)


def add_index(figures, name, items, variable, categories):
    """Add up the means of the items, each as often as the instrument weighs it, to its index."""
    key = variable["scoring_key"]
    if len(variable["items"]) != key["items"] or items.isna().all().any():
        return
    parts = items.mean() / key["score"]["divided_by"]
    for item, part in parts.items():
        figures.add("description", item, {"weighted_mean": float(part)})
    index = float(instrument_score([items.mean().sum()], key["score"])[0])
    found = {"weighted_sum": float(parts.sum()), "index": index}
    if isinstance(categories, dict) and categories["of"] == "percent":
        # As it is printed: the classes are of two decimals.
        found["index_category"] = classify([round(index, 2)], categories["bands"])[0]
    figures.add("description", name, found)


def add_limits(figures, place, categories):
    """Add where each category begins, and who says so."""
    section, subject = place
    for band in categories["bands"]:
        figures.add(section, value_of(subject, band["label"]), limits(band))
    rule = {"of": categories["of"], "citation": categories["citation"]}
    figures.add(section, subject, rule)


def add_further(figures, name, totals, settings, items_settings):
    """Count the totals of a variable by further sets of categories, which nothing else uses."""
    variable = settings["variables"][name]
    codes = [items_settings[item]["codes"] for item in variable["items"]]
    for chosen in variable.get("further_categories", ()):
        place = FURTHER, part_of(name, chosen)
        categories = settings["categories"][chosen]
        if categories["of"].endswith("_norm"):
            categories = by_norm(figures, place, categories, totals, codes)
        if isinstance(categories, Undefined):
            figures.add(*place, {"of": Undefined(categories.reason)})
            continue
        found = placed(totals, sum(part[-1] for part in codes), categories)
        labels = [band["label"] for band in categories["bands"]]
        add_frequencies(figures, *place, found, labels)
        add_limits(figures, place, categories)


def of_parts(categories):
    """Return the categories of items and dimensions: those of percents, which all share."""
    if categories is None or isinstance(categories, Undefined) or categories["of"] == "percent":
        return categories
    return Undefined("the bands are of totals of the whole variable")


def overall_category(totals, percent, categories):
    """Name the category of the overall score: of its percent, or of the mean total."""
    if isinstance(categories, Undefined):
        return categories
    score = percent if categories["of"] == "percent" else float(totals.mean())
    if isinstance(score, Undefined):
        return score
    return label_of(score, categories) if totals.notna().any() else Undefined("no values")


def by_norm(figures, place, categories, totals, codes):
    """Turn a norm into bands of totals, or tell why not; add its mean and deviation."""
    norm = norm_of(categories, totals, codes)
    kind = {"norm": categories["of"].removesuffix("_norm")}
    figures.add(*place, kind | {"norm_mean": norm["mean"], "norm_sd": norm["sd"]})
    bands = bands_of_norm(categories, norm)
    if isinstance(bands, Undefined):
        say(Message("steps.no_categories", variable=place[1]))
    return bands


def label_of(score, categories):
    label = classify([score], categories["bands"])[0]
    return label or Undefined("the score lies below the lowest band")


if "snakemake" in globals():
    run(main, snakemake)
