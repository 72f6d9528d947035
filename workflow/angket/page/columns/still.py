"""What is still to be done before a drafted study says what it is to say."""

import re

from angket.messages.message import Message


def still_to_do(study, name, language):
    """List what somebody should look at, most pressing first.

    Parameters
    ----------
    study : dict
        Its settings as they stand in its file.
    name : str
        The name of the study.
    language : str
        That of the study.

    Returns
    -------
    list of str
        Keys: order (answers without a known order), variables (still without names of their
        own), reversed (no item is said to be worded the other way), title and hypotheses.

    Examples
    --------
    >>> still_to_do({"title": "Burnout", "variables": {"x": {"reversed": ["X1"]}}}, "a", "en")
    ['hypotheses']
    """
    variables = study.get("variables") or {}
    numbered = Message("draft.variable_label", number="0").tell(language).replace("0", r"\d+")
    scales = (study.get("scales") or {}).values()
    labels = [str(told.get("label", "")) for told in variables.values()]
    found = {
        "order": any(scale.get("order") == "unknown" for scale in scales),
        "variables": any(re.fullmatch(numbered, label) for label in labels),
        "reversed": not any(
            told.get(key)
            for told in variables.values()
            for key in ("reversed", "already_reversed", "instrument", "answer_key")
        ),
        "title": str(study.get("title", "")) in ("", name),
        "hypotheses": not study.get("hypotheses"),
    }
    return [key for key, is_open in found.items() if is_open]
