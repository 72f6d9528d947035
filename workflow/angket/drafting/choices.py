"""Questions with several answers to tick: as columns of their own, one for each answer."""

from dataclasses import dataclass

from angket.answers.personal import looks_personal
from angket.drafting.families import is_telling
from angket.drafting.kinds import ticked_answers

# An option that was not ticked, and one that was, as programs write them.
_NO = frozenset(("0", "", "no", "n", "false", "unchecked", "tidak", "not selected"))
_YES = frozenset(("1", "yes", "y", "true", "checked", "ya", "selected"))

# In a grid, yes and no may as well be answers to its questions.
_BITS = frozenset(("0", "1", "true", "false"))


@dataclass
class Question:
    """A question of which several answers can be ticked.

    Attributes
    ----------
    asked : str
    columns : list of Column
        One that holds all answers in each cell, or one for each option.
    options : list of str
        In the order of the columns, or as they are found in the cells.
    separator : str
        What stands between the answers of one cell; empty where each option has its column.
    """

    asked: str
    columns: list
    options: list
    separator: str = ""


def find_options(columns):
    """Find questions with several answers to tick.

    Parameters
    ----------
    columns : list of Column
        Those with one option each get the kind `option`; one that repeats them in one cell,
        the kind `copy`.

    Returns
    -------
    list of Question
        In the order of the file.
    """
    found = []
    for group in _families(columns):
        ways = {column.family.way for column in group}
        values = [set(map(str.casefold, column.filled.unique())) for column in group]
        marks = _NO | _YES if ways == {"box"} else _BITS
        zeros = all(value <= marks for value in values) and any(v & _NO for v in values)
        single = all(len(value) == 1 for value in values)
        partly = any(column.texts.isna().any() for column in group)
        base = [column for column in columns if column.heading == group[0].family.name]
        marked = ways <= {"box", "grid", "path"} and (zeros and ("path" not in ways or base))
        # Each column holds the text of its own option, or one mark, and blanks otherwise.
        own = single and partly and (len(set.union(*values)) in (1, len(group)))
        if marked or own:
            for column in group:
                column.kind = "option"
            for column in base:
                column.kind = "copy" if column.kind != "dropped" else column.kind
            found.append(_question(group))
    for column in columns:
        if column.kind == "several":
            options, separator = ticked_answers(column.filled)
            if any(map(looks_personal, options)):
                continue
            found.append(Question(column.asked, [column], options, separator))
    return sorted(found, key=lambda question: question.columns[0].place)


def _question(group):
    """Name the options of a question by what stands in their cells, or in their heads."""
    options = []
    for column in group:
        values = column.filled.unique().tolist()
        mark = len(values) != 1 or values[0].casefold() in _YES | _NO
        own = column.wording if mark and column.wording else column.family.member
        options.append(own if mark or looks_personal(values[0]) else values[0])
    name = group[0].family.name
    asked = " ".join(name.replace("_", " ").split()) if name.isascii() and " " not in name else name
    return Question(asked, group, options)


def _families(columns):
    groups = {}
    for column in columns:
        named = column.family.way in ("box", "grid", "path") or is_telling(column.family)
        usable = column.kind in ("codes", "labels", "category", "text", "number")
        if named and usable:
            groups.setdefault((column.family[:2], column.section), []).append(column)
    return [group for group in groups.values() if len(group) > 1]
