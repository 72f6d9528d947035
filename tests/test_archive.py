"""Archive: the data as far as they may be shared, the same bytes, nothing of the machine."""

import csv
import io
import json
import platform
import re
import shutil
from pathlib import Path

import pandas as pd
import pyreadstat
import pytest
import rocrate
import yaml

import archive
import validation
from archiving.citing import citation, datacite
from archiving.container import read_container, write_container
from archiving.sharing import edit_settings, tells_of_single
from configuration.schema import fill_defaults
from configuration.settings import describe_setting, of_pilot, read_settings
from configuration.studies import SCHEMAS, complete, load_studies
from conftest import ROOT, Files, Project

PERSONAL = ("Budi Santoso 17", "orang17@example.org", "198001012005011017")
STUDY = """\
title: Beban kerja dan burnout
language: id
data: {file: resources/kecil/jawaban.csv, id: NIP, personal: [Nama, Surel], pseudonyms: sequential}
scales:
  persetujuan: {codes: {1: tidak, 2: ragu, 3: ya}}
variables:
  beban: {label: Beban, items: [X1, X2, X3]}
  burnout: {label: Burnout, items: [Y1, Y2]}
profile:
  kelamin: {label: Jenis kelamin}
exclude:
  respondents:
    "198001012005011003": mengisi dua kali
tests: {alpha: 0.05, cronbach_minimum: 0.7}
hypotheses:
  H1: {statement: Ada hubungan, kind: correlation, variables: [beban, burnout]}
archive:
  share: answers
  licence: CC-BY-4.0
  creators: [{name: Sari Dewi, orcid: 0000-0002-1825-0097, affiliation: Universitas X}]
  published: "2026-05-01"
  publisher: Universitas X
  description: Contoh kecil.
  keywords: [beban kerja]
  identifier: 10.5281/zenodo.1234
"""


