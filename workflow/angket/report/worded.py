"""The direction that a hypothesis states in words, where its settings give none."""

import re

_SIGNS = {"positive": ("positif", "positive"), "negative": ("negatif", "negative")}
# Only of a relation: "negative affect is related to sleep" states no direction.
_OF_A_RELATION = (
    r"\b(hubungan|pengaruh|korelasi|asosiasi)( yang)?( signifikan)?( dan)? {id}\b",
    r"\bber(hubungan|pengaruh|korelasi|asosiasi)( secara)?( signifikan)?( dan)? {id}\b",
    r"\b{en}(ly)?( and)?( significant(ly)?)? "
    r"(relation(ship)?|effect|influence|correlation|association|related|correlated|associated)\b",
)


def direction_in_words(statement):
    """Read the direction of a relation from the words of a hypothesis.

    Parameters
    ----------
    statement : str

    Returns
    -------
    str or None
        "positive" or "negative"; None where the words tell none, or both.

    Examples
    --------
    >>> direction_in_words("Terdapat hubungan positif antara dukungan dan stres")
    'positive'
    >>> direction_in_words("Support has a negative effect on stress")
    'negative'
    >>> direction_in_words("Negative affect is related to sleep")
    """
    found = [
        sign
        for sign, (indonesian, english) in _SIGNS.items()
        if any(
            re.search(pattern.format(id=indonesian, en=english), statement, re.IGNORECASE)
            for pattern in _OF_A_RELATION
        )
    ]
    return found[0] if len(found) == 1 else None
