"""Names of files and studies that somebody types: each works, or is refused in words."""

import shutil
import sys
import unicodedata

import pytest
import yaml
from test_settings_messages import HEAD, STUDY, project

from angket.settings.command import draft_problem
from angket.settings.file_names import FILE_KEYS
from angket.settings.schemas import load_schema
from angket.settings.studies import ConfigurationError, load_planned, load_studies
from angket.settings.study_names import name_problem, typed
from conftest import Project

__all__ = ["project"]

REFUSED = {
    "a wildcard": "{study}.csv",
    "a wildcard of another name": "data {final}.csv",
    "a brace": "data{.csv",
    "a regular expression": "{x,.*}.csv",
    "a line break": "data\n.csv",
    "a control sequence": "data\x1b[2J.csv",
    "a mark of direction": "data\u202e.csv",
    "a blank before": " data.csv",
    "a blank behind": "data.csv ",
    "a point behind": "data.csv.",
    "a device": "con.csv",
    "a device in capitals": "AUX.csv",
    "a port": "lpt1",
    "a long name": "x" * 300 + ".csv",
}
TAKEN = [
    "a,b;c.csv",
    "50%.csv",
    "~x.csv",
    "$HOME.csv",
    "a*b?.csv",
    "jawaban (1).csv",
    "é.csv",
    "a#b.csv",
]


def with_file(path, name):
    """Return the study with a file of a name under one of the keys that name files."""
    settings = yaml.safe_load(STUDY)
    if path[0] == "pilot":
        settings["pilot"] = {"file": "resources/tesis/jawaban.csv", "id": "Kode"}
    settings.setdefault(path[0], {})[path[1]] = f"resources/tesis/{name}"
    return yaml.safe_dump(settings, allow_unicode=True)


def problems(project):
    with pytest.raises(ConfigurationError) as error:
        load_studies(root=project)
    return error.value.problems


def test_every_key_of_the_schema_that_names_a_file_is_checked():
    def files(schema, path=()):
        for key, part in schema.get("properties", {}).items():
            if "ile" in part.get("description", "")[:14] or key in ("pseudonym_key", "original"):
                yield (*path, key)
            yield from files(part, (*path, key))

    found = {path for path in files(load_schema("study")) if len(path) == 2}
    assert found <= set(FILE_KEYS) | {("data", "maximum_megabytes"), ("pilot", "maximum_megabytes")}
    assert len(FILE_KEYS) == 7


@pytest.mark.parametrize("name", REFUSED.values(), ids=REFUSED)
@pytest.mark.parametrize("path", FILE_KEYS, ids=".".join)
def test_a_name_that_could_mean_another_file_is_refused(project, path, name):
    # The braces of Snakemake would be filled in: another file would be analysed.
    (project / "resources/tesis/tesis.csv").write_text(HEAD)
    (project / "config/studies/tesis.yaml").write_text(with_file(path, name), encoding="utf-8")
    (problem,) = problems(project)
    assert problem.key == ".".join(path)
    assert "Ubah namanya" in problem.tell("id") or "Ubah nama berkas" in problem.tell("id")
    assert problem.tell("id").isprintable()


@pytest.mark.parametrize("name", TAKEN)
def test_other_names_are_taken_as_they_are(project, name):
    (project / "resources/tesis" / name).write_text(HEAD)
    text = with_file(("data", "file"), name)
    (project / "config/studies/tesis.yaml").write_text(text, encoding="utf-8")
    assert load_studies(root=project)["tesis"]["data"]["file"] == f"resources/tesis/{name}"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems take both names for one")
@pytest.mark.parametrize(
    ("there", "written"),
    [
        ("Jawaban.CSV", "jawaban2.csv"),
        ("JAWABAN2.csv", "jawaban2.csv"),
        (
            unicodedata.normalize("NFD", "jawabán2.csv"),
            unicodedata.normalize("NFC", "jawabán2.csv"),
        ),
        (
            unicodedata.normalize("NFC", "jawabán2.csv"),
            unicodedata.normalize("NFD", "jawabán2.csv"),
        ),
    ],
)
def test_a_file_whose_name_looks_the_same_is_named(project, there, written):
    (project / "resources/tesis" / there).write_text(HEAD)
    text = with_file(("data", "file"), written)
    (project / "config/studies/tesis.yaml").write_text(text, encoding="utf-8")
    (problem,) = problems(project)
    alike = there.casefold() == written or unicodedata.normalize("NFC", there) == written
    told = "berbeda pada huruf besar" if there != "Jawaban.CSV" else "tidak ada berkas"
    assert told in problem.tell("id") or not alike
    assert "tidak ada berkas" in problem.tell("id")


