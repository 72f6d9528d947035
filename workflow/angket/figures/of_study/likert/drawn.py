"""Answers to the items of a variable, by answer scale."""

from functools import partial

from angket.figures.colours import diverges, diverging_colours, ordered_colours
from angket.figures.stacked import draw_stacked, shares_of_answers
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
    title = words["answers_to"].format(variable=variable["label"])
    suffix = ""
    if len(items_by_scale(variable)) > 1:
        # Its items tell it from the other figures of the variable.
        suffix, title = f"_{scale_name}", f"{title}: {', '.join(shares.index)}"
    return f"likert_{name}{suffix}", "likert", name, title, drawing


def answer_shares(answers, scale):
    """Return what percent of the answers is which answer, an item a row."""
    counts = {
        name: answers[name].value_counts().reindex(scale["codes"], fill_value=0).tolist()
        for name in answers
    }
    return as_table(counts, scale)


def as_table(counts, scale):
    """Return shares of answers as a table with a column for each answer, from their counts."""
    keys = [f"{code} {text}" for code, text in zip(scale["codes"], scale["answers"], strict=True)]
    return shares_of_answers(counts, keys)
