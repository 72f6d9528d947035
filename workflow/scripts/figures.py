"""Everything computed in; every figure of the study and a list of them out."""

from angket.engine.step import leave_if_current

leave_if_current(globals())

from functools import partial

import pandas as pd

from angket.engine.parts import parts_of
from angket.figures.bars import draw_bars
from angket.figures.distribution import draw_distribution
from angket.figures.heatmap import draw_heatmap
from angket.figures.mapping import draw_mapping
from angket.figures.saving import save_figures
from angket.figures.sensitivity import figures_of_sensitivity
from angket.figures.stacked import draw_stacked, shares_of_answers
from angket.figures.style import diverges, diverging_colours, grouped, ordered_colours
from angket.hypotheses.kind import load
from angket.hypotheses.pictures import Pictured
from angket.hypotheses.samples import category_order
from angket.statistics.categorical.multiple_choice import count_choices
from angket.statistics.reliability.inter_item import pairwise_correlations
from angket.step import items_by_scale, run
from angket.tables import read_totals, read_values


def main(inputs, outputs, settings, processes=1, parts=None):
    return save_figures(outputs, list(all_figures(inputs, settings)), processes, parts)


def all_figures(inputs, settings):
    """Yield file name, kind, subject, title of each figure in turn, and what draws it."""
    responses = read_values(inputs.responses)
    keyed = read_values(inputs.keyed)
    totals = read_totals(inputs)
    categories = read_values(inputs.categories)
    mappings = read_mappings(inputs.msi)
    words, notice = settings["words"], settings.get("notice")
    for name, variable in settings["variables"].items():
        label, items = variable["label"], variable["items"]
        title = words["answers_to"].format(variable=label)
        by_scale = items_by_scale(variable)
        for scale_name, part in by_scale.items():
            scale = settings["scales"][scale_name]
            turned = [*variable["reversed"], *variable["already_reversed"]]
            marks = {name: words["reversed"].format(item=name) for name in turned}
            shares = answer_shares(responses[part], scale).rename(index=marks)
            count = len(scale["answers"])
            diverging = diverges(scale["answers"])
            colours = diverging_colours(count) if diverging else ordered_colours(count)
            wordings = [settings.get("labels", {}).get(item, "") for item in part]
            axis = words["percent_of_answers"]
            drawing = partial(draw_stacked, shares, axis, words, colours, wordings, notice)
            suffix = f"_{scale_name}" if len(by_scale) > 1 else ""
            yield f"likert_{name}{suffix}", "likert", name, title, drawing

        title = words["distribution"].format(variable=label)
        order = [band["label"] for band in bands_of(variable, settings)]
        axis = words["total"].format(variable=label)
        raw = totals["raw"][name].dropna()
        placed = categories[name].loc[raw.index] if name in categories else None
        drawing = partial(draw_distribution, raw, placed, order, axis, words, notice)
        if len(raw):
            yield f"distribution_{name}", "distribution", name, title, drawing

        if len(items) > 1:
            title = words["correlations"].format(variable=label)
            drawing = partial(draw_heatmap, pairwise_correlations(keyed[items]), words, notice)
            yield f"correlations_{name}", "correlations", name, title, drawing

        title = words["mapping"].format(variable=label)
        codes = sorted({code for part in by_scale for code in settings["scales"][part]["codes"]})
        scores = mappings.reindex(index=items, columns=codes)
        drawing = partial(draw_mapping, scores, codes, words, notice)
        yield f"mapping_{name}", "mapping", name, title, drawing
    yield from figures_of_choices(settings, responses)
    yield from figures_of_hypotheses(inputs, settings, totals, responses.join(categories))
    yield from figures_of_sensitivity(inputs, settings)


def figures_of_choices(settings, responses):
    words, notice = settings["words"], settings.get("notice")
    for name, question in settings.get("multiple_choice", {}).items():
        options = [column for column in responses if column.startswith(f"{name}|")]
        counts, found = count_choices(responses[options])
        if not found["n"]:
            continue
        counts.index = [option.removeprefix(f"{name}|") for option in options]
        title = words["choices"].format(question=question["label"])
        axis = words["percent_of_choosers"].format(n=grouped(found["n"], words))
        percents = counts["respondents_percent"]
        drawing = partial(draw_bars, counts["n"], percents, axis, words, notice)
        yield f"multiple_choice_{name}", "multiple_choice", name, title, drawing


def figures_of_hypotheses(inputs, settings, totals, groups):
    pictured = Pictured(
        totals,
        groups,
        category_order(settings, groups),
        read_values(inputs.residuals),
        read_values(inputs.predictions),
        settings,
    )
    for name, hypothesis in settings["hypotheses"].items():
        yield from load(hypothesis["kind"], "figures").figures(name, hypothesis, pictured)


def answer_shares(answers, scale):
    """Return what percent of the answers is which answer, an item a row."""
    counts = {
        name: answers[name].value_counts().reindex(scale["codes"], fill_value=0).tolist()
        for name in answers
    }
    keys = [f"{code} {text}" for code, text in zip(scale["codes"], scale["answers"], strict=True)]
    return shares_of_answers(counts, keys)


def bands_of(variable, settings):
    if "categories" not in variable:
        return []
    return settings["categories"][variable["categories"]]["bands"]


def read_mappings(file):
    """Return the interval score of each item (rows) and code (columns)."""
    table = pd.read_csv(file)
    subject = table["subject"].str.rsplit("=", n=1, expand=True)
    coded = subject[1].notna()
    return pd.DataFrame(
        {
            "item": subject.loc[coded, 0],
            "code": subject.loc[coded, 1].astype(int),
            "interval": table.loc[coded, "interval"].astype(float),
        }
    ).pivot(index="item", columns="code", values="interval")


if "snakemake" in globals():
    run(partial(main, processes=snakemake.threads, parts=parts_of(snakemake)), snakemake)
