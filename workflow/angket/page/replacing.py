"""A corrected file of answers in the place of the one that a study has."""

import secrets
import shutil
from typing import NamedTuple

from angket.answers.personal import looks_personal
from angket.drafting.of_file import recognise
from angket.files.places import column_letters
from angket.page.columns.looked_at import look_at, reading_of
from angket.page.form.file import ChangedError, Description
from angket.page.form.splice import spliced
from angket.page.instance import private_folder
from angket.page.project import OutsideError

# So many changed cells are told one by one, and so many headings.
_CELLS, _HEADINGS = 20, 10


class Change(NamedTuple):
    """A cell that is another one: its row, column, and what it held and holds.

    `old` and `new` are None where they may tell who somebody is, and empty where nothing stood.
    """

    row: int
    letters: str
    heading: str
    old: str | None
    new: str | None


class Replaced(NamedTuple):
    """What came of a file that was handed in.

    Attributes
    ----------
    done : bool
        Whether it is the study's file now.
    gone, added : list of str
        Headings that the study's file has alone, and those of the new one. Where there are some,
        or the columns stand in another order, nothing was done.
    rows : tuple of int or None
        How many rows there were, and are; None where the old file could not be read.
    changes : list of Change
        The first of them, where both have as many rows.
    count : int
        How many cells changed.
    """

    done: bool
    gone: list
    added: list
    rows: tuple | None
    changes: list
    count: int


def replace(project, study, path, undo):
    """Put a corrected file of answers into the place of the study's own.

    The settings stay as they are, but for the name of the file where its kind is another one. The
    old file is kept, so that the last change can be undone.

    Parameters
    ----------
    project : angket.page.project.Project
    study : str
    path : Path
        The file that was handed in; moved.
    undo : angket.page.undo.Undo

    Returns
    -------
    Replaced

    Raises
    ------
    Fault
        When the file cannot be read.
    ChangedError, angket.page.form.splice.Unsure
        When the settings cannot be written.
    """
    look = look_at(project, study)
    if look.study is None:
        raise ChangedError
    new = recognise(path, reading_of(look.study["data"]), look.language)
    old = look.recognised
    if old is not None:
        gone = _beyond(old.cells.names, new.cells.names)
        added = _beyond(new.cells.names, old.cells.names)
        if gone or added:
            return Replaced(False, gone[:_HEADINGS], added[:_HEADINGS], None, [], 0)
        if old.cells.names != new.cells.names:
            return Replaced(False, [], [], None, [], 0)
    changes, count, rows = _compared(look, new) if old is not None else ([], 0, None)
    _put(project, study, look, path, undo)
    return Replaced(True, [], [], rows, changes, count)


def _beyond(names, others):
    left = list(others)
    found = []
    for name in names:
        if name in left:
            left.remove(name)
        else:
            found.append(name)
    return found


def _compared(look, new):
    before, after = look.recognised.cells.table, new.cells.table
    rows = (len(before), len(after))
    if rows[0] != rows[1]:
        return [], 0, rows
    old, now = (table.fillna("").astype(str).to_numpy(object) for table in (before, after))
    places = list(zip(*(old != now).nonzero(), strict=True))
    changes = []
    for at, place in places[:_CELLS]:
        entry = look.board.entries[place]
        texts = [
            None if text and (entry.hidden or looks_personal(text)) else text
            for text in (old[at, place], now[at, place])
        ]
        row = int(after.index[at])
        changes.append(Change(row, column_letters(int(place)), entry.heading, *texts))
    return changes, len(places), rows


def _put(project, study, look, path, undo):
    """Move the file to its place, and write its name into the settings where it is another."""
    description = Description(project.description(study))
    if description.checksum != look.version:
        raise ChangedError
    told = str(look.study["data"]["file"])
    file = _file_of(project, told)
    name, text = told, description.text
    if file is None or file.suffix.lower() != path.suffix.lower():
        name = _free(project, study, path)
        text = spliced(text, look.study | {"data": look.study["data"] | {"file": name}})
    target = project.inside(name)
    target.parent.mkdir(parents=True, exist_ok=True)
    kept = None
    if target.exists():
        kept = private_folder(project.root) / "replaced" / secrets.token_hex(8) / target.name
        kept.parent.mkdir(mode=0o700, parents=True)
        shutil.copy2(target, kept)
    path.replace(target)
    undo.write(description, text, look.version, _Back(kept, target))


class _Back:
    """Puts a file back that was replaced, if nobody has changed it since."""

    def __init__(self, kept, target):
        self._kept, self._target = kept, target
        self._state = _state(target)

    def __call__(self):
        if self._kept is None:
            return
        if _state(self._target) != self._state or not self._kept.exists():
            raise ChangedError
        shutil.copy2(self._kept, self._target)
        # Its time is new, so that results that came of the other one are made anew.
        self._target.touch()


def _state(file):
    state = file.stat()
    return state.st_mtime_ns, state.st_size


def _file_of(project, told):
    try:
        return project.inside(told)
    except OutsideError:
        return None


def _free(project, study, path):
    """Return where a file of another kind is put, from the project's folder."""
    number, stem = 1, path.stem
    while project.inside(name := f"resources/{study}/{stem}{path.suffix}").exists():
        number += 1
        stem = f"{path.stem}_{number}"
    return name
