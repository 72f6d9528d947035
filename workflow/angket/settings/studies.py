"""Loads what config/config.yaml lists, or says all that is wrong with it."""

from collections.abc import Mapping
from pathlib import Path

from angket.files.columns import disguised
from angket.messages.message import Message
from angket.settings.answer_keys import (
    check_answer_keys,
    complete_answer_key,
    fill_from_answer_keys,
)
from angket.settings.columns import check_columns
from angket.settings.consistency import check_consistency
from angket.settings.content import check_content
from angket.settings.factors import check_factors
from angket.settings.files import no_such
from angket.settings.instruments import check_instruments, fill_from_instruments, scoring_key
from angket.settings.intake import check_intake
from angket.settings.joint import joined_order
from angket.settings.problem import ConfigurationError, Problem
from angket.settings.schema import check, fill_defaults, needed
from angket.settings.schemas import SCHEMAS, load_schema
from angket.settings.study_names import listed, name_problem, twins
from angket.settings.systems import load_entry, name_taken, studies_of
from angket.settings.unordered import set_unordered_aside
from angket.settings.yaml_file import Settings
from angket.systems import described, systems

__all__ = ["SCHEMAS", "ConfigurationError", "Studies", "load_planned", "load_studies", "load_study"]
CONFIG_FILE = "config/config.yaml"
MODULE_CONFIG = "config of the module"


class Studies(Mapping):
    """The settings of the listed studies; those known to be right are read when asked for.

    Attributes
    ----------
    entries : dict of str to dict
        From each system of which something is listed to what is, by name.
    unlisted : list of str
        Studies that count as listed only because an entry reads their results.
    """

    def __init__(self, names, root="."):
        self._names, self._root, self._loaded = names, root, {}
        self.entries, self.unlisted = {}, []

    def __getitem__(self, name):
        if name not in self._loaded:
            if name not in self._names:
                raise KeyError(name)
            file = f"config/studies/{name}.yaml"
            study, problems = load_study(file, load_schema("study"), self._root)
            if problems:
                raise ConfigurationError(problems, self._root)
            self._loaded[name] = study
        return self._loaded[name]

    def __iter__(self):
        return iter(self._names)

    def __len__(self):
        return len(self._names)

    def put(self, name, study):
        self._loaded[name] = study
        if name not in self._names:
            self._names.append(name)


def load_studies(
    overrides=None, root=".", known=lambda name, system=None: None, as_module=False, answered=True
):
    """Return the settings of all that is listed, checked and complete.

    Studies whose results something listed reads count as listed.

    Parameters
    ----------
    overrides : dict, optional
        Values that replace those of config/config.yaml (Snakemake's --config).
    root : path
        The project's folder.
    known : callable, optional
        From the name of a study, and the system if it is of one, to its settings, where they were
        found right before, else None.
    as_module : bool
        Whether the values are those of a module of another workflow: all that there are, since
        config/config.yaml is that workflow's own.
    answered : bool
        Whether the files of answers must be there, and have the columns that are named.

    Returns
    -------
    Studies
        From the study's name to its settings, defaults filled in.

    Raises
    ------
    ConfigurationError
        Naming every problem of every file at once.
    """
    text, source = ("{}", MODULE_CONFIG) if as_module else (None, "--config")
    config = Settings(source if as_module else CONFIG_FILE, root, ask=False, text=text)
    if isinstance(config.data, dict):
        _take_as_typed(config)
        config.replace(overrides or {}, source)
        _take_only_what_is_named(config, overrides or {})
        for key in ("studies", *systems()):
            if isinstance(config.data.get(key), str):
                config.data[key] = listed(config.data[key])
    if not config.problems:
        check(config, load_schema("config"))
        if not config.problems and not any(config.data.get(key) for key in ("studies", *systems())):
            config.report(("studies",), Message("settings.is_missing", needed=needed(("studies",))))
    problems = config.problems
    studies = Studies([])
    if not problems:
        names = config.data.get("studies", [])
        studies = Studies(list(dict.fromkeys(names)), root)
        _check_names(config, names)
        schema = load_schema("study")
        for position, name in enumerate(names):
            if name_problem(name):
                continue
            file = f"config/studies/{name}.yaml"
            if not (Path(root) / file).is_file():
                config.report(("studies", position), no_such("studies", name, root))
                continue
            study, found = known(name), []
            if study is None:
                study, found = load_study(file, schema, root, answered)
            problems += found
            studies.put(name, study)
        _load_entries(config, studies, root, known, answered)
    if problems:
        raise ConfigurationError(problems, root)
    return studies


def _take_only_what_is_named(config, overrides):
    """Let values of the command line that name studies, or what else, stand for all of a run."""
    keys = {"studies", *systems()}
    if keys & overrides.keys():
        for key in keys - overrides.keys():
            config.data.pop(key, None)


