"""Why a step runs, in words of the study rather than of Snakemake."""

import ast
import json
import re
from functools import cache

from configuration.settings import read_settings
from messages.language import language_for
from messages.message import DEFAULT, Message, visible_lines

CHANGED = re.compile(
    r"Params have changed since last execution: Union of exclusive params before and now "
    r"across all output: before: (.*) now: (.*) (?:; |$)",
    re.DOTALL,
)
# How Snakemake says it, and the name of the phrase that says it here.
PHRASES = {
    "Missing output files": "not_made",
    "Incomplete output files": "unfinished",
    "Updated input files": "changed",
    "Input files updated by another job": "may_change",
    "Set of input files has changed since last execution": "other_files",
    "Forced execution": "by_name",
}
_SNAKEMAKES = re.compile(f"(^|; )({'|'.join(PHRASES)})")
# Checkpoints are how Snakemake is told to look again at what remains to be done, and its advice
# to go by file times alone would leave results as they should not be.
UNTOLD = (
    "Updating checkpoint dependencies",
    "The run involves checkpoint jobs",
    "Some jobs were triggered by provenance information",
    "Rules with provenance triggered jobs",
)


def explain(reason, language=DEFAULT):
    """Put Snakemake's reason for a step into the words of the study.

    Parameters
    ----------
    reason : str
        As Snakemake prints it.
    language : str

    Returns
    -------
    str
        What Snakemake says of other kinds stays as it is.

    Examples
    --------
    >>> explain("Updated input files: resources/mystudy/answers.csv")
    'changed since the last run: resources/mystudy/answers.csv'
    >>> changed = (
    ...     "Params have changed since last execution: Union of exclusive params before and now "
    ...     "across all output: before: 'tests.alpha = 0.05' now: 'tests.alpha = 0.01' "
    ... )
    >>> explain(changed), explain(changed, "id")
    ('tests.alpha was 0.05 and is now 0.01', 'tests.alpha semula 0.05, sekarang 0.01')
    """
    reason = CHANGED.sub(lambda found: _changes(found, language), reason).strip("; ")

    def in_words(found):
        return found[1] + Message(f"run.reason.{PHRASES[found[2]]}").tell(language)

    return visible_lines(_SNAKEMAKES.sub(in_words, reason))


def put_into_words(record):
    """Let a log record tell the reason of a step in words; pass over what tells nothing.

    What it says besides is made harmless for the screen.
    """
    if hasattr(record, "reason"):
        study = dict(getattr(record, "wildcards", None) or {}).get("study")
        record.reason = explain(record.reason, _language(study))
    message = str(record.msg)
    if not message.isprintable():
        record.msg = message = visible_lines(message)
    # Results that were never there have no earlier version.
    return not message.endswith("no backup found.") and not message.startswith(UNTOLD)


# Once for each study: there may be thousands of records.
_language = cache(language_for)


def _changes(match, language):
    try:
        before, now = map(_by_name, match.groups())
    except (SyntaxError, ValueError):
        return match[0]
    told = [
        _change(name, before.get(name), now.get(name)).tell(language)
        for name in sorted(before | now)
        if before.get(name) != now.get(name)
    ]
    return "; ".join(told) + "; "


def _change(name, before, now):
    if name.startswith(("code of", "contents of", "phrases of", "parts of")):
        kind, rest = name.split(" ", 1)
        return Message("run.reason.another", kind=kind, rest=rest)
    if before is None or now is None:
        return Message("run.reason.came" if before is None else "run.reason.went", name=name)
    return Message("run.reason.was", name=name, before=before, now=now)


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
