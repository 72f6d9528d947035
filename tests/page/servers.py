"""The page as it is started: a server on a port, in a folder with one small study."""

import os
import re
import socket
import subprocess
import sys
import time
from pathlib import Path

from angket.page.instance import known
from conftest import ROOT

# A report in which answers have become a program.
REPORT = """<!DOCTYPE html><title>Laporan</title><p>Isi laporan</p>
<script>fetch("/end", {method: "POST"}); document.title = "script ran"</script>
"""


# The page with a screen for tests beside the others, which keeps a file, shows one, and fails.
PROGRAM = """
import sys
from types import SimpleNamespace
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from angket.page import app, shown
from angket.page.__main__ import main

async def kept(request):
    async with request.form(max_files=5, max_fields=100, max_part_size=20_000) as form:
        return PlainTextResponse(str([getattr(part, "size", part) for part in form.values()]))

async def fails(request):
    raise RuntimeError("of the tests")

async def show(request):
    return shown.shown(request.app.state.project, request.path_params["path"])

routes = [Route("/kept", kept, methods=["POST"]), Route("/fails", fails)]
routes.append(Route("/shown/{path:path}", show))
screens = app.screens
app.screens = lambda: screens() | {"tried": SimpleNamespace(PLACE=None, ROUTES=routes)}
sys.exit(main())
"""


class Served:
    """A project whose page is served by a process of its own.

    Parameters
    ----------
    folder : Path
        Of the project.
    arguments : sequence of str
    """

    def __init__(self, folder, *arguments):
        self.folder = Path(folder)
        if not (self.folder / "config").exists():
            describe(self.folder)
        environment = os.environ | {"PYTHONPATH": str(ROOT / "workflow")}
        self.process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, "--no-browser", *arguments],
            cwd=self.folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        self.said = []
        for line in self.process.stdout:
            self.said.append(line)
            if found := re.match(r"(http://127\.0\.0\.1:(\d+))/\?key=(\S+)", line):
                self.origin, self.port, self.secret = found[1], int(found[2]), found[3]
                break
        else:
            raise AssertionError("".join(self.said))
        self.instance = known(self.folder)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.terminate()
        self.process.wait(20)
        self.process.stdout.close()

    def send(self, *lines, body=b"", seconds=20):
        """Send a request as it is, line by line; return the status, the headers and the body."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=seconds) as connection:
            connection.sendall("\r\n".join([*lines, "Connection: close", "", ""]).encode("latin-1"))
            connection.sendall(body)
            answer = b""
            while part := connection.recv(65536):
                answer += part
        head, _, text = answer.partition(b"\r\n\r\n")
        first, *headers = head.decode("latin-1").split("\r\n")
        pairs = (header.partition(": ") for header in headers)
        return int(first.split()[1]), {key.lower(): value for key, _, value in pairs}, text

    @property
    def host(self):
        """The header that a browser sends."""
        return f"Host: 127.0.0.1:{self.port}"

    def cookie(self):
        """Return the header of the cookie of a browser that was let in."""
        status, headers, _ = self.send(f"GET /?key={self.secret} HTTP/1.1", self.host)
        assert status == 303
        return f"Cookie: {headers['set-cookie'].partition(';')[0]}"


def describe(folder):
    """Put a study into a folder, as far as the page looks at it, with a report."""
    for file, text in {
        "config/config.yaml": "studies: [kecil]\nlanguage: id\n",
        "config/studies/kecil.yaml": "title: Studi kecil\nlanguage: id\n",
        "results/kecil/report/report.html": REPORT,
        "resources/kecil/jawaban.csv": "nama,X1\nSiti Rahasia,4\n",
    }.items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(text, encoding="utf-8")


def wait_for(happened, seconds=20):
    """Wait until something is true."""
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end, happened
        time.sleep(0.1)
