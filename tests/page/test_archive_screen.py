"""Archive, verify and freeze on their screen: what must be there, what is started, what came."""

import csv
import json
import os
import re
import time

import pytest
import yaml
from invented_results import ARCHIVE, STUDY, put, write
from pages import client_of
from test_results import plain

from angket.archive.plan import planned_settings, write_plan
from angket.page import archiving
from angket.page.project import Project
from angket.page.running import Runs
from angket.settings.studies import load_planned
from conftest import ROOT

HERE = "/study/skripsi/archive"
SETTINGS, ANSWERS = "config/studies/skripsi.yaml", "resources/skripsi/answers.csv"
WRONG = "Ada kesalahan dalam pengaturan"


@pytest.fixture
def root(tmp_path):
    return put(tmp_path / "project")


@pytest.fixture
def client(root):
    return client_of(root, "id")


@pytest.fixture
def started(monkeypatch):
    """List what is started, and start nothing."""
    asked = []
    monkeypatch.setattr(Runs, "start", lambda self, wanted: asked.append(wanted))
    return asked


def sealed(root):
    """Seal the plan of the study as `freeze` does, and return its file."""
    settings = load_planned("skripsi", root)["skripsi"]
    file = root / "config/plans/skripsi.yaml"
    write(file, write_plan("skripsi", planned_settings(settings)))
    return file


def checked(root, status, found):
    """Put a check of an archive there that is over, and its verdicts."""
    folder = root / "logs/page/2026-05-01T10-00-00.000000"
    asked = {"target": "verify", "study": "", "config": {"archive": "logs/page/verify/a.zip"}}
    began = time.time() - 60
    write(folder / "run.json", json.dumps({"asked": asked, "started": began}))
    write(folder / "end.json", json.dumps({"status": status, "ended": began + 50}))
    write(root / "logs/verify.log", "a.zip: SHA-256 abc\n")
    if found is not None:
        file = root / "logs/verify.verdicts.csv"
        with open(file, "w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows([("result", "verdict", "detail"), *found])


def test_a_study_that_can_be_archived_is_told_what_will_be_shared_and_packed(client, started):
    shown = plain(client.get(HERE).text)
    assert "nama, alamat surel, dan kolom lain tidak pernah ikut" in shown
    assert "Sari Dewi" in shown and "CC-BY-4.0" in shown and "kurang dari 5 responden" in shown
    assert "Apakah lembar persetujuan" in shown
    answer = client.post(f"{HERE}/pack", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, HERE)
    assert [(one.target, one.study) for one in started] == [("archive", "skripsi")]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda root: write(root / SETTINGS, STUDY), "Isilah bagian Arsip di sana"),
        (lambda root: (root / ANSWERS).unlink(), "Berkas jawaban belum ada"),
        (lambda root: write(root / SETTINGS, STUDY.replace("raw", "rough")), WRONG),
        (lambda root: write(root / ANSWERS, "nama,A1\nSari,1\n"), WRONG),
    ],
)
def test_what_is_in_the_way_of_an_archive_is_told_before_anything_starts(
    client, root, started, change, told
):
    change(root)
    shown = client.get(HERE).text
    assert told in plain(shown) and f'action="{HERE}/pack"' not in shown
    answer = client.post(f"{HERE}/pack")
    assert answer.status_code == 422 and told in plain(answer.text)
    assert started == []


def test_before_an_archive_is_packed_the_results_are_kept_to_compare_with(client, root, started):
    client.post(f"{HERE}/pack")
    assert (root / "logs/page/before/skripsi/statistics.csv").is_file()


def test_an_archive_is_named_by_its_checksum_and_handed_out_as_it_is(client, root):
    write(root / "results/skripsi/archive/skripsi.zip", "zip")
    cells = "section,subject,statistic,value\nsample,k=B,n,3\n"
    write(root / "logs/skripsi/archive.small_cells.csv", cells)
    shown = client.get(HERE).text
    digest = re.search(r"[0-9a-f]{64}", shown)[0]
    assert digest == archiving.packed(Project(root), "skripsi").checksum
    assert "Ada satu hitungan dalam arsip" in plain(shown) and "k=B" in shown
    answer = client.get(f"{HERE}/file")
    assert answer.content == b"zip"
    assert 'filename="skripsi.zip"' in answer.headers["content-disposition"]


def test_an_archive_that_is_older_than_the_results_is_told_as_such(client, root):
    write(root / "results/skripsi/archive/skripsi.zip", "zip")
    assert "Kemas lagi agar arsip" not in plain(client.get(HERE).text)
    later = time.time() + 60
    os.utime(root / "results/skripsi/statistics.csv", (later, later))
    assert "Kemas lagi agar arsip" in plain(client.get(HERE).text)


def test_the_archive_of_the_study_or_one_that_was_dropped_is_checked(client, root, started):
    empty = client.post(f"{HERE}/check", files={"file": ("", b"")})
    assert empty.status_code == 422 and "Pilih berkas zip dahulu" in plain(empty.text)
    none = client.post(f"{HERE}/check", data={"own": "1"})
    assert none.status_code == 422 and "belum punya arsip" in plain(none.text)
    write(root / "results/skripsi/archive/skripsi.zip", "zip")
    client.post(f"{HERE}/check", data={"own": "1"})
    name = "../../Arsip skripsi (1) [a,b].zip"
    client.post(f"{HERE}/check", files={"file": (name, b"dropped")}, data={"bytes": "on"})
    dropped = "logs/page/verify/Arsip_skripsi_1_a_b.zip"
    assert [(one.target, one.config) for one in started] == [
        ("verify", {"archive": "results/skripsi/archive/skripsi.zip"}),
        ("verify", {"archive": dropped, "run": "bytes"}),
    ]
    assert (root / dropped).read_bytes() == b"dropped"


