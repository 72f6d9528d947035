"""Which figures a synthesis has, and what each is drawn from."""

from functools import partial

import numpy as np
import pandas as pd
from scipy import stats

from angket.figures.numbers import grouped, number
from angket.statistics.synthesis.effect_sizes import back_transform
from angket.statistics.synthesis.trim_and_fill import trim_and_fill
from angket.statistics.undefined import Undefined
from angket.systems.syntheses.counts import reports_excluded
from angket.systems.syntheses.flow import draw_flow, steps_of
from angket.systems.syntheses.forest import NEXT, OWN, POOLED, STUDY, draw_forest
from angket.systems.syntheses.funnel import draw_funnel
from angket.systems.syntheses.pooled import CONVERTED, SECTION
from angket.tables import number_in


def figures(settings, studies, statistics):
    """Yield file, kind, subject, title and drawing of each figure.

    Parameters
    ----------
    settings : dict
        With name, words, pooling, between and perhaps notice.
    studies : DataFrame
        As `angket.systems.syntheses.pooled.read_studies` returns it.
    statistics : dict
        As `angket.tables.read_statistics` returns them.
    """
    name, words = settings["name"], settings["words"]
    pooled = studies[studies["status"] == "pooled"]
    rows = forest_rows(name, pooled, statistics, settings)
    of = dict(zip("xy", settings["between"], strict=True))
    axis, title = words["synthesis"]["axis"].format(**of), words["synthesis"]["forest"].format(**of)
    own_words = words | words["synthesis"]
    if settings.get("flow"):
        counts = reports_excluded(studies.reset_index().to_dict("records"))
        steps = steps_of(
            settings["flow"], counts, words["synthesis"]["flow"], partial(grouped, words=words)
        )
        told = words["synthesis"]["flow"]["title"].format(**of)
        yield "flow", "flow", name, told, partial(draw_flow, steps, settings.get("notice"))
    drawing = partial(draw_forest, rows, axis, own_words, settings.get("notice"))
    yield "forest", "forest", name, title, drawing
    estimate = number_in(statistics, SECTION, name, "estimate")
    if estimate is not None and len(pooled) > 2:
        drawing = partial(
            draw_funnel,
            pooled["effect"].to_numpy(),
            np.sqrt(pooled["variance"].to_numpy()),
            pooled["own"].to_numpy(),
            estimate,
            _filled(pooled, statistics, settings),
            (words["synthesis"][settings["pooling"]["measure"]], words["synthesis"]["error"]),
            own_words,
            settings.get("notice"),
        )
        yield "funnel", "funnel", name, words["synthesis"]["funnel"].format(**of), drawing


def forest_rows(name, pooled, statistics, settings):
    """Return the rows of the forest plot: prior studies, own results, the pool, the prediction.

    Returns
    -------
    DataFrame
        As `draw_forest` takes it.
    """
    words, pooling = settings["words"], settings["pooling"]
    quantile = stats.norm.isf((1 - pooling["confidence"]) / 2)
    told = []
    for study, row in pooled.sort_values("own", kind="stable").iterrows():
        half = quantile * np.sqrt(row["variance"])
        ends = (row["effect"] - half, row["effect"] + half)
        low, high = (back_transform(end, pooling["measure"]) for end in ends)
        weight = number_in(statistics, SECTION, f"{name}:{study}", "weight_percent")
        kind = OWN if row["own"] else STUDY
        label = study if row["pearson"] else f"{study}\N{NO-BREAK SPACE}{CONVERTED}"
        told.append((label, kind, row["r"], low, high, weight, row["n"]))
    for kind, label in ((POOLED, "pooled_row"), (NEXT, "prediction_row")):
        ends = {POOLED: ("ci_low", "ci_high"), NEXT: ("prediction_low", "prediction_high")}[kind]
        keys = (f"{key}_back" for key in ("estimate", *ends))
        effect, low, high = (number_in(statistics, SECTION, name, key) for key in keys)
        if low is not None:
            told.append((words["synthesis"][label], kind, effect, low, high, None, None))
    columns = ["label", "kind", "effect", "low", "high", "weight", "n"]
    rows = pd.DataFrame(told, columns=columns)
    rows["told"] = [_told(row, words) for row in rows.itertuples()]
    return rows


def _told(row, words):
    """Write an effect with its interval, and the weight of a study and its respondents."""
    mark = words["decimal_mark"]
    low, high = (number(end, 2, mark) for end in (row.low, row.high))
    interval = words["synthesis"]["interval"].format(low=low, high=high)
    if row.kind == NEXT:
        return interval
    told = f"{number(row.effect, 2, mark)} {interval}"
    if row.kind == POOLED:
        return told
    weight = number(row.weight, 1, mark)
    return words["synthesis"]["beside"].format(
        effect=told, weight=weight, n=grouped(int(row.n), words)
    )


def _filled(pooled, statistics, settings):
    """Return the studies that trim and fill adds, where it was judged at all."""
    if not number_in(statistics, SECTION, settings["name"], "trim_fill_k"):
        return np.empty((0, 2))
    try:
        told = trim_and_fill(
            pooled["effect"].to_numpy(),
            pooled["variance"].to_numpy(),
            settings["pooling"]["estimator"],
        )
    except Undefined:
        return np.empty((0, 2))
    return np.column_stack([told.filled[:, 0], np.sqrt(told.filled[:, 1])])
