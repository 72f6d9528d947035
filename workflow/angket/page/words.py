"""What the page says: phrases by key and language, from files beside what they are of."""

import functools
from pathlib import Path

import yaml

from angket.messages.message import DEFAULT, LANGUAGES, tell
from angket.settings.words import load_words

HERE = Path(__file__).parent


def languages():
    """Return the languages that the page can speak, with what each calls itself.

    >>> languages()["id"]
    'Bahasa Indonesia'
    """
    names = [path.name for path in LANGUAGES.iterdir() if path.is_dir()]
    known = [name for name in sorted(names) if (HERE / f"words.{name}.yaml").exists()]
    return {name: _phrases(name)["language"] for name in known}


class Words:
    """The phrases of one language.

    Parameters
    ----------
    language : str

    Examples
    --------
    >>> Words("en")("respondents", count=1), Words("id")("respondents", count=12)
    ('1 respondent', '12 responden')
    """

    def __init__(self, language=DEFAULT):
        self.language = language

    def __call__(self, key, /, **fillings):
        """Tell a phrase.

        Parameters
        ----------
        key : str
            Names with dots between; the first is that of a screen, for phrases of its own.
        **fillings
            What stands between braces in the phrase; `count` chooses between `one` and `other`.

        Returns
        -------
        str

        Raises
        ------
        KeyError
            When there is no such phrase, or a filling is missing.
        """
        phrase = self.get(key)
        if phrase is None:
            raise KeyError(key)
        if isinstance(phrase, dict):
            phrase = phrase["one" if fillings["count"] == 1 else "other"]
        told = {name: tell(value, self.language) for name, value in fillings.items()}
        return phrase.format_map(told)

    def get(self, key):
        """Return what stands under a key, or None."""
        found = _phrases(self.language)
        for name in key.split("."):
            found = found.get(name) if isinstance(found, dict) else None
        return found


@functools.cache
def _phrases(language):
    found = _read(HERE / f"words.{language}.yaml")
    for file in sorted((HERE / "screens").glob(f"*.{language}.yaml")):
        found[file.name.split(".")[0]] = _read(file)
    # What kinds of hypothesis call their tables.
    found["results"]["names"] |= load_words(language, "page_tables")
    return found


def _read(path):
    with open(path, encoding="utf-8") as file:
        return yaml.load(file, Loader=yaml.CSafeLoader)
