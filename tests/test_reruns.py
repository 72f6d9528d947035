"""Reruns: exactly what a change touches, decided by content and meaning.

docs/reruns.md tells the same in words.
"""

import os
import shutil

import pytest

from conftest import Project
from tiny_study import ANSWERS, FILE, put_into

pytestmark = pytest.mark.slow

# Which steps read what a step makes.
READERS = {
    "validation": {
        "scoring", "description", "inference", "comparison", "sensitivity", "figures",
        "statistics", "report",
    },
    "pilot_validation": {"pilot_scoring"},
    "pilot_scoring": {"instrument", "structure", "figures"},
    "scoring": {
        "description", "intervals", "assumptions", "inference", "comparison", "sensitivity",
        "figures", "statistics",
    },
    "instrument": {"statistics"},
    "structure": {"statistics"},
    "description": {"inference", "sensitivity", "figures", "statistics"},
    "intervals": {"assumptions", "inference", "sensitivity", "figures", "statistics"},
    "assumptions": {"inference", "figures", "statistics"},
    "inference": {"figures", "statistics"},
    "comparison": {"statistics"},
    "sensitivity": {"figures", "statistics"},
    "figures": {"report"},
    "statistics": {"published", "report"},
    "published": {"report"},
    "report": set(),
}  # fmt: skip
JUDGES = {"instrument", "assumptions", "inference", "comparison", "sensitivity", "figures"}
SCORES = {"scoring", "pilot_scoring"}
PEOPLE = {"validation", "pilot_validation"}


def below(*steps):
    """Name some steps and all that rest on them: those that a change of theirs may reach."""
    found, waiting = set(), list(steps)
    while waiting:
        step = waiting.pop()
        if step not in found:
            found.add(step)
            waiting += READERS[step]
    return {(step, "tiny") for step in found}


@pytest.fixture
def edited(tiny):
    """Make an edit, plan the next run, and put the file back."""

    def plan(file, old, new):
        path = tiny.folder / file
        text = path.read_text(encoding="utf-8")
        tiny.edit(file, old, new)
        try:
            return tiny.planned()
        finally:
            path.write_text(text, encoding="utf-8")

    return plan


# An edit, and the steps that read what it changes; what rests on these may change too.
EDITS = {
    "an answer to an item": (ANSWERS, "R01,", "R01,1", {"validation"}),
    "an answer nobody uses": (ANSWERS, "none", "some", {"validation"}),
    "an answer of the pilot": ("resources/tiny/pilot.csv", "\n", "\n\n", {"pilot_validation"}),
    "the language": (FILE, "language: en", "language: id", {"figures", "report"}),
    "the title": (FILE, "A small", "A very small", {"report"}),
    "the notice": (FILE, "data:", "notice: Made up\ndata:", {"figures", "report"}),
    "alpha": (FILE, "alpha: 0.05", "alpha: 0.01", {*JUDGES, "report"}),
    "the minimum of alpha": (FILE, "minimum: 0.6", "minimum: 0.7", {"instrument", "report"}),
    "the questionnaires sent": (FILE, "expected: 50", "expected: 60", {"validation", "report"}),
    "the label of a variable": (FILE, "label: Stress", "label: Strain", {"figures", "report"}),
    "the wording of an item": (FILE, "in a hurry", "in haste", {"figures", "report"}),
    "the label of a code": (FILE, "1: Never", "1: Not ever", {*PEOPLE, "figures", "report"}),
    "the label of a dimension": (FILE, "label: Time", "label: Hurry", {"report"}),
    "the name of a dimension": (
        FILE,
        "effort:",
        "exertion:",
        {*SCORES, "instrument", "description", "intervals", "report"},
    ),
    "the statement of a hypothesis": (FILE, "Load and", "The load and", {"report"}),
    "a coefficient": (
        FILE,
        "[load, sleep]}",
        "[load, sleep], test: spearman}",
        {"inference", "report"},
    ),
    "the groups compared": (FILE, "[stress]", "[stress, sleep]", {"comparison", "report"}),
    "a comment and white space in YAML": (FILE, "alpha: 0.05", "alpha:   0.05  # usual", set()),
    "a comment in code": (
        "workflow/drawing/style.py",
        "# Told apart in grey",
        "# Distinct in grey",
        set(),
    ),
    "a docstring": ("workflow/angket/bands.py", '"""Bands: ', '"""Bands, ', set()),
    "the format of code": ("workflow/scripts/stage.py", "import csv\n", "import csv\n\n\n", set()),
    "a colour": ("workflow/drawing/style.py", "#3B8BC2", "#3B8BC3", {"figures"}),
    "a method": (
        "workflow/angket/successive_intervals.py",
        "+ 1,",
        "+ 2,",
        {"intervals"},
    ),
    "a phrase of the report": (
        "workflow/languages/en.yaml",
        "\nreport:\n",
        "\nreport:\n  another: Word\n",
        {"report"},
    ),
    "a phrase of the other language": (
        "workflow/languages/id.yaml",
        "\nreport:\n",
        "\nreport:\n  another: Word\n",
        set(),
    ),
    "the look of the page": ("workflow/document/page.html", "<head>", "<head><!-- -->", {"report"}),
    "what a key means in the schema": (
        "workflow/schemas/study.schema.yaml",
        "description: Title of",
        "description: The title of",
        set(),
    ),
    "a default of the schema": (
        "workflow/schemas/study.schema.yaml",
        "default: 20240101",
        "default: 20240102",
        {"structure", "inference", "sensitivity", "report"},
    ),
}


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_reaches_the_steps_that_read_it_and_those_below(edited, edit):
    file, old, new, steps = EDITS[edit]
    assert edited(file, old, new) == below(*steps)


