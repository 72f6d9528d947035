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
from functools import cache
from pathlib import Path

import pytest
import yaml

from angket.archive.checksums import sha256
from angket.engine import fingerprint
from angket.engine.modules import modules_of
from angket.engine.parts import parts_file
from angket.engine.record import record_of
from angket.settings.words import FOUND
from angket.tables import read_rows
from conftest import POSIX, SHIPPED
from readers import ON_OCCASION, READERS

pytestmark = [pytest.mark.slow, POSIX]

# A copy of the project, a study in it, and the steps by which its results are made.
STUDIES = [("archived", "tiny", {*READERS, "plan"})]
STUDIES += [("finished", study, READERS.keys() - ON_OCCASION) for study in SHIPPED]

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
        "kinds": sorted({h["kind"] for h in STUDIES[wildcards.study]["hypotheses"].values()}),
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

# What a step writes down of what it was made from.
RECORDS = {of("step", {}).as_posix() for of in (record_of, parts_file)}
# Runs scripts as Snakemake does, each in a folder and a process of its own, but tells them only
# this. Packages are loaded once for all.
ALONE = """
import json, os, runpy, sys, traceback

os.environ["PANDAS_FUTURE_INFER_STRING"] = "1"
import matplotlib.figure, pandas, pingouin, pyarrow.csv, pyarrow.parquet, scipy.stats
import statsmodels.api
from types import SimpleNamespace


class Files(dict):
    __getattr__ = dict.__getitem__


class Params(dict):
    def __iter__(self):
        return iter(self.values())


def make(folder, script, inputs, outputs, settings):
    os.chdir(folder)
    sys.path[:0] = ["workflow"]
    told = {"input": Files(inputs), "output": Files(outputs), "params": Params(settings)}
    told |= {"log": ["step.log"], "threads": 1, "rule": "step", "wildcards": {}}
    runpy.run_path(f"workflow/scripts/{script}", {"snakemake": SimpleNamespace(**told)})


for told in json.load(sys.stdin):
    process = os.fork()
    if process == 0:
        try:
            make(*told)
        except Exception:
            traceback.print_exc()
        finally:
            os._exit(0)
    os.waitpid(process, 0)
"""


@pytest.mark.parametrize(("name", "study", "steps"), STUDIES)
def test_every_step_is_made_of_nothing_but_what_its_rule_claims(
    name, study, steps, request, tmp_path
):
    project = request.getfixturevalue(name)
    claimed = claims_of(project, study)
    assert claimed.keys() == steps
    told, given = [], {}
    for step, claims in claimed.items():
        folder = tmp_path / step
        bring_inputs(project.folder, claims, folder)
        bring_program(project.folder / "workflow", claims, folder / "workflow")
        given[step] = files_below(folder)
        told.append(tell(claims, folder))
    done = subprocess.run(
        [sys.executable, "-B", "-c", ALONE], input=json.dumps(told), text=True, check=True
    )
    assert done.returncode == 0
    for step, claims in claimed.items():
        folder = tmp_path / step
        made = files_below(folder) - given[step] - {"step.log", *RECORDS}
        assert made >= set(files_of(claims["outputs"])), (folder / "step.log").read_text()
        other = {f for f in made if (folder / f).read_bytes() != (project.folder / f).read_bytes()}
        assert other == set(), step


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


def claims_of(project, study):
    """Return what the rules claim, as the workflow itself has it."""
    probe, claims = (project.folder / name for name in ("probe.smk", "claims.json"))
    probe.write_text(PROBE)
    try:
        result = project.run("-n", "-s", "probe.smk", "--quiet", cores=1)
        assert result.returncode == 0, result.stdout
        return json.loads(claims.read_text())[study]
    finally:
        probe.unlink()
        claims.unlink(missing_ok=True)


def tell(claims, folder):
    """Say what the script of a step is told, and make the folders of its outputs."""
    for file in files_of(claims["outputs"]):
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
    inputs = {
        key: files
        for key, files in claims["inputs"].items()
        if not set(files_of({key: files})) & set(claims["unread"])
    }
    settings = {key: claims["params"][key] for key in ("settings",) if key in claims["params"]}
    return str(folder), claims["script"], inputs, claims["outputs"], settings


