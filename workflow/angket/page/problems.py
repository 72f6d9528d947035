"""What is wrong in the settings of what a run is for, by key."""

import re
from pathlib import Path
from typing import NamedTuple

from angket.messages.message import tell
from angket.page.columns.respondents import not_there
from angket.page.form.key_labels import field_ids, label_of, nearest_field
from angket.page.plain_faults import told_plainly
from angket.settings.studies import ConfigurationError, load_studies
from angket.settings.yaml_file import Settings

_STUDY = re.compile(r"config/studies/(.+)\.yaml")


class Told(NamedTuple):
    """A problem as a reader is told it.

    Attributes
    ----------
    study : str or None
        None where it is not in the settings of a study.
    file : str
    key : str
        As the form calls it.
    field : str
        Where the form of the study shows it: its id, or that of the smallest group it lies in.
    line : int or None
    what : str
    """

    study: str | None
    file: str
    key: str
    field: str
    line: int | None
    what: str


def problems_of(root, asked, language):
    """Check the settings as a run does before it starts, and whether whom they name is there.

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
        return _told(error.problems, root, language)
    if not asked.study:
        return []
    file = f"config/studies/{asked.study}.yaml"
    text = (Path(root) / file).read_text(encoding="utf-8-sig")
    return _told(not_there(file, text, root), root, language)


def _told(problems, root, language):
    files = {problem.file for problem in problems if _STUDY.fullmatch(problem.file)}
    ids = {file: _fields_of(file, root) for file in files}
    return [_in_words(problem, ids.get(problem.file, {}), language) for problem in problems]


def _fields_of(file, root):
    """Return the ids of the fields that the form shows of a file, by their paths."""
    settings = Settings(file, root, ask=False).data
    return field_ids(settings) if isinstance(settings, dict) else {}


def _in_words(problem, ids, language):
    study = _STUDY.fullmatch(problem.file)
    if not study:
        what = tell(problem.what, language)
        return Told(None, problem.file, problem.key, "", problem.line, what)
    what = told_plainly(problem.what, language, problem.key)
    key, field = label_of(problem.key, language), nearest_field(problem.key, ids)
    return Told(study[1], problem.file, key, field, problem.line, what)
