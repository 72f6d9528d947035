"""Runs of the page as files tell of them: nothing is started here."""

import html
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from pages import client_of

from angket.files.fault import Fault
from angket.files.kept_fault import Place, keep, kept
from angket.messages.message import Message
from angket.page.excerpt import Answers
from angket.page.plain_faults import plainly
from angket.page.progress import Progress
from angket.page.running import Asked, BusyError, Runs
from angket.page.words import HERE, languages
from angket.settings.studies import load_studies
from conftest import ROOT, Project
from held_lock import HOLDING
from tiny_study import ANSWERS, put_into

STEPS = [
    {"kind": "total", "time": 1.0, "steps": 3},
    {"kind": "begun", "time": 2.0, "step": 1, "rule": "validation", "study": "tiny"},
    {"kind": "finished", "time": 3.0, "step": 1, "rule": "validation", "study": "tiny"},
    {"kind": "begun", "time": 4.0, "step": 2, "rule": "scoring", "study": "tiny"},
]
FAILED = {
    "kind": "failed",
    "time": 5.0,
    "step": 2,
    "rule": "scoring",
    "study": "tiny",
    "log": "logs/tiny/scoring.log",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return put_into(Project(tmp_path_factory.mktemp("page") / "project"))


@pytest.fixture
def root(made):
    """The small study in a project, without what other tests left in its logs."""
    shutil.rmtree(made.folder / "logs", ignore_errors=True)
    return made.folder


def run_of(root, events=STEPS, stop=False, moment="2026-01-01T00-00-00.000001", **end):
    """Write the files of a run that is over, or was killed with its watcher."""
    folder = root / "logs/page" / moment
    folder.mkdir(parents=True)
    asked = Asked(study="tiny")._asdict()
    known = {"asked": asked, "started": 1000.0}
    (folder / "run.json").write_text(json.dumps(known))
    (folder / "events.jsonl").write_text("".join(json.dumps(event) + "\n" for event in events))
    (folder / "output.txt").write_text("What Snakemake said\n")
    if stop:
        (folder / "stop").write_text(".")
    if end:
        (folder / "end.json").write_text(json.dumps(end))
    return folder


def test_what_is_asked_for_is_what_a_user_would_type():
    assert Asked().arguments() == ["all"]
    assert Asked(study="tiny").arguments() == ["all", "--config", "studies=[tiny]"]
    asked = Asked("verify", config={"archive": "a b.zip"})
    assert asked.arguments() == ["verify", "--config", "archive=a b.zip"]


@pytest.mark.parametrize(
    ("end", "stop", "state"),
    [
        ({"status": 0}, False, "done"),
        ({"status": 1}, False, "failed"),
        ({"status": 130}, True, "stopped"),
        ({"status": -9}, False, "killed"),
        ({}, False, "killed"),
    ],
)
def test_the_end_of_a_run_is_read_from_its_files(root, end, stop, state):
    assert Runs(root).latest() is None
    run_of(root, stop=stop, **(end | {"ended": 1065.5} if end else {}))
    run = Runs(root).latest()
    assert run.state == state and not run.goes_on
    assert (run.seconds is None) is not bool(end)
    assert run.output() == "What Snakemake said\n"


def test_files_of_a_run_that_are_not_whole_are_passed_over(root):
    run_of(root, status=0, ended=1065.5)
    broken = run_of(root, moment="2026-01-02T00-00-00.000001")
    (broken / "run.json").write_text('{"asked"')
    assert Runs(root).latest().state == "done"


def test_no_run_starts_beside_one_in_a_terminal(root):
    lock = root / ".snakemake/angket.lock"
    with subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(lock)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout.readline() == "held\n"
        assert Runs(root).is_busy_elsewhere()
        with pytest.raises(BusyError):
            Runs(root).start(Asked())
        client = client_of(root, "en")
        said = client.post("/study/tiny/run/start")
        assert said.status_code == 409
        assert "Another run is at work in this folder" in said.text
        other.kill()
    assert not Runs(root).is_busy_elsewhere()
    assert not list((root / "logs").rglob("run.json*"))


def test_events_are_read_as_the_file_grows_whole_lines_alone(tmp_path):
    file = tmp_path / "events.jsonl"
    progress = Progress(file)
    assert not progress.read()
    lines = [json.dumps(event) + "\n" for event in [*STEPS, FAILED]]
    file.write_text("".join(lines[:3]) + lines[3][:20])
    assert progress.read()
    assert (progress.done, progress.total) == (1, 3)
    assert not progress.of_state("begun")
    file.write_text("".join(lines))
    progress.read()
    assert [step.rule for step in progress.of_state("failed")] == ["scoring"]


def test_as_many_steps_are_told_as_a_look_lists(tmp_path):
    file, collecting = tmp_path / "events.jsonl", {"step": 3, "rule": "all", "study": ""}
    ends = [
        STEPS[3] | {"kind": "finished"},
        collecting | {"kind": "begun"},
        collecting | {"kind": "finished"},
    ]
    total = STEPS[0] | {"steps": 2}
    file.write_text("".join(json.dumps(event) + "\n" for event in [total, *STEPS[1:], *ends]))
    progress = Progress(file)
    progress.read()
    assert (progress.done, progress.total) == (2, 2)


def test_every_rule_has_a_name_in_every_language():
    files = (ROOT / "workflow/rules").glob("*.smk")
    rules = {
        name
        for file in files
        for name in re.findall(
            r"^ *(?:rule|use rule \w+ as) (\w+)", file.read_text(encoding="utf-8"), re.MULTILINE
        )
    }
    assert {"validation", "report", "syntheses_pool"} <= rules
    for language in languages():
        file = HERE / f"screens/run.{language}.yaml"
        named = yaml.safe_load(file.read_text(encoding="utf-8"))["rules"]
        assert rules <= named.keys()


def test_what_failed_before_any_step_is_told_with_what_the_program_wrote(root):
    run_of(root, [], status=1, ended=1065.5)
    page = client_of(root, "en").get("/study/tiny/run").text
    assert "failed for a reason that is not in your answers or settings" in page
    assert "<details open>" in page


def test_a_fault_that_names_a_setting_says_its_label_and_leads_to_its_field(root):
    run_of(root, [*STEPS, FAILED], status=1, ended=1065.5)
    log = root / "logs/tiny/scoring.log"
    log.parent.mkdir(parents=True)
    whole = {"file": ANSWERS, "name": "exclude.respondents"}
    told = Message("values.no_such_respondent.by_id", name="7", column="No", remedy=None)
    fault = Fault(Message("values.no_such_respondent.in_file", problem=told, **whole))
    keep(fault, log.with_suffix(".fault.json"))
    page = html.unescape(client_of(root, "id").get("/study/tiny/run").text)
    label = '"Yang dikeluarkan: Responden tertentu"'
    assert f"{label}: tidak ada responden dengan pengenal 7." in page
    assert 'href="/study/tiny/settings#exclude-respondents"' in page
    # There was no run before this one that left results.
    assert "tidak dapat diselesaikan" in page and "Hasil sebelumnya" not in page
    report = root / "results/tiny/report/report.html"
    report.parent.mkdir(parents=True)
    report.write_text("")
    assert "Hasil sebelumnya tetap ada" in client_of(root, "id").get("/study/tiny/run").text
    shutil.rmtree(root / "results")


def test_the_screen_tells_how_a_run_ended_in_both_languages(root):
    run_of(root, [*STEPS, FAILED], status=1, ended=1065.5)
    log = root / "logs/tiny/scoring.log"
    log.parent.mkdir(parents=True)
    log.write_text("boom <b>\n")
    told = Message("message.example", file=ANSWERS, count=1)
    for language, words in {
        "en": ["Computing scores", "1 of 3 steps in 1:05", "could not finish", "Go on"],
        "id": ["Menghitung skor", "1 dari 3 langkah dalam 1:05", "tidak dapat diselesaikan"],
    }.items():
        log.with_suffix(".fault.json").unlink(missing_ok=True)
        client = client_of(root, language)
        said = client.get("/study/tiny/run").text
        assert [word for word in words if word not in said] == []
        assert "boom &lt;b&gt;" in said
        fault = Fault(told, (["row", "column", "found"], [[3, "A2", "9"]]))
        keep(fault, log.with_suffix(".fault.json"))
        said = client.get("/study/tiny/run").text
        assert plainly(told).tell(language) in said and "boom" not in said
        assert '<td class="marked"><mark>3</mark></td>' in said


def test_a_run_is_told_where_it_belongs(root):
    run_of(root, status=0, ended=1065.5)
    client = client_of(root, "en")
    said = client.get("/study/tiny/run").text
    assert "The last run" in said
    assert " ".join(re.search("<title>(.*)</title>", said, re.DOTALL)[1].split()).startswith(
        "Done:"
    )
    assert "The last run" not in client.get("/run").text
    assert client.get("/study/nobody/run").status_code == 404
    assert client.post("/study/nobody/run/start").status_code == 404


def test_a_progress_that_is_asked_for_tells_that_the_run_is_over(root):
    client = client_of(root, "en")
    assert client.get("/run/progress").json() == {"goes_on": False, "html": ""}
    run_of(root, status=0, ended=1065.5)
    told = client.get("/run/progress").json()
    assert not told["goes_on"]
    assert "1 of 3 steps done" in told["html"]
    said = client.get("/run/events")
    assert said.headers["content-type"].startswith("text/event-stream")
    mark, data, *_ = said.text.splitlines()
    assert mark.startswith("id: 2026-01-01") and json.loads(data.removeprefix("data: ")) == told


def test_a_run_of_one_step_counts_none(root):
    begun = {"kind": "begun", "step": 1, "rule": "verify", "study": ""}
    run_of(root, events=[{"kind": "total", "steps": 1}, begun], status=0, ended=1065.5)
    told = client_of(root, "en").get("/run/progress").json()["html"]
    assert "A single step" in told and "steps done" not in told
    assert re.search("<progress [^>]*>", told)[0].count("value") == 0


def test_warnings_of_the_steps_are_told_after_a_run(root):
    run_of(root, status=0, ended=1065.5)
    log = root / "logs/tiny/instrument.log"
    log.parent.mkdir(parents=True)
    log.write_text("WARNING: A1 runs against the others\nquiet\n")
    said = client_of(root, "en").get("/study/tiny/run").text
    assert "To bear in mind" in said and "tiny: A1 runs against the others" in said


@pytest.fixture(scope="module")
def answers(made):
    settings = load_studies({"studies": ["tiny"]}, made.folder)["tiny"]
    return Answers(made.folder / ANSWERS, settings)


def test_an_excerpt_marks_the_cell_between_its_neighbours(answers, made):
    excerpt = answers.around(Place(ANSWERS, 5, "A2"))
    lines = (made.folder / ANSWERS).read_text(encoding="utf-8").splitlines()
    place = lines[0].split(",").index("A2")
    assert excerpt.heads == lines[0].split(",")[place - 2 : place + 3]
    assert excerpt.letters == ["C", "D", "E", "F", "G"]
    assert [number for number, *_ in excerpt.rows] == [4, 5, 6]
    for number, faulty, cells in excerpt.rows:
        assert faulty is (number == 5)
        assert cells[2].text == lines[number - 1].split(",")[place]
        assert [cell.marked for cell in cells] == [False, False, number == 5, False, False]


def test_an_excerpt_hides_who_somebody_is(answers):
    shown = [
        cell.text
        for column in ("name", "mail", "number", "A1")
        for _, _, cells in answers.around(Place(ANSWERS, 3, column)).rows
        for cell in cells
    ]
    assert None in shown
    assert not [text for text in shown if text and ("@" in text or "Budi" in text or len(text) > 9)]


@pytest.mark.parametrize(
    ("place", "rows"),
    [
        (Place(ANSWERS, 2, "A1"), [2, 3]),
        (Place(ANSWERS, None, "A1"), [2, 3, 4]),
        (Place(ANSWERS, 7, "no such column"), [6, 7, 8]),
        (Place(ANSWERS, 7, "D (A1)"), [6, 7, 8]),
        (Place(ANSWERS, 70_000, "A1"), None),
        (Place(ANSWERS, None, "no such column"), None),
        (Place(ANSWERS), None),
    ],
)
def test_an_excerpt_of_whatever_place(answers, place, rows):
    excerpt = answers.around(place)
    assert excerpt is None if rows is None else [row[0] for row in excerpt.rows] == rows


def test_a_file_that_cannot_be_read_has_no_excerpt(tmp_path):
    assert Answers(tmp_path / "gone.csv", {}).around(Place("gone.csv", 3, "a")) is None
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"no workbook")
    assert Answers(broken, {}).around(Place("broken.xlsx", 3, "a")) is None


def test_a_fault_keeps_its_places_whatever_its_table_is_called(tmp_path):
    file = tmp_path / "step.fault.json"
    keep(Fault(Message("text.nul", file="a.csv", row=4)), file)
    assert kept(file).places == [Place("a.csv", 4)]
    table = (["file", "row", "column", "found", "expected"], [["b.csv", "", "x", "", "y"]] * 300)
    keep(Fault("In words.", table), file)
    found = kept(file)
    assert found.places[0] == Place("b.csv", None, "x", None, "y")
    assert (len(found.places), found.count, found.lines("en")) == (200, 300, ["In words."])
    file.write_text("{")
    assert kept(file) is None
    assert kept(Path("nowhere")) is None
