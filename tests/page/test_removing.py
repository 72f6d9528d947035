"""A study that was made by mistake is put aside whole, and nothing of others goes with it."""

import pytest
from invented_results import STUDY, put, write
from pages import client_of

from angket.page.screens.start import shipped


@pytest.fixture
def root(tmp_path):
    return put(tmp_path / "project")


def files(root):
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}


def test_it_asks_first_and_then_nothing_is_lost(root):
    client, before = client_of(root, "id"), files(root)
    assert "/study/skripsi/remove" in client.get("/").text
    asked = client.get("/study/skripsi/remove")
    assert "Menyingkirkan penelitian skripsi?" in asked.text and files(root) == before
    shown = client.post("/study/skripsi/remove").text
    assert "removed/skripsi_" in shown and "/study/skripsi/" not in shown
    (folder,) = (root / "removed").iterdir()
    kept = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    stayed = {name for name in files(root) if not name.startswith("removed/")}
    assert kept | stayed == before and not kept & stayed
    assert {"config/studies/skripsi.yaml", "resources/skripsi/answers.csv"} <= kept
    assert "results/skripsi/statistics.csv" in kept
    assert client.get("/study/skripsi/settings").status_code == 404


def test_answers_that_another_study_reads_stay(root):
    write(root / "config/studies/second.yaml", STUDY)
    client_of(root, "id").post("/study/skripsi/remove")
    assert (root / "resources/skripsi/answers.csv").is_file()
    assert not (root / "config/studies/skripsi.yaml").exists()


def test_those_that_come_with_the_program_are_not_put_aside(root):
    name = shipped()[0]
    write(root / f"config/studies/{name}.yaml", STUDY)
    client = client_of(root, "en")
    assert f"/study/{name}/remove" not in client.get("/").text
    assert client.get(f"/study/{name}/remove").status_code == 404
    assert client.post(f"/study/{name}/remove").status_code == 404
    assert (root / f"config/studies/{name}.yaml").is_file()


def test_a_card_tells_two_studies_with_one_title_apart(root):
    write(root / "config/studies/second.yaml", STUDY.replace("answers.csv", "other.csv"))
    shown = client_of(root, "en").get("/").text
    assert "File: answers.csv" in shown and "File: other.csv" in shown
    assert shown.count("Settings last changed:") == 2
