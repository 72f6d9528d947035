"""Texts of figures: within the page, clear of others, whole, in the study's language."""

import itertools
from contextlib import nullcontext

import numpy as np
import pandas as pd
import pytest
from matplotlib.text import Text

from angket.figures.bars import draw_bars
from angket.figures.distribution import draw_distribution
from angket.figures.forest import draw_forest
from angket.figures.heatmap import draw_heatmap
from angket.figures.of_study.likert.drawn import answer_shares
from angket.figures.scatter import draw_scatter
from angket.figures.stacked import draw_stacked
from angket.figures.style import FOOT, PHONE, SMALL, TALLEST, TEXT, WIDTH
from angket.figures.texts import slanted
from angket.figures.width import for_phones
from angket.settings.words import load_words
from drawn_figures import AGREEMENT, EXTREMES, LONG, OF_EACH, WORDS, heatmap, stacked
from drawn_syntheses import OF_SYNTHESES


@pytest.fixture
def texts(monkeypatch):
    """Return a function that draws a figure and tells each text drawn, with its box."""
    found = []
    draw = Text.draw

    def noted(text, renderer, *rest, **named):
        if text.get_visible() and text.get_text().strip():
            found.append((text, text.get_window_extent(renderer)))
        return draw(text, renderer, *rest, **named)

    monkeypatch.setattr(Text, "draw", noted)

    def drawn(figure):
        found.clear()
        figure.draw_without_rendering()
        return list(found)

    return drawn


# On paper all, on phones one of each way of drawing; the others there are among the slow tests.
SHOWN = [pytest.param(kind, nullcontext, id=f"{kind}-page") for kind in EXTREMES] + [
    pytest.param(
        kind, for_phones, id=f"{kind}-phone", marks=[] if kind in OF_EACH else pytest.mark.slow
    )
    for kind in EXTREMES
]


@pytest.mark.parametrize(("kind", "screen"), SHOWN)
@pytest.mark.filterwarnings("ignore:Glyph")  # of scripts the machine has no font for
def test_every_text_stands_within_the_page_and_clear_of_others(texts, kind, screen):
    with screen():
        figure = EXTREMES[kind]()
        drawn = texts(figure)
    assert figure.get_figwidth() == (WIDTH if screen is nullcontext else PHONE)
    # A forest of studies grows on phones, which scroll, and never on paper.
    if screen is nullcontext or kind not in OF_SYNTHESES:
        assert figure.get_figheight() <= TALLEST + 0.5  # of the notice
    point = figure.dpi / 72
    for text, box in drawn:
        assert box.x0 > -1 and box.x1 < figure.bbox.width + 1, text
        assert box.y0 > -1 and box.y1 < figure.bbox.height + 1, text
    for (one, box), (other, beside) in itertools.combinations(drawn, 2):
        wide = min(box.x1, beside.x1) - max(box.x0, beside.x0)
        tall = min(box.y1, beside.y1) - max(box.y0, beside.y0)
        # The box of a line of text has a margin of its own above and below the letters.
        assert min(wide, tall) <= 1.5 * point, (one, other)
    # The same few sizes in every figure.
    assert {text.get_fontsize() for text, _ in drawn} <= {TEXT, SMALL, FOOT}


def test_text_is_as_large_as_a_printed_page_needs():
    assert 8 <= SMALL <= TEXT <= 9


def test_text_can_be_read_on_paper_and_on_a_phone():
    # On paper, a figure is as wide as the text; on a phone of 375 pixels, 367 of them are its own.
    assert min(TEXT, SMALL, FOOT) >= 7  # points
    pixels = 367 / (PHONE * 72)  # of a point
    assert min(TEXT, SMALL) * pixels >= 10
    assert FOOT * pixels >= 9


def test_names_with_dollar_signs_are_text_not_formulas(texts):
    shares = pd.DataFrame({"1 $x^2$": [40.0], "2 b_c": [60.0]}, index=["price_in $ or $"])
    told = {text.get_text() for text, _ in texts(draw_stacked(shares, "a $ and $", WORDS))}
    assert told >= {"1 $x^2$", "2 b_c", "price_in $ or $", "a $ and $"}


def test_answers_stand_above_the_first_bar_where_they_fit():
    shares = pd.DataFrame({"Low": [40.0, 2], "High": [60.0, 98]}, index=["a", "b"])
    assert not draw_stacked(shares, "%", WORDS).legends
    assert len(draw_stacked(shares[::-1], "%", WORDS).legends) == 1


