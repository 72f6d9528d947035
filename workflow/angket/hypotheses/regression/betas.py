"""The figure of the standardised coefficients of a regression, by the block they enter with."""

from functools import partial

import numpy as np
import pandas as pd

from angket.figures.forest import draw_forest
from angket.figures.numbers import number
from angket.hypotheses.pictures import percent
from angket.subjects import (
    CONSTANT,
    column_and_value,
    factors_of,
    part_of,
    parts_of,
    whole_and_part,
)

_BLOCK = "(block "


def has_blocks(name, statistics):
    """Tell whether a regression has terms in blocks, as those beyond plain totals do.

    >>> has_blocks("H1", {("regression", "H1:(block 1)", "r_squared"): "0.2"})
    True
    """
    return ("regression", part_of(name, "(block 1)"), "r_squared") in statistics


def betas_of(name, statistics, settings):
    """Return title and drawing of the figure, from the statistics alone.

    Parameters
    ----------
    name : str
    statistics : dict
        From section, subject and statistic to value, as texts.
    settings : dict
        As those of `angket.hypotheses.pictures.Pictured`.

    Returns
    -------
    (str, callable) or None
        None where a coefficient has no value.
    """
    words, alpha = settings["words"], settings["tests"]["alpha"]
    rows = _rows(name, statistics, settings)
    if rows is None:
        return None
    level = _written(alpha, max(2, len(f"{alpha:g}".partition(".")[2])), words)
    keys = {"deciding_way": f"*p* \N{LESS-THAN OR EQUAL TO} {level}", "other_way": f"*p* > {level}"}
    axis = words["forest_axis"].format(measure=words["betas_axis"], percent=percent(1 - alpha))
    drawing = partial(draw_forest, rows, axis, words | keys, settings.get("notice"))
    return words["betas"], drawing


def _written(value, decimals, words):
    text = number(value, decimals, words["decimal_mark"])
    bounded = not words["leading_zero"] and abs(value) < 1
    return text.replace("0", "", 1) if bounded else text


def _rows(name, statistics, settings):
    """Return the rows as `draw_forest` takes them, or None where a coefficient has no value."""
    words, labels = settings["words"], _labels(settings)
    terms = {}
    for section, subject, statistic in statistics:
        whole, part = whole_and_part(subject)
        if section == "regression" and whole == name and statistic == "beta":
            terms[part] = subject
    terms.pop(CONSTANT, None)

    def found(subject, statistic):
        try:
            return float(statistics["regression", subject, statistic])
        except (KeyError, ValueError):
            return None

    rows, blocks = [], []
    several = ("regression", f"{parts_of(name)}(block 2)", "r_squared") in statistics
    for part, subject in terms.items():
        values = [found(subject, key) for key in ("beta", "beta_ci_low", "beta_ci_high", "p")]
        block = found(subject, "block")
        if None in values or block is None:
            return None
        if several and block not in blocks:
            blocks.append(block)
            rows.append(
                [words["betas_block"].format(block=int(block)), "", *[np.nan] * 3, False, 1]
            )
        beta, low, high, p = values
        named = ("effect", "low", "high")
        numbers = [_written(value, 2, words) for value in (beta, low, high)]
        told = words["forest_effect"].format(**dict(zip(named, numbers, strict=True)))
        decides = p <= settings["tests"]["alpha"]
        rows.append([_label(part, labels), told, beta, low, high, decides, 0])
    columns = ["label", "told", "effect", "low", "high", "decides", "heading"]
    return pd.DataFrame(rows, columns=columns).astype({"heading": bool}) if rows else None


def _labels(settings):
    described = settings["variables"] | settings.get("profile", {})
    return {name: one["label"] for name, one in described.items()}


def _label(term, labels):
    parts = []
    for factor in factors_of(term, labels):
        column, category = column_and_value(factor)
        label = labels.get(column, column)
        parts.append(label if category is None else f"{label}: {category}")
    return " \N{MULTIPLICATION SIGN} ".join(parts)
