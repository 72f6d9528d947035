"""The words of a language, from workflow/languages/<language>.yaml."""

import functools
from pathlib import Path

import yaml

LANGUAGES = Path(__file__).parent.parent / "languages"


def load_words(language, stage):
    """Return the words that a stage writes in a language."""
    return _load(language)[stage]


@functools.cache
def _load(language):
    with open(LANGUAGES / f"{language}.yaml", encoding="utf-8") as file:
        return yaml.load(file, Loader=yaml.CSafeLoader)
