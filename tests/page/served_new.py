"""The page of a project served to a real browser, Debian's Chromium through Playwright."""

import contextlib
import shutil
import socket
import threading
import time

import uvicorn
from playwright.sync_api import sync_playwright

from angket.page.app import application
from angket.page.project import Project

PROGRAM = shutil.which("chromium")
SECRET = "known-to-tests-alone"
_OPTIONS = [
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
    settings = uvicorn.Config(
        application(Project(root), SECRET), host="127.0.0.1", port=port, log_level="error"
    )
    server = uvicorn.Server(settings)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(timeout=20)


@contextlib.contextmanager
def opened(address, language="en", width=1280, script=True):
    """Open the page in a browser of its own; yield what Playwright calls a page."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=PROGRAM, args=_OPTIONS)
        context = browser.new_context(
            viewport={"width": width, "height": 900}, java_script_enabled=script
        )
        page = context.new_page()
        page.goto(f"{address}/?key={SECRET}")
        context.add_cookies([{"name": "language", "value": language, "url": address}])
        yield page
        browser.close()
