"""The figure of each hypothesis over all ways of testing it."""

from functools import partial

import pandas as pd

from angket.figures.panel import draw_panel


def figures_of_sensitivity(inputs, settings):
    table = pd.read_csv(inputs.sensitivity)
    if table.empty:
        return
    words = settings["words"]
    parts = table["subject"].str.extract(r"^([^:]+):([^|]+)\|(.+)$")
    rows = pd.DataFrame(
        {
            "hypothesis": parts[0],
            "label": parts[1].map(words["variants"]),
            "flagged": parts[2] != "all",
            "p": pd.to_numeric(table["p"], errors="coerce"),
        }
    )
    for name, part in rows.groupby("hypothesis", sort=False):
        if part["p"].isna().all():
            continue  # nothing could be tested; the table says why
        title = words["sensitivity"].format(hypothesis=name)
        alpha = settings["tests"]["alpha"]
        drawing = partial(draw_panel, part, alpha, words, settings.get("notice"))
        yield f"sensitivity_{name}", "sensitivity", name, title, drawing
