"""Slips of the pen in a line of a settings file, with the line as it should be.

Whoever writes YAML for the first time, in a word processor or a telephone, types letters that
look like those that YAML means. Such a line is told and, to look at the rest of the file, taken
as it should be.
"""

import re

from angket.messages.message import Message
from angket.settings.schemas import known_keys

QUOTED = re.compile(r""""(\\.|[^"\\])*"|(?<![\w])'[^']*'""")
_QUOTES = (
    "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a"
    "\u2018\u2019\u201a\u201b\uff02\uff07`\u00b4\u2032\u2033"
)
_BLANKS = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_UNSEEN = "\u200b\u200e\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069"
_DASHES = "\u2010-\u2015\u2212\u2022\u00b7\u25cf\u25aa\u25e6\u25cb\uff0d\u2043"
_COLONS = "\uff1a\ufe55\ua789\u2236"
_QUOTING = re.compile(
    rf"(?P<before>^\s*(?:-\s+)?|:\s+|[\[{{,]\s*)"
    rf"(?:[{_QUOTES}](?P<text>[^{_QUOTES}\"]*)[{_QUOTES}\"]|\"(?P<other>[^{_QUOTES}\"]*)[{_QUOTES}])"
    r"(?=\s*(?:$|[,\]}]|:(?:\s|$)|#))"
)
_QUOTED_ROW = rf"[{_QUOTES}\"][^{_QUOTES}\"]*[{_QUOTES}\"]"
_ENTRY = re.compile(r"( *)- +[^\s\[{\"'-]")
_BLOCK = re.compile(r"(: *|^\s*- +)[>|][+-]?\d?\s*(#.*)?$")


def outside_blocks(lines):
    """Number the lines but for those of texts that > or | begins, which may hold anything."""
    block = None
    for place, line in enumerate(lines, start=1):
        indent = len(line) - len(line.lstrip(" "))
        if block is not None and (indent > block or not line.strip()):
            continue
        block = indent if _BLOCK.search(line) else None
        yield place


def standing_slips(lines):
    r"""Find lines that are wrong even where YAML can read them, as something else than was meant.

    Parameters
    ----------
    lines : list of str

    Returns
    -------
    list of tuple
        Line from 1, what is wrong (Message), the line as it should be.

    Examples
    --------
    >>> ((line, told, mended),) = standing_slips(["personal: [\u201cNama\u201d]"])
    >>> print(line, mended)
    1 personal: ["Nama"]
    """
    found, depth, before, first = [], 0, "", None
    for place in outside_blocks(lines):
        line = lines[place - 1]
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        # Most lines hold nothing that any of these looks for.
        if not line.isascii() or "#" in line or "=" in line or "`" in line or '"' in line:
            key, mended = _standing(line, before, depth)
            if key:
                found.append((place, shown(line, Message(f"settings.slip.{key}"), mended), mended))
                line = mended
        entry = _ENTRY.match(line)
        first = None if not entry else first or entry[1]
        if mended := _beside(line, before, first):
            told = Message("settings.slip.indentation")
            found.append((place, shown(line, told, mended), mended))
            line = mended
        if any(letter in line for letter in "[{]}"):
            bare = bare_of(line)
            depth += sum(map(bare.count, "[{")) - sum(map(bare.count, "]}"))
            # Brackets of a text close nothing.
            depth = max(depth, 0)
        before = line.rstrip() or before
    return found


def _standing(line, before, depth):
    """Return which slip a line shows, the last one found, and the line with all mended."""
    key, mended = None, line
    for name, mend in (
        ("fence", lambda text: re.sub(r"^\s*(```|~~~)\w*\s*$", "", text)),
        ("unseen", _without_unseen),
        ("special_indent", _with_plain_indent),
        ("special_blank", _with_plain_blanks),
        ("quotes", lambda text: _with_plain_quotes(text, depth)),
        ("list_mark", lambda text: _with_plain_dash(text, before)),
        ("colon", _with_plain_colon),
        ("equals", _with_colon_for_equals),
        ("swallowed", _with_all_text),
    ):
        now = mend(mended)
        if now != mended:
            key, mended = name, now
    return key, mended


def _beside(line, before, first):
    """Return an entry of a list with as many blanks as the first one, if it has more.

    YAML would take it for the end of the one before it.
    """
    entry = _ENTRY.match(line)
    text = re.match(r" *- +[^\s\[{\"'|>&*!-][^:#]*$", before)
    if entry and text and len(entry[1]) > len(first):
        return first + line.lstrip()
    return None


