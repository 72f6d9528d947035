"""Interruptions: whatever stops a run, the next one ends with the bytes of a run from scratch."""

import os
import shutil
import signal
import subprocess
import sys
import time
import warnings
from random import Random
from types import SimpleNamespace

import pytest

from angket.step import run
from conftest import Project
from tiny_study import FILE, put_into

resource = pytest.importorskip("resource", reason="bounds of a process are those of POSIX")
pytestmark = pytest.mark.slow


@pytest.fixture
def unfinished(tmp_path):
    """A copy of the project with the small study, in which nothing has run."""
    return put_into(Project(tmp_path / "project"))


def kill_after(project, seconds, with_steps=True):
    """Start a run and kill it with all its steps, or alone: its steps then end by themselves."""
    with subprocess.Popen(
        [sys.executable, "-m", "snakemake", "--cores", "2"],
        cwd=project.folder,
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        time.sleep(seconds)
        if with_steps:
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()


def test_a_first_run_killed_again_and_again_is_completed(tiny, unfinished):
    moments = Random(6)
    for turn in range(8):
        kill_after(unfinished, moments.uniform(1, 8), with_steps=turn % 2)
    unfinished.done()
    assert unfinished.files() == tiny.files()
    assert unfinished.planned() == set()


def test_a_rerun_killed_again_and_again_leaves_nothing_of_the_edit_that_was_taken_back(
    tiny, unfinished
):
    moments = Random(60)
    unfinished.resume(tiny)
    text = (unfinished.folder / FILE).read_text(encoding="utf-8")
    for _ in range(3):
        unfinished.edit(FILE, "effort:", "exertion:")
        unfinished.edit(FILE, "alpha: 0.05", "alpha: 0.01")
        kill_after(unfinished, moments.uniform(2, 10))
        (unfinished.folder / FILE).write_text(text, encoding="utf-8")
        kill_after(unfinished, moments.uniform(2, 10))
    assert unfinished.run().returncode == 0
    assert unfinished.files() == tiny.files()


def test_a_full_disk_and_a_folder_that_cannot_be_written_leave_nothing_that_counts_as_done(
    tiny, unfinished
):
    # A file that grows beyond the limit fails as on a full disk, with an OSError.
    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    for largest in (3_000, 50_000):
        limits = (resource.RLIMIT_FSIZE, (largest, hard))
        stopped = unfinished.run(preexec_fn=lambda limits=limits: resource.setrlimit(*limits))
        assert stopped.returncode != 0
    # The super-user may write anywhere, but no one into a file as if it were a folder.
    place = unfinished.folder / "results/tiny/report"
    shutil.rmtree(place, ignore_errors=True)
    place.write_text("a file where the folder should be")
    assert unfinished.run().returncode != 0
    place.unlink()
    assert unfinished.run().returncode == 0
    assert unfinished.files() == tiny.files()


@pytest.mark.parametrize("moment", [0, 0.2, 0.5, 1, 2, 3.5, 5, 8, 12])
def test_ctrl_c_ends_a_run_with_one_line_and_status_130(unfinished, moment):
    # Before that, while Snakemake loads itself, nothing of this project has been read.
    with subprocess.Popen(
        [sys.executable, "-m", "snakemake", "--cores", "2"],
        cwd=unfinished.folder,
        start_new_session=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        said = ""
        while "Building DAG" not in said:
            said += process.stdout.readline()
        time.sleep(moment)
        # As the terminal does it: to the run and to all its steps.
        os.killpg(process.pid, signal.SIGINT)
        rest, _ = process.communicate(timeout=60)
    said += rest
    assert process.returncode == 130, said
    assert "Traceback" not in said and "Error" not in said
    last = "Stopped by Ctrl-C. What is finished stays; the same command goes on from there."
    assert said.splitlines()[-1] == last and said.count("Ctrl-C") == 1


def test_a_step_that_is_stopped_by_hand_says_so_without_a_traceback(tmp_path, monkeypatch):
    def stopped(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(warnings, "showwarning", warnings.showwarning)
    log = tmp_path / "stage.log"
    with pytest.raises(SystemExit) as end:
        run(stopped, SimpleNamespace(log=[log], input=None, output=None, params={}))
    assert end.value.code == 1
    assert log.read_text() == "Stopped by whoever runs it. Run again to go on.\n"
