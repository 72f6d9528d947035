"""A file that somebody hands to the page: taken in bit by bit, into the project, within limits."""

import contextlib
import shutil
import tempfile
import threading
from pathlib import Path
from typing import NamedTuple

from starlette.datastructures import Headers, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from angket.drafting.of_file import draft_of, recognise
from angket.drafting.workbook import other_sheets
from angket.files.fault import Fault
from angket.files.workbook import MAXIMUM_MEGABYTES
from angket.page.form.splice import spliced
from angket.page.kept_file import kept
from angket.settings.file_names import fitting_file
from angket.settings.study_names import fitting_name, free_name
from angket.settings.yaml_file import Settings
from angket.systems import described, systems

# As much as is read of any file of answers; what surrounds it in a form is small.
MAXIMUM_BYTES = MAXIMUM_MEGABYTES * 1_000_000
_AROUND = 100_000
_FIELDS = 5
# Of two studies that begin at once, the second finds that the name of the first is taken.
_BEGINNING = threading.Lock()


class RefusedError(Exception):
    """What was sent cannot be taken in: the reason is a key of the screen's words."""


class ThereError(Exception):
    """A study has the name already that the new one would have; holds the name of that study."""


class NothingToDraftError(Fault):
    """The file could be read, but nothing in it looks like items: what its columns seem to be."""

    def __init__(self, message, recognised):
        super().__init__(message)
        self.recognised = recognised


class Incoming(NamedTuple):
    """What was sent.

    Attributes
    ----------
    path : Path
        Where the file lies for the moment.
    name : str
        As the browser tells it.
    wanted : str
        The name that the study is to have; may be empty.
    """

    path: Path
    name: str
    wanted: str


@contextlib.asynccontextmanager
async def received(request, project):
    """Take in a form with one file; it lies in the project until this ends.

    Parameters
    ----------
    request : starlette.requests.Request
    project : angket.page.project.Project

    Yields
    ------
    Incoming

    Raises
    ------
    RefusedError
        When there is no file, or more than may be.
    """
    folder = project.inside("resources")
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".incoming-", dir=folder) as place:
        parser = _ToFolder(Path(place), request.headers, _bounded(request.stream()))
        try:
            form = await parser.parse()
        except (MultiPartException, KeyError) as error:
            raise RefusedError("unreadable") from error
        file, wanted = form.get("file"), form.get("name")
        await form.close()
        if not isinstance(file, UploadFile) or not file.filename:
            raise RefusedError("no_file")
        yield Incoming(parser.path, file.filename, wanted if isinstance(wanted, str) else "")


@contextlib.contextmanager
def waiting(project, token, wanted):
    """Take up a file that was received before; a copy of it lies in the project until this ends.

    Parameters
    ----------
    project : angket.page.project.Project
    token : str
        As `angket.page.kept_file.keep` gave it.
    wanted : str
        The name that the study is to have.

    Yields
    ------
    Incoming

    Raises
    ------
    RefusedError
        When it is not there any more.
    """
    file = kept(project.root, token)
    if file is None:
        raise RefusedError("gone")
    folder = project.inside("resources")
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".incoming-", dir=folder) as place:
        path = Path(place) / file.name
        shutil.copyfile(file, path)
        yield Incoming(path, file.name, wanted)


async def _bounded(stream):
    size = 0
    async for chunk in stream:
        size += len(chunk)
        if size > MAXIMUM_BYTES + _AROUND:
            raise RefusedError("too_large")
        yield chunk


class _ToFolder(MultiPartParser):
    """Writes the file to where it is wanted, under a name that is fit."""

    def __init__(self, folder, headers, stream):
        super().__init__(headers, stream, max_files=1, max_fields=_FIELDS)
        self._folder, self.path = folder, folder / "nothing"

    def on_headers_finished(self):
        super().on_headers_finished()
        if part := self._current_part.file:
            part.file.close()
            self.path = self._folder / fitting_file(part.filename or "")
            # Closed by the parser where something goes wrong, and by `received` elsewhere.
            stream = open(self.path, "xb+")  # noqa: SIM115
            self._files_to_close_on_error.append(stream)
            headers = Headers(raw=self._current_part.item_headers)
            self._current_part.file = UploadFile(
                stream, size=0, filename=part.filename, headers=headers
            )


def begin_study(project, incoming, language, reading=None):
    """Put a file of answers into the project and draft the description of its study.

    Parameters
    ----------
    project : angket.page.project.Project
    incoming : Incoming
    language : str
        Of the study, where its questions and answers do not tell.
    reading : dict, optional
        Settings of `data` that say how the file is read; they stand in the draft.

    Returns
    -------
    str
        The name of the study.

    Raises
    ------
    Fault
        When the file cannot be read or holds no items; nothing is kept of it then.
    ThereError
        When there is a study with that name, which a corrected file may be meant for.
    """
    options = dict(reading or {})
    if options and "sheet" not in options and (sheet := other_sheets(incoming.path)[0]):
        options["sheet"] = sheet
    recognised = recognise(incoming.path, options or None, language)
    with _BEGINNING:
        return _begun(project, incoming, recognised, options)


def _begun(project, incoming, recognised, options):
    wanted = fitting_name(incoming.wanted.strip() or incoming.path.stem).casefold()
    for name in project.studies():
        if name.casefold() == wanted:
            raise ThereError(name)
    file = incoming.path.name
    study = free_name(incoming.wanted.strip() or incoming.path.stem, taken_names(project))
    try:
        text = draft_of(recognised, study, f"resources/{study}/{file}").text()
        text = _with_reading(text, options)
    except Fault as fault:
        raise NothingToDraftError(fault.message, recognised) from fault
    folder, description = project.inside("resources", study), project.description(study)
    description.parent.mkdir(parents=True, exist_ok=True)
    # Both fail where there is something already, so that nothing is written over.
    folder.mkdir()
    try:
        incoming.path.replace(folder / file)
        with open(description, "x", encoding="utf-8") as stream:
            stream.write(text)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return study


def _with_reading(text, options):
    """Return a draft that says besides how its file is read."""
    if not options:
        return text
    data = Settings("", text=text).data
    return spliced(text, data | {"data": data["data"] | options})


def taken_names(project):
    """Return the names that no new study may have, because something in the project has them.

    Parameters
    ----------
    project : angket.page.project.Project

    Returns
    -------
    set of str
    """
    folders = [project.root / name for name in ("resources", "results", "logs")]
    names = {entry.name for folder in folders if folder.is_dir() for entry in folder.iterdir()}
    for kind in ("studies", *systems()):
        of_kind = (project.root / described(kind, "any")).parent
        names |= {file.stem for file in of_kind.glob("*.yaml")}
    return names
