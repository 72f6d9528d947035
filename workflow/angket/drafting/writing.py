"""Writes YAML for people: values that any text can be, and comments between them."""

import json
import re
import textwrap

# What YAML does not allow in a text as it is, or what would steer an editor or a terminal.
_UNPRINTABLE = re.compile(
    "[\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff0-\ufffb\ufffe\uffff]"
)
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_NAME = re.compile("[A-Za-z][A-Za-z0-9_]*")
# What YAML takes for something else than text.
_WORDS = frozenset(("y", "n", "yes", "no", "true", "false", "on", "off", "null"))
WIDTH = 92


def value(text):
    r"""Write a text as YAML between double quotes, whatever is in it.

    JSON is YAML, but for letters that YAML wants written as their number.

    Parameters
    ----------
    text : str

    Examples
    --------
    >>> print(value('I don\x92t "rest": no\n'))
    "I don\u0092t \"rest\": no\n"
    """
    whole = _SURROGATE.sub("\ufffd", str(text))
    return _UNPRINTABLE.sub(
        lambda letter: f"\\u{ord(letter[0]):04x}", json.dumps(whole, ensure_ascii=False)
    )


def name(text):
    """Write a name: without quotes where YAML takes it for a text as it is.

    >>> name("Q7"), name("no"), name("X1.1")
    ('Q7', '"no"', '"X1.1"')
    """
    plain = _NAME.fullmatch(text) and text.casefold() not in _WORDS
    return text if plain else value(text)


def listed(texts, write=value):
    """Write texts, or names, as a YAML list on one line.

    >>> listed(["a", "b: c"]), listed(["Q1", "Q2"], name)
    ('["a", "b: c"]', '[Q1, Q2]')
    """
    return f"[{', '.join(map(write, texts))}]"


def comment(text, indent=0):
    """Return the lines of a comment.

    Parameters
    ----------
    text : str
        As `messages` tells it: without letters that steer or break lines.
    indent : int

    Examples
    --------
    >>> comment("Check this.", indent=2)
    ['  # Check this.']
    """
    start = " " * indent + "# "
    safe = " ".join(text.split())
    for unsafe in (_UNPRINTABLE, _CONTROL, _SURROGATE):
        safe = unsafe.sub("\ufffd", safe)
    return textwrap.wrap(
        safe,
        WIDTH,
        initial_indent=start,
        subsequent_indent=start,
        break_long_words=False,
        break_on_hyphens=False,
    )
