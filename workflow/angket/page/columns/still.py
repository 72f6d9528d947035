"""What is still to be done before a drafted study says what it is to say."""

import re

from angket.messages.message import Message
from angket.page.words import languages

# Where a variable says one of these, which of its items are worded the other way was thought of.
_TURNED = ("reversed", "already_reversed", "instrument", "answer_key")


def still_to_do(study, name):
    """List what somebody should look at, most pressing first.

    Parameters
    ----------
    study : dict
        Its settings as they stand in its file or are being typed; parts may be missing or wrong.
    name : str
        The name of the study.

    Returns
    -------
    list of str
        Keys: order (answers without a known order), variables (still without names of their
        own), reversed (no item is said to be worded the other way), title and hypotheses.

    Examples
    --------
    >>> still_to_do({"title": "Burnout", "variables": {"x": {"reversed": ["X1"]}}}, "a")
    ['hypotheses']
    """
    variables, scales = _parts(study, "variables"), _parts(study, "scales")
    found = {
        "order": any(scale.get("order") == "unknown" for scale in scales),
        "variables": any(_is_number(str(told.get("label", ""))) for told in variables),
        "reversed": not any(told.get(key) for told in variables for key in _TURNED),
        "title": str(study.get("title", "")) in ("", name),
        "hypotheses": not study.get("hypotheses"),
    }
    return [key for key, is_open in found.items() if is_open]


def _parts(study, key):
    told = study.get(key)
    return (
        [part for part in told.values() if isinstance(part, dict)] if isinstance(told, dict) else []
    )


def _is_number(label):
    """Tell whether a label is one that a draft gives, in any language."""
    given = [Message("draft.variable_label", number="0").tell(name) for name in languages()]
    return any(re.fullmatch(re.escape(one).replace("0", r"\d+"), label) for one in given)
