"""Archives pooled by one command: what it describes, what it refuses, and what it makes."""

import json
import shutil
from pathlib import Path

import pytest
import yaml

from angket.archive.checksums import METADATA
from angket.archive.container import write_container
from angket.settings.command import missing_values
from angket.settings.problem import ConfigurationError
from angket.systems.syntheses.together import describe
from angket.tables import read_statistics
from archives import ZIP
from conftest import Project
from sealed_archives import seal
from tiny_study import made_up_answers

BOTH = {"H1": {"kind": "correlation", "variables": ["load", "sleep"]}}
REGRESSED = {
    "H1": {"kind": "regression", "response": "sleep", "predictors": ["load"]},
    "H2": {"kind": "correlation", "variables": ["sleep", "load"]},
}
MODERATED = {"H1": {"kind": "association", "row": "load", "column": "sleep"}}
CALLED = {"H1": {"kind": "correlation", "variables": ["beban", "sleep"]}}


def put_archive(file, hypotheses, r=0.3, variables=("load", "sleep"), correlated=None, **others):
    """Write a small archive of a study, sealed as archives are."""
    study = {
        "title": "A study",
        "language": "en",
        "variables": {name: {"label": name.title()} for name in variables},
        "hypotheses": hypotheses,
    }
    rows = ["section,subject,statistic,value"]
    for name in hypotheses if correlated is None else correlated:
        rows += [f"correlation,{name},n,50", f"correlation,{name},r,{r}"]
    members = {
        "config/studies/s.yaml": json.dumps(study | others).encode(),
        "results/s/statistics.csv": "\n".join(rows).encode(),
    }
    described = [{"@id": name, "sha256": ""} for name in members]
    members[METADATA] = json.dumps({"@graph": described}).encode()
    write_container(file, seal(members))


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A project's folder with archives of several kinds."""
    monkeypatch.chdir(tmp_path)
    Path("config/syntheses").mkdir(parents=True)
    put_archive("a.zip", BOTH)
    put_archive("b.zip", REGRESSED, r=0.4)
    put_archive("called.zip", CALLED, r=0.5, variables=("beban", "sleep"))
    put_archive("moderated.zip", MODERATED, correlated=())
    put_archive("undefined.zip", BOTH, r="undefined: constant")
    put_archive("both.zip", BOTH, r=0.6, variables=("load", "beban", "sleep"))
    shutil.copy("a.zip", "copy.zip")
    Path("text.zip").write_text("no archive")
    Path("table.csv").write_text("a,b\n")
    return tmp_path


def test_the_same_correlation_is_found_in_each_archive(folder):
    made = describe("mine", "a.zip,b.zip,called.zip", "load/beban,sleep")
    read = yaml.safe_load(made.text)
    assert read["title"] == "Load and Sleep in several studies"
    assert read["between"] == ["Load", "Sleep"]
    # Of several, the hypothesis of the kind that correlates.
    assert [(one["hypothesis"], one["variables"]) for one in read["results"]] == [
        ("H1", ["load", "sleep"]),
        ("H2", ["load", "sleep"]),
        ("H1", ["beban", "sleep"]),
    ]
    assert "# A guess, since the same is correlated by H1, too." in made.text
    assert [one["archive"] for one in made.entry["results"]] == ["a.zip", "b.zip", "called.zip"]


FAULTS = [
    ("a.zip", "load,sleep", "archives", "fewer than two archives"),
    ("a.zip,nowhere.zip", "load,sleep", "archives", 'there is no file "nowhere.zip"'),
    ("a.zip,../b.zip", "load,sleep", "archives", "leads out of the project"),
    ("a.zip,table.csv", "load,sleep", "archives", "table.csv: is no archive"),
    ("a.zip,text.zip", "load,sleep", "archives", "text.zip: was not unpacked"),
    ("a.zip,a.zip", "load,sleep", "archives", "a.zip: holds the same results as a.zip"),
    ("a.zip,copy.zip", "load,sleep", "archives", "copy.zip: holds the same results as a.zip"),
    ("a.zip,b.zip", "load", "between", 'is "load". Expected two variables'),
    ("a.zip,b.zip", "load,load", "between", 'is "load,load". Expected two variables'),
    ("a.zip,called.zip", "load,sleep", "between", "called.zip: has no variable load. It has beban"),
    ("a.zip,both.zip", "load/beban,sleep", "between", "several of the names of one variable"),
    ("a.zip,moderated.zip", "load,sleep", "archives", "About both: none. Correlations"),
    ("a.zip,undefined.zip", "load,sleep", "archives", "About both: H1 (correlation)."),
]


@pytest.mark.parametrize(("archives", "between", "key", "told"), FAULTS)
def test_what_cannot_be_pooled_is_refused_in_words(folder, archives, between, key, told):
    with pytest.raises(ConfigurationError) as error:
        describe("mine", archives, between)
    (problem,) = error.value.problems
    assert problem.tell("en").startswith(f"--config, key {key}: ")
    assert told in problem.tell("en")
    assert problem.tell("id") != problem.tell("en")


