"""Respondents whom a study leaves out one by one, by their ids or the numbers of their rows."""

import difflib

import pandas as pd

from angket.answers.spelling import canonical, plain
from angket.files.columns import disguised
from angket.files.fault import Fault
from angket.messages.message import Message, Sentences

KEY = "exclude.respondents"
# So many that nobody is called by are told, each with who may be meant.
_TOLD = 5


def given_by_hand(file, texts, identifier, reasons, hidden):
    """Find the respondents that the study leaves out by name.

    Parameters
    ----------
    file : str
    texts : DataFrame of str, shape (n, columns)
        The answers, by row of the file.
    identifier : str or None
        The column of ids, if there is one.
    reasons : dict of str to str
        From the name of a respondent, or what stands for it where `hidden`, to the reason.
    hidden : bool or list
        Whether ids are replaced by pseudonyms.

    Returns
    -------
    Series of str
        The reasons, by row of the file.

    Raises
    ------
    Fault
        When somebody is named who is not in the file.
    """
    if not reasons:
        return pd.Series(dtype="str")
    ids = ids_of(texts[identifier] if identifier else None, texts.index)
    found = matched(ids, reasons, hidden)
    unknown = [name for name in reasons if name not in set(found.dropna())]
    if unknown:
        told = [Message("values.no_such_respondent.hidden", column=identifier)]
        if not hidden:
            told = [nobody_called(name, ids, identifier) for name in sorted(unknown)[:_TOLD]]
        whole = {"file": file, "name": KEY, "problem": Sentences(*told)}
        raise Fault(Message("values.no_such_respondent.in_file", **whole))
    return found.dropna().map(reasons)


def ids_of(texts, rows):
    """Return what respondents are called in the settings: ids or, without them, row numbers.

    Parameters
    ----------
    texts : Series of str or None
        The column of ids.
    rows : Index of int
        The rows in which respondents stand.

    Returns
    -------
    Series of str
        By row.

    Examples
    --------
    >>> ids_of(None, pd.Index([2, 3])).tolist()
    ['2', '3']
    """
    return (pd.Series(rows, rows) if texts is None else texts).astype("str")


def matched(ids, names, hidden=False):
    """Say of each respondent by which name the settings mean it.

    Parameters
    ----------
    ids : Series of str
    names : collection of str
    hidden : bool or list
        Whether the names are what stands for ids.

    Returns
    -------
    Series of object
        A name as it is spelt in the file or, failing that, as another way of writing the same
        value; missing where there is none.

    Examples
    --------
    >>> matched(pd.Series(["R1", "02"]), ["2", "R1"]).tolist()
    ['R1', '2']
    """
    spelt = ids.map(canonical)
    if hidden:
        ids, spelt = ids.map(disguised), spelt.map(disguised)
    others = {name if hidden else canonical(name): name for name in set(names) - set(ids)}
    exact = ids.isin(list(names))
    return ids.astype(object).where(exact, spelt.map(others).astype(object))


def nobody_called(name, ids, identifier):
    """Tell that nobody is called by a name, and who may be meant.

    Parameters
    ----------
    name : str
    ids : Series of str
        By row of the file.
    identifier : str or None
        The column of ids, if there is one.

    Returns
    -------
    Message

    Examples
    --------
    >>> told = str(nobody_called("101", pd.Series(["R99", "R100"], [100, 101]), "No"))
    >>> told.partition(" Row ")[2]
    '101 holds the respondent with the id R100: write R100 if that is who is meant.'
    """
    key = "values.no_such_respondent"
    if identifier is None:
        rows = {"first": ids.index.min(), "last": ids.index.max()}
        return Message(f"{key}.by_row", name=name, **rows)
    return Message(f"{key}.by_id", name=name, column=identifier, remedy=_meant(key, name, ids))


def _meant(key, name, ids):
    """Tell who may be meant: whoever stands in the row of this number, or the nearest id."""
    row = int(name) if name.isdecimal() else None
    if row in ids.index:
        return Message(f"{key}.as_row", row=row, id=ids[row])
    spelt = {plain(one): one for one in reversed(ids.tolist())}
    near = difflib.get_close_matches(plain(name), spelt, n=1, cutoff=0.6)
    return Message("settings.did_you_mean", meant=spelt[near[0]]) if near else None
