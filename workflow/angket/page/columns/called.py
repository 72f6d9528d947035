"""What the settings call the respondents of a file: by id, or by row where there are no ids."""

from typing import NamedTuple

from angket.answers.by_hand import ids_of, matched
from angket.answers.spelling import canonical
from angket.files.columns import locate


class LeftOut(NamedTuple):
    """A respondent whom a study leaves out one by one.

    Attributes
    ----------
    row : int
    name : str
        As the settings name her.
    reason : str
    """

    row: int
    name: str
    reason: str


def called_in(data, cells):
    """Return what the settings call each respondent.

    Parameters
    ----------
    data : dict
        The part of the settings on the file.
    cells : angket.files.cells.Cells

    Returns
    -------
    Series of str or None
        By row; None where the column of ids is not in the file.
    """
    if not data.get("id"):
        return ids_of(None, cells.table.index)
    place = locate(data["id"], cells.names, data.get("columns") or {})[0]
    return (
        None
        if place is None
        else ids_of(cells.table[place].astype(object).fillna(""), cells.table.index)
    )


def left_out_in(study, cells):
    """List the respondents whom a study leaves out one by one.

    Parameters
    ----------
    study : dict
        Its settings.
    cells : angket.files.cells.Cells

    Returns
    -------
    list of LeftOut
        In the order of the file; without those who are not in it.
    """
    reasons = (study.get("exclude") or {}).get("respondents") or {}
    called = called_in(study["data"], cells) if isinstance(reasons, dict) and reasons else None
    if called is None:
        return []
    reasons = {str(name): reason for name, reason in reasons.items()}
    found = matched(called, reasons).dropna()
    return [LeftOut(int(row), name, str(reasons[name])) for row, name in found.items()]


def alone_in(called):
    """Keep the names that are of one respondent alone, so that they tell who is meant.

    Parameters
    ----------
    called : Series of str

    Returns
    -------
    Series of str

    Examples
    --------
    >>> import pandas as pd
    >>> alone_in(pd.Series(["R1", "2", "02", ""])).tolist()
    ['R1']
    """
    return called[(called != "") & ~called.map(canonical).duplicated(keep=False)]