def test_a_wording_is_never_cut(texts):
    told = " ".join(text.get_text() for text, _ in texts(stacked(3, AGREEMENT, LONG)))
    assert " ".join(told.split()).count(LONG) == 3


def test_the_most_frequent_option_stands_on_top_with_count_and_percent(texts):
    counts = pd.Series({"TV": 1, "Radio": 3, "Friends": 3})
    figure = draw_bars(counts, counts * 100 / 4, "Percent", WORDS)
    found = {text.get_text(): box.y0 for text, box in texts(figure)}
    names = sorted(counts.index, key=found.get, reverse=True)
    assert names == ["Radio", "Friends", "TV"]
    assert {"3 (75.0%)", "1 (25.0%)"} < set(found)


def test_symbols_of_statistics_are_slanted_and_names_beside_them_left_alone(texts):
    names = ["all $ of $it$ (*n* = 7)", "2*3*4 (*n* = 9)"]
    shares = pd.DataFrame({"a": [40.0, 50], "b": [60.0, 50]}, index=names)
    told = {text.get_text() for text, _ in texts(draw_stacked(shares, "%", WORDS))}
    assert told >= {
        r"all \$ of \$it\$ ($\mathit{n}$ = 7)",
        r"2*3*4 ($\mathit{n}$ = 9)",
    }
    assert slanted(["女 (*n* = 7)"]) == (["女 (n = 7)"], False)


@pytest.mark.parametrize("language", ["en", "id"])
def test_no_mark_of_a_symbol_is_left_in_a_figure(texts, language):
    words = load_words(language, "figures") | {"band": "band"}
    x = np.array([1.0, 1, 2, 3])
    rows = pd.DataFrame([{"label": "a", "told": "other scale, *p* = .2", "effect": 0.2}])
    rows = rows.assign(low=0.1, high=0.3, decides=True, heading=False)
    correlations = pd.DataFrame([[1, 0.5], [0.5, 1]], columns=["a", "b"])
    figures = [
        draw_scatter(x, x, ("x", "y"), words),
        draw_forest(rows, "R", words),
        draw_heatmap(correlations, words),
    ]
    for figure in figures:
        assert not any("*" in text.get_text() for text, _ in texts(figure))


@pytest.mark.parametrize(("language", "written"), [("en", "20,000"), ("id", "20.000")])
def test_thousands_are_parted_as_in_the_language(texts, language, written):
    totals = pd.Series(np.repeat([1.0, 2, 3], 25_000))
    figure = draw_distribution(totals, None, [], "x", load_words(language, "figures"))
    assert written in {text.get_text() for text, _ in texts(figure)}


def test_negative_correlations_without_room_for_a_number_are_told_in_grey():
    values = pd.DataFrame(np.full((30, 30), 0.3))
    values.iloc[7, 2] = values.iloc[2, 7] = -0.3
    (dashes,) = draw_heatmap(values, WORDS).axes[0].collections
    assert [segment.tolist() for segment in dashes.get_segments()] == [[[1.8, 7], [2.2, 7]]]


@pytest.mark.parametrize(("language", "written"), [("en", "−.50"), ("id", "−0,50")])
def test_correlations_are_written_as_in_the_language(texts, language, written):
    correlations = pd.DataFrame([[1, np.nan], [-0.5, 1]], columns=["a", "b"])
    figure = draw_heatmap(correlations, load_words(language, "figures"))
    assert written in {text.get_text() for text, _ in texts(figure)}


def test_an_undefined_correlation_has_no_number(texts):
    correlations = pd.DataFrame(np.eye(3), columns=list("abc"))
    correlations.iloc[1, 0] = np.nan  # as for an item without variance
    numbers = [text.get_text() for text, _ in texts(draw_heatmap(correlations, WORDS))]
    assert numbers.count(".00") == 2


def test_a_heatmap_is_as_large_as_its_items_need():
    assert heatmap(2).get_figheight() < 1.2
    assert heatmap(13).get_figheight() < 3.2


def test_who_gave_no_point_of_the_scale_is_in_no_share_as_in_the_table():
    scale = {"codes": [1, 2, 3], "answers": ["Low", "Middle", "High"]}
    answers = pd.DataFrame({"X1": [1, 2, 2, 3, None, None], "X2": [None] * 6}, dtype="Int64")
    shares = answer_shares(answers, scale)
    # Of the four answers, not of the six respondents: 1, 2 and 1.
    assert shares.loc["X1"].tolist() == [25.0, 50.0, 25.0]
    assert shares.loc["X2"].tolist() == [0.0, 0.0, 0.0]
    assert not draw_stacked(shares.loc[["X1"]], "%", WORDS).legends
