"""Answers, keyed items and totals in; profile, frequencies, descriptives, categories out."""

import pandas as pd

from angket.bands import classify, describe_bands, limits
from angket.descriptives import describe, frequencies, percent_score
from angket.norms import hypothetical_norm, norm_bands
from angket.undefined import Undefined, or_undefined
from stage import Figures, items_of, read_parquet, run, write_parquet

SECTIONS = ["sample", "frequency", "description", "category"]


def main(inputs, outputs, settings):
    responses = read_parquet(inputs.responses)
    items = read_parquet(inputs.keyed).astype(float)
    totals = read_parquet(inputs.totals).astype(float)
    items_settings = items_of(settings)
    figures = Figures()
    for name, column in settings.get("profile", {}).items():
        describe_profile(figures, name, responses[name], column)
    for name, item in items_settings.items():
        add_frequencies(figures, "frequency", name, responses[name], item["codes"])
    placed = {}
    for name, variable in settings["variables"].items():
        highest = {item: items_settings[item]["codes"][-1] for item in variable["items"]}
        categories = settings["categories"].get(variable.get("categories"))
        if categories and categories["of"].endswith("_norm"):
            codes = [items_settings[item]["codes"] for item in variable["items"]]
            categories = by_norm(figures, name, categories, totals[name], codes)
        for item in variable["items"]:
            add_description(figures, item, items[item], highest[item], categories)
        for dimension, part in variable.get("dimensions", {}).items():
            possible = sum(highest[item] for item in part["items"])
            add_description(figures, dimension, totals[dimension], possible, categories)
        possible = sum(highest.values())
        add_description(figures, name, totals[name], possible, categories, variable=True)
        if categories:
            placed[name] = place(totals[name], possible, categories)
            labels = [band["label"] for band in categories["bands"]]
            add_frequencies(figures, "category", name, placed[name], labels)
            add_limits(figures, name, categories)
    write_parquet(outputs.categories, pd.DataFrame(placed, index=totals.index, dtype="str"))
    figures.write(outputs, *SECTIONS)


def describe_profile(figures, name, values, column):
    if column["kind"] == "number":
        figures.add("sample", name, describe(values))
        return
    others = sorted(set(values.dropna()) - set(column["order"]))
    add_frequencies(figures, "sample", name, values, [*column["order"], *others])


def add_frequencies(figures, section, name, values, order):
    for value, row in frequencies(values, order).astype(object).iterrows():
        figures.add(section, f"{name}={value}", row.to_dict())
    missing = int(values.isna().sum())
    if missing:
        figures.add(section, f"{name}=missing", {"n": missing})


def add_description(figures, name, totals, possible, categories, variable=False):
    """Describe totals of which `possible` is the highest, and place their overall score."""
    n = int(totals.notna().sum())
    actual, ideal = float(totals.sum()), n * possible
    scores = {"score_actual": int(actual) if actual.is_integer() else actual, "score_ideal": ideal}
    if ideal > 0:
        scores["score_percent"] = float(percent_score(actual, ideal))
        if categories and categories["of"] == "percent":
            scores["score_category"] = label_of(scores["score_percent"], categories)
        elif categories and variable:
            scores["score_category"] = label_of(totals.mean(), categories)
    if "score_category" in scores:
        scores["category_bands"] = describe_bands(categories["bands"])
        scores["category_citation"] = categories["citation"]
    figures.add("description", name, describe(totals) | scores)


def add_limits(figures, name, categories):
    """Add where each category begins, and who says so."""
    for band in categories["bands"]:
        figures.add("category", f"{name}={band['label']}", limits(band))
    rule = {"of": categories["of"], "citation": categories["citation"]}
    figures.add("category", name, rule)


def by_norm(figures, name, categories, totals, codes):
    """Turn a norm into bands of totals; tell its mean and standard deviation."""
    if categories["of"] == "hypothetical_norm":
        norm = hypothetical_norm(1, sum(part[0] for part in codes), sum(part[-1] for part in codes))
    else:
        norm = {"mean": float(totals.mean()), "sd": float(totals.std())}
    kind = {"norm": categories["of"].removesuffix("_norm")}
    figures.add("category", name, kind | {"norm_mean": norm["mean"], "norm_sd": norm["sd"]})
    bands = or_undefined(norm_bands, categories["labels"], norm["mean"], norm["sd"])
    if isinstance(bands, Undefined):
        print(f"Warning: {name}: no categories, because {bands.reason}.")
        return None
    return {"of": "total", "bands": bands, "citation": categories["citation"]}


def label_of(score, categories):
    label = classify([score], categories["bands"])[0]
    return label or Undefined("the score lies below the lowest band")


def place(totals, possible, categories):
    """Give each respondent the category of their own score."""
    scores = totals if categories["of"] == "total" else percent_score(totals, possible)
    return pd.Series(classify(scores, categories["bands"]), index=totals.index, dtype="str")


if "snakemake" in globals():
    run(main, snakemake)