# Real runs, one after the other on the same results: an edit and what is done, which is less
# than might be where a step makes the same again.
ANEW = {"statistics", "published", "report"}
CHAIN = [
    (ANSWERS, "none", "some", {"validation"}),
    (FILE, "1: Never", "1: Not ever", {*PEOPLE, "figures", "report"}),
    ("workflow/drawing/style.py", "#3B8BC2", "#3B8BC3", {"figures", "report"}),
    (FILE, "minimum: 0.6", "minimum: 0.61", {"instrument", *ANEW}),
    (FILE, "odd_even", "first_second", {"instrument", *ANEW}),
    (FILE, "effort:", "exertion:", set(READERS) - PEOPLE),
    (FILE, "alpha: 0.05", "alpha: 0.01", {*JUDGES, *ANEW}),
]


def test_after_any_edits_the_results_are_those_of_a_run_from_scratch(tiny, tmp_path):
    project = Project(tmp_path / "edited")
    for part in ("results", ".snakemake", "config", "resources"):
        shutil.copytree(tiny.folder / part, project.folder / part, dirs_exist_ok=True)
    for file, old, new, steps in CHAIN:
        project.edit(file, old, new)
        assert project.done() == {(step, "tiny") for step in steps}, (old, new)
    edited = project.files()
    shutil.rmtree(project.folder / "results")
    shutil.rmtree(project.folder / ".snakemake")
    assert project.run().returncode == 0
    scratch = project.files()
    assert edited.keys() == scratch.keys()
    assert [name for name in edited if edited[name] != scratch[name]] == []


def test_touching_every_file_reruns_nothing(tiny):
    for path in tiny.folder.rglob("*"):
        if path.is_file() and ".snakemake" not in path.parts:
            path.touch()
    assert tiny.planned() == set()


def test_the_readme_and_the_lock_file_rerun_nothing(tiny):
    for name in ("README.md", "requirements.txt", "CHANGELOG.md"):
        (tiny.folder / name).write_text("another\n")
    assert tiny.planned() == set()


def test_moving_the_project_reruns_nothing(tiny):
    old = tiny.folder
    tiny.folder = old.with_name("moved")
    old.rename(tiny.folder)
    try:
        assert tiny.planned() == set()
    finally:
        tiny.folder.rename(old)
        tiny.folder = old


def test_a_fresh_clone_beside_kept_results_reruns_nothing(tiny, project):
    put_into(project)
    for part in ("results", ".snakemake"):
        shutil.copytree(tiny.folder / part, project.folder / part)
    assert project.planned() == set()


