"""Archive: the data as far as they may be shared, the same bytes, nothing of the machine."""

import base64
import csv
import io
import json
import platform
import re
import shutil
import zipfile
from pathlib import Path

import pandas as pd
import pypdf
import pyreadstat
import pytest
import rocrate
import yaml

from angket.archive.citing import citation, datacite
from angket.archive.container import read_container, write_container
from angket.archive.sharing import edit_settings, why_withheld
from angket.settings.schema import fill_defaults
from angket.settings.settings import describe_setting, of_pilot, read_settings
from angket.settings.studies import SCHEMAS, complete, load_studies
from conftest import ROOT, Files, Project, steps_in
from readers import READERS
from scripts import archive, validation
from tiny_study import FILE, ITEMS, PERSONAL, STUDY, put_into

ZIP = "results/tiny/archive/tiny.zip"


def members_of(project):
    return read_container(project.folder / ZIP)


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
    text = frame.to_csv(index=False).splitlines()
    heads = [text[0], ",".join(f"Pernyataan {name} yang panjang?" for name in frame)]
    head = ["Data penelitian", "", *[f",{line}" for line in [*heads, *text[1:7], heads[0]]]]
    notes = [",Total,,20,21,22", "", "Sumber: data primer"]
    lines = [*head, *[f",{line}" for line in text[7:]], *notes]
    (folder / "a.txt").write_text("\n".join(lines), encoding="utf-8")
    return frame


SMALL = {
    "title": "x",
    "language": "en",
    "data": {"file": "a", "columns": {"sex": "kelamin"}},
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
    names = ["responses", "findings", "excluded", "screening", "not_applicable", "statistics"]
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


@pytest.mark.parametrize("suffix", ["csv", "txt", "xlsx", "sav", "parquet"])
def test_the_copy_of_a_file_of_any_kind_validates_to_the_same_bytes(tmp_path, suffix):
    write_formats(tmp_path)
    settings, file = completed(SMALL), tmp_path / f"a.{suffix}"
    first = validated(file, settings, tmp_path / "first")
    again, copy = validated_copy(file, settings, tmp_path)
    assert again == first
    assert b"unused_column" in first["findings"]
    assert (b"the table begins in row 3, column B" in first["findings"]) == (suffix == "txt")
    assert b"Budi" not in b"".join(copy.values())
    assert b"Nama" not in copy["resources/s/answers.csv"]


SECRET = "my neighbour Tuti"
WITH_FURTHER_COLUMNS = SMALL | {
    "data": {"file": "a", "id": "id", "parallel": {"X1": ["X1a", "X1b"]}},
    "exclude": {
        "where": [
            {"column": "status", "is": "preview", "reason": "trial"},
            {"column": "age", "below": 17, "reason": "young"},
            {"column": "status", "is": "draft", "reason": "draft"},
        ]
    },
    "multiple_choice": {
        "news": {
            "label": "News", "column": "where", "separator": ";", "options": ["TV"], "other": "Else"
        },
        "tools": {"label": "Tools", "columns": {"Pen": "pen", "Else": "own"}, "other": "Else"},
    },
}  # fmt: skip


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "sav", "parquet"])
def test_a_copy_keeps_what_rules_and_options_need_and_no_words_of_people(tmp_path, suffix):
    rows = [
        ("p", 1, 20, 2, None, 3, 1, "f", "TV", 1, ""),
        ("q", 2, 21, 1, None, 1, 1, "f", SECRET, 0, SECRET),  # a preview
        ("r", 1, 16, 1, None, 2, 2, "m", SECRET, 1, SECRET),  # too young
        ("s", 1, 33, None, 3, 1, 2, "m", f"TV;{SECRET}", 0, SECRET),
        ("t", 1, 34, None, 1, 2, 3, "f", None, 1, "1"),
        ("u", 1, 35, 3, None, 3, 2, "m", "Else", None, None),
    ]
    head = ["id", "status", "age", "X1a", "X1b", "X2", "Y1", "sex", "where", "pen", "own"]
    table, file = pd.DataFrame(rows, columns=head), tmp_path / f"a.{suffix}"
    labels = {"status": {1: "submitted", 2: "preview"}}
    if suffix == "sav":
        pyreadstat.write_sav(table, file, variable_value_labels=labels)
    else:
        table["status"] = table["status"].map(labels["status"])
        write = {"csv": table.to_csv, "xlsx": table.to_excel, "parquet": table.to_parquet}[suffix]
        write(file, index=False)
    settings = completed(WITH_FURTHER_COLUMNS)
    first = validated(file, settings, tmp_path / "first")
    again, copy = validated_copy(file, settings, tmp_path)
    assert again == first
    assert SECRET.encode() not in b"".join([*copy.values(), *first.values()])
    rows = list(csv.DictReader(io.StringIO(copy["resources/s/answers.csv"].decode())))
    for row in rows[1:3]:  # whoever is left out by rule
        kept = {name: value for name, value in row.items() if value}
        assert kept.keys() == {"row", "id", "status", "age"}


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


