"""Figures: every kind is drawn, in the study's language, legible, the same to the byte."""

import csv
import io
import itertools
import os
import re
import xml.etree.ElementTree as ElementTree
from functools import partial
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from matplotlib.collections import QuadMesh
from matplotlib.colors import to_rgb
from matplotlib.image import imread
from matplotlib.text import Text
from scipy.stats import norm

from angket.engine.parts import Parts
from angket.figures.bars import draw_bars
from angket.figures.distribution import draw_distribution
from angket.figures.heatmap import draw_heatmap
from angket.figures.mapping import draw_mapping
from angket.figures.panel import draw_panel
from angket.figures.residuals import draw_residuals
from angket.figures.saving import draw_in_parts, save_figures
from angket.figures.scatter import draw_scatter
from angket.figures.stacked import draw_stacked
from angket.figures.style import (
    FOOT,
    INK,
    LINE,
    MANY,
    MISSING,
    POINT,
    SMALL,
    TALLEST,
    TEXT,
    WIDTH,
    contrast,
    diverges,
    diverging_colours,
    ink_on,
    luminance,
    ordered_colours,
    slanted,
)
from angket.hypotheses.kind import FOLDER, kinds
from angket.settings.figures import SUFFIXES, listed
from angket.settings.words import load_words
from conftest import ROOT
from scripts.figures import answer_shares

WORDS = load_words("en", "figures")
ALWAYS = {"likert", "distribution", "correlations", "mapping", "sensitivity"}
KINDS = {
    "bandung": ALWAYS | {"scatter", "residuals"},
    "majene": ALWAYS | {"association"},
    "ukm_stress": ALWAYS | {"scatter", "residuals"},
    "worker_robotics": ALWAYS | {"scatter", "residuals", "association"},
}
NOTICE = "Reconstructed data: the answers were searched for so that their analysis gives the tables"
LONG = "A questionnaire item with a wording that goes on, and on, much longer than anybody expected"
AGREEMENT = ["Strongly disagree", "Disagree", "Neither", "Agree", "Strongly agree"]
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


def stacked(items, answers, wording="", missing=0, notice=None, name="X{}"):
    shares = np.random.default_rng(items).dirichlet(np.ones(len(answers)) * 2, items) * 100
    frame = pd.DataFrame(
        shares * (1 - missing), index=[name.format(i) for i in range(items)], columns=answers
    )
    return draw_stacked(frame, "Percent of answers", WORDS, None, [wording] * items, notice)


def test_who_gave_no_point_of_the_scale_is_in_no_share_as_in_the_table():
    scale = {"codes": [1, 2, 3], "answers": ["Low", "Middle", "High"]}
    answers = pd.DataFrame({"X1": [1, 2, 2, 3, None, None], "X2": [None] * 6}, dtype="Int64")
    shares = answer_shares(answers, scale)
    # Of the four answers, not of the six respondents: 1, 2 and 1.
    assert shares.loc["X1"].tolist() == [25.0, 50.0, 25.0]
    assert shares.loc["X2"].tolist() == [0.0, 0.0, 0.0]
    assert not draw_stacked(shares.loc[["X1"]], "%", WORDS).legends


def heatmap(items, name="X{}", notice=None, low=-0.99):
    values = np.random.default_rng(items).uniform(low, 0.99, (items, items))
    names = [name.format(i) for i in range(items)]
    return draw_heatmap(pd.DataFrame(values, columns=names, index=names), WORDS, notice)


def mapping(items, codes, name="X{}", notice=None):
    scores = np.random.default_rng(items).uniform(0.4, 1.4, (items, len(codes))).cumsum(axis=1)
    names = [name.format(i) for i in range(items)]
    return draw_mapping(pd.DataFrame(scores, names, codes), codes, WORDS, notice)


def distribution(n, bands, label="Total", notice=None):
    totals = pd.Series(np.random.default_rng(n).normal(40, 8, n).round())
    placed = pd.cut(totals, len(bands), labels=bands).astype(object) if len(bands) else None
    return draw_distribution(totals, placed, bands, label, WORDS, notice)


def scatter(n, high, label="Total", fit=False, notice=None):
    x, y = np.random.default_rng(n).integers(10, high, (2, n)).astype(float)
    band = pd.DataFrame({"fitted": x, "mean_low": x - 1, "mean_high": x + 1}) if fit else None
    words = WORDS | {"band": "95% confidence band of the mean"}
    return draw_scatter(x, y, (label, label), words, band, notice)


