"""Drafts of exports in the shape of survey platforms: they run untouched, and are right."""

import pytest
import yaml

from angket.files.cells import read_cells
from angket.files.columns import locate
from angket.settings.schemas import load_schema
from angket.settings.studies import load_study
from conftest import Files
from exports.forms import FORMS, google_branches
from exports.surveys import SURVEYS, kobo
from exports.tables import TABLES, unknown_words
from scripts import draft, validation


def drafted(folder, file):
    """Draft a file and load the draft as the next run does."""
    (folder / "config/studies").mkdir(parents=True, exist_ok=True)
    output = folder / "config/studies/new.yaml"
    draft.main(Files(answers=file), [str(output)], {"study": "new"})
    study, problems = load_study("config/studies/new.yaml", load_schema("study"), folder)
    assert [str(problem) for problem in problems] == []
    return study, yaml.safe_load(output.read_text(encoding="utf-8"))


def headings(file, study, told):
    """Return from each name of the study to the heading of its column, numbered where doubled."""
    names = read_cells(file, study["data"]).names
    counted = [
        f"{name}#{names[: place + 1].count(name)}" if names.count(name) > 1 else name
        for place, name in enumerate(names)
    ]
    parallel, mapped = told["data"].get("parallel", {}), told["data"].get("columns", {})

    def heading(column):
        if column in parallel:
            return names[locate(parallel[column][0], names, mapped)[0]]
        return counted[locate(column, names, mapped)[0]]

    return heading


@pytest.mark.parametrize("build", [*FORMS, *SURVEYS, *TABLES], ids=lambda build: build.__name__)
def test_the_draft_of_an_export_runs_untouched_and_is_right(build, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    export = build(tmp_path)
    study, told = drafted(tmp_path, export.file)
    heading = headings(export.file, study, told)
    outputs = ("responses", "not_applicable", "choices", "findings", "excluded", "screening")
    outputs += ("excluded_answers", "statistics")
    outputs = Files({name: str(tmp_path / name) for name in outputs})
    validation.main(Files(answers=export.file), outputs, study)
    found = [
        ([heading(item) for item in variable["items"]], study["scales"][variable["scale"]])
        for variable in study["variables"].values()
    ]
    assert [items for items, _ in found] == [items for items, _ in export.variables]
    for (_, scale), (_, expected) in zip(found, export.variables, strict=True):
        if isinstance(expected, dict):
            labels = [label.casefold() for label in scale["answers"]]
            told_ = dict(zip(scale["codes"], labels, strict=True))
            assert told_ == {code: label.casefold() for code, label in expected.items()}
        else:
            assert scale["codes"] == expected
    profile = {heading(column): part for column, part in study["profile"].items()}
    assert list(profile) == list(export.profile)
    for name, expected in export.profile.items():
        assert profile[name]["kind"] == ("number" if expected == "number" else "category")
        if isinstance(expected, list):
            assert profile[name]["order"] == expected
    identifier = study["data"].get("id")
    assert (heading(identifier) if identifier else None) == export.id
    assert tuple(study["data"]["personal"]) == export.personal
    assert study["language"] == export.language
    choices = [
        (question["label"], set(question.get("columns", question.get("options", ()))))
        for question in study["multiple_choice"].values()
    ]
    assert choices == list(export.choices)
    # Answers whose order nothing tells are written, and scored by no one.
    aside = [name for name in told["variables"] if name not in study["variables"]]
    assert [told["variables"][name]["items"] for name in aside] == list(export.not_ordered)
    assert not any(variable["reversed"] for variable in told["variables"].values())


@pytest.mark.slow
def test_untouched_drafts_run_to_the_end(project):
    builds = {"branches": google_branches, "kobo": kobo, "strange": unknown_words}
    for name, build in builds.items():
        folder = project.folder / f"resources/{name}"
        folder.mkdir()
        file = f"resources/{name}/{build(folder).file}"
        said = project.run("draft", "--config", f"data={file}", f"study={name}", cores=1)
        assert said.returncode == 0, said.stdout
    project.only(*builds)
    result = project.run()
    assert result.returncode == 0, result.stdout
    for name in builds:
        assert (project.folder / f"results/{name}/report/report.docx").exists()
