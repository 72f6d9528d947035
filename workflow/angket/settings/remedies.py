"""How to write a value so that it is of the kind that is wanted."""

import re

from angket.messages.message import Message, Sentences
from angket.settings.nearest import names_meant, nearest
from angket.settings.slips import in_quotes

# X1-X4, X1 s/d X4: several items in one word.
_RANGE = re.compile(
    r"([A-Za-z_]*)(\d+)\s*(?:-|\u2013|\.\.|s/?d|sampai|to|hingga)\s*([A-Za-z_]*)(\d+)"
)
# At most this many items of a range are written out.
_LONGEST_RANGE = 40


def named(value):
    """Name what was found, to stand in a sentence.

    >>> print(named(None), named([1, 2]), named("a"))
    nothing a list of 2 "a"
    """
    if value is None:
        return Message("settings.nothing")
    if isinstance(value, dict):
        return Message("settings.a_group")
    if isinstance(value, list):
        return Message("settings.a_list", length=len(value))
    return Message("settings.quoted", text=value)


def with_value(settings, path, value):
    """Show the line of a key as it is, and with another value; nothing without a line.

    Parameters
    ----------
    settings : angket.settings.yaml_file.Settings
    path : tuple
    value : str
        As it is to be written.
    """
    _, line = settings.line_of(path)
    keys = [part for part in path if isinstance(part, str)]
    if line is None or not keys:
        return None
    should = value if isinstance(path[-1], int) else f"{keys[-1]}: {value}"
    return Message("settings.line_should", line=line[:100], should=should)


def remedy_for_type(settings, path, error, written):
    """Say how to write a value so that it has the type that is wanted, or nothing.

    Parameters
    ----------
    settings : angket.settings.yaml_file.Settings
    path : tuple
        Of the value.
    error : jsonschema.ValidationError
    written : object
        The value as it was written.

    Returns
    -------
    Message or None
    """
    wanted, found, schema = error.validator_value, error.instance, error.schema
    if found is None:
        if settings.follows_comma(path):
            return Message("settings.comma_splits")
        return Message("settings.write_after_colon")
    if wanted == "object":
        return _group(settings, path, found, schema)
    if wanted == "array":
        return _list(settings, path, found, schema)
    if isinstance(found, list):
        if len(found) == 1 and not isinstance(found[0], dict | list):
            meant = nearest(found[0], *names_meant(settings, path)) or found[0]
            line = with_value(settings, path, _word(meant))
            return Sentences(Message("settings.without_brackets"), line)
        return Message("settings.only_one")
    if isinstance(found, dict):
        return None
    if wanted == "string" or "string" in wanted:
        truth = Message("settings.means_truth") if isinstance(found, bool) else None
        line = with_value(settings, path, in_quotes(str(written)))
        return Sentences(truth, Message("settings.put_in_quotes", text=written), line)
    if wanted in ("number", "integer") and isinstance(found, str):
        return _number(settings, path, found)
    return None


def _number(settings, path, found):
    text = found.strip()
    number = text.removesuffix("%").strip().replace(",", ".")
    if re.fullmatch(r"[1-9]\d{0,2}(\.\d{3})+", number) and "." in text:
        number = number.replace(".", "")
    if not re.fullmatch(r"[+-]?\d*\.?\d+", number):
        return None
    if text.endswith("%"):
        number = f"{float(number) / 100:g}"
        told = Message("settings.without_sign", number=number)
    else:
        told = Message("settings.with_point", number=number)
    return Sentences(told, with_value(settings, path, number))


