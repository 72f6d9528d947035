"""Straight quotation marks for a CSV file that went through a word processor."""

import re

_MARKS = "\u201c\u201d\u201e\u201f"
# A cell between such marks, from the beginning of a line or a delimiter to the next.
_CELL = re.compile(
    f"(?m)(^|[,;\\t|])[ ]*[{_MARKS}]([^{_MARKS}\\r\\n]*)[{_MARKS}][ ]*(?=[,;\\t|\\r\\n]|$)"
)


def straightened(text):
    r"""Put straight quotation marks around cells where a word processor bent all of them.

    That is so where no mark is straight and each line begins with a bent one; in other texts such
    marks are letters of answers.

    Parameters
    ----------
    text : str

    Returns
    -------
    str or None
        None where there is nothing to do.

    Examples
    --------
    >>> straightened("\u201cA, b\u201d,\u201cX1\u201d\n\u201cyes\u201d,4\n")
    '"A, b","X1"\n"yes",4\n'
    >>> straightened("A,X1\n\u201cyes\u201d,4\n")
    """
    if '"' in text or text[:1] not in tuple(_MARKS):
        return None
    lines = [line for line in text.splitlines() if line.strip()]
    if not all(line.lstrip().startswith(tuple(_MARKS)) for line in lines):
        return None
    return _CELL.sub(r'\1"\2"', text)
