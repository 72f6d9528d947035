"""The workflow as a user meets it: fresh clone, faults, a second run."""

import shutil
import subprocess
import sys
import time

import pytest

from tiny_study import put_into

pytestmark = pytest.mark.slow


def test_a_second_run_has_nothing_to_do_and_leaves_sources_alone(finished):
    before = finished.files("resources") | finished.files("config")
    result = finished.run()
    assert "Nothing to be done" in result.stdout
    assert finished.files("resources") | finished.files("config") == before


def test_a_run_ends_with_what_it_found(finished):
    (finished.folder / "results/majene/report/report.html").unlink()
    result = finished.run()
    assert "bandung: Beban kerja dan burnout pegawai kantor pertanahan Bandung" in result.stdout
    assert "  Responden   55 dari 55 dianalisis" in result.stdout
    assert "  H1          p < 0,001, H0 ditolak" in result.stdout
    assert "  Report      results/worker_robotics/report/report.html" in result.stdout


def test_no_second_run_comes_between(tiny, project):
    put_into(project).resume(tiny)
    lock = project.folder / ".snakemake/angket.lock"
    lock.unlink()
    for stage in ("structure", "sensitivity", "figures"):
        shutil.rmtree(project.folder / "results/tiny" / stage)
    command = [sys.executable, "-m", "snakemake", "--cores", "1"]
    with subprocess.Popen(
        command, cwd=project.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        while not lock.exists():
            time.sleep(0.05)
        second = project.run()
        assert process.wait() == 0
    assert second.returncode != 0
    assert "Another run is at work in this folder" in second.stdout
    assert project.files() == tiny.files()


def test_nothing_of_the_machine_stands_in_the_results(finished):
    folder = str(finished.folder).encode()
    assert [name for name, content in finished.files().items() if folder in content] == []


def test_wrong_settings_end_in_a_message_before_anything_starts(project):
    project.edit("config/studies/bandung.yaml", "response: burnout", "response: burnot")
    project.edit("config/studies/majene.yaml", "title:", "titel:")
    result = project.run()
    assert result.returncode != 0
    assert "config/studies/bandung.yaml, baris" in result.stdout
    assert 'Apakah maksud Anda "burnout"?' in result.stdout
    assert (
        "config/studies/majene.yaml, baris 1, kunci titel: kunci ini tidak dikenal" in result.stdout
    )
    assert "Traceback" not in result.stdout
    assert not (project.folder / "results").exists()


def test_wrong_answers_end_in_a_message_and_keep_earlier_results(finished, project):
    project.only("bandung")
    project.resume(finished, "bandung")
    before = project.files()
    project.edit("resources/bandung/responses.csv", "tahun,5,4,5,", "tahun,5,44,5,")
    result = project.run()
    assert result.returncode != 0
    assert (
        "resources/bandung/responses.csv: ditemukan 1 kesalahan.\n"
        '  baris 2, kolom X2 (kolom F): berisi "44", seharusnya salah satu dari 1, 2, 3, 4, 5 atau '
        '"Sangat tidak setuju", "Tidak setuju", "Ragu-ragu", "Setuju", "Sangat setuju" '
        "(allowed_codes)"
    ) in result.stdout
    assert "Traceback" not in result.stdout
    assert project.files() == before
    table = (project.folder / "logs/bandung/validation.faults.csv").read_text()
    assert "fault,2,R01,X2,44,allowed_codes" in table
    assert "Selesai" not in result.stdout
    again = project.run()
    assert again.returncode != 0
    assert 'baris 2, kolom X2 (kolom F): berisi "44"' in again.stdout
    assert project.files() == before
    project.edit("resources/bandung/responses.csv", "tahun,5,44,5,", "tahun,5,4,5,")
    assert project.run().returncode == 0
    assert project.files() == before
    assert not (project.folder / "logs/bandung/validation.faults.csv").exists()


def test_a_refused_first_run_shows_its_faults_and_no_failed_restoring(project):
    project.only("bandung")
    project.edit("resources/bandung/responses.csv", "tahun,5,4,5,", "tahun,5,44,5,")
    result = project.run()
    assert result.returncode != 0
    assert "resources/bandung/responses.csv: ditemukan 1 kesalahan." in result.stdout
    assert "Cannot restore" not in result.stdout
    assert not list((project.folder / "results").rglob("*.*"))


def test_one_faulty_study_does_not_keep_the_others_from_their_results(project):
    project.only("bandung", "majene")
    project.edit("resources/bandung/responses.csv", "tahun,5,4,5,", "tahun,5,44,5,")
    wanted = [f"results/{study}/instrument/validity.csv" for study in ("bandung", "majene")]
    result = project.run(*wanted)
    assert result.returncode != 0
    assert [(project.folder / file).exists() for file in wanted] == [False, True]
