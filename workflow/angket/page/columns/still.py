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
        Keys: order (answers without a known order), answers (still without words of their own),
        variables (without names), reversed (no item is said to be worded the other way), title
        and hypotheses.

    Examples
    --------
    >>> still_to_do({"title": "Burnout", "variables": {"x": {"reversed": ["X1"]}}}, "a")
    ['hypotheses']
    """
    variables, scales = _parts(study, "variables"), _parts(study, "scales")
    found = {
        "order": any(scale.get("order") == "unknown" for scale in scales),
        "answers": any(_is_wordless(scale.get("codes")) for scale in scales),
        "variables": any(map(_is_nameless, variables)),
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


def _is_nameless(variable):
    """Tell whether a label names no variable: a draft's, or what stands before numbers of items.

    >>> _is_nameless({"label": "Variabel 1"}), _is_nameless({"label": "D", "items": ["D1", "D2"]})
    (True, True)
    >>> _is_nameless({"label": "IQ", "items": ["D1", "D2"]})
    False
    """
    label, items = str(variable.get("label", "")), variable.get("items")
    numbered = [str(item) for item in items] if isinstance(items, list) else []
    numbers = re.compile(re.escape(label) + r"[\W_]*\d+")
    return _is_drafted(label, "draft.variable_label", "number") or (
        bool(numbered) and all(map(numbers.fullmatch, numbered))
    )


def _is_wordless(codes):
    """Tell whether answers have the words of a draft, which say only their codes.

    >>> _is_wordless({"1": "Answer 1", "2": "Answer 2"}), _is_wordless({"1": "1"})
    (True, False)
    """
    labels = [str(label) for label in codes.values()] if isinstance(codes, dict) else []
    return bool(labels) and all(_is_drafted(label, "draft.answer", "code") for label in labels)


def _is_drafted(label, key, number):
    """Tell whether a text is one that a draft gives, in any language."""
    given = [Message(key, **{number: "0"}).tell(name) for name in languages()]
    return any(re.fullmatch(re.escape(one).replace("0", r"\d+"), label) for one in given)
