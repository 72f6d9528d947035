"""Reads and checks the settings of what systems beside studies have."""

from pathlib import Path

from angket.messages.message import Message
from angket.settings.files import check_reference
from angket.settings.schema import check, fill_defaults
from angket.settings.schemas import load_schema
from angket.settings.study_names import name_problem
from angket.settings.yaml_file import Settings
from angket.systems import described, systems
from angket.systems.system import files_of, load


def load_entry(system, name, root=".", answered=True, text=None):
    """Return the settings of one entry of a system, and the problems found in them.

    Parameters
    ----------
    system, name : str
    root : path
        The project's folder.
    answered : bool
        Whether the files that it names must be there.
    text : str, optional
        What stands for its file where that is still to be written.

    Returns
    -------
    settings : dict or None
        Complete; None where the schema does not allow them.
    problems : list of angket.settings.problem.Problem
    """
    settings = Settings(described(system, name), root, text=text)
    schema = load_schema(system)
    if not settings.broken:
        check(settings, schema)
    if settings.problems:
        return None, settings.problems
    entry = fill_defaults(settings.data, schema)
    load(system, "settings").check(settings, entry, root, answered)
    if answered and "reference" in entry["report"]:
        check_reference(settings, entry["report"]["reference"], root)
    return entry, settings.problems


def named_files(system, entry):
    """List the files that the settings of an entry name."""
    reference = entry["report"].get("reference")
    return [*files_of(system, entry), *([reference] if reference else [])]


def studies_of(entries):
    """List the studies whose results entries of systems read, none twice.

    >>> studies_of({"syntheses": {}})
    []
    """
    found = (
        study
        for system, named in entries.items()
        for entry in named.values()
        for study in load(system, "settings").studies(entry)
    )
    return list(dict.fromkeys(found))


def name_taken(system, name, root="."):
    """Say that something else in the project has the name of an entry, or nothing.

    A name stands for one thing in a project: logs, messages and records go by it.
    """
    if told := name_problem(name):
        return told
    for other in ["studies", *systems()]:
        file = described(other, name)
        if other != system and (Path(root) / file).is_file():
            return Message("settings.study.taken", name=name, file=file)
    return None
