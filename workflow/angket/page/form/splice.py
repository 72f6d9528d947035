"""Changed settings in the text of their file: what did not change stays as it is, to the byte.

The text is not written anew from what was read, as no library keeps every way of writing (other
indents, blanks within braces, folded lines). Instead the places of all values are known from YAML's
own parser, and only the stretches of changed ones are replaced.
"""

from itertools import product

import yaml

from angket.page.form.braces import InLine, matched, quotes_of
from angket.page.form.emit import Emitter
from angket.page.form.places import Places
from angket.page.form.values import same
from angket.settings.yaml_file import Settings


class Unsure(Exception):
    """The text is written in a way that nothing can be replaced in it safely."""


def spliced(text, new, was=None):
    r"""Return the text of a file of settings with other values.

    Parameters
    ----------
    text : str
        Valid YAML, a mapping or nothing.
    new : dict
        Settings as they shall be, keys in the order in which new ones are to stand.
    was : dict of tuple to str, optional
        From the place of an entry to the name that it has in the text.

    Returns
    -------
    str
        Read again, it says `new` and nothing else.

    Raises
    ------
    Unsure

    Examples
    --------
    >>> text = "# Mine.\ntitle:  'A'   # short\ntests: {alpha: 0.050}\n"
    >>> print(spliced(text, {"title": "B", "tests": {"alpha": 0.05}}), end="")
    # Mine.
    title:  'B'   # short
    tests: {alpha: 0.050}
    """
    before = _read(text)
    if same(before.data, new):
        return text
    asked = {problem.key for problem in before.problems}
    for gaps, quoted in product((True, False), (False, True)):
        try:
            written = _Splicer(text, was or {}, Emitter(quoted), gaps).written(before.data, new)
        except (Unsure, yaml.YAMLError):
            continue
        after = _read(written)
        if same(after.data, new) and {problem.key for problem in after.problems} <= asked:
            return written
    raise Unsure


