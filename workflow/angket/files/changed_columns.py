"""Says what became of the columns of a study that are no longer where their headings were."""

import difflib

from angket.answers.spelling import plain
from angket.files.columns import Line, heading_of, line_for, locate, places_of, short
from angket.files.places import column_letters
from angket.messages.message import Message, Sentences

# At most this many absent headings are looked for under similar texts, which must be this alike.
SEARCHED, _CLOSE = 60, 0.6


def changes(wanted, names, columns):
    """Hold the columns that a study names against the headings of its file.

    Parameters
    ----------
    wanted : list of str
        As the study names them.
    names : list of str
        The headings as they stand in the file.
    columns : dict
        As for `locate`.

    Returns
    -------
    dict
        From each column that is not found for certain to a Message of what became of it: it was
        renamed, is gone, stands several times, or has moved.

    Examples
    --------
    >>> told = changes(["A", "B"], ["I am tired", "x"], {"A": "I'm tired", "B": "I am sad"})
    >>> print(told["A"])
    A: "I'm tired" is not there. Column A, "I am tired", comes close: A: "I am tired"
    >>> print(told["B"])
    B: "I am sad" is not there.
    """
    located = {column: locate(column, names, columns) for column in wanted}
    taken = {place for place, *_ in located.values() if place is not None}
    free = {place: name for place, name in enumerate(names) if name and place not in taken}
    absent = {
        column: heading_of(column, columns)
        for column, (place, *_) in located.items()
        if place is None and not isinstance(columns.get(column), int)
    }
    absent = {
        column: heading for column, heading in absent.items() if not places_of(heading, names)
    }
    renamed = _renamed(absent, free)
    told = {}
    for column, (place, problem, remedy) in located.items():
        if place is not None:
            continue
        if column not in absent:
            told[column] = Message("columns.change", column=column, problem=problem, remedy=remedy)
            continue
        meant = renamed.get(column)
        told[column] = Sentences(
            Message("columns.gone", column=column, heading=short(absent[column])),
            None
            if meant is None
            else Message(
                "columns.close",
                letter=column_letters(meant),
                heading=short(names[meant]),
                line=Line(line_for(column, names, meant + 1)),
            ),
        )
    return told


def _renamed(absent, free):
    """Pair headings that are not there with those that no other column has, the closest first."""
    wanted = [(column, plain(heading)) for column, heading in absent.items()][:SEARCHED]
    others = [(place, plain(name)) for place, name in free.items()][:SEARCHED]
    matcher, pairs = difflib.SequenceMatcher(autojunk=False), []
    for place, name in others:
        matcher.set_seq2(name)
        for column, heading in wanted:
            matcher.set_seq1(heading)
            if matcher.quick_ratio() >= _CLOSE and (ratio := matcher.ratio()) >= _CLOSE:
                pairs.append((-ratio, place, column))
    renamed, taken = {}, set()
    for _, place, column in sorted(pairs):
        if column not in renamed and place not in taken:
            renamed[column] = place
            taken.add(place)
    return renamed
