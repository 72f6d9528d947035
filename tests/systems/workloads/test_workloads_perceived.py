"""Measured beside perceived workload: joined by units, correlated where there are enough."""

import numpy as np
import pandas as pd
import pytest

from angket.files.fault import Fault
from angket.systems.workloads.perceived import of_file, of_study, written
from angket.systems.workloads.settings import extracts
from angket.tables import read_statistics, write_parquet
from conftest import Project
from scripts import workloads_read
from small_offices import OUTPUTS, write_office

UNITS = [f"Unit {letter}" for letter in "ABCDEF"]
# One position a unit, whose needs by 75,000 minutes are 0.5, 0.6, ... of one employee.
TASKS = [(unit, "Staf", "Tugas", f"{5 + n}", "tahun", "125", "jam") for n, unit in enumerate(UNITS)]
STAFF = [(unit, "Staf", "1") for unit in UNITS]
TOLD = {"study": "load", "variable": "load", "column": "unit", "label": "Perceived load",
        "high_total": "heavy", "fewest": 3}  # fmt: skip
# Perceived in the same order but for the first two units.
MEANS = [7.0, 6.0, 8.0, 9.0, 10.0, 11.0]


def respondents(means=MEANS, each=4):
    units = np.repeat(UNITS, each)
    totals = np.repeat(means, each) + np.tile([-1.0, 1.0], len(units) // 2)
    return pd.DataFrame({"load": totals}), pd.DataFrame({"unit": units}, dtype="str")


@pytest.fixture
def put_beside(run_stage, tmp_path, monkeypatch):
    """Analyse an office beside a study; return its statistics."""

    def run(totals, responses, **changes):
        (tmp_path / "config/studies").mkdir(parents=True, exist_ok=True)
        (tmp_path / "config/studies/load.yaml").touch()
        told = TOLD | changes
        settings, problems = write_office(tmp_path, TASKS, STAFF, perceived=told)
        assert problems == []
        monkeypatch.chdir(tmp_path)
        files = {"totals": "totals.parquet", "responses": "responses.parquet"}
        for name, frame in (("totals", totals), ("responses", responses)):
            write_parquet(files[name], frame.set_axis([f"r{n}" for n in range(len(frame))]))
        return read_statistics(
            run_stage(workloads_read.main, OUTPUTS, settings, **files).statistics
        )

    return run


def test_units_of_a_study_join_those_of_the_analysis(put_beside):
    found = put_beside(*respondents())
    for unit, mean, n in zip(UNITS, MEANS, range(6), strict=True):
        of_unit = {key: float(found["workload_perceived", unit, key]) for key in
                   ("measured", "perceived", "respondents")}  # fmt: skip
        assert of_unit == pytest.approx(
            {"measured": (5 + n) / 10, "perceived": mean, "respondents": 4}
        )
    # Of the 720 orders of six units, 12 agree or disagree at least so clearly: one pair changed.
    assert float(found["workload_correlation", "all", "rho"]) == pytest.approx(1 - 6 * 2 / 210)
    assert float(found["workload_correlation", "all", "rho_p"]) == pytest.approx(12 / 720)


def test_a_high_total_may_mean_a_light_load(put_beside):
    heavy = put_beside(*respondents())
    light = put_beside(*respondents(), high_total="light")
    place = "workload_correlation", "all", "rho"
    assert float(light[place]) == -float(heavy[place])
    assert float(light["workload_perceived", "Unit A", "perceived"]) == -7


def test_few_units_have_a_table_and_no_correlation(put_beside):
    totals, responses = respondents()
    few = responses["unit"].isin(UNITS[:4])
    found = put_beside(totals[few], responses[few])
    reason = "undefined: 4 units are too few for a rank correlation at this level"
    assert found["workload_correlation", "all", "rho"] == reason
    assert found["workload_perceived", "Unit F", "perceived"] == (
        "undefined: nobody of the unit answered"
    )


def test_a_unit_of_few_respondents_has_no_mean(put_beside):
    totals, responses = respondents()
    kept = np.ones(len(totals), bool)
    kept[:2] = False
    found = put_beside(totals[kept], responses[kept])
    assert found["workload_perceived", "Unit A", "perceived"] == (
        "undefined: too few of the unit answered"
    )
    assert found["workload_correlation", "all", "n"] == "5"


def test_units_may_be_called_otherwise_in_the_study(put_beside):
    totals, responses = respondents()
    other = responses.replace("Unit A", "Bagian A")
    found = put_beside(totals, other, units={"Bagian A": "Unit A"})
    assert float(found["workload_perceived", "Unit A", "perceived"]) == 7
    found = put_beside(totals, other)
    assert found["workload_perceived", "Bagian A", "measured"] == (
        "undefined: the unit is not in the workload analysis"
    )


def test_units_columns_and_variables_that_do_not_fit_are_told(put_beside):
    totals, responses = respondents()
    with pytest.raises(Fault, match="none of the units of those who answered"):
        put_beside(totals, responses.replace("Unit ", "Seksi ", regex=True))
    with pytest.raises(Fault, match=r"has no variable strain\. It has: load"):
        put_beside(totals, responses, variable="strain")
    with pytest.raises(Fault, match=r"has no profile column section\. It has: unit"):
        put_beside(totals, responses, column="section")


def test_an_archive_holds_means_of_units_that_give_the_same(tmp_path, put_beside):
    totals, responses = respondents()
    responses["unit"] = responses["unit"].where(responses.index % 7 > 0)
    folder = tmp_path / "results/load"
    for name, frame in (("scoring/totals", totals), ("validation/responses", responses)):
        (folder / name).parent.mkdir(parents=True)
        write_parquet(folder / f"{name}.parquet", frame)
    told = TOLD | {"units": {}}
    entry = {"perceived": told}
    statistics = [str(folder / "statistics.csv")]
    ((path, (key, _, called, data, then)),) = extracts(entry, statistics).items()
    assert (path, key, called, then) == (
        ("perceived", "study"),
        "file",
        "load_units.csv",
        {"called": "load"},
    )
    (tmp_path / called).write_bytes(data)
    files = (folder / "scoring/totals.parquet", folder / "validation/responses.parquet")
    pd.testing.assert_frame_equal(
        of_file(tmp_path / called), of_study(told, *files), check_dtype=False
    )
    assert written(of_file(tmp_path / called)) == data
    assert b"r0" not in data
    # The archive has no description of the study, which may say that nobody answered.
    (of_simulated,) = extracts(
        {"perceived": told | {"origin_of_study": "simulated"}}, statistics
    ).values()
    assert of_simulated[-1] == {"called": "load", "origin": "simulated"}


def test_the_study_says_where_its_answers_come_from(tmp_path):
    (tmp_path / "config/studies").mkdir(parents=True)
    study = tmp_path / "config/studies/load.yaml"
    for text, expected in (("origin: {data: simulated}", "simulated"), ("title: a", "collected")):
        study.write_text(text)
        settings, _ = write_office(tmp_path, TASKS, STAFF, perceived=TOLD)
        assert settings["perceived"]["origin_of_study"] == expected


STUDY = """\
title: Load
language: en
data: {file: resources/load/answers.csv}
scales:
  s: {codes: {1: Never, 2: Seldom, 3: Often, 4: Always}}
variables:
  load: {label: Load, items: [A, B, C]}
profile:
  unit: {label: Unit}
tests: {alpha: 0.05, cronbach_minimum: 0.6}
"""
ARCHIVE = """
archive: {licence: MIT, creators: [{name: Sari}], published: "2026", publisher: U, description: D}
"""


@pytest.mark.slow
def test_an_analysis_beside_a_study_reruns_exactly_and_its_archive_is_computed_again(tmp_path):
    project = Project(tmp_path / "project")
    random = np.random.default_rng(5)
    answers = pd.DataFrame({"unit": np.repeat(UNITS, 6)})
    base = np.repeat([1, 1, 2, 2, 3, 3], 6)
    for item in "ABC":
        answers[item] = np.clip(base + random.integers(0, 2, 36), 1, 4)
    (project.folder / "resources/load").mkdir(parents=True)
    answers.to_csv(project.folder / "resources/load/answers.csv", index=False)
    (project.folder / "config/studies/load.yaml").write_text(STUDY)
    _, problems = write_office(project.folder, TASKS, STAFF, perceived=TOLD)
    assert problems == []
    settings = project.folder / "config/workloads/office.yaml"
    settings.write_text(settings.read_text() + ARCHIVE)
    packed = "results/workloads/office/archive/office.zip"
    # The study has no archive of its own, and needs none: what is used of it is in this one.
    run = project.run("all", "archive", "--config", "workloads=[office]")
    assert run.returncode == 0, run.stdout
    assert "office: Small\n" in run.stdout and "load: Load" in run.stdout
    results = project.folder / "results/workloads/office"
    told = (results / "report/report.html").read_text(encoding="utf-8")
    assert "This compares units, not employees" in told
    assert (results / "figures/perceived.narrow.svg").exists()
    chosen = ("--config", "workloads=[office]")
    assert project.planned(*chosen) == set()
    # Settings that were kept tell as well which study is only read.
    assert project.planned("archive", *chosen) == set()
    project.edit("config/workloads/office.yaml", "title: Small", "title: Large")
    assert project.planned(*chosen) == {("workloads_report", "office")}
    project.edit("config/workloads/office.yaml", "title: Large", "title: Small")
    checked = project.run("verify", "--config", f"archive={packed}")
    assert "What could be computed again agrees." in checked.stdout, checked.stdout
    file = project.folder / "resources/office/tasks.csv"
    file.write_text(file.read_text().replace(",5,tahun", ",9,tahun"))
    run = project.run(*chosen)
    assert run.returncode == 0, run.stdout
    place = "workload,Unit A,need,0.9"
    assert place in (results / "statistics.csv").read_text()
    file.write_text(file.read_text().replace("125", "0"))
    run = project.run(*chosen)
    assert "a norm time of 0 is not possible; expected more than 0" in run.stdout
    assert place in (results / "statistics.csv").read_text()
