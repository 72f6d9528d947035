"""What happens in a run, as plain events taken from Snakemake's log records.

The terminal's line of progress, the listing of a look and a file for other programs hear the same.

Snakemake's own way to other listeners, a logger plugin, must be installed as a package beside it
and named on the command line; a filter of its logger sees the same records and needs neither.
"""

import time
from typing import NamedTuple

# Names the file that a run writes its events to, a line of JSON each; without it, none is written.
VARIABLE = "ANGKET_EVENTS"
# Rules that only collect what the steps of studies made: neither a look nor a count has them.
COLLECTING = ("all", "archive")


class Event(NamedTuple):
    """Something that happened.

    Attributes
    ----------
    kind : str
        `total` (how many steps there are), `distrusted` (a step whose results are not as it left
        them), `planned` (a step that a look found), `begun`, `finished` and `failed` (of a step),
        or `ended` (of the run).
    time : float
        Seconds since 1970.
    steps : int, optional
        Of `total`: as a look lists them, without the one that collects all results.
    step : int, optional
        The number of a step in its run.
    rule, study : str, optional
        Of a step; `study` is empty for one that belongs to none.
    reasons : tuple of angket.messages.message.Message
        Why a step runs.
    log : str, optional
        Of a step that failed: its log.
    status : str, optional
        Of `ended`: `done`, `failed` or `stopped`.
    """

    kind: str
    time: float
    steps: int | None = None
    step: int | None = None
    rule: str | None = None
    study: str | None = None
    reasons: tuple = ()
    log: str | None = None
    status: str | None = None


class Events:
    """Turns log records into events, and hands each to whoever listens.

    Parameters
    ----------
    dryrun : bool
        Whether steps are only looked at.

    Examples
    --------
    >>> import logging
    >>> counts = {"scoring": 3, "all": 1, "total": 4}
    >>> record = logging.makeLogRecord({"event": "run_info", "stats": counts})
    >>> events, heard = Events(), []
    >>> events.listeners.append(heard.append)
    >>> events.observe(record)
    True
    >>> heard[0].kind, heard[0].steps
    ('total', 3)
    """

    def __init__(self, dryrun=False):
        self.listeners, self._dryrun, self._named = [], dryrun, {}

    def observe(self, record):
        """Take note of a log record; a filter of the logger, which passes everything on."""
        event = self._event(record)
        if event:
            self._tell(event)
        return True

    def distrust(self, study, rule, reasons):
        """Tell that a step is made again with what follows, even where a look does not list it."""
        event = Event("distrusted", time.time(), rule=rule, study=study, reasons=tuple(reasons))
        self._tell(event)

    def end(self, status):
        """Tell that the run is over, and how it ended."""
        self._tell(Event("ended", time.time(), status=status))

    def _tell(self, event):
        for listener in self.listeners:
            listener(event)

    def _event(self, record):
        kind, now = str(getattr(record, "event", None)), time.time()
        if kind == "run_info":
            collecting = sum(record.stats.get(rule, 0) for rule in COLLECTING)
            return Event("total", now, steps=record.stats["total"] - collecting)
        if kind == "job_info":
            study = dict(record.wildcards or {}).get("study", "")
            self._named[record.jobid] = (record.rule_name, study)
            reasons = tuple(getattr(record, "reasons", ()))
            named = self._step("planned" if self._dryrun else "begun", now, record.jobid)
            return named._replace(reasons=reasons)
        # Steps of a group, and those that Snakemake begins anew, may end without a beginning.
        if kind == "job_finished" and record.job_id in self._named:
            return self._step("finished", now, record.job_id)
        if kind == "job_error" and record.jobid in self._named:
            log = next(iter(getattr(record, "log", ())), None)
            return self._step("failed", now, record.jobid)._replace(log=log)
        return None

    def _step(self, kind, now, number):
        rule, study = self._named[number]
        return Event(kind, now, step=number, rule=rule, study=study)
