"""Events of a run: a terminal's line, the listing of a look and a file hear the same."""

import json
import os
import re
import subprocess
import sys

import pytest

from conftest import POSIX, steps_in
from tiny_study import ANSWERS, FILE, put_into

pytestmark = pytest.mark.slow


@pytest.fixture
def copy(project, tiny):
    return put_into(project).resume(tiny) or project


def heard(project, *arguments, **options):
    """Run with a file for events, and return what was said and what happened."""
    file = project.folder / "events.jsonl"
    file.unlink(missing_ok=True)
    said = project.run(*arguments, env=os.environ | {"ANGKET_EVENTS": str(file)}, **options)
    return said, read(file)


def read(file):
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def of_kind(events, kind):
    return [(event["rule"], event["study"]) for event in events if event["kind"] == kind]


def test_a_look_tells_the_steps_that_it_lists_and_why(copy):
    copy.edit(FILE, "alpha: 0.05", "alpha: 0.01")
    said, events = heard(copy, "-n")
    planned = [step for step in of_kind(events, "planned") if step[1]]
    assert set(planned) == steps_in(said.stdout)
    lines = [line.split(maxsplit=1) for line in said.stdout.splitlines() if line[:2] == "  "]
    for rule, listed in lines:
        why = next(event["why"] for event in events if event.get("rule") == rule)
        # Long ones are cut short there.
        assert "; ".join(why).startswith(re.sub(r"(; \(\+\d+\))?( \.\.\.)?$", "", listed))
    of_report = next(event for event in events if event.get("rule") == "report")
    assert "tests.alpha was 0.05 and is now 0.01" in of_report["why"]
    assert {"message": "reasons.was"}.items() <= of_report["reasons"][0].items()


def test_a_look_tells_of_results_that_it_does_not_trust(copy):
    copy.edit(ANSWERS, ",woman,", ",woman ,")
    (copy.folder / "results/tiny/validation/screening.csv").unlink()
    _, events = heard(copy, "-n")
    assert ("validation", "tiny") in of_kind(events, "distrusted")


def test_a_run_tells_each_step_once_and_a_fault_with_its_log(copy):
    copy.edit(ANSWERS, "198001012005011001,2,3", "198001012005011001,2,9")
    said, events = heard(copy)
    assert said.returncode == 1
    assert of_kind(events, "failed") == [("validation", "tiny")]
    failed = next(event for event in events if event["kind"] == "failed")
    assert failed["log"] == "logs/tiny/validation.log"
    assert events[-1] | {"time": 0} == {"kind": "ended", "time": 0, "status": "failed"}
    fault = json.loads((copy.folder / "logs/tiny/validation.fault.json").read_text("utf-8"))
    assert fault["places"][0][:4] == [ANSWERS, 3, "A2", "9"]


@POSIX
def test_the_line_in_a_terminal_shows_what_the_events_tell(copy):
    import pty

    copy.edit(FILE, "title: A small study", "title: A study")
    file = copy.folder / "events.jsonl"
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "snakemake", "--cores", "1"],
        cwd=copy.folder,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=os.environ | {"ANGKET_EVENTS": str(file), "TERM": "xterm", "COLUMNS": "200"},
    ) as process:
        os.close(theirs)
        shown = b""
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:
                break
            if not part:
                break
            shown += part
    os.close(ours)
    assert process.returncode == 0, shown
    lines = re.findall(r"(\d+)/(\d+) steps, [\d:]+  (\S+)", shown.decode(errors="replace"))
    events = read(file)
    told, total, done = [], 0, 0
    for event in events:
        total = event.get("steps", total)
        done += event["kind"] == "finished" and event["rule"] != "all"
        # The last, which belongs to no study, has a message of its own instead.
        if event["kind"] == "begun" and event["study"]:
            told.append((str(done), str(total), event["rule"]))
    assert list(dict.fromkeys(lines)) == told
    assert of_kind(events, "finished") == [("report", "tiny"), ("all", "")]
    assert events[-1]["status"] == "done"


def test_a_file_that_cannot_be_written_is_told_in_a_line(copy):
    said = copy.run("-n", env=os.environ | {"ANGKET_EVENTS": "no/such/folder/events"})
    assert said.returncode != 0
    assert "Progress cannot be written there" in said.stdout
    assert "Traceback" not in said.stdout
