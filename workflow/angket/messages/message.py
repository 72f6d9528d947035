"""A sentence for the user, which is told when the language is known.

The sentences stand in workflow/languages/<language>/<area>.yaml, those of a kind of hypothesis
under `messages` in the language's file of its folder, as do those of a system. Code names one by
its key and hands over what fills it; where it is printed, and only there, it is told in a language.
"""

import functools
import re
import unicodedata
from pathlib import Path

import yaml

LANGUAGES = Path(__file__).parents[2] / "languages"
# Areas whose messages stand in folders of what they are about.
FOLDERS = {area: Path(__file__).parents[1] / area for area in ("hypotheses", "systems")}
DEFAULT = "en"
# A longer text from outside is cut, so that a message stays one.
LONGEST = 300
# Letters that steer a terminal or turn the direction of writing: shown by their code instead.
_STEERING = {"Cc", "Cf", "Zl", "Zp", "Cs", "Co"}
_LINES = re.compile(r"([\n\t])")
_HARMLESS = "\u200c\u200d\u00ad"


class Message:
    """A sentence with what fills it.

    Parameters
    ----------
    key : str
        Area and name, such as ``settings.no_such_file``: the name `no_such_file` in
        workflow/languages/<language>/settings.yaml. Names may be nested.
    fillings : dict
        What stands between braces in the phrase: text from anywhere, numbers, lists (told with
        commas between) and other messages. None is told as nothing. Where the phrase has the
        forms `one` and `other`, the filling `count` chooses.

    Examples
    --------
    >>> str(Message("message.example", file="a.csv", count=1))
    'a.csv: 1 fault.'
    >>> Message("message.example", file="a.csv", count=3).tell("id")
    'a.csv: 3 kesalahan.'
    """

    def __init__(self, key, **fillings):
        self.key, self.fillings = key, fillings

    def tell(self, language=DEFAULT):
        """Return the sentence in a language, as text that is safe to print.

        Raises
        ------
        KeyError
            When the phrase, or a filling that it wants, is not there.
        """
        phrase = self._phrase(language)
        if isinstance(phrase, dict):
            phrase = phrase["one" if self.fillings["count"] == 1 else "other"]
        told = {name: tell(value, language) for name, value in self.fillings.items()}
        return re.sub("  +", " ", phrase.format_map(told)).strip()

    def _phrase(self, language):
        return phrase_of(self.key, language)

    def __str__(self):
        return self.tell()

    def __repr__(self):
        return f"Message({self.key!r}, {self.fillings!r})"

    def __eq__(self, other):
        return isinstance(other, Message) and (self.key, self.fillings) == (
            other.key,
            other.fillings,
        )

    def __hash__(self):
        return hash(self.key)


class Sentences(Message):
    """Several messages told one after the other, with a blank between; None is left out.

    Examples
    --------
    >>> parts = [Message("message.example", file="a", count=1), None]
    >>> Sentences(*parts, Message("message.example", file="b", count=2)).tell("en")
    'a: 1 fault. b: 2 faults.'
    """

    def __init__(self, *parts):
        super().__init__("", parts=[part for part in parts if part])

    def tell(self, language=DEFAULT):
        return " ".join(tell(part, language) for part in self.fillings["parts"])


def tell(value, language=DEFAULT):
    """Return anything that fills a phrase as text in a language.

    >>> tell(["a", 2, None], "en")
    'a, 2, '
    """
    if isinstance(value, Message):
        return value.tell(language)
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return ", ".join(tell(part, language) for part in value)
    return visible(str(value))


def visible(text):
    r"""Show a text from outside without letting it steer the screen.

    Everything that a file, a setting or an archive says goes through here before it is printed
    or logged.

    Examples
    --------
    >>> visible("a" + chr(27) + "[2Jb" + chr(10) + "c")
    'a\\x1b[2Jb\\nc'
    """
    text = str(text)
    if len(text) > LONGEST:
        text = text[:LONGEST] + "\u2026"
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(letter) for letter in text)


def visible_line(text):
    r"""Show a whole line, however long, without letting it steer the screen.

    >>> visible_line("a" * 400 + chr(27))[-5:]
    'a\\x1b'
    """
    text = str(text)
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(letter) for letter in text)


def visible_lines(text):
    r"""Show a text of several lines, in which blanks and ends of lines may stand, likewise.

    >>> print(visible_lines("a" + chr(10) + "b" + chr(27)))
    a
    b\x1b
    """
    return "".join(part if part in "\n\t" else visible_line(part) for part in _LINES.split(text))


def _shown(letter):
    if letter in _HARMLESS or unicodedata.category(letter) not in _STEERING:
        return letter
    return letter.encode("unicode_escape").decode()


def phrase_of(key, language):
    """Return what stands under a key in the files of a language.

    >>> phrase_of("message.example.one", "en")
    '{file}: {count} fault.'
    >>> phrase_of("hypotheses.moderation.three_variables", "en")
    'expected three different variables: {roles}.'
    """
    area, *names = key.split(".")
    found = _of_folders(language, area) if area in FOLDERS else _load(language, area)
    for name in names:
        found = found[name]
    return found


def areas(language):
    """List the areas that a language has phrases for.

    >>> "message" in areas("id")
    True
    """
    return sorted([*FOLDERS, *(file.stem for file in (LANGUAGES / language).glob("*.yaml"))])


@functools.cache
def _load(language, area):
    return _read(LANGUAGES / language / f"{area}.yaml")


@functools.cache
def _of_folders(language, area):
    files = sorted(FOLDERS[area].glob(f"*/{language}.yaml"))
    return {file.parent.name: _read(file).get("messages", {}) for file in files}


def _read(path):
    with open(path, encoding="utf-8") as file:
        return yaml.load(file, Loader=yaml.CSafeLoader)
