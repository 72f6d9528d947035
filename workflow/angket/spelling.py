"""When two spellings of an answer or a heading are the same text."""

import unicodedata

# What nobody sees: soft hyphens, joiners, marks of direction and of byte order, copied along.
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))


def plain(text):
    r"""Fold case, blanks and what nobody sees, so that spellings of an answer are one text.

    >>> plain("  Sangat   SETU\u200bJU ")
    'sangat setuju'
    """
    return " ".join(unicodedata.normalize("NFKC", text).translate(_UNSEEN).casefold().split())
