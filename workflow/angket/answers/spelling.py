"""When two spellings of an answer, a setting or a heading are the same text."""

import re
import unicodedata
from decimal import Decimal

NUMBER = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)")
# 2e-05 and 1e+03, as R and pandas write small and large numbers; 1E3 may be a class at school.
_EXPONENT = re.compile(r"[+-]?\d+([.,]\d+)?e[+-]\d{1,2}")
# Invisible letters that copying brings along: soft hyphens, joiners, marks of direction.
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
# 25 - 35 is 25-35, SMA / SMK is SMA/SMK and < 25 is <25; a dash before a number stays a minus.
_BLANKS_BESIDE = re.compile(r"(?<=\w) ?([-/]) ?(?=\w)|([<>\u2264\u2265]) ")
_DASHES = "\u058a\u02d7\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\ufe58\ufe63\uff0d"
_SINGLE = "`\u00b4\u02b9\u02bb\u02bc\u2018\u2019\u201a\u201b\u2032\u2039\u203a\uff07"
_DOUBLE = "\u00ab\u00bb\u201c\u201d\u201e\u201f\u2033\u301d\u301e\uff02"
_TYPED = (
    _UNSEEN
    | dict.fromkeys(map(ord, _DASHES), "-")
    | dict.fromkeys(map(ord, _SINGLE), "'")
    | dict.fromkeys(map(ord, _DOUBLE), '"')
)


def plain(text):
    r"""Give all spellings of a text that people take for one the same form.

    Case, blanks, dashes, quotation marks, the width of letters, the way accents are stored and
    what nobody sees make no difference; digits of any script are those from 0 to 9.

    Examples
    --------
    >>> plain("  Sangat   SETU\u200bJU "), plain("Ragu\u2013ragu"), plain("Don\u2019t")
    ('sangat setuju', 'ragu-ragu', "don't")
    """
    if text.isascii():
        return " ".join(text.replace("`", "'").casefold().split())
    # Marks first, because some fall apart into others in what follows; and what it makes of some.
    text = unicodedata.normalize("NFKC", text.translate(_TYPED)).translate(_TYPED)
    text = unicodedata.normalize("NFKC", text.casefold())
    return " ".join("".join(_digit(letter) for letter in text).split())


def _digit(letter):
    digit = letter.isdecimal() and not letter.isascii()
    return str(unicodedata.decimal(letter)) if digit else letter


def canonical(value):
    """Return the one form of a value, whether it comes from the settings or from a cell.

    Two values mean the same exactly when this form is the same: numbers when they are equal,
    however they are written, and texts when only their typing differs.

    Parameters
    ----------
    value : str, int or float

    Returns
    -------
    str

    Examples
    --------
    >>> {canonical(value) for value in (99, 99.0, "99", "99,0", " 99.00 ", "+99")}
    {'99'}
    >>> canonical("1\u20135"), canonical("\u22121"), canonical("15")
    ('1-5', '-1', '15')
    >>> canonical("25 - 35"), canonical("< 25")
    ('25-35', '<25')
    """
    text = plain(str(value))
    if NUMBER.fullmatch(text) or _EXPONENT.fullmatch(text):
        return canonical_number(text)
    return _BLANKS_BESIDE.sub(lambda found: found[1] or found[2], text)


def same_value(first, second):
    """Say whether a value of the settings and a cell, or two of either, mean the same.

    Examples
    --------
    >>> same_value(99, "99,0"), same_value("Ragu-ragu", "ragu\u2014ragu"), same_value(-1, "1")
    (True, True, False)
    """
    return canonical(first) == canonical(second)


def canonical_number(text):
    """Write a number in one way: "4", "4.0", "4,0" and "04" all become "4".

    >>> canonical_number("4,50"), canonical_number("2e-05")
    ('4.5', '0.00002')
    """
    number = Decimal(text.replace(",", "."))
    return format(number.normalize(), "f") if number else "0"
