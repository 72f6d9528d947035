"""Studies of which nothing changed since a run finished, not a byte, need not be looked at.

Snakemake compares every file and parameter of every study at each start, which takes it a
tenth of a second a study. Where the program, a study's settings and raw files and all its
results are the very same as at the end of a run that left nothing to do, that comparison
can only find nothing, and is spared. Whatever differs is left to Snakemake, which then
decides what it means.
"""

import os
import re
import sys
import sysconfig
from contextlib import suppress
from pathlib import Path

from archiving.checksums import sha256
from configuration.memory import keep, recall

# Options that neither choose among the results nor force any.
_PLAIN = re.compile(
    r"(-n|--dry-?run|-p|--printshellcmds|-k|--keep-going|-q|--quiet|-c\d*|-j\d*"
    r"|--cores(=\d+)?|--jobs(=\d+)?|--config|studies=.*|\d+|all)"
)


def asks_for_everything(arguments):
    """Tell whether a command asks for all results of the listed studies, and no more.

    Parameters
    ----------
    arguments : list of str
        Of the command line.

    Examples
    --------
    >>> asks_for_everything(["--cores", "4", "-n", "--config", "studies=[mystudy]"])
    True
    >>> asks_for_everything(["--cores", "4", "--forceall"])
    False
    """
    return all(_PLAIN.fullmatch(argument) for argument in arguments)


class Finished:
    """What the last run that left nothing to do found and made.

    Parameters
    ----------
    workflow : Path
        The folder of the program.
    kept : path
        The file that remembers. One that is missing, damaged or cannot be written costs
        time, and nothing else.
    """

    def __init__(self, workflow, kept=".snakemake/angket.finished.json"):
        self._kept = kept
        self._program = state_of_program(workflow)
        self.same, self._begun = set(), {}
        self._studies = recall(kept, self._program)

    def unchanged(self, studies):
        """Name those of the studies that are as the last run left them; keep it as `same`."""
        self.same = {study for study in studies if self._is_unchanged(study)}
        return self.same

    def begin(self, study, files):
        """Take down the settings and raw files of a study as they are before a run.

        Parameters
        ----------
        study : str
        files : list of str
            There or not.
        """
        self._begun[study] = {file: state_of_file(file) for file in files}

    def end(self):
        """Remember that nothing is left to do for the studies that were begun."""
        results = {study: state_of_results(study) for study in self._begun}
        self._studies |= {study: [self._begun[study], results[study]] for study in self._begun}
        keep(self._kept, self._program, self._studies)

    def _is_unchanged(self, study):
        if study not in self._studies:
            return False
        files, results = self._studies[study]
        same = all(state_of_file(file) == state for file, state in files.items())
        return same and state_of_results(study) == results


def state_of_program(workflow):
    """Return the checksum of all that computes: the program, Python and its packages."""
    program = [workflow.parent / "Snakefile", *sorted(workflow.rglob("*"))]
    files = [file for file in program if file.is_file() and file.suffix != ".pyc"]
    contents = [(file.relative_to(workflow.parent).as_posix(), file.read_bytes()) for file in files]
    folders = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    packages = sorted(path.name for folder in folders for path in Path(folder).glob("*.dist-info"))
    return sha256(repr((sys.version, packages, contents)).encode())


def state_of_file(file):
    """Return the checksum of a file, None of one that is not there."""
    try:
        return sha256(Path(file).read_bytes())
    except OSError:
        return None


def state_of_results(study):
    """Return a checksum of the sizes and times of all results of a study but its archive."""
    found = []
    waiting = [f"results/{study}"]
    while waiting:
        with suppress(FileNotFoundError), os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    if entry.name != "archive":
                        waiting.append(entry.path)
                else:
                    state = entry.stat()
                    found.append((entry.path, state.st_size, state.st_mtime_ns))
    return sha256(repr(sorted(found)).encode())
