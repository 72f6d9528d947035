"""Rows of respondents under pseudonyms, without what leads back to the rows of the file."""

import hashlib
import hmac

import numpy as np
import pandas as pd

from angket.messages.message import Message


def in_order_of_names(respondents):
    """Return the rows of a file in an order that says nothing of the file.

    Parameters
    ----------
    respondents : Series of str
        Pseudonyms, indexed by row.

    Returns
    -------
    Index
        The rows, by pseudonym.
    """
    return respondents.astype("str").sort_values(kind="stable").index


def shuffled_places(ids):
    """Give every respondent a place from 1 on, in an order that only the ids themselves tell.

    The same ids have the same places; without the list of all ids nobody can work them out.

    Parameters
    ----------
    ids : Series of str

    Returns
    -------
    list of int
    """
    texts = [str(name).encode() for name in ids]
    key = hashlib.sha256(b"\n".join(sorted(texts))).digest()
    marks = [hmac.new(key, text, hashlib.sha256).digest() for text in texts]
    places = np.empty(len(marks), dtype=int)
    places[sorted(range(len(marks)), key=marks.__getitem__)] = np.arange(1, len(marks) + 1)
    return places.tolist()


def renumbered(texts, names):
    """Put rows in the order of their pseudonyms, under new numbers.

    Parameters
    ----------
    texts : DataFrame
        Indexed by row of the original.
    names : Series of str
        The pseudonyms.

    Returns
    -------
    texts : DataFrame
    numbers : dict of int
        From the row of the original to the new one.
    """
    order = in_order_of_names(pd.Series(names, index=texts.index))
    numbers = dict(zip(order, sorted(texts.index), strict=True))
    return texts.loc[order].set_axis(pd.Index(list(numbers.values()), name="row")), numbers


def without_rows(rows, names, row=0, respondent=1):
    """Blank the numbers of rows in a table, and put it in the order of its pseudonyms.

    Parameters
    ----------
    rows : list of sequence
    names : bool
        Whether respondents have pseudonyms; a table without any stays as it is.
    row, respondent : int
        Where the number and the pseudonym stand.

    Returns
    -------
    list of list

    Examples
    --------
    >>> without_rows([(7, "R2", "x"), (9, "R1", "y"), ("", "", "of all")], True)
    [['', '', 'of all'], ['', 'R1', 'y'], ['', 'R2', 'x']]
    """
    if not names:
        return rows
    blank = [[*cells[:row], "", *cells[row + 1 :]] for cells in rows]
    return sorted(blank, key=lambda cells: str(cells[respondent]))


def whom(row, respondents, names):
    """Name another respondent in a result: by row of the file, or by pseudonym.

    Parameters
    ----------
    row : int
    respondents : Series of str
    names : bool
        Whether they have pseudonyms.
    """
    if names:
        return Message("privacy.respondent", name=respondents[row])
    return Message("privacy.row", row=row)
