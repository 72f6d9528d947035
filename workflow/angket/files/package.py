"""Takes the parts of a workbook out of its zip container, within limits.

What the container says of itself may be wrong or made to do harm, so that nothing is unpacked
beyond what it declares, and what it declares is held against a limit first. The reader of the
workbook then gets a container of those parts alone, unpacked: it sees the very bytes that were
looked through.
"""

import io
import zipfile
import zlib

from angket.files.fault import Fault
from angket.messages.message import Message

MEGABYTE = 1_000_000
# Tables pack well: unpacked they may have this many times the size that a file may have.
UNPACKED = 5


class Package:
    """The parts of one file.

    Parameters
    ----------
    file : path
    megabytes : int
        How large a file may be; its parts together may have five times as much.

    Raises
    ------
    Fault
        When it is no zip container, or needs a password.
    """

    def __init__(self, file, megabytes):
        self.file, self.megabytes, self.left = file, megabytes, megabytes * UNPACKED * MEGABYTE
        self.parts = {}
        try:
            with zipfile.ZipFile(file) as container:
                self._entries = {}
                for entry in container.infolist():
                    self._entries.setdefault(entry.filename.lower(), entry)
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
            raise broken(file, error) from error

    def __contains__(self, name):
        return name.lower() in self._entries

    @property
    def names(self):
        """The names of its parts, folders aside, in their order."""
        return [entry.filename for entry in self._entries.values() if not entry.is_dir()]

    def size(self, name):
        """Return how many bytes a part says that it has."""
        return self._entries[name.lower()].file_size

    def read(self, name):
        """Unpack a part; None where there is none of that name.

        Raises
        ------
        Fault
            When it would be too large, is damaged or is encrypted.
        """
        entry = self._entries.get(name.lower())
        if entry is None:
            return None
        if name in self.parts:
            return self.parts[name]
        if entry.flag_bits & 1:
            raise Fault(Message("sheets.password", file=self.file))
        if entry.file_size > self.left:
            raise Fault(
                Message(
                    "sheets.unpacked",
                    file=self.file,
                    part=name,
                    megabytes=f"{entry.file_size / MEGABYTE:,.0f}",
                    limit=f"{self.megabytes * UNPACKED:,}",
                    set_to=self.megabytes,
                )
            )
        self.left -= entry.file_size
        try:
            with zipfile.ZipFile(self.file) as container, container.open(entry) as stream:
                # One byte more than it declares would be one too many.
                data = stream.read(entry.file_size + 1)
        except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, EOFError) as error:
            raise broken(self.file, error) from error
        except RuntimeError as error:  # what zipfile raises where a password is needed
            raise Fault(Message("sheets.password", file=self.file)) from error
        if len(data) != entry.file_size:
            raise broken(self.file, Message("sheets.strange.size", part=name))
        self.parts[name] = data
        return data

    def unpacked(self):
        """Hand over a container of the parts that were read, as a file in memory."""
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as container:
            for name in [*self.parts]:  # each is let go, so that none is there twice
                container.writestr(name, self.parts.pop(name))
        stream.seek(0)
        return stream


def broken(file, problem):
    """Return the fault of a workbook that cannot be read, with the reason."""
    problem = problem if isinstance(problem, Message) else str(problem)
    return Fault(Message("sheets.broken_workbook", file=file, problem=problem))
