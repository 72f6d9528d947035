"""What the archive of an entry holds of its data, and how its settings name them there."""

from pathlib import Path

from angket.archive.paths import read_inside
from angket.systems.system import load, value_at


def copies(system, name, entry, statistics=()):
    """Copy the data of an entry, each to a file below resources/<name>/.

    Parameters
    ----------
    system, name : str
    entry : dict
        Its settings.
    statistics : list of str
        The statistics of the studies whose results it reads, in the order in which it names them.

    Returns
    -------
    members : dict
        From the name of a copy to its bytes.
    changes : dict
        What `angket.archive.sharing.edit_settings` is to change.
    copied : dict
        From the name of a file of the project to that of its copy.

    Raises
    ------
    Fault
        Where a file lies outside the project.
    """
    settings = load(system, "settings")
    members, changes, copied = {}, {}, {}

    def keep(file, data, called):
        copy = f"resources/{name}/{called}"
        while members.get(copy, data) != data:
            # Below a folder, so that the report tells it by the same name.
            copy = f"resources/{name}/{len(members)}/{called}"
        members[copy] = data
        copied.setdefault(file, copy)
        return copy

    # What of the results of studies the entry rests on, and no more.
    extracted = settings.extracts(entry, statistics) if hasattr(settings, "extracts") else {}
    for path, (key, file, called, data, then) in extracted.items():
        changes[path] = {"key": key, "value": keep(file, data, called), "then": then}
    for path in settings.places(entry):
        if path not in extracted:
            file = value_at(entry, path)
            changes[path] = {"value": keep(file, read_inside(file), Path(file).name)}
    return members, changes, copied
