"""Single values as text in a field, and back: whatever a field shows is read as the same value.

A field shows a text as it is. Where that would be read as something else (a text that looks like a
number where numbers are meant too, blanks at its ends), it stands between double quotes as in JSON.
"""

import json
import re
import unicodedata

from angket.settings.scalars import read_scalar

ABSENT = object()
SCALARS = ("string", "number", "integer", "boolean")
_COMMA = re.compile(r"[+-]?[0-9]+,[0-9]+")


def types_of(schema):
    """Return the types that a part of a schema allows.

    >>> types_of({"type": "string"}), types_of({"enum": ["a"]})
    (('string',), ('string',))
    """
    given = schema.get("type", "string" if "enum" in schema else ())
    return (given,) if isinstance(given, str) else tuple(given)


def shown(value, types):
    r"""Return a value as the text of a field.

    Parameters
    ----------
    value : str, int, float or bool
    types : tuple of str
        Those that the schema allows.

    Returns
    -------
    str

    Examples
    --------
    >>> shown("Often", ("string",)), shown("9", ("string", "number")), shown(0.05, ("number",))
    ('Often', '"9"', '0.05')
    """
    if isinstance(value, bool):
        return json.dumps(value)
    if not isinstance(value, str):
        return repr(value)
    plain = not any(unicodedata.category(letter) in ("Cc", "Cs") for letter in _lines(value))
    return value if plain and same(meant(value, types), value) else json.dumps(value)


def meant(text, types):
    """Return the value that the text of a field means, ABSENT where it is empty.

    What no type allows stays text, so that the check of settings tells what is wrong with it.

    Parameters
    ----------
    text : str
    types : tuple of str

    Returns
    -------
    str, int, float, bool or ABSENT

    Examples
    --------
    >>> meant("0,05", ("number",)), meant(" 9 ", ("string", "number")), meant("9", ("string",))
    (0.05, 9, '9')
    """
    text = text.replace("\r\n", "\n")
    stripped = text.strip()
    if not stripped:
        return ABSENT
    # Texts of several lines are kept to the letter.
    text = text if "\n" in stripped else stripped
    if len(text) > 1 and text[0] == text[-1] == '"':
        try:
            return json.loads(text)
        except ValueError:
            pass
    if "boolean" in types and text in ("true", "false"):
        return text == "true"
    if "number" in types or "integer" in types:
        word = text
        if "string" not in types and _COMMA.fullmatch(text):
            word = text.replace(",", ".")
        number, question = read_scalar(word)
        if question is None and isinstance(number, int | float) and not isinstance(number, bool):
            return number
    return text


def lines_shown(values, types):
    """Return a list as text, an entry a line.

    >>> lines_shown(["X1", "X2"], ("string",)).split()
    ['X1', 'X2']
    """
    texts = [(value, shown(value, types)) for value in values]
    return "\n".join(json.dumps(value) if "\n" in text else text for value, text in texts)


def lines_meant(text, types):
    r"""Return the list that lines of text mean; empty lines are none.

    >>> lines_meant("X1\n\n 9\n", ("string", "number"))
    ['X1', 9]
    """
    lines = text.replace("\r\n", "\n").split("\n")
    return [value for line in lines if (value := meant(line, types)) is not ABSENT]


def same(one, other):
    """Tell whether two values are the same, and of the same types: 1 is not true, nor 1.0.

    >>> same([1, {"a": True}], [1, {"a": True}]), same(1, True), same(1, 1.0)
    (True, False, False)
    """
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same, one, other))
    return one == other


def _lines(text):
    return text.replace("\n", "")
