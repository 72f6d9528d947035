"""Answers to the items of a variable, by answer scale."""

from functools import partial

import pandas as pd

from angket.figures.colours import diverges, diverging_colours, ordered_colours
from angket.figures.stacked import draw_stacked
from angket.step import items_by_scale


def figures(name, variable, found):
    """Yield file, kind, subject, title and drawing for each answer scale of a variable."""
    for scale_name, items in items_by_scale(variable).items():
        scale = found.settings["scales"][scale_name]
        shares = answer_shares(found.responses[items], scale)
        yield figure_of(name, variable, scale_name, shares, found.settings)


def figure_of(name, variable, scale_name, shares, settings):
    """Return the figure of the items of one answer scale, from their shares of answers."""
    words, scale = settings["words"], settings["scales"][scale_name]
    turned = [*variable["reversed"], *variable["already_reversed"]]
    marks = {item: words["reversed"].format(item=item) for item in turned}
    colours = diverging_colours if diverges(scale["answers"]) else ordered_colours
    drawing = partial(
        draw_stacked,
        shares.rename(index=marks),
        words["percent_of_answers"],
        words,
        colours(len(scale["answers"])),
        [settings.get("labels", {}).get(item, "") for item in shares.index],
        settings.get("notice"),
    )
    suffix = f"_{scale_name}" if len(items_by_scale(variable)) > 1 else ""
    title = words["answers_to"].format(variable=variable["label"])
    return f"likert_{name}{suffix}", "likert", name, title, drawing


def answer_shares(answers, scale):
    """Return what percent of all respondents gave which answer, an item a row."""
    rows = {}
    for name in answers:
        counts = answers[name].value_counts().reindex(scale["codes"], fill_value=0)
        rows[name] = counts.to_numpy(float) * 100 / len(answers)
    return as_table(rows, scale)


def as_table(rows, scale):
    """Return shares of answers as a table with a column for each answer."""
    keys = [f"{code} {text}" for code, text in zip(scale["codes"], scale["answers"], strict=True)]
    return pd.DataFrame.from_dict(rows, orient="index", columns=keys)
