"""Freeze: a plan sealed before the answers arrive, and every deviation from it told."""

import csv

import pytest
import yaml

import plan as plan_script
from archiving.plan import PLANNED, checksum, deviations, planned_settings, read_plan, write_plan
from configuration.settings import describe_setting, read_settings
from configuration.studies import load_planned, load_studies
from conftest import ROOT


def planned(study="bandung"):
    settings = load_studies({"studies": [study]}, ROOT)[study]
    texts = [describe_setting(settings, key) for key in PLANNED]
    return planned_settings(read_settings(texts))


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
    before, after = planned(), planned()
    after["exclude"]["respondents"] = {"R17": "answered twice"}
    assert [key for key, *_ in deviations(before, after)] == [
        "exclude.respondents",
        "exclude.respondents.R17",
    ]


@pytest.mark.parametrize(
    ("change", "verdict", "count"),
    [
        (lambda text: text, "as_planned", "0"),
        (lambda text: text.replace("alpha: 0.05", "alpha: 0.01"), "plan_changed", "1"),
    ],
)
def test_the_step_states_the_verdict(run_stage, tmp_path, change, verdict, count):
    settings = planned()
    (tmp_path / "plan.yaml").write_text(change(write_plan("bandung", settings)))
    outputs = {"plan": "plan.csv", "deviations": "deviations.csv"}
    files = run_stage(plan_script.main, outputs, settings, plan=str(tmp_path / "plan.yaml"))
    with open(files.plan, newline="") as stream:
        facts = {row["statistic"]: row["value"] for row in csv.DictReader(stream)}
    assert (facts["verdict"], facts["deviations"]) == (verdict, count)


def test_a_study_can_be_loaded_before_its_answers_are_there(tmp_path):
    (tmp_path / "config/studies").mkdir(parents=True)
    text = (ROOT / "config/studies/bandung.yaml").read_text()
    (tmp_path / "config/studies/baru.yaml").write_text(text)
    assert "hypotheses" in load_planned("baru", tmp_path)["baru"]


@pytest.mark.slow
def test_from_freezing_to_deviations(project):
    project.only("bandung")
    answers = project.folder / "resources/bandung/responses.csv"
    content = answers.read_bytes()
    answers.unlink()
    result = project.run("freeze", "--config", "study=bandung", cores=1)
    assert result.returncode == 0, result.stdout
    file = project.folder / "config/plans/bandung.yaml"
    plan = yaml.safe_load(file.read_text())
    assert plan["checksum"] == checksum("bandung", plan["settings"])
    assert plan["checksum"] in result.stdout
    again = project.run("freeze", "--config", "study=bandung", cores=1)
    assert again.returncode != 0
    assert "is never written over" in again.stdout
    answers.write_bytes(content)
    project.edit("config/studies/bandung.yaml", "alpha: 0.05", "alpha: 0.1")
    result = project.run()
    assert result.returncode == 0, result.stdout
    assert "bandung: WARNING: 1 settings are not as planned" in result.stdout
    listed = (project.folder / "results/bandung/plan/deviations.csv").read_text()
    assert listed == "setting,planned,run\ntests.alpha,0.05,0.1\n"
    assert "verdict,deviates" in (project.folder / "results/bandung/plan/plan.csv").read_text()
    assert project.run("archive").returncode == 0
    verified = project.run("verify", "--config", "archive=results/bandung/archive/bandung.zip")
    assert verified.returncode == 0, verified.stdout


@pytest.mark.slow
@pytest.mark.parametrize("study", ["absent", "../evil"])
def test_a_study_that_is_not_there_is_told(project, study):
    result = project.run("freeze", "--config", f"study={study}", cores=1)
    assert result.returncode != 0
    assert "there is no such file" in result.stdout
    assert "Traceback" not in result.stdout
