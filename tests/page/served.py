"""The page of a project as a process of its own, and a real browser in front of it."""

import os
import re
import socket
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from chromium import PROGRAM

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


@contextmanager
def served(root):
    """Serve the page of a project; give the address that opens it. It is killed at the end."""
    root = Path(root)
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port = listening.getsockname()[1]
    with subprocess.Popen(
        [sys.executable, "-m", "angket.page", "--port", str(port), "--no-browser"],
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(root / "workflow")},
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            said = ""
            while not (found := re.search(r"http://\S+key=\S+", said)):
                line = process.stdout.readline()
                assert line, said
                said += line
            yield found[0]
        finally:
            process.kill()


@contextmanager
def browser():
    """Start Debian's Chromium."""
    playwright = pytest.importorskip("playwright.sync_api")
    if not PROGRAM:
        pytest.skip("no Chromium here")
    with playwright.sync_playwright() as started:
        chromium = started.chromium.launch(executable_path=PROGRAM, args=ARGUMENTS)
        yield chromium
        chromium.close()


def opened(chromium, address, width=1280, **options):
    """Open the page in a window of its own, as the start of Angket does."""
    page = chromium.new_context(viewport={"width": width, "height": 800}, **options).new_page()
    # Other tests may be at work beside.
    page.set_default_timeout(600_000)
    for _ in range(100):
        try:
            page.goto(address)
            return page
        except Exception as error:
            if "ERR_CONNECTION_REFUSED" not in str(error):
                raise
            page.wait_for_timeout(200)
    raise AssertionError("the page does not answer")
