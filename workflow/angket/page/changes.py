"""What a run changed: the results as they were before it, and what is different now.

The workflow keeps of earlier results their checksums alone. So, before a run that is started from
the page, a copy of statistics.csv, of the answers as they were read and of what the results were
made from, and the checksums of all results are kept outside of them, in logs/page/before/<study>/.
"""

import csv
import json
import shutil
import threading
import time
from typing import NamedTuple

from angket.engine.record import checksums
from angket.page.answers_changed import FILES as ANSWERS
from angket.page.answers_changed import answers_changed
from angket.page.made_from import Different, different, made_from, read_made, written
from angket.page.outcomes import compared
from angket.tables import read_statistics

FOLDER = "logs/page/before"
# Runs for these may change results.
MAKING = ("all", "archive")
_STATISTICS, _CHECKSUMS, _WHEN = "statistics.csv", "checksums.csv", "when.json"
_MADE = "made_from.json"
# Decisions of hypotheses stand first; then other verdicts that turned over.
_DECISION = ("decision", "reject_h0")
_VERDICTS = {"true", "false"}
# What is made from results for others.
_LEFT_OUT = ("archive", "shared")
# Of two that start a run at once, the second finds the first at work.
_BEGINNING = threading.Lock()


class Row(NamedTuple):
    """A statistic that is not what it was; None for one that was or is not there."""

    section: str
    subject: str
    statistic: str
    before: str | None
    now: str | None


class Changes(NamedTuple):
    """What is different.

    Attributes
    ----------
    since : float
        When the results compared with were kept, in seconds since 1970.
    target : str
        What was made then: of `MAKING`.
    first : bool
        Whether there were no results then.
    decisions, verdicts, others : list of Row
        Decisions on hypotheses, other verdicts, and whatever else.
    changed, new, gone : list of str
        Files, from the study's folder of results.
    made : angket.page.made_from.Different or None
        What of settings and answers is different; None where nobody knows.
    answers : angket.page.answers_changed.AnswersChanged or None
        The answers one by one; None where they are not known.
    hypotheses : list of angket.page.outcomes.Compared
        What came out on each hypothesis, then and now.
    settings : tuple of dict
        Of the study then and now; empty where they are not known.
    """

    since: float
    target: str
    first: bool
    decisions: list
    verdicts: list
    others: list
    changed: list
    new: list
    gone: list
    made: Different | None = None
    answers: object = None
    hypotheses: list = []  # noqa: RUF012
    settings: tuple = ()

    @property
    def nothing(self):
        """Whether every result is what it was."""
        return not any(self[3:9])


def begin(project, runs, asked):
    """Start a run; before one that may change results, what they are now is kept.

    Parameters
    ----------
    project : angket.page.project.Project
    runs : angket.page.running.Runs
    asked : angket.page.running.Asked

    Raises
    ------
    angket.page.running.BusyError
        When another run is at work.
    """
    with _BEGINNING:
        if asked.target in MAKING:
            remember_before(project, runs, asked)
        runs.start(asked)


def remember_before(project, runs, asked):
    """Keep results of all that a run is for, before it starts; nothing while another is at work.

    Parameters
    ----------
    project : angket.page.project.Project
    runs : angket.page.running.Runs
    asked : angket.page.running.Asked
    """
    if runs.is_busy():
        return
    latest = runs.latest()
    for study in [asked.study] if asked.study else project.studies():
        unfinished = latest and latest.asked.study in ("", study) and latest.state != "done"
        goes_on = bool(unfinished and latest.asked.target in MAKING)
        remember(project, study, goes_on, asked.target)


