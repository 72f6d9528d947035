"""Figures of many respondents: small files, every respondent in them, the same when drawn again."""

import io

import numpy as np
import pandas as pd
import pytest
from matplotlib.collections import QuadMesh
from scipy.stats import norm

from angket.figures.distribution import draw_distribution
from angket.figures.heatmap import draw_heatmap
from angket.figures.mapping import draw_mapping
from angket.figures.residuals import draw_residuals
from angket.figures.scatter import draw_scatter
from angket.figures.stacked import draw_stacked
from angket.figures.style import MANY
from drawn_figures import AGREEMENT, EXTREMES, OF_EACH, WORDS, answers, forest


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
    return forest(6)


BY_RESPONDENTS = [
    of_totals, of_intervals, of_regression, of_categories, of_answers, of_correlations,
    of_interval_scores, of_sensitivity,
]  # fmt: skip


ALL = [pytest.param(kind, marks=[] if kind in OF_EACH else pytest.mark.slow) for kind in EXTREMES]


@pytest.mark.parametrize("kind", ALL)
@pytest.mark.filterwarnings("ignore:Glyph")
def test_files_are_small_and_the_same_when_drawn_again(kind):
    contents = [io.BytesIO(), io.BytesIO()]
    for content in contents:
        EXTREMES[kind]().savefig(content, format="svg", metadata={"Date": None})
    assert contents[0].getvalue() == contents[1].getvalue()
    assert len(contents[0].getvalue()) < 500_000


@pytest.mark.parametrize("drawn", BY_RESPONDENTS)
@pytest.mark.parametrize("n", [MANY, pytest.param(1_000_000, marks=pytest.mark.slow)])
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
