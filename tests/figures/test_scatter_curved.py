"""A parabola stands in a scatter plot, and in its caption, where it is significant."""

import numpy as np
import pandas as pd
import pytest

from angket.figures.scatter import draw_scatter
from angket.figures.width import for_phones
from angket.hypotheses.pictures import Pictured, scatters_of
from angket.settings.words import load_words

N = 120
DRAW = np.random.default_rng(5)
X = DRAW.integers(5, 26, N).astype(float)
NOISE = DRAW.normal(size=N)
BENT, STRAIGHT = (X - 14) ** 2 / 10 + NOISE, X / 2 + NOISE


def pictured(y, language):
    totals = pd.DataFrame({"x": X, "y": y})
    settings = {
        "words": load_words(language, "figures"),
        "tests": {"alpha": 0.05},
        "variables": {"x": {"label": "Load"}, "y": {"label": "Strain"}},
    }
    nothing = pd.DataFrame({"hypothesis": []})
    return Pictured({}, {"raw": totals}, pd.DataFrame(), {}, nothing, nothing, settings)


def drawn(y, language="en"):
    """Return the title of the scatter plot, and the lines in it."""
    ((_, _, _, title, drawing),) = scatters_of(
        "H1", {"scale": "raw"}, pictured(y, language), ["x"], "y"
    )
    return title, drawing().axes[0].lines


@pytest.mark.parametrize(
    ("language", "caption"),
    [
        ("en", "Strain by Load, with the parabola fitted to the scores"),
        ("id", "Strain menurut Load, dengan parabola yang dicocokkan dengan skor"),
    ],
)
def test_a_significant_parabola_is_drawn_and_the_caption_says_so(language, caption):
    title, lines = drawn(BENT, language)
    assert title == caption
    (line,) = lines
    places, heights = line.get_data()
    assert heights == pytest.approx(np.polyval(np.polyfit(X, BENT, 2), places), rel=1e-8)
    assert (places.min(), places.max()) == (X.min(), X.max())


def test_no_parabola_stands_where_a_line_describes_the_relation_as_well():
    title, lines = drawn(STRAIGHT)
    assert title == "Strain by Load"
    assert len(lines) == 0


@pytest.mark.parametrize("is_phone", [True, False])
def test_line_and_parabola_are_told_apart_in_the_legend(is_phone):
    words = load_words("en", "figures") | {"band": "Band"}
    fit = pd.DataFrame({"fitted": X, "mean_low": X - 1, "mean_high": X + 1})

    def draw():
        return draw_scatter(X, BENT, ("Load", "Strain"), words, fit, curved=True)

    if is_phone:
        with for_phones():
            figure = draw()
    else:
        figure = draw()
    straight, parabola = figure.axes[0].lines
    assert straight.get_color() != parabola.get_color()
    assert straight.get_linestyle() != parabola.get_linestyle()
    (legend,) = (*figure.legends, *filter(None, [figure.axes[0].get_legend()]))
    told = [text.get_text() for text in legend.get_texts()]
    assert {"Regression line", "Fitted parabola"} <= set(told)
