"""What is sent to the page twice at once, or while a run is at work: nothing is lost or fails."""

import contextlib
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

from invented_results import put, write
from new_studies import ITEMS, Newcomer, table
from pages import client_of

from angket.engine.lock import OF_RUN
from angket.page.archiving import DROPPED
from angket.page.form.file import ChangedError, Description
from angket.page.project import Project
from conftest import ROOT
from held_lock import HOLDING


@contextlib.contextmanager
def a_run_elsewhere(root):
    """Hold the lock of a run, as one in a terminal does."""
    command = [sys.executable, "-c", HOLDING, str(root / OF_RUN)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, cwd=ROOT, **pipes) as other:
        assert other.stdout.readline() == "held\n"
        yield
        other.kill()


def at_once(*ways):
    """Do several things at the same time; return what each leads to."""
    gate = threading.Barrier(len(ways))

    def do(way):
        gate.wait()
        return way()

    with ThreadPoolExecutor(len(ways)) as pool:
        return [done.result() for done in [pool.submit(do, way) for way in ways]]


def test_of_what_is_sent_several_times_at_once_one_begins_and_the_others_are_asked(tmp_path):
    somebody = Newcomer(tmp_path / "project")
    content = table(*((head, list(ITEMS)) for head in ("A1", "A2", "A3")))

    def give():
        client = client_of(somebody.root, "en")
        files = {"file": ("same.csv", content.encode())}
        return client.post("/new", files=files, follow_redirects=False)

    answers = at_once(*[give] * 4)
    assert sorted(answer.status_code for answer in answers) == [200] * 3 + [303]
    assert Project(somebody.root).studies() == ["same"]
    assert [*(somebody.root / "resources/same").iterdir()]
    for answer in answers:
        assert answer.status_code == 303 or "Replace the file of that study" in answer.text


def test_of_runs_that_are_started_at_once_none_fails_over_another(tmp_path):
    root = put(tmp_path)
    clients = [client_of(root, "en") for _ in range(4)]
    ways = [
        lambda client=client: client.post("/study/skripsi/run/start", follow_redirects=False)
        for client in clients
    ]
    answers = at_once(*ways)
    assert {answer.status_code for answer in answers} <= {303, 409}
    assert 303 in {answer.status_code for answer in answers}
    assert not (root / "logs/page.log").exists()


def test_an_archive_that_is_dropped_takes_no_place_while_a_run_is_at_work(tmp_path):
    client, dropped = client_of(put(tmp_path), "en"), tmp_path / DROPPED / "first.zip"
    write(dropped, "being checked")
    with a_run_elsewhere(tmp_path):
        answer = client.post("/study/skripsi/archive/check", files={"file": ("b.zip", b"PK")})
    assert answer.status_code == 409
    assert dropped.read_text("utf-8") == "being checked"


def test_settings_that_are_written_at_once_are_written_once(tmp_path):
    file = put(tmp_path) / "config/studies/skripsi.yaml"
    made = [Description(file) for _ in range(4)]

    def write_as(number):
        try:
            made[number].write(f"title: {number}\n", made[number].checksum)
        except ChangedError:
            return False
        return True

    written = at_once(*[lambda number=number: write_as(number) for number in range(4)])
    assert written.count(True) == 1
    assert file.read_text("utf-8") == f"title: {written.index(True)}\n"
