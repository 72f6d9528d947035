"""Studies of which nothing changed are passed over, all others left to Snakemake."""

import json
import os
from pathlib import Path

import pytest

from configuration.finished import Finished, asks_for_everything

STUDIES = ["a", "b"]
SOURCES = ["config/{}.yaml", "resources/{}.csv", "resources/{}_published.csv"]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A project in which a run has just left nothing to do."""
    monkeypatch.chdir(tmp_path)
    for study in STUDIES:
        for file in SOURCES[:2]:
            write(file.format(study), f"{study}\n")
        write(f"results/{study}/statistics.csv", "n,55\n")
        write(f"results/{study}/figures/likert.svg", "<svg/>\n")
        write(f"results/{study}/archive/{study}.zip", "")
    write("Snakefile", "")
    write("workflow/scripts/validation.py", "x = 1\n")
    write(".snakemake/lock", "")
    run()
    return tmp_path


def write(file, text):
    Path(file).parent.mkdir(parents=True, exist_ok=True)
    Path(file).write_text(text, encoding="utf-8")


def begun():
    finished = Finished(Path("workflow").absolute())
    for study in STUDIES:
        finished.begin(study, [file.format(study) for file in SOURCES])
    return finished


def run():
    begun().end()


def unchanged():
    return Finished(Path("workflow").absolute()).unchanged(STUDIES)


def test_what_nothing_changed_of_is_unchanged(folder):
    assert unchanged() == {"a", "b"}


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("config/a.yaml", "A\n"),
        ("resources/a.csv", "A\n"),
        ("resources/a_published.csv", "which was not there\n"),
        ("results/a/statistics.csv", "n,5\n"),
        ("results/a/figures/more.svg", "<svg/>\n"),
    ],
)
def test_a_change_concerns_its_study(folder, file, text):
    write(file, text)
    assert unchanged() == {"b"}
    run()
    assert unchanged() == {"a", "b"}


@pytest.mark.parametrize("file", ["Snakefile", "workflow/scripts/validation.py"])
def test_a_change_of_the_program_concerns_all(folder, file):
    write(file, "# Another\n")
    assert unchanged() == set()


def test_an_answer_changed_behind_an_old_file_time_is_seen(folder):
    before = Path("resources/a.csv").stat()
    write("resources/a.csv", "A\n")
    os.utime("resources/a.csv", ns=(before.st_atime_ns, before.st_mtime_ns))
    assert unchanged() == {"b"}


def test_a_result_that_went_or_was_touched_is_seen(folder):
    Path("results/a/figures/likert.svg").unlink()
    os.utime("results/b/statistics.csv", (1, 1))
    assert unchanged() == set()


def test_an_archive_is_no_result(folder):
    write("results/a/archive/a.zip", "made later")
    assert unchanged() == {"a", "b"}


def test_an_edit_during_a_run_is_not_taken_for_done(folder):
    finished = begun()
    write("resources/a.csv", "edited while it ran\n")
    finished.end()
    assert unchanged() == {"b"}


@pytest.mark.parametrize("text", ["", "{", "[]", json.dumps(["another program", {}])])
def test_a_damaged_memory_costs_time_only(folder, text):
    write(".snakemake/angket.finished.json", text)
    assert unchanged() == set()


@pytest.mark.parametrize(
    ("command", "everything"),
    [
        ("--cores 4", True),
        ("-c4 -n", True),
        ("--cores=2 --config studies=[a,b]", True),
        ("-j 2 --quiet all -k -p", True),
        ("--cores 4 archive", False),
        ("--cores 4 results/a/statistics.csv", False),
        ("--cores 4 --forceall", False),
        ("--cores 4 -R validation", False),
        ("--report report.zip", False),
        ("--cores 4 --rerun-triggers mtime", False),
        ("--cores 1 draft --config data=resources/a.csv study=a", False),
        ("--cores 4 --workflow-profile profiles/slurm", False),
    ],
)
def test_only_a_command_for_everything_passes_studies_over(command, everything):
    assert asks_for_everything(command.split()) is everything
