"""Settings that were found right, of studies and of what else is listed, kept while they hold.

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
from angket.systems import described

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
        self._state, self._entries, self._unlisted = state, {}, []

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
            listed = recall(LISTED, self._of(CONFIG, repr(overrides)))
            names, entries = listed["names"], listed["entries"]
        except (KeyError, OSError):
            return None
        found = {}
        for system, of_system in {"studies": names, **entries}.items():
            found[system] = {}
            for name in of_system:
                settings = self.study(name, system)
                if settings is None:
                    # What is looked at anew is looked at as a whole.
                    return None
                found[system][name] = settings
        studies = found.pop("studies")
        self._entries, self._unlisted = found, listed["unlisted"]
        return studies

    def entries(self):
        """Return the settings of what else is listed, by system, once `studies` found it right."""
        return self._entries

    def unlisted(self):
        """Return the studies that only entries name, once `studies` found all of it right."""
        return self._unlisted

    def study(self, name, system="studies"):
        """Return the settings of a study, or None where they are to be read and checked.

        Parameters
        ----------
        name : str
        system : str
            Of which something else has the name.
        """
        try:
            kept = recall(_kept(name), self._of(described(system, name)))
            current = all(_contents(file) == known for file, known in kept["files"].items())
            return kept["settings"] if current else None
        except (KeyError, OSError):
            return None

    def keep(self, overrides, studies, entries=(), unlisted=()):
        """Keep settings that were found right.

        Parameters
        ----------
        overrides : dict
            As `studies` takes them.
        studies : dict
        entries : dict of str to dict, optional
            What else is listed, by system and name.
        unlisted : list of str, optional
            Of the studies, those that only entries name.
        """
        entries = dict(entries)
        try:
            for system, named in {"studies": studies, **entries}.items():
                for name, settings in named.items():
                    self._keep_one(system, name, settings)
            names = {system: [*named] for system, named in entries.items()}
            facts = {"names": [*studies], "entries": names, "unlisted": [*unlisted]}
            keep(LISTED, self._of(CONFIG, repr(overrides)), facts)
        except OSError:
            return  # a file went away meanwhile

    def _keep_one(self, system, name, settings):
        if self.study(name, system) is None and json.loads(json.dumps(settings)) == settings:
            files = {file: _contents(file) for file in _named(system, settings)}
            facts = {"settings": settings, "files": files}
            keep(_kept(name), self._of(described(system, name)), facts)

    def _of(self, file, *others):
        return sha256(repr((self._state, Path(file).read_bytes(), others)).encode()).hexdigest()


def _kept(name):
    return f".snakemake/angket.studies/{name}.json"


def _named(system, study):
    """Name the files whose contents decide whether the settings of a study are right."""
    if system != "studies":
        # Here, because a run that finds everything known needs none of it.
        from angket.settings.systems import named_files

        return sorted({*named_files(system, study)})
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