def _group(settings, path, found, schema):
    keys = list(schema.get("properties", {}))
    others = schema.get("additionalProperties")
    inner = list(others.get("properties", {})) if isinstance(others, dict) else []
    if misplaced := _too_far_left(settings, path, keys):
        return misplaced
    required = schema.get("required", ())
    if isinstance(found, str) and len(required) == 1 and path and isinstance(path[-1], int):
        return with_value(settings, path, f"- {required[0]}: {_word(found)}")
    if isinstance(found, str):
        first, _, rest = found.partition(" ")
        if first in keys and rest:
            line = settings.line_of(path)[1]
            told = Message("settings.slip.no_colon")
            return (
                Message("settings.reads_write", line=found, told=told, should=f"{first}: {rest}")
                if line
                else told
            )
    if isinstance(found, list) and found and not isinstance(found[0], dict | list):
        if path and path[-1] == "codes":
            pairs = ", ".join(f"{code}: {_word(label)}" for code, label in enumerate(found, 1))
            return with_value(settings, path, f"{{{pairs}}}")
        if path and path[-1] == "respondents":
            pairs = ", ".join(f"{name}: ..." for name in found)
            told = Message("settings.each_with_reason")
            return Sentences(told, with_value(settings, path, f"{{{pairs}}}"))
    if isinstance(found, list) and found and isinstance(found[0], dict) and inner:
        return Message(
            "settings.names_for_dashes", name="H1" if path[-1:] == ("hypotheses",) else "x"
        )
    named_keys = Message("settings.its_keys", keys=keys) if keys else None
    if inner and not keys:
        named_keys = Message("settings.names_then_keys", keys=inner)
    return Sentences(named_keys, Message("settings.own_lines"))


def _too_far_left(settings, path, keys):
    """Tell of a key that belongs to the name before it, but stands beside that."""
    around = settings.data
    for part in path[:-1]:
        around = around[part]
    if not path or path[-1] not in keys or not isinstance(around, dict):
        return None
    names = list(around)
    before = [name for name in names[: names.index(path[-1])] if name not in keys]
    line = settings.line_of(path)[1]
    if not before or line is None:
        return None
    should = f"  {line}"
    return Message("settings.too_far_left", owner=before[-1], line=line, should=should)


def _list(settings, path, found, schema):
    """Show a list as it should be written, of parts of the kind that the schema wants."""
    part = schema.get("items", {})
    inner = list(part.get("required", ())) if part.get("type") == "object" else []
    if isinstance(found, dict):
        if not inner:
            told = Message("settings.list_of_names")
            return Sentences(told, with_value(settings, path, f"[{', '.join(found)}]"))
        first = next(iter(found))
        line = settings.line_of((*path, first))[1]
        return Message("settings.dash_before", line=line, should=f"- {line}") if line else None
    text = str(found).strip(" ,;()")
    parts = re.split(r"\s+(?:dan|and|&)\s+|\s*[,;]\s*", text)
    meant = [nearest(part, *names_meant(settings, path)) for part in parts]
    if None not in meant:
        text = ", ".join(meant)
    if inner:
        if len(inner) == 1:
            names = [name.strip() for name in re.split(r"[,;]", text) if name.strip()]
            groups = ", ".join(f"{{{inner[0]}: {_word(name)}}}" for name in names)
            return with_value(settings, path, f"[{groups}]")
        return Message("settings.list_of_groups", keys=inner)
    if part.get("type") == "array":
        return with_value(settings, path, f"[[{', '.join(_words(text))}]]")
    if whole := _RANGE.fullmatch(text):
        return with_value(settings, path, f"[{written_range(whole)}]")
    # Names hold no blanks; other texts may.
    names = _words(text)
    if "pattern" not in part or " " in part["pattern"] or "\\n" in part["pattern"]:
        listed = re.split(r"\s*[,;]\s*|\s+-\s*(?=\S)|^-\s*", text)
        names = [name for name in listed if name]
        if part.get("minLength") is None and all(" " in name for name in names[:1]):
            short = _words(text)
            names = short if all(len(name) <= 5 for name in short) else names
    written = ", ".join(map(_word, names))
    return Sentences(
        Message("settings.write_list", written=written), with_value(settings, path, f"[{written}]")
    )


def written_range(found):
    """Write the items of a range such as X1-X4 one by one.

    >>> written_range(_RANGE.fullmatch("X1 s/d X3"))
    'X1, X2, X3'
    """
    prefix, first, other, last = found.groups()
    numbers = range(int(first), int(last) + 1)
    if (other and other != prefix) or not 1 < len(numbers) <= _LONGEST_RANGE:
        return f"{prefix}{first}, ..., {other or prefix}{last}"
    return ", ".join(f"{prefix}{number}" for number in numbers)


def _words(text):
    return [word for word in re.split(r"[,;\s]+", text.strip(" ,;")) if word.strip("-")]


def _word(text):
    """Write a text so that it may stand between brackets."""
    text = str(text)
    if re.fullmatch(r"[\w][\w .()/%?!'&+-]*", text) and not re.search(r"\s#|:\s", text):
        return text
    return in_quotes(text)
