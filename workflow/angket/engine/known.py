"""Settings of studies that were found right, kept until anything changes that they rest on.

To read and to check them takes longer than the rest of a run with nothing to do. They rest on the
program, on the text of the study and of config/config.yaml, and on the files that the study names,
whose heads are compared with its columns. What was wrong is never kept.
"""

import json
from hashlib import file_digest, sha256
from pathlib import Path

from angket.engine.files import SOURCES
from angket.engine.memory import keep, recall
from angket.hypotheses.declared import files_of

CONFIG = "config/config.yaml"
LISTED = ".snakemake/angket.studies.json"


class Known:
    """What is kept of studies.

    Parameters
    ----------
    state : str
        Of the program, as `angket.engine.memory.state_of` returns it.
    """

    def __init__(self, state):
        self._state = state

    def studies(self, overrides):
        """Return the settings of every listed study.

        Parameters
        ----------
        overrides : dict
            Values that replace those of config/config.yaml.

        Returns
        -------
        dict or None
            None where any of them is to be read and checked.
        """
        try:
            names = recall(LISTED, self._of(CONFIG, repr(overrides)))["names"]
        except (KeyError, OSError):
            return None
        found = {}
        for name in names:
            found[name] = self.study(name)
            if found[name] is None:
                return None
        return found

    def study(self, name):
        """Return the settings of a study, or None where they are to be read and checked."""
        try:
            kept = recall(_kept(name), self._of(_described(name)))
            current = all(_contents(file) == known for file, known in kept["files"].items())
            return kept["settings"] if current else None
        except (KeyError, OSError):
            return None

    def keep(self, overrides, studies):
        """Keep settings that were found right.

        Parameters
        ----------
        overrides : dict
            As `studies` takes them.
        studies : dict
        """
        try:
            for name, study in studies.items():
                if self.study(name) is None and json.loads(json.dumps(study)) == study:
                    files = {file: _contents(file) for file in _named(study)}
                    facts = {"settings": study, "files": files}
                    keep(_kept(name), self._of(_described(name)), facts)
            keep(LISTED, self._of(CONFIG, repr(overrides)), {"names": [*studies]})
        except OSError:
            return  # a file went away meanwhile

    def _of(self, file, *others):
        return sha256(repr((self._state, Path(file).read_bytes(), others)).encode()).hexdigest()


def _described(name):
    return f"config/studies/{name}.yaml"


def _kept(name):
    return f".snakemake/angket.studies/{name}.json"


def _named(study):
    """Name the files whose contents decide whether the settings of a study are right."""
    files = [study["report"].get("reference")]
    for source in SOURCES:
        files += [study.get(source, {}).get(key) for key in ("file", "pseudonym_key", "original")]
    files.append(study["instrument"].get("content", {}).get("file"))
    files += files_of(study["hypotheses"]).values()
    return sorted({*filter(None, files)})


def _contents(file):
    """Return where a file really lies, since one outside the project is refused, and what it is."""
    with open(file, "rb") as stream:
        return [str(Path(file).resolve()), file_digest(stream, "sha256").hexdigest()]