def _load_entries(config, studies, root, known, answered):
    """Load what is listed of each system, and the studies whose results that reads."""
    for system in systems():
        entries = {}
        for position, name in enumerate(config.data.get(system, [])):
            if told := name_taken(system, name, root):
                config.report((system, position), told)
                continue
            if not (Path(root) / described(system, name)).is_file():
                config.report((system, position), no_such(system, name, root))
                continue
            entry, found = known(name, system), []
            if entry is None:
                entry, found = load_entry(system, name, root, answered)
            config.problems += found
            entries[name] = entry
        if entries:
            studies.entries[system] = entries
    if config.problems:
        return
    for name in studies_of(studies.entries):
        if name not in studies:
            study, found = known(name), []
            if study is None:
                file = f"config/studies/{name}.yaml"
                study, found = load_study(file, load_schema("study"), root, answered)
            config.problems += found
            studies.put(name, study)
            studies.unlisted.append(name)


def load_planned(name, root="."):
    """Return the settings of one study whose answers need not be there, as load_studies does."""
    file = f"config/studies/{name}.yaml"
    told = name_problem(name)
    if told is None and not (Path(root) / file).is_file():
        told = no_such("studies", name, root)
    if told:
        raise ConfigurationError([Problem("--config", None, "study", told)], root)
    study, problems = load_study(file, load_schema("study"), root, answered=False)
    if problems:
        raise ConfigurationError(problems, root)
    return {name: study}


def load_study(file, schema, root=".", answered=True, text=None):
    """Return the settings of one study and the problems found in them.

    References between keys are checked only where each key is right by itself, and
    the columns of the data file only where it must be there. With `text`, that is what the
    file would say.
    """
    settings = Settings(file, root, text=text)
    if not settings.broken:
        fill_from_instruments(settings.data)
        fill_from_answer_keys(settings.data)
        check(settings, schema)
    if settings.problems:
        return None, settings.problems
    study = complete(fill_defaults(settings.data, schema))
    set_unordered_aside(settings, study)
    check_consistency(settings, study)
    check_instruments(settings, study)
    check_answer_keys(settings, study)
    check_intake(settings, study)
    check_factors(settings, study)
    if answered:
        check_content(settings, study, root)
        try:
            check_columns(settings, study, root)
        # What is in a file of somebody else's making must not keep other studies from being read.
        except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
            told = Message("settings.file.strange", file=study["data"]["file"], problem=error)
            settings.report(("data", "file"), told)
    return study, settings.problems


def _take_as_typed(config):
    """Take names of studies as they stand in the file: 012 is no number there."""
    for key in ("studies", *systems()):
        names = config.data.get(key)
        if isinstance(names, list):
            written = [config.written((key, position)) for position in range(len(names))]
            config.data[key] = [
                name if isinstance(name, dict | list) or text is None else text
                for name, text in zip(names, written, strict=True)
            ]
        elif names is not None and not isinstance(names, dict):
            config.data[key] = config.written((key,))


def _check_names(config, names):
    for position, name in enumerate(names):
        told = name_problem(name)
        if told:
            config.report(("studies", position), told)
    for one, other in twins(names):
        told = Message("settings.study.twins", one=one, other=other)
        config.report(("studies", names.index(other)), told)


def complete(study):
    """Add to a study what follows from its settings.

    `scales` get their codes as whole numbers in rising order; every variable gets
    its `items`, the scale of each item (`item_scales`) and `dimensions`, and that of a ready
    instrument its `scoring_key`.
    """
    for scale in study["scales"].values():
        codes = sorted(scale["codes"].items(), key=lambda entry: int(entry[0]))
        scale["codes"] = [int(code) for code, _ in codes]
        scale["answers"] = [label for _, label in codes]
        for key in ("missing", "not_applicable"):
            scale[key] = [str(text) for text in scale[key]]
    if content := study["instrument"].get("content"):
        # The first rating above the middle; of the ratio, the highest alone.
        content.setdefault("relevant", (content["lowest"] + content["highest"]) // 2 + 1)
        content.setdefault("essential", content["highest"])
        content.setdefault("minimum", None)
    for rule in study["exclude"]["where"]:
        for key in ("is", "is_not"):
            if isinstance(rule.get(key), str):
                rule[key] = [rule[key]]
    for column in study["profile"].values():
        for key in ("missing", "order"):
            column[key] = [str(text) for text in column[key]]
        if "join" in column:
            joint = {
                str(name): [str(part) for part in parts] for name, parts in column["join"].items()
            }
            column |= {"join": joint, "order": joined_order(column["order"], joint)}
    for categories in study["categories"].values():
        if "labels" in categories:
            categories["bands"] = [{"label": label} for label in categories["labels"]]
    if "pseudonyms" in study["data"]:
        # Settings are printed as the reason of a rerun; ids must not be printed.
        by_hand = study["exclude"]["respondents"]
        study["exclude"]["respondents"] = {
            disguised(name): reason for name, reason in by_hand.items()
        }
    only_scale = next(iter(study["scales"])) if len(study["scales"]) == 1 else None
    for variable in study["variables"].values():
        variable.setdefault("scale", only_scale)
        variable.setdefault("dimensions", {})
        if key := scoring_key(variable):
            variable["scoring_key"] = key
        variable.setdefault(
            "items",
            [item for part in variable["dimensions"].values() for item in part["items"]],
        )
        others = variable["item_scales"]
        variable["item_scales"] = {
            item: others.get(item, variable["scale"]) for item in variable["items"]
        }
        complete_answer_key(variable)
    for hypothesis in study["hypotheses"].values():
        if "scale" in hypothesis:
            hypothesis.setdefault("assumptions_scale", hypothesis["scale"])
    return study
