"""Difficulty and discrimination of the items of a test, from their statistics."""

from functools import partial

import pandas as pd

from angket.figures.items import draw_items
from angket.tables import number_in

SECTION = "item_analysis"


def figures(name, variable, found):
    """Yield file, kind, subject, title and drawing where a variable is a test that discriminates.

    What a study withholds leaves no figure, as a missing item would tell of it.
    """
    if not variable.get("answer_key"):
        return
    items, statistics = variable["items"], found.statistics
    table = pd.DataFrame(
        {
            key: [number_in(statistics, SECTION, item, key) for item in items]
            for key in ("difficulty", "discrimination")
        },
        index=items,
        dtype=float,
    )
    if table.isna().any(axis=None):
        return
    table["decision"] = [statistics[SECTION, item, "decision"] for item in items]
    words, rule = found.settings["words"], found.settings["instrument"][SECTION]
    title = words["item_analysis"].format(variable=variable["label"])
    drawing = partial(draw_items, table, rule, words, found.settings.get("notice"))
    yield f"items_{name}", "item_analysis", name, title, drawing
