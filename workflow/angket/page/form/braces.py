"""Entries between braces or brackets, put in and taken out with what stands between them kept."""

import difflib
import json
import re
from itertools import zip_longest

import yaml

from angket.page.form.values import same


class InLine:
    """Writes values as they stand between braces and brackets.

    Parameters
    ----------
    text : str
        Of the file.
    was : dict of tuple to str
        From the place of a renamed entry to the name that it has in the text.
    emitter : angket.page.form.emit.Emitter
    gaps : bool
        Whether what stands between entries, such as comments, is kept.
    """

    def __init__(self, text, was, emitter, gaps):
        self._text, self._was, self._emit, self._gaps = text, was, emitter, gaps

    def written(self, node, old, new, place):
        """Return a value as text between brackets, what did not change as it stands.

        Parameters
        ----------
        node : yaml.Node
            Of the text, with the old value.
        old, new : object
        place : tuple
            Keys and list positions of the value in the new settings.

        Returns
        -------
        str
        """
        text = self._text[node.start_mark.index : node.end_mark.index]
        if same(old, new):
            return text
        if isinstance(node, yaml.MappingNode) and isinstance(new, dict) and new:
            plan = self._pairs_in_line(node, old, new, place)
            edges = [(key.start_mark.index, value.end_mark.index) for key, value in node.value]
            empty = any(value.start_mark.index == value.end_mark.index for _, value in node.value)
            return self._collected(node, edges, plan, "{}", text, anew=empty)
        if isinstance(node, yaml.SequenceNode) and isinstance(new, list) and new:
            plan = self._items_in_line(node, old, new, place)
            edges = [(item.start_mark.index, item.end_mark.index) for item in node.value]
            return self._collected(node, edges, plan, "[]", text)
        scalar = isinstance(node, yaml.ScalarNode)
        return self._emit.in_line(new, quotes_of(node) if scalar else None)

    def _collected(self, node, edges, plan, marks, text, anew=False):
        """Put entries between their brackets, with the comments between them where that can be."""
        numbers = [number for number, _ in plan if number is not None]
        if self._gaps and not anew and text[:1] == marks[0] and numbers == sorted(numbers):
            return within(self._text, node, edges, plan)
        return marks[0] + ", ".join(entry for _, entry in plan) + marks[1]

    def _pairs_in_line(self, node, old, new, place):
        """Plan the pairs of a mapping: those that stay keep their order, new ones follow theirs."""
        known = {str(key.value): number for number, (key, _) in enumerate(node.value)}
        plan, place_of = [], 0
        for name, value in new.items():
            number = known.get(self._was.get((*place, name), name))
            if number is None:
                plan.insert(place_of, (None, self._emit.pair_in_line(name, value)))
            else:
                later = [n for n, (one, _) in enumerate(plan) if one is not None and one > number]
                place_of = later[0] if later else len(plan)
                pair = self._pair(*node.value[number], old, name, value, place)
                plan.insert(place_of, (number, pair))
            place_of += 1
        return plan

    def _pair(self, key, there, old, name, new, place):
        """Return a pair of the text with its new value, and its new name where it has one."""
        before = str(key.value)
        head = self._text[key.start_mark.index : key.end_mark.index]
        if before != name:
            head = self._emit.pair_in_line(name, 0)[:-3]
        gap = self._text[key.end_mark.index : there.start_mark.index]
        gap = gap if self._gaps and ":" in gap else ": "
        return head + gap + self.written(there, old[before], new, (*place, name))

    def _items_in_line(self, node, old, new, place):
        """Plan the entries of a list between brackets; those that are the same stay."""
        plan = []
        for start, end, first, last in matched(old, new):
            for number, other in zip_longest(range(start, end), range(first, last)):
                if other is None:
                    continue
                if number is None:
                    plan.append((None, self._emit.in_line(new[other])))
                else:
                    told = self.written(
                        node.value[number], old[number], new[other], (*place, other)
                    )
                    plan.append((number, told))
        return plan


def matched(old, new):
    """Return stretches of two lists that are the same, or in the place of each other."""
    texts = [[json.dumps(value) for value in values] for values in (old, new)]
    matcher = difflib.SequenceMatcher(None, *texts, autojunk=False)
    return [places for _, *places in matcher.get_opcodes()]


def quotes_of(node):
    """Return the quotation marks that a text stands between, if any."""
    return node.style if node.style in ("'", '"') else None


def within(text, node, parts, plan):
    r"""Return a mapping between braces, or a list between brackets, with other entries.

    Parameters
    ----------
    text : str
        Of the file.
    node : yaml.CollectionNode
        In it.
    parts : list of tuple of int
        Where each entry begins and ends.
    plan : list of tuple
        The new entries: the number of the old one in whose place each stands, None for one that is
        new, and its text. Numbers rise.

    Returns
    -------
    str

    Examples
    --------
    >>> import yaml
    >>> text = "[a, # one\n b]"
    >>> node = yaml.compose(text)
    >>> print(within(text, node, [(1, 2), (11, 12)], [(0, "a"), (None, "c"), (1, "b")]))
    [a, c, # one
     b]
    >>> print(within(text, node, [(1, 2), (11, 12)], [(1, "b")]))
    [ # one
     b]
    """
    start, end = node.start_mark.index, node.end_mark.index
    edges = [start + 1, *(edge for part in parts for edge in part), end - 1]
    gaps = [text[edges[n] : edges[n + 1]] for n in range(0, len(edges), 2)]
    made, before, waiting = [], -1, []
    for number, entry in plan:
        if number is None and before >= 0:
            made.append(f", {entry}")
        elif number is None:
            waiting.append(f"{entry}, ")
        else:
            made += [_joined(gaps[before + 1 : number + 1], between=before >= 0), *waiting, entry]
            before, waiting = number, []
    if before < 0:
        made = [_joined(gaps, between=False), "".join(waiting).removesuffix(", ")]
    else:
        made.append(_joined(gaps[before + 1 :], between=False, last=True))
    return text[start] + "".join(made) + text[end - 1]


def _joined(gaps, between, last=False):
    """Return what stands between two entries, or before or behind all, once others are gone."""
    if len(gaps) == 1:
        return gaps[0]
    if not any("#" in gap for gap in gaps):
        return gaps[-1] if between or last else gaps[0]
    text = "".join(map(_without_comma, gaps))
    return ("," if between else "") + re.sub(r"\n[ \t]*(?=\r?\n)", "", text)


def _without_comma(gap):
    r"""Take out the comma between two entries; those in comments stay.

    >>> _without_comma(" # a, b\n, ")
    ' # a, b\n '
    """
    lines = gap.split("\n")
    for number, line in enumerate(lines):
        plain, mark, comment = line.partition("#")
        if "," in plain:
            lines[number] = plain.replace(",", "", 1) + mark + comment
            break
    return "\n".join(lines)
