"""The page of a project in a real browser, Debian's Chromium, driven through Playwright."""

import contextlib
import shutil
import socket
import threading

import pytest
import uvicorn
from pages import SECRET

from angket.page.app import application
from angket.page.project import Project

PROGRAM = shutil.which("chromium")
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
]


@contextlib.contextmanager
def served(root):
    """Serve the page of a project; yield its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    app = application(Project(root), SECRET)
    server = uvicorn.Server(uvicorn.Config(app, "127.0.0.1", port, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        thread.join(0.05)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(20)


@contextlib.contextmanager
def browser():
    """Start a browser, or leave the test out where there is none."""
    playwright = pytest.importorskip("playwright.sync_api")
    if not PROGRAM:
        pytest.skip("Chromium is not installed")
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=PROGRAM, args=ARGUMENTS)
        yield chromium
        chromium.close()


@contextlib.contextmanager
def window(chromium, here, language="en", width=1280, height=900):
    """Open a window on the page; at its end nothing must have gone wrong in it."""
    context = chromium.new_context(viewport={"width": width, "height": height}, locale="en")
    context.add_cookies([{"name": "language", "value": language, "url": here}])
    page, wrong = context.new_page(), []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda told: wrong.append(told.text) if told.type == "error" else None)
    page.goto(f"{here}/?key={SECRET}")
    yield page
    context.close()
    # Chromium tells of answers such as 404 (its own question for an icon) and 422, too.
    ours = [text for text in wrong if "Failed to load resource" not in text]
    assert not ours, ours


def faults_of(page):
    """Return what axe-core finds wrong with the page that is shown."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    found = axe.Axe().run(page).response["violations"]
    return [(one["id"], [node["html"][:200] for node in one["nodes"][:3]]) for one in found]
