"""Results that are older than settings or answers say so; what a run changed is told in words."""

import json

import pandas as pd
import pytest
from invented_results import STATISTICS, put, write
from pages import client_of
from starlette.requests import Request
from test_results import plain

from angket.engine.record import keep, record_of
from angket.messages.message import Message
from angket.page.changes import changes, remember
from angket.page.made_from import outdated
from angket.page.project import Project
from angket.page.reading import settings_of
from angket.page.rendering import asked_for
from angket.page.told_steps import Steps
from angket.settings.settings import describe_setting

HERE = "/study/skripsi/results"
STUDY = "config/studies/skripsi.yaml"
ANSWERS = "resources/skripsi/answers.csv"
# What the report is handed of the settings that these tests change.
KEYS = ("title", "tests", "scales", "variables", "profile", "hypotheses", "data")


@pytest.fixture
def root(tmp_path, monkeypatch):
    root = put(tmp_path / "project")
    # Records name files from the project's folder, in which runs are.
    monkeypatch.chdir(root)
    made(root)
    return root


def made(root, a1=(1, 2), statistics=STATISTICS):
    """Leave behind what a run leaves: its record, the answers as it read them, statistics."""
    settings, problems = settings_of(Project(root), "skripsi")
    assert not problems
    texts = dict(describe_setting(settings, key).split(" = ", 1) for key in KEYS)
    write(root / "results/skripsi/statistics.csv", statistics)
    keep(record_of("report", {"study": "skripsi"}), texts, [], ["results/skripsi/statistics.csv"])
    keep(record_of("validation", {"study": "skripsi"}), {}, [ANSWERS], [])
    table = pd.DataFrame({"respondent": ["2", "3"], "A1": a1, "kelas": ["A", "B"]})
    table.to_parquet(root / "results/skripsi/validation/responses.parquet")
    table.iloc[:0].to_parquet(root / "results/skripsi/validation/excluded_answers.parquet")


def change(root, file, old, new):
    text = (root / file).read_text(encoding="utf-8")
    assert old in text
    write(root / file, text.replace(old, new))


def test_results_of_these_settings_and_answers_say_nothing(root):
    assert not outdated(Project(root), "skripsi")
    shown = client_of(root, "id").get(HERE).text
    assert "sesudah hasil ini" not in shown


def test_a_comment_makes_no_results_old(root):
    change(root, STUDY, "tests:", "# Batas yang lazim.\ntests:")
    assert not outdated(Project(root), "skripsi")


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (STUDY, "alpha: 0.05", "alpha: 0.01", "Pengaturan berubah sesudah hasil ini."),
        (STUDY, "tests:", "tests: [", "Pengaturan berubah sesudah hasil ini."),
        (ANSWERS, "1,2,3", "2,2,3", "Jawaban berubah sesudah hasil ini."),
    ],
)
def test_results_older_than_settings_or_answers_say_so_and_lead_to_the_run(
    root, file, old, new, told
):
    change(root, file, old, new)
    shown = client_of(root, "id").get(HERE).text
    note = shown[shown.index(told) :]
    assert 'href="/study/skripsi/run"' in note[: note.index("</p>")]


def test_what_changed_since_is_told_by_the_labels_of_the_form(root):
    change(root, STUDY, "alpha: 0.05", "alpha: 0.01")
    change(root, STUDY, "direction: negative", "direction: positive")
    shown = plain(client_of(root, "id").get(HERE).text)
    assert "(α): 0.05 → 0.01" in shown
    assert "Hipotesis H1: Arah" in shown and "tests.alpha" not in shown


def test_a_run_tells_answers_settings_and_hypotheses_before_and_now(root):
    remember(Project(root), "skripsi")
    change(root, STUDY, "alpha: 0.05", "alpha: 0.01")
    change(root, ANSWERS, "1,2,3", "3,2,3")
    now = STATISTICS.replace("reject_h0,true", "reject_h0,false").replace("0.00001", "0.07")
    made(root, (3, 2), now)
    found = changes(Project(root), "skripsi", "id")
    (answer,) = found.answers.answers
    assert answer == ("2", "A1", "Tidak", "Ya")
    (outcome,) = found.hypotheses
    assert (outcome.before.p, outcome.now.p) == ("< 0,001", "0,070")
    assert outcome.before.n == outcome.now.n == "58" and outcome.turned
    shown = plain(client_of(root, "id").get(HERE).text)
    assert 'Baris 2, kolom "A1": Tidak → Ya' in shown
    assert "(α): 0.05 → 0.01" in shown
    assert shown.index("Yang Anda ubah") < shown.index("Setiap hipotesis, sebelumnya")
    assert "Keputusan atas satu hipotesis berubah." in shown
    assert "resources/" not in shown


def test_the_browser_is_answered_in_its_language(root):
    client = client_of(root)
    client.headers["Accept-Language"] = "id-ID,id;q=0.9,en;q=0.8"
    assert 'lang="id"' in client.get("/").text
    client.headers["Accept-Language"] = "en-GB,en;q=0.9,id;q=0.1"
    assert '<html lang="en">' in client.get("/").text
    client.headers["Accept-Language"] = "xx"
    assert '<html lang="id">' in client.get("/").text
    assert asked_for("a;q=x," * 1000) is None


def test_why_a_step_runs_is_told_by_labels_and_names_of_files(root):
    client = client_of(root)
    headers = [(b"accept-language", b"id")]
    request = Request({"type": "http", "app": client.app, "headers": headers})
    steps = Steps(request)
    was = Message("reasons.was", name="tests.alpha", before="0.05", now="0.01")
    assert steps.reason(was, "skripsi").endswith("(α): 0.05 → 0.01")
    told = steps.reason(Message("reasons.changed", file=ANSWERS), "skripsi")
    assert told == "Isi berkas answers.csv berubah"
    file = Message("reasons.was", name="data.file", before='"resources/a.csv"', now='"b.csv"')
    assert steps.reason(file, "skripsi").startswith("Data: Berkas jawaban: resources/a.csv")


def test_a_run_screen_of_old_results_starts_a_run_and_does_not_praise_them(root):
    folder = root / "logs/page/2026-05-01T10-00-00.000000"
    asked = {"target": "all", "study": "skripsi", "config": {}}
    write(folder / "run.json", json.dumps({"asked": asked, "started": 1.0}))
    write(folder / "end.json", json.dumps({"status": 0, "ended": 2.0}))
    client = client_of(root, "id")
    before = client.get("/study/skripsi/run").text
    assert '<button class="main" data-start' not in before
    assert '<a class="button main" data-results' in before
    change(root, ANSWERS, "1,2,3", "2,2,3")
    after = client.get("/study/skripsi/run").text
    assert "Jawaban berubah sesudah hasil ini." in after and 'class="good"' not in after
    assert '<button class="main" data-start' in after
    assert '<a class="button" data-results' in after
