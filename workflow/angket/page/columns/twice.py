"""Respondents who may have answered twice, by what tells one from another."""

from typing import NamedTuple

from angket.answers.personal import personal_kind
from angket.answers.spelling import plain
from angket.messages.message import Message
from angket.page.columns.called import alone_in, called_in

# What one person alone has; a name may be that of two.
_OF_ONE = ("e-mail address", "telephone number", "national or staff number")
# A column tells respondents apart where so many of its cells differ.
_DIFFERENT = 0.9


class Twice(NamedTuple):
    """Rows that may be of one person.

    Attributes
    ----------
    rows : tuple of int
    columns : list of Entry
        Which say so, in the order of the file.
    ids : dict of int to str
        The ids of these respondents by row; empty where the settings name them by row.
    names : dict of int to str
        What the settings name a respondent by, of those whom one alone is named so.
    """

    rows: tuple
    columns: list
    ids: dict
    names: dict

    def first_beside(self, row):
        """Return the first of the rows that is another one."""
        return next(one for one in self.rows if one != row)


def answered_twice(study, board, recognised):
    """Find rows that have the same e-mail address, number or telephone number.

    Parameters
    ----------
    study : dict
        Its settings.
    board : angket.page.columns.entries.Board
        Respondents whom the study leaves out one by one are not looked at.
    recognised : angket.drafting.of_file.Recognised

    Returns
    -------
    list of Twice
        In the order of the file.
    """
    found = {}
    for entry in board.of("personal"):
        texts = recognised.found.columns[entry.place].texts.dropna()
        folded = texts.map(plain)
        folded = folded[folded != ""]
        if folded.nunique() < max(_DIFFERENT * len(folded), 2):
            continue
        if personal_kind(entry.heading, texts) not in _OF_ONE:
            continue
        gone = [one.row for one in board.left_out]
        again = folded[folded.duplicated(keep=False) & ~folded.index.isin(gone)]
        for rows in again.groupby(again).groups.values():
            if len(rows) > 1:
                found.setdefault(tuple(int(row) for row in rows), []).append(entry)
    called = called_in(study["data"], recognised.cells) if found else None
    if called is None:
        return [Twice(rows, columns, {}, {}) for rows, columns in sorted(found.items())]
    alone, by_id = alone_in(called), bool(study["data"].get("id"))
    return [
        Twice(rows, columns, _of(rows, called) if by_id else {}, _of(rows, alone))
        for rows, columns in sorted(found.items())
    ]


def _of(rows, called):
    return {row: called[row] for row in rows if row in called.index}


def reason_for(twice, row, study):
    """Say why a respondent is left out who answered twice, as the report prints it.

    Parameters
    ----------
    twice : Twice
    row : int
    study : dict
        Its settings.

    Returns
    -------
    Message
        With the row that is repeated, and never with an id, since the reason gets into results that
        are shared; without the row where ids are replaced by pseudonyms, beside which none stands.
    """
    if "pseudonyms" in study["data"]:
        return Message("draft.answered_twice.alone")
    return Message("draft.answered_twice.by_row", row=twice.first_beside(row))
