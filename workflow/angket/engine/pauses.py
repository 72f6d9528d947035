"""The second that Python would wait at the end of a run for a clock that nobody needs any more."""

import threading


def dismiss_clocks():
    """Stop the clocks by which Snakemake's scheduler looks again after a second for work.

    The last of them is set when the last step begins, and Python ends no process before all of
    its clocks have struck. One that is stopped when the run is over saves that time, no more.
    """
    for thread in threading.enumerate():
        if isinstance(thread, threading.Timer):
            of = getattr(thread.function, "__module__", "")
            if of.startswith("snakemake.scheduling"):
                thread.cancel()
