"""Which steps an edit to each module reruns: those that load it, found by watching a real run."""

import json
import re

import pytest
from test_reruns import below

from angket.engine import fingerprint
from angket.engine.modules import modules_of, together
from angket.hypotheses.kind import kinds
from conftest import ROOT
from readers import READERS
from watched_runs import noted

pytestmark = pytest.mark.slow

MODULES = sorted(
    path.relative_to(ROOT / "workflow").as_posix() for path in (ROOT / "workflow").rglob("*.py")
)
# Steps that run the script of another, beside those that are called like their script.
SCRIPTS = {
    "pilot_validation": "validation",
    "pilot_scoring": "scoring",
    "archive_study": "archive",
    "assumptions_verdicts": "verdicts",
}
# Modules that are loaded for files of other kinds only, by the steps that read files of answers.
OTHER_FILES = (
    "columnar copied excel markup old_excel opendocument package shared_texts sheets spss "
    "workbook worksheet written"
)
OTHER_KINDS = {f"angket/files/{kind}.py" for kind in OTHER_FILES.split()}
# Such as only some of these steps load for the small study.
PARTLY = {"angket/files/grid.py"}
# Loaded by scoring only where a study leaves out invalid items, as the small one does not.
OF_SELECTION = {
    f"angket/statistics/{module}.py"
    for module in (
        "correlation/__init__", "correlation/pairs", "reliability/__init__",
        "reliability/at_level", "reliability/selection", "reliability/validity",
    )
} | {"angket/answers/selected.py"}  # fmt: skip
# Loaded by assumptions only where groups moderate, as in no hypothesis of the small study.
OF_GROUPS = {
    "angket/hypotheses/moderation/examined.py",
    "angket/hypotheses/moderation/by_groups.py",
    "angket/statistics/regression/group_moderation.py",
}
# Loaded by whatever step ends with a fault, as none of the small study does; by some steps anyhow.
ON_FAULT = {"angket/files/kept_fault.py", "angket/messages/packed.py"}
READING = {"content", "ratings", "validation", "pilot_validation", "archive_study"}


@pytest.fixture(scope="module")
def recorded(archived):
    """The fingerprints that Snakemake noted when the steps ran: from step to file to hash."""
    steps = {}
    for record in (archived.folder / ".snakemake/metadata").iterdir():
        made = json.loads(record.read_text(encoding="utf-8"))
        code = re.findall(r"code of workflow/(\S+): ([\w+]+)", " ".join(made["params"]))
        steps[made["rule"]] = dict(code)
    return steps


@pytest.fixture(scope="module")
def loaded(archived, recorded):
    """The modules that each step was seen to load, its script among them."""
    seen = noted(archived)
    return {
        step: {file for file, name in seen[script_of(step)] if not name}
        | {f"scripts/{script_of(step)}.py"}
        for step in recorded
    }


def script_of(step):
    return SCRIPTS.get(step, step)


def fingerprint_of(project, step):
    folders = [project.folder / "workflow"]
    modules = modules_of(folders[0], script_of(step), kinds())
    return together(fingerprint.fingerprint(module, folders) for module in modules)[0]


@pytest.fixture
def reached_by(archived, recorded, tmp_path, monkeypatch):
    """Edit a module by what acts when it is loaded; name the steps whose fingerprint changes."""

    def steps(module):
        edited = tmp_path / "edited.py"
        original = archived.folder / "workflow" / module
        edited.write_text(original.read_text(encoding="utf-8") + "\nprint()\n", encoding="utf-8")
        after, read = fingerprint._read.__wrapped__(edited), fingerprint._read
        monkeypatch.setattr(
            fingerprint, "_read", lambda file: after if file == original else read(file)
        )
        return {step for step in recorded if fingerprint_of(archived, step) != recorded[step]}

    return steps


def test_what_is_computed_here_is_what_the_rules_hand_over(archived, recorded):
    assert recorded.keys() == READERS.keys() | {"plan", "archive_study"}
    for step, code in recorded.items():
        assert fingerprint_of(archived, step) == code, step


@pytest.mark.parametrize("module", MODULES)
def test_an_edit_to_a_module_reaches_the_steps_that_load_it_and_no_others(
    module, reached_by, loaded, recorded
):
    expected = {step for step, files in loaded.items() if module in files}
    if module in OTHER_KINDS:
        assert not expected & READING
        expected |= READING
    if module in PARTLY:
        assert expected < READING
        expected |= READING
    if module in OF_SELECTION:
        expected |= {"scoring", "pilot_scoring"}
    if module in OF_GROUPS:
        expected |= {"assumptions"}
    if module in ON_FAULT:
        assert expected < set(recorded)
        expected = set(recorded)
    assert reached_by(module) == expected


@pytest.mark.parametrize("module", ["angket/report/tables.py", "angket/step.py"])
def test_snakemake_plans_these_steps_and_those_below(module, reached_by, tiny):
    steps = reached_by(module) - {"plan", "archive_study"}
    path = tiny.folder / "workflow" / module
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "\nprint()\n", encoding="utf-8")
    try:
        assert tiny.planned() == below(*steps)
    finally:
        path.write_text(text, encoding="utf-8")


def test_every_function_that_a_run_calls_is_in_the_fingerprint_of_its_step(archived):
    folders = [archived.folder / "workflow"]
    calls, missed = 0, set()
    for script, seen in noted(archived).items():
        reached = {
            place
            for module in modules_of(folders[0], script, kinds())
            for place in fingerprint.reach(module, folders)[0]
        }
        for module, name in seen:
            file = folders[0] / module
            bound = name in fingerprint._read(file).bound
            places = {(file, name), (file, fingerprint.WHOLE)} if bound else set()
            calls += bool(name)
            if not (places or {(file, fingerprint.ON_IMPORT)}) & reached:
                missed.add((script, module, name))
    assert missed == set()
    assert calls > 500
