"""Own results beside prior studies: taken from the statistics of a study, or of its archive."""

import csv
import io

from angket.archive.checksums import LIST, find_changes
from angket.archive.container import Refused, read_container
from angket.archive.opened import Unreadable, yaml_of
from angket.files.fault import Fault
from angket.messages.message import Message
from angket.statistics.synthesis.printed import Printed
from angket.systems.origins import COLLECTED, origin_in
from angket.systems.syntheses.converting import pooled_or_not
from angket.systems.syntheses.settings import name_of
from angket.tables import number_in, read_statistics


def own_results(results, files, measure, taken=()):
    """Return own results as `convert` returns those of prior studies.

    Parameters
    ----------
    results : list of dict
        As in the settings.
    files : list of str
        The statistics.csv of each study of the project, in the order in which results name them.
    measure : str
        fisher_z or r.
    taken : collection of str
        Names that studies have already.

    Returns
    -------
    list of dict

    Raises
    ------
    Fault
        When an archive is not as it was made, or has no such correlation.
    """
    found = []
    for result, file in sources(results, files):
        statistics = statistics_in(file)
        name = name_of(result)
        name = f"{name} ({result['year']})" if "year" in result else name
        while name in (*taken, *(one["study"] for one in found)):
            name += "*"
        found.append(_one(result, name, file, statistics, measure))
    return found


def sources(results, files):
    """Return each result with the file that it is taken from.

    >>> sources([{"study": "a"}, {"archive": "b.zip"}], ["results/a/statistics.csv"])
    [({'study': 'a'}, 'results/a/statistics.csv'), ({'archive': 'b.zip'}, 'b.zip')]
    """
    files, found = iter(files), []
    for result in results:
        key = next(key for key in ("study", "archive", "statistics") if key in result)
        found.append((result, next(files) if key == "study" else result[key]))
    return found


def origin_of(result, file):
    """Return where the answers of an own result come from.

    Parameters
    ----------
    result : dict
        As in the settings.
    file : str
        That it is taken from.

    Returns
    -------
    str
        collected, reconstructed or simulated: what the settings, the study or its archive says.
    """
    told = result.get("origin") or result.get("origin_of_study")
    if told or not file.lower().endswith(".zip"):
        return told or COLLECTED
    members = members_of(file)
    named = [one for one in members if one.startswith("config/studies/")]
    try:
        return origin_in(yaml_of(members, named[0])) if len(named) == 1 else COLLECTED
    except Unreadable as error:
        raise Fault(Message("archive.refused", file=file, problem=error.message)) from error


def extract_of(result, file):
    """Return the rows of statistics that an own result is made of, as a table.

    Parameters
    ----------
    result : dict
        As in the settings.
    file : str
        That it is taken from.

    Returns
    -------
    bytes
    """
    wanted = {("correlation", result["hypothesis"], key) for key in ("r", "n")}
    wanted |= {("reliability", name, "alpha") for name in result.get("variables", ())}
    rows = [(*key, value) for key, value in statistics_in(file).items() if key in wanted]
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows([("section", "subject", "statistic", "value"), *rows])
    return text.getvalue().encode()


def statistics_in(file):
    """Read the statistics in a file, or in an archive of which not one byte was changed.

    Parameters
    ----------
    file : str

    Returns
    -------
    dict
        As `angket.tables.read_statistics` returns them.

    Raises
    ------
    Fault
    """
    if not file.lower().endswith(".zip"):
        return read_statistics(file)
    return statistics_of(members_of(file), file)


def members_of(file):
    """Read the members of an archive of which not one byte was changed.

    Parameters
    ----------
    file : str

    Returns
    -------
    dict
        From the name of each to its bytes.

    Raises
    ------
    Fault
    """
    try:
        members = read_container(file)
    except Refused as error:
        raise Fault(Message("archive.refused", file=file, problem=error.message)) from error
    if LIST not in members:
        raise Fault(Message("systems.syntheses.together.no_archive", file=file))
    if find_changes(members):
        raise Fault(Message("systems.syntheses.archive_changed", file=file))
    return members


def statistics_of(members, file):
    """Return the statistics that an archive holds; see `statistics_in`."""
    names = [name for name in members if name.endswith("/statistics.csv")]
    names = [name for name in names if name.count("/") == 2 or "/shared/" in name]
    if not names:
        raise Fault(Message("systems.syntheses.archive_empty", file=file))
    text = io.StringIO(members[min(names, key=len)].decode("utf-8"), newline="")
    return {tuple(row[:3]): row[3] for row in list(csv.reader(text))[1:]}


def _one(result, name, file, statistics, measure):
    hypothesis = result["hypothesis"]
    r, n = (number_in(statistics, "correlation", hypothesis, key) for key in ("r", "n"))
    if r is None or n is None:
        known = sorted({subject for section, subject, _ in statistics if section == "correlation"})
        none = "" if known else "_at_all"
        told = {"file": file, "hypothesis": hypothesis, "known": known}
        raise Fault(Message(f"systems.syntheses.no_correlation{none}", **told))
    printed = Printed("r", r, n=int(n), reverse=result["reverse"])
    told = {
        "study": name,
        "year": result.get("year"),
        "sample": name,
        "kind": "r",
        "printed": f"{r:.3f}",
        "source": "",
        "own": True,
        "origin": origin_of(result, file),
        "reversed": result["reverse"],
    }
    for end, variable in zip("xy", result.get("variables", ()), strict=False):
        told[f"reliability_{end}"] = number_in(statistics, "reliability", variable, "alpha")
    return told | pooled_or_not(printed, measure=measure)
