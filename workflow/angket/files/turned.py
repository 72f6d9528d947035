"""Tells a table that is turned: respondents in columns, items in rows."""

import re

from angket.files.fault import Fault
from angket.files.kinds import FEWEST
from angket.messages.message import Message

_RESPONDENT = re.compile(
    r"(r|rs|resp?|responden|respondents?|subjek|subject|siswa|orang)?[ ._-]*\d+", re.IGNORECASE
)
_ITEM = re.compile(
    r"(x|y|z|item|butir|soal|pertanyaan|pernyataan|question)[ ._-]*\d+([._]\d+)?", re.IGNORECASE
)


def refuse_turned(file, names, rows):
    """Stop where respondents stand in columns and items in rows.

    Parameters
    ----------
    file : str
        For the message.
    names : list of str
        Of the columns.
    rows : list of list of str
        The first below the heads.

    Raises
    ------
    Fault
    """
    if len(names) <= FEWEST or len(rows) < FEWEST:
        return
    first = [row[0] for row in rows if row]
    items = sum(bool(_ITEM.fullmatch(text)) for text in first)
    if (
        items >= FEWEST
        and items * 2 >= len(first)
        and all(_RESPONDENT.fullmatch(name) for name in names[1:])
    ):
        raise Fault(Message("table.turned", file=file, items=first[:3], respondents=names[1:4]))
