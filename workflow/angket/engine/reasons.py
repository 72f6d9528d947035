"""Why a step runs, in words of the study rather than of Snakemake."""

import json
from pathlib import Path

from angket.engine.record import checksums, named_params, record_of, recorded
from angket.messages.message import Message
from angket.settings.settings import read_settings

# What a step is made of besides settings and inputs, and the phrase that tells of it. The contents
# of a raw file are told of the file itself.
MADE_OF = {
    "code of ": "reasons.code",
    "phrases of ": "reasons.phrases",
    "parts of ": "reasons.parts",
    "contents of ": None,
}


def reasons_of(job, makers):
    """Tell why a step runs: what differs from what it was made from the last time.

    Parameters
    ----------
    job : object
        Snakemake's, of which `rule.name`, `wildcards_dict`, `params`, `input` and `output` are
        read.
    makers : dict of str to str
        From each file that this run makes to the rule that makes it.

    Returns
    -------
    list of Message
        Empty where the record of the step does not tell.
    """
    record = recorded(record_of(job.rule.name, job.wildcards_dict))
    gone = [file for file in record["results"] if not Path(file).exists()]
    told = untrusted_for(record, gone)
    if not record["results"]:
        return told
    told += changes_of_params(record["params"], named_params(job.params))
    inputs = [str(file) for file in job.input]
    waited = list(dict.fromkeys(makers[file] for file in inputs if file in makers))
    raw = [file for file in inputs if file not in makers]
    known = record["inputs"]
    changed = [file for file, now in checksums(raw).items() if known.get(file, "") != now]
    told += [Message("reasons.changed", file=file) for file in changed]
    if waited:
        told.append(Message("reasons.waits", steps=waited, count=len(waited)))
    return told


def untrusted_for(record, gone):
    """Tell why the results of a step are not trusted.

    Parameters
    ----------
    record : dict
        As `angket.engine.record.recorded` returns it.
    gone : list of str
        Results that it names and that are not there.

    Returns
    -------
    list of Message
        Empty where nothing speaks against them.
    """
    if gone:
        return [Message("reasons.gone", file=gone[0], count=len(gone))]
    if record["results"]:
        return []
    return [Message("reasons.unfinished" if record["params"] else "reasons.not_made")]


def changes_of_params(before, now):
    """Tell what of the parameters of a step differs.

    Parameters
    ----------
    before, now : dict
        As `angket.engine.record.named_params` returns them.

    Returns
    -------
    list of Message

    Examples
    --------
    >>> told = changes_of_params({"tests.alpha": "0.05"}, {"tests.alpha": "0.01"})
    >>> [str(message) for message in told]
    ['tests.alpha was 0.05 and is now 0.01']
    """
    before, now = _leaves_of(before), _leaves_of(now)
    different = [name for name in sorted(before | now) if before.get(name) != now.get(name)]
    told = [
        _change(name, before.get(name), now.get(name))
        for name in different
        if not name.startswith(tuple(MADE_OF))
    ]
    for beginning, key in MADE_OF.items():
        parts = [name.removeprefix(beginning) for name in different if name.startswith(beginning)]
        if parts and key:
            told.append(Message(key, of=parts[0], others=len(parts) - 1, count=len(parts)))
    return told


def _change(name, before, now):
    if before is None:
        return Message("reasons.came", name=name)
    if now is None:
        return Message("reasons.went", name=name)
    return Message("reasons.was", name=name, before=before, now=now)


def _leaves_of(params):
    """Take settings apart into single keys, each with its value as JSON."""
    leaves = {}
    for name, value in params.items():
        try:
            leaves |= dict(_leaves(read_settings([f"{name} = {value}"])))
        except ValueError:
            leaves[name] = value
    return leaves


def _leaves(settings, *keys):
    if isinstance(settings, dict) and settings:
        for key, value in settings.items():
            yield from _leaves(value, *keys, key)
    elif keys:
        yield ".".join(keys), json.dumps(settings, ensure_ascii=False)