def test_what_was_not_made_from_shared_statistics_is_withheld():
    figures = {"scatter_H1": "scatter", "residuals_H1": "residuals", "likert_x": "likert"}
    figures |= {"new": "a kind that nobody thought of", "distribution_x": "distribution"}
    reasons = {
        "a point for each respondent": ["figures/scatter_H1.svg", "figures/residuals_H1.png"],
        "may hold answers": ["scoring/totals.parquet", "new/file.json", "statistics.json"],
        "counts of few; shared/": ["report/report.docx", "report/tables.xlsx"],
        "shared/ has it": ["statistics.csv", "inference/crosstab.csv", "figures/likert_x.svg"],
        "nobody could check it": ["figures/distribution_x.png", "structure/inter_item.csv"],
    }
    reasons["a point for each respondent"].append("figures/new.svg")
    for told, names in reasons.items():
        for name in names:
            reason = why_withheld(f"results/s/{name}", b"section,subject\n", figures)
            assert told in str(reason), name
    kept = ["shared/report.docx", "shared/statistics.csv", "plan/plan.csv"]
    assert not any(why_withheld(f"results/s/{name}", b"", figures) for name in kept)
    listed = b"severity,row,respondent\n"
    assert "respondents" in str(why_withheld("results/s/validation/findings.csv", listed, {}))


# How it is cited


def about():
    study = yaml.safe_load(STUDY)
    study["scales"]["agreement"]["codes"] = {"1": "a", "2": "b"}
    study = completed(study)
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
    assert fields["titles"][0]["title"] == "A small study"
    assert fields["publisher"] == {"name": "University"}
    assert fields["publicationYear"] == 2026
    assert fields["types"]["resourceTypeGeneral"] == "Dataset"


# The whole


@pytest.mark.slow
def test_nothing_personal_and_nothing_of_the_machine_stands_in_it(archived):
    members = members_of(archived)
    everything = b"\0".join(opened(members).values())
    for text in PERSONAL:
        assert text.encode() not in everything
    assert str(archived.folder).encode() not in everything
    assert str(Path.home()).encode() + b"/" not in everything
    today = pd.Timestamp.now().strftime("%Y-%m-%dT").encode()
    assert today not in everything
    if len(platform.node()) > 5:
        assert platform.node().encode() not in everything
    answers = list(csv.reader(io.StringIO(members["resources/tiny/answers.csv"].decode())))
    assert sorted(answers[0][2:]) == sorted([*ITEMS, "age", "gender"])
    assert answers[0][:2] == ["row", "number"]
    assert [row[:2] for row in answers[1:4]] == [["2", "R01"], ["3", "R02"], ["4", "R03"]]
    settings = yaml.safe_load(members["config/studies/tiny.yaml"])
    assert settings["data"]["pseudonyms"] == "done"
    ((left_out, reason),) = settings["exclude"]["respondents"].items()
    assert reason == "answered twice"
    assert left_out in [row[1] for row in answers]


def opened(members):
    """Return the members, with the parts of documents and the text of PDFs as further ones."""
    found = dict(members)
    for name, data in members.items():
        if name.endswith((".docx", ".xlsx")):
            with zipfile.ZipFile(io.BytesIO(data)) as document:
                found |= {f"{name}/{part}": document.read(part) for part in document.namelist()}
        if name.endswith(".pdf"):
            pages = pypdf.PdfReader(io.BytesIO(data)).pages
            found[f"{name}/text"] = "\n".join(page.extract_text() for page in pages).encode()
    return found


@pytest.mark.slow
def test_it_holds_results_code_settings_and_checksums(archived):
    members = members_of(archived)
    results = archived.files("results/tiny")
    results.pop("archive/tiny.zip")
    assert {
        name.removeprefix("results/tiny/"): data
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
def test_packing_redoes_nothing_and_is_done_once(archived):
    said = (archived.folder.parent / "archive.txt").read_text()
    assert steps_in(said) == {(step, "tiny") for step in ("plan", "report", "archive_study")}
    # What may tell of somebody is told before the archive is written.
    told, written = said.index("One count of fewer than 5 respondents"), said.index(f"{ZIP}: ")
    assert told < said.index("crosstab, H3:man|Middle: 3") < written
    listed = (archived.folder / "logs/tiny/archive.small_cells.csv").read_text()
    assert listed == "section,subject,statistic,value\ncrosstab,H3:man|Middle,n,3\n"
    assert archived.planned("archive") == set()
    assert archived.planned() == set()


def beside(archived, folder):
    """Put the same state into another place."""
    project = put_into(Project(folder))
    shutil.copytree(archived.folder / "config", project.folder / "config", dirs_exist_ok=True)
    project.resume(archived)
    shutil.rmtree(project.folder / "results/tiny/archive")
    return project


@pytest.mark.slow
def test_the_same_state_elsewhere_gives_the_same_bytes(archived, tmp_path):
    elsewhere = beside(archived, tmp_path / "quite another place")
    assert elsewhere.planned("archive") == {("archive_study", "tiny")}
    assert elsewhere.run("archive", cores=1).returncode == 0
    assert (elsewhere.folder / ZIP).read_bytes() == (archived.folder / ZIP).read_bytes()


@pytest.mark.slow
def test_results_of_which_nobody_noted_what_they_were_made_from_are_not_packed(archived, tmp_path):
    project = beside(archived, tmp_path / "project")
    shutil.rmtree(project.folder / ".snakemake")
    for path in (project.folder / "results").rglob("*"):
        path.touch()
    planned = {step for step, _ in project.planned("archive")}
    assert planned == {*READERS, "plan", "archive_study"}


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
            rocrate_uri=str(archived.folder / ZIP),
            profile_identifier="workflow-run-crate-0.5",
            requirement_severity=models.Severity.REQUIRED,
        )
    )
    assert [issue.message for issue in result.get_issues()] == []
    assert result.passed()


