"""The interval scores of the items of a variable."""

from functools import partial

from angket.figures.mapping import draw_mapping


def figures(name, variable, found):
    """Yield file, kind, subject, title and drawing of the figure."""
    codes = codes_of(variable, found.settings)
    scores = found.mappings.reindex(index=variable["items"], columns=codes)
    yield figure_of(name, variable, scores, codes, found.settings)


def codes_of(variable, settings):
    """Return the codes of all answer scales of a variable in rising order."""
    scales = dict.fromkeys(variable["item_scales"].values())
    return sorted({code for scale in scales for code in settings["scales"][scale]["codes"]})


def figure_of(name, variable, scores, codes, settings):
    """Return the figure of the interval scores of items (rows) and codes (columns)."""
    words = settings["words"]
    title = words["mapping"].format(variable=variable["label"])
    drawing = partial(draw_mapping, scores, codes, words, settings.get("notice"))
    return f"mapping_{name}", "mapping", name, title, drawing
