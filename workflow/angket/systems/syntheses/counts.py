"""The counts of a flow of studies: what follows from what, with what the table excludes."""

import re

from angket.files.fault import Fault
from angket.messages.message import Message
from angket.statistics.synthesis.selection import disagreements_of_flow

# What stands at the end of the name of a further result of a study.
_FURTHER = re.compile(r" \[\d+\]$")
EXCLUDED = "excluded"


def counts_of(flow):
    """Return the counts of a flow as `disagreements_of_flow` takes them.

    Parameters
    ----------
    flow : dict
        As in the settings.

    Returns
    -------
    dict

    Examples
    --------
    >>> counts_of({"databases": {"Garuda": 3}, "registers": {"ISRCTN": 1}, "screened": 4})
    {'screened': 4, 'identified': 4}
    >>> counts_of({"other": {"lists": 3}, "other_excluded": {"no number": 1}})
    {'elsewhere': 2}
    """
    counts = {key: value for key, value in flow.items() if key not in ("databases", "registers")}
    found = [sum(flow[key].values()) for key in ("databases", "registers") if key in flow]
    if found:
        counts["identified"] = sum(found)
    others = sum(counts.pop("other", {}).values()) - sum(counts.pop("other_excluded", {}).values())
    return counts | ({"elsewhere": others} if others else {})


def has_reasons(flow):
    """Tell whether a flow itself says why reports were excluded.

    >>> has_reasons({"excluded_with_reason": {"no r": 2}}), has_reasons({"assessed": 4})
    (True, False)
    """
    return "excluded_with_reason" in flow


def reports_excluded(studies):
    """Count the reports that a table excludes, by their reason.

    Parameters
    ----------
    studies : iterable of dict
        Of each result `study`, `status` and `reason`. A report of several results is excluded
        when all of them are, and counts once.

    Returns
    -------
    dict of str to int

    Examples
    --------
    >>> reports_excluded([
    ...     {"study": "A (2020)", "status": "excluded", "reason": "no r"},
    ...     {"study": "A (2020) [2]", "status": "excluded", "reason": "no r"},
    ...     {"study": "B", "status": "excluded", "reason": "no r"},
    ...     {"study": "B [2]", "status": "pooled", "reason": ""}])
    {'no r': 1}
    """
    reports = {}
    for one in studies:
        reports.setdefault(_FURTHER.sub("", one["study"]), []).append(one)
    found = {}
    for results in reports.values():
        if all(one["status"] == EXCLUDED for one in results):
            reason = results[0]["reason"]
            found[reason] = found.get(reason, 0) + 1
    return found


def check_exclusions(flow, studies, file):
    """Hold a flow that names no reasons against what the table excludes.

    Parameters
    ----------
    flow : dict
        As in the settings.
    studies : list of dict
        As `reports_excluded` takes them.
    file : str
        The table.

    Raises
    ------
    Fault
        When the reports that are left do not follow.
    """
    if has_reasons(flow):
        return
    excluded = reports_excluded(studies)
    told = {"file": file, "excluded": str(sum(excluded.values()))}
    for found in disagreements_of_flow(counts_of(flow | {"excluded_with_reason": excluded})):
        if found.count == "included_reports":
            told |= {"given": found.given, "expected": found.expected}
            raise Fault(Message("systems.syntheses.exclusions", **told))