def test_another_branch_and_back_reruns_nothing(tiny):
    files = {file for file, *_ in EDITS.values()}
    before = {file: (tiny.folder / file).read_text(encoding="utf-8") for file in files}
    for change in ("of another branch", ""):
        for file, text in before.items():
            (tiny.folder / file).write_text(text + change, encoding="utf-8")
    assert tiny.planned() == set()


def test_a_package_of_another_version_reruns_what_uses_it_and_is_told(tiny, tmp_path):
    (tmp_path / "sitecustomize.py").write_text(
        "import importlib.metadata as m\n"
        "real = m.version\n"
        "m.version = lambda name: '0.0.1' if name == 'pingouin' else real(name)\n"
    )
    output = tiny.run("-n", env=os.environ | {"PYTHONPATH": str(tmp_path)}).stdout
    for step in ("instrument", "inference", "comparison"):
        place = output.index(f"checkpoint {step}:")
        reason = output[place:].split("reason: ")[1].splitlines()[0]
        assert reason.startswith("pingouin was ") and reason.endswith(" and is now 0.0.1")
    assert "checkpoint scoring:" not in output


def test_a_new_study_leaves_the_old_one_alone_and_so_does_its_leaving(tiny):
    (tiny.folder / "config/studies/other.yaml").write_text((tiny.folder / FILE).read_text())
    try:
        tiny.only("tiny", "other")
        assert tiny.planned() == {(step, "other") for step in READERS}
    finally:
        tiny.only("tiny")
        (tiny.folder / "config/studies/other.yaml").unlink()
    assert tiny.planned() == set()


def test_an_answer_in_a_file_with_an_old_time_is_noticed_too(tiny):
    file = tiny.folder / ANSWERS
    content = file.read_bytes()
    file.write_bytes(content.replace(b"none", b"some", 1))
    os.utime(file, (1_500_000_000, 1_500_000_000))
    try:
        assert tiny.planned() == below("validation")
    finally:
        file.write_bytes(content)


def test_a_result_that_was_deleted_is_made_again_and_nothing_else(tiny):
    before = tiny.files()
    (tiny.folder / "results/tiny/instrument/validity.csv").unlink()
    assert tiny.done() == {("instrument", "tiny")}
    assert tiny.files() == before


def test_a_figure_that_was_deleted_is_drawn_again(tiny):
    before = tiny.files()
    stale = tiny.folder / "results/tiny/figures/scatter_H9.png"
    stale.write_bytes(b"")
    (tiny.folder / "results/tiny/figures/likert_load.svg").unlink()
    assert tiny.planned() == below("figures")
    assert tiny.done() == {("figures", "tiny")}
    assert tiny.files() == before
    assert tiny.planned() == set()


def test_published_figures_come_and_go(tiny):
    before = tiny.files()
    published = tiny.folder / "resources/tiny/published.csv"
    shutil.copy(tiny.folder / "resources/bandung/published.csv", published)
    assert tiny.planned() == below("published")
    assert tiny.run().returncode == 0
    assert tiny.files()["tiny/statistics/published.csv"].count(b"\n") > 1
    published.unlink()
    assert tiny.done() == below("published")
    assert tiny.files() == before


def test_a_stage_that_gains_an_output_runs_again(edited):
    # Snakemake alone would look neither for the new file nor at changed parameters any more.
    planned = edited(
        "workflow/rules/scoring.smk",
        "        statistics=",
        '        extra="results/{study}/scoring/extra.csv",\n        statistics=',
    )
    assert ("scoring", "tiny") in planned


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (FILE, "alpha: 0.05", "alpha: 0.01", "tests.alpha was 0.05 and is now 0.01"),
        (FILE, "label: Stress", "label: Strain", 'stress.label was "Stress" and is now "Strain"'),
        (ANSWERS, "none", "some", f"changed since the last run: {ANSWERS}"),
        ("workflow/drawing/style.py", "#3B8BC2", "#3B8BC3", "another code of workflow/drawing/sty"),
    ],
)
def test_the_reason_is_told_in_the_words_of_the_study(tiny, file, old, new, told):
    text = (tiny.folder / file).read_text(encoding="utf-8")
    tiny.edit(file, old, new)
    try:
        output = tiny.run("-n").stdout
    finally:
        (tiny.folder / file).write_text(text, encoding="utf-8")
    assert f"reason: {told}" in output or f"; {told}" in output or f".{told}" in output
