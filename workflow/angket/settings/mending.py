"""Ways to mend a line that keeps a text from being YAML: each is tried before it is told."""

import re

from angket.messages.message import Message
from angket.settings.schemas import known_keys
from angket.settings.slips import QUOTED, bare_of, in_quotes

_CLOSING = {"[": "]", "{": "}"}


def line_slips(lines, place):
    """Yield what may be wrong with a line, and the line as it may have been meant.

    Parameters
    ----------
    lines : list of str
    place : int
        Counted from 1.

    Yields
    ------
    told : Message
    mended : str or None

    Examples
    --------
    >>> for told, mended in line_slips(["title:Stress"], 1):
    ...     print(told, mended)
    A blank is missing after the colon. title: Stress
    """
    line = lines[place - 1]
    bare = bare_of(line)
    if not bare.strip():
        return
    yield from _blanks(line, bare)
    if re.match(r"\s*-?\d+ *[=.)] *[^\s\d:]", line):
        yield from _names(lines, place)
    if "\\" in line and '"' in line:
        yield _slip("backslash", line.replace("\\", "/"))
    yield from _quotes(line, bare)
    yield from _signs(line, bare)
    yield from _brackets(line, bare)
    yield from _keys(line, bare)
    yield from _names(lines, place)


def reindented(lines, place):
    """Yield a line with as many blanks before it as others that it may belong to."""
    line = lines[place - 1]
    text = line.lstrip(" ")
    if not text.strip() or text.startswith("#"):
        return
    indent = len(line) - len(text)
    seen = set()
    for other in reversed(lines[: place - 1]):
        if not other.strip() or other.lstrip().startswith("#"):
            continue
        of_other = len(other) - len(other.lstrip(" "))
        # Entries of a list stand one below the other, their keys beside their first one.
        entry = other.lstrip().startswith("- ") and not text.startswith("- ")
        opens = other.rstrip().endswith(":") or entry
        inner = [of_other + 2] if opens and not seen else []
        for meant in [*inner, of_other]:
            if meant not in seen and meant != indent:
                seen.add(meant)
                yield Message("settings.slip.indentation"), " " * meant + text
        if of_other == 0:
            return


def _names(lines, place):
    """Names and codes that somebody may give, and that lack their colon."""
    line = lines[place - 1]
    code = re.match(r"(\s*)(-?\d+) *[=.)-] *([^\s\d:].*)", line)
    if code:
        yield _slip("no_colon", f"{code[1]}{code[2]}: {code[3]}")
    after = next((other for other in lines[place:] if other.strip()), "")
    name = re.match(r"(\s*)([A-Za-z][\w-]*)\s*$", line)
    if name and len(after) - len(after.lstrip()) > len(name[1]):
        yield _slip("no_colon", f"{name[1]}{name[2]}:")


def _slip(name, mended, **fillings):
    return Message(f"settings.slip.{name}", **fillings), mended


def _blanks(line, bare):
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent:
        yield _slip("tab", indent.replace("\t", "  ") + line.lstrip())
    found = re.match(r"""(\s*(?:- )?[\w.-]+):([^\s"'\\/:]\S*\s*|[^\s"'\\/:].*[^:\s])$""", bare)
    if found:
        yield _slip("no_blank_after_colon", re.sub(r"^(\s*(?:- )?[\w.-]+):", r"\1: ", line))
    if re.match(r"\s*-[^\s-]", line) and not re.match(r"\s*-\d+\s*:", line):
        yield _slip("no_blank_after_dash", re.sub(r"^(\s*)-", r"\1- ", line))


def _quotes(line, bare):
    begins = re.search(r"(?:[:,\[{-] +|[\[{]|^\s*)(?=[\"'])", line)
    left = bare.replace('""', "")
    if left.count('"') % 2:
        place = line.rindex('"') if line.count('"') % 2 and begins is None else None
        start = _opened(line, '"')
        for end in _ends(line, start if start is not None else place):
            yield _slip("open_double_quote", f'{line[:end]}"{line[end:]}')
        yield _slip("open_double_quote", None)
    elif re.search(r"(?:^|[:,\[{-] +|[\[{])'[^']*$", bare):
        for end in _ends(line, line.rindex("'")):
            yield _slip("open_single_quote", f"{line[:end]}'{line[end:]}")
        yield _slip("open_single_quote", None)
    # A quotation mark or apostrophe within quotes, or text after quotes.
    found = re.match(r"(\s*(?:- )?(?:[\w.-]+: +)?)([\"'].*\S)\s*$", line)
    if found and not QUOTED.fullmatch(found[2]) and not re.search(r"[\"']\s*(:|#)", found[2]):
        text = found[2]
        if text[0] == text[-1] and len(text) > 1:
            text = text[1:-1]
        yield _slip("quotes_within", found[1] + in_quotes(text))


