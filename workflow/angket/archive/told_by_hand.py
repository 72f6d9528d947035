"""What somebody wrote by hand into files that an archive takes as they stand."""

import re

# Shorter values occur by chance in texts that have nothing to do with respondents.
_SHORTEST = 5


def find_told(members, values):
    r"""Find values of respondents in texts that people write: settings, plans, notes.

    Parameters
    ----------
    members : dict
        From name to bytes.
    values : iterable of str
        Ids that pseudonyms replace, or names and the like.

    Returns
    -------
    list of (str, int)
        The file, and the first line in it that holds one.

    Examples
    --------
    >>> members = {"config/studies/s.yaml": b"x: 1\n# 2024001 called", "Snakefile": b"2024001"}
    >>> find_told(members, ["2024001", "7"])
    [('config/studies/s.yaml', 2)]
    """
    sought = {value.strip().casefold() for value in values}
    sought = {value for value in sought if len(value) >= _SHORTEST}
    found = []
    for name, data in sorted(members.items()):
        if not name.startswith(("config/studies/", "config/plans/", "resources/")):
            continue
        text = data.decode("utf-8", errors="replace").casefold()
        # Of very many respondents, few or none are in it.
        here = [value for value in sought if value in text]
        for number, line in enumerate(text.splitlines(), 1):
            if _stands_in(line, here):
                found.append((name, number))
                break
    return found


def _stands_in(line, sought):
    return any(
        re.search(rf"(?<!\w){re.escape(value)}(?!\w)", line) for value in sought if value in line
    )
