"""Settings that were found right are kept, and no longer than what they rest on stays as it is."""

import os
import shutil
from pathlib import Path

import pytest

from angket.engine.known import Known
from angket.engine.memory import Memory, state_of
from conftest import ROOT
from small_project import write_study

HEAD = ["id", "a", "b", "c"]
ROWS = [["R1", 1, 2, 3], ["R2", 2, 3, 4], ["R3", 5, 4, 3]]
ANSWERS = "resources/small/answers.csv"


@pytest.fixture
def small(tmp_path, monkeypatch):
    """The settings of a study that are known, in the folder where they are."""
    monkeypatch.chdir(tmp_path)
    settings = write_study(tmp_path, "", ROWS, HEAD)
    Known("program").keep({}, {"small": settings})
    return settings


def append(file, text):
    with open(file, "a", encoding="utf-8") as stream:
        stream.write(text)


def test_what_was_found_right_is_what_a_later_run_gets(small):
    assert Known("program").studies({}) == {"small": small}


@pytest.mark.parametrize(
    ("change", "known"),
    [
        (lambda: append("config/studies/small.yaml", "notice: Draft\n"), False),
        (lambda: append(ANSWERS, "R4,1,1,1\n"), False),
        (lambda: Path(ANSWERS).unlink(), False),
        (lambda: append(".snakemake/angket.studies/small.json", "}"), False),
        (lambda: append("config/config.yaml", "# nothing\n"), True),
        (lambda: os.utime(ANSWERS, (1, 1)), True),
    ],
)
def test_a_study_is_known_until_what_it_rests_on_changes(small, change, known):
    change()
    assert (Known("program").study("small") is not None) == known


def test_answers_that_were_moved_out_of_the_project_are_looked_at_again(small, tmp_path):
    outside = tmp_path.parent / f"{tmp_path.name}.csv"
    shutil.move(ANSWERS, outside)
    try:
        Path(ANSWERS).symlink_to(outside)
    except OSError:
        pytest.skip("no links here")
    assert Known("program").study("small") is None


def test_another_program_command_or_list_of_studies_is_not_the_known_one(small):
    assert Known("other").study("small") is None
    assert Known("program").studies({"studies": "other"}) is None
    append("config/config.yaml", "language: id\n")
    assert Known("program").studies({}) is None


def test_settings_that_json_cannot_hold_are_read_again(small):
    append("config/studies/small.yaml", "notice: Draft\n")
    Known("program").keep({}, {"small": small | {"sizes": (1, 2)}})
    assert Known("program").study("small") is None


@pytest.mark.parametrize("file", ["angket/scoring.py", "schemas/study.schema.yaml"])
def test_the_state_of_the_program_is_that_of_its_modules_and_of_what_it_says(tmp_path, file):
    shutil.copytree(ROOT / "workflow", tmp_path, dirs_exist_ok=True)
    before = state_of(tmp_path)
    assert before == state_of(ROOT / "workflow")
    append(tmp_path / file, "\n")
    assert state_of(tmp_path) != before


@pytest.mark.parametrize(("state", "found"), [("program", "first"), ("other", "second")])
def test_what_follows_from_a_program_is_found_once_until_the_program_changes(
    tmp_path, state, found
):
    file = tmp_path / "kept" / "facts.json"
    assert Memory(file, "program").of("words", lambda: "first") == "first"
    assert Memory(file, state).of("words", lambda: "second") == found
    assert Memory(file, state).of("code", lambda: "new") == "new"
