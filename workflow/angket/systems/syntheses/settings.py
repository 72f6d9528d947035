"""What of a synthesis its schema cannot tell: files, studies, and counts that must agree."""

from pathlib import Path

from angket.messages.message import Message
from angket.settings.files import check_file, check_study
from angket.settings.nearest import did_you_mean
from angket.statistics.synthesis.selection import disagreements_of_flow
from angket.systems.origins import COLLECTED, origin_of_study
from angket.systems.syntheses.columns import COLUMNS
from angket.systems.syntheses.counts import counts_of, has_reasons

EXAMPLE = "resources/mysynthesis/studies.csv"
EXAMPLES = {
    "archive": "resources/mysynthesis/other.zip",
    "statistics": "resources/mysynthesis/statistics.csv",
}


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
    for place, together in enumerate(entry["regressions"]):
        for at, name in enumerate(together):
            if name not in entry["moderators"]:
                known = list(entry["moderators"])
                told = Message(
                    "systems.syntheses.no_moderator", known=known, meant=did_you_mean(name, known)
                )
                settings.report(("regressions", place, at), told)
    for place, result in enumerate(entry["results"]):
        _check_result(settings, ("results", place), result, root, answered)
    flow = entry.get("flow", {})
    for found in disagreements_of_flow(counts_of(flow)):
        if found.count == "included_reports" and not has_reasons(flow) and "table" in entry:
            # Reasons are those of the table, which is read later.
            continue
        told = "at_most" if found.count == "included_studies" else "does_not_follow"
        message = Message(f"systems.syntheses.{told}", given=found.given, expected=found.expected)
        settings.report(("flow", found.count), message)


def _check_result(settings, path, result, root, answered):
    named = [key for key in EXAMPLES if key in result]
    if len(named) + ("study" in result) != 1:
        settings.report(path, Message("systems.syntheses.study_or_archive"))
        return
    for key in named:
        if answered:
            check_file(settings, (*path, key), result[key], root, EXAMPLES[key])
        return
    check_study(settings, (*path, "study"), result["study"], root)
    result["origin_of_study"] = origin_of_study(result["study"], root)


def places(entry):
    """List where a synthesis names a file.

    >>> places({"table": {"file": "a.csv"}, "results": [{"study": "s"}, {"archive": "b.zip"}]})
    [('table', 'file'), ('results', 1, 'archive')]
    """
    found = [("table", "file")] if "table" in entry else []
    for place, result in enumerate(entry["results"]):
        found += [("results", place, key) for key in ("archive", "statistics") if key in result]
    return found


def extracts(entry, statistics):
    """Return what an archive of a synthesis holds of the studies and archives that it reads.

    Parameters
    ----------
    entry : dict
    statistics : list of str
        The statistics of each study, in order.

    Returns
    -------
    dict
        From a place to the key that names the extract there, the file that it is of, what the
        extract is called, its bytes, and what else is to be set beside.
    """
    # Here, because every run reads this module.
    from angket.systems.syntheses.own import extract_of, origin_of, sources

    found = {}
    for place, (result, file) in enumerate(sources(entry["results"], statistics)):
        key = next(key for key in ("study", "archive", "statistics") if key in result)
        then = {} if "label" in result else {"label": name_of(result)}
        if "origin" not in result and origin_of(result, file) != COLLECTED:
            then["origin"] = origin_of(result, file)
        called = f"{result.get('study') or Path(file).stem}.csv"
        told = "statistics", file, called, extract_of(result, file), then
        found["results", place, key] = told
    return found


def name_of(result):
    """Return what an own result is called.

    >>> name_of({"study": "s"}), name_of({"archive": "a/b.zip"}), name_of({"label": "Ours"})
    ('s', 'b', 'Ours')
    """
    named = result.get("label") or result.get("study")
    return named or Path(result.get("archive") or result["statistics"]).stem


def analysed(entry):
    """Return what of the settings is the same in an archive, which holds extracts of results.

    >>> analysed({"results": [{"study": "s", "hypothesis": "H1"}]})
    {'results': [{'hypothesis': 'H1', 'label': 's'}]}
    """
    if "table" in entry:
        entry["table"]["file"] = True
    of_places = ("study", "archive", "statistics", "origin", "origin_of_study")
    entry["results"] = [
        {key: value for key, value in result.items() if key not in of_places}
        | {"label": name_of(result)}
        for result in entry["results"]
    ]
    return entry


def studies(entry):
    """List the studies of this project whose results a synthesis reads."""
    return [one["study"] for one in entry["results"] if "study" in one]
