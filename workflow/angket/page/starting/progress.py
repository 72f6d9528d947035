"""How far pip is, in one line that is written over, or in lines where nothing can be."""

import re
import shutil
import sys

from angket.page.starting.words import show, told

_PACKAGE = re.compile(r"^(?:Collecting|Processing|Requirement already satisfied:) (\S+)")
_SIZE = re.compile(r"^ +(?:Downloading|Using cached) .*\((\d[\d.]* [kMG]B)\)")


class Progress:
    r"""The progress of one run of pip.

    Parameters
    ----------
    requirements : str
        The list of packages that it installs.
    stream : file, optional

    Examples
    --------
    >>> progress = Progress("numpy==2.4.6\npandas==3.1.1\n", sys.stdout)
    >>> progress.step("Collecting numpy==2.4.6 (from -r a.txt (line 1))", 0)
    1/2 numpy
    >>> progress.step("  Downloading numpy-2.4.6-cp311.whl (16.8 MB)", 0)
    1/2 numpy (16.8 MB)
    """

    def __init__(self, requirements, stream=None):
        self._stream = stream or sys.stdout
        self._over = self._stream.isatty()
        self._total = len(re.findall(r"^[A-Za-z0-9].*==", requirements, re.MULTILINE))
        self._number, self._text, self._since = 0, "", None

    def step(self, line, now):
        """Take in a line that pip wrote.

        Parameters
        ----------
        line : str
            Empty where it was silent for a while.
        now : float
            Seconds.
        """
        text = self._told(line)
        if text:
            self._text, self._since = text, now
            self._show(text)
        elif self._over and self._since is not None and now - self._since > 1:
            self._show(self._text, f" {now - self._since:.0f} s")

    def end(self):
        """Leave the line."""
        if self._over and self._since is not None:
            show("\n", self._stream)

    def _told(self, line):
        if line.startswith("Ignoring "):
            self._total -= 1
        elif found := _PACKAGE.match(line):
            self._number += 1
            name = re.split(r"[=<>\[]", found[1].replace("\\", "/").rpartition("/")[2])[0]
            return f"{self._number}/{self._total} {name}"
        elif self._text and (found := _SIZE.match(line)):
            return f"{self._text} ({found[1]})"
        elif line.startswith("Installing collected packages"):
            return " / ".join(told("installing"))
        return None

    def _show(self, text, time=""):
        if self._over:
            width = shutil.get_terminal_size().columns - 1 - len(time)
            show(f"\r{text[:width]:<{width}}{time}", self._stream)
        else:
            show(f"{text}\n", self._stream)
