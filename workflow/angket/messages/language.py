"""Which language messages are told in: that of the study or, before one is known, the project."""

import re
from pathlib import Path

from angket.messages.message import DEFAULT, LANGUAGES
from angket.systems import described, systems

CONFIG_FILE = "config/config.yaml"
_LANGUAGE = re.compile(r"""^language\s*:\s*["']?(\w+)""", re.MULTILINE)
# The key stands near the top of a file; no more of it is read.
_BEGINNING = 100_000


def language_for(study=None, root="."):
    """Return the language of the messages of a study, or of what else has a name.

    It is looked for in the text of the file, which may be too broken to be YAML.

    Parameters
    ----------
    study : str, optional
        Without it, or where its file names no known language, that of config/config.yaml.
    root : path
        The project's folder.

    Returns
    -------
    str
        English where no file says anything else.

    Examples
    --------
    >>> language_for("no_such_study", root="no/such/folder")
    'en'
    """
    files = [described(folder, study) for folder in ("studies", *systems()) if study is not None]
    for file in [*files, CONFIG_FILE]:
        found = _named_in(Path(root) / file)
        if found and (LANGUAGES / found).is_dir():
            return found
    return DEFAULT


def _named_in(file):
    try:
        with open(file, encoding="utf-8", errors="replace") as stream:
            named = _LANGUAGE.search(stream.read(_BEGINNING))
    except OSError:
        return None
    return named[1] if named else None
