"""The files of results: which there are, what each is called when kept, how each is handed out."""

from typing import NamedTuple

from angket.archive.sharing import why_withheld
from angket.page.project import OutsideError
from angket.page.shown import shown
from angket.tables import read_figures

# What results are handed out: not what goes from stage to stage.
_KINDS = (".html", ".svg", ".png", ".csv", ".pdf", ".docx", ".xlsx", ".zip")
_OFFICE = "application/vnd.openxmlformats-officedocument"
# Of kinds that a browser does not show.
_TYPES = {
    ".csv": "text/csv; charset=utf-8",
    ".docx": f"{_OFFICE}.wordprocessingml.document",
    ".xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    ".zip": "application/zip",
}
# The stages in the order of the data, and then what is no stage.
_ORDER = (
    "",
    "plan",
    "validation",
    "scoring",
    "ratings",
    "content",
    "item_analysis",
    "instrument",
    "structure",
    "description",
    "intervals",
    "assumptions",
    "inference",
    "comparison",
    "sensitivity",
    "statistics",
    "read",
    "tables",
    "figures",
    "shared",
)
# Tables that other tables are made of.
_WORKING = ("open", "checksums", "figures")


class Table(NamedTuple):
    """A table of results.

    Attributes
    ----------
    file : str
        From the folder of results.
    stage, name : str
        Its folder, empty for that of the results itself, and its name without suffix.
    rows : int
        How many it has, its head aside.
    lists_respondents : bool
        Whether it has a row for single respondents.
    """

    file: str
    stage: str
    name: str
    rows: int
    lists_respondents: bool

    @property
    def working(self):
        """Whether it is a step on the way, and its contents stand in another table."""
        return self.name in _WORKING or (self.name == "statistics" and self.stage != "")


def tables(folder):
    """List the tables of a folder of results, in the order of the stages.

    Parameters
    ----------
    folder : Path

    Returns
    -------
    list of Table
    """
    found = []
    for path in sorted(folder.rglob("*.csv")):
        name = path.relative_to(folder).as_posix()
        stage = name.rpartition("/")[0]
        inside_it = path.is_file() and path.resolve().is_relative_to(folder)
        if inside_it and stage.split("/")[0] != "archive":
            found.append(Table(name, stage, path.stem, _rows(path), lists_respondents(path, name)))
    return sorted(found, key=lambda table: (_place(table.stage), table.stage))


def _place(stage):
    first = stage.split("/")[0]
    return _ORDER.index(first) if first in _ORDER else len(_ORDER)


def _rows(path):
    with open(path, "rb") as stream:
        return max(
            0, sum(block.count(b"\n") for block in iter(lambda: stream.read(1 << 20), b"")) - 1
        )


def lists_respondents(path, name):
    """Tell whether a table has a row for single respondents, as the archive judges it."""
    with open(path, "rb") as stream:
        why = why_withheld(f"results/study/{name}", stream.readline(), {})
    return why is not None and why.key == "archive.left_out.respondents"


def figures(folder):
    """List the figures of a folder of results.

    Returns
    -------
    list of dict
        `name`, `title`, and under `files` the files of it that there are, by `svg`, `png` and
        `narrow` (for a narrow screen).
    """
    listing = folder / "figures" / "figures.csv"
    if not listing.is_file():
        return []
    found = []
    for name, row in read_figures(listing).items():
        ways = {"svg": ".svg", "png": ".png", "narrow": ".narrow.svg"}
        files = {way: f"figures/{name}{suffix}" for way, suffix in ways.items()}
        files = {way: file for way, file in files.items() if (folder / file).is_file()}
        if files:
            found.append({"name": name, "title": row["title"], "files": files})
    return found


def documents(folder):
    """List the report in each of its forms, and the workbook, as far as they are there.

    Returns
    -------
    dict
        From `html`, `docx`, `pdf` and `xlsx` to the file.
    """
    forms = {"html": "report", "docx": "report", "pdf": "report", "xlsx": "tables"}
    files = {form: f"report/{name}.{form}" for form, name in forms.items()}
    return {form: file for form, file in files.items() if (folder / file).is_file()}


def kept_as(name, file, say):
    """Return what a file of results is called once somebody keeps it beside others.

    Parameters
    ----------
    name : str
        Of the study.
    file : str
        From the folder of results.
    say : angket.page.words.Words
        In the language of the study.

    Returns
    -------
    str
        Without blanks.

    Examples
    --------
    >>> from angket.page.words import Words
    >>> kept_as("stres", "report/report.docx", Words("id"))
    'stres_laporan.docx'
    >>> kept_as("stres", "instrument/validity.csv", Words("id"))
    'stres_validity.csv'
    """
    folder, _, last = file.rpartition("/")
    stem, dot, suffix = last.partition(".")
    if folder.endswith(("report", "shared")) and stem in ("report", "tables"):
        stem = say(f"results.kept.{stem}")
    elif stem in ("statistics", *_WORKING) and folder:
        stem = f"{folder.replace('/', '_')}_{stem}"
    return f"{name}_{stem}{dot}{suffix}"


def handed_out(project, folder, file, kept=None):
    """Answer with a file of results, shut off as `shown` does it.

    Parameters
    ----------
    project : angket.page.project.Project
    folder : Path
        Of the results of a study or of something else; nothing outside of it is handed out.
    file : str
        From there.
    kept : str, optional
        Under this name the browser keeps it; without it, it is shown where a browser can.

    Returns
    -------
    FileResponse

    Raises
    ------
    OutsideError
        Where there is no such file, or it is of a kind that is not handed out.
    """
    path = inside(folder, file)
    if path.suffix not in _KINDS:
        raise OutsideError
    name = path.relative_to(project.root).as_posix()
    answer = shown(project, name, download=kept is not None, name=kept)
    if path.suffix in _TYPES:
        answer.headers["Content-Type"] = _TYPES[path.suffix]
    return answer


def inside(folder, file):
    """Return the path of a file below a folder, links followed.

    Raises
    ------
    OutsideError
        Where it leaves the folder, or is hidden.
    """
    try:
        path = (folder / file).resolve()
    except (OSError, ValueError) as error:
        raise OutsideError from error
    parts = path.relative_to(folder).parts if path.is_relative_to(folder) else ()
    if not parts or any(part.startswith(".") for part in parts):
        raise OutsideError
    return path