def bars(options, n=300, name="Option {}", notice=None):
    counts = pd.Series(
        np.random.default_rng(options).integers(0, n, options),
        [name.format(place) for place in range(options)],
    )
    return draw_bars(counts, counts * 100 / n, "Percent of those who chose any", WORDS, notice)


def residuals(n):
    left, fitted = np.random.default_rng(n).normal(0, 3, (2, n))
    return draw_residuals(left, fitted + 20, WORDS)


def answers(n):
    """Two related totals of n respondents, 12 and 13 items of five points, and their intervals."""
    random = np.random.default_rng(n)
    common = random.normal(size=n)
    totals = [
        sum(np.clip(np.round(common * 0.5 + random.normal(size=n) + 3), 1, 5) for _ in range(items))
        for items in (12, 13)
    ]
    return totals, [total + random.normal(size=n) for total in totals]


def of_totals(n):
    return draw_scatter(*answers(n)[0], ("Total", "Total"), WORDS)


def of_intervals(n):
    return draw_scatter(*answers(n)[1], ("Total", "Total"), WORDS)


def of_regression(n):
    x, y = answers(n)[0]
    slope, constant = np.polyfit(x, y, 1)
    return draw_residuals(y - constant - slope * x, constant + slope * x, WORDS)


def of_categories(n):
    totals = pd.Series(answers(n)[0][0])
    placed = pd.cut(totals, [0, 28, 44, 60], labels=AGREEMENT[:3]).astype(object)
    return draw_distribution(totals, placed, AGREEMENT[:3], "Total", WORDS)


def of_answers(n):
    shares = pd.DataFrame({i: pd.Series(answers(n)[0][0] % 5) for i in range(12)})
    counts = shares.apply(lambda item: item.value_counts(normalize=True)).T * 100
    return draw_stacked(counts.set_axis(AGREEMENT, axis=1), "Percent", WORDS)


def of_correlations(n):
    return draw_heatmap(pd.DataFrame(np.vstack(answers(n)).T).corr(), WORDS)


def of_interval_scores(n):
    codes = pd.Series(answers(n)[0][0] % 5)
    scores = codes.value_counts(normalize=True).sort_index().cumsum()
    return draw_mapping(pd.DataFrame([scores.to_numpy()] * 12, columns=range(5)), range(5), WORDS)


def of_sensitivity(n):
    return panel(0.05)


BY_RESPONDENTS = [
    of_totals, of_intervals, of_regression, of_categories, of_answers, of_correlations,
    of_interval_scores, of_sensitivity,
]  # fmt: skip


def panel(alpha):
    labels = list(WORDS["variants"].values())
    flagged = np.repeat([False, True], len(labels))
    rows = pd.DataFrame({"label": labels * 2, "flagged": flagged})
    rows["p"] = np.random.default_rng(1).uniform(0, 1, len(rows)) ** 4
    return draw_panel(rows, alpha, WORDS)