def _without_unseen(line):
    line = re.sub(rf"^(\s*(?:- )?)[{_UNSEEN}]+|[{_UNSEEN}]+$", r"\1", line)
    return re.sub(rf"([:,\[{{-] ?)[{_UNSEEN}]+|[{_UNSEEN}]+(?=[:,\]}}])", r"\1", line)


def _with_plain_indent(line):
    indent = re.match(rf"[ {_BLANKS}]*", line)[0]
    return " " * len(indent) + line[len(indent) :]


def _with_plain_blanks(line):
    places = (
        r"[\w\"'\]}]:|[,\[{]|^\s*-" if re.search(r"[\[{]", line) else r"^\s*(?:- )?[\w.-]+:|^\s*-"
    )
    return re.sub(rf"({places})[ {_BLANKS}]*[{_BLANKS}][ {_BLANKS}]*", r"\1 ", line)


def _with_plain_quotes(line, depth):
    masked = QUOTED.sub(lambda found: "\0" * len(found[0]), line)
    if not re.search(f"[{_QUOTES}]", masked):
        return line
    row = re.fullmatch(rf"(\s*(?:- )?[\w.-]+: +)({_QUOTED_ROW}(?:\s*,\s*{_QUOTED_ROW})+)\s*", line)
    if row:
        parts = re.findall(rf"[{_QUOTES}\"]([^{_QUOTES}\"]*)[{_QUOTES}\"]", row[2])
        return f"{row[1]}[{', '.join(map(in_quotes, parts))}]"
    # A straight quotation mark may be closed by a curved one.
    source, result, last = masked if "\0" in masked else line, "", 0
    for found in _QUOTING.finditer(source):
        opened = depth + len(re.findall(r"[\[{]", source[: found.start() + 1]))
        opened -= len(re.findall(r"[\]}]", source[: found.start()]))
        if found["before"].startswith(",") and opened <= 0:
            continue
        inner = found["text"] if found["text"] is not None else found["other"]
        result += line[last : found.start()] + found["before"] + in_quotes(inner)
        last = found.end()
    return result + line[last:]


def _with_plain_dash(line, before):
    found = re.match(rf"(\s*)[{_DASHES}]\s*(\S.*)", line)
    listing = before.endswith(":") or re.match(r"\s*- ", before)
    return f"{found[1]}- {found[2]}" if found and listing else line


def _with_plain_colon(line):
    found = re.match(rf"(\s*(?:- +)?)([\w.-]+)\s*[{_COLONS}]\s*(.*)", line)
    return f"{found[1]}{found[2]}: {found[3]}".rstrip() if found else line


def _with_colon_for_equals(line):
    found = re.match(r"(\s*(?:- +)?)(\w+)\s*=\s*([^=\s].*)", line)
    return f"{found[1]}{found[2]}: {found[3]}" if found and found[2] in known_keys() else line


def _with_all_text(line):
    """Put a text of which YAML would drop the end, from # on, between quotes."""
    start = r"\s*(?:- +)?[\w.-]+: +|\s*- +(?![\w.-]+: )"
    found = re.match(rf"({start})([^\s\"'\[{{|>#&*!].*?\s#[^\s#!].*)", line)
    if not found or not re.search(r"[A-Za-z]", found[2].split(" #")[0]):
        return line
    return found[1] + in_quotes(found[2].rstrip())


def in_quotes(text):
    r"""Put a text between quotes, so that YAML takes it as it is.

    >>> print(in_quotes("a: b"), in_quotes('the "best"'))
    "a: b" 'the "best"'
    """
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def bare_of(line):
    """Return a line with "" in place of what stands between quotes, and without its comment."""
    bare = QUOTED.sub('""', line)
    comment = re.search(r"(^|\s)#", bare)
    return bare[: comment.start()] if comment else bare


def shown(line, told, mended=None):
    """Say what is wrong with a line by showing it as it is and, where known, as it should be."""
    fillings = {"line": _cut(line), "told": told}
    if mended is None:
        return Message("settings.reads", **fillings)
    if not mended.strip():
        return Message("settings.reads_without", **fillings)
    if line.strip() == mended.strip():
        # Blanks at the beginning are what differs, and nobody can count those in a message.
        blanks = len(mended) - len(mended.lstrip())
        return Message("settings.reads_indent", blanks=blanks, should=_cut(mended), **fillings)
    return Message("settings.reads_write", should=_cut(mended), **fillings)


def _cut(line):
    text = line.strip()
    return f"{text[:80]}..." if len(text) > 83 else text
