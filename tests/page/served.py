"""The page as it is started, a process of its own, and in front of it Debian's Chromium."""

import base64
import contextlib
import os
import re
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from angket.page.instance import known
from chromium import PROGRAM
from conftest import ROOT

# Without a word of its own to anybody.
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Names of somebody else that lead to this machine, as in an attack by DNS.
    "--host-resolver-rules=MAP *.example 127.0.0.1",
]
# Other tests may be at work beside; in milliseconds.
PATIENCE = 240_000

FORM_TYPE = "Content-Type: application/x-www-form-urlencoded"
# A report in which answers have become a program.
REPORT = """<!DOCTYPE html><title>Laporan</title><p>Isi laporan</p>
<script>fetch("/end", {method: "POST"}); document.title = "script ran"</script>
"""

# The page as it is started, and with a screen for tests beside the others, which keeps a file,
# shows one, and fails.
PAGE = ("-m", "angket.page")
TRIED = (
    "-c",
    """
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
""",
)

_DROP = """([content, name]) => {
  const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
  const data = new DataTransfer();
  data.items.add(new File([bytes], name));
  for (const kind of ["dragenter", "dragover", "drop"]) {
    document.querySelector(".drop").dispatchEvent(
      new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
  }
}"""
_FOCUSED = """([selector, text]) => {
  const one = document.activeElement;
  return one.matches(selector) && (text === null || one.textContent.trim() === text);
}"""


class Served:
    """A project whose page is served by a process of its own.

    Parameters
    ----------
    folder : Path
        Of the project; one that is not there yet gets a study, as far as the page looks at it.
    program : sequence of str
        `PAGE` or `TRIED`.
    """

    def __init__(self, folder, program=PAGE):
        self.folder = Path(folder)
        if not (self.folder / "config").exists():
            describe(self.folder)
        own = self.folder / "workflow"
        self.process = subprocess.Popen(
            [sys.executable, *program, "--no-browser"],
            cwd=self.folder,
            env=os.environ | {"PYTHONPATH": str(own if own.exists() else ROOT / "workflow")},
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

    @property
    def address(self):
        """What opens the page."""
        return f"{self.origin}/?key={self.secret}"

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


def browser():
    """Start a browser, or leave the tests out where there is none: a fixture for their module."""
    playwright = pytest.importorskip("playwright.sync_api", reason="no Playwright here")
    if not PROGRAM:
        pytest.skip("no Chromium here")
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=PROGRAM, args=ARGUMENTS)
        yield chromium
        chromium.close()


@contextlib.contextmanager
def window(chromium, served, path="/", language=None, width=1280, **options):
    """Open a window on the page; at its end no program of the page must have failed in it.

    Parameters
    ----------
    chromium : playwright.sync_api.Browser
    served : Served
    path : str
        Of the screen to go to.
    language : str, optional
        Chosen on the page; without it, the browser's.
    width : int
        In CSS pixels.
    **options
        Of the browser's context, as `java_script_enabled` and `color_scheme`.
    """
    context = chromium.new_context(viewport={"width": width, "height": 900}, **options)
    context.set_default_timeout(PATIENCE)
    if language:
        context.add_cookies([{"name": "language", "value": language, "url": served.origin}])
    page, wrong = context.new_page(), []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda told: wrong.append(told.text) if told.type == "error" else None)
    page.goto(served.address)
    page.goto(served.origin + path)
    yield page
    context.close()
    # Chromium tells of answers such as 404 (its own question for an icon) and 422, too, and of
    # programs that it did not let run.
    others = ("Failed to load resource", "document's frame is sandboxed")
    ours = [text for text in wrong if not any(other in text for other in others)]
    assert not ours, ours


def faults_of(page):
    """Return what axe-core finds wrong with the page that is shown, however slight."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    found = axe.Axe().run(page).response["violations"]
    return [(one["id"], [node["html"][:200] for node in one["nodes"][:3]]) for one in found]


def fits(page):
    """Tell whether nothing of the page is beyond the edge of its window."""
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def reach(page, selector, text=None, most=200):
    """Press Tab until something has the focus, by its selector and what is written on it."""
    for _ in range(most):
        if page.evaluate(_FOCUSED, [selector, text]):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard does not reach {selector} {text or ''}")


def press(page, name):
    """Reach a button or a link by Tab alone, and press it."""
    reach(page, "button, a", name)
    page.keyboard.press("Enter")


def choose(page, selector, file):
    """Choose a file by keyboard alone; a browser that is busy may pass over a key."""
    opened = []
    page.once("filechooser", lambda chooser: opened.append(chooser))
    reach(page, selector)
    for _ in range(20):
        page.keyboard.press("Space")
        for _ in range(50):
            page.wait_for_timeout(100)
            if opened:
                opened[0].set_files(file)
                return
    raise AssertionError(f"the keyboard chooses no file at {selector}")


def drop(page, file, name):
    """Drop a file onto the screen for a new study, under a name, once it can take one."""
    page.wait_for_load_state("networkidle")
    page.evaluate(_DROP, [base64.b64encode(file.read_bytes()).decode(), name])


def held_over(page, place, target):
    """Take a column by its heading and hold it over a place; return what lets go of it there."""
    source = page.locator(f'.column[data-place="{place}"] .heading')
    source.scroll_into_view_if_needed()
    box = source.bounding_box()
    page.mouse.move(box["x"] + 20, box["y"] + 8)
    page.mouse.down()
    page.mouse.move(box["x"] + 40, box["y"] + 30, steps=4)
    over = page.locator(f'[data-target="{target}"]')
    over.wait_for(state="visible")
    over.scroll_into_view_if_needed()
    end = over.bounding_box()

    def let_go():
        page.mouse.move(end["x"] + 60, end["y"] + 20, steps=6)
        page.mouse.up()

    return let_go


def tried(tmp_path_factory):
    """Serve a project that attacks are tried on, and stays: a fixture for a module."""
    with Served(tmp_path_factory.mktemp("served") / "Tesis Saya 日本", TRIED) as served:
        yield served
        assert served.process.poll() is None, "an attack ended the server"
