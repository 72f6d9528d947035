"""A study's settings and its file of answers, looked at together."""

import functools
import json
import threading
from pathlib import Path
from typing import NamedTuple

from angket.drafting.of_file import Recognised, recognise
from angket.files.fault import Fault
from angket.messages.message import DEFAULT, LANGUAGES
from angket.page.columns.board import board_of, counted
from angket.page.columns.entries import Board
from angket.page.columns.sent import corrected
from angket.page.form.file import ChangedError, Description
from angket.page.form.splice import spliced
from angket.page.project import OutsideError
from angket.settings.bounded_yaml import OutOfBounds

# Nothing that says how a file is read: what a study keeps to itself of it.
_NOT_READING = ("file", "original", "columns", "parallel", "personal", "not_personal", "id")
_WRITING = threading.Lock()


class Look(NamedTuple):
    """What was seen.

    Attributes
    ----------
    study : dict or None
        The settings; None where their file is no YAML.
    version : str
        Of the file of settings.
    file : Path or None
        The file of answers; None where there is none inside the project.
    recognised : Recognised or None
    board : Board or None
    fault : Message or str or None
        What is wrong with the file of answers.
    """

    study: dict | None
    version: str
    file: Path | None = None
    recognised: Recognised | None = None
    board: Board | None = None
    fault: object = None

    @property
    def language(self):
        """The language of the study."""
        told = str((self.study or {}).get("language", DEFAULT))
        return told if (LANGUAGES / told).is_dir() and told.isalnum() else DEFAULT


def look_at(project, study):
    """Read the settings of a study and its file of answers.

    Parameters
    ----------
    project : angket.page.project.Project
    study : str

    Returns
    -------
    Look
    """
    try:
        description = Description(project.description(study))
    except (OSError, UnicodeDecodeError, OutOfBounds):
        return Look(None, "")
    settings = description.settings()
    if not _is_whole(settings):
        return Look(None, description.checksum)
    look = Look(settings, description.checksum)
    try:
        file, recognised, counts = recognised_by(project, settings)
        board = board_of(settings, recognised, counts)
        return look._replace(file=file, recognised=recognised, board=board)
    except Fault as fault:
        return look._replace(
            file=project.inside(str(settings["data"]["file"])), fault=fault.message
        )
    except (OutsideError, OSError):
        return look


def recognised_by(project, settings):
    """Read the file of answers of a study, as its settings say that it is read.

    Parameters
    ----------
    project : angket.page.project.Project
    settings : dict

    Returns
    -------
    file : Path
    recognised : Recognised
    counts : list of dict
        As `angket.page.columns.board.counted` returns them.

    Raises
    ------
    Fault, OSError, angket.page.project.OutsideError
    """
    data = settings["data"]
    file = project.inside(str(data["file"]))
    options = json.dumps(reading_of(data), default=str)
    state, language = file.stat(), Look(settings, "").language
    read = _recognised(file, state.st_mtime_ns, state.st_size, options, language)
    return file, *read


def reading_of(data):
    """Return what settings of `data` say of how a file is read."""
    return {key: value for key, value in data.items() if key not in _NOT_READING}


def _is_whole(data):
    """Tell whether settings have the shape that a look at them needs."""
    if not isinstance(data, dict):
        return False
    told = data.get("data"), data.get("variables"), data.get("scales") or {}
    parts = [part for group in told[1:] if isinstance(group, dict) for part in group.values()]
    shaped = all(isinstance(part, dict) for part in (*told, *parts))
    return shaped and isinstance(told[0].get("file"), str)


@functools.lru_cache(maxsize=3)
def _recognised(file, _changed, _size, options, language):
    recognised = recognise(file, json.loads(options), language)
    return recognised, counted(recognised)


def correct(project, study, form, undo):
    """Write corrections into the settings of a study.

    Parameters
    ----------
    project : angket.page.project.Project
    study : str
    form : mapping with `getlist`
        As `angket.page.columns.sent` says, and `version`, the settings it was made from.
    undo : angket.page.undo.Undo

    Returns
    -------
    list of (Entry, str)
        Columns that stay what they were, with the key of the reason.

    Raises
    ------
    ChangedError
        When the settings were changed elsewhere since the form was made.
    angket.page.form.splice.Unsure
        When nothing can be replaced safely in the file of settings.
    """
    with _WRITING:
        look = look_at(project, study)
        if form.get("version") != look.version or look.board is None:
            raise ChangedError
        told = corrected(form, look.study, look.board, look.recognised, look.language)
        description = Description(project.description(study))
        new = spliced(description.text, told.data, told.was)
        if new != description.text:
            undo.write(description, new, look.version)
        return told.refused
