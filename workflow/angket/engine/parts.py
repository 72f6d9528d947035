"""Parts of what a step makes that can stay as they are when the step is made again.

A step that makes many things alike, such as figures, notes of each a checksum of all that it is
made from. When code and packages are those of before, a part that would be made from the same
again, and whose files are as they were left, need not be made.
"""

import hashlib
import pickle
import sys

from angket.engine.memory import keep, recall
from angket.engine.record import checksums, named_params, record_of


class Parts:
    """What is known of the parts of a step.

    Parameters
    ----------
    file : path, optional
        That keeps it; without one, nothing is known and nothing kept.
    code : str
        Of all that makes the parts, as a text.
    """

    def __init__(self, file=None, code=""):
        self._file, self._code = file, code
        self._known = recall(file, code) if file else {}

    def stays(self, name, made_from, files):
        """Tell whether a part is there as it would be made.

        Parameters
        ----------
        name : str
        made_from : object
            All that the part is made from; what cannot be pickled counts as new.
        files : list of path
        """
        known = self._known.get(name)
        return bool(known) and known == _noted(made_from, files)

    def keep(self, parts):
        """Note what all parts of a step were made from, in place of what was known.

        Parameters
        ----------
        parts : dict
            From the name of each to what it was made from and its files.
        """
        if self._file:
            noted = {name: _noted(*part) for name, part in parts.items()}
            keep(self._file, self._code, {name: part for name, part in noted.items() if part})


def parts_file(rule, wildcards):
    """Name the file that keeps what is known of the parts of a step.

    >>> parts_file("figures", {"study": "mystudy"}).as_posix()
    '.snakemake/angket/steps/mystudy/figures.parts.json'
    """
    return record_of(rule, wildcards).with_suffix(".parts.json")


def parts_of(snakemake):
    """Return what is known of the parts of a step, as a script gets it from Snakemake."""
    code = named_params(param for param in snakemake.params if not isinstance(param, dict))
    file = parts_file(snakemake.rule, dict(snakemake.wildcards.items()))
    return Parts(file, repr((sys.version, sorted(code.items()))))


def _noted(made_from, files):
    try:
        pickled = pickle.dumps(made_from, protocol=5)
    except (pickle.PicklingError, AttributeError, TypeError):
        return None
    return [hashlib.sha256(pickled).hexdigest(), checksums(files)]
