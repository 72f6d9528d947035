"""The environment that the page runs in: made, mended and brought up to date.

A mark in it says which list of packages it was made from; a second mark stands there while it is
being made, so that what was cut off is told from what was finished.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from angket.page.starting.downloading import install
from angket.page.starting.fault import StartFault
from angket.page.starting.surroundings import check_length, check_space, check_venv
from angket.page.starting.words import tell

REQUIREMENTS = "requirements-page.txt"
_FOLDER = ".venv"
# What the page cannot start without; whether these load tells whether the environment is whole.
_NEEDED = "import filelock, jinja2, python_multipart, starlette, uvicorn, yaml"


class Environment:
    """The environment of a project.

    Parameters
    ----------
    root : Path
        The project's folder.
    """

    def __init__(self, root):
        self.root, self.folder = Path(root), Path(root) / _FOLDER
        inner = Path("Scripts", "python.exe") if os.name == "nt" else Path("bin", "python")
        self.python = self.folder / inner
        self._done = self.folder / "angket-page.txt"
        self._begun = self.folder / "angket-page.begun"

    def prepare(self):
        """Make the environment, or mend it, unless it is as it should be.

        Raises
        ------
        StartFault
            Where it cannot be made; what there was of it stays, and the next start goes on.
        """
        lacks = self.lacks()
        if lacks is None:
            return
        check_venv()
        check_length(self.root)
        check_space(self.root)
        tell(lacks, folder=self.folder)
        if lacks in ("cut_off", "broken"):
            self._clear()
        if not self._runs("pass"):
            self._make()
        self._begun.write_text(self._wanted(), encoding="utf-8")
        self._done.unlink(missing_ok=True)
        install(self.python, self.root / REQUIREMENTS, self.folder / "angket-page.log")
        if not self._runs(_NEEDED):
            raise StartFault("unknown", log=self.folder / "angket-page.log", last="")
        self._done.write_text(self._wanted(), encoding="utf-8")
        self._begun.unlink()
        tell("done")

    def lacks(self):
        """Return what is to be told about what it lacks, as the key of a phrase, or None.

        Returns
        -------
        str or None
            `first` where there is none, `cut_off` where its making was, `unknown_yet` where it
            works and nothing says from what it was made, `changed` where another list of packages
            is wanted, `broken` where it no longer works.
        """
        if not self.folder.exists():
            return "first"
        if self._begun.exists():
            return "cut_off"
        if not self._done.exists():
            return "unknown_yet" if self._runs("pass") else "broken"
        if not self._runs(_NEEDED):
            return "broken"
        known = self._done.read_text(encoding="utf-8", errors="replace")
        return None if known == self._wanted() else "changed"

    def _wanted(self):
        return hashlib.sha256((self.root / REQUIREMENTS).read_bytes()).hexdigest()

    def _runs(self, code):
        """Tell whether its Python is there, new enough, and does something without failing."""
        code = f"import sys; assert sys.version_info >= (3, 11); {code}"
        command = [self.python, "-I", "-c", code]
        try:
            return subprocess.run(command, capture_output=True, check=False).returncode == 0
        except OSError:
            return False

    def _clear(self):
        """Take away what cannot be mended; what a link leads to is somebody else's."""
        if self.folder.is_symlink():
            raise StartFault("linked", folder=self.folder)
        try:
            shutil.rmtree(self.folder)
        except OSError as error:
            raise StartFault("in_the_way", folder=self.folder, last=error) from error

    def _make(self):
        # The Python below an environment that may be active: that may be the one to be made.
        python = getattr(sys, "_base_executable", None) or sys.executable
        command = [python, "-I", "-m", "venv", self.folder]
        done = subprocess.run(
            command, capture_output=True, text=True, errors="replace", check=False
        )
        if done.returncode:
            shutil.rmtree(self.folder, ignore_errors=True)
            last = (done.stdout + done.stderr).strip()[-500:]
            raise StartFault("not_made", folder=self.folder, last=last)