TWELVE = [f"Answer {i}" for i in range(12)]
EXTREMES = {
    "40 items": lambda: stacked(40, AGREEMENT),
    "40 items with long wordings": lambda: stacked(40, AGREEMENT, LONG),
    "12 items with long wordings": lambda: stacked(12, AGREEMENT, LONG, notice=NOTICE),
    "100 items": lambda: stacked(100, AGREEMENT),
    "2 items": lambda: stacked(2, ["No", "Yes"]),
    "7 points, some missing": lambda: stacked(9, [f"{i} point" for i in range(7)], missing=0.1),
    "12 answers": lambda: stacked(6, TWELVE, notice=NOTICE),
    "long answers": lambda: stacked(5, [LONG + str(i) for i in range(5)]),
    "a name without spaces": lambda: stacked(5, AGREEMENT, name="X{}" + "_name" * 20),
    "Chinese and Arabic": lambda: stacked(5, ["非常不同意", "أوافق"], "我觉得工作量太大" * 8),
    "heatmap of 2": lambda: heatmap(2, notice=NOTICE),
    "heatmap of 3": lambda: heatmap(3),
    "heatmap of 7": lambda: heatmap(7),
    "heatmap of 13": lambda: heatmap(13, low=0),
    "heatmap of 14": lambda: heatmap(14, notice=NOTICE),
    "heatmap of 40": lambda: heatmap(40),
    "heatmap of 90": lambda: heatmap(90),
    "heatmap with long names": lambda: heatmap(8, "item_{}_of_a_questionnaire_with_$_and_names"),
    "mapping of 2": lambda: mapping(2, [1, 2], notice=NOTICE),
    "mapping of 40, 7 points": lambda: mapping(40, range(1, 8)),
    "mapping of 12 points": lambda: mapping(9, range(12), "a_name_too_long_for_the_margin_{}"),
    "3 categories": lambda: distribution(100, ["Low", "Medium", "High"], notice=NOTICE),
    "12 categories": lambda: distribution(5000, TWELVE),
    "long categories": lambda: distribution(50, [LONG + str(i) for i in range(3)], LONG * 2),
    "no categories": lambda: distribution(1_000_000, []),
    "scatter": lambda: scatter(60, 40, fit=True, notice=NOTICE),
    "scatter with long names": lambda: scatter(60, 40, LONG, fit=True),
    "scatter of shared places": lambda: scatter(3000, 20),
    "scatter of a million": lambda: scatter(1_000_000, 70, fit=True),
    "1 option": lambda: bars(1),
    "6 options": lambda: bars(6, notice=NOTICE),
    "60 options of a million": lambda: bars(60, 1_000_000),
    "options with long names": lambda: bars(8, name=LONG + " {}"),
    "options without spaces": lambda: bars(3, name="{}" + "_name" * 30),
    "residuals": lambda: residuals(5),
    "residuals of a million": lambda: residuals(1_000_000),
    "panel": lambda: panel(0.05),
    "panel at 0.1": lambda: panel(0.1),
    "panel at 0.01": lambda: panel(0.01),
}


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


@pytest.mark.parametrize("kind", list(EXTREMES))
@pytest.mark.filterwarnings("ignore:Glyph")  # of scripts the machine has no font for
def test_every_text_stands_within_the_page_and_clear_of_others(texts, kind):
    figure = EXTREMES[kind]()
    assert figure.get_figwidth() == WIDTH
    assert figure.get_figheight() <= TALLEST + 0.5  # of the notice
    drawn = texts(figure)
    point = figure.dpi / 72
    for text, box in drawn:
        assert box.x0 > -1 and box.x1 < figure.bbox.width + 1, text
        assert box.y0 > -1 and box.y1 < figure.bbox.height + 1, text
    for (one, box), (other, beside) in itertools.combinations(drawn, 2):
        wide = min(box.x1, beside.x1) - max(box.x0, beside.x0)
        tall = min(box.y1, beside.y1) - max(box.y0, beside.y0)
        # The box of a line of text has a margin of its own above and below the letters.
        assert min(wide, tall) <= 1.5 * point, (one, other)


@pytest.mark.parametrize("kind", list(EXTREMES))
@pytest.mark.filterwarnings("ignore:Glyph")
def test_text_is_of_the_same_few_sizes_in_every_figure(texts, kind):
    sizes = {text.get_fontsize() for text, _ in texts(EXTREMES[kind]())}
    assert sizes <= {TEXT, SMALL, FOOT}
    assert 8 <= SMALL <= TEXT <= 9


@pytest.mark.parametrize("kind", list(EXTREMES))
@pytest.mark.filterwarnings("ignore:Glyph")
def test_files_are_small_and_the_same_when_drawn_again(kind):
    contents = [io.BytesIO(), io.BytesIO()]
    for content in contents:
        EXTREMES[kind]().savefig(content, format="svg", metadata={"Date": None})
    assert contents[0].getvalue() == contents[1].getvalue()
    assert len(contents[0].getvalue()) < 500_000


@pytest.mark.parametrize("drawn", BY_RESPONDENTS)
@pytest.mark.parametrize(
    "n", [1_000, MANY, 100_000, pytest.param(1_000_000, marks=pytest.mark.slow)]
)
def test_files_are_small_however_many_respondents(drawn, n):
    for suffix in ("svg", "png"):
        content = io.BytesIO()
        drawn(n).savefig(content, format=suffix)
        assert len(content.getvalue()) < 300_000


@pytest.mark.parametrize(("n", "points", "cells"), [(MANY, 1, 0), (MANY + 1, 0, 1)])
def test_more_points_than_can_be_told_apart_are_counted_in_cells(n, points, cells):
    residuals, fitted = np.random.default_rng(1).normal(size=(2, n))
    for axes in (
        draw_scatter(residuals, fitted, ("x", "y"), WORDS).axes[0],
        draw_residuals(residuals, fitted, WORDS).axes[2],
    ):
        kinds = [type(drawn).__name__ for drawn in axes.collections]
        assert (kinds.count("PathCollection"), kinds.count("QuadMesh")) == (points, cells)