def small_study(project, text=STUDY):
    """Put a small study with personal columns into a project, and list it alone."""
    folder = project.folder / "resources/kecil"
    folder.mkdir()
    lines = ["Nama;Surel;NIP;kelamin;X1;X2;X3;Y1;Y2"]
    for n in range(40):
        answers = [1 + (n * step + n // step) % 3 for step in (1, 2, 4, 5, 7)]
        # One respondent answered nothing: only columns that are not shared are filled.
        cells = ["", "", "", "", "", ""] if n == 9 else ["L" if n % 2 else "P", *answers]
        person = [f"Budi Santoso {n}", f"orang{n}@example.org", f"198001012005011{n:03d}"]
        lines.append(";".join(map(str, person + cells)))
    (folder / "jawaban.csv").write_text("\n".join(lines), encoding="cp1252")
    (project.folder / "config/studies/kecil.yaml").write_text(text)
    project.only("kecil")


@pytest.fixture(scope="session")
def archived(tmp_path_factory):
    """A project with a small study and its archive."""
    project = Project(tmp_path_factory.mktemp("archived") / "project")
    small_study(project)
    result = project.run("archive")
    assert result.returncode == 0, result.stdout
    return project


def members_of(project, study="kecil"):
    return read_container(project.folder / f"results/{study}/archive/{study}.zip")


# What is shared


def write_formats(folder):
    """Write the same answers as files of every kind, with a column that is not shared."""
    frame = pd.DataFrame(
        {
            "Nama": [f"Budi Santoso {n}" for n in range(12)],
            "kelamin": ["L", "P"] * 6,
            "X1": [1 + n % 3 for n in range(12)],
            "X2": [1 + n * n % 3 for n in range(12)],
            "Y1": [1 + n // 3 % 3 for n in range(12)],
        }
    )
    frame.to_excel(folder / "a.xlsx", index=False)
    frame.to_parquet(folder / "a.parquet", index=False)
    pyreadstat.write_sav(frame, folder / "a.sav")
    frame.to_csv(folder / "a.csv", index=False, sep=";", encoding="utf-16")
    return frame


SMALL = {
    "title": "x",
    "language": "en",
    "data": {"file": "a", "columns": {"sex": 2}},
    "scales": {"s": {"codes": {"1": "a", "2": "b", "3": "c"}}},
    "variables": {
        "x": {"label": "X", "items": ["X1", "X2"]},
        "y": {"label": "Y", "items": ["Y1"]},
    },
    "profile": {"sex": {"label": "Sex"}},
    "tests": {"alpha": 0.05, "cronbach_minimum": 0.7},
}


def completed(study):
    schema = yaml.safe_load((SCHEMAS / "study.schema.yaml").read_text(encoding="utf-8"))
    return complete(fill_defaults(json.loads(json.dumps(study)), schema))


def validated(file, settings, folder):
    """Run validation and return the bytes of its results."""
    names = ["responses", "findings", "excluded", "screening", "statistics"]
    outputs = Files({name: str(folder / name) for name in names})
    folder.mkdir()
    validation.main(Files(answers=str(file)), outputs, settings)
    return {name: (folder / name).read_bytes() for name in names}


def validated_copy(file, settings, folder):
    """Run validation on the copy that an archive would hold."""
    inputs = Files(data_answers=str(file))
    copy, _ = archive.share_source(inputs, "s", "data", settings)
    (folder / "copy.csv").write_bytes(copy["resources/s/answers.csv"])
    (folder / "copy.json").write_bytes(copy["resources/s/answers.json"])
    data = settings["data"] | {"original": str(folder / "copy.json")}
    return validated(folder / "copy.csv", settings | {"data": data}, folder / "again"), copy


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "sav", "parquet"])
def test_the_copy_of_a_file_of_any_kind_validates_to_the_same_bytes(tmp_path, suffix):
    write_formats(tmp_path)
    settings, file = completed(SMALL), tmp_path / f"a.{suffix}"
    first = validated(file, settings, tmp_path / "first")
    again, copy = validated_copy(file, settings, tmp_path)
    assert again == first
    assert b"unused_column" in first["findings"]
    assert b"Budi" not in b"".join(copy.values())
    assert b"Nama" not in copy["resources/s/answers.csv"]


@pytest.mark.parametrize("study", ["bandung", "majene", "ukm_stress", "worker_robotics"])
def test_the_copies_of_the_shipped_studies_validate_to_the_same_bytes(tmp_path, study):
    settings = load_studies({"studies": [study]}, ROOT)[study]
    file = ROOT / settings["data"]["file"]
    assert validated_copy(file, settings, tmp_path)[0] == validated(
        file, settings, tmp_path / "first"
    )


def test_settings_are_changed_in_place_in_both_styles_of_yaml():
    block = "# a comment\ndata:\n  file: a.xlsx  # the export\n  pseudonym_key: k.txt\nexclude:\n"
    block += "  respondents:\n    17: twice\n"
    changes = {
        ("data", "file"): {"value": "a.csv", "then": {"more": 1}},
        ("data", "pseudonym_key"): {"key": "original", "value": "a.json"},
        ("exclude", "respondents", "17"): {"key": "R03"},
    }
    assert edit_settings(block, changes) == (
        '# a comment\ndata:\n  file: "a.csv"\n  more: 1  # the export\n  "original": "a.json"\n'
        'exclude:\n  respondents:\n    "R03": twice\n'
    )
    flow = "data: {pseudonym_key: k.txt, file: a.xlsx}\nexclude: {respondents: {17: twice}}\n"
    assert yaml.safe_load(edit_settings(flow, changes)) == {
        "data": {"original": "a.json", "file": "a.csv", "more": 1},
        "exclude": {"respondents": {"R03": "twice"}},
    }


def test_results_that_tell_of_single_respondents_are_known():
    figures = {"scatter_H1": "scatter", "residuals_H1": "residuals", "likert_x": "likert"}
    told = [
        "scoring/totals.parquet",
        "figures/scatter_H1.svg",
        "figures/residuals_H1.png",
    ]
    kept = ["figures/likert_x.svg", "figures/figures.csv"]
    assert all(tells_of_single(name, b"", figures) for name in told)
    assert not any(tells_of_single(name, b"", figures) for name in kept)
    assert tells_of_single("validation/findings.csv", b"severity,row,respondent\n", {})
    assert not tells_of_single("statistics.csv", b"section,subject,statistic,value\n", {})


# How it is cited


def about():
    study = completed(yaml.safe_load(STUDY.replace("1:", '"1":').replace("2:", '"2":').replace(
        "3:", '"3":')))  # fmt: skip
    return read_settings(describe_setting(study, key) for key in ("title", "language", "archive"))


def test_the_citation_names_creators_licence_and_doi():
    software = yaml.safe_load((ROOT / "CITATION.cff").read_text())
    cff = yaml.safe_load(citation(about(), software))
    assert cff["authors"] == [
        {"name": "Sari Dewi", "orcid": "https://orcid.org/0000-0002-1825-0097"}
    ]
    assert (cff["license"], cff["doi"]) == ("CC-BY-4.0", "10.5281/zenodo.1234")
    assert cff["references"][0]["title"].startswith("Angket")


def test_datacite_has_every_mandatory_field():
    fields = json.loads(datacite(about()))
    assert fields["identifiers"][0]["identifier"] == "10.5281/zenodo.1234"
    assert fields["creators"][0]["name"] == "Sari Dewi"
    assert fields["titles"][0]["title"] == "Beban kerja dan burnout"
    assert fields["publisher"] == {"name": "Universitas X"}
    assert fields["publicationYear"] == 2026
    assert fields["types"]["resourceTypeGeneral"] == "Dataset"


# The whole


@pytest.mark.slow
def test_nothing_personal_and_nothing_of_the_machine_stands_in_it(archived):
    members = members_of(archived)
    everything = b"\0".join(members.values())
    for text in PERSONAL:
        assert text.encode() not in everything
    assert b"198001012005011" not in everything
    assert str(archived.folder).encode() not in everything
    assert str(Path.home()).encode() + b"/" not in everything
    today = pd.Timestamp.now().strftime("%Y-%m-%dT").encode()
    assert today not in everything
    if len(platform.node()) > 5:
        assert platform.node().encode() not in everything
    answers = list(csv.reader(io.StringIO(members["resources/kecil/answers.csv"].decode())))
    assert answers[0] == ["row", "NIP", "kelamin", "X1", "X2", "X3", "Y1", "Y2"]
    assert [row[:2] for row in answers[1:4]] == [["2", "R01"], ["3", "R02"], ["4", "R03"]]
    settings = yaml.safe_load(members["config/studies/kecil.yaml"])
    assert settings["data"]["pseudonyms"] == "done"
    assert settings["exclude"]["respondents"] == {"R04": "mengisi dua kali"}


@pytest.mark.slow
def test_it_holds_results_code_settings_and_checksums(archived):
    members = members_of(archived)
    results = archived.files("results/kecil")
    results.pop("archive/kecil.zip")
    assert {
        name.removeprefix("results/kecil/"): data
        for name, data in members.items()
        if name.startswith("results/")
    } == results
    program = archived.files("workflow")
    assert {name for name in program if members[f"workflow/{name}"] != program[name]} == set()
    described = json.loads(members["ro-crate-metadata.json"])["@graph"]
    sizes = {e["@id"]: int(e["contentSize"]) for e in described if "contentSize" in e}
    lists = {"ro-crate-metadata.json", "checksums.sha256"}
    assert sizes == {name: len(data) for name, data in members.items() if name not in lists}
    listed = re.findall(r"^[0-9a-f]{64}  (.+)$", members["checksums.sha256"].decode(), re.M)
    assert listed == sorted(members.keys() - {"checksums.sha256"})


@pytest.mark.slow
def test_the_same_state_elsewhere_gives_the_same_bytes(archived, tmp_path):
    elsewhere = Project(tmp_path / "quite another place")
    small_study(elsewhere)
    assert elsewhere.run("archive", cores=1).returncode == 0
    file = "results/kecil/archive/kecil.zip"
    assert (elsewhere.folder / file).read_bytes() == (archived.folder / file).read_bytes()


@pytest.mark.slow
def test_a_second_run_has_nothing_to_do_and_all_never_packs(archived):
    assert archived.planned("archive") == set()
    assert archived.planned() == set()


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # the validator's own, of packages that it uses
def test_the_crate_is_a_valid_workflow_run_crate(archived, monkeypatch):
    services = pytest.importorskip("rocrate_validator.services")
    models = pytest.importorskip("rocrate_validator.models")
    http = pytest.importorskip("rocrate_validator.utils.http")
    requests = pytest.importorskip("requests")
    # The validator asks the network for the context of RO-Crate 1.1. That of 1.3, which rocrate
    # brings along, says the same of every term in the crate but one.
    context = json.loads((Path(rocrate.__file__).parent / "data/ro-crate.jsonld").read_text())
    context["@context"]["ComputationalWorkflow"] = "https://bioschemas.org/ComputationalWorkflow"

    def get(self, url, *arguments, **options):
        assert url == "https://w3id.org/ro/crate/1.1/context"
        response = requests.Response()
        response.status_code, response.url = 200, url
        response._content = json.dumps(context).encode()
        response.headers["Content-Type"] = "application/ld+json"
        return response

    monkeypatch.setattr(http.HttpRequester, "get", get, raising=False)
    result = services.validate(
        models.ValidationSettings(
            rocrate_uri=str(archived.folder / "results/kecil/archive/kecil.zip"),
            profile_identifier="workflow-run-crate-0.5",
            requirement_severity=models.Severity.REQUIRED,
        )
    )
    assert [issue.message for issue in result.get_issues()] == []
    assert result.passed()


@pytest.mark.slow
def test_statistics_alone_leave_out_every_single_respondent(project):
    small_study(project, STUDY.replace("share: answers", "share: statistics"))
    result = project.run("archive")
    assert result.returncode == 0, result.stdout
    members = members_of(project)
    assert not [name for name in members if name.endswith(".parquet")]
    assert not [name for name in members if name.startswith("resources/")]
    names = {name.removeprefix("results/kecil/") for name in members}
    assert {"statistics.csv", "figures/likert_beban.svg", "inference/correlation.csv"} <= names
    assert not names & {"validation/screening.csv", "validation/findings.csv"}
    assert not [name for name in names if name.startswith("figures/scatter")]
    assert b"R04" not in b"".join(
        data for name, data in members.items() if name.startswith("results/")
    )
    verified = project.run("verify", "--config", "archive=results/kecil/archive/kecil.zip")
    assert verified.returncode == 0, verified.stdout
    assert "3 identical" in verified.stdout
    assert "unchecked" in verified.stdout


@pytest.mark.slow
def test_a_study_that_says_nothing_of_archives_is_told_what_is_missing(project):
    small_study(project, STUDY[: STUDY.index("archive:")])
    result = project.run("archive")
    assert result.returncode != 0
    assert "config/studies/kecil.yaml, key archive: is missing" in result.stdout
    assert "Traceback" not in result.stdout


def test_a_pilot_has_a_copy_of_its_own(tmp_path):
    write_formats(tmp_path)
    settings = completed(SMALL | {"pilot": {"file": "a.csv"}})
    inputs = Files(pilot_answers=str(tmp_path / "a.csv"))
    copy, _ = archive.share_source(inputs, "s", "pilot", of_pilot(settings))
    assert list(copy) == ["resources/s/pilot.csv", "resources/s/pilot.json"]
    assert copy["resources/s/pilot.csv"].startswith(b"row,X1,X2,Y1\n")


def test_packing_the_same_members_in_any_order_gives_the_same_bytes(tmp_path):
    members = {"b/c": b"1", "a": b"22", "README.md": b""}
    write_container(tmp_path / "one.zip", members)
    write_container(tmp_path / "two.zip", dict(reversed(members.items())))
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    assert read_container(tmp_path / "one.zip") == members
    shutil.rmtree(tmp_path)
