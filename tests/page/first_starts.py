"""First starts: folders with a page of one line, and an index of packages of nothing."""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from angket.page.starting.words import HERE
from conftest import ROOT

SCRIPT = "angket.sh"
# Packages of nothing in the place of those that the page loads.
LOADED = {
    "filelock": "filelock",
    "jinja2": "jinja2",
    "python-multipart": "python_multipart",
    "ruamel-yaml": "ruamel.yaml",
    "starlette": "starlette",
    "uvicorn": "uvicorn",
    "pyyaml": "yaml",
}
PAGE = 'import os, sys\nprint("page of", os.getcwd(), sys.prefix, sys.argv[1:], flush=True)\n'


class Folder:
    """A folder of the project with a page that only says that it was started."""

    def __init__(self, place):
        self.place = place
        page = place / "workflow/angket/page"
        shutil.copytree(HERE, page / "starting", ignore=shutil.ignore_patterns("__pycache__"))
        for package in (page, page.parent):
            (package / "__init__.py").touch()
        (page / "__main__.py").write_text(PAGE, encoding="utf-8")
        shutil.copy(ROOT / SCRIPT, place)
        self.environment = {}

    def start(self, *arguments, python=None, **options):
        """Start the script with one Python alone to be found."""
        python = python or sys.executable
        # Of its own, so that two can start at once.
        programs = Path(tempfile.mkdtemp(prefix="programs", dir=self.place.parent))
        for name in ("sh", "dirname", "readlink", "grep", "cat", "printf"):
            (programs / name).symlink_to(shutil.which(name))
        if python != "none":
            # Some Pythons find their own folder by the name that they were started with.
            (programs / "python3").write_text(f'#!/bin/sh\nexec "{python}" "$@"\n')
            (programs / "python3").chmod(0o755)
        return subprocess.run(
            [self.place / SCRIPT, *arguments],
            env={"PATH": str(programs), "HOME": str(self.place.parent), "LC_ALL": "C.UTF-8"}
            | self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=300,
            **options,
        )


class Answer(BaseHTTPRequestHandler):
    """Answers pip, and breaks one of the packages where it is told to."""

    def do_GET(self):
        index = self.server.index
        index.asked.append(self.path)
        name = self.path.strip("/").split("/")[-1]
        if not name.endswith(".whl"):
            files = [file.name for file in index.folder.glob(f"{name.replace('-', '_')}-*.whl")]
            links = [f'<a href="/files/{file}">{file}</a>' for file in sorted(files)]
            self.send("text/html", "".join(links).encode())
            return
        body, broken = (index.folder / name).read_bytes(), name.startswith("uvicorn")
        if broken and index.changed:
            body = bytes([*body[:-1], body[-1] ^ 1])
        self.send("application/zip", body, len(body) // 2 if broken and index.cut else None)

    def send(self, kind, body, end=None):
        """Send an answer, or what comes before an end that is too early."""
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[:end])

    def log_message(self, *_):
        pass


class Index:
    """An index of packages on this machine, which may break what it hands out."""

    def __init__(self, folder):
        self.folder, self.asked = folder, []
        self.cut = self.changed = False
        for name, module in LOADED.items():
            wheel(folder, name, module, "1.0")
            wheel(folder, name, module, "2.0")
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
        self.server.index = self
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def surroundings(self):
        return {
            "PIP_INDEX_URL": f"http://127.0.0.1:{self.server.server_port}/simple",
            "PIP_CONFIG_FILE": os.devnull,
            "PIP_RETRIES": "1",
        }

    def listing(self, version="1.0"):
        """Return a list of the packages with their checksums."""
        lines = []
        for name in LOADED:
            file = self.folder / f"{name.replace('-', '_')}-{version}-py3-none-any.whl"
            digest = hashlib.sha256(file.read_bytes()).hexdigest()
            lines.append(f"{name}=={version} \\\n    --hash=sha256:{digest}\n")
        return "".join(lines)


def wheel(folder, name, module, version):
    """Write a package of nothing."""
    stem = f"{name.replace('-', '_')}-{version}"
    with zipfile.ZipFile(folder / f"{stem}-py3-none-any.whl", "w") as file:
        parts = module.split(".")
        for count in range(1, len(parts) + 1):
            file.writestr("/".join([*parts[:count], "__init__.py"]), f"version = {version!r}\n")
        about = f"{stem}.dist-info"
        file.writestr(
            f"{about}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
        )
        file.writestr(
            f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        file.writestr(f"{about}/RECORD", "")
