"""The direction that a hypothesis states, by its settings or in words, and how that is told."""

import re

from angket.report.listing import listed

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


def stated_direction(hypothesis):
    """Return the direction that a hypothesis states: that of its settings, else of its words.

    Parameters
    ----------
    hypothesis : dict
        As in the settings.

    Returns
    -------
    str or None
        "positive" or "negative".

    Examples
    --------
    >>> stated_direction({"statement": "Support has a positive effect on stress"})
    'positive'
    """
    return hypothesis.get("direction") or direction_in_words(hypothesis["statement"])


def directions_beside_ha(say, hypothesis):
    """Name the direction beside Ha: of the whole, or of each part that states one.

    Parameters
    ----------
    say : Phrases
    hypothesis : dict
        As in the settings.

    Returns
    -------
    tuple of Inline
        Empty where the statement tells it, or there is none.
    """
    parts = [
        say(
            "judgement.beside.read",
            hypothesis=name,
            direction=say.text(f"judgement.directions.{part['direction']}"),
        )
        for name, part in (hypothesis.get("parts") or {}).items()
        if part.get("direction")
    ]
    if parts:
        return say("judgement.beside.parts", parts=listed(say, parts))
    return direction_beside(say, hypothesis, "judgement.beside.stated")


def direction_beside(say, hypothesis, key="judgement.beside.named"):
    """Name the direction that the settings give, where the statement does not tell it itself.

    Two hypotheses may be worded alike and differ in nothing else.

    Parameters
    ----------
    say : Phrases
    hypothesis : dict
        As in the settings.
    key : str, optional
        The phrase that the direction is put into.

    Returns
    -------
    tuple of Inline
        Empty where the settings give none, or the statement tells it.
    """
    direction = hypothesis.get("direction")
    if not direction or direction_in_words(hypothesis["statement"]) == direction:
        return ()
    return say(key, direction=say.text(f"judgement.directions.{direction}"))


def read_from_words(say, hypotheses):
    """Say which directions were read from the words of hypotheses, and how to set them.

    Parameters
    ----------
    say : Phrases
    hypotheses : dict
        From name to settings.

    Returns
    -------
    tuple of Inline
        Empty where none was.
    """
    found = {
        name: direction_in_words(hypothesis["statement"])
        for name, hypothesis in hypotheses.items()
        if not hypothesis.get("direction")
    }
    read = [
        say(
            "judgement.beside.read",
            hypothesis=name,
            direction=say.text(f"judgement.directions.{direction}"),
        )
        for name, direction in found.items()
        if direction
    ]
    many = "many" if read[1:] else "one"
    return say(f"hypotheses.directions_read.{many}", read=listed(say, read)) if read else ()
