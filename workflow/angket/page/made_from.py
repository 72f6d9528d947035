"""What results were made from, and what of it is different now.

The engine keeps of each step its settings and the checksums of the files that it read
(`angket.engine.record`). The report is made from all settings that results follow from.
"""

import json
from typing import NamedTuple

from angket.engine.reasons import changes_of_params
from angket.engine.record import FOLDER, checksums, record_of, recorded
from angket.page.reading import settings_of
from angket.settings.schemas import load_schema
from angket.settings.settings import describe_setting, read_settings

_LAST = "report"


class Made(NamedTuple):
    """What results were made from.

    Attributes
    ----------
    settings : dict of str to str
        From key to value as JSON, as steps are handed them.
    files : dict of str to str
        From a file of answers, of experts or of ratings to its SHA-256.
    """

    settings: dict
    files: dict

    def read(self):
        """Return the settings as they are in a study."""
        return read_settings(f"{key} = {value}" for key, value in self.settings.items())


class Different(NamedTuple):
    """What is different between what two results were made from.

    Attributes
    ----------
    settings : list of angket.messages.message.Message
    files : list of str
    unreadable : bool
        Whether the settings of now hold a mistake, and so cannot be those of the results.
    """

    settings: list
    files: list
    unreadable: bool = False

    def __bool__(self):
        return bool(self.settings or self.files or self.unreadable)


def made_from(project, study):
    """Return what the results of a study were made from, or None where no report was made."""
    record = recorded(project.inside(record_of(_LAST, {"study": study}).as_posix()))
    known = load_schema("study")["properties"]
    settings = {key: value for key, value in record["params"].items() if key in known}
    if not settings:
        return None
    files = {}
    for file in sorted(project.inside(FOLDER.as_posix(), study).glob("*.json")):
        inputs = recorded(file)["inputs"].items()
        files |= {name: digest for name, digest in inputs if not name.startswith("results/")}
    return Made(settings, files)


def outdated(project, study):
    """Tell what of settings and answers is not what the results of a study were made from.

    Parameters
    ----------
    project : angket.page.project.Project
    study : str

    Returns
    -------
    Different or None
        None where nobody knows.
    """
    made = made_from(project, study)
    if made is None:
        return None
    settings, problems = settings_of(project, study)
    if problems or settings is None:
        return Different([], [], unreadable=True)
    texts = [describe_setting(settings, key) for key in made.settings]
    now = dict(text.split(" = ", 1) for text in texts)
    paths = {name: str(project.inside(name)) for name in made.files}
    digests = checksums(paths.values())
    files = {name: digests[path] for name, path in paths.items()}
    return different(made, Made(now, files))


def different(before, now):
    """Tell what is different between what two results were made from.

    Parameters
    ----------
    before, now : Made

    Returns
    -------
    Different

    Examples
    --------
    >>> one, other = Made({"title": '"A"'}, {"a.csv": "1"}), Made({"title": '"B"'}, {"a.csv": "2"})
    >>> found = different(one, other)
    >>> [str(message) for message in found.settings], found.files
    (['title was "A" and is now "B"'], ['a.csv'])
    """
    shared = [name for name in now.files if name in before.files]
    return Different(
        changes_of_params(before.settings, now.settings),
        [name for name in shared if before.files[name] != now.files[name]],
    )


def written(made):
    """Return what results were made from as text, which `read_made` reads."""
    return json.dumps(made._asdict(), ensure_ascii=False)


def read_made(text):
    """Return what `written` wrote.

    >>> read_made(written(Made({"title": '"A"'}, {})))
    Made(settings={'title': '"A"'}, files={})
    """
    return Made(**json.loads(text))
