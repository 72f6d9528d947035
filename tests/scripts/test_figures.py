"""Figures: every kind is drawn and listed, in one process and in several."""

import csv
import os
import re
import xml.etree.ElementTree as ElementTree
from functools import partial
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from matplotlib.image import imread

from angket.engine.parts import Parts
from angket.figures.heatmap import draw_heatmap
from angket.figures.of_study.figure import FOLDER as OF_STUDY
from angket.figures.of_study.figure import figures
from angket.figures.saving import draw_in_parts, save_figures
from angket.figures.style import PHONE
from angket.hypotheses.kind import FOLDER, kinds
from angket.settings.figures import SUFFIXES, listed, name_of
from drawn_figures import WORDS

ALWAYS = {"likert", "distribution", "correlations", "mapping", "forest"}
KINDS = {
    "bandung": ALWAYS | {"scatter", "residuals"},
    "majene": ALWAYS | {"association"},
    "ukm_stress": ALWAYS | {"scatter", "residuals", "path_diagram"},
    "worker_robotics": ALWAYS
    | {"scatter", "residuals", "association", "interaction", "groups", "means"},
}


def test_the_list_of_figures_promises_each_in_all_forms(tmp_path):
    listing = tmp_path / "figures.csv"
    listing.write_text("file,kind\nscatter_H1,scatter\n")
    promised = ["scatter_H1.svg", "scatter_H1.png", "scatter_H1.narrow.svg"]
    assert listed(listing) == [tmp_path / file for file in promised]


def test_a_list_saved_by_another_program_promises_what_is_not_there(tmp_path):
    listing = tmp_path / "figures.csv"
    listing.write_bytes(b"file;kind\nscatter_H1;\xff\n")
    assert not any(path.exists() for path in listed(listing))


@pytest.mark.slow
@pytest.mark.parametrize("study", list(KINDS))
def test_every_kind_of_figure_is_there_in_all_forms(finished, study):
    folder = finished.folder / f"results/{study}/figures"
    with open(folder / "figures.csv", encoding="utf-8") as file:
        listed = list(csv.DictReader(file))
    known = set().union(*KINDS.values())
    # A figure that is added since may be there, too.
    assert {row["kind"] for row in listed} & known == KINDS[study]
    for row in listed:
        drawing = ElementTree.parse(folder / f"{row['file']}.svg").getroot()
        assert drawing.find("{http://www.w3.org/2000/svg}title").text == row["title"]
        narrow = ElementTree.parse(folder / f"{row['file']}.narrow.svg").getroot()
        assert float(narrow.get("width").removesuffix("pt")) == pytest.approx(PHONE * 72)
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
    of_study = {name: drawn_in(OF_STUDY / name / "drawn.py") for name in figures()}
    assert of_study == {name: {name} for name in figures()}
    assert [name for name in figures() if not (OF_STUDY / name / "caption.rst").exists()] == []
    own = {
        kind: {name for file in (FOLDER / kind).glob("*figures.py") for name in drawn_in(file)}
        for kind in kinds()
    }
    captions = {kind: (FOLDER / kind).glob("*.rst") for kind in kinds()}
    assert own == {
        kind: {file.stem for file in captions[kind] if not file.stem.startswith("table_")}
        for kind in kinds()
    }
    assert drawn_in(FOLDER / "pictures.py") == {file.stem for file in FOLDER.glob("*.rst")}


def drawn_in(file):
    """Name the kinds of figures that a module draws."""
    return set(re.findall(r'(?:yield|return) f".*?", "(\w+)", ', file.read_text(encoding="utf-8")))


def test_two_processes_draw_what_one_draws(tmp_path, drawings):
    for processes in (1, 2):
        (tmp_path / str(processes)).mkdir()
        draw_in_parts(tmp_path / str(processes), drawings, processes)
    one, two = (
        {file.name: file.read_bytes() for file in (tmp_path / name).iterdir()} for name in "12"
    )
    assert one.keys() == {f"{name}.{suffix}" for name in "abc" for suffix in SUFFIXES}
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
    assert draw(a=3, b=5) == {f"b.{suffix}" for suffix in SUFFIXES}
    assert {name_of(file.name) for file in pictures()} == {"a", "b"}
    (folder / "a.png").write_bytes(b"edited by hand")
    assert draw(a=3, b=5) == {f"a.{suffix}" for suffix in SUFFIXES}


def test_a_step_whose_run_was_killed_neither_disturbs_the_next_one_nor_outlives_it(tmp_path):
    folder = tmp_path / "figures"
    outputs = SimpleNamespace(figures=folder / "figures.csv", checksums=folder / "checksums.csv")
    correlations = pd.DataFrame(np.eye(3), columns=list("abc"))
    heatmap = partial(draw_heatmap, correlations, WORDS)

    def meanwhile():
        # The next run does all of its work while the former one is still drawing.
        save_figures(outputs, [(name, "kind", "s", "Newer", heatmap) for name in ("a", "new")])
        return heatmap()

    older = [("a", "kind", "s", "Older", heatmap), ("old", "kind", "s", "Older", meanwhile)]
    with pytest.raises(FileNotFoundError):
        save_figures(outputs, older)
    pictures = {f"{name}.{suffix}" for name in ("a", "new") for suffix in SUFFIXES}
    assert {file.name for file in folder.iterdir()} == {"figures.csv", "checksums.csv"} | pictures
    assert "Newer" in (folder / "a.svg").read_text()


def test_nothing_is_left_of_figures_and_folders_that_belong_to_no_figure(tmp_path, drawings):
    (tmp_path / ".drawing-killed").mkdir()
    (tmp_path / ".drawing-killed" / "a.svg").write_text("half of a")
    (tmp_path / "stranger").mkdir()
    (tmp_path / "left.png").write_bytes(b"")
    listing, checksums = tmp_path / "figures.csv", tmp_path / "checksums.csv"
    save_figures(SimpleNamespace(figures=listing, checksums=checksums), drawings[:1])
    assert {*tmp_path.iterdir()} == {listing, checksums, *(tmp_path / f"a.{s}" for s in SUFFIXES)}


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
