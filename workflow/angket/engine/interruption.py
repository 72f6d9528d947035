"""Ctrl-C: one line, no traceback, exit status 130, and nothing half-written that counts as made.

While nothing is computed yet, the process just ends. While steps run, Snakemake is let to wait for
them, and each is told until it has heard: a step that still starts does not listen (see `DEAF`).
"""

import os
import signal
import sys
import threading
import time

from angket.messages.language import language_for
from angket.messages.message import Message

# What a shell does before each step: until its script has begun, Ctrl-C is for Snakemake alone,
# which would otherwise end with the tracebacks of programs that were loading.
# On Windows no such shell starts them.
DEAF = "set -eu; trap '' INT; " if os.name == "posix" else ""
STATUS = 130
_AGAIN = 0.3


class Interruption:
    """Whether somebody stopped the run, and how it ends then.

    Parameters
    ----------
    farewell : callable
        Returns the line that is printed at the end.

    Attributes
    ----------
    running : bool
        Whether steps may be at work.
    came : bool
        Whether somebody pressed Ctrl-C.
    """

    def __init__(self, farewell):
        self.running, self.came = False, False
        self._farewell, self._before_leaving = farewell, []

    def watch(self):
        """Listen for Ctrl-C from now on."""
        if threading.current_thread() is threading.main_thread():
            signal.signal(signal.SIGINT, self._hear)
            if hasattr(signal, "SIGBREAK"):  # Windows, from a program that started the run.
                signal.signal(signal.SIGBREAK, self._hear)

    def before_leaving(self, action):
        """Call something before the process ends."""
        self._before_leaving.append(action)

    def passes(self, record):
        """Let nothing be logged any more once the run is stopped; a filter of the logger."""
        return not self.came

    def leave(self):
        """End the process with its one line."""
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        for action in self._before_leaving:
            action()
        print(self._farewell(), file=sys.stderr, flush=True)
        sys.stdout.flush()
        # Threads that wait for steps, and what they would print, are not waited for.
        os._exit(STATUS)

    def _hear(self, number, frame):
        if not self.running or self.came:
            self.leave()
        self.came = True
        if os.name == "posix":  # Windows tells all that run in a terminal.
            threading.Thread(target=_tell_steps, daemon=True).start()
        raise KeyboardInterrupt


def listen(workflow, logger, as_module=False):
    """Listen for Ctrl-C in the process that somebody started.

    Parameters
    ----------
    workflow : snakemake.workflow.Workflow
    logger : logging.Logger
        Snakemake's.
    as_module : bool
        Whether the run is that of another workflow, which ends as Snakemake has it.

    Returns
    -------
    Interruption
    """
    interruption = Interruption(lambda: Message("run.stopped").tell(language_for()))
    if workflow.is_main_process and not as_module:
        interruption.watch()
        logger.addFilter(interruption.passes)
    return interruption


def _tell_steps():
    """Tell every step again and again, until it has begun to listen and ends."""
    # Here, because a run that nobody stops need not wait for it.
    import psutil

    while True:
        for child in psutil.Process().children(recursive=True):
            try:
                child.send_signal(signal.SIGINT)
            except psutil.Error:
                continue
        time.sleep(_AGAIN)