@pytest.mark.slow
def test_statistics_alone_leave_out_every_single_respondent(archived, tmp_path):
    project = beside(archived, tmp_path / "project")
    project.edit(FILE, "share: answers", "share: statistics")
    result = project.run("archive")
    assert result.returncode == 0, result.stdout
    made = ("statistics", "tables", "published", "figures", "report")
    steps = {f"shared_{name}" for name in made} | {"archive_study"}
    assert {step for step, _ in steps_in(result.stdout)} == steps
    assert "values that would tell of fewer than 5 respondents are withheld" in result.stdout
    members = members_of(project)
    assert not [name for name in members if name.startswith("resources/")]
    results = {
        name.removeprefix("results/tiny/"): data
        for name, data in members.items()
        if name.startswith("results/")
    }
    made = project.files("results/tiny").keys() - {"archive/tiny.zip"}
    told = list(csv.DictReader(io.StringIO(members["left_out.csv"].decode())))
    withheld = {row["file"].removeprefix("results/tiny/") for row in told}
    assert withheld == made - results.keys()
    assert {name for name in made if name.endswith(".parquet")} <= withheld
    assert {"validation/screening.csv", "validation/findings.csv", "report/report.docx"} <= withheld
    assert {name.split("/")[0] for name in results} == {"shared", "plan"}
    kept = {"statistics.csv", "figures/likert_load.svg", "report.pdf", "description.csv"}
    assert {f"shared/{name}" for name in kept} <= results.keys()
    # Neither an id nor a pseudonym, in no part of any document.
    settings = yaml.safe_load(members["config/studies/tiny.yaml"])
    assert settings["exclude"]["respondents"] == {"respondent_1": "answered twice"}
    for name, data in opened(members).items():
        if not name.startswith(("workflow/", "requirements", "config/README")):
            assert not re.search(rb"\bR[0-4]\d\b", data) or name.endswith(PACKED), name
            assert not [text for text in PERSONAL if text.encode() in data], name
    # No picture of single respondents, in the report neither.
    everything = project.files("results/tiny")
    pictures = {name: everything[name] for name in withheld if name.startswith("figures/")}
    alike = {name.removeprefix("shared/") for name in results} & pictures.keys()
    kinds = {name.split("_")[0] for name in pictures.keys() - alike - {"figures/figures.csv"}}
    assert {"figures/scatter", "figures/residuals", "figures/distribution"} <= kinds
    parts = opened(results)
    embedded = {data for name, data in parts.items() if "/media/" in name}
    assert embedded <= {data for name, data in results.items() if "/figures/" in name}
    for name in pictures.keys() - alike:
        assert pictures[name] not in embedded, name
        assert base64.b64encode(pictures[name]) not in results["shared/report.html"], name
    # The table of gender and stress has a cell of three, so nothing computed of it is there.
    statistics = list(csv.DictReader(io.StringIO(results["shared/statistics.csv"].decode())))
    of_table = [row for row in statistics if row["section"] == "crosstab"]
    assert of_table and all("withheld" in row["value"] for row in of_table)
    assert "figures/association_H3.svg" in everything
    assert "shared/figures/association_H3.svg" not in results
    assert (
        b"withheld, because it would tell of fewer than 5 respondents"
        in (b" ".join(results["shared/report.html"].split())).lower()
    )
    pages = results["shared/report.html"], everything["report/report.html"]
    shared, whole = (re.findall(rb"\b[0-9a-f]{64}\b", page) for page in pages)
    assert shared == whole and len(whole) >= 2
    verified = project.run("verify", "--config", f"archive={ZIP}")
    assert verified.returncode == 0, verified.stdout
    assert re.search(r"^\d\d identical, 3 unchecked$", verified.stdout, re.M)


PACKED = (".png", ".pdf", ".docx", ".xlsx")


@pytest.mark.slow
def test_a_study_that_says_nothing_of_archives_is_told_so_before_anything_runs(project):
    put_into(project)
    text = (project.folder / FILE).read_text(encoding="utf-8")
    (project.folder / FILE).write_text(text[: text.index("archive:")], encoding="utf-8")
    result = project.run("archive")
    assert result.returncode != 0
    assert "config/studies/tiny.yaml, key archive: is missing" in result.stdout
    assert "Traceback" not in result.stdout
    assert not (project.folder / "results").exists()


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
