"""What a process loads stays until it ends, so Python's garbage collector need not look at it.

Without this the collector goes through all modules again and again while they are loaded, while
Snakemake builds its graph of steps, and once more when the process ends, and finds nothing: a
quarter of what a step takes that loads pandas.
"""

import gc


def while_loading():
    """Let nothing be collected until `loaded` is called."""
    gc.disable()


def loaded():
    """Collect again, but only among what is made from now on."""
    gc.freeze()
    gc.enable()
