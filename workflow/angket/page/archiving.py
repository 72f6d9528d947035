"""What the page tells of archives and plans, read from the files that the commands leave."""

import re
import shutil
from typing import NamedTuple

from angket.archive.compare import IDENTICAL, PASSING, UNCHECKED
from angket.archive.plan import read_plan
from angket.engine.files import plan_file
from angket.engine.record import checksums
from angket.page.reading import settings_of
from angket.tables import read_rows

VERDICTS = "logs/verify.verdicts.csv"
# Where an archive that somebody dropped lies while it is checked; the next takes its place.
DROPPED = "logs/page/verify"
_FACTS = ("share", "smallest_cell", "licence", "published", "publisher", "identifier")


class Packed(NamedTuple):
    """An archive of a study.

    Attributes
    ----------
    file : str
        From the project's folder.
    size : int
        In bytes.
    checksum : str
        SHA-256, which names it.
    when : float
        When it was written, in seconds since 1970.
    older : bool
        Whether results were written since, so that it may not hold the newest.
    """

    file: str
    size: int
    checksum: str
    when: float
    older: bool


def packed(project, study):
    """Return the archive of a study, or None where none is packed."""
    file = f"results/{study}/archive/{study}.zip"
    path = project.inside(file)
    if not path.is_file():
        return None
    facts = path.stat()
    digest = checksums([path])[str(path)]
    results = [path.parents[1] / name for name in ("statistics.csv", "report/report.html")]
    older = any(one.stat().st_mtime > facts.st_mtime for one in results if one.is_file())
    return Packed(file, facts.st_size, digest, facts.st_mtime, older)


def prepared(project, study):
    """Tell whether a study can be archived, and what its archive will say.

    Parameters
    ----------
    project : angket.page.project.Project
    study : str

    Returns
    -------
    obstacle : str or None
        `wrong` (the settings do not pass), `no_answers` (the file of answers is not there),
        `no_section` (nothing is said under `archive`); None where nothing is in the way.
    facts : dict
        What the settings say under `archive`, as far as they can be read.
    """
    settings, problems = settings_of(project, study)
    if problems or settings is None:
        return "wrong", {}
    about = settings.get("archive") or {}
    facts = {name: about[name] for name in _FACTS if name in about}
    if not about:
        return "no_section", facts
    facts["creators"] = [creator["name"] for creator in about["creators"]]
    if not answers_there(project, settings):
        return "no_answers", facts
    return ("wrong" if settings_of(project, study, answered=True)[1] else None), facts


def answers_there(project, settings):
    """Tell whether the file of answers that a study names is there."""
    # As a run finds it: it may lie elsewhere, and nothing of it is read here.
    return (project.root / settings["data"]["file"]).is_file()


def small_cells(project, study):
    """List the counts of few respondents that `archive` told of: section, subject and value."""
    file = project.inside("logs", study, "archive.small_cells.csv")
    return read_rows(file) if file.is_file() else []


class Verdicts(NamedTuple):
    """What a check found.

    Attributes
    ----------
    passed : bool
    counts : dict of str to int
        By verdict, those that are good first.
    told : list of dict
        `result`, `verdict` and `detail` of what is neither identical nor unchecked.
    unchecked : list of str
        What nobody can check without the answers.
    """

    passed: bool
    counts: dict
    told: list
    unchecked: list


def verdicts(project, since):
    """Return the verdicts of the last check.

    Parameters
    ----------
    project : angket.page.project.Project
    since : float
        When it began, in seconds since 1970: older verdicts are those of another one.

    Returns
    -------
    Verdicts or None
        None where it came to no verdicts.
    """
    file = project.inside(VERDICTS)
    if not file.is_file() or file.stat().st_mtime < since:
        return None
    rows = read_rows(file)
    found = [row["verdict"] for row in rows]
    order = [*PASSING, *sorted(set(found) - set(PASSING))]
    plain = (IDENTICAL, UNCHECKED)
    return Verdicts(
        all(verdict in PASSING for verdict in found),
        {verdict: found.count(verdict) for verdict in order if verdict in found},
        [row for row in rows if row["verdict"] not in plain],
        [row["result"] for row in rows if row["verdict"] == UNCHECKED],
    )


def keep_dropped(project, name, stream):
    """Keep an archive that somebody dropped, in the place of the one before.

    Parameters
    ----------
    project : angket.page.project.Project
    name : str
        As the browser tells it; letters that a command line could take amiss are replaced.
    stream : file of bytes

    Returns
    -------
    str
        The file, from the project's folder.
    """
    folder = project.inside(DROPPED)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    file = f"{DROPPED}/{plain_name(name)}"
    with open(project.inside(file), "wb") as kept:
        shutil.copyfileobj(stream, kept)
    return file


def plain_name(name):
    r"""Return a name for an archive without anything but letters, digits and hyphens in it.

    >>> plain_name("C:\\Users\\me\\Arsip skripsi (1).zip"), plain_name("..")
    ('Arsip_skripsi_1.zip', 'archive.zip')
    """
    stem = re.split(r"[/\\]", name)[-1].removesuffix(".zip")
    return f"{re.sub(r'[^A-Za-z0-9-]+', '_', stem).strip('_')[:80] or 'archive'}.zip"


def plan_of(project, study):
    """Return what is known of the plan of a study.

    Returns
    -------
    dict or None
        `file`, `checksum`, `intact` (whether nobody changed it since), and of the last run
        `verdict` (None where there was none since) and `deviations`. None where none is sealed;
        `checksum` is None where the file is no plan.
    """
    file = plan_file(study)
    path = project.inside(file)
    if not path.is_file():
        return None
    try:
        plan, intact = read_plan(path.read_text(encoding="utf-8"))
    except (ValueError, OSError):
        return {"file": file, "checksum": None}
    results = project.results(study) / "plan"
    found = {"verdict": None, "deviations": []}
    if (results / "plan.csv").is_file():
        facts = {row["statistic"]: row["value"] for row in read_rows(results / "plan.csv")}
        found["verdict"] = facts.get("verdict")
        found["deviations"] = read_rows(results / "deviations.csv")
    return {"file": file, "checksum": plan["checksum"], "intact": intact} | found
