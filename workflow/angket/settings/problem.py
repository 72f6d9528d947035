"""Something wrong in a settings file, for the person who wrote it, in that study's language."""

import re
from dataclasses import dataclass

from angket.messages.language import language_for
from angket.messages.message import DEFAULT, Message, tell

_STUDY = re.compile(r"config/\w+/(.+)\.yaml")


@dataclass(frozen=True)
class Problem:
    """Where it is, and what.

    Attributes
    ----------
    file : str
    line : int or None
        Counted from 1.
    key : str
        With dots between, and positions in lists counted from 1.
    what : Message or str

    Examples
    --------
    >>> what = Message("hypotheses.association.same_as_row")
    >>> print(Problem("a.yaml", 3, "hypotheses.H1.column", what))
    a.yaml, line 3, key hypotheses.H1.column: is the same as row. Expected another one.
    >>> Problem("a.yaml", 3, "", what).tell("id")
    'a.yaml, baris 3: sama dengan row. Isilah dengan yang lain.'
    """

    file: str
    line: int | None
    key: str
    what: object

    def tell(self, language=DEFAULT):
        """Return the problem in a language, in one line."""
        named = "_".join([*(["line"] if self.line else []), *(["key"] if self.key else [])])
        place = Message(
            f"settings.place.{named or 'file'}", file=self.file, line=self.line, name=self.key
        )
        return f"{place.tell(language)}: {tell(self.what, language)}"

    @property
    def message(self):
        """What is wrong, in English."""
        return tell(self.what)

    def language(self, root="."):
        """Return the language of the study that the file is of, or that of the project."""
        study = _STUDY.fullmatch(self.file)
        return language_for(study[1] if study else None, root)

    def __str__(self):
        return self.tell()


class ConfigurationError(Exception):
    """One or more problems in settings files, a line each.

    Parameters
    ----------
    problems : list of Problem
    root : path
        The project's folder, where the languages of its studies are looked up.
    """

    def __init__(self, problems, root="."):
        self.problems, self.root = problems, root
        super().__init__(problems)

    def told(self):
        """Return all problems, each in the language of its study.

        What is said of all of them is in that language too where they have one in common.
        """
        languages = [problem.language(self.root) for problem in self.problems]
        common = languages[0] if len(set(languages)) == 1 else language_for(root=self.root)
        lines = [
            f"  {problem.tell(language)}"
            for problem, language in zip(self.problems, languages, strict=True)
        ]
        head = Message("settings.nothing_started", count=len(self.problems)).tell(common)
        return "\n".join([head, *lines])

    def __str__(self):
        head = Message("settings.nothing_started", count=len(self.problems))
        return "\n".join([str(head), *(f"  {problem}" for problem in self.problems)])
