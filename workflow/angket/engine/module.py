"""Whether Angket is the workflow of a run, or a module of another one, which then has the say."""

import os
from pathlib import Path

SNAKEFILES = ("Snakefile", "workflow/Snakefile")


def is_module(workflow, program):
    """Tell whether another workflow than Angket is run.

    Parameters
    ----------
    workflow : snakemake.workflow.Workflow
    program : Path
        The folder `workflow` of Angket.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> is_module(SimpleNamespace(main_snakefile="/angket/Snakefile"), Path("/angket/workflow"))
    False
    >>> is_module(SimpleNamespace(main_snakefile="/thesis/Snakefile"), Path("/angket/workflow"))
    True
    """
    own = [(program.parent / name).resolve() for name in SNAKEFILES]
    return Path(workflow.main_snakefile).resolve() not in own


def from_here(file):
    """Name a file of the program from the folder that a run is in, which may be another one.

    >>> from_here(Path.cwd() / "workflow" / "envs" / "angket.sif")
    'workflow/envs/angket.sif'
    """
    try:
        return Path(os.path.relpath(file)).as_posix()
    except ValueError:  # Another drive of Windows.
        return Path(file).as_posix()
