"""Says in words for people who write no programs what keeps a text from being YAML."""

import re

import yaml

from angket.messages.message import Message
from angket.settings.bounded_yaml import OutOfBounds, events_of
from angket.settings.mending import line_slips, reindented
from angket.settings.schemas import load_schema
from angket.settings.slips import bare_of, outside_blocks, shown

# Of a long file, so many ways of mending are tried, and so far above the place of the mistake.
_MOST_TRIED, _FARTHEST = 60, 40


def explain(error, lines):
    """Find the line on which a mistake was made, and say how to mend it.

    Parameters
    ----------
    error : yaml.MarkedYAMLError
    lines : list of str
        The whole text.

    Returns
    -------
    line : int or None
        Counted from 1. YAML itself often tells the place where it noticed the mistake,
        which is farther down.
    remedy : Message
        It shows the line as it is and, where that is known, as it should be.
    mended : str or None
        The line as it should be, where the text can be read farther with it.

    Examples
    --------
    >>> text = "title: Stress" + chr(10) + "language id" + chr(10) + "data: {}" + chr(10)
    >>> try:
    ...     yaml.safe_load(text)
    ... except yaml.MarkedYAMLError as error:
    ...     line, remedy, mended = explain(error, text.splitlines())
    >>> print(line, mended)
    2 language: id
    >>> print(remedy)
    The line reads: language id -- Expected a key, a colon, a blank and a value, such as \
language: id. Write: language: id
    """
    noticed = _line_of(error.problem_mark, lines)
    begun = _line_of(error.context_mark, lines) or noticed
    if noticed is None:
        return None, Message("settings.slip.other", problem=error.problem), None
    slips = [
        (place, told, mended)
        for place in outside_blocks(lines[:noticed])
        for told, mended in line_slips(lines, place)
    ]
    # What stands far above was read well, but for what was opened there.
    near = [slip for slip in slips if slip[0] >= min(begun, noticed - _FARTHEST)]
    tried = sorted(near[-_MOST_TRIED:], key=lambda slip: slip[0])
    tried += [(place, *mend) for place in (noticed, begun) for mend in reindented(lines, place)]
    tried += _one_before(lines, noticed)
    best = _that_helps(tried, lines, noticed)
    if best:
        place, told, mended = best
        return place, shown(lines[place - 1], told, mended), mended
    for place, told, _ in slips:
        if told.key in _PLAIN:
            return place, shown(lines[place - 1], told), None
    place, told = _told(error, begun, noticed, lines)
    return place, shown(lines[place - 1], told), None


def _that_helps(slips, lines, noticed):
    """Return the slip without which the text can be read to its end, or else farther."""
    farther, whole = None, []
    for place, told, mended in slips:
        if mended is None or mended == lines[place - 1]:
            continue
        try:
            tried = [*lines[: place - 1], mended, *lines[place:]]
            events_of("\n".join(tried))
        except yaml.MarkedYAMLError as error:
            begun = _line_of(error.context_mark or error.problem_mark, lines)
            again = _line_of(error.problem_mark, lines)
            # More or fewer blanks nearly always mend one line, but must mend the whole file.
            shifted = told.key == "settings.slip.indentation"
            later = bool(begun and again and begun > place and again > noticed)
            if farther is None and later and not shifted:
                farther = place, told, mended
        except (yaml.YAMLError, OutOfBounds, ValueError):
            continue
        else:
            whole.append((_strangers(tried), len(whole), (place, told, mended)))
    return min(whole)[2] if whole else farther


def _one_before(lines, noticed):
    """Yield the line before a place with as many blanks before it as the line there has."""
    before = next((n for n in range(noticed - 1, 0, -1) if lines[n - 1].strip()), None)
    if before:
        indent = len(lines[noticed - 1]) - len(lines[noticed - 1].lstrip(" "))
        text = lines[before - 1].lstrip()
        # A key within an entry of a list stands beside the first one, after the dash.
        for blanks in (indent - 2, indent) if text.startswith("- ") else (indent,):
            if blanks >= 0:
                yield before, Message("settings.slip.indentation"), " " * blanks + text


def _strangers(lines):
    """Count the keys at the margin that no file of settings has there."""
    known = {key for name in ("study", "config") for key in load_schema(name)["properties"]}
    keys = (re.match(r"([\w.-]+)\s*:", line) for line in lines)
    return sum(1 for key in keys if key and key[1] not in known)


def _told(error, begun, noticed, lines):
    """Say what YAML says of a line that shows no slip by itself."""
    problem = error.problem or ""
    if "expected ':'" in problem:
        return begun, Message("settings.slip.no_colon")
    if "unexpected end of stream" in problem:
        return begun, Message("settings.slip.open_quote")
    if "expected ',' or" in problem:
        return begun, Message("settings.slip.open_bracket", bracket=problem[-2])
    if not bare_of(lines[noticed - 1]).strip(" -"):
        return noticed, Message("settings.slip.stray_dash")
    for part, key in _TOLD.items():
        if part in problem:
            return noticed, Message(f"settings.slip.{key}")
    return noticed, Message("settings.slip.other", problem=problem)


def _line_of(mark, lines):
    if not mark:
        return None
    place = min(mark.line + 1, len(lines))
    # The end of a text is that of its last line that holds something.
    while place > 1 and not re.search(r"\S", lines[place - 1]):
        place -= 1
    return place or None


# Slips that a line shows by itself, whatever the rest of the text.
_PLAIN = {
    f"settings.slip.{name}"
    for name in (
        "tab",
        "no_blank_after_colon",
        "open_double_quote",
        "open_single_quote",
        "sign",
        "colon_within",
    )
}
_TOLD = {
    "mapping values are not allowed": "indentation",
    "expected key": "indentation",
    "block end": "indentation",
    "'-' indicator": "indentation",
    "unexpected ':'": "blank_or_value",
    "hexdecimal": "backslash",
    "escape character": "backslash",
    "alias": "star",
    "constructor": "exclamation",
    "cannot start any token": "sign_unknown",
}
