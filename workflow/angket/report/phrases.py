"""Fills the phrases of a language file and splits them into inlines."""

import re

from angket.catalogue import headings
from angket.formats.blocks import Italic, Number, Subscript, Superscript, text_of
from angket.settings.words import load_words, merged

# With what a number begins that is written as an inequality.
_RELATIONS = ("<", ">")
# *italic*, ~lowered~, ^raised^ and {fillings}; none of them within another.
_MARKS = re.compile(r"\*([^*]+)\*|~([^~]+)~|\^([^^]+)\^|\{(\w+)\}")


class Phrases:
    """The phrases of one language, found by dotted keys.

    Parameters
    ----------
    words : dict
        Nested as in the language file.

    Examples
    --------
    >>> say = Phrases({"test": {"t": "*t*({df}) = {t}"}})
    >>> say("test.t", df="53", t=Number(2.5, "2,50"))
    (Italic(text='t'), '(', '53', ') = ', '2,50')
    >>> say.text("test.t", df="53", t="< 0,01")
    't(53) < 0,01'
    >>> say.text("test.t", df="53", t="2,50")
    't(53) = 2,50'
    """

    def __init__(self, words):
        self._words = words

    def __call__(self, key, **fillings):
        """Return a phrase as a tuple of inlines; what fills it is never taken for markup."""
        inlines, place, phrase = [], 0, self.raw(key)
        for mark in _MARKS.finditer(phrase):
            filled = _inlines(mark, fillings, key)
            before = phrase[place : mark.start()]
            if before.endswith("= ") and text_of(tuple(filled))[:1] in _RELATIONS:
                # An inequality stands for itself: not "r = < 0,001", but "r < 0,001".
                before = before.removesuffix("= ")
            inlines += [before] if before else []
            inlines += filled
            place = mark.end()
        return (*inlines, *([phrase[place:]] if place < len(phrase) else []))

    def text(self, key, **fillings):
        """Return a phrase as plain text, for titles and alternative texts."""
        return text_of(self(key, **fillings))

    def raw(self, key):
        """Return what stands in the language file: a phrase, or a part with phrases in it."""
        found = self._words
        for name in key.split("."):
            found = found[name]
        return found

    def has(self, key):
        """Tell whether the language file has a phrase."""
        try:
            self.raw(key)
        except KeyError:
            return False
        return True


def _inlines(mark, fillings, key):
    italic, lowered, raised, name = mark.groups()
    if italic:
        return [Italic(italic)]
    if lowered:
        return [Subscript(lowered)]
    if raised:
        return [Superscript(raised)]
    if name not in fillings:
        raise KeyError(f"The phrase {key} wants {name}")
    filling = fillings[name]
    if isinstance(filling, Number):
        return [filling.text]
    return list(filling) if isinstance(filling, tuple | list) else [filling]


def report_words(language, used=None, origin=None):
    """Return the words of reports in a language, with the headings of statistics.

    Parameters
    ----------
    language : str
    used : iterable of str, optional
        The kinds of hypothesis whose words are wanted; without it, all.
    origin : str, optional
        Where the answers come from, `reconstructed` or `simulated`; then nothing is said as if
        people had given them.

    Returns
    -------
    dict

    Examples
    --------
    >>> report_words("en")["statistics"]["screening"]["n"]
    '*n*'
    >>> report_words("en", origin="simulated")["overview"]["found_one"]["not_supported"]
    'The simulated data do not support this.'
    """
    words = load_words(language, "report", used) | {"statistics": headings(language, used)}
    made = words["origins"]["made"].get(origin)
    return merged(words, _put_in(words["origins"]["said"], made)) if made else words


def origin_of(settings):
    """Return where the answers of a study come from; without a word on it, people gave them.

    >>> origin_of({"origin": {"data": "simulated"}}), origin_of({})
    ('simulated', 'collected')
    """
    return (settings.get("origin") or {}).get("data", "collected")


def _put_in(phrases, made):
    """Put what the data are called into phrases, at the beginning of some with a capital."""
    if isinstance(phrases, dict):
        return {key: _put_in(phrase, made) for key, phrase in phrases.items()}
    return phrases.replace("{made}", made).replace("{Made}", made[0].upper() + made[1:])
