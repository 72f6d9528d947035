"""The figure of each hypothesis over all ways of testing it."""

from functools import partial

import pandas as pd

from angket.figures.panel import draw_panel
from angket.subjects import pair_apart, whole_and_part


def figures(found):
    """Yield file, kind, subject, title and drawing for each hypothesis that could be tested."""
    table, settings = found.sensitivity, found.settings
    if table.empty:
        return
    words = settings["words"]
    names, ways = zip(*map(whole_and_part, table["subject"]), strict=True)
    variants, respondents = zip(*map(pair_apart, ways), strict=True)
    rows = pd.DataFrame(
        {
            "hypothesis": names,
            "label": [words["variants"].get(variant) for variant in variants],
            "flagged": [of != "all" for of in respondents],
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