@pytest.mark.parametrize(("most", "cells"), [(40, False), (41, True)])
def test_places_of_a_likert_grid_too_crowded_for_areas_become_cells(most, cells):
    x, y = np.repeat([[1.0, 2], [3, 5]], [most, 1], axis=1)
    axes = draw_scatter(x, y, ("x", "y"), WORDS).axes[0]
    assert isinstance(axes.collections[0], QuadMesh) == cells
    if cells:
        assert axes.collections[0].get_array().tolist() == [[most, None], [None, None], [None, 1]]


def test_cells_hold_every_respondent():
    x, y = np.random.default_rng(1).normal(size=(2, 10_000))
    mesh = draw_scatter(x, y, ("x", "y"), WORDS).axes[0].collections[0]
    assert mesh.get_array().sum() == 10_000


def test_areas_of_points_are_as_respondents_are_many():
    x, y = np.array([[1, 1, 1, 1, 2], [5, 5, 5, 5, 5]], dtype=float)
    drawn = draw_scatter(x, y, ("x", "y"), WORDS).axes[0].collections
    sizes = {tuple(part.get_offsets()[0]): part.get_sizes()[0] for part in drawn[:2]}
    assert sizes[1, 5] == 4 * sizes[2, 5]


def test_a_thinned_q_q_plot_keeps_the_ends_and_the_course():
    residuals = np.random.default_rng(1).standard_t(3, 100_000)
    shown = draw_residuals(residuals, residuals, WORDS).axes[1].collections[0].get_offsets()
    observed = np.sort(residuals - residuals.mean()) / residuals.std(ddof=1)
    expected = norm.ppf((np.arange(len(observed)) + 0.5) / len(observed))
    assert len(shown) <= 500
    assert {*map(tuple, shown)} <= {*zip(expected, observed, strict=True)}
    assert np.all(shown[[0, 1, -1]] == np.column_stack([expected, observed])[[0, 1, -1]])
    assert np.diff(shown[:, 0]).max() < 0.5  # of a standard deviation


