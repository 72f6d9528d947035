"""Stacked bars: what share of respondents gave which answer."""

import numpy as np
import pandas as pd

from angket.figures.canvas import new_figure, settled
from angket.figures.colours import ink_on, ordered_colours
from angket.figures.legend import key_lines, legend_below
from angket.figures.numbers import number
from angket.figures.style import LINE_HEIGHT, MISSING, SMALL, TALLEST, TEXT
from angket.figures.texts import slanted, text_width, thinned, wrapped
from angket.figures.width import full_width, share

# What the names beside the bars may take of the width, and keys of a legend, in inches.
NAMES, KEY = 2.4, 2.4
# A bar, in inches, however many lines its name has.
THICKEST = 0.22


def draw_stacked(shares, axis_label, words, colours=None, wordings=None, notice=None):
    """Draw a bar for each row, cut into the shares of ordered answers.

    Parameters
    ----------
    shares : DataFrame of float
        Percent; a row for each bar, a column for each answer in rising order. Rows may
        add up to less than 100; the rest is drawn in grey.
    axis_label : str
    words : dict
    colours : list of colour, optional
        Of the answers; by default from light to dark.
    wordings : list of str, optional
        What each row's name stands for. Left out where one page cannot hold them all.
    notice : str, optional

    Returns
    -------
    matplotlib.figure.Figure
    """
    names = [str(name) for name in shares.index]
    told = [
        wrapped(f"{name} {wording}", share(NAMES))
        for name, wording in zip(names, wordings or [""] * len(names), strict=True)
    ]
    if sum(_height(name) for name in told) > TALLEST - 1.2:
        told = [wrapped(name, share(NAMES)) for name in names]
    rest = 100 - shares.to_numpy(float).sum(axis=1)
    missing = (rest > 1e-9).any()
    answers = [str(answer) for answer in shares.columns]
    colours = ordered_colours(len(answers)) if colours is None else colours
    bars = full_width() - max(map(text_width, told)) - 0.3
    above = _direct_labels(shares.iloc[0].to_numpy(float), answers, bars) if not missing else None
    keys = [wrapped(answer, share(KEY), SMALL) for answer in answers]
    listed = [*keys, words["no_answer"]] if missing else keys
    edge = 0.5 + (
        LINE_HEIGHT * max(label.count("\n") + 1 for label in above)
        if above
        else 0.12 + LINE_HEIGHT * key_lines(listed)
    )
    height = min(TALLEST, edge + sum(_height(name) for name in told))

    figure = new_figure(height, notice)
    axes = figure.add_subplot()
    tall = np.array([_height(name) for name in told]) if len(told) < 40 else np.ones(len(told))
    pitch = (height - edge) * tall / tall.sum()
    # Places are in inches from the top.
    places = np.cumsum(pitch) - pitch / 2
    thick = min(pitch.min() * 0.8, THICKEST)
    left = np.zeros(len(shares))
    for key, answer, colour in zip(keys, shares, colours, strict=True):
        widths = shares[answer].to_numpy(float)
        axes.barh(places, widths, left=left, height=thick, color=colour, label=key, ec="white",
                  lw=0.5)  # fmt: skip
        for place, start, width in zip(places, left, widths, strict=True):
            text = number(width, 0, words["decimal_mark"])
            if width / 100 * bars > text_width(text, SMALL) + 0.04 and thick > SMALL / 72:
                axes.text(start + width / 2, place, text, ha="center", va="center_baseline",
                          fontsize=SMALL, color=ink_on(colour))  # fmt: skip
        left += widths
    if missing:
        axes.barh(places, rest, left=left, height=thick, color=MISSING, ec="white", lw=0.5,
                  label=words["no_answer"])  # fmt: skip
    axes.set(xlim=(0, 100), ylim=(pitch.sum(), 0), xlabel=wrapped(axis_label, bars))
    told, symbols = slanted(told)
    axes.set_yticks(places, thinned(told, pitch.min()), parse_math=symbols)
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)
    if above:
        first = shares.iloc[0].to_numpy(float)
        for label, middle in zip(above, np.cumsum(first) - first / 2, strict=True):
            axes.annotate(label, (middle, 0), (0, 1), textcoords="offset points", ha="center",
                          va="bottom", fontsize=SMALL, annotation_clip=False)  # fmt: skip
    else:
        legend_below(figure, axes)
    return settled(figure)


def shares_of_answers(counts, answers):
    """Return what percent of the answers to each item is which answer.

    Who gave no answer, or one that is no point of the scale, is in no share, as in the tables.

    Parameters
    ----------
    counts : dict
        From each item to how many gave each answer.
    answers : list of str

    Returns
    -------
    DataFrame of float
        An item a row, an answer a column; zeros where nobody answered.

    Examples
    --------
    >>> shares_of_answers({"X1": [1, 3], "X2": [0, 0]}, ["No", "Yes"]).to_numpy().tolist()
    [[25.0, 75.0], [0.0, 0.0]]
    """
    rows = {item: np.multiply(given, 100) / max(1, sum(given)) for item, given in counts.items()}
    return pd.DataFrame.from_dict(rows, orient="index", columns=answers)


def _height(name):
    """Return what a bar with its name takes, in inches."""
    return 0.09 + TEXT * 1.2 / 72 * (name.count("\n") + 1)


def _direct_labels(first, answers, bars):
    """Return the answers wrapped to stand above their parts of the first bar, if all fit."""
    rooms = first / 100 * bars - 0.06
    words = [max(text_width(word, SMALL) for word in answer.split() or [""]) for answer in answers]
    labels = [
        wrapped(answer, room, SMALL) if word <= room else None
        for answer, room, word in zip(answers, rooms, words, strict=True)
    ]
    if None in labels or max(label.count("\n") for label in labels) > 1:
        return None
    return labels
