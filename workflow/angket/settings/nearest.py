"""Which known name somebody may have meant."""

import difflib

from angket.answers.spelling import plain
from angket.hypotheses.kind import kinds, settings_of
from angket.messages.message import Message


def nearest(word, candidates, labels=None):
    """Return the candidate that a word is closest to, or None.

    Parameters
    ----------
    word : object
    candidates : iterable of str
    labels : dict, optional
        From candidates to texts by which they may be called as well.

    Examples
    --------
    >>> nearest("Jenis Kelamin", ["jk"], {"jk": "Jenis kelamin"}), nearest("itmes", ["items"])
    ('jk', 'items')
    """
    spelled = {}
    for candidate in reversed(list(candidates)):
        for text in (candidate, (labels or {}).get(candidate)):
            if isinstance(text, str):
                spelled[_folded(text)] = candidate
    match = difflib.get_close_matches(_folded(str(word)), spelled, n=1, cutoff=0.6)
    return spelled[match[0]] if match else None


def did_you_mean(word, candidates, labels=None):
    """Ask whether a known name was meant, or say nothing.

    >>> print(did_you_mean("itmes", ["items", "label"]))
    Did you mean "items"?
    """
    meant = nearest(word, candidates, labels)
    return Message("settings.did_you_mean", meant=meant) if meant is not None else None


def names_meant(settings, path):
    """Return the names that a study defines and a place may mean, with their labels.

    Parameters
    ----------
    settings : angket.settings.yaml_file.Settings
    path : tuple

    Returns
    -------
    names : list of str
    labels : dict
    """
    groups = []
    if path[0] == "comparisons":
        groups = ["profile"] if path[-1] == "by" else ["variables"]
    elif path[0] == "hypotheses":
        groups = _groups_of(settings, path)
    elif path[0] == "variables" and path[-1] in ("scale", "categories"):
        groups = ["scales" if path[-1] == "scale" else "categories"]
    found = {}
    for group in groups:
        entries = settings.data.get(group)
        found |= entries if isinstance(entries, dict) else {}
    labels = {name: entry.get("label") for name, entry in found.items() if isinstance(entry, dict)}
    return list(found), labels


def _groups_of(settings, path):
    """Name the groups that define what a key of a hypothesis names, as its kind says."""
    hypotheses = settings.data.get("hypotheses")
    hypothesis = hypotheses.get(path[1]) if isinstance(hypotheses, dict) else None
    kind = hypothesis.get("kind") if isinstance(hypothesis, dict) else None
    if kind not in kinds() or len(path) < 3:
        return ["variables"]
    return settings_of(kind)["properties"].get(path[2], {}).get("names", ())


def _folded(text):
    return plain(text).replace("_", " ").replace("-", " ")