def test_what_the_command_leaves_out_is_told():
    told = str(missing_values(["pool"], {"archives": "a.zip,b.zip", "synthesis": "mine"}))
    assert told.startswith("Cannot pool: the command must end with --config archives=")


def test_all_faults_of_a_command_are_told_at_once(folder):
    with pytest.raises(ConfigurationError) as error:
        describe("mine", "nowhere.zip,text.zip", "load")
    assert len(error.value.problems) == 3


def test_a_description_that_is_there_is_never_another(folder):
    made = describe("mine", "a.zip,b.zip", "load,sleep")
    assert not made.is_written
    Path(made.file).write_text(made.text, encoding="utf-8")
    assert describe("mine", "a.zip,b.zip", "load,sleep").is_written
    Path(made.file).write_text(made.text.replace("in several", "in two"), encoding="utf-8")
    for name, told in (("mine", "is never written over"), ("Mine", "differ in capitals")):
        with pytest.raises(ConfigurationError, match=told):
            describe(name, "a.zip,b.zip", "load,sleep")


def test_what_an_archive_says_of_its_study_may_be_anything(folder):
    put_archive("odd.zip", BOTH, r=0.2, language=["en"], title=None)
    put_archive("odder.zip", BOTH, r=0.1, language="../en", variables=())
    assert "language: en" in describe("mine", "odd.zip,a.zip", "load,sleep").text
    put_archive("oddest.zip", {"H1": {"variables": 5}}, r=0.1)
    with pytest.raises(ConfigurationError, match="no hypothesis holds a correlation"):
        describe("mine", "oddest.zip,a.zip", "load,sleep")
    with pytest.raises(ConfigurationError, match="has no variable load"):
        describe("mine", "odder.zip,a.zip", "load,sleep")


SECOND = """\
title: Another study
language: en
data: {file: resources/second/answers.csv}
scales: {agreement: {codes: {1: Never, 2: Seldom, 3: Often, 4: Always}}}
variables:
  beban: {label: Workload, items: [A1, A2, A3]}
  sleep: {label: Sleep, items: [C1, C2, C3], reversed: [C3]}
tests: {alpha: 0.05, cronbach_minimum: 0.6, resamples: 1000}
hypotheses:
  H1: {kind: correlation, statement: Load and sleep, variables: [sleep, beban], scale: interval}
archive:
  share: answers
  licence: MIT
  creators: [{name: Sari}]
  published: "2026"
  publisher: University
  description: Another study.
"""
BY_HAND = """\
title: By hand
language: en
between: [Workload, Sleep]
results:
  - {archive: resources/tiny.zip, hypothesis: H2, variables: [load, sleep]}
  - {archive: resources/second.zip, hypothesis: H1, variables: [beban, sleep]}
"""


@pytest.mark.slow
def test_one_command_pools_archives_as_a_description_by_hand_does(archived):
    project = Project(archived.folder)
    (project.folder / "resources/second").mkdir()
    made_up_answers(45).to_csv(project.folder / "resources/second/answers.csv", index=False)
    (project.folder / "config/studies/second.yaml").write_text(SECOND)
    run = project.run("archive", "--config", "studies=[second]")
    assert run.returncode == 0, run.stdout
    for file in (ZIP, ZIP.replace("tiny", "second")):
        shutil.copy(project.folder / file, project.folder / "resources")
    command = ["pool", "--config", "archives=resources/tiny.zip,resources/second.zip"]
    command += ["between=load/beban,sleep", "synthesis=mine"]
    run = project.run(*command, cores=1)
    assert run.returncode == 0, run.stdout
    assert "Pooled r" in run.stdout
    assert (project.folder / "results/syntheses/mine/report/report.docx").exists()
    # What it wrote makes the same, and the command may be given again.
    assert project.planned("--config", "syntheses=[mine]") == set()
    assert project.planned(*command) == set()
    (project.folder / "config/syntheses/hand.yaml").write_text(BY_HAND)
    run = project.run("--config", "syntheses=[hand]", "--until", "syntheses_pool")
    assert run.returncode == 0, run.stdout
    mine, hand = (
        {
            (section, subject.replace(name, ""), statistic): value
            for (section, subject, statistic), value in read_statistics(
                project.folder / f"results/syntheses/{name}/statistics.csv"
            ).items()
        }
        for name in ("mine", "hand")
    )
    assert float(mine["synthesis", "", "estimate_back"]) > 0
    assert mine == hand
    # As others find the copy.
    for made in ("results/second", "results/syntheses", "resources/second"):
        shutil.rmtree(project.folder / made)
    for made in ("studies/second", "syntheses/mine", "syntheses/hand"):
        (project.folder / f"config/{made}.yaml").unlink()
    for name in ("tiny", "second"):
        (project.folder / f"resources/{name}.zip").unlink()
