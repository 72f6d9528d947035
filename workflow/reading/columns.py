"""Finds the columns of a study in the head of its file."""

import difflib
import hashlib

from angket.spelling import plain

# Of the columns of a file, so many are named where one is not found.
SHOWN = 6


def locate(column, names, columns):
    """Find a column of the study among the column names of a file.

    Parameters
    ----------
    column : str
        As the study names it.
    names : list of str
        As they stand in the file; may repeat.
    columns : dict
        From the study's name to the text or position (from 1) of the column, for those
        that differ.

    Returns
    -------
    place : int or None
        Counted from 0.
    problem : str or None
        What is wrong, to stand between the name of the column and that of the file.
    remedy : str

    Examples
    --------
    >>> locate("A", ["Id", "How often?"], {"A": "how  often?"})
    (1, None, '')
    >>> locate("A", ["x", "x"], {"A": 3})
    (None, 'is mapped to position 3, beyond the 2 columns', 'Correct data.columns.')
    """
    wanted = columns.get(column, column)
    if isinstance(wanted, int):
        if wanted > len(names):
            problem = f"is mapped to position {wanted}, beyond the {len(names)} columns"
            return None, problem, "Correct data.columns."
        return wanted - 1, None, ""
    # The very text first, then all but for case and blanks, then all but for the letters'
    # width and the way accents are stored.
    for fold in (str, _folded, plain):
        places = [place for place, name in enumerate(names) if fold(name) == fold(wanted)]
        if places:
            break
    if len(places) == 1:
        return places[0], None, ""
    if not places:
        return None, "is not a column", closest(wanted, names).strip() or _listed(names)
    positions = " and ".join(str(place + 1) for place in places)
    return (
        None,
        f"stands {len(places)} times, as columns {positions}, in the head",
        f"Give each column a name of its own, or say which one it is with "
        f"data.columns: {{{column}: {places[0] + 1}}}.",
    )


def _listed(names):
    """Name the first columns of a file, for who sees none that comes close."""
    shown = [f'"{name[:30]}..."' if len(name) > 33 else f'"{name}"' for name in names[:SHOWN]]
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    return f"Its columns are {', '.join(shown)}{more}."


def _folded(name):
    return " ".join(name.casefold().split())


def disguised(identifier):
    """Return what stands for an id in settings that replace ids by pseudonyms.

    >>> disguised("R17") == disguised("R17") != disguised("R18")
    True
    """
    return hashlib.sha256(str(identifier).encode()).hexdigest()[:16]


def closest(word, candidates):
    """Say which candidate a misspelt word may have meant, or nothing.

    >>> closest("itmes", ["items", "label"])
    ' Did you mean "items"?'
    """
    spelled = {plain(str(candidate)): candidate for candidate in reversed(list(candidates))}
    match = difflib.get_close_matches(plain(str(word)), spelled, n=1, cutoff=0.6)
    return f' Did you mean "{spelled[match[0]]}"?' if match else ""
