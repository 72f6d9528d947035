"""Text from outside on a real terminal: it is shown, and steers nothing."""

import io
import os
import re
import subprocess
import sys
from types import SimpleNamespace

import pytest

from angket.step import run as run_step
from angket.terminal.summary import summarise, tell
from tiny_study import ANSWERS, FILE, put_into

pty = pytest.importorskip("pty")

# Clears the screen, writes a pass into its first line, rings, turns the direction of writing.
WILD = "\x1b[2J\x1b[1;1HPASSED\x07\x9b31m\u202e"
# The line of progress, and the colours of Snakemake.
OURS = re.compile(r"\r?\x1b\[(K|[0-9;]*m)")


def on_a_terminal(project, *arguments):
    """Start snakemake on a terminal and return what it wrote there."""
    ours, its = pty.openpty()
    command = [sys.executable, "-m", "snakemake", "--cores", "2", *arguments]
    with subprocess.Popen(
        command, cwd=project.folder, stdin=its, stdout=its, stderr=its, close_fds=True
    ) as process:
        os.close(its)
        seen = b""
        while True:
            try:
                read = os.read(ours, 65536)
            except OSError:  # the other end is closed
                break
            seen += read
            if not read:
                break
        process.wait()
    os.close(ours)
    return seen.decode("utf-8", errors="replace")


def steering(text):
    """Return what in a text steers a terminal, but for ends of lines and what is ours."""
    return re.findall("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e]", OURS.sub("", text))


@pytest.mark.slow
def test_settings_cannot_paint_the_screen(project, tiny):
    put_into(project).resume(tiny)
    quoted = WILD.encode("unicode_escape").decode()
    project.edit(FILE, "title: A small study", f'title: "{quoted}"')
    project.edit(FILE, "label: Workload", f'label: "{quoted}"')
    seen = on_a_terminal(project, "-n")
    assert "label was " in seen and "PASSED" in seen
    assert steering(seen) == []


@pytest.mark.slow
def test_answers_cannot_paint_the_screen(project):
    put_into(project)
    project.edit(FILE, "pilot:\n  file: resources/tiny/pilot.csv\n", "")
    answers = project.folder / ANSWERS
    lines = answers.read_text(encoding="utf-8").split("\n")
    lines[3] = lines[3].replace(",2,", f",{WILD},", 1).replace(",3,", f",{WILD},", 1)
    answers.write_text("\n".join(lines), encoding="utf-8")
    seen = on_a_terminal(project)
    assert "PASSED" in seen
    assert steering(seen) == []
    for log in (project.folder / "logs/tiny").glob("*.log"):
        assert steering(log.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("stop", [ValueError(WILD), OSError(2, WILD, WILD), KeyError(WILD)])
def test_no_log_of_a_step_steers_the_screen_that_it_is_shown_on(tmp_path, monkeypatch, stop):
    def main(*_):
        print(WILD)
        raise stop

    monkeypatch.setattr("warnings.showwarning", print)
    log = tmp_path / "step.log"
    with pytest.raises(SystemExit):
        run_step(main, SimpleNamespace(log=[log], input=None, output=None, params={}))
    text = log.read_text(encoding="utf-8")
    assert "PASSED" in text
    assert steering(text) == []


def test_the_summary_shows_a_title_as_text(tmp_path):
    (tmp_path / "results/x").mkdir(parents=True)
    rows = "sample,all,received,2\nsample,all,analysed,2\n"
    (tmp_path / "results/x/statistics.csv").write_text(f"section,subject,statistic,value\n{rows}")
    study = {"title": WILD, "language": "id", "variables": {}, "hypotheses": {}}
    screen = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    tell(summarise({"x": study}, 1, tmp_path), screen)
    text = screen.buffer.getvalue().decode()
    assert "PASSED" in text
    assert steering(text) == []
