"""An edit to what a kind of hypothesis does reruns the steps of studies that have one, alone."""

import contextlib
import shutil
from types import SimpleNamespace

import pytest
import yaml

from angket.engine import fingerprint
from angket.engine.parameters import Parameters
from angket.hypotheses.kind import PARTS
from conftest import ROOT
from tiny_study import of_kind

STUDIES = {"mediated": ["regression", "mediation"], "plain": ["regression", "correlation"]}
SETTINGS = {
    name: {"language": "en", "hypotheses": {kind: of_kind(kind)["hypothesis"] for kind in used}}
    for name, used in STUDIES.items()
}


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    folder = tmp_path_factory.mktemp("kinds")
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "workflow", folder / "workflow", ignore=ignored)
    return folder / "workflow"


@pytest.fixture(scope="module")
def reached(program):
    """Edit a module by what acts when it is loaded; return the studies and steps it changes."""
    before = codes(program)

    def by_an_edit(module):
        file = program / "angket/hypotheses" / module
        text = file.read_text(encoding="utf-8")
        file.write_text(text + "\nprint()\n", encoding="utf-8")
        after = codes(program)
        file.write_text(text, encoding="utf-8")
        return {place for place in before if before[place] != after[place]}

    return by_an_edit


def codes(program):
    """Return what the rules are handed of code, from study and step to a list of texts."""
    fingerprint._read.cache_clear()
    with contextlib.chdir(program.parent):  # where fingerprints are kept
        given = Parameters(SETTINGS, program)
        return {
            (study, step): given.code(step, kinds=True)(SimpleNamespace(study=study))
            for study in SETTINGS
            for step in PARTS
        }


@pytest.mark.parametrize(
    ("module", "steps"),
    [
        ("mediation/roles.py", {"assumptions", "inference", "sensitivity", "report"}),
        ("mediation/__init__.py", set(PARTS)),
        ("mediation/figures.py", {"figures", "shared_figures"}),
        # As `roles.py`, of one step alone.
        pytest.param("mediation/test.py", {"inference"}, marks=pytest.mark.slow),
        pytest.param("mediation/sensitivity.py", {"sensitivity"}, marks=pytest.mark.slow),
        pytest.param("mediation/section.py", {"report"}, marks=pytest.mark.slow),
    ],
)
def test_an_edit_to_mediation_reruns_only_studies_that_have_one(reached, module, steps):
    assert reached(module) == {("mediated", step) for step in steps}


def test_an_edit_to_what_all_kinds_share_reruns_every_study(reached):
    changed = reached("samples.py")
    assert {("mediated", "inference"), ("plain", "inference")} <= changed


def test_phrases_of_a_kind_reach_only_studies_that_have_one():
    given = Parameters(SETTINGS, ROOT / "workflow")
    texts = {
        study: given.words("report")(SimpleNamespace(study=study)).split(" = ", 1)[1]
        for study in STUDIES
    }
    words = {study: yaml.safe_load(text) for study, text in texts.items()}
    assert [study for study in STUDIES if "mediation" in words[study]] == ["mediated"]
    assert [study for study in STUDIES if "correlation" in words[study]] == ["plain"]
