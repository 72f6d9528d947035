"""What a process loads stays until it ends, so Python's garbage collector need not look at it.

Without this the collector goes through all modules again and again while they are loaded, while
Snakemake builds its graph of steps, and once more when the process ends, and finds nothing: a
quarter of what a step takes that loads pandas.
"""

import atexit
import gc

# How many things are made between two looks at the young, and how many of these between two at
# the older ones; Python has 700, 10 and 10.
_SELDOM = (100_000, 20, 20)


def while_loading():
    """Let nothing be collected until `loaded` is called."""
    gc.disable()


def loaded():
    """Collect again, but only among what is made from now on."""
    gc.freeze()
    gc.enable()


def while_planning():
    """Collect seldom while steps are planned, and not when the process ends, which frees all."""
    gc.set_threshold(*_SELDOM)
    atexit.register(gc.freeze)