# From what Python, YAML, Snakemake or Windows make of them.
NAMES = {
    "012": "s012",
    "007": "s007",
    "7": "s7",
    "1_0": "s1_0",
    "1e3": "s1e3",
    "0x1F": "s0x1F",
    "null": "snull",
    "true": "strue",
    "no": "sno",
    "nan": "snan",
    "2026-05-01": "s2026-05-01",
    "Tesis Saya": "Tesis_Saya",
    "tesis.yaml": "tesis",
    "../tesis": "tesis",
    "{study}": "study",
    "con": "s_con",
    "Aux": "s_Aux",
    "tésis": "tesis",
    "-x": "x",
}


@pytest.mark.parametrize(("name", "fitting"), NAMES.items())
def test_a_study_s_name_is_refused_with_one_that_fits_wherever_it_is_typed(
    project, monkeypatch, name, fitting
):
    assert f"{fitting}" in str(name_problem(name))
    assert name_problem(fitting) is None
    # On the command line, for a run, a plan and a draft.
    monkeypatch.chdir(project)
    for load in (lambda: load_studies({"studies": [name]}), lambda: load_planned(name)):
        with pytest.raises(ConfigurationError) as error:
            load()
        assert fitting in error.value.told()
    assert fitting in draft_problem("resources/tesis/jawaban.csv", name).tell("id")
    # In the file, without quotes, where YAML would make a number of it.
    if "{" not in name:
        shutil.copy(project / "config/studies/tesis.yaml", project / "config/studies/12.yaml")
        (project / "config/config.yaml").write_text(f"studies:\n  - {name}\nlanguage: id\n")
        (problem,) = problems(project)
        assert fitting in problem.tell("id")


def test_names_stand_as_they_were_typed():
    command = ["--cores", "1", "draft", "--config", "data=a=b.csv", "study=012", "-n"]
    assert typed(command) == {"data": "a=b.csv", "study": "012"}
    assert typed(["study=012"]) == {}


@pytest.mark.parametrize("names", [["tesis", "Tesis"], ["tesis", "TESIS"]])
def test_two_studies_that_are_one_on_some_computers_are_refused(project, names):
    for name in names[1:]:
        shutil.copy(project / "config/studies/tesis.yaml", project / f"config/studies/{name}.yaml")
    (project / "config/config.yaml").write_text(f"studies: [{', '.join(names)}]\nlanguage: id\n")
    (problem,) = problems(project)
    assert "hanya berbeda huruf besarnya" in problem.tell("id")


@pytest.mark.parametrize("data", ["{study}.csv", "resources/tesis/nothing.csv", "/etc/passwd", ""])
def test_a_draft_of_what_cannot_be_read_is_refused_in_words(project, monkeypatch, data):
    monkeypatch.chdir(project)
    assert draft_problem(data, "baru").tell("id").startswith("Rancangan tidak dibuat: ")
    assert draft_problem("resources/tesis/jawaban.csv", "baru") is None


def test_the_fault_of_one_study_leaves_another_alone_that_is_asked_for(project):
    broken = project / "config/studies/rusak.yaml"
    (project / "config/config.yaml").write_text("studies: [tesis, rusak]\nlanguage: id\n")
    for text in (b"title: [", b"\xff\xfe", b"PK\x03\x04", b"a: " + b"[" * 100_000):
        broken.write_bytes(text)
        # Of all that are listed nothing is started, and the broken one alone is blamed.
        assert {problem.file for problem in problems(project)} == {"config/studies/rusak.yaml"}
        assert list(load_studies({"studies": "tesis"}, project)) == ["tesis"]
        assert list(load_planned("tesis", project)) == ["tesis"]


@pytest.mark.parametrize("text", ["", "{", "[1]", '{"columns": 5}', '{"names": []}', "[" * 5000])
def test_a_broken_note_on_the_original_names_its_study(project, text):
    (project / "resources/tesis/original.json").write_text(text)
    study = with_file(("data", "original"), "original.json")
    (project / "config/studies/tesis.yaml").write_text(study, encoding="utf-8")
    assert all(problem.key.startswith(("data", "variables")) for problem in problems(project))


def test_a_draft_needs_no_other_study_to_be_right(project_of_all):
    (project_of_all.folder / "config/studies/rusak.yaml").write_text("title: [")
    project_of_all.only("rusak")
    data = ["data=resources/bandung/responses.csv", "study=baru"]
    said = project_of_all.run("draft", "--config", *data, cores=1)
    assert said.returncode == 0, said.stdout
    assert (project_of_all.folder / "config/studies/baru.yaml").exists()


@pytest.fixture
def project_of_all(tmp_path):
    """A copy of the whole project."""
    return Project(tmp_path / "project")
