"""What is wrong in the settings of what a run is for, by key."""

import re
from typing import NamedTuple

from angket.messages.message import tell
from angket.settings.studies import ConfigurationError, load_studies

_STUDY = re.compile(r"config/studies/(.+)\.yaml")


class Told(NamedTuple):
    """A problem as a reader is told it.

    Attributes
    ----------
    study : str or None
        None where it is not in the settings of a study.
    file, key : str
    line : int or None
    what : str
    """

    study: str | None
    file: str
    key: str
    line: int | None
    what: str


def problems_of(root, asked, language):
    """Check the settings as a run does before it starts.

    Parameters
    ----------
    root : path
        The project's folder.
    asked : angket.page.running.Asked
    language : str

    Returns
    -------
    list of Told
        Empty where they are right.
    """
    try:
        load_studies({"studies": [asked.study]} if asked.study else {}, root)
    except ConfigurationError as error:
        return [_told(problem, language) for problem in error.problems]
    return []


def _told(problem, language):
    study = _STUDY.fullmatch(problem.file)
    what = tell(problem.what, language)
    return Told(study and study[1], problem.file, problem.key, problem.line, what)