class _Splicer:
    """Puts values into a text; with `gaps`, what stands between entries in braces is kept."""

    def __init__(self, text, was, emitter, gaps):
        self._text, self._was, self._emit = text, was, emitter
        self._in_line = InLine(text, was, emitter, gaps)
        self._at = Places(text)
        self._newline = "\r\n" if "\r\n" in text else "\n"
        self._edits = []

    def written(self, old, new):
        loader = yaml.CSafeLoader
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(self._text, loader)):
            raise Unsure
        root = yaml.compose(self._text, loader)
        if not isinstance(root, yaml.MappingNode) or not root.value:
            if root is not None and not isinstance(root, yaml.MappingNode):
                raise Unsure
            kept = "" if root is not None else self._text
            gap = self._newline if kept and not kept.endswith("\n") else ""
            return (
                kept + gap + self._of_lines("\n".join(_pairs(self._emit, new)), 0) + self._newline
            )
        if root.flow_style or not {self._was.get((name,), name) for name in new} & old.keys():
            lines = self._of_lines("\n".join(_pairs(self._emit, new)), 0)
            return self._text[: root.start_mark.index] + lines + self._text[self._at.end(root) :]
        self._mapping(root, old, new, ())
        return self._applied()

    def _applied(self):
        made, cursor = [], 0
        order = sorted(range(len(self._edits)), key=lambda n: (*self._edits[n][:2], n))
        for start, end, text in (self._edits[number] for number in order):
            # Lines that go may overlap.
            start = start if text or start >= cursor else min(cursor, end)
            if start < cursor:
                raise Unsure
            made += [self._text[cursor:start], text]
            cursor = end
        return "".join([*made, self._text[cursor:]])

    def _change(self, node, old, new, place):
        """Change a value where it stands, or raise Unsure."""
        if same(old, new):
            return
        if node.flow_style if isinstance(node, yaml.CollectionNode) else False:
            self._replace(node, self._in_line.written(node, old, new, place))
        elif isinstance(node, yaml.MappingNode) and isinstance(new, dict) and new:
            self._mapping(node, old, new, place)
        elif isinstance(node, yaml.SequenceNode) and isinstance(new, list) and new:
            self._sequence(node, old, new, place)
        else:
            raise Unsure

    def _mapping(self, node, old, new, place):
        """Change a mapping of which each key stands on a line of its own."""
        column = node.value[0][0].start_mark.column
        starts = [key.start_mark.index for key, _ in node.value]
        if any(self._text[start - 2 : start] == "? " for start in starts):
            raise Unsure
        pairs = {str(key.value): (key, value) for key, value in node.value}
        names = {self._was.get((*place, name), name): name for name in new}
        kept = {before: name for before, name in names.items() if before in pairs}
        if not kept or len(names) < len(new):
            raise Unsure
        for before, name in kept.items():
            key, value = pairs[before]
            if before != name:
                self._replace(key, self._emit.pair(name, 0)[:-3])
            self._value(key, value, old[before], new[name], (*place, name), column)
        self._without(node, kept)
        self._further(pairs, kept, new, column, place)

    def _value(self, key, value, old, new, place, column):
        if same(old, new):
            return
        edits = len(self._edits)
        try:
            if isinstance(value, yaml.ScalarNode) and not isinstance(new, dict | list):
                self._scalar(key, value, new, column)
            else:
                self._change(value, old, new, place)
        except Unsure:
            # Nothing finer will do: the whole value is written anew.
            del self._edits[edits:]
            self._anew(key, value, new, column)

    def _scalar(self, key, value, new, column):
        style = quotes_of(value)
        if value.start_mark.index == value.end_mark.index or value.style in ("|", ">"):
            raise Unsure
        text = self._emit.after_key(new, style)[2:]
        self._replace(value, self._of_lines(text, column)[column:])

    def _anew(self, key, value, new, column):
        start, end = key.end_mark.index, max(self._at.end(value), key.end_mark.index)
        if end == start or ":" not in self._text[start:end]:
            end = self._text.index(":", start) + 1
        self._edits.append((start, end, self._of_lines(self._emit.after_key(new), column)[column:]))

    def _without(self, node, kept):
        """Take out the keys that are no more."""
        for number, (key, value) in enumerate(node.value):
            if str(key.value) in kept:
                continue
            start = self._at.line(key.start_mark.index)
            if self._text[start : key.start_mark.index].strip():
                # The first key of an entry stands behind its dash.
                following = node.value[number + 1][0]
                self._edits.append((key.start_mark.index, following.start_mark.index, ""))
            else:
                self._take_out(start, self._at.end(value, key))

    def _further(self, pairs, kept, new, column, place):
        """Put new keys behind those that stand before them."""
        names = {name: before for before, name in kept.items()}
        anchor, waiting = None, []
        for name, value in new.items():
            if name not in names:
                lines = self._of_lines(self._emit.pair(name, value), column)
                if anchor is None:
                    waiting.append(lines)
                else:
                    gap = self._newline * (1 + self._apart(value, place))
                    self._edits.append((anchor, anchor, gap + lines))
                continue
            key, pair_value = pairs[names[name]]
            if waiting:
                text = "".join(f"{lines}{self._newline}" for lines in waiting)
                start = key.start_mark.index
                self._edits.append((start, start, text[column:] + " " * column))
                waiting = []
            anchor = self._at.line_end(self._at.end(pair_value, key))

    def _apart(self, value, place):
        """Tell whether sections of the file have blank lines between them."""
        blank = self._newline * 2 in self._text
        return not place and isinstance(value, dict | list) and blank

    def _sequence(self, node, old, new, place):
        """Change a list of which each entry stands behind a dash of its own."""
        column = node.start_mark.column
        dashes = [self._dash(item, column) for item in node.value]
        for first, last, start, end in matched(old, new):
            pairs = min(last - first, end - start)
            for one, other in zip(range(first, last), range(start, end), strict=False):
                self._item(node.value[one], old[one], new[other], (*place, other), column)
            for number in range(first + pairs, last):
                line = self._at.line(dashes[number])
                if self._text[line : dashes[number]].strip():
                    raise Unsure
                self._take_out(line, self._at.end(node.value[number]))
            added = [
                self._of_lines(self._emit.item(value), column) for value in new[start + pairs : end]
            ]
            if added and first + pairs:
                place_of = self._at.line_end(self._at.end(node.value[first + pairs - 1]))
                text = "".join(f"{self._newline}{lines}" for lines in added)
                self._edits.append((place_of, place_of, text))
            elif added:
                text = "".join(f"{lines}{self._newline}" for lines in added)
                self._edits.append((dashes[0], dashes[0], text[column:] + " " * column))

    def _item(self, item, old, new, place, column):
        if same(old, new):
            return
        edits = len(self._edits)
        try:
            self._change(item, old, new, place)
        except Unsure:
            del self._edits[edits:]
            text = self._of_lines(self._emit.item(new), column)[column + 2 :]
            self._edits.append((item.start_mark.index, self._at.end(item), text))

    def _dash(self, item, column):
        place = self._at.line(item.start_mark.index) + column
        if self._text[place : place + 1] != "-" or place >= item.start_mark.index:
            raise Unsure
        return place

    def _replace(self, node, text):
        self._edits.append((node.start_mark.index, node.end_mark.index, text))

    def _take_out(self, line, end):
        """Take out whole lines, with the end of the one before: others may be added behind them."""
        before = self._at.line_end(line - 1) if line else 0
        last = self._at.line_end(end)
        self._edits.append((before, last if line else self._at.next_line(last), ""))

    def _of_lines(self, text, column):
        """Return lines that begin at a column."""
        lines = [" " * column + line if line else line for line in text.split("\n")]
        return self._newline.join(lines)


def _read(text):
    return Settings("", text=text.replace("\r\n", "\n"))


def _pairs(emit, new):
    return [emit.pair(key, value) for key, value in new.items()]
