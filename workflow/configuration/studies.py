"""Loads the studies that config/config.yaml lists, or says all that is wrong with them."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

from configuration.columns import check_columns
from configuration.consistency import check_consistency
from configuration.intake import check_intake, keep_as_written
from configuration.schema import check, fill_defaults, written_out
from configuration.words import known_languages
from configuration.yaml_file import Settings
from reading.columns import closest, disguised

CONFIG_FILE = "config/config.yaml"
SCHEMAS = Path(__file__).parent.parent / "schemas"


class ConfigurationError(Exception):
    """One or more problems in settings files, a line each."""

    def __init__(self, problems):
        self.problems = problems
        count = f"{len(problems)} problem{'s' if len(problems) > 1 else ''}"
        lines = "\n".join(f"  {problem}" for problem in problems)
        super().__init__(f"The settings have {count}; nothing was started.\n{lines}")


class Studies(Mapping):
    """The settings of the listed studies; those known to be right are read when asked for."""

    def __init__(self, names, root="."):
        self._names, self._root, self._loaded = names, root, {}

    def __getitem__(self, name):
        if name not in self._loaded:
            if name not in self._names:
                raise KeyError(name)
            file = f"config/studies/{name}.yaml"
            study, problems = load_study(file, _schema("study"), self._root)
            if problems:
                raise ConfigurationError(problems)
            self._loaded[name] = study
        return self._loaded[name]

    def __iter__(self):
        return iter(self._names)

    def __len__(self):
        return len(self._names)

    def put(self, name, study):
        self._loaded[name] = study


def load_studies(overrides=None, root=".", known=lambda names: ()):
    """Return the settings of every listed study, checked and complete.

    Parameters
    ----------
    overrides : dict, optional
        Values that replace those of config/config.yaml (Snakemake's --config).
    root : path
        The project's folder.
    known : callable
        Of the listed names, returns those whose settings have been checked before.

    Returns
    -------
    Studies
        From the study's name to its settings, defaults filled in.

    Raises
    ------
    ConfigurationError
        Naming every problem of every file at once.
    """
    config = Settings(CONFIG_FILE, root)
    if isinstance(config.data, dict):
        config.replace(overrides or {})
        if isinstance(config.data.get("studies"), str):
            config.data["studies"] = config.data["studies"].replace(",", " ").split()
    if not config.problems:
        check(config, _schema("config"))
    problems = config.problems
    studies = Studies([])
    if not problems:
        studies = Studies(list(dict.fromkeys(config.data["studies"])), root)
        schema, right = _schema("study"), known(studies)
        for position, name in enumerate(config.data["studies"]):
            if name in right:
                continue
            file = f"config/studies/{name}.yaml"
            if not (Path(root) / file).is_file():
                others = (Path(root) / "config/studies").glob("*.yaml")
                names = [path.stem for path in others if path.is_file()]
                remedy = closest(name, names) or " Create it, or correct the name."
                config.report(("studies", position), f"there is no such file: {file}.{remedy}")
                continue
            study, found = load_study(file, schema, root)
            problems += found
            studies.put(name, study)
    if problems:
        raise ConfigurationError(problems)
    return studies


def load_planned(name, root="."):
    """Return the settings of one study whose answers need not be there, as load_studies does."""
    file = f"config/studies/{name}.yaml"
    study, problems = load_study(file, _schema("study"), root, answered=False)
    if problems:
        raise ConfigurationError(problems)
    return {name: study}


def load_study(file, schema, root=".", answered=True):
    """Return the settings of one study and the problems found in them.

    References between keys are checked only where each key is right by itself, and
    the columns of the data file only where the references hold and it must be there.
    """
    settings = Settings(file, root)
    keep_as_written(settings.data, settings.written)
    if not settings.problems:
        check(settings, schema)
    if settings.problems:
        return None, settings.problems
    study = complete(fill_defaults(settings.data, schema))
    check_consistency(settings, study)
    check_intake(settings, study)
    if answered:
        check_columns(settings, study, root)
    return study, settings.problems


def complete(study):
    """Add to a study what follows from its settings.

    `scales` get their codes as whole numbers in rising order; every variable gets
    its `items`, the scale of each item (`item_scales`) and `dimensions`.
    """
    for scale in study["scales"].values():
        codes = sorted(scale["codes"].items(), key=lambda entry: int(entry[0]))
        scale["codes"] = [int(code) for code, _ in codes]
        scale["answers"] = [label for _, label in codes]
        for key in ("missing", "not_applicable"):
            scale[key] = [str(text) for text in scale[key]]
    for rule in study["exclude"]["where"]:
        for key in ("is", "is_not"):
            if isinstance(rule.get(key), str):
                rule[key] = [rule[key]]
    for column in study["profile"].values():
        for key in ("missing", "order"):
            column[key] = [str(text) for text in column[key]]
    for categories in study["categories"].values():
        if "labels" in categories:
            categories["bands"] = [{"label": label} for label in categories["labels"]]
    if "pseudonyms" in study["data"]:
        # Settings are printed as the reason of a rerun, and ids must not be.
        by_hand = study["exclude"]["respondents"]
        study["exclude"]["respondents"] = {
            disguised(name): reason for name, reason in by_hand.items()
        }
    only_scale = next(iter(study["scales"])) if len(study["scales"]) == 1 else None
    for variable in study["variables"].values():
        variable.setdefault("scale", only_scale)
        variable.setdefault("dimensions", {})
        variable.setdefault(
            "items",
            [item for part in variable["dimensions"].values() for item in part["items"]],
        )
        others = variable["item_scales"]
        variable["item_scales"] = {
            item: others.get(item, variable["scale"]) for item in variable["items"]
        }
    for hypothesis in study["hypotheses"].values():
        if "scale" in hypothesis:
            hypothesis.setdefault("assumptions_scale", hypothesis["scale"])
    return study


@cache
def _schema(name):
    with open(SCHEMAS / f"{name}.schema.yaml", encoding="utf-8") as file:
        schema = written_out(yaml.load(file, Loader=yaml.CSafeLoader))
    schema["properties"]["language"]["enum"] = known_languages()
    return schema
