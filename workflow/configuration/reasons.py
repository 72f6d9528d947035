"""Why a step runs, in words of the study rather than of Snakemake."""

import ast
import json
import re

from configuration.settings import read_settings

CHANGED = re.compile(
    r"Params have changed since last execution: Union of exclusive params before and now "
    r"across all output: before: (.*) now: (.*) (?:; |$)",
    re.DOTALL,
)
WORDS = {
    "Missing output files": "not made yet",
    "Incomplete output files": "not finished when the last run was stopped",
    "Updated input files": "changed since the last run",
    "Input files updated by another job": "may change in this run",
    "Set of input files has changed since last execution": "it takes other files than before",
    "Forced execution": "asked for by name",
}
_SNAKEMAKES = re.compile(f"(^|; )({'|'.join(WORDS)})")
# Checkpoints are how Snakemake is told to look again at what remains to be done, and its advice
# to go by file times alone would leave results as they should not be.
UNTOLD = (
    "Updating checkpoint dependencies",
    "The run involves checkpoint jobs",
    "Some jobs were triggered by provenance information",
    "Rules with provenance triggered jobs",
)


def explain(reason):
    """Put Snakemake's reason for a step into the words of the study.

    Parameters
    ----------
    reason : str
        As Snakemake prints it.

    Returns
    -------
    str
        What Snakemake says of other kinds stays as it is.

    Examples
    --------
    >>> explain("Updated input files: resources/mystudy/answers.csv")
    'changed since the last run: resources/mystudy/answers.csv'
    >>> explain(
    ...     "Params have changed since last execution: Union of exclusive params before and now "
    ...     "across all output: before: 'tests.alpha = 0.05' now: 'tests.alpha = 0.01' "
    ... )
    'tests.alpha was 0.05 and is now 0.01'
    """
    reason = CHANGED.sub(_changes, reason).strip("; ")
    return _SNAKEMAKES.sub(lambda found: found[1] + WORDS[found[2]], reason)


def put_into_words(record):
    """Let a log record tell the reason of a step in words; pass over what tells nothing."""
    if hasattr(record, "reason"):
        record.reason = explain(record.reason)
    message = str(record.msg)
    # Results that were never there have no earlier version.
    return not message.endswith("no backup found.") and not message.startswith(UNTOLD)


def _changes(match):
    try:
        before, now = map(_by_name, match.groups())
    except (SyntaxError, ValueError):
        return match[0]
    told = [
        _change(name, before.get(name), now.get(name))
        for name in sorted(before | now)
        if before.get(name) != now.get(name)
    ]
    return "; ".join(told) + "; "


def _change(name, before, now):
    if name.startswith(("code of", "contents of", "phrases of", "parts of")):
        kind, rest = name.split(" ", 1)
        return f"another {kind} {rest}"
    if before is None or now is None:
        return f"{name} {'came' if before is None else 'went'}"
    return f"{name} was {before} and is now {now}"


def _by_name(texts):
    """Turn parameters as Snakemake prints them into names and values.

    A parameter is a dict of settings, or a text or list of texts: `kind of file: hash` or
    `package version`.
    """
    params = [] if texts == "<nothing exclusive>" else ast.literal_eval(f"[{texts}]")
    pairs = {}
    for text in (text for param in params for text in _texts(param)):
        if " = " in text:
            pairs |= dict(_leaves(read_settings([text])))
        else:
            name, value = text.rsplit(": " if ": " in text else " ", 1)
            pairs[name] = value
    return pairs


def _texts(param):
    if isinstance(param, dict):
        return [f"{key} = {value}" for key, value in param.items()]
    return [param] if isinstance(param, str) else param


def _leaves(settings, *keys):
    if isinstance(settings, dict) and settings:
        for key, value in settings.items():
            yield from _leaves(value, *keys, key)
    elif keys:
        yield ".".join(keys), json.dumps(settings, ensure_ascii=False)
