"""The words of a language, from workflow/languages/<language>.yaml."""

import functools
from pathlib import Path

import yaml

LANGUAGES = Path(__file__).parent.parent / "languages"


def load_words(language, stage):
    """Return the words that a stage writes in a language."""
    return _load(language)[stage]


def known_languages():
    """List the languages that have a file."""
    return sorted(file.stem for file in LANGUAGES.glob("*.yaml"))


@functools.cache
def _load(language):
    with open(LANGUAGES / f"{language}.yaml", encoding="utf-8") as file:
        return yaml.load(file, Loader=yaml.CSafeLoader)
