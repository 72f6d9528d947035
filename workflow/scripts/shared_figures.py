"""The statistics that a study shares in; every figure that follows from them alone out."""

from functools import partial

import pandas as pd

from angket.figures.mapping import draw_mapping
from angket.figures.saving import save_figures
from angket.figures.sensitivity import figures_of_sensitivity
from angket.figures.stacked import draw_stacked, shares_of_answers
from angket.figures.style import diverges, diverging_colours, ordered_colours
from angket.hypotheses.kind import load
from angket.step import items_by_scale, run
from angket.tables import read_statistics


def main(inputs, outputs, settings):
    return save_figures(outputs, list(all_figures(inputs, settings)))


def all_figures(inputs, settings):
    """Yield file name, kind, subject, title of each figure in turn, and what draws it."""
    found = read_statistics(inputs.statistics)
    for name, variable in settings["variables"].items():
        yield from figures_of_answers(found, settings, name, variable)
        yield from figure_of_mapping(found, settings, name, variable)
    for name, hypothesis in settings["hypotheses"].items():
        drawn = load(hypothesis["kind"], "figures")
        if hasattr(drawn, "redrawn"):
            yield from drawn.redrawn(name, hypothesis, found, settings)
    yield from figures_of_sensitivity(inputs, settings)


def figures_of_answers(found, settings, name, variable):
    """Yield how many percent gave which answer, where all counts are told."""
    words = settings["words"]
    title = words["answers_to"].format(variable=variable["label"])
    by_scale = items_by_scale(variable)
    turned = [*variable["reversed"], *variable["already_reversed"]]
    for scale_name, items in by_scale.items():
        scale = settings["scales"][scale_name]
        codes, answers = scale["codes"], scale["answers"]
        rows = {}
        for item in items:
            subjects = [f"{item}={code}" for code in codes]
            counts = [number(found, "frequency", subject, "n") for subject in subjects]
            if None in counts:
                break
            rows[item] = counts
        else:
            keys = [f"{code} {text}" for code, text in zip(codes, answers, strict=True)]
            shares = shares_of_answers(rows, keys)
            marks = {item: words["reversed"].format(item=item) for item in turned}
            colours = diverging_colours if diverges(answers) else ordered_colours
            wordings = [settings.get("labels", {}).get(item, "") for item in items]
            drawing = partial(
                draw_stacked,
                shares.rename(index=marks),
                words["percent_of_answers"],
                words,
                colours(len(answers)),
                wordings,
                settings.get("notice"),
            )
            suffix = f"_{scale_name}" if len(by_scale) > 1 else ""
            yield f"likert_{name}{suffix}", "likert", name, title, drawing


def figure_of_mapping(found, settings, name, variable):
    """Yield the interval score of each answer, where all are told."""
    scales = dict.fromkeys(variable["item_scales"].values())
    codes = sorted({code for scale in scales for code in settings["scales"][scale]["codes"]})
    told = [
        (item, code, number(found, "msi", f"{item}={code}", "interval"))
        for item in variable["items"]
        for code in codes
        if ("msi", f"{item}={code}", "interval") in found
    ]
    if not told or any(score is None for *_, score in told):
        return
    table = pd.DataFrame(told, columns=["item", "code", "interval"])
    scores = table.pivot(index="item", columns="code", values="interval")
    scores = scores.reindex(index=variable["items"], columns=codes)
    words = settings["words"]
    title = words["mapping"].format(variable=variable["label"])
    drawing = partial(draw_mapping, scores, codes, words, settings.get("notice"))
    yield f"mapping_{name}", "mapping", name, title, drawing


def number(found, section, subject, statistic):
    """Return a number of the statistics, or None where there is none."""
    try:
        return float(found[section, subject, statistic])
    except (KeyError, ValueError):
        return None


if "snakemake" in globals():
    run(main, snakemake)
