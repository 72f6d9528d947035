"""What the repository tells others of itself: its version, its use, what runs on their machines."""

import os
import re
import shutil
import subprocess
import tomllib
from datetime import date

import pytest
import yaml

from angket.version import VERSION
from conftest import ROOT


def text_of(file):
    return (ROOT / file).read_text(encoding="utf-8")


def test_one_version_stands_everywhere():
    cited = yaml.safe_load(text_of("CITATION.cff"))
    project = tomllib.loads(text_of("pyproject.toml"))["project"]
    latest = re.search(r"^## (\d\S*)", text_of("CHANGELOG.md"), re.M)[1]
    container = re.search(r"^ +Version (\S+)$", text_of("workflow/envs/angket.def"), re.M)[1]
    assert {cited["version"], project["version"], latest, container, VERSION} == {"0.1.0"}
    assert isinstance(cited["date-released"], date)
    assert cited["license"] == project["license"]


def test_one_version_of_python_stands_everywhere():
    oldest = tomllib.loads(text_of("pyproject.toml"))["project"]["requires-python"]
    assert oldest == ">=3.11"
    assert "Python 3.11 or newer" in text_of("README.md")
    assert "From: python:3.11-" in text_of("workflow/envs/angket.def")
    (_, python, *_) = steps_elsewhere()
    assert python["with"]["python-version"] == "3.11"


def test_the_catalogue_is_told_how_the_workflow_is_used():
    usage = yaml.safe_load(text_of(".snakemake-workflow-catalog.yml"))["usage"]
    ways = usage["software-stack-deployment"]
    assert usage["mandatory-flags"]["flags"] is None
    assert [way for way, works in ways.items() if works] == ["apptainer", "report"]
    assert usage["report"] is True
    assert not list((ROOT / "workflow/envs").glob("*.yaml")), "then conda works, too"
    # What it asks of a repository besides.
    for file in ("workflow/Snakefile", "config/README.md", "LICENSE"):
        assert (ROOT / file).is_file()


def keys_twice(node):
    if isinstance(node, yaml.MappingNode):
        keys = [key.value for key, _ in node.value]
        yield from {key for key in keys if keys.count(key) > 1}
    if isinstance(node, yaml.CollectionNode):
        for part in node.value:
            for inner in part if isinstance(part, tuple) else (part,):
                yield from keys_twice(inner)


def test_no_key_stands_twice_in_one_place():
    # YAML would silently keep the last of them.
    twice = {}
    for file in (ROOT / "workflow").rglob("*.yaml"):
        found = yaml.compose(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        twice[file] = list(keys_twice(found))
    assert len(twice) > 100
    assert not {file: keys for file, keys in twice.items() if keys}


def steps_elsewhere(name="commands"):
    job = yaml.safe_load(text_of(".github/workflows/ci.yml"))["jobs"][name]
    assert {name.split("-")[0] for name in job["strategy"]["matrix"]["system"]} == {
        "ubuntu",
        "macos",
        "windows",
    }
    return job["steps"]


@pytest.mark.skipif(not shutil.which("bash"), reason="no bash here")
@pytest.mark.parametrize("system", ["Linux", "macOS", "Windows"])
def test_every_system_runs_the_two_commands_of_the_readme(tmp_path, system):
    reading, *running = [step["run"] for step in steps_elsewhere() if "run" in step]
    shutil.copy(ROOT / "README.md", tmp_path)
    environment = os.environ | {"RUNNER_OS": system}
    command = ["bash", "-euo", "pipefail", "-c", reading]
    subprocess.run(command, cwd=tmp_path, env=environment, check=True)
    blocks = re.findall(r"^```\n(.*?)^```", text_of("README.md"), re.M | re.S)[:2]
    read = [(tmp_path / run.split()[-1]).read_text() for run in running]
    if system == "Windows":
        blocks = [block.replace("python3 ", "python ") for block in blocks]
        blocks = [block.replace(".venv/bin/", ".venv/Scripts/") for block in blocks]
    assert read == blocks
    assert "snakemake --cores" in read[0] and read[1].endswith("pytest\n")


def test_every_system_starts_the_page_by_its_own_script():
    running = [step["run"] for step in steps_elsewhere("page") if "run" in step]
    for run in running:
        for script in re.findall(r"script=(\w+)", run):
            assert (ROOT / f"angket.{script}").is_file()
        if shutil.which("bash"):
            subprocess.run(["bash", "-n"], input=run, text=True, check=True)
    assert len(running) == 2
