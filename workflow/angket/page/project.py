"""The folder of a project, as the page sees it."""

import os
from pathlib import Path

from angket.messages.language import language_for
from angket.settings.file_names import file_name_problem
from angket.settings.study_names import name_problem


class OutsideError(Exception):
    """What was asked for lies outside the project, or is nothing that a path can name."""


class LinkedOutError(OutsideError):
    """What was asked for lies in the project by its name, but a link leads out of it.

    Parameters
    ----------
    link : str
        From the project's folder.
    """

    def __init__(self, link):
        super().__init__(link)
        self.link = link


class Project:
    """The folder of a project.

    Parameters
    ----------
    root : path
    """

    def __init__(self, root):
        self.root = Path(root).resolve()

    def inside(self, *parts):
        """Return the path of something in the project, whether it is there or not.

        Parameters
        ----------
        *parts : str
            Relative to the project's folder.

        Returns
        -------
        Path

        Raises
        ------
        OutsideError
            Where the path, links followed, leaves the project, or is none on every system.

        Examples
        --------
        >>> Project("/project").inside("results", "a/b.csv").as_posix()
        '/project/results/a/b.csv'
        >>> Project("/project").inside("../etc/passwd")
        Traceback (most recent call last):
        angket.page.project.OutsideError
        """
        try:
            portable = _is_portable("/".join(map(str, parts)))
            path = self.root.joinpath(*parts).resolve()
        except (OSError, ValueError) as error:
            raise OutsideError from error
        if not portable:
            raise OutsideError
        if not path.is_relative_to(self.root):
            raise self._led_out(Path(*map(str, parts))) from None
        return path

    def _led_out(self, path):
        """Return what is raised for a path that leaves the project: by its name, or by a link."""
        if path.is_absolute() or ".." in path.parts:
            return OutsideError()
        above = [path, *path.parents]
        leads = [one for one in above if not (self.root / one).resolve().is_relative_to(self.root)]
        return LinkedOutError(leads[-1].as_posix())

    def studies(self):
        """Return the names of all studies that a file describes, in the order of the alphabet."""
        files = (self.root / "config" / "studies").glob("*.yaml")
        return sorted(path.stem for path in files if self.has(path.stem))

    def has(self, study):
        """Tell whether a file of the project describes a study; a link may lead out of it."""
        try:
            return not name_problem(study) and self.description(study).is_file()
        except OutsideError:
            return False

    def description(self, study):
        """Return the path of the file that describes a study."""
        return self.inside("config", "studies", f"{study}.yaml")

    def results(self, study):
        """Return the folder of the results of a study."""
        return self.inside("results", study)

    def language(self, study=None):
        """Return the language of a study, or that of the project."""
        return language_for(study, self.root)


def _is_portable(path, windows=os.name == "nt"):
    r"""Tell whether a path is one on every system: no device of Windows, no sign that steers.

    On Windows a colon names another disk, or what hides behind a file.

    >>> _is_portable("resources/a/Tesis Saya (1).csv"), _is_portable("a/nul.csv")
    (True, False)
    >>> _is_portable("a/b.csv::$DATA", windows=True), _is_portable("a\\..\\b")
    (False, False)
    """
    return not file_name_problem(path) and "\\" not in path and not (windows and ":" in path)
