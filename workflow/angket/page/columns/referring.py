"""Where settings name a variable besides the place that describes it."""

# Parts and keys in which a text is never the name of a variable.
_DESCRIBED = ("variables", "scales", "data", "pilot", "labels", "profile", "title", "sources")
_WORDS = ("label", "statement", "citation", "title", "notice", "kind", "note")


def rename_references(study, old, new):
    """Let settings name a variable by its new name wherever they name it.

    Parameters
    ----------
    study : dict
        Changed.
    old, new : str

    Examples
    --------
    >>> study = {"hypotheses": {"H1": {"response": "y", "predictors": ["x"], "statement": "x"}}}
    >>> rename_references(study, "x", "load")
    >>> study["hypotheses"]["H1"]
    {'response': 'y', 'predictors': ['load'], 'statement': 'x'}
    """
    for key, part in study.items():
        if key not in _DESCRIBED:
            study[key] = _renamed(part, old, new)


def _renamed(part, old, new):
    if isinstance(part, dict):
        return {
            new if key == old else key: told if key in _WORDS else _renamed(told, old, new)
            for key, told in part.items()
        }
    if isinstance(part, list):
        return [_renamed(one, old, new) for one in part]
    return new if part == old else part
