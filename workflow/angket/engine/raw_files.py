"""Fingerprints of raw files that a step reads."""

from hashlib import file_digest
from pathlib import Path


def contents_of(files):
    """Hand a rule the fingerprints of several raw files; see `contents`.

    Parameters
    ----------
    files : callable
        From wildcards to the files by name.
    """

    def of_study(wildcards):
        return [_told(file) for file in files(wildcards).values()]

    return of_study


def contents(file):
    """Hand a rule the fingerprint of a raw file.

    Snakemake compares contents only when the file is newer than the results, which one
    that was copied or unpacked with its old time is not.

    Parameters
    ----------
    file : callable
        From wildcards to the file.
    """
    return lambda wildcards: _told(file(wildcards))


def _told(file):
    path = Path(file)
    with open(path, "rb") as stream:
        return f"contents of {path}: {file_digest(stream, 'sha256').hexdigest()[:16]}"
