"""Freeze: a plan sealed before the answers arrive, and every deviation from it told."""

import csv

import pytest
import yaml

from angket.archive.container import read_container
from angket.archive.plan import (
    checksum,
    deviations,
    planned_settings,
    read_plan,
    write_plan,
)
from angket.settings.planned import PLANNED
from angket.settings.settings import describe_setting, read_settings
from angket.settings.studies import load_planned, load_studies
from conftest import ROOT
from scripts import plan as plan_script


def as_run(study="bandung"):
    """Return the settings as a rule hands them over."""
    settings = load_studies({"studies": [study]}, ROOT)[study]
    return read_settings(describe_setting(settings, key) for key in PLANNED)


def planned(study="bandung"):
    return planned_settings(as_run(study))


def test_a_plan_reads_back_as_it_was_sealed():
    settings = planned()
    plan, intact = read_plan(write_plan("bandung", settings))
    assert intact
    assert plan["settings"] == settings
    assert deviations(plan["settings"], settings) == []


@pytest.mark.parametrize("study", ["bandung", "majene", "ukm_stress", "worker_robotics"])
def test_every_shipped_study_can_be_planned(study):
    plan, intact = read_plan(write_plan(study, planned(study)))
    assert intact and plan["study"] == study


def test_a_plan_says_nothing_of_files_pages_and_archives():
    assert not {"data", "title", "language", "labels", "notice", "archive"} & planned().keys()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("alpha: 0.05", "alpha: 0.10"),
        ("kind: regression", "kind: correlation"),
        ("study: bandung", "study: majene"),
        ("statement: Beban", "statement: Bebas"),
    ],
)
def test_a_plan_edited_by_hand_is_noticed(old, new):
    text = write_plan("bandung", planned())
    assert old in text
    head, _, body = text.rpartition(old)
    assert not read_plan(head + new + body)[1]


@pytest.mark.parametrize("text", ["", "a: 1", "[1]", "a: [", "checksum: 1\nstudy: x\n"])
def test_what_is_no_plan_is_refused(text):
    with pytest.raises(ValueError, match="is not a plan"):
        read_plan(text)


def test_every_deviation_is_listed_with_both_values():
    before, after = planned(), planned()
    after["tests"]["alpha"] = 0.1
    after["hypotheses"]["H2"] = {"kind": "correlation", "variables": ["a", "b"]}
    after["variables"]["burnout"]["items"].remove("Y13")
    del after["sample"]
    found = {key: (old, new) for key, old, new in deviations(before, after)}
    assert found["tests.alpha"] == ("0.05", "0.1")
    assert found["hypotheses.H2.kind"] == ("", '"correlation"')
    assert '"Y13"' in found["variables.burnout.items"][0]
    assert '"Y13"' not in found["variables.burnout.items"][1]
    assert found["sample.expected"] == ("56", "")


def test_a_respondent_left_out_by_hand_is_a_deviation():
    before, after = as_run(), as_run()
    after["exclude"]["respondents"] = {"R17": "answered twice"}
    before, after = planned_settings(before), planned_settings(after)
    assert deviations(before, after) == [("exclude.respondents", "[]", '["answered twice"]')]


@pytest.mark.parametrize(
    ("change", "verdict", "count"),
    [
        (lambda text: text, "as_planned", "0"),
        (lambda text: text.replace("alpha: 0.05", "alpha: 0.01"), "plan_changed", "1"),
    ],
)
def test_the_step_states_the_verdict(run_stage, tmp_path, change, verdict, count):
    (tmp_path / "plan.yaml").write_text(change(write_plan("bandung", planned())))
    outputs = {"plan": "plan.csv", "deviations": "deviations.csv"}
    files = run_stage(plan_script.main, outputs, as_run(), plan=str(tmp_path / "plan.yaml"))
    with open(files.plan, newline="") as stream:
        facts = {row["statistic"]: row["value"] for row in csv.DictReader(stream)}
    assert (facts["verdict"], facts["deviations"]) == (verdict, count)


def test_a_study_can_be_loaded_before_its_answers_are_there(tmp_path):
    (tmp_path / "config/studies").mkdir(parents=True)
    text = (ROOT / "config/studies/bandung.yaml").read_text()
    (tmp_path / "config/studies/baru.yaml").write_text(text)
    assert "hypotheses" in load_planned("baru", tmp_path)["baru"]


@pytest.mark.slow
def test_from_freezing_to_deviations(archived):
    # It was frozen before the answers were there, then a statement was edited and all was run.
    plan = yaml.safe_load((archived.folder / "config/plans/tiny.yaml").read_text())
    assert plan["checksum"] == checksum("tiny", plan["settings"])
    assert plan["checksum"] in (archived.folder.parent / "freeze.txt").read_text()
    said = (archived.folder.parent / "archive.txt").read_text()
    assert (
        "tiny: WARNING: one setting is not as planned; see results/tiny/plan/deviations.csv" in said
    )
    results = archived.folder / "results/tiny"
    assert (results / "plan/deviations.csv").read_text() == (
        'setting,planned,run\nhypotheses.H2.statement,"""Load and sleep""","""Load with sleep"""\n'
    )
    assert "verdict,deviates" in (results / "plan/plan.csv").read_text()
    # The planned statement stands nowhere but in the report's list of deviations.
    report = (results / "report/report.html").read_text(encoding="utf-8")
    assert "Load and sleep" in report and "Load with sleep" in report
    members = read_container(results / "archive/tiny.zip")
    assert members["results/tiny/plan/deviations.csv"].count(b"\n") == 2
    assert b"`config/plans/tiny.yaml` is the plan that was sealed" in members["README.md"]
    again = archived.run("freeze", "--config", "study=tiny", cores=1)
    assert again.returncode != 0
    told = "is never written over. To analyse the study, write --config studies=tiny"
    assert told in again.stdout


@pytest.mark.slow
@pytest.mark.parametrize(
    ("study", "told"),
    [
        ("absent", "there is no such file"),
        ("../evil", '"../evil" cannot be the name of a study. Write evil:'),
    ],
)
def test_a_study_that_is_not_there_is_told(project, study, told):
    result = project.run("freeze", "--config", f"study={study}", cores=1)
    assert result.returncode != 0
    assert told in result.stdout
    assert "Traceback" not in result.stdout
