"""What of a workload analysis its schema cannot tell: files, studies, and what must agree."""

from pathlib import Path

from angket.settings.files import check_file

EXAMPLES = {
    "tasks": "resources/myoffice/tasks.csv",
    "staff": "resources/myoffice/staff.csv",
}


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
    if answered:
        for table, example in EXAMPLES.items():
            check_file(settings, (table, "file"), entry[table]["file"], Path(root), example)


def files(entry):
    """List the files of data that the settings name.

    >>> files({"tasks": {"file": "a.csv"}, "staff": {"file": "b.csv"}})
    ['a.csv', 'b.csv']
    """
    return [entry[table]["file"] for table in EXAMPLES]


def studies(entry):
    """List the studies whose results are read.

    >>> studies({"perceived": {"study": "stress"}}), studies({})
    (['stress'], [])
    """
    return [entry["perceived"]["study"]] if "perceived" in entry else []
