"""Reruns: exactly what a change touches, decided by content and meaning.

docs/reruns.md tells the same in words.
"""

import os
import re
import shutil

import pytest

from conftest import SHIPPED, Project, steps_in
from readers import ON_OCCASION, READERS
from tiny_study import ANSWERS, EXPERTS, FILE, put_into

pytestmark = pytest.mark.slow

JUDGES = {"instrument_verdicts", "assumptions_verdicts"}
JUDGES |= {"inference", "comparison", "sensitivity", "figures"}
END = {"statistics", "published", "report"}
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
    """Make an edit, plan the next run, put the file back, and return what the dry run said."""

    def plan(file, old, new, time=None):
        path = tiny.folder / file
        text = path.read_text(encoding="utf-8")
        tiny.edit(file, old, new)
        if time:
            os.utime(path, (time, time))
        try:
            return tiny.run("-n").stdout
        finally:
            path.write_text(text, encoding="utf-8")

    return plan


# An edit, and the steps that read what it changes; what rests on these may change too.
EDITS = {
    "an answer to an item": (ANSWERS, "011000,1,", "011000,2,", {"validation"}),
    "a name that no result holds": (ANSWERS, "Santoso 0,", "Susanto 0,", {"validation"}),
    "an answer nobody uses": (ANSWERS, "none", "some", {"validation"}),
    "a rating of an expert": (EXPERTS, "Dr. Wulan 2,4", "Dr. Wulan 2,3", {"content"}),
    "the name of an expert": (EXPERTS, "Dr. Wulan 2,", "Dr. Wuri,", {"content"}),
    "an answer of the pilot": ("resources/tiny/pilot.csv", "\n", "\n\n", {"pilot_validation"}),
    "the language": (FILE, "language: en", "language: id", {*PEOPLE, "figures", "report"}),
    "the title": (FILE, "A small", "A very small", {"report"}),
    "alpha": (FILE, "alpha: 0.05", "alpha: 0.01", {*JUDGES, "content", "report"}),
    "the minimum of alpha": (FILE, "minimum: 0.6", "minimum: 0.7", {"instrument", "report"}),
    "the questionnaires sent": (FILE, "expected: 50", "expected: 60", {"validation", "report"}),
    "the label of a variable": (FILE, "label: Stress", "label: Strain", {"figures", "report"}),
    "the label of a code": (FILE, "1: Never", "1: Not ever", {*PEOPLE, "figures", "report"}),
    "the name of a dimension": (
        FILE,
        "effort:",
        "exertion:",
        {*SCORES, "instrument", "description", "intervals", "report"},
    ),
    "a coefficient": (
        FILE,
        "[load, sleep]}",
        "[load, sleep], test: spearman}",
        {"inference", "sensitivity", "report"},
    ),
    "the groups compared": (
        FILE,
        "[stress]",
        "[stress, sleep]",
        {"comparison", "figures", "report"},
    ),
    "a colour": ("workflow/angket/figures/style.py", "#3B8BC2", "#3B8BC3", {"figures"}),
    "a method": (
        "workflow/angket/statistics/scaling/successive_intervals.py",
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
    "a message that findings hold": (
        "workflow/languages/en/values.yaml",
        "found_out:",
        "another: Word\nfound_out:",
        PEOPLE,
    ),
    "what computes a statistic": (
        "workflow/angket/statistics/reliability/catalogue.yaml",
        "pingouin.cronbach_alpha",
        "numpy.var",
        {"report"},
    ),
    "a heading of the catalogue": (
        "workflow/angket/hypotheses/mediation/catalogue.en.yaml",
        "indirect: {heading:",
        "indirect: {further: 1, heading:",
        {"report"},
    ),
    "the look of the page": (
        "workflow/angket/formats/page.html",
        "<head>",
        "<head><!-- -->",
        {"report"},
    ),
    "a default of the schema": (
        "workflow/schemas/study.schema.yaml",
        "default: 20240101",
        "default: 20240102",
        {"structure", "inference", "sensitivity", "report"},
    ),
}


# Edits that change nothing of what is computed.
NOTHING = {
    "a comment and white space in YAML": (FILE, "expected: 50", "expected:   50  # sent"),
    "a comment in code": (
        "workflow/angket/figures/style.py",
        "# Told apart in grey",
        "# Distinct in grey",
    ),
    "a docstring": ("workflow/angket/statistics/scaling/bands.py", '"""Bands: ', '"""Bands, '),
    "the format of code": ("workflow/angket/step.py", "import io\n", "import io\n\n\n"),
    "a phrase of the other language": (
        "workflow/languages/id.yaml",
        "\nreport:\n",
        "\nreport:\n  another: Word\n",
    ),
    "a message of the other language": (
        "workflow/languages/id/values.yaml",
        "found_out:",
        "another: Word\nfound_out:",
    ),
    "a message that no result holds": (
        "workflow/languages/en/steps.yaml",
        "all_faults:",
        "another: Word\nall_faults:",
    ),
    "what a key means in the schema": (
        "workflow/schemas/study.schema.yaml",
        "description: Title of",
        "description: The title of",
    ),
}


# Why, in the words of the study.
REASONS = {
    "an answer nobody uses": f"changed since the last run: {ANSWERS}",
    "alpha": "tests.alpha was 0.05 and is now 0.01",
    "the label of a variable": 'variables.stress.label was "Stress" and is now "Strain"',
    "a colour": "another code of workflow/angket/figures/style.py",
}


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_reaches_the_steps_that_read_it_and_those_below(edited, edit):
    file, old, new, steps = EDITS[edit]
    # Copied and unpacked files often have an old time, from which Snakemake alone tells nothing.
    said = edited(file, old, new, None if edit in REASONS else 1_500_000_000)
    assert steps_in(said) == below(*steps)
    if edit in REASONS:
        assert re.search(rf"(?m)^  \w+ +(.*; )?{re.escape(REASONS[edit])}", said), said


# The lock file counts once somebody has installed what it names.
OTHERS = ("README.md", "LICENSE", "CITATION.cff", "requirements.txt", "requirements.in")

OTHER_TEXTS = [(name, "", "Another.\n") for name in OTHERS]
# Real runs, one after the other on the same results: edits and what is done, which is less than
# might be where a step makes the same again. Each run does less than the one before it, so that
# what an edit leaves behind is not made again for the sake of the next.
CHAIN = [
    ([*NOTHING.values(), *OTHER_TEXTS], set()),
    (
        [EDITS[name][:3] for name in ("an answer to an item", "the name of a dimension", "alpha")],
        set(READERS) - {"pilot_validation", "ratings"},
    ),
    (
        [
            EDITS[name][:3]
            for name in ("the label of a code", "the minimum of alpha", "the language", "a colour")
        ],
        {*PEOPLE, "instrument", "instrument_verdicts", "figures", *END},
    ),
    ([EDITS["an answer nobody uses"][:3]], {"validation"}),
]


def test_after_any_edits_the_results_are_those_of_a_run_from_scratch(tiny, tmp_path):
    edited, scratch = (put_into(Project(tmp_path / name)) for name in ("edited", "scratch"))
    edited.resume(tiny)
    for edits, steps in CHAIN:
        for edit in edits:
            edited.edit(*edit)
            scratch.edit(*edit)
        for path in edited.folder.rglob("*"):
            if path.is_file() and ".snakemake" not in path.parts:
                path.touch()
        assert edited.done() == {(step, "tiny") for step in steps}, edits
    assert scratch.run().returncode == 0
    edited, scratch = edited.files(), scratch.files()
    assert edited.keys() == scratch.keys()
    assert [name for name in edited if edited[name] != scratch[name]] == []


def test_a_fresh_clone_elsewhere_reruns_nothing_of_kept_results_with_their_record(tiny, project):
    put_into(project).resume(tiny)
    assert project.planned() == set()
    # Without it nobody knows what they were made from, however new they are.
    shutil.rmtree(project.folder / ".snakemake")
    for path in (project.folder / "results").rglob("*"):
        path.touch()
    said = project.run("-n").stdout
    assert steps_in(said) == {(step, "tiny") for step in READERS}
    assert "is not as they left it" in said


def test_another_branch_and_back_reruns_nothing(tiny):
    files = {file for file, *_ in [*EDITS.values(), *NOTHING.values()]}
    before = {file: (tiny.folder / file).read_text(encoding="utf-8") for file in files}
    for change in ("of another branch", ""):
        for file, text in before.items():
            (tiny.folder / file).write_text(text + change, encoding="utf-8")
    assert tiny.planned() == set()


def test_a_package_of_another_version_reruns_what_uses_it_and_is_told(tiny, tmp_path):
    installed = tmp_path / "statsmodels-0.0.1.dist-info" / "METADATA"
    installed.parent.mkdir()
    installed.write_text("Metadata-Version: 2.1\nName: statsmodels\nVersion: 0.0.1\n\nVersion: 9\n")
    output = tiny.run("-n", env=os.environ | {"PYTHONPATH": str(tmp_path)}).stdout
    for step in ("inference", "comparison"):
        assert re.search(rf"(?m)^  {step} +statsmodels was \S+ and is now 0.0.1", output)
    assert ("scoring", "tiny") not in steps_in(output)


def test_an_added_study_leaves_the_others_alone(finished):
    # The run that the results of all rest on; test_reruns_alone.py makes each of them again.
    said = (finished.folder.parent / "added.txt").read_text()
    assert steps_in(said) == {(step, SHIPPED[-1]) for step in READERS.keys() - ON_OCCASION}


def test_a_removed_study_stays_as_it_is_and_nobody_speaks_of_it(finished):
    listing = finished.folder / "config/config.yaml"
    before, of_all = finished.files(), listing.read_text(encoding="utf-8")
    (finished.folder / "results/majene/report/report.html").unlink()
    finished.only("bandung", "majene")
    said = finished.run().stdout
    assert steps_in(said) == {("report", "majene")}
    assert {study for study in SHIPPED if study in said} == {"bandung", "majene"}
    listing.write_text(of_all, encoding="utf-8")
    assert finished.planned() == set()
    assert finished.files() == before


def test_a_result_and_a_figure_that_were_deleted_are_made_again_and_nothing_else(tiny):
    before = tiny.files()
    (tiny.folder / "results/tiny/instrument/validity.csv").unlink()
    (tiny.folder / "results/tiny/figures/likert_load.svg").unlink()
    (tiny.folder / "results/tiny/figures/scatter_H9.png").write_bytes(b"")
    assert tiny.done() == {("instrument_verdicts", "tiny"), ("figures", "tiny")}
    assert tiny.files() == before
    assert tiny.planned() == set()


def test_published_figures_come_and_go(tiny):
    before = tiny.files()
    published = tiny.folder / "resources/tiny/published.csv"
    shutil.copy(tiny.folder / "resources/bandung/published.csv", published)
    assert tiny.done() == below("published")
    assert tiny.files()["tiny/statistics/published.csv"].count(b"\n") > 1
    published.unlink()
    assert tiny.done() == below("published")
    assert tiny.files() == before


def test_a_stage_that_gains_an_output_runs_again(edited):
    # Snakemake alone would look neither for the new file nor at changed parameters any more.
    said = edited(
        "workflow/rules/scoring.smk",
        "        statistics=",
        '        extra="results/{study}/scoring/extra.csv",\n        statistics=',
    )
    assert ("scoring", "tiny") in steps_in(said)