def _opened(line, quote):
    """Find the quotation mark that opens what is not closed."""
    rest = re.sub(r"\"(\\.|[^\"\\])*\"", lambda found: "\0" * len(found[0]), line)
    return rest.index(quote) if quote in rest else None


def _ends(line, start):
    """Yield the places where a text may end that a quotation mark opens."""
    if start is None:
        return
    yield len(line.rstrip())
    for found in re.finditer(r"\s*[,\]}]|\s*:\s|\s+#", line[start + 1 :]):
        yield start + 1 + found.start()


def _signs(line, bare):
    begins = re.search(r"(?:: +|- +|\[|, *)([%@`*!&|>])(?![+-]?\d?\s*$)", bare)
    if begins:
        value = re.match(r"(\s*(?:- +)?(?:[\w.-]+: +)?)([%@`*!&|>].*\S)", line)
        mended = value[1] + in_quotes(value[2]) if value else None
        yield _slip("sign", mended, sign=begins[1])
    found = re.match(r"(\s*(?:- )?[\w.-]+: +)([^\s\[{\"'].*(?:: |:$).*)", line)
    if found and re.search(r"^\s*(- )?[\w.-]+: +[^\s\[{\"'].*(: |:$)", bare):
        yield _slip("colon_within", found[1] + in_quotes(found[2].rstrip()))
    # In a line of parts between braces, a text that holds a colon, a sign or a comment.
    if "{" in bare or "[" in bare:
        for found in re.finditer(
            r"(: +)([^\s\"'\[{,}\]][^,}\]]*(?:: | #)[^,}\]]*)(?=[,}\]])", line
        ):
            mended = line[: found.start(2)] + in_quotes(found[2].strip()) + line[found.end(2) :]
            yield _slip("colon_within", mended)


def _brackets(line, bare):
    """Close what stands open, and put texts that begin with a bracket between quotes."""
    open_ = []
    for letter in bare:
        if letter in _CLOSING:
            open_.append(_CLOSING[letter])
        elif letter in "]}" and (not open_ or open_.pop() != letter):
            yield _slip("stray_bracket", None, bracket=letter)
            return
    text = line.rstrip()
    found = re.match(r"(\s*(?:- )?[\w.-]+: +)([\[{].*)", text)
    if found and (not text.endswith(("]", "}", ",")) or open_):
        if open_:
            # Before what closes the outer one, and at the end.
            for end in [place for place, letter in enumerate(text) if letter in "]}"]:
                mended = text[:end] + open_[-1] + text[end:]
                yield _slip("open_bracket", mended, bracket=open_[-1])
            closed = text + "".join(reversed(open_))
            yield _slip("open_bracket", closed, bracket=open_[-1])
        else:
            yield _slip("bracket_within", found[1] + in_quotes(found[2]))
    # Parts without a comma between them.
    for key in re.finditer(r"(?<=[^\s,{\[:]) +(?=[\w.-]+: )", line):
        if "{" in line[: key.start()]:
            yield _slip("no_comma", f"{line[: key.start()]}, {line[key.end() :]}")


def _keys(line, bare):
    found = re.match(r"(\s*(?:- +)?)([\w.-]+) *[=;]? +(\S.*)", line)
    if found and not re.search(r":(\s|$)", bare) and not bare.lstrip().startswith(("- -", "[")):
        known = found[2] in known_keys()
        if known or not found[1].lstrip():
            mended = f"{found[1]}{found[2]}: {found[3]}"
            if known:
                yield _slip("no_colon", mended)
    alone = re.match(r"(\s*(?:- +)?)([\w.-]+)\s*$", line)
    if alone and alone[2] in known_keys():
        yield _slip("no_colon", f"{alone[1]}{alone[2]}:")
    if re.match(r"\s*(- +)?\w[\w .-]*$", bare) and not alone:
        words = re.match(r"(\s*(?:- +)?)([\w.-]+)[ =]+(\S.*)", line)
        if words and words[2] not in known_keys():
            yield _slip("no_colon", f"{words[1]}{words[2]}: {words[3]}")
