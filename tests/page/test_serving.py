"""One server a project: found again, told from one that is gone, ended in words."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import webbrowser

import pytest
from served import Served, describe, wait_for

from angket.page.instance import FOLDER, Instance, known, remember
from angket.page.serving import open_browser
from angket.page.starting.words import LANGUAGES, phrases
from conftest import POSIX, ROOT

pytestmark = POSIX


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "Tesis Saya ñ 日本"
    describe(folder)
    return folder


def start(folder, *arguments):
    """Start the page once more and wait for the end."""
    return subprocess.run(
        [sys.executable, "-m", "angket.page", "--no-browser", *arguments],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT / "workflow")},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )


def both(said, key, **fillings):
    return all(phrases(name)[key].format(**fillings) in said for name in LANGUAGES)


def test_a_second_start_opens_the_page_of_the_first(folder):
    with Served(folder) as first:
        again = start(folder)
        assert again.returncode == 0 and again.stderr == ""
        assert both(again.stdout, "open_already")
        assert f"{first.origin}/?key={first.secret}\n" in again.stdout
        assert first.process.poll() is None


def test_two_projects_have_two_servers_and_keep_their_cookies_apart(folder, tmp_path):
    describe(tmp_path / "other")
    with Served(folder) as one, Served(tmp_path / "other") as other:
        assert one.port != other.port
        assert one.cookie().partition("=")[0] != other.cookie().partition("=")[0]
        assert other.send("GET / HTTP/1.1", other.host, one.cookie())[0] == 403


def test_ctrl_c_ends_it_in_words_though_a_browser_waits_for_more(folder):
    with Served(folder) as served, socket.create_connection(("127.0.0.1", served.port)) as waiting:
        waiting.sendall(f"POST /language HTTP/1.1\r\n{served.host}\r\n".encode())
        served.process.send_signal(signal.SIGINT)
        rest = served.process.stdout.read()
        assert served.process.wait(20) == 0
        assert both(rest, "ended") and "Traceback" not in rest and "ERROR" not in rest
        assert known(folder) is None


def test_the_button_on_the_page_ends_it(folder):
    with Served(folder) as served:
        own, length = f"Origin: {served.origin}", "Content-Length: 0"
        request = ["POST /end HTTP/1.1", served.host, served.cookie(), own, length]
        status, _, page = served.send(*request)
        assert status == 200 and "Angket sudah diakhiri" in page.decode()
        assert both(served.process.stdout.read(), "ended")
        assert served.process.wait(20) == 0


def test_a_browser_that_leaves_does_not_end_it(folder):
    with Served(folder) as served:
        for _ in range(3):
            served.cookie()
        assert served.process.poll() is None
        assert start(folder).returncode == 0


def test_a_server_that_was_killed_is_no_hindrance(folder):
    with Served(folder) as served:
        served.process.kill()
        served.process.wait(20)
        left = known(folder)
        assert left and not left.answers()
        with Served(folder) as again:
            assert again.secret != served.secret
            assert known(folder) == again.instance != left


class Impostor(threading.Thread):
    """A program that took the port of a server that is gone, and writes down what it is told."""

    def __init__(self):
        super().__init__(daemon=True)
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.port, self.told = self.listening.getsockname()[1], []

    def run(self):
        while True:
            connection, _ = self.listening.accept()
            with connection:
                self.told.append(connection.recv(65536))
                connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 64\r\n\r\n" + b"a" * 64)


def test_who_took_the_port_of_a_server_that_is_gone_learns_nothing(folder):
    impostor = Impostor()
    impostor.start()
    remember(folder, Instance(impostor.port, "old secret", os.getpid()))
    with Served(folder) as served:
        assert served.port != impostor.port
    assert impostor.told and not any(b"secret" in told for told in impostor.told)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"port": "a"}', '{"port": 1, "secret": 2}'])
def test_a_damaged_note_is_no_hindrance(folder, text):
    (folder / FOLDER).mkdir(parents=True)
    (folder / FOLDER / "server.json").write_text(text, encoding="utf-8")
    with Served(folder) as served:
        told = json.loads((folder / FOLDER / "server.json").read_text(encoding="utf-8"))
        assert told["port"] == served.port


def test_a_port_that_is_taken_is_told(folder):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = start(folder, "--port", str(port))
    assert done.returncode == 1 and done.stderr == ""
    assert both(done.stdout, "port_taken", port=port)
    done = start(folder, "--port", "99999")
    assert done.returncode == 1 and both(done.stdout, "port_taken", port=99999)


@pytest.mark.slow
def test_a_server_that_does_not_answer_is_told(folder):
    with Served(folder) as served:
        served.process.send_signal(signal.SIGSTOP)
        done = start(folder)
        served.process.send_signal(signal.SIGCONT)
        assert done.returncode == 1 and done.stderr == ""
        assert both(done.stdout, "silent", process=served.process.pid)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nobody reads the command")
def test_the_command_that_opens_the_browser_holds_no_secret(folder, tmp_path, monkeypatch):
    log, browser = tmp_path / "opened.txt", tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >"{log}"\n', encoding="utf-8")
    browser.chmod(0o755)
    monkeypatch.setattr(webbrowser, "_tryorder", None)
    monkeypatch.setenv("BROWSER", f"{browser} %s")
    with Served(folder) as served:
        open_browser(folder, served.instance)
        wait_for(lambda: log.exists() and log.read_text(encoding="utf-8").strip())
        told = log.read_text(encoding="utf-8").strip()
        assert served.secret not in told
        assert told == (folder / FOLDER / "open.html").as_uri()
        page = (folder / FOLDER / "open.html").read_text(encoding="utf-8")
        assert f"url={served.origin}/?key={served.secret}" in page
