"""Which columns a survey platform has added to the answers."""

from angket.answers.spelling import plain
from angket.drafting.vocabulary import platforms

# So many of its columns show which platform a file comes from.
_ENOUGH = 2


def roles(names, unique):
    """Say of the columns of a file which a platform added, and what for.

    Parameters
    ----------
    names : list of str
        Column names.
    unique : list of bool
        Whether every respondent has a value of his own there.

    Returns
    -------
    platform : str or None
        The platform that most columns speak for.
    roles : dict
        From position to id, personal or dropped.

    Examples
    --------
    >>> roles(["ResponseId", "RecordedDate", "Q1", "IPAddress"], [True, True, False, True])
    ('qualtrics', {0: 'id', 1: 'dropped', 3: 'personal'})
    """
    heads = [plain(name) for name in names]
    shown = {
        name: len(known["signs"] & set(heads)) / known.get("enough", _ENOUGH)
        for name, known in platforms().items()
    }
    found = {}
    platform = max(shown, key=shown.get)
    # Columns that begin with _ are no question of anybody's.
    for place, head in enumerate(heads):
        if head.startswith("_"):
            found[place] = "dropped"
    if shown[platform] < 1:
        return None, found
    known = platforms()[platform]
    for place, head in enumerate(heads):
        if known["personal"].fullmatch(head):
            found[place] = "personal"
        elif known["dropped"].fullmatch(head):
            found[place] = "dropped"
    for name in known["id"]:
        if name in heads and unique[heads.index(name)]:
            found[heads.index(name)] = "id"
            break
        if name in heads:
            found[heads.index(name)] = "dropped"
    return platform, dict(sorted(found.items()))
