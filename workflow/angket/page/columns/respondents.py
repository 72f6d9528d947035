"""What the settings of a study call the respondents of its file of answers."""

from angket.answers.by_hand import KEY, matched, nobody_called
from angket.files.fault import Fault
from angket.messages.message import Message
from angket.page.columns.called import called_in
from angket.page.columns.looked_at import recognised_by
from angket.page.project import OutsideError, Project
from angket.settings.yaml_file import Settings

_PATH = tuple(KEY.split("."))


def not_there(file, text, root):
    """Find respondents whom a study leaves out one by one, but who are not in its file.

    Parameters
    ----------
    file : str
        Path of the settings, from the project's folder.
    text : str
        What the file says, or would say; right by itself.
    root : path
        The project's folder.

    Returns
    -------
    list of angket.settings.problem.Problem
        Each at its key; empty where the answers cannot be read, which is told elsewhere.
    """
    settings = Settings(file, root, text=text, ask=False)
    study = settings.data
    names = list((study.get("exclude") or {}).get("respondents") or {})
    if not names:
        return []
    try:
        recognised = recognised_by(Project(root), study)[1]
    except (Fault, OutsideError, OSError):
        return []
    data, column = study["data"], study["data"].get("id")
    ids = called_in(data, recognised.cells)
    if ids is None:
        return []
    found = set(matched(ids, names).dropna())
    for name in names:
        if name not in found:
            told = nobody_called(name, ids, column)
            if "pseudonyms" in data:
                told = Message("values.no_such_respondent.hidden", column=column)
            settings.report((*_PATH, name), told)
    return settings.problems
