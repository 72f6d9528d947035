"""What is wrong with settings that are being typed, in the words of the form, and what mends it."""

from typing import NamedTuple

from angket.messages.message import tell
from angket.page.form.checking import placed, problems_of
from angket.page.form.key_labels import nearest_field, path_in
from angket.page.form.nodes import walk
from angket.page.plain_faults import told_plainly

# Nothing is wrong with a question whose file is put into its place later.
_OF_FILES = "settings.file."


class Faults(NamedTuple):
    """What is wrong, beside the fields it is about.

    Attributes
    ----------
    by_field : dict of str to list of str
        Messages by the ids of fields; those about nothing in the form under an empty id.
    links : dict of str to str
        From a message to the id of another field that it names, where there is one.
    """

    by_field: dict
    links: dict

    @property
    def count(self):
        """How many messages there are."""
        return sum(len(found) for found in self.by_field.values())


def faults_of(problems, fields, read, say):
    """Tell problems in the reader's language, each at its field.

    Parameters
    ----------
    problems : list of angket.settings.problem.Problem
    fields : angket.page.form.nodes.Node
        The form.
    read : angket.page.form.reading.Read
        What was typed.
    say : angket.page.words.Words

    Returns
    -------
    Faults
    """
    ids, new = _ids(fields), _unnamed(fields, read.added)
    found = Faults({}, {})
    for where, of_field in placed(problems, fields).items():
        for problem in of_field if where not in new else ():
            text = in_words(problem, say, place=not where)
            found.by_field.setdefault(where, []).append(text)
            to = _named_in(problem, ids, say.language)
            if to and to != where:
                found.links[text] = to
    for place in read.twins:
        where = next((node.id for node in walk(fields) if node.place == place), "")
        found.by_field.setdefault(where, []).append(say("settings.twin", name=place[-1]))
    return found


def unfit(file, text, root, place, fields, say):
    """Tell why a hypothesis that a question makes would be wrong in what was chosen for it.

    Parameters
    ----------
    file : str
        Path of the settings, from the project's folder.
    text : str
        What the file would say with the hypothesis.
    root : path
        The project's folder.
    place : tuple
        Of the hypothesis.
    fields : angket.page.form.nodes.Node
        The form without the hypothesis.
    say : angket.page.words.Words

    Returns
    -------
    list of (str, str)
        Each message, and the id of the field that it names, if any. Files that are not there yet
        are no reason.
    """
    key, ids = ".".join(place), _ids(fields)
    return [
        (in_words(problem, say, place=False), _named_in(problem, ids, say.language))
        for problem in problems_of(file, text, root)
        if f"{problem.key}.".startswith(f"{key}.")
        and not getattr(problem.what, "key", "").startswith(_OF_FILES)
    ]


def in_words(problem, say, place):
    """Tell a problem, with where it is if `place` says so."""
    if not place:
        return told_plainly(problem.what, say.language, problem.key)
    text = tell(problem.what, say.language)
    line = say("settings.in_line", line=problem.line) if problem.line else problem.key
    return f"{line}: {text}" if line else text


def _ids(fields):
    return {node.dotted: node.id for node in walk(fields)}


def _named_in(problem, ids, language):
    """Return the id of the field that a message names; empty where it names none."""
    return nearest_field(path_in(tell(problem.what, language)), ids)


def _unnamed(fields, added):
    """Return the ids of an entry that was asked for and has no name yet: nobody typed in it."""
    if not added or added[-1] != "":
        return ()
    return [node.id for node in walk(fields) if node.place[: len(added)] == added]
