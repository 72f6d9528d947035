"""The file that describes a study, read with a checksum and written whole or not at all."""

import hashlib
import os
import tempfile
import threading
from pathlib import Path

from angket.settings.bounded_yaml import MOST_BYTES, as_text
from angket.settings.yaml_file import Settings

_BOM = b"\xef\xbb\xbf"
# Of two that write at once, the second finds that the first has.
_WRITING = threading.Lock()


class ChangedError(Exception):
    """Somebody else has written the file since it was read."""


class Description:
    """The text of a file of settings.

    Parameters
    ----------
    path : path

    Attributes
    ----------
    path : Path
    text : str
        As it stands in the file, ends of lines too.
    checksum : str
        Of its bytes.

    Raises
    ------
    OSError, UnicodeDecodeError, angket.settings.bounded_yaml.OutOfBounds
        Where it is no text that anybody can edit here.
    """

    def __init__(self, path):
        self.path = Path(path)
        with open(self.path, "rb") as stream:
            data = stream.read(MOST_BYTES + 1)
        as_text(data)
        self._start = _BOM if data.startswith(_BOM) else b""
        self.text = data.decode("utf-8-sig")
        self.checksum = _checksum(data)

    def settings(self):
        """Return what the file says, or None where it is no valid YAML or says a thing twice."""
        found = Settings("", text=self.text.replace("\r\n", "\n"), ask=False)
        return found.data if isinstance(found.data, dict) and not found.problems else None

    def write(self, text, checksum):
        """Write the file, if it still is the one that was read.

        Parameters
        ----------
        text : str
        checksum : str
            Of the file that the text was made from.

        Returns
        -------
        str
            The checksum of what was written.

        Raises
        ------
        ChangedError
        """
        data = self._start + text.encode("utf-8")
        with _WRITING:
            if _checksum(self.path.read_bytes()) != checksum:
                raise ChangedError
            self._replace(data)
        return _checksum(data)

    def _replace(self, data):
        handle, name = tempfile.mkstemp(dir=self.path.parent, prefix=".angket-", suffix=".part")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            Path(name).chmod(self.path.stat().st_mode & 0o777)
            Path(name).replace(self.path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


def with_ends(text, like):
    r"""Return text from a browser with the ends of lines of another one.

    >>> with_ends("a\r\nb", "c\n")
    'a\nb'
    """
    plain = text.replace("\r\n", "\n")
    return plain.replace("\n", "\r\n") if "\r\n" in like else plain


def _checksum(data):
    return hashlib.sha256(data).hexdigest()
