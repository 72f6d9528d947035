"""An archive without answers: nothing of a single respondent."""

import base64
import csv
import io
import re

import pytest
import yaml

from angket.archive.sharing import why_withheld
from archives import ZIP, beside, members_of, opened
from conftest import steps_in
from tiny_study import FILE, PERSONAL


def test_what_was_not_made_from_shared_statistics_is_withheld():
    figures = {"scatter_H1": "scatter", "residuals_H1": "residuals", "likert_x": "likert"}
    figures |= {"new": "a kind that nobody thought of", "distribution_x": "distribution"}
    reasons = {
        "a point for each respondent": [
            "figures/scatter_H1.svg",
            "figures/residuals_H1.narrow.svg",
        ],
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
    means = re.findall(r"^Unchecked are .*$", verified.stdout, re.M)
    assert len(means) == 1 and "expected and no fault" in means[0]
    roots = ("statistics.csv", "withheld.csv", "answers.sha256")
    assert all(f"/shared/{name}" in means[0] for name in roots)
    assert not re.search(r"^unchecked: ", verified.stdout, re.M)


PACKED = (".png", ".pdf", ".docx", ".xlsx")
