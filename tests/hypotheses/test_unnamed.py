"""No shared file names a kind of hypothesis: what a kind needs stands in its folder.

Some kinds are called by words that shared files need for other things; what each file means by
such a word stands here, so that a file that comes to mean the kind is noticed.
"""

import ast
import re

import pytest
import yaml

from angket.hypotheses.kind import FOLDER, kinds
from conftest import ROOT

WORKFLOW = ROOT / "workflow"
# Of this kind only what is looked up by its name: shared files mean a style of numbers by the word.
STYLE = {"count"}
STATISTIC = "a statistic, or a column of a table"
# From kind to what shared modules mean by its name; modules of statistics mean their own.
MEANT = {
    "correlation": {
        "hypotheses/rows.py": "the section of coefficients that several kinds add",
        "report/sections/glossary.py": "the section of coefficients that several kinds add",
        "scripts/instrument.py": STATISTIC,
    },
    "difference": {"report/sections/comparison.py": STATISTIC, "report/group_means.py": STATISTIC},
    "ordinal": {
        "report/conclusion.py": "a way of testing",
        "report/harmless.py": "a way of testing",
        "files/columnar.py": "a level of measurement",
        "report/sections/glossary.py": "a way of testing",
    },
    "regression": {
        "report/coefficients.py": "a line of a table of the analysis of variance",
        "drafting/compose.py": "the example in the comments of a draft",
    },
}
# From kind to the places of shared phrases that are called so.
PHRASES = {
    "agreement": {"report.intervals.agreement"},
    "ordinal": {"figures.variants.ordinal", "report.sensitivity.variants.ordinal"},
    "regression": {"report.coefficients.regression"},
}


def shared(pattern):
    """Yield the shared files of the program, those of kinds and of systems left out."""
    own = [FOLDER / kind for kind in kinds()]
    own += [folder for folder in (WORKFLOW / "angket/systems").iterdir() if folder.is_dir()]
    for file in sorted(WORKFLOW.rglob(pattern)):
        if not any(folder in file.parents for folder in own):
            yield file


def named_in(file):
    """Return the kinds that a module names in a text of its own, or imports from."""
    text = file.read_text(encoding="utf-8")
    if not re.search(rf"\b({'|'.join(kinds())})\b", text):
        return set()
    tree = ast.parse(text)
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            # By itself, or as a part of a path or of the place of a phrase about kinds.
            about = re.findall(r"(?:hypotheses|tests|about|notes)[./](\w+)", node.value)
            found |= {*about, *({node.value} - STYLE)}
        elif isinstance(node, ast.ImportFrom):
            package, _, module = (node.module or "").partition("hypotheses")
            if package == "angket.":
                found |= {module.strip(".").split(".")[0], *(name.name for name in node.names)}
    return found & {*kinds()}


def test_no_shared_module_names_a_kind():
    found = {}
    for file in shared("*.py"):
        place = file.relative_to(WORKFLOW).as_posix().removeprefix("angket/")
        for kind in named_in(file):
            if not place.startswith("statistics/"):
                found.setdefault(kind, set()).add(place)
    assert found == {kind: {*meant} for kind, meant in MEANT.items()}


def test_no_rule_or_schema_names_a_kind():
    files = [*shared("*.smk"), *shared("*.schema.yaml"), *shared("*Snakefile"), ROOT / "Snakefile"]
    named = "|".join(kinds())
    # As a value, in a path, or in quotation marks; in a sentence the words may stand.
    stated = re.compile(
        rf"(?:kind|const): *[\"']?({named})\b|hypotheses/({named})\b|[\"']({named})[\"']"
    )
    assert len(files) > 20
    for file in files:
        assert stated.findall(file.read_text(encoding="utf-8")) == [], file


@pytest.mark.parametrize("language", ["en", "id"])
def test_no_shared_phrase_is_one_about_a_kind(language):
    found = {}
    for file in shared("*.yaml"):
        if (
            language in (file.stem.split(".")[-1], file.parent.name)
            and "catalogue" not in file.name
        ):
            words = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
            for place in places_of(words):
                for kind in {*place.split(".")} & {*kinds()} - STYLE:
                    found.setdefault(kind, set()).add(place)
    assert found == PHRASES


def places_of(words, above=""):
    """Yield the places of phrases, as `report.intervals.agreement`."""
    for name, value in words.items():
        place = f"{above}.{name}".lstrip(".")
        if isinstance(value, dict):
            yield from places_of(value, place)
        else:
            yield place
