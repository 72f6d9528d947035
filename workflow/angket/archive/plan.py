"""A registered plan: what a study meant to do, sealed before the answers arrived."""

import json

import yaml

from angket.archive.checksums import sha256
from angket.archive.opened import Unreadable, yaml_of
from angket.hypotheses.declared import without_places
from angket.settings.planned import PLANNED

# What a setting says that the program did not have when the plan was sealed, and that changes
# nothing.
_OFF = ("false", "null", "[]", "{}")
_HEAD = """\
# The plan of the study {study}: its hypotheses and how they will be tested.
# Sealed with a checksum of what stands below it. Do not edit: an edited plan is noticed.
# Give the checksum to somebody who notes the date: a registry, a supervisor, an e-mail.
"""


def planned_settings(study):
    """Cut out of a study's settings what a plan seals.

    Parameters
    ----------
    study : dict
        Settings, completed.

    Returns
    -------
    dict
        Plain values that JSON and YAML can hold. Of respondents left out by hand, the reasons:
        who they are is for nobody to read in a plan, and an archive may call them otherwise.
    """
    planned = {key: study[key] for key in PLANNED if key in study}
    reasons = sorted(study["exclude"]["respondents"].values())
    if "pilot" in planned:
        planned["pilot"] = True
    planned["exclude"] = study["exclude"] | {"respondents": reasons}
    return without_places(json.loads(json.dumps(planned)))


def checksum(study, settings):
    """Return the SHA-256 of a plan, whatever the order of its keys.

    >>> checksum("s", {"a": 1, "b": 2}) == checksum("s", {"b": 2, "a": 1})
    True
    """
    text = json.dumps({"study": study, "settings": settings}, sort_keys=True, ensure_ascii=False)
    return sha256(text.encode())


def write_plan(study, settings):
    """Return the text of a plan, to be read by people and by `read_plan`."""
    plan = {"study": study, "checksum": checksum(study, settings), "settings": settings}
    return _HEAD.format(study=study) + yaml.safe_dump(plan, sort_keys=False, allow_unicode=True)


def read_plan(text):
    """Read a plan and say whether it still is what was sealed.

    Returns
    -------
    plan : dict
        With study, checksum and settings.
    intact : bool
        False when somebody changed it after it was sealed.

    Raises
    ------
    ValueError
        When it is not a plan at all.
    """
    try:
        plan = yaml_of({"plan": text.encode()}, "plan")
        intact = plan["checksum"] == checksum(plan["study"], plan["settings"])
    except (Unreadable, KeyError, TypeError) as error:
        raise ValueError("is not a plan that freeze wrote") from error
    return plan, intact


def deviations(plan, settings):
    """List every setting of the analysis that is not as planned.

    Parameters
    ----------
    plan, settings : dict
        Settings as planned and as run, as `planned_settings` gives them.

    Returns
    -------
    list of (str, str, str)
        The key with dots between, what was planned and what was run, as JSON; empty where the
        setting was absent. A setting that the plan does not know and that is switched off in the
        run is none: without it nothing was done either.

    Examples
    --------
    >>> deviations({"tests": {"alpha": 0.05}}, {"tests": {"alpha": 0.1, "seed": 7}})
    [('tests.alpha', '0.05', '0.1'), ('tests.seed', '', '7')]
    >>> deviations({"tests": {"alpha": 0.05}}, {"tests": {"alpha": 0.05, "strict": False}})
    []
    """
    planned, run = _leaves(plan), _leaves(settings)
    keys = [*planned, *(key for key in run if key not in planned)]
    return [
        (key, planned.get(key, ""), run.get(key, ""))
        for key in keys
        if planned.get(key) != run.get(key) and not (key not in planned and run[key] in _OFF)
    ]


def _leaves(value, path=()):
    if isinstance(value, dict) and value:
        leaves = {}
        for key, part in value.items():
            leaves |= _leaves(part, (*path, str(key)))
        return leaves
    return {".".join(path): json.dumps(value, ensure_ascii=False)}
