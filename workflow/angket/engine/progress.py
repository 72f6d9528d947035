"""A line on the terminal that says how far a run is.

Snakemake announces a step in some eight lines. On a terminal one line takes their place,
written over again and again; warnings, errors and the logs of failed steps stand above it,
untouched. Where nobody watches (pipes, CI, files) everything stays as Snakemake writes it.
"""

import logging
import shutil
import threading
import time

from angket.engine.events import COLLECTING
from angket.messages.message import DEFAULT, phrase_of, visible_line

# Events of Snakemake that tell a user nothing; what is left out stands in its log.
ROUTINE = {
    "None",
    "run_info",
    "group_info",
    "job_info",
    "job_started",
    "job_finished",
    "progress",
    "shellcmd",
    "resources_info",
    "workflow_started",
}
_WIDTH_OF_BAR = 20
# How long a message has the terminal for itself, in seconds.
_PAUSE = 1.0


def status(done, total, seconds, running, columns, language=DEFAULT):
    """Write the line: a bar, the steps done, the time, and what is being computed.

    Parameters
    ----------
    done, total : int
        Steps.
    seconds : float
        Since the start.
    running : list of str
        Steps at work.
    columns : int
        Width of the terminal; the line stays narrower, so that it never wraps.
    language : str

    Returns
    -------
    str

    Examples
    --------
    >>> status(12, 29, 65.4, ["report bandung", "figures majene"], 80)
    '[########------------] 12/29 steps, 1:05  report bandung, figures majene'
    >>> status(1, 2, 3, ["sensitivity of_a_long_name"], 50)
    '[##########----------] 1/2 steps, 0:03  sensitivi'
    """
    filled = _WIDTH_OF_BAR * done // max(total, 1)
    bar = "#" * filled + "-" * (_WIDTH_OF_BAR - filled)
    phrase = phrase_of("run.status", language)
    named = visible_line(", ".join(running))
    text = phrase.format(bar=bar, done=done, total=total, time=clock(seconds), running=named)
    return text[: columns - 1].rstrip()


def clock(seconds):
    """Write a duration.

    Examples
    --------
    >>> clock(5.2), clock(65), clock(3725)
    ('0:05', '1:05', '1:02:05')
    """
    minutes, seconds = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


class Progress:
    """What a run has done so far, gathered from its events.

    Parameters
    ----------
    stream : text stream, optional
        A terminal that the line is written on; without one, nothing is.
    columns : callable
        Returns the width of the terminal.
    language : str
        Of the line.

    Attributes
    ----------
    done, total : int
        Steps.
    rules : set of str
        Rules of the steps begun.
    """

    def __init__(
        self,
        stream=None,
        columns=lambda: shutil.get_terminal_size().columns,
        language=DEFAULT,
    ):
        self.done, self.total, self.rules = 0, 0, set()
        self._stream, self._columns, self._language = stream, columns, language
        self._started, self._quiet_until = time.monotonic(), 0.0
        self._running, self._drawn, self._over = {}, False, False
        self._lock = threading.Lock()

    @property
    def seconds(self):
        """Return the seconds since the start."""
        return time.monotonic() - self._started

    def take(self, event):
        """Take note of an event of the run; see `angket.engine.events.Event`."""
        with self._lock:
            if event.kind == "total":
                self.total = event.steps
            elif event.kind == "begun":
                self.rules.add(event.rule)
                self._running[event.step] = (event.rule, event.study)
            elif event.kind in ("finished", "failed") and self._running.pop(event.step, None):
                self.done += event.kind == "finished" and event.rule not in COLLECTING

    def passes(self, record):
        """Tell whether the terminal shows a record; a filter of the handler that writes there.

        Clears the line for whatever is shown, and draws it again for what is not.
        """
        if self._stream is None:
            return True
        routine = str(getattr(record, "event", None)) in ROUTINE and record.levelno <= logging.INFO
        # A rule's own message is always shown.
        routine = routine and not getattr(record, "rule_msg", None)
        with self._lock:
            if routine:
                self._draw()
            else:
                self._clear()
                self._quiet_until = time.monotonic() + _PAUSE
        return not routine

    def tick(self):
        """Draw the line again each second, so that a long step is seen to be at work."""
        while not self._over:
            time.sleep(1)
            with self._lock:
                if time.monotonic() > self._quiet_until:
                    self._draw()

    def end(self):
        """Take the line away for good."""
        with self._lock:
            self._clear()
            self._over = True

    def _draw(self):
        if self._over or not self._running:
            return
        running = [" ".join(names).rstrip() for names in self._running.values()]
        line = status(self.done, self.total, self.seconds, running, self._columns(), self._language)
        self._stream.write(f"\r\033[K{line}")
        self._stream.flush()
        self._drawn = True

    def _clear(self):
        if self._drawn:
            self._stream.write("\r\033[K")
            self._stream.flush()
        self._drawn = False
