"""Each step is made again from nothing but what its rule claims, and gives the same bytes.

In an empty folder are the inputs of the step by whose contents it is redone, and the program,
in which every function and constant that the fingerprint of the step does not hold fails when
it is used. It is told the settings that its rule names, and nothing else of the study. So no
edit to anything else can leave its results behind: neither an answer or a key that it does not
read, nor code that it does not call, nor another study.
"""

import ast
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from archiving.checksums import sha256
from configuration import fingerprint
from stage import read_rows
from test_reruns import READERS

pytestmark = pytest.mark.slow

PILOT = {"pilot_validation", "pilot_scoring"}
STEPS = [
    *(("archived", "tiny", step) for step in [*READERS, "plan"]),
    *(
        ("finished", study, step)
        for study in ("bandung", "majene", "ukm_stress", "worker_robotics")
        for step in READERS
        if step not in PILOT
    ),
]

# Writes for each step of each study what its rule claims, as Snakemake compares it.
PROBE = """
include: "Snakefile"

import json

from snakemake.iocontainers import Wildcards


def claims(step, wildcards):
    inputs, outputs = step.expand_input(wildcards)[0], step.expand_output(wildcards)[0]
    params = step.expand_params(wildcards, inputs, outputs, None)[0]
    return {
        "script": Path(step.script).name,
        "inputs": dict(inputs.items()),
        # For their sake a step waits, but is never redone; figures are inputs of none.
        "unread": [str(file) for file in inputs if file.is_ancient or file.endswith(".svg")],
        "all": [str(file) for file in inputs],
        "outputs": dict(outputs.items()),
        "params": dict(params.items()),
    }


steps = {
    study: {
        maker.rule.name: claims(maker.rule, Wildcards(fromdict={"study": study}))
        for maker in study_rules(study)
    }
    for study in STUDIES
}
with open("claims.json", "w") as file:
    json.dump(steps, file)
"""

# Runs a script as Snakemake does, but tells it only this.
ALONE = """
import json, os, runpy, sys
from types import SimpleNamespace


class Files(dict):
    __getattr__ = dict.__getitem__


os.environ["PANDAS_FUTURE_INFER_STRING"] = "1"
sys.path.insert(0, "workflow")
sys.path.append("workflow/scripts")
script, inputs, outputs, settings = json.loads(sys.argv[1])
told = {"input": Files(inputs), "output": Files(outputs), "log": ["step.log"], "params": settings}
runpy.run_path(f"workflow/scripts/{script}", {"snakemake": SimpleNamespace(**told)})
"""


@pytest.fixture(scope="module")
def claimed(request):
    """What the rules of a copy of the project claim, as the workflow itself has it."""
    known = {}

    def of(name):
        project = request.getfixturevalue(name)
        if name not in known:
            (project.folder / "probe.smk").write_text(PROBE)
            result = project.run("-n", "-s", "probe.smk", "--quiet", cores=1)
            assert result.returncode == 0, result.stdout
            known[name] = json.loads((project.folder / "claims.json").read_text())
            for file in ("probe.smk", "claims.json"):
                (project.folder / file).unlink()
        return project, known[name]

    return of


@pytest.mark.parametrize(("name", "study", "step"), STEPS)
def test_a_step_is_made_of_nothing_but_what_its_rule_claims(name, study, step, claimed, tmp_path):
    project, steps = claimed(name)
    claims = steps[study][step]
    bring_inputs(project.folder, claims, tmp_path)
    bring_program(project.folder / "workflow", claims, tmp_path / "workflow")
    given = {path for path in tmp_path.rglob("*") if path.is_file()}
    run_alone(claims, tmp_path)
    made = {path for path in tmp_path.rglob("*") if path.is_file()} - given
    made = {path.relative_to(tmp_path).as_posix() for path in made} - {"step.log"}
    assert made >= set(files_of(claims["outputs"]))
    for file in made:
        assert (tmp_path / file).read_bytes() == (project.folder / file).read_bytes(), file