def remember(project, study, goes_on=False, target=MAKING[0]):
    """Keep what is needed to tell later what a run changed; to be called before it starts.

    Parameters
    ----------
    project : angket.page.project.Project
    study : str
    goes_on : bool
        Whether the run goes on from one that was stopped or failed: then what was kept before
        that stays, so that all that both changed is told.
    target : str
        What is made: of `MAKING`.
    """
    kept = project.inside(FOLDER, study)
    if goes_on and (kept / _WHEN).is_file():
        return
    fresh = kept.with_name(f"{study}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    results = project.results(study)
    there = (results / _STATISTICS).is_file()
    if there:
        shutil.copyfile(results / _STATISTICS, fresh / _STATISTICS)
        _keep_made(project, study, fresh)
        with open(fresh / _CHECKSUMS, "w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows(sums_of(results).items())
    facts = {"time": time.time(), "target": target, "results": there}
    (fresh / _WHEN).write_text(json.dumps(facts), encoding="utf-8")
    shutil.rmtree(kept, ignore_errors=True)
    fresh.replace(kept)


def _keep_made(project, study, folder):
    """Keep what results were made from: settings, checksums, and the answers as they were read."""
    made = made_from(project, study)
    if made is not None:
        (folder / _MADE).write_text(written(made), encoding="utf-8")
    for name in ANSWERS:
        file = project.results(study) / name
        if file.is_file():
            (folder / name).parent.mkdir(exist_ok=True)
            shutil.copyfile(file, folder / name)


def changes(project, study, language="en"):
    """Tell what is different from what `remember` kept last.

    Parameters
    ----------
    project : angket.page.project.Project
    study : str
    language : str
        Of the reader, in which outcomes are told.

    Returns
    -------
    Changes or None
        None where nothing was kept, or there are no results to compare it with.
    """
    kept, results = project.inside(FOLDER, study), project.results(study)
    try:
        facts = json.loads((kept / _WHEN).read_text(encoding="utf-8"))
        target = facts.get("target")
        since = facts["time"], target if target in MAKING else MAKING[0]
        now = read_statistics(results / _STATISTICS)
        before = read_statistics(kept / _STATISTICS) if facts["results"] else {}
        sums = _read_sums(kept / _CHECKSUMS) if facts["results"] else {}
    except (OSError, ValueError, KeyError, TypeError):
        return None
    if not facts["results"]:
        return Changes(*since, True, [], [], [], [], [], [])
    decisions, verdicts, others = [], [], []
    for row in different_statistics(before, now):
        if (row.section, row.statistic) == _DECISION:
            decisions.append(row)
        elif {row.before, row.now} == _VERDICTS:
            verdicts.append(row)
        else:
            others.append(row)
    sums_now = sums_of(results)
    found = Changes(
        *since,
        False,
        decisions,
        verdicts,
        others,
        [name for name in sums_now if name in sums and sums[name] != sums_now[name]],
        [name for name in sums_now if name not in sums],
        [name for name in sums if name not in sums_now],
    )
    return found._replace(**_of_inputs(project, study, before, now, language))


def _of_inputs(project, study, before, now, language):
    """Tell what of the inputs changed, and what came out on each hypothesis then and now."""
    kept, results = project.inside(FOLDER, study), project.results(study)
    made = made_from(project, study)
    try:
        was = read_made((kept / _MADE).read_text(encoding="utf-8"))
    except (OSError, ValueError, TypeError):
        return {}
    if made is None:
        return {}
    settings, found = (was.read(), made.read()), different(was, made)
    return {
        "made": found,
        "answers": answers_changed(kept, results, *settings) if found.files else None,
        "hypotheses": compared(settings[0], before, settings[1], now, language),
        "settings": settings,
    }


def different_statistics(before, now):
    """List the statistics that two tables do not agree about, in the order in which they stand.

    Parameters
    ----------
    before, now : dict
        From section, subject and statistic to value.

    Returns
    -------
    list of Row

    Examples
    --------
    >>> [row[2:] for row in different_statistics({("a", "b", "p"): "1"}, {("a", "b", "p"): "2"})]
    [('p', '1', '2')]
    """
    keys = [*now, *(key for key in before if key not in now)]
    return [
        Row(*key, before.get(key), now.get(key)) for key in keys if before.get(key) != now.get(key)
    ]


def sums_of(results):
    """Return the SHA-256 of each file of a study's results but archives, by its name there."""
    files = {
        path.relative_to(results).as_posix(): str(path)
        for path in sorted(results.rglob("*"))
        if path.is_file() and not path.is_symlink()
    }
    kept = {name: file for name, file in files.items() if name.split("/")[0] not in _LEFT_OUT}
    digests = checksums(kept.values())
    return {name: digests[file] for name, file in kept.items()}


def _read_sums(file):
    with open(file, encoding="utf-8", newline="") as stream:
        return {name: digest for name, digest in csv.reader(stream)}
