"""Faults of a run in the words of the page: columns by their letters, settings by their labels.

Where the words of the screen of a run have a phrase under `plain` and the key of a message, it
stands in the place of that message; all others are told as they are in the terminal.
"""

from pathlib import PurePosixPath

from angket.messages.message import Message, Sentences, phrase_of
from angket.page.words import Words


def plainly(value):
    """Return a message, or what fills one, as the page tells it.

    Parameters
    ----------
    value : Message or object

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
        return type(value)(*map(plainly, value.fillings["parts"]))
    if isinstance(value, Message):
        named = {key: plainly(part) for key, part in value.fillings.items()}
        if isinstance(named.get("file"), str):
            named["file"] = PurePosixPath(named["file"]).name
        return _Plain(value.key, **named)
    if isinstance(value, list | tuple):
        return [plainly(part) for part in value]
    return value


class _Plain(Message):
    """A message for which the page may have words of its own."""

    def _phrase(self, language):
        return Words(language).get(f"run.plain.{self.key}") or phrase_of(self.key, language)