def test_what_a_fingerprint_does_not_hold_fails_when_it_is_used(tmp_path):
    module = tmp_path / "module.py"
    module.write_text(
        "def used():\n    return WORD\ndef unused():\n    return 2\nWORD, OTHER = 'a', 'b'\n"
        "LIMIT = 3\nclass Kind:\n    'It acts when it is loaded.'\n"
    )
    names = {}
    exec(only(module, {"used"}), names)
    assert (names["used"].__code__.co_names, names["Kind"].__doc__) == (("WORD",), None)
    for name in ("unused", "LIMIT"):
        with pytest.raises(AssertionError, match=f"{name} is not claimed"):
            names[name]()


def run_alone(claims, folder):
    for file in files_of(claims["outputs"]):
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
    inputs = {
        key: files
        for key, files in claims["inputs"].items()
        if not set(files_of({key: files})) & set(claims["unread"])
    }
    settings = {key: claims["params"][key] for key in ("settings",) if key in claims["params"]}
    told = json.dumps([claims["script"], inputs, claims["outputs"], settings])
    done = subprocess.run([sys.executable, "-B", "-c", ALONE, told], cwd=folder)
    assert done.returncode == 0, (folder / "step.log").read_text()


def files_of(named):
    """Name all files of inputs or outputs, of which some are lists."""
    return [
        file for files in named.values() for file in ([files] if isinstance(files, str) else files)
    ]


def bring_inputs(project, claims, folder):
    """Copy the files by whose contents a step is redone."""
    files = sorted(set(claims["all"]) - set(claims["unread"]))
    for file in files:
        copy(project / file, folder / file)
        if Path(file).name == "checksums.csv":
            for row in read_rows(project / file):
                picture = Path(file).with_name(row["file"])
                copy(project / picture, folder / picture)
                assert sha256((folder / picture).read_bytes()) == row["sha256"]


def bring_program(workflow, claims, folder):
    """Write the code and the other parts of the program by which a step is redone."""
    folders = [workflow, workflow / "scripts"]
    reached, _ = fingerprint.reach(folders[1] / claims["script"], folders)
    for file in {file for file, _ in reached}:
        names = {name for place, name in reached if place == file}
        path = folder / file.relative_to(workflow)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(only(file, names), encoding="utf-8")
    for file in re.findall(r"[\w/]+\.\w+(?=[,:])", claims["params"].get("parts", "")):
        copy(workflow / file, folder / file)
    for stage in re.findall(r"phrases of (\w+):", claims["params"].get("phrases", "")):
        for file in (workflow / "languages").glob("*.yaml"):
            words = yaml.safe_load(file.read_text(encoding="utf-8"))
            copy(file, folder / "languages" / file.name)
            (folder / "languages" / file.name).write_text(
                yaml.safe_dump({stage: words[stage]}, allow_unicode=True), encoding="utf-8"
            )


def only(file, names):
    """Write what a fingerprint holds of a module; what else it binds fails when it is used."""
    module, parts = fingerprint._read(file), []
    for name in names:
        parts += module.acting if name == fingerprint.ON_IMPORT else module.bound.get(name, ())
    held = {part.code for part in (*module.acting, *parts)}
    tree = fingerprint._without_docstrings(ast.parse(file.read_text(encoding="utf-8")))
    statements = []
    for node in tree.body:
        if isinstance(node, ast.Import | ast.ImportFrom) or ast.dump(node) in held:
            statements.append(ast.unparse(filled(node)))
        else:
            statements += [
                f"def {name}(*_, **__): raise AssertionError('{name} is not claimed')"
                for name in fingerprint._names_of(node)
            ]
    return "\n".join(statements) + "\n"


def filled(node):
    """Let nothing be empty that held a docstring alone."""
    for inner in ast.walk(node):
        if isinstance(inner, ast.FunctionDef | ast.ClassDef):
            inner.body = inner.body or [ast.Pass()]
    return node


def copy(source, target):
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(source, target)
