"""Whatever is added is added by files alone: a figure, a section, a format, a language."""

import contextlib
import csv
import shutil
import subprocess
import sys
from types import SimpleNamespace

import pandas as pd
import pytest

from additions import ANSWERS, FIGURE, REPORT, SECTIONS, add
from angket.engine import fingerprint
from angket.engine.parameters import Parameters
from conftest import ROOT
from tiny_study import ANSWERS as TINY_ANSWERS
from tiny_study import FILE, put_into

STEPS = ("validation", "archive", "figures", "shared_figures", "inference", "report")
STUDIES = {"small": {"language": "xx", "hypotheses": {"H1": {"kind": "regression"}}}}
# What is found where the copy of the program lies on Python's path.
ASK = """
from angket.figures.of_study.figure import figures, further_inputs, of_counts
from angket.files.kind_of_file import suffixes
from angket.formats.report_files import files
from angket.report.compose import sections
from angket.settings.schemas import load_schema
from angket.settings.words import load_words

words = load_words("xx", "report")
print(figures()[-2:], further_inputs()["eigenvalues"], "scree" in of_counts())
print([section.__name__.split(".")[-1] for section in sections()][-4:])
print(suffixes()[".pipes"], files()["plain"])
print(load_schema("study")["properties"]["language"]["enum"], words["afterword"]["heading"])
"""


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    """A copy of the program with the additions; tests that change it put things back."""
    folder = tmp_path_factory.mktemp("additions")
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "workflow", folder / "workflow", ignore=ignored)
    assert add(folder) == []
    return folder / "workflow"


@pytest.fixture(scope="module")
def before(program):
    """What the rules are handed of code before any edit."""
    return codes(program)


def test_new_files_are_found_where_they_belong(program):
    command = [sys.executable, "-c", ASK]
    asked = subprocess.run(
        command, env={"PYTHONPATH": str(program)}, capture_output=True, text=True, check=True
    )
    assert asked.stdout.splitlines() == [
        "['scree', 'forest'] results/{study}/structure/eigenvalue.csv True",
        "['afterword', 'methods', 'glossary', 'references']",
        "pipes report.txt",
        "['en', 'id', 'xx'] Xafterword",
    ]


@pytest.mark.parametrize(
    ("file", "steps"),
    [
        (f"{FIGURE}/drawn.py", {"figures"}),
        ("workflow/angket/figures/of_study/likert/redrawn.py", {"shared_figures"}),
        ("workflow/angket/figures/of_study/distribution/drawn.py", {"figures"}),
        (f"{SECTIONS}/afterword.py", {"report"}),
        (f"{SECTIONS}/sample.py", {"report"}),
        (ANSWERS, {"validation", "archive"}),
        (REPORT, {"report"}),
        ("workflow/angket/formats/paper.py", {"report"}),
    ],
)
def test_an_edit_to_one_reaches_the_steps_that_load_it_and_no_others(program, before, file, steps):
    path = program.parent / file
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "\nprint()\n", encoding="utf-8")
    after = codes(program)
    path.write_text(text, encoding="utf-8")
    assert {step for step in STEPS if before[step] != after[step]} == steps


def codes(program):
    fingerprint._read.cache_clear()
    of_study = SimpleNamespace(study="small")
    with contextlib.chdir(program.parent):  # where fingerprints are kept
        given = Parameters(STUDIES, program)
        return {step: given.code(step, kinds=True)(of_study) for step in STEPS}


def test_an_edit_to_what_a_figure_says_of_itself_is_seen(program, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    given = Parameters(STUDIES, program)
    pattern = "angket/figures/of_study/*/figure.yaml"
    before = given.parts_found(pattern)
    assert "scree/figure.yaml" in before
    file = program.parent / FIGURE / "figure.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text("place: 5\nof: variable\n")
    assert given.parts_found(pattern) != before
    file.write_text(text, encoding="utf-8")


def test_a_kind_says_which_tables_it_has_and_each_is_written():
    from angket.archive.sharing import TABLES
    from angket.hypotheses.declared import tables

    assert set(tables()) <= {*TABLES}
    rules = (ROOT / "workflow/rules/inference.smk").read_text(encoding="utf-8")
    assert [table for table in tables() if f"/{table}.csv" in rules] == []


@pytest.mark.slow
def test_a_study_runs_with_all_of_it(project):
    put_into(project)
    project.edit(FILE, "language: en", "language: xx")
    project.edit(FILE, TINY_ANSWERS, TINY_ANSWERS.replace(".csv", ".pipes"))
    answers = project.folder / TINY_ANSWERS
    text = pd.read_csv(answers, dtype="str").to_csv(sep="|", index=False)
    answers.with_suffix(".pipes").write_text(f"PIPES\n{text}", encoding="utf-8")
    answers.unlink()
    assert add(project.folder) == []
    run = project.run()
    assert run.returncode == 0, run.stdout
    results = project.folder / "results/tiny"
    with open(results / "figures/figures.csv", encoding="utf-8") as file:
        titles = {row["file"]: row["title"] for row in csv.DictReader(file)}
    assert titles["scree_load"] == "Eigenvalues of Workload, A small study"
    assert [*titles].index("scree_sleep") < [*titles].index("forest_H1")
    assert (results / "figures/scree_load.svg").exists()
    page = (results / "report/report.html").read_text(encoding="utf-8")
    assert "This is said <em>last</em>." in page
    assert "A line that falls." in page
    lines = (results / "report/report.txt").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "A small study"
    assert "Xafterword" in lines
    project.edit(f"{SECTIONS}/afterword.py", "PLACE = 105", "PLACE = 5")
    assert project.planned() == {("report", "tiny")}
    report = project.run("--report", "report.html")
    assert report.returncode == 0, report.stdout
