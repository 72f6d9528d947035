"""Archive: the data as far as they may be shared, the same bytes, nothing of the machine."""

import csv
import io
import json
import platform
import re
import shutil
from pathlib import Path

import pandas as pd
import pytest
import yaml

from angket.archive.container import read_container, write_container
from archives import ZIP, beside, members_of, opened
from conftest import steps_in
from readers import READERS
from tiny_study import FILE, ITEMS, PERSONAL, put_into


@pytest.mark.slow
def test_nothing_personal_and_nothing_of_the_machine_stands_in_it(archived):
    members = members_of(archived)
    everything = b"\0".join(opened(members).values())
    for text in PERSONAL:
        assert text.encode() not in everything
    assert str(archived.folder).encode() not in everything
    assert str(Path.home()).encode() + b"/" not in everything
    today = pd.Timestamp.now().strftime("%Y-%m-%dT").encode()
    assert today not in everything
    if len(platform.node()) > 5:
        assert platform.node().encode() not in everything
    answers = list(csv.reader(io.StringIO(members["resources/tiny/answers.csv"].decode())))
    assert sorted(answers[0][2:]) == sorted([*ITEMS, "age", "gender"])
    assert answers[0][:2] == ["row", "number"]
    assert [row[:2] for row in answers[1:4]] == [["2", "R01"], ["3", "R02"], ["4", "R03"]]
    settings = yaml.safe_load(members["config/studies/tiny.yaml"])
    assert settings["data"]["pseudonyms"] == "done"
    ((left_out, reason),) = settings["exclude"]["respondents"].items()
    assert reason == "answered twice"
    assert left_out in [row[1] for row in answers]


@pytest.mark.slow
def test_it_holds_results_code_settings_and_checksums(archived):
    members = members_of(archived)
    results = archived.files("results/tiny")
    results.pop("archive/tiny.zip")
    assert {
        name.removeprefix("results/tiny/"): data
        for name, data in members.items()
        if name.startswith("results/")
    } == results
    program = archived.files("workflow")
    assert {name for name in program if members[f"workflow/{name}"] != program[name]} == set()
    described = json.loads(members["ro-crate-metadata.json"])["@graph"]
    sizes = {e["@id"]: int(e["contentSize"]) for e in described if "contentSize" in e}
    lists = {"ro-crate-metadata.json", "checksums.sha256"}
    assert sizes == {name: len(data) for name, data in members.items() if name not in lists}
    listed = re.findall(r"^[0-9a-f]{64}  (.+)$", members["checksums.sha256"].decode(), re.M)
    assert listed == sorted(members.keys() - {"checksums.sha256"})


@pytest.mark.slow
def test_packing_redoes_nothing_and_is_done_once(archived):
    said = (archived.folder.parent / "archive.txt").read_text()
    assert steps_in(said) == {(step, "tiny") for step in ("plan", "report", "archive_study")}
    # What may tell of somebody is told before the archive is written.
    told, written = said.index("One count of fewer than 5 respondents"), said.index(f"{ZIP}: ")
    assert told < said.index("crosstab, H3:man|Middle: 3") < written
    listed = (archived.folder / "logs/tiny/archive.small_cells.csv").read_text()
    assert listed == "section,subject,statistic,value\ncrosstab,H3:man|Middle,n,3\n"
    assert archived.planned("archive") == set()
    assert archived.planned() == set()


@pytest.mark.slow
def test_the_same_state_elsewhere_gives_the_same_bytes(archived, tmp_path):
    elsewhere = beside(archived, tmp_path / "quite another place")
    assert elsewhere.planned("archive") == {("archive_study", "tiny")}
    assert elsewhere.run("archive", cores=1).returncode == 0
    assert (elsewhere.folder / ZIP).read_bytes() == (archived.folder / ZIP).read_bytes()


@pytest.mark.slow
def test_results_of_which_nobody_noted_what_they_were_made_from_are_not_packed(archived, tmp_path):
    project = beside(archived, tmp_path / "project")
    shutil.rmtree(project.folder / ".snakemake")
    for path in (project.folder / "results").rglob("*"):
        path.touch()
    planned = {step for step, _ in project.planned("archive")}
    assert planned == {*READERS, "plan", "archive_study"}


@pytest.mark.slow
def test_a_study_that_says_nothing_of_archives_is_told_so_before_anything_runs(project):
    put_into(project)
    text = (project.folder / FILE).read_text(encoding="utf-8")
    (project.folder / FILE).write_text(text[: text.index("archive:")], encoding="utf-8")
    result = project.run("archive")
    assert result.returncode != 0
    assert "config/studies/tiny.yaml, key archive: is missing" in result.stdout
    assert "Traceback" not in result.stdout
    assert not (project.folder / "results").exists()


def test_packing_the_same_members_in_any_order_gives_the_same_bytes(tmp_path):
    members = {"b/c": b"1", "a": b"22", "README.md": b""}
    write_container(tmp_path / "one.zip", members)
    write_container(tmp_path / "two.zip", dict(reversed(members.items())))
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    assert read_container(tmp_path / "one.zip") == members
    shutil.rmtree(tmp_path)
