"""What each step was made from, so that a step whose results would be the same leaves at once.

Snakemake runs all steps below one that changed, whether its results changed or not. A step
that starts compares the contents of its inputs, its parameters and its own results with those
of its last run, and where all are the same it has nothing to do.
"""

import hashlib
import json
import os
from pathlib import Path

FOLDER = Path(".snakemake/angket/steps")


def record_of(rule, wildcards):
    """Name the file that keeps what a step was made from.

    Parameters
    ----------
    rule : str
    wildcards : mapping of str to str

    Returns
    -------
    Path

    Examples
    --------
    >>> record_of("scoring", {"study": "mystudy"}).as_posix()
    '.snakemake/angket/steps/mystudy/scoring.json'
    """
    return FOLDER.joinpath(*wildcards.values(), f"{rule}.json")


def recorded(file):
    """Return what a record says: dicts `params`, `inputs` and `results`.

    Parameters
    ----------
    file : path
        One that is missing or damaged says nothing: three empty dicts.
    """
    try:
        record = json.loads(Path(file).read_text(encoding="utf-8"))
        return {key: dict(record[key]) for key in ("params", "inputs", "results")}
    except (OSError, ValueError, KeyError, TypeError):
        return {"params": {}, "inputs": {}, "results": {}}


def is_current(file, params, inputs):
    """Tell whether a step has been made of just this, and its results are as it left them.

    Parameters
    ----------
    file : path
        Of the record.
    params : dict
        As `named_params` returns them.
    inputs : iterable of str
        Files.

    Returns
    -------
    bool
    """
    record = recorded(file)
    if not record["results"] or record["params"] != params:
        return False
    return record["inputs"] == checksums(inputs) and record["results"] == checksums(
        record["results"]
    )


def keep(file, params, inputs, results, warnings=()):
    """Write down what a step was made from and what it made.

    Parameters
    ----------
    file : path
        Of the record; written whole or not at all.
    params, inputs
        As `is_current` takes them.
    results : iterable of str
        The files that the step made.
    warnings : iterable of str
        Lines that the step said and that must not be missed, also when it leaves early.
    """
    _write(
        file,
        {
            "params": params,
            "inputs": checksums(inputs),
            "results": checksums(results),
            "warnings": [*warnings],
        },
    )


def warnings_in(file):
    """Return the lines of a record that must not be missed."""
    try:
        return [*map(str, json.loads(Path(file).read_text(encoding="utf-8"))["warnings"])]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def begin(file):
    """Note that a step has begun, so that what it leaves when it fails is not trusted."""
    record = recorded(file)
    if record["results"]:
        _write(file, record | {"results": {}})


def forget(file):
    """Take a record away, so that the step is made again whatever its results."""
    Path(file).unlink(missing_ok=True)


def _write(file, record):
    file = Path(file)
    file.parent.mkdir(parents=True, exist_ok=True)
    # Whole or not at all: other processes may read it meanwhile.
    written = file.with_name(f"{file.name}.{os.getpid()}")
    written.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    written.replace(file)


def checksums(files):
    """Return the SHA-256 of each file's contents, None for a file that is not there."""
    return {str(file): _checksum(file) for file in files}


def _checksum(file):
    try:
        with open(file, "rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None


def named_params(params):
    """Turn the parameters of a step into names and values, each a text.

    Parameters
    ----------
    params : iterable
        Of Snakemake: dicts of settings, and texts or lists of texts such as
        ``code of workflow/scripts/scoring.py: 1234`` or ``numpy 2.4.6``.

    Returns
    -------
    dict of str to str

    Examples
    --------
    >>> named_params([{"tests.alpha": "0.05"}, ["code of a.py: 12", "numpy 2.4"], "parts of b: 3"])
    {'tests.alpha': '0.05', 'code of a.py': '12', 'numpy': '2.4', 'parts of b': '3'}
    """
    named = {}
    for param in params:
        if isinstance(param, dict):
            named |= {str(key): str(value) for key, value in param.items()}
            continue
        for text in [param] if isinstance(param, str) else param:
            name, value = text.rsplit(": " if ": " in text else " ", 1)
            named[name] = value
    return named
