"""Colours of figures: told apart in grey and by colour-blind readers, and text on them readable."""

import itertools

import numpy as np
import pandas as pd
import pytest
from matplotlib.colors import to_rgb

from angket.figures.colours import (
    contrast,
    diverges,
    diverging_colours,
    ink_on,
    luminance,
    ordered_colours,
)
from angket.figures.residuals import draw_residuals
from angket.figures.scatter import draw_scatter
from angket.figures.style import INK, LINE, MANY, MISSING, POINT
from drawn_figures import WORDS

# What protanopes and deuteranopes see of linear RGB (Machado, Oliveira & Fernandes 2009,
# table 1, severity 1).
SEEN = {
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "all colours": np.eye(3),
}


def adjacent(colours):
    return [contrast(one, other) for one, other in itertools.pairwise(colours)]


@pytest.mark.parametrize(
    ("count", "least"), [(2, 3), (3, 2.5), (4, 2), (5, 1.7), (7, 1.4), (12, 1.2)]
)
def test_ordered_colours_can_be_told_apart_in_grey(count, least):
    greys = [luminance(colour) for colour in ordered_colours(count)]
    assert greys == sorted(greys, reverse=True)
    assert min(adjacent(ordered_colours(count))) > least


@pytest.mark.parametrize("count", [2, 3, 4, 5, 6, 7, 9, 11])
def test_neighbours_on_a_diverging_scale_can_be_told_apart_in_grey(count):
    assert min(adjacent(diverging_colours(count))) > 1.3


def lab(colour, seen):
    """CIELAB of a colour as somebody sees it (CIE 1976, D65)."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour)]
    linear = np.clip(np.asarray(seen) @ linear, 0, 1)
    xyz = (
        np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
        @ linear
        / [0.9505, 1, 1.089]
    )
    f = np.where(xyz > (6 / 29) ** 3, np.cbrt(xyz), xyz / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.mark.parametrize("eyes", list(SEEN))
@pytest.mark.parametrize("colours", [ordered_colours, diverging_colours])
@pytest.mark.parametrize("count", [2, 3, 4, 5, 7])
def test_colour_blind_readers_can_tell_the_answers_apart(eyes, colours, count):
    seen = [lab(colour, SEEN[eyes]) for colour in colours(count)]
    for one, other in itertools.combinations(seen, 2):
        assert np.linalg.norm(one - other) > 10  # five times what can just be noticed


@pytest.mark.parametrize("eyes", list(SEEN))
def test_colour_blind_readers_can_tell_a_line_from_points(eyes):
    assert np.linalg.norm(lab(LINE, SEEN[eyes]) - lab(POINT, SEEN[eyes])) > 20


def test_a_line_can_be_told_from_points_in_grey_and_its_name_can_be_read():
    assert contrast(LINE, POINT) > 1.5
    assert contrast(POINT, "white") > 3  # WCAG 2 of graphics
    assert contrast(LINE, "white") > 4.5
    assert contrast(INK, "white") > 7


@pytest.mark.parametrize("colours", [ordered_colours, diverging_colours])
@pytest.mark.parametrize("count", [2, 3, 4, 5, 7, 12])
def test_numbers_on_bars_can_be_read(colours, count):
    for colour in [*colours(count), MISSING]:
        assert contrast(ink_on(colour), colour) > 4.5  # WCAG 2, level AA


@pytest.mark.parametrize("count", [3, 5, 7])
def test_the_middle_answer_of_a_diverging_scale_is_grey(count):
    red, green, blue = to_rgb(diverging_colours(count)[count // 2])
    assert red == green == blue


@pytest.mark.parametrize(
    ("first", "last", "is_diverging"),
    [
        ("Sangat tidak setuju", "Sangat setuju", True),
        ("Sangat puas", "Sangat tidak puas", True),
        ("Strongly disagree", "Strongly agree", True),
        ("Very unlikely", "Very likely", True),
        ("Not concerned", "Very concerned", False),
        ("Never", "All the time", False),
        ("Tidak pernah", "Selalu", False),
        ("1", "5", False),
    ],
)
def test_a_scale_between_a_wording_and_its_negation_diverges(first, last, is_diverging):
    assert diverges([first, "x", last]) == is_diverging


@pytest.mark.parametrize(("n", "has_rim"), [(MANY, False), (MANY + 1, True)])
def test_only_a_line_across_cells_has_a_rim_which_would_hide_points(n, has_rim):
    x, y = np.random.default_rng(1).normal(size=(2, n))
    fit = pd.DataFrame({"fitted": x, "mean_low": x, "mean_high": x})
    words = WORDS | {"band": "band"}
    fitted = draw_scatter(x, y, ("x", "y"), words, fit).axes[0].lines[0]
    zero = draw_residuals(y, x, WORDS).axes[2].lines[0]
    assert [bool(line.get_path_effects()) for line in (fitted, zero)] == [has_rim, has_rim]
