"""Messages in the words of the page: columns by their letters, settings by their labels.

Where the words of the screen of a run have a phrase under `plain` and the key of a message, it
stands in the place of that message. In all others, keys of settings are named by the labels of
their fields: those with a dot or an underscore wherever they stand, a bare word where the phrase
has it in every language. In English a label is hardly other than such a word.
"""

import functools
import re
from pathlib import PurePosixPath

from angket.messages.message import DEFAULT, Message, Sentences, phrase_of, tell
from angket.page.form.key_labels import in_labels, words_in_labels
from angket.page.words import Words, languages

# Keys that are words of people, too.
_WORDS = {"id", "to", "item", "label", "file", "model", "total", "data"}


def told_plainly(value, language, at=""):
    """Tell a message, or what fills one, as the page does.

    Parameters
    ----------
    value : Message or object
    language : str
    at : str
        The key of the settings that it is about, if any, with dots between.

    Returns
    -------
    str

    Examples
    --------
    >>> told_plainly(Message("settings.items_or_dimensions"), "id", "variables.stress")
    'isilah "Butir" atau "Dimensi" yang memuat "Butir", jangan keduanya.'
    """
    return in_labels(tell(plainly(value, at), language), language, at)


def plainly(value, at=""):
    """Return a message, or what fills one, as the page tells it, but for keys with dots.

    Parameters
    ----------
    value : Message or object
    at : str
        The key of the settings that it is about, if any.

    Returns
    -------
    Message or object
        Files by their names alone.

    Examples
    --------
    >>> told = Message("values.in_row", row=3, column="Q8", found="x", expected="1", rule="a_rule")
    >>> plainly(told).tell("en")
    'Row 3, column Q8: holds x, expected 1'
    """
    if isinstance(value, Sentences):
        return type(value)(*(plainly(part, at) for part in value.fillings["parts"]))
    # Others tell themselves in a way of their own.
    if type(value) in (Message, _Plain):
        if getattr(value.fillings.get("expected"), "key", None) == "settings.expected.minLength":
            return _Plain("settings.empty")
        named = {key: plainly(part, at) for key, part in value.fillings.items()}
        if isinstance(named.get("file"), str):
            named["file"] = PurePosixPath(named["file"]).name
        plain = _Plain(value.key, **named)
        plain.at = at
        return plain
    if isinstance(value, list | tuple):
        return [plainly(part, at) for part in value]
    return value


class _Plain(Message):
    """A message for which the page may have words of its own."""

    at = ""

    def _phrase(self, language):
        if own := Words(language).get(f"run.plain.{self.key}"):
            return own
        phrase = phrase_of(self.key, language)
        if not self.at or language == DEFAULT:
            return phrase
        area, kind, *_ = self.key.split(".")
        about = _keys_in(self.key), language, self.at, kind if area == "hypotheses" else None
        if isinstance(phrase, dict):
            return {form: words_in_labels(one, *about) for form, one in phrase.items()}
        return words_in_labels(phrase, *about)


@functools.cache
def _keys_in(key):
    """Return the words that the phrase of a message has in every language: keys, if anything."""
    found = []
    for language in languages():
        phrase = phrase_of(key, language)
        text = " ".join(phrase.values()) if isinstance(phrase, dict) else str(phrase)
        found.append(set(re.findall(r"[a-z_]+", re.sub(r"\{\w+\}", "", text))))
    return frozenset(set.intersection(*found) - _WORDS)