def files_below(folder):
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix() for path in files}


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
    modules = modules_of(workflow, Path(claims["script"]).stem, claims["kinds"])
    reached = {place for module in modules for place in fingerprint.reach(module, folders)[0]}
    for file in {file for file, _ in reached}:
        names = {name for place, name in reached if place == file}
        path = folder / file.relative_to(workflow)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(only(file, names), encoding="utf-8")
    names = ("parts", "sources", "places", "places_of_kinds", "catalogue", "instruments")
    parts = " ".join(str(claims["params"].get(name, "")) for name in names)
    for file in re.findall(r"[\w/.]+\.\w+(?=[,:])", parts):
        copy(workflow / file, folder / file)
    bring_messages(workflow, claims, folder)
    hypotheses = workflow / "angket/hypotheses"
    for kind in claims["kinds"]:
        # By it a kind is known to be there, and so it is by its keys among the settings.
        file = hypotheses / kind / "settings.yaml"
        copy(file, folder / file.relative_to(workflow))
    for stage in re.findall(r"phrases of (\w+):", claims["params"].get("phrases", "")):
        of_kinds = [hypotheses / kind for kind in claims["kinds"]]
        of_parts = [(workflow / "angket").glob(f"{pattern}??.yaml") for pattern in FOUND]
        wholes = [place.glob("??.yaml") for place in (workflow / "languages", *of_kinds)]
        for files in (*wholes, *of_parts):
            for file in files:
                words = yaml.safe_load(file.read_text(encoding="utf-8"))
                copy(file, folder / file.relative_to(workflow))
                (folder / file.relative_to(workflow)).write_text(
                    yaml.safe_dump({stage: words.get(stage, {})}, allow_unicode=True),
                    encoding="utf-8",
                )


def bring_messages(workflow, claims, folder):
    """Write the messages that a step claims; of others, which its log may hold, no word."""
    told = re.findall(r"phrases of ([\w, ]+) \((\w+)\):", json.dumps(claims["params"]))
    claimed = {(language, area) for areas, language in told for area in areas.split(", ")}
    for file in (workflow / "languages").glob("*/*.yaml"):
        target = folder / file.relative_to(workflow)
        copy(file, target)
        if (file.parent.name, file.stem) not in claimed:
            phrases = unsaid(yaml.safe_load(file.read_text(encoding="utf-8")))
            target.write_text(yaml.safe_dump(phrases), encoding="utf-8")


def unsaid(phrases):
    if isinstance(phrases, dict):
        return {key: unsaid(part) for key, part in phrases.items()}
    return "not claimed"


def only(file, names):
    """Write what a fingerprint holds of a module; what else it binds fails when it is used."""
    module, parts = fingerprint._read(file), []
    for name in names:
        parts += module.acting if name == fingerprint.ON_IMPORT else module.bound.get(name, ())
    held = {part.code for part in (*module.acting, *parts)}
    chosen = [text if code in held else otherwise for code, text, otherwise in statements(file)]
    return "\n".join(chosen) + "\n"


@cache
def statements(file):
    """Return of each statement of a module its code, its text, and what fails in its place."""
    tree = fingerprint._without_docstrings(ast.parse(file.read_text(encoding="utf-8")))
    found = []
    for node in tree.body:
        code = ast.dump(node)
        for inner in ast.walk(node):
            if isinstance(inner, ast.FunctionDef | ast.ClassDef):
                # Where there was a docstring alone.
                inner.body = inner.body or [ast.Pass()]
        text = otherwise = ast.unparse(node)
        if isinstance(node, fingerprint.INERT) and not fingerprint._acts(node):
            otherwise = "\n".join(
                f"def {name}(*_, **__): raise AssertionError('{name} is not claimed')"
                for name in fingerprint._names_of(node)
            )
        found.append((code, text, otherwise))
    return found


def copy(source, target):
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(source, target)
