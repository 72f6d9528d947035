"""Checks that files and studies which settings name are there, and within the project."""

import re
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from angket.messages.message import Message
from angket.settings.file_names import same_but_for_spelling
from angket.settings.nearest import did_you_mean
from angket.systems import described

ANSWERS, TEMPLATE = "resources/mystudy/responses.csv", "resources/mystudy/university.docx"


def check_reference(settings, file, root):
    """Report a reference document that no report could take its styles from."""
    key = ("report", "reference")
    if not check_file(settings, key, file, root, TEMPLATE):
        return
    try:
        with zipfile.ZipFile(Path(root) / file) as archive:
            archive.getinfo("word/document.xml")
            complete = b"</w:styles>" in archive.read("word/styles.xml")
    except (zipfile.BadZipFile, zlib.error, KeyError, NotImplementedError, RuntimeError, OSError):
        complete = False
    if not complete:
        settings.report(key, Message("settings.file.no_word", file=file))


def no_such(folder, name, root):
    """Return what is told of a study, or something of a system, that no file describes.

    Parameters
    ----------
    folder : str
        `studies`, or a system.
    name : str
    root : path
        The project's folder.

    Returns
    -------
    Message
    """
    others = (Path(root) / "config" / folder).glob("*.yaml")
    names = [path.stem for path in others if path.is_file()]
    remedy = did_you_mean(name, names) or Message("settings.create_it")
    return Message("settings.no_study", file=described(folder, name), remedy=remedy)


def check_study(settings, key, name, root):
    """Report a study that no file describes.

    Parameters
    ----------
    settings : angket.settings.yaml_file.Settings
    key : tuple of str
        The key that names the study.
    name : str
    root : path
        The project's folder.
    """
    if not (Path(root) / described("studies", name)).is_file():
        settings.report(key, no_such("studies", name, root))


def check_file(settings, key, file, root, example=ANSWERS):
    """Report a file that is absent or outside the project.

    Parameters
    ----------
    settings : angket.settings.yaml_file.Settings
    key : tuple of str
        The key that names the file.
    file : str
    root : path
        The project's folder.
    example : str
        Of a right path.

    Returns
    -------
    bool
        Whether it is there.
    """
    told = _problem(file, Path(root), example)
    if told:
        settings.report(key, told)
    return told is None


def _problem(file, root, example):
    path = PurePosixPath(file)
    if "\\" in file and not re.match(r"\w:", file):
        return Message("settings.file.backslash", written=file.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or "\\" in file:
        return Message("settings.file.outside", file=file, example=example)
    located = root / file
    try:
        there = located.is_file()
    # A name that the system cannot look up: too long, or with letters that it lacks.
    except (OSError, ValueError):
        there = False
    if not there:
        if same_but_for_spelling(file, root) == path.as_posix():
            return Message("settings.file.no_file", file=file)
        if other := same_but_for_spelling(file, root):
            return Message("settings.file.spelling", file=file, other=other)
        same = sorted(root.glob("resources/*/*"))
        same = [found for found in same if found.name == path.name]
        meant = Message("settings.file.put_it", example=example)
        if same:
            meant = Message("settings.did_you_mean", meant=same[0].relative_to(root).as_posix())
        return Message("settings.file.absent", file=file, meant=meant)
    if not located.resolve().is_relative_to(root.resolve()):
        return Message("settings.file.link", file=file)
    return None
