"""What of a synthesis its schema cannot tell: files, studies, and counts that must agree."""

from pathlib import Path

from angket.messages.message import Message
from angket.settings.files import check_file
from angket.settings.nearest import did_you_mean
from angket.statistics.synthesis.selection import disagreements_of_flow
from angket.systems.syntheses.columns import COLUMNS

EXAMPLE = "resources/mysynthesis/studies.csv"


def check(settings, entry, root=".", answered=True):
    """Report what of a synthesis does not fit.

    Parameters
    ----------
    settings : angket.settings.yaml_file.Settings
    entry : dict
        The same, complete.
    root : path
    answered : bool
        Whether the files that it names must be there.
    """
    if answered and "table" in entry:
        check_file(settings, ("table", "file"), entry["table"]["file"], root, EXAMPLE)
    if "table" not in entry and len(entry["results"]) < 2:
        settings.report((), Message("systems.syntheses.nothing_to_pool"))
    for name in entry.get("table", {}).get("columns", {}):
        known = [*COLUMNS, *entry["moderators"]]
        if name not in known:
            told = Message(
                "systems.syntheses.no_such_column", known=known, meant=did_you_mean(name, known)
            )
            settings.report(("table", "columns", name), told)
    for name in entry["moderators"]:
        if name in COLUMNS and name != "year":
            settings.report(("moderators", name), Message("systems.syntheses.taken"))
    for place, result in enumerate(entry["results"]):
        _check_result(settings, ("results", place), result, root, answered)
    for found in disagreements_of_flow(counts_of(entry.get("flow", {}))):
        told = "at_most" if found.count == "included_studies" else "does_not_follow"
        message = Message(f"systems.syntheses.{told}", given=found.given, expected=found.expected)
        settings.report(("flow", found.count), message)


def _check_result(settings, path, result, root, answered):
    if ("study" in result) == ("archive" in result):
        settings.report(path, Message("systems.syntheses.study_or_archive"))
        return
    if "archive" in result:
        if answered:
            check_file(settings, (*path, "archive"), result["archive"], root, "resources/a.zip")
        return
    file = f"config/studies/{result['study']}.yaml"
    if not (Path(root) / file).is_file():
        names = [path.stem for path in (Path(root) / "config/studies").glob("*.yaml")]
        remedy = did_you_mean(result["study"], names) or Message("settings.create_it")
        told = Message("settings.no_study", file=file, remedy=remedy)
        settings.report((*path, "study"), told)


def counts_of(flow):
    """Return the counts of a flow as `disagreements_of_flow` takes them.

    >>> counts_of({"databases": {"Garuda": 3}, "registers": {"ISRCTN": 1}, "screened": 4})
    {'screened': 4, 'identified': 4}
    """
    counts = {key: value for key, value in flow.items() if key not in ("databases", "registers")}
    found = [sum(flow[key].values()) for key in ("databases", "registers") if key in flow]
    if found:
        counts["identified"] = sum(found)
    others = sum(counts.pop("other", {}).values()) - sum(counts.pop("other_excluded", {}).values())
    if others and "included_reports" in counts:
        # What follows from the search alone.
        counts["included_reports"] -= others
    return counts


def files(entry):
    """List the files that a synthesis names."""
    of_table = [entry["table"]["file"]] if "table" in entry else []
    return of_table + [one["archive"] for one in entry["results"] if "archive" in one]


def studies(entry):
    """List the studies of this project whose results a synthesis reads."""
    return [one["study"] for one in entry["results"] if "study" in one]
