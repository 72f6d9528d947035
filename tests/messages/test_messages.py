"""Every sentence stands in every language, with the same fillings."""

import re
from pathlib import Path
from string import Formatter

import pytest

from angket.messages.message import Message, Sentences, areas, phrase_of, visible
from angket.settings.words import known_languages

REPOSITORY = Path(__file__).parents[2]
OTHERS = [language for language in known_languages() if language != "en"]
SOURCES = ("*.py", "*.smk")


def phrases(area, language):
    """Return every phrase of an area by its dotted key."""

    def leaves(part, *names):
        if isinstance(part, dict):
            for name, below in part.items():
                yield from leaves(below, *names, str(name))
        else:
            yield ".".join(names), part

    return dict(leaves(phrase_of(area, language), area))


def fillings(phrase):
    return {name for _, name, *_ in Formatter().parse(str(phrase)) if name}


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_has_the_same_areas(language):
    assert areas("en") == areas(language)


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("area", areas("en"))
def test_every_language_has_the_same_phrases_with_the_same_fillings(area, language):
    english, other = phrases(area, "en"), phrases(area, language)
    assert english.keys() == other.keys()
    for key, phrase in english.items():
        assert fillings(phrase) == fillings(other[key]), key


def test_every_key_that_the_code_names_is_a_phrase():
    named = {
        (str(file), key)
        for pattern in SOURCES
        for file in [*(REPOSITORY / "workflow").rglob(pattern), REPOSITORY / "Snakefile"]
        for key in re.findall(r'Message\(\s*"([\w.]+)"', file.read_text("utf-8"))
    }
    assert len(named) > 0
    for file, key in named:
        try:
            phrase_of(key, "en")
        except (KeyError, FileNotFoundError):
            pytest.fail(f"{file} names {key}, which is no phrase")


def test_text_from_outside_cannot_steer_the_screen():
    wild = "\x1b[2J\x9b31m\u202eabc\r\n\x07"
    message = Message("message.example", file=wild, count=1)
    for told in (message.tell("en"), message.tell("id"), Sentences(message).tell("en")):
        assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e]", told)
        assert "abc" in told
    assert len(visible("x" * 10_000)) < 400
    assert visible("Sangat setuju – “ya”, 5 €, naïve") == "Sangat setuju – “ya”, 5 €, naïve"
