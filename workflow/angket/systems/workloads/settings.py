"""What of a workload analysis its schema cannot tell: files, studies, and what must agree."""

from pathlib import Path

from angket.messages.message import Message
from angket.settings.files import check_file, check_study
from angket.systems.origins import COLLECTED, origin_of_study

EXAMPLES = {
    ("tasks", "file"): "resources/myoffice/tasks.csv",
    ("staff", "file"): "resources/myoffice/staff.csv",
    ("perceived", "file"): "resources/myoffice/units.csv",
}

# Where a study keeps what is read of it, below its folder of results.
OF_STUDY = {"totals": "scoring/totals.parquet", "responses": "validation/responses.parquet"}


def check(settings, entry, root, answered):
    """Report what of the settings does not fit.

    Parameters
    ----------
    settings : angket.settings.yaml_file.Settings
        Receives the problems.
    entry : dict
        Completed.
    root : path
        Folder of the project.
    answered : bool
        Whether the tables must be there.
    """
    # Here, because a run whose settings are known to be right need not wait for it.
    from angket.systems.workloads.checked import check_meaning

    check_meaning(settings, entry)
    for path in places(entry) if answered else ():
        table, key = path
        check_file(settings, path, entry[table][key], Path(root), EXAMPLES[path])
    _check_study(settings, entry, Path(root))


def _check_study(settings, entry, root):
    told = entry.get("perceived", {})
    if ("study" in told) == ("file" in told) and "perceived" in entry:
        settings.report(("perceived",), Message("systems.workloads.settings.study_or_file"))
    elif "study" in told:
        for key in ("variable", "column"):
            if key not in told:
                message = Message("systems.workloads.settings.missing_of_study")
                settings.report(("perceived", key), message)
        check_study(settings, ("perceived", "study"), told["study"], root)
        told["origin_of_study"] = origin_of_study(told["study"], root)


def places(entry):
    """List where the settings name a file.

    >>> places({"tasks": {"file": "a.csv"}, "staff": {"file": "b.csv"}})
    [('tasks', 'file'), ('staff', 'file')]
    """
    return [path for path in EXAMPLES if path[1] in entry.get(path[0], {})]


def studies(entry):
    """List the studies whose results are read.

    >>> studies({"perceived": {"study": "stress"}}), studies({})
    (['stress'], [])
    """
    told = entry.get("perceived", {})
    return [told["study"]] if "study" in told else []


def extracts(entry, statistics):
    """Return what an archive holds of the study that is put beside an analysis.

    Parameters
    ----------
    entry : dict
    statistics : list of str
        The statistics of the study, if there is one.

    Returns
    -------
    dict
        As `angket.systems.archived` takes it: the means of units, and of no respondent.
    """
    # Here, because every run reads this module.
    from angket.systems.workloads.perceived import of_study, written

    if not studies(entry):
        return {}
    told, folder = entry["perceived"], Path(statistics[0]).parent
    totals, responses = (folder / file for file in OF_STUDY.values())
    data = written(of_study(told, totals, responses))
    then = {} if "called" in told else {"called": told["study"]}
    if origin_of(told) != COLLECTED:
        then["origin"] = origin_of(told)
    called = f"{told['study']}_units.csv"
    return {("perceived", "study"): ("file", totals.as_posix(), called, data, then)}


def origin_of(perceived):
    """Return where the answers come from that tell of perceived workload.

    >>> origin_of({"origin_of_study": "simulated"}), origin_of({"file": "units.csv"})
    ('simulated', 'collected')
    """
    return perceived.get("origin") or perceived.get("origin_of_study") or COLLECTED


def analysed(entry):
    """Return what of the settings is the same in an archive.

    >>> analysed({"tasks": {"file": "a"}, "staff": {"file": "b"}, "perceived": {"study": "s"}})
    {'tasks': {'file': True}, 'staff': {'file': True}, 'perceived': {'called': 's'}}
    """
    for table in ("tasks", "staff"):
        entry[table] = entry[table] | {"file": True}
    if "perceived" in entry:
        told = entry["perceived"]
        of_places = ("study", "file", "called", "origin", "origin_of_study")
        kept = {key: told[key] for key in told if key not in of_places}
        entry["perceived"] = kept | {"called": told.get("called") or told.get("study", "")}
    return entry
