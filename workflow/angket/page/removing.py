"""Puts a study aside that was made by mistake: its files go to a folder, and none is lost."""

import time
from pathlib import Path

from angket.page.reading import settings_of
from angket.page.running import BusyError, Runs

FOLDER = "removed"


def remove(project, study):
    """Put a study aside.

    Parameters
    ----------
    project : angket.page.project.Project
    study : str

    Returns
    -------
    str
        The folder that it lies in now, from the project's folder.

    Raises
    ------
    angket.page.running.BusyError
        While a run is at work, which may need its files.
    """
    if Runs(project.root).is_busy():
        raise BusyError
    moment = time.strftime("%Y-%m-%dT%H-%M-%S")
    target = project.inside(FOLDER, f"{study}_{moment}")
    target.mkdir(parents=True)
    # The description last: while it is there, so is the study.
    for name in [*_folders(project, study), f"config/studies/{study}.yaml"]:
        source = project.inside(name)
        if source.exists():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            source.rename(target / name)
    return target.relative_to(project.root).as_posix()


def _folders(project, study):
    """Return the folders that are of the study alone."""
    own = f"resources/{study}"
    others = (settings_of(project, name)[0] for name in project.studies() if name != study)
    used = {Path(file).parts[:2] for one in others if one for file in _files(one)}
    found = [own] if Path(own).parts not in used else []
    # What was computed would be taken for that of another study which is called so later.
    return [*found, f"results/{study}", f"logs/page/before/{study}"]


def _files(settings):
    """Yield all texts of settings that may name a file."""
    if isinstance(settings, dict | list):
        parts = settings.values() if isinstance(settings, dict) else settings
        for part in parts:
            yield from _files(part)
    elif isinstance(settings, str) and settings.startswith("resources/"):
        yield settings
