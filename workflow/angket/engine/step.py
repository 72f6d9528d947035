"""A step that Snakemake started: whether it has anything to do, and what it was made from."""

import sys
from pathlib import Path

from angket.engine.collecting import while_loading
from angket.engine.record import begin, is_current, keep, named_params, record_of, warnings_in
from angket.messages.language import language_for
from angket.messages.message import Message

# How a line of a log begins that is said again at the end of a run.
WARNING = "WARNING"


def leave_if_current(names):
    """End the process, successfully, where the results of this step would be what they are.

    A script calls it before it imports anything else, since imports take most of its time.

    Parameters
    ----------
    names : dict
        The globals of the script. Without `snakemake` among them it was not Snakemake that
        started it, and nothing happens.
    """
    snakemake = names.get("snakemake")
    if snakemake is None:
        return
    made_from = _made_from(snakemake)
    # A table that the program has come to write since is among the outputs, not in the record.
    if not is_current(*made_from) or not all(Path(file).exists() for file in snakemake.output):
        begin(made_from[0])
        while_loading()
        return
    log = Path(snakemake.log[0])
    told = Message("steps.stays").tell(language_for(log.parent.name))
    said = [told, *warnings_in(made_from[0])]
    log.write_text("".join(f"{line}\n" for line in said), encoding="utf-8")
    sys.exit(0)


def keep_record(snakemake, further=()):
    """Write down what a step was made from, when it has succeeded.

    Parameters
    ----------
    snakemake : object
        Snakemake's, as a script gets it.
    further : iterable of str
        Files that the step made besides its declared outputs.
    """
    sys.stdout.flush()
    lines = Path(snakemake.log[0]).read_text(encoding="utf-8", errors="replace").splitlines()
    warnings = [line for line in lines if line.startswith(WARNING)]
    keep(*_made_from(snakemake), [*map(str, snakemake.output), *further], warnings)


def _made_from(snakemake):
    file = record_of(snakemake.rule, dict(snakemake.wildcards.items()))
    return file, named_params(snakemake.params), [*map(str, snakemake.input)]
