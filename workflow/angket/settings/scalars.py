"""What a word of a settings file means: text, number, true or false, or nothing.

YAML takes more for numbers than people do: 012 for ten, 12:30 for 750, 1_0 for ten, and
2026-05-01 for a day. Whoever wrote that is asked what is meant, instead of guessed at.
"""

import re

from angket.messages.message import Message

_NULL = {"", "~", "null", "Null", "NULL"}
_TRUE = {word for name in ("yes", "true", "on") for word in (name, name.capitalize(), name.upper())}
_FALSE = {word for name in ("no", "false", "off") for word in (name, name.title(), name.upper())}
_WHOLE = re.compile(r"[+-]?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"[+-]?([0-9]+\.[0-9]*|\.[0-9]+|[0-9]+)([eE][+-]?[0-9]+)?")
_LEADING_ZEROS = re.compile(r"[+-]?0[0-9]+")
_UNDERSCORES = re.compile(r"[+-]?[0-9][0-9_]*_[0-9_]*(\.[0-9_]*)?")
_BASES = re.compile(r"[+-]?0[xXbBoO][0-9a-fA-F_]+")
_CLOCK = re.compile(r"[+-]?[0-9]+(:[0-5]?[0-9])+(\.[0-9]*)?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ].*)?")
_ENDLESS = re.compile(r"[+-]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
# Nobody counts as far as a number with more digits.
_LONGEST = 17


def read_scalar(text):
    """Return what a word without quotes means, and what is to be asked about it.

    Parameters
    ----------
    text : str

    Returns
    -------
    value : str, int, float, bool or None
    question : Message or None

    Examples
    --------
    >>> read_scalar("0.05"), read_scalar("yes"), read_scalar("Often")
    ((0.05, None), (True, None), ('Often', None))
    >>> value, question = read_scalar("012")
    >>> print(value, question)
    012 012 is not clear: as a number, write 12; as text, put it between quotes if it is text: "012"
    """
    if text in _NULL:
        return None, None
    if text in _TRUE or text in _FALSE:
        return text in _TRUE, None
    if _ENDLESS.fullmatch(text):
        return text, Message("settings.not_finite", value=text)
    if _DAY.fullmatch(text):
        return text, Message("settings.a_day", value=text)
    if _LEADING_ZEROS.fullmatch(text) or _UNDERSCORES.fullmatch(text):
        sign = text[0].strip("+0123456789")
        number = sign + (text.lstrip("+-").replace("_", "").lstrip("0") or "0")
        return text, Message("settings.unclear_number", value=text, number=number)
    if _BASES.fullmatch(text) or _CLOCK.fullmatch(text):
        return text, Message("settings.unclear_text", value=text)
    if _WHOLE.fullmatch(text) and len(text) <= _LONGEST:
        return int(text), None
    if _DECIMAL.fullmatch(text):
        number = float(text)
        if len(re.sub("[eE].*", "", text)) > 2 * _LONGEST or number in (
            float("inf"),
            -float("inf"),
        ):
            return text, Message("settings.not_finite", value=text)
        return number, None
    return text, None
