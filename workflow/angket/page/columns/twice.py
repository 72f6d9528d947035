"""Respondents who may have answered twice, by what tells one from another."""

from angket.answers.personal import personal_kind
from angket.answers.spelling import plain

# What one person alone has; a name may be that of two.
_OF_ONE = ("e-mail address", "telephone number", "national or staff number")
# A column tells respondents apart where so many of its cells differ.
_DIFFERENT = 0.9


def answered_twice(study, board, recognised):
    """Find rows that have the same e-mail address, number or telephone number.

    Parameters
    ----------
    study : dict
        Its settings: respondents whom it leaves out by name are not looked at.
    board : angket.page.columns.entries.Board
    recognised : angket.drafting.of_file.Recognised

    Returns
    -------
    list of (tuple of int, list of Entry, list of str)
        Rows that may be of one person, the columns that say so, in the order of the file, and by
        what the settings name these respondents: their ids, or nothing where that is their rows.
    """
    ids = _ids(study, board, recognised)
    left_out = _left_out(study, ids)
    found = {}
    for entry in board.of("personal"):
        texts = recognised.found.columns[entry.place].texts.dropna()
        folded = texts.map(plain)
        folded = folded[folded != ""]
        if folded.nunique() < max(_DIFFERENT * len(folded), 2):
            continue
        if personal_kind(entry.heading, texts) not in _OF_ONE:
            continue
        again = folded[folded.duplicated(keep=False) & ~folded.index.isin(left_out)]
        for rows in again.groupby(again).groups.values():
            if len(rows) > 1:
                found.setdefault(tuple(int(row) for row in rows), []).append(entry)
    return [
        (rows, columns, [] if ids is None else [str(ids.get(row, "")) for row in rows])
        for rows, columns in sorted(found.items())
    ]


def _ids(study, board, recognised):
    """Return the ids of respondents by row; None where they have none."""
    ids = board.of("id")
    if not ids or not (study.get("data") or {}).get("id"):
        return None
    return recognised.found.columns[ids[0].place].texts.dropna()


def _left_out(study, ids):
    """Return the rows of respondents whom the study leaves out one by one."""
    named = (study.get("exclude") or {}).get("respondents") or {}
    named = {plain(str(name)) for name in named}
    if ids is not None:
        return ids.index[ids.map(plain).isin(named)]
    return [int(name) for name in named if name.isdecimal()]
