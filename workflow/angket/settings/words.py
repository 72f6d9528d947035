"""The words of a language, from workflow/languages and the folders of what has words of its own."""

import functools
from pathlib import Path

import yaml

from angket.hypotheses.kind import FOLDER, kinds
from angket.systems import FOLDER as SYSTEMS
from angket.systems import systems

LANGUAGES = Path(__file__).parents[2] / "languages"
PACKAGE = Path(__file__).parents[1]
# Where figures and sections may have words of their own, a file for each language.
FOUND = ("figures/of_study/*/", "report/sections/*.")


def load_words(language, stage, used=None):
    """Return the words that a stage writes in a language.

    Parameters
    ----------
    language : str
    stage : str
        Such as report or figures.
    used : iterable of str, optional
        The kinds of hypothesis whose words are wanted; without it, all. Or a system.

    Returns
    -------
    dict

    Examples
    --------
    >>> sorted(load_words("en", "report", ["regression"])["hypotheses"]["tests"])
    ['regression']
    """
    wanted = kinds() if used is None else sorted(set(used))
    return _load(language, tuple(wanted)).get(stage, {})


def known_languages():
    """List the languages that have a file."""
    return sorted(file.stem for file in LANGUAGES.glob("*.yaml"))


@functools.cache
def _load(language, used):
    words = _read(LANGUAGES / f"{language}.yaml")
    of_kinds = [FOLDER / kind / f"{language}.yaml" for kind in used if kind not in systems()]
    for system in systems():
        if system in used:
            of_kinds += [SYSTEMS / f"{language}.yaml", SYSTEMS / system / f"{language}.yaml"]
    places = [f"{pattern}{language}.yaml" for pattern in FOUND]
    of_others = [file for place in places for file in sorted(PACKAGE.glob(place))]
    for file in [*of_kinds, *of_others]:
        words = merged(words, _read(file))
    return words


@functools.cache
def _read(file):
    with open(file, encoding="utf-8") as stream:
        return yaml.load(stream, Loader=yaml.CSafeLoader)


def merged(words, further):
    """Put words into the groups of others that have the same names.

    >>> merged({"a": {"b": 1}}, {"a": {"c": 2}})
    {'a': {'b': 1, 'c': 2}}
    >>> merged({"reasons": ["a"]}, {"reasons": ["b"]})
    {'reasons': ['a', 'b']}
    """
    both = dict(words)
    for key, value in further.items():
        known = both.get(key)
        if isinstance(known, dict):
            both[key] = merged(known, value)
        else:
            both[key] = [*known, *value] if isinstance(known, list) else value
    return both
