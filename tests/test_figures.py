"""Figures: every kind is drawn, in the study's language, the same to the byte."""

import csv
import xml.etree.ElementTree as ElementTree

import numpy as np
import pandas as pd
import pytest
from matplotlib.image import imread

from configuration.figures import listed
from configuration.words import load_words
from drawing.heatmap import draw_heatmap
from drawing.scatter import draw_scatter
from drawing.stacked import draw_stacked
from drawing.style import ink_on, luminance, ordered_colours

WORDS = load_words("en", "figures")
ALWAYS = {"likert", "distribution", "correlations", "mapping", "sensitivity"}
KINDS = {
    "bandung": ALWAYS | {"scatter", "residuals"},
    "majene": ALWAYS | {"association"},
    "ukm_stress": ALWAYS | {"scatter", "residuals"},
    "worker_robotics": ALWAYS | {"scatter", "residuals", "association"},
}


@pytest.mark.parametrize("count", [2, 3, 4, 5, 7])
def test_ordered_colours_can_be_told_apart_in_grey(count):
    greys = [luminance(colour) for colour in ordered_colours(count)]
    assert greys == sorted(greys, reverse=True)
    assert min(-np.diff(greys)) > 0.02


@pytest.mark.parametrize("count", [2, 3, 5, 7])
def test_numbers_on_bars_can_be_read(count):
    for colour in ordered_colours(count):
        light, dark = sorted([luminance(ink_on(colour)), luminance(colour)], reverse=True)
        assert (light + 0.05) / (dark + 0.05) > 4.5  # WCAG 2, level AA


def test_names_with_dollar_signs_are_text_not_formulas(tmp_path):
    shares = pd.DataFrame({"1 $x^2$": [40.0], "2 b": [60.0]}, index=["price in $"])
    draw_stacked(shares, "a $ title $", "%", WORDS).savefig(tmp_path / "figure.svg")


def test_a_million_points_stay_a_small_file(tmp_path):
    rng = np.random.default_rng(1)
    x, y = rng.integers(10, 50, (2, 1_000_000))
    draw_scatter(x, y, ("x", "y"), "title", WORDS).savefig(tmp_path / "figure.svg")
    assert (tmp_path / "figure.svg").stat().st_size < 2_000_000


def test_the_list_of_figures_promises_each_in_both_forms(tmp_path):
    listing = tmp_path / "figures.csv"
    listing.write_text("file,kind\nscatter_H1,scatter\n")
    assert listed(listing) == [tmp_path / "scatter_H1.svg", tmp_path / "scatter_H1.png"]


def test_a_list_saved_by_another_program_promises_what_is_not_there(tmp_path):
    listing = tmp_path / "figures.csv"
    listing.write_bytes(b"file;kind\nscatter_H1;\xff\n")
    assert not any(path.exists() for path in listed(listing))


@pytest.mark.parametrize("items", [2, 3, 12])
@pytest.mark.parametrize("notice", [None, "Simulated data, to be read with every figure."])
def test_a_heatmap_stands_at_the_left_with_its_whole_title(items, notice):
    correlations = pd.DataFrame(np.eye(items))
    correlations.iloc[1, 0] = np.nan  # as for an item without variance
    title = "Correlations between the items of a variable with a name"
    figure = draw_heatmap(correlations, title, WORDS, notice)
    figure.draw_without_rendering()
    axes = next(axes for axes in figure.axes if axes.get_title(loc="left"))
    assert axes.get_tightbbox().x0 < 0.05 * figure.bbox.width
    assert axes.get_tightbbox().x1 < figure.bbox.width


@pytest.mark.slow
@pytest.mark.parametrize("study", list(KINDS))
def test_every_kind_of_figure_is_there_in_both_forms(finished, study):
    folder = finished.folder / f"results/{study}/figures"
    with open(folder / "figures.csv", encoding="utf-8") as file:
        listed = list(csv.DictReader(file))
    assert {row["kind"] for row in listed} == KINDS[study]
    for row in listed:
        assert ElementTree.parse(folder / f"{row['file']}.svg").getroot().tag.endswith("svg")
        pixels = imread(folder / f"{row['file']}.png")
        assert pixels.shape[1] > 1500  # a page column at 300 dots per inch
        assert pixels[..., :3].std() > 0.02  # not blank


@pytest.mark.slow
def test_reconstructed_data_say_so_on_every_figure(finished):
    # Text is drawn as outlines; the notice takes room at the foot that others do not have.
    bandung = imread(finished.folder / "results/bandung/figures/likert_burnout.png")
    foot = bandung[-90:, : bandung.shape[1] // 2, :3]
    assert foot.min() < 0.5
