"""Settings beside the file of answers: what is told at the start, what is left to validation."""

import os
import shutil
import subprocess
import sys

import pandas as pd
import pyreadstat
import pytest

from angket.files.formats import spreadsheet
from angket.settings.settings import describe_setting
from angket.settings.studies import load_studies
from conftest import ROOT, link
from study_with_mistakes import change, problems, settings_alone
from workbooks import cells, xlsx


@pytest.fixture
def project(tmp_path):
    return settings_alone(tmp_path)


def test_the_data_file_may_not_be_a_link_out_of_the_project(project, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "secret.csv"
    shutil.copy(project / "resources/bandung/responses.csv", outside)
    link(project / "resources/bandung/link.csv", outside)
    change(project, "bandung/responses.csv", "bandung/link.csv")
    assert "leads out of the project" in problems(project)[0].message


def stored_as(project, suffix):
    """Let the study read its answers from a file of another kind."""
    source = project / "resources/bandung/responses.csv"
    file = source.with_suffix(suffix)
    answers = pd.read_csv(source)
    if suffix == ".parquet":
        answers.to_parquet(file)
    elif suffix in (".sav", ".zsav"):
        pyreadstat.write_sav(answers, file, compress=suffix == ".zsav")
    else:
        answers.to_excel(file, index=False, engine="odf" if suffix == ".ods" else None)
    change(project, "responses.csv", f"responses{suffix}")
    return file


@pytest.mark.parametrize("suffix", [".xlsx", ".ods", ".sav", ".zsav", ".parquet"])
def test_a_misspelt_column_is_told_before_the_start_whatever_the_kind_of_file(project, suffix):
    file = stored_as(project, suffix)
    assert list(load_studies(root=project)) == ["bandung"]
    change(project, "items: [X11, X12]", "items: [X11, X12a]")
    message = str(problems(project)[0])
    assert 'key variables.beban_kerja.dimensions.standar.items[2]: item "X12a"' in message
    assert f'is not a column of resources/bandung/{file.name}. Did you mean "X12"?' in message


@pytest.mark.parametrize("suffix", [".xlsx", ".sav", ".parquet"])
def test_a_damaged_file_is_left_to_validation(project, suffix):
    file = stored_as(project, suffix)
    file.write_bytes(file.read_bytes()[:60])
    assert list(load_studies(root=project)) == ["bandung"]


def test_a_workbook_made_to_take_all_memory_stops_no_study(project):
    file = stored_as(project, ".xlsx")
    xlsx(file, cells("id", "X1") + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')
    assert list(load_studies(root=project)) == ["bandung"]


def test_a_large_workbook_is_left_to_validation(project, monkeypatch):
    stored_as(project, ".xlsx")
    change(project, "items: [X11, X12]", "items: [X11, X12a]")
    monkeypatch.setattr(spreadsheet, "BYTES", 1000)
    assert list(load_studies(root=project)) == ["bandung"]


@pytest.mark.parametrize(
    ("suffix", "needed"),
    [(None, set()), (".xlsx", {"python_calamine"}), (".sav", {"pyreadstat"})],
)
def test_settings_are_checked_without_loading_what_the_study_does_not_need(project, suffix, needed):
    if suffix:
        stored_as(project, suffix)
    script = (
        "import sys; from angket.settings.studies import load_studies; load_studies();"
        "print(*{'pandas', 'pyarrow', 'python_calamine', 'pyreadstat'} & set(sys.modules))"
    )
    result = subprocess.run(
        [sys.executable, "-c", script],
        cwd=project,
        env=os.environ | {"PYTHONPATH": str(ROOT / "workflow")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert set(result.stdout.split()) == needed


def test_ids_behind_pseudonyms_stand_in_no_setting(project):
    change(
        project,
        "tests:\n",
        "exclude: {respondents: {R17: answered twice}}\ntests:\n",
    )
    change(project, "id: respondent_id\n", "id: respondent_id\n  pseudonyms: sequential\n")
    study = load_studies(root=project)["bandung"]
    assert "R17" not in describe_setting(study, "exclude")
    assert "answered twice" in describe_setting(study, "exclude")
