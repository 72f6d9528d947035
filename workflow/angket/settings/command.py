"""What the command line asks for, as far as it must be known before any rule is."""

import sys
from collections import ChainMap
from pathlib import Path

from angket.messages.language import language_for
from angket.messages.message import Message
from angket.settings.file_names import file_name_problem
from angket.settings.study_names import name_problem, typed

# What may be asked for besides the results of the listed studies, and what has to be said of it.
FURTHER = {
    "draft": "data=resources/mystudy/answers.xlsx study=mystudy",
    "freeze": "study=mystudy",
    "pool": "archives=a.zip,b.zip between=load,strain synthesis=mysynthesis",
    "verify": "archive=results/mystudy/archive/mystudy.zip",
}


# Values of --config that are not settings of the project.
BESIDES = ("data", "study", "archive", "run", "archives", "between", "synthesis")


class Command:
    """What one command asks for.

    Parameters
    ----------
    arguments : list of str
        Of the command line.
    config : dict
        Snakemake's, with the values of --config.
    as_module : bool
        Whether the command is for another workflow. Then it says nothing about this one, and
        `config` is all of the settings that stand in config/config.yaml else.

    Attributes
    ----------
    asked : dict
        These values, with names as they were typed: Snakemake would read 012 as twelve.
    freezes : bool
        Whether a study is to be frozen: it stands alone, before its answers are there.
    entries : dict of str to dict
        What the command is for besides studies: by system and name; empty before `studies` is
        called.
    listed : mapping of str to dict
        Both together, by name.
    unlisted : list of str
        Studies of which only an entry reads results, after `studies` was called.
    pools : bool
        Whether archives are to be pooled: their synthesis stands alone.
    described : angket.systems.syntheses.together.Described or None
        How they are, after `studies` was called.
    """

    def __init__(self, arguments, config, as_module=False):
        self._module_config = dict(config) if as_module else None
        # Jobs on a cluster and Snakemake's unit tests run single steps, which may need no answers.
        self._answered = not any(text.startswith("--allowed-rules") for text in arguments)
        if as_module:
            arguments = []
        self.entries, self.listed, self.unlisted, self.described = {}, {}, [], None
        self.asked = dict(config) | typed(arguments)
        self.freezes = "study" in config and "data" not in config and not as_module
        self.pools = {"archives", "between", "synthesis"} <= config.keys() and not as_module
        self._shared = "shared" in config and not as_module
        # A draft and a check of an archive have nothing to do with the studies that are there.
        self._alone = any(asks_for(target, arguments) for target in ("draft", "verify"))
        if missing := missing_values(arguments, config):
            stop(missing)

    def studies(self, known):
        """Return the settings of the studies that the command is for, or end with what is wrong.

        It sets `entries` and `listed`, too.

        Parameters
        ----------
        known : angket.engine.known.Known
            What is kept of studies that were found right.
        """
        studies = self._studies(known)
        self.listed = ChainMap(*self.entries.values(), studies)
        return studies

    def _studies(self, known):
        planned = self.freezes or self._shared
        if self._alone and not planned:
            return {}
        overrides = {key: value for key, value in self.asked.items() if key not in BESIDES}
        if self.pools:
            self.described = self._pool()
            self.entries = {"syntheses": {self.described.name: self.described.entry}}
            return {}
        as_module = self._module_config is not None
        found = None if planned or as_module else known.studies(overrides)
        if found is not None:
            self.entries, self.unlisted = known.entries(), known.unlisted()
            return found
        # Imported here, because it takes long to load and studies checked before do not need it.
        from angket.settings.studies import ConfigurationError, load_planned, load_studies

        try:
            if as_module:
                studies = load_studies(self._module_config, as_module=True, answered=self._answered)
            elif planned:
                return load_planned(str(self.asked["study" if self.freezes else "shared"]))
            else:
                studies = load_studies(overrides, known=known.study, answered=self._answered)
        except ConfigurationError as error:
            sys.exit(error.told())
        self.entries, self.unlisted = studies.entries, studies.unlisted
        if self._answered and not as_module:
            known.keep(overrides, studies, studies.entries, studies.unlisted)
        return studies

    def draft(self):
        """Return the data, the study, the file and the log of a draft, or end with a problem."""
        wanted = {key: str(self.asked.get(key) or "") for key in ("data", "study")}
        if problem := draft_problem(**wanted):
            stop(problem)
        study = wanted["study"]
        return wanted | {
            "file": f"config/studies/{study}.yaml",
            "log": f"logs/{study}/draft.log",
        }

    def _pool(self):
        """Return the description of archives pooled, or end with all that is wrong."""
        # Here, since no other command needs it.
        from angket.settings.problem import ConfigurationError
        from angket.systems.syntheses.together import describe

        try:
            return describe(*(self.asked[key] for key in ("synthesis", "archives", "between")))
        except ConfigurationError as error:
            sys.exit(error.told())


def told(key, of=None, /, **fillings):
    """Return a message in the language of a study, or of the project.

    >>> told("message.example", None, file="a.csv", count=1)
    'a.csv: 1 fault.'
    """
    return Message(key, **fillings).tell(language_for(of))


def stop(message, study=None):
    """End before anything starts, with a message and nothing else."""
    sys.exit(message.tell(language_for(study)))


def asks_for(target, arguments):
    """Tell whether a command line asks for a target, also where Snakemake passes it on to itself.

    >>> asks_for("draft", ["--cores", "1", "draft"]), asks_for("draft", ["--target-jobs", "draft:"])
    (True, True)
    """
    return target in arguments or f"{target}:" in arguments


def missing_values(arguments, config):
    """Say what the command line must name besides, or nothing.

    Parameters
    ----------
    arguments : list of str
        Of the command line.
    config : dict
        Its values of --config.

    Examples
    --------
    >>> print(missing_values(["freeze"], {}))
    Cannot freeze: the command must end with --config study=mystudy
    """
    for target, values in FURTHER.items():
        if target in arguments and not all(
            value.split("=")[0] in config for value in values.split()
        ):
            return Message("run.cannot", target=target, values=values)
    return None


def draft_problem(data, study):
    """Say why there can be no draft, or nothing.

    Parameters
    ----------
    data : str
        The file of answers.
    study : str
        The name of the new study.
    """
    problem = None
    if not (data and study):
        problem = Message("run.draft.both", values=FURTHER["draft"])
    elif told := name_problem(study):
        problem = told
    elif Path(f"config/studies/{study}.yaml").exists():
        problem = Message("run.draft.there", file=f"config/studies/{study}.yaml")
    elif twin := _twin(study):
        problem = Message("settings.study.twins", one=twin, other=study)
    elif told := file_name_problem(data):
        problem = told
    elif not _is_file(data):
        problem = Message("run.draft.no_file", file=data)
    elif not Path(data).resolve().is_relative_to(Path.cwd()):
        problem = Message("run.draft.copy", file=data, study=study)
    return Message("run.draft.none", problem=problem) if problem else None


def _twin(study):
    names = sorted(path.stem for path in Path("config/studies").glob("*.yaml"))
    return next((name for name in names if name.casefold() == study.casefold()), None)


def _is_file(file):
    try:
        return Path(file).is_file()
    except (OSError, ValueError):
        return False