def test_the_verdicts_of_a_check_are_told_in_words_and_what_was_left_unchecked(client, root):
    names = ("statistics.csv", "withheld.csv", "answers.sha256")
    found = [(f"results/x/shared/{name}", "unchecked", "why") for name in names]
    found += [("results/x/shared/a.csv", "identical", ""), ("b.csv", "equal", "bytes differ")]
    checked(root, 0, found)
    shown = plain(client.get(HERE).text)
    assert "Lulus." in shown and "a.zip" in shown
    assert "identik 1" in shown and "tidak diperiksa 3" in shown and "setara 1" in shown
    assert "Mengapa 3 hasil tidak diperiksa" in shown
    assert "Itu wajar dan bukan kesalahan" in shown and "tidak perlu berbuat apa-apa" in shown
    assert all(f"results/x/shared/{name}" in shown for name in names)
    assert "b.csv setara bytes differ" in shown


def test_a_check_that_finds_another_result_does_not_pass(client, root):
    checked(root, 1, [("a.csv", "different", "line 1"), ("c.csv", "identical", "")])
    shown = plain(client.get(HERE).text)
    assert "Tidak lulus." in shown and "Lulus. Semua" not in shown
    assert "a.csv berbeda line 1" in shown


def test_verdicts_of_an_earlier_check_are_not_told_of_this_one(client, root):
    write(root / "logs/verify.verdicts.csv", "result,verdict,detail\na.csv,identical,\n")
    os.utime(root / "logs/verify.verdicts.csv", (1, 1))
    checked(root, 1, None)
    shown = plain(client.get(HERE).text)
    assert "Lulus" not in shown and "identik" not in shown


def test_a_plan_is_frozen_once_and_only_after_a_tick(client, root, started):
    shown = client.get(HERE).text
    assert "Berkas jawaban sudah ada" in plain(shown)
    untold = client.post(f"{HERE}/freeze", data={})
    assert untold.status_code == 422 and "Centang dahulu" in plain(untold.text)
    client.post(f"{HERE}/freeze", data={"sure": "on"})
    assert [(one.target, one.config) for one in started] == [("freeze", {"study": "skripsi"})]
    (root / ANSWERS).unlink()
    assert "Berkas jawaban sudah ada" not in plain(client.get(HERE).text)
    sealed(root)
    again = client.post(f"{HERE}/freeze", data={"sure": "on"})
    assert again.status_code == 422 and "Rencana sudah disegel" in plain(again.text)
    assert len(started) == 1


def test_a_sealed_plan_is_told_with_its_checksum_and_what_became_of_it(client, root):
    file = sealed(root)
    checksum = re.search(r"checksum: ([0-9a-f]{64})", file.read_text(encoding="utf-8"))[1]
    shown = client.get(HERE).text
    assert checksum in shown and f'action="{HERE}/freeze"' not in shown
    plan = root / "results/skripsi/plan"
    write(plan / "plan.csv", "statistic,value\nverdict,deviates\n")
    write(plan / "deviations.csv", "setting,planned,run\ntests.alpha,0.05,0.1\ntests.seed,,7\n")
    shown = plain(client.get(HERE).text)
    assert "2 pengaturan tidak sesuai dengan rencana" in shown
    assert "tests.alpha 0.05 0.1" in shown and "tests.seed tidak ada 7" in shown
    write(file, file.read_text(encoding="utf-8").replace("alpha: 0.05", "alpha: 0.1"))
    assert "Ada yang mengubah rencana" in plain(client.get(HERE).text)
    write(file, "what: ever\n")
    assert "bukan rencana" in plain(client.get(HERE).text)


def test_both_languages_speak_and_a_study_that_is_not_there_has_no_screen(client):
    client.cookies.set("language", "en")
    assert "Freeze the plan" in plain(client.get(HERE).text)
    for way in ("pack", "check", "freeze"):
        assert client.post(f"/study/nobody/archive/{way}").status_code == 404
        assert client.get(f"{HERE}/{way}").status_code == 405


def test_the_archive_section_is_what_the_study_needs(root):
    write(root / SETTINGS, STUDY)
    assert archiving.prepared(Project(root), "skripsi")[0] == "no_section"
    write(root / SETTINGS, STUDY + ARCHIVE)
    assert archiving.prepared(Project(root), "skripsi")[0] is None


def test_the_archive_leads_to_where_its_settings_are(client, root):
    write(root / SETTINGS, STUDY)
    shown = client.get(HERE).text
    place = re.search(r'href="(/study/skripsi/settings\?open=shared)#([\w-]+)"', shown)
    settings = client.get(place[1]).text
    part = re.search(rf'id="{place[2]}".*?</summary>', settings, re.DOTALL)[0]
    words = yaml.safe_load(
        (ROOT / "workflow/angket/page/screens/settings.id.yaml").read_text(encoding="utf-8")
    )
    assert words["sections"]["shared"]["title"] in part
    assert f'"{words["rest"]["title"]}"' in plain(shown)


def test_what_leads_to_the_settings_opens_their_section(client):
    shown = client.get("/study/skripsi/settings?open=shared").text
    assert re.search(r'<details class="part" id="part-shared" open>', shown)
    shown = client.get("/study/skripsi/settings").text
    assert not re.search(r'<details class="part" id="part-shared" open>', shown)


def test_the_plan_stands_last_and_folded_once_there_are_answers(client):
    shown = client.get(HERE).text
    assert shown.index('id="pack"') < shown.index('id="check"') < shown.index('id="plan"')
    assert re.search(r"<details>\s*<summary><h2 id=.plan.", shown)
