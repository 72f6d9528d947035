"""Many studies in one configuration: exactly the steps that are to be done are listed."""

import re
import shutil
import sys
from pathlib import Path

import pytest

from conftest import steps_in
from tiny_study import put_into

sys.path.append(str(Path(__file__).parents[1] / "benchmarks"))

from benchmark_many import copy_records

STEPS = {
    "validation",
    "scoring",
    "instrument",
    "instrument_verdicts",
    "structure",
    "description",
    "intervals",
    "assumptions",
    "assumptions_verdicts",
    "inference",
    "comparison",
    "sensitivity",
    "figures",
    "statistics",
    "published",
    "report",
}
PILOT = {"pilot_validation", "pilot_scoring"}
NAMES = [f"s{number:02}" for number in range(30)]


def describe(project, study, names=NAMES):
    """List studies that are described as another one is."""
    text = (project.folder / f"config/studies/{study}.yaml").read_text(encoding="utf-8")
    for name in names:
        (project.folder / f"config/studies/{name}.yaml").write_text(text, encoding="utf-8")
    project.only(*names)


def steps(names, rules=STEPS):
    return {(rule, name) for name in names for rule in rules}


def test_studies_never_made_need_every_step_and_each_is_listed_once(project):
    names = NAMES[:12]
    put_into(project)
    describe(project, "tiny", NAMES[:2])
    describe(project, "bandung", names[2:])
    project.only(*names)
    plans = project.folder / "config/plans"
    plans.mkdir(exist_ok=True)
    (plans / "s00.yaml").write_text("title: A plan\n")
    expected = steps(names) | steps(NAMES[:2], [*PILOT, "content", "ratings"]) | {("plan", "s00")}
    output = project.run("-n").stdout
    assert steps_in(output) == expected
    assert len(re.findall(r"(?m)^  \w+", output)) == len(expected)


def test_a_study_of_which_one_result_is_there_is_made_whole(project):
    describe(project, "bandung", NAMES[:3])
    left = project.folder / "results/s01/report/report.docx"
    left.parent.mkdir(parents=True)
    left.touch()
    assert project.planned() == steps(NAMES[:3])


@pytest.mark.slow
def test_of_many_studies_the_one_that_changed_is_made_again(project, finished):
    project.resume(finished, "bandung")
    describe(project, "bandung")
    for name in NAMES:
        shutil.copytree(project.folder / "results/bandung", project.folder / "results" / name)
        beside = project.folder / "resources" / name
        beside.mkdir()
        shutil.copy2(project.folder / "resources/bandung/published.csv", beside)
        copy_records(project.folder, name)
    assert project.planned() == set()
    project.edit("config/studies/s07.yaml", "alpha: 0.05", "alpha: 0.01")
    planned = project.planned()
    assert {study for _, study in planned} == {"s07"}
    assert ("validation", "s07") not in planned
    assert ("instrument", "s07") not in planned
    assert ("instrument_verdicts", "s07") in planned
    project.edit("config/studies/s07.yaml", "alpha: 0.01", "alpha: 0.05")
    assert project.planned() == set()
    # A study that is new among them.
    describe(project, "bandung", ["new"])
    project.only(*NAMES, "new")
    assert project.planned() == steps(["new"])
