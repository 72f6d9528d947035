"""Systems beside studies: listed, checked and told like studies, and added by files alone."""

import pytest
from added_system import add

from angket.archive.sharing import edit_settings
from angket.files.fault import Fault
from angket.messages.language import language_for
from angket.settings.studies import ConfigurationError, load_studies
from angket.settings.study_names import name_problem
from angket.systems import systems
from angket.systems.column import Column
from angket.systems.table import read_table
from conftest import Project
from study_with_mistakes import change, problems, settings_alone

SYNTHESIS = "config/syntheses/workload_burnout.yaml"
SHIPPED = "workload_burnout"


@pytest.fixture
def project(tmp_path):
    return settings_alone(tmp_path)


def listing(project, text):
    (project / "config/config.yaml").write_text(text)


def test_no_study_may_take_the_name_of_a_system():
    for system in systems():
        told = str(name_problem(system))
        assert f"results of another kind stand in the folder results/{system}" in told
        assert str(name_problem(system.upper())) == told.replace(system, system.upper())


def test_a_synthesis_is_listed_alone_or_beside_studies(project):
    listing(project, f"syntheses: [{SHIPPED}]\n")
    found = load_studies(root=project)
    assert (list(found), list(found.entries["syntheses"])) == ([], [SHIPPED])
    listing(project, f"studies: [bandung]\nsyntheses: [{SHIPPED}]\n")
    found = load_studies(root=project)
    assert (list(found), list(found.entries["syntheses"])) == (["bandung"], [SHIPPED])
    assert found.entries["syntheses"][SHIPPED]["pooling"]["estimator"] == "reml"


def test_the_command_line_chooses_a_synthesis_alone_as_it_chooses_studies(project):
    listing(project, f"studies: [bandung, majene]\nsyntheses: [{SHIPPED}]\n")
    found = load_studies({"syntheses": f"[{SHIPPED}]"}, project)
    assert (list(found), [*found.entries]) == ([], ["syntheses"])
    found = load_studies({"studies": "majene"}, project)
    assert (list(found), found.entries) == (["majene"], {})


def test_studies_whose_results_are_read_come_along(project):
    listing(project, f"syntheses: [{SHIPPED}]\n")
    own = "between: [workload, burnout]\nresults: [{study: bandung, hypothesis: H1}]\n"
    change(project, "between: [workload, burnout]\n", own, SYNTHESIS)
    assert list(load_studies(root=project)) == ["bandung"]


def test_a_name_stands_for_one_thing_in_a_project(project):
    listing(project, "studies: [bandung]\nsyntheses: [bandung]\n")
    (project / SYNTHESIS).rename(project / "config/syntheses/bandung.yaml")
    (told,) = problems(project)
    assert (told.key, "config/studies/bandung.yaml already" in told.message) == (
        "syntheses[1]",
        True,
    )


def test_nothing_listed_is_told_as_before(project):
    listing(project, "language: en\n")
    (told,) = problems(project)
    assert told.message.startswith("is missing. It is needed: The studies to analyse")


def test_messages_are_in_the_language_of_the_synthesis(project):
    change(project, "language: en", "language: id", SYNTHESIS)
    assert language_for(SHIPPED, project) == "id"
    listing(project, f"syntheses: [{SHIPPED}]\n")
    change(project, "resources/workload_burnout/studies.csv", "no.csv", SYNTHESIS)
    with pytest.raises(ConfigurationError) as error:
        load_studies(root=project)
    assert "tidak ada" in error.value.told()


@pytest.mark.parametrize(
    ("old", "new", "key", "told"),
    [
        ("table:", "tabel:", "tabel", 'Did you mean "table"?'),
        ("kind: category", "kind: colour", "moderators.nurses.kind", "not allowed"),
        ("  nurses:", "  study:", "moderators.study", "column of every table of studies"),
        ("/studies.csv", "/studys.csv", "table.file", "there is no file"),
        ("moderators:", "results: [{hypothesis: H1}]\nmoderators:", "results[1]", "several of"),
        (
            "moderators:",
            "results: [{study: bandun, hypothesis: H1}]\nmoderators:",
            "results[1].study",
            'Did you mean "bandung"?',
        ),
        (
            "moderators:",
            "flow: {databases: {Garuda: 9}, removed: {twice: 2}, screened: 8}\nmoderators:",
            "flow.screened",
            "is 8, and 7 follows",
        ),
    ],
)
def test_a_mistake_is_told_with_its_key_and_what_to_do(project, old, new, key, told):
    listing(project, f"syntheses: [{SHIPPED}]\n")
    change(project, old, new, SYNTHESIS)
    found = problems(project)
    assert [problem.key for problem in found] == [key]
    assert (found[0].file, told in found[0].message) == (SYNTHESIS, True), found[0].message


def test_all_that_is_wrong_in_a_table_is_told_at_once(tmp_path):
    file = tmp_path / "table.csv"
    file.write_text("name;count;share;side\nA;3;0,5;left\n;2.5;1,5;up\nC;x;0,2;right\n")
    sides = Column("choice", choices={"left": -1, "right": 1})
    columns = {
        "name": Column("text", required=True),
        "count": Column("count", least=1),
        "share": Column("number", most=1),
        "side": sides,
    }
    with pytest.raises(Fault) as error:
        read_table(str(file), columns)
    told = str(error.value)
    assert "5 faults found" in told
    for place in (
        'row 3, column A (name): found "", expected a value',
        'row 3, column B (count): found "2.5", expected a whole number not below 1',
        'row 3, column C (share): found "1,5", expected a number not above 1',
        'row 3, column D (side): found "up", expected one of left, right',
        'row 4, column B (count): found "x", expected a whole number',
    ):
        assert place in told
    file.write_text("Nama;side\nA;LEFT\n")
    read = read_table(str(file), columns, {"columns": {"name": "nama"}})
    assert read.rows == [{"row": 2, "name": "A", "count": None, "share": None, "side": -1}]
    with pytest.raises(Fault, match="there is no column"):
        read_table(str(file), columns)


def test_settings_in_lists_are_changed_where_they_stand():
    text = "results:\n  - {study: a, hypothesis: H1}  # ours\n  - study: b\n"
    changes = {("results", 0, "study"): {"key": "statistics", "value": "r.csv", "then": {}}}
    edited = edit_settings(text, changes)
    assert edited == text.replace("study: a", '"statistics": "r.csv"')


@pytest.mark.slow
def test_a_system_is_added_by_files_and_a_word(project_with_lengths):
    project = project_with_lengths
    run = project.run("all", "archive")
    assert run.returncode == 0, run.stdout
    assert "logs: Logs\n  Mean        4.00\n" in run.stdout
    results = project.folder / "results/lengths/logs"
    assert "length,all,mean_length,4.0" in (results / "statistics.csv").read_text()
    assert "Their mean is 4.00." in (results / "report/report.html").read_text(encoding="utf-8")
    assert project.planned() == set()
    project.edit("config/lengths/logs.yaml", "title: Logs", "title: Beams")
    assert project.planned() == {("lengths_report", "logs")}
    checked = project.run("verify", "--config", "archive=results/lengths/logs/archive/logs.zip")
    assert "What could be computed again agrees." in checked.stdout


@pytest.fixture
def project_with_lengths(tmp_path):
    project = Project(tmp_path / "project")
    assert add(project.folder) == []
    project.edit("Snakefile", 'SYSTEMS = ["syntheses"', 'SYSTEMS = ["lengths", "syntheses"')
    (project.folder / "config/config.yaml").write_text("lengths: [logs]\n")
    return project
