"""When two spellings of an answer or a heading are the same text."""

import unicodedata


def plain(text):
    """Fold case and blanks, so that spellings of an answer are one text.

    >>> plain("  Sangat   SETUJU ")
    'sangat setuju'
    """
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
