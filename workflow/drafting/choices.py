"""Questions with several answers to tick: as columns of their own, one for each answer."""

from drafting.families import is_telling

# An option that was not ticked, and one that was, as programs write them.
_NO = frozenset(("0", "", "no", "n", "false", "unchecked", "tidak", "not selected"))
_YES = frozenset(("1", "yes", "y", "true", "checked", "ya", "selected"))

# In a grid, yes and no may as well be answers to its questions.
_BITS = frozenset(("0", "1", "true", "false"))


def find_options(columns):
    """Find columns that each hold one option of a question, and say which belong together.

    Parameters
    ----------
    columns : list of Column
        Options get the kind `option`.

    Returns
    -------
    dict
        From the question to its columns.
    """
    found = {}
    for group in _families(columns):
        ways = {column.family.way for column in group}
        values = [set(map(str.casefold, column.filled.unique())) for column in group]
        marks = _NO | _YES if ways == {"box"} else _BITS
        zeros = all(value <= marks for value in values) and any(v & _NO for v in values)
        single = all(len(value) == 1 for value in values)
        partly = any(column.texts.isna().any() for column in group)
        base = any(column.heading == group[0].family.name for column in columns)
        marked = ways <= {"box", "grid", "path"} and (zeros and ("path" not in ways or base))
        # Each column holds the text of its own option, or one mark, and blanks otherwise.
        own = single and partly and (len(set.union(*values)) in (1, len(group)))
        if marked or own:
            found[group[0].family.name] = group
            for column in group:
                column.kind = "option"
            for column in columns:
                if column.heading == group[0].family.name and column not in group:
                    column.kind = "several" if column.kind != "dropped" else column.kind
    return found


def _families(columns):
    groups = {}
    for column in columns:
        named = column.family.way in ("box", "grid", "path") or is_telling(column.family)
        usable = column.kind in ("codes", "labels", "category", "text", "number")
        if named and usable:
            groups.setdefault((column.family[:2], column.section), []).append(column)
    return [group for group in groups.values() if len(group) > 1]
