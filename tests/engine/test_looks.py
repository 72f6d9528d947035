"""Looks (-n, --summary, --dag, --list): they change no file, whatever state the results are in."""

import os
import shutil

import pytest

from tiny_study import FILE, put_into

pytestmark = pytest.mark.slow

LOOKS = (["-n"], ["--summary"], ["--dag"], ["--list"])


def state(project):
    """Return bytes and times of all files but Snakemake's own notes on its runs."""
    files = [path for path in project.folder.rglob("*") if ".snakemake" not in path.parts]
    files += (project.folder / ".snakemake/angket").rglob("*.json")
    return {
        path.relative_to(project.folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in files
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.fixture
def copy(project, tiny):
    put_into(project).resume(tiny)
    return project


def without_a_picture(project):
    next((project.folder / "results/tiny/figures").glob("*.png")).unlink()


def without_record(project):
    shutil.rmtree(project.folder / ".snakemake/metadata", ignore_errors=True)
    for kept in (project.folder / ".snakemake").glob("*metadata*"):
        shutil.rmtree(kept) if kept.is_dir() else kept.unlink()
    shutil.rmtree(project.folder / ".snakemake/angket/steps")


@pytest.mark.parametrize("look", LOOKS, ids=" ".join)
def test_a_look_changes_neither_bytes_nor_times(copy, look):
    without_a_picture(copy)
    without_record(copy)
    copy.edit(FILE, "alpha: 0.05", "alpha: 0.01")
    before = state(copy)
    said = copy.run(*look)
    assert said.returncode == 0, said.stdout
    assert state(copy) == before


def test_a_look_is_told_to_a_pipe_that_knows_few_letters(copy):
    copy.edit(FILE, "title: A small study", "title: Caf\u00e9 \u672c")
    said = copy.run("-n", env=os.environ | {"PYTHONIOENCODING": "ascii"})
    assert said.returncode == 0, said.stdout
    assert 'title was "A small study" and is now "Caf? ?"' in said.stdout
    assert "Traceback" not in said.stdout


def test_a_look_says_that_a_picture_is_gone_and_a_run_draws_it_again(copy):
    without_a_picture(copy)
    assert ("figures", "tiny") in copy.planned()
    assert ".png is gone" in copy.run("-n").stdout
