"""Says in words for people who write no programs what keeps a text from being YAML."""

import re

_QUOTED = re.compile(r""""(\\.|[^"\\])*"|'[^']*'""")
_OPENED = re.compile(r"""(?:^|[:,\[{-] +|[\[{])'[^']*$""")


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
    remedy : str

    Examples
    --------
    >>> import yaml
    >>> text = "title: Stress" + chr(10) + "language id" + chr(10) + "data: {}" + chr(10)
    >>> try:
    ...     yaml.safe_load(text)
    ... except yaml.MarkedYAMLError as error:
    ...     line, remedy = explain(error, text.splitlines())
    >>> line, remedy.split(", such")[0]
    (2, 'The line reads: language id -- Expected a key, a colon, a blank and a value')
    """
    noticed = _line_of(error.problem_mark, lines)
    begun = _line_of(error.context_mark, lines) or noticed
    if noticed is None:
        return None, f"{error.problem}."
    for place in _outside_blocks(lines[:noticed]):
        told = _slip(lines[place - 1])
        if told:
            return place, _with_line(lines, place, told)
    problem = error.problem or ""
    if "expected ':'" in problem:
        return begun, _with_line(lines, begun, _COLON)
    if "unexpected end of stream" in problem:
        return begun, _with_line(lines, begun, "A quote is opened here and never closed. Close it.")
    if "expected ',' or" in problem:
        bracket = problem[-2]
        told = (
            f'A bracket opened here needs its "{bracket}", and commas between its parts. '
            'Text that holds a bracket, a comma, "#" or ": " belongs between quotes.'
        )
        return begun, _with_line(lines, begun, told)
    for part, told in _TOLD.items():
        if part in problem:
            return noticed, _with_line(lines, noticed, told)
    return noticed, _with_line(lines, noticed, f"{problem.capitalize()}. {_INDENTATION}")


def _line_of(mark, lines):
    return min(mark.line + 1, len(lines)) or None if mark else None


def _with_line(lines, place, told):
    text = lines[place - 1].strip()
    shown = f"{text[:60]}..." if len(text) > 63 else text
    return f"The line reads: {shown} -- {told}"


def _outside_blocks(lines):
    """Number the lines but for those of texts that > or | begins, which may hold anything."""
    block = None
    for place, line in enumerate(lines, start=1):
        indent = len(line) - len(line.lstrip())
        if block is not None and (indent > block or not line.strip()):
            continue
        block = indent if re.search(r": *[>|][+-]?\s*$", line) else None
        yield place


def _slip(line):
    """Tell a mistake that a line shows by itself, or None."""
    bare = _QUOTED.sub('""', line)
    comment = re.search(r"(^|\s)#", bare)
    bare = bare[: comment.start()] if comment else bare
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent and bare.strip():
        return "It begins with a tab. Put blanks in its place."
    if bare.replace('""', "").count('"') % 2:
        return "A double quote is opened here and not closed. Close it."
    if _OPENED.search(bare):
        return "A single quote is opened here and not closed. Close it."
    if re.match(r"\s*[\w ]+\uff1a", bare):
        return "Its colon is not the plain one. Type it again as : and a blank."
    if re.match(r"\s*\w+:\u00a0", bare):
        return "After the colon stands a special blank. Type an ordinary one."
    if re.match(r"""\s*(- )?[\w.-]+:[^\s"'\\/:]\S*\s*$""", bare):
        return "A blank is missing after the colon."
    begins = re.search(r"(?:: +|- +)([%@`*!])", bare)
    if begins:
        return f'Text that begins with "{begins[1]}" belongs between quotes.'
    if re.search(r"^\s*(- )?[\w.-]+: +[^\s\[{\"'].*: ", bare):
        return 'Text that holds ": " belongs between quotes.'
    return None


_COLON = "Expected a key, a colon, a blank and a value, such as language: id."
_INDENTATION = (
    "Keys of one group must begin in the same column, with two blanks more than the key "
    "that they belong to, and no value may stand before them."
)
_BACKSLASH = 'Between double quotes "\\" has a meaning of its own. Write / in its place.'
_TOLD = {
    "mapping values are not allowed": _INDENTATION,
    "expected key": _INDENTATION,
    "block end": _INDENTATION,
    "'-' indicator": _INDENTATION,
    "unexpected ':'": "A blank is missing after a colon, or its value. Write key: value.",
    "hexdecimal": _BACKSLASH,
    "escape character": _BACKSLASH,
    "alias": 'Text that begins with "*" belongs between quotes.',
    "constructor": 'Text that begins with "!" belongs between quotes.',
    "cannot start any token": "Text that begins with a sign belongs between quotes.",
}
