"""Angket as a module of another workflow: what docs/module.md shows, twice in one workflow."""

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest

from angket.settings.studies import ConfigurationError, load_studies
from conftest import Project
from readers import READERS
from tiny_study import FILE, STUDY, put_into

DOCUMENT = Path(__file__).parent.parent / "docs/module.md"
MODULES = {"spring": "teachers", "autumn": "pupils"}


class Thesis(Project):
    """A project of somebody else, in whose folder a copy of Angket stands."""

    def __init__(self, folder):
        Project(folder / "angket")
        self.folder = folder
        blocks = re.findall(r"^```(yaml|python)\n(.*?)^```", DOCUMENT.read_text(), re.M | re.S)
        written = dict(blocks)
        assert len(blocks) == len(written) == 2
        for name in ("config/studies", "resources"):
            (folder / name).mkdir(parents=True)
        (folder / "Snakefile").write_text(written["python"])
        (folder / "config/config.yaml").write_text(written["yaml"])
        for study in MODULES.values():
            put_into(SimpleNamespace(folder=folder, only=lambda *_: None))
            (folder / "resources/tiny").rename(folder / "resources" / study)
            (folder / FILE).rename(folder / f"config/studies/{study}.yaml")
            self.edit(f"config/studies/{study}.yaml", STUDY, STUDY.replace("tiny", study))


@pytest.fixture
def thesis(tmp_path):
    """A workflow that takes Angket in twice, its results not made yet."""
    return Thesis(tmp_path / "thesis")


def test_each_module_has_its_own_studies_and_folder(thesis):
    planned = thesis.run("-n").stdout
    for module, study in MODULES.items():
        assert f"{module}/results/{study}/report/report.docx" in planned
        assert f"input: resources/{study}/answers.csv" in planned
        assert f"{module}/resources" not in planned
    assert "spring/results/pupils" not in planned
    assert not (thesis.folder / "spring").exists()
    assert not (thesis.folder / ".snakemake/angket.lock").exists()


@pytest.mark.parametrize(
    ("config", "told"),
    [
        ({}, "key studies"),
        ({"studies": ["teachers"], "archive": "x.zip"}, "key archive"),
        ({"studies": ["teacher"]}, 'Did you mean "teachers"?'),
    ],
)
def test_the_config_of_a_module_is_checked_and_no_file_beside_it(tmp_path, config, told):
    (tmp_path / "config/studies").mkdir(parents=True)
    (tmp_path / "config/studies/teachers.yaml").touch()
    (tmp_path / "config/config.yaml").write_text("samples: somebody else's")
    with pytest.raises(ConfigurationError) as error:
        load_studies(config, tmp_path, as_module=True)
    message = error.value.told()
    assert "config of the module, key" in message
    assert told in message


@pytest.mark.slow
def test_the_command_line_of_the_other_workflow_is_not_ours(thesis):
    # `draft` and `study` mean something to Angket when it is run by itself.
    thesis.edit("Snakefile", "rule reliability:", "rule draft:")
    thesis.edit("Snakefile", "rules.reliability.", "rules.draft.")
    result = thesis.run("-n", "draft", "--config", "study=7")
    assert result.returncode == 0, result.stdout
    assert "rule draft:" in result.stdout
    assert "rule spring_instrument:" in result.stdout
    assert "spring_report" not in result.stdout


def test_a_study_may_stand_in_another_folder_than_the_program(project, tmp_path):
    put_into(project)
    work = tmp_path / "work"
    work.mkdir()
    for part in ("config", "resources"):
        (project.folder / part).rename(work / part)
    # Where the catalogue of workflows looks for a Snakefile.
    found = ["--snakefile", "workflow/Snakefile", "--directory", str(work)]
    assert project.planned(*found) == {(rule, "tiny") for rule in READERS}


@pytest.mark.slow
def test_snakemakes_own_unit_tests_pass(tiny, tmp_path):
    project = Project(tmp_path / "project")
    shutil.copytree(tiny.folder, project.folder, dirs_exist_ok=True)
    written = project.run("--generate-unit-tests", "unit")
    assert written.returncode == 0, written.stdout
    found = {file.stem.removeprefix("test_") for file in project.folder.glob("unit/test_*.py")}
    assert found == {rule for rule, _ in project.planned("--forceall")}
    # No rule can name the pictures of a report, so that they are copied by hand.
    pictures = "results/tiny/figures"
    data = project.folder / "unit/report/data" / pictures
    shutil.copytree(project.folder / pictures, data, dirs_exist_ok=True)
    rules = ("validation", "inference", "figures", "published", "report")
    tests = [f"unit/test_{rule}.py" for rule in rules]
    options = ["-q", "-c", os.devnull, "-p", "no:cacheprovider", "-p", "no:xdist"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options, *tests],
        cwd=project.folder,
        # They start `python`, which is to be this one.
        env=os.environ | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert done.returncode == 0, done.stdout
    assert "5 passed" in done.stdout


@pytest.mark.slow
def test_two_modules_give_the_results_that_angket_gives_by_itself(tiny, thesis):
    result = thesis.run()
    assert result.returncode == 0, result.stdout
    assert "rule spring_report:" in result.stdout, "its steps are told as Snakemake tells them"
    for module, study in MODULES.items():
        assert f"{study}: A small study" in result.stdout
        assert f"  Report      {module}/results/{study}/report/report.html" in result.stdout
        found, expected = thesis.files(f"{module}/results/{study}"), tiny.files("results/tiny")
        assert found.keys() == expected.keys()
        assert [name for name in found if found[name] != expected[name]] == []
    both = (thesis.folder / "results/reliability.txt").read_text().splitlines()
    assert both.count(both[0]) == 2
    assert not (thesis.folder / "results/teachers").exists()
    again = thesis.run()
    assert "Nothing to be done" in again.stdout, again.stdout

    assert thesis.run("--report", "report.zip").returncode == 0
    with zipfile.ZipFile(thesis.folder / "report.zip") as packed:
        shown = [Path(name).name for name in packed.namelist()]
    for name in ("report.docx", "statistics.csv", "likert_load.svg"):
        assert shown.count(name) == len(MODULES)

    thesis.edit("config/studies/pupils.yaml", "alpha: 0.05", "alpha: 0.01")
    planned = thesis.run("-n").stdout
    assert "rule autumn_inference:" in planned
    assert "spring_" not in planned
    forced = thesis.run(
        "--forcerun", "spring_scoring", "spring/results/teachers/scoring/keyed.parquet"
    )
    assert forced.returncode == 0
    log = (thesis.folder / "spring/logs/teachers/scoring.log").read_text()
    assert "so the results stay" not in log