def test_no_bar_of_many_respondents_holds_two_categories():
    totals = pd.Series(np.repeat(np.arange(41.0), 6))  # as of ten items from 0 to 4
    placed = pd.cut(totals, [-1, 13, 26, 40], labels=AGREEMENT[:3]).astype(object)
    figure = draw_distribution(totals, placed, AGREEMENT[:3], "Total", WORDS)
    filled = np.array([[bar.get_height() for bar in part] for part in figure.axes[0].containers])
    assert filled.shape == (3, 41)
    assert np.all((filled > 0).sum(axis=0) == 1)


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
    rows = pd.DataFrame({"label": ["a"], "p": [0.2], "flagged": [False]})
    correlations = pd.DataFrame([[1, 0.5], [0.5, 1]], columns=["a", "b"])
    figures = [
        draw_scatter(x, x, ("x", "y"), words),
        draw_panel(rows, 0.05, words),
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


def test_the_list_of_figures_promises_each_in_both_forms(tmp_path):
    listing = tmp_path / "figures.csv"
    listing.write_text("file,kind\nscatter_H1,scatter\n")
    assert listed(listing) == [tmp_path / "scatter_H1.svg", tmp_path / "scatter_H1.png"]


def test_a_list_saved_by_another_program_promises_what_is_not_there(tmp_path):
    listing = tmp_path / "figures.csv"
    listing.write_bytes(b"file;kind\nscatter_H1;\xff\n")
    assert not any(path.exists() for path in listed(listing))


@pytest.mark.slow
@pytest.mark.parametrize("study", list(KINDS))
def test_every_kind_of_figure_is_there_in_both_forms(finished, study):
    folder = finished.folder / f"results/{study}/figures"
    with open(folder / "figures.csv", encoding="utf-8") as file:
        listed = list(csv.DictReader(file))
    assert {row["kind"] for row in listed} == KINDS[study]
    for row in listed:
        drawing = ElementTree.parse(folder / f"{row['file']}.svg").getroot()
        assert drawing.find("{http://www.w3.org/2000/svg}title").text == row["title"]
        pixels = imread(folder / f"{row['file']}.png")
        assert pixels.shape[1] > 1500  # a page column at 300 dots per inch
        assert pixels[..., :3].std() > 0.02  # not blank


@pytest.mark.slow
def test_reconstructed_data_say_so_on_every_figure(finished):
    # Text is drawn as outlines; the notice takes room at the foot that others do not have.
    bandung = imread(finished.folder / "results/bandung/figures/likert_burnout.png")
    foot = bandung[-90:, : bandung.shape[1] // 2, :3]
    assert foot.min() < 0.5


def test_every_kind_of_figure_has_a_caption_in_snakemakes_own_report():
    frame = FOLDER / "pictures.py"
    sensitivity = ROOT / "workflow/angket/figures/sensitivity.py"
    of_all = (
        drawn_in(ROOT / "workflow/scripts/figures.py") | drawn_in(sensitivity) | drawn_in(frame)
    )
    captions = {file.stem for file in (ROOT / "workflow/captions/figures").glob("*.rst")}
    assert captions == of_all
    own = {kind: drawn_in(FOLDER / kind / "figures.py") for kind in kinds()}
    assert own == {kind: {file.stem for file in (FOLDER / kind).glob("*.rst")} for kind in own}


def drawn_in(file):
    """Name the kinds of figures that a module draws."""
    return set(re.findall(r'(?:yield|return) f".*?", "(\w+)", ', file.read_text(encoding="utf-8")))


@pytest.mark.parametrize(("n", "has_rim"), [(MANY, False), (MANY + 1, True)])
def test_only_a_line_across_cells_has_a_rim_which_would_hide_points(n, has_rim):
    x, y = np.random.default_rng(1).normal(size=(2, n))
    fit = pd.DataFrame({"fitted": x, "mean_low": x, "mean_high": x})
    words = WORDS | {"band": "band"}
    fitted = draw_scatter(x, y, ("x", "y"), words, fit).axes[0].lines[0]
    zero = draw_residuals(y, x, WORDS).axes[2].lines[0]
    assert [bool(line.get_path_effects()) for line in (fitted, zero)] == [has_rim, has_rim]


def test_two_processes_draw_what_one_draws(tmp_path, drawings):
    for processes in (1, 2):
        (tmp_path / str(processes)).mkdir()
        draw_in_parts(tmp_path / str(processes), drawings, processes)
    one, two = (
        {file.name: file.read_bytes() for file in (tmp_path / name).iterdir()} for name in "12"
    )
    assert one.keys() == {"a.svg", "a.png", "b.svg", "b.png", "c.svg", "c.png"}
    assert one == two


def test_a_figure_that_another_process_cannot_draw_is_a_fault(tmp_path, drawings):
    def fail():
        raise ValueError("no such figure")

    with pytest.raises(RuntimeError, match="could not be drawn"):
        draw_in_parts(tmp_path, [*drawings, ("d", "kind", "subject", "Title", fail)], 2)


def test_only_figures_of_what_changed_are_drawn_again(tmp_path):
    folder = tmp_path / "figures"
    outputs = SimpleNamespace(figures=folder / "figures.csv", checksums=folder / "checksums.csv")

    def pictures():
        return [file for file in folder.glob("*") if file.suffix in (".svg", ".png")]

    def draw(**sizes):
        figures = []
        for name, size in sizes.items():
            correlations = pd.DataFrame(np.eye(size), columns=list("abcde"[:size]))
            drawing = partial(draw_heatmap, correlations, WORDS)
            figures.append((name, "kind", "subject", "Title", drawing))
        for file in pictures():
            os.utime(file, (1, 1))
        save_figures(outputs, figures, parts=Parts(tmp_path / "kept.json", "code"))
        return {file.name for file in pictures() if file.stat().st_mtime > 1}

    assert draw(a=3, b=4, left=2) == {f"{n}.{s}" for n in ("a", "b", "left") for s in SUFFIXES}
    assert draw(a=3, b=5) == {"b.svg", "b.png"}
    assert {file.stem for file in pictures()} == {"a", "b"}
    (folder / "a.png").write_bytes(b"edited by hand")
    assert draw(a=3, b=5) == {"a.svg", "a.png"}


@pytest.fixture
def drawings():
    """Three small figures as the script lists them."""

    def drawn(size):
        correlations = pd.DataFrame(np.eye(size), columns=list("abcde"[:size]))
        return draw_heatmap(correlations, WORDS)

    return [
        (name, "kind", "subject", "Title", partial(drawn, size))
        for name, size in (("a", 3), ("b", 4), ("c", 5))
    ]
