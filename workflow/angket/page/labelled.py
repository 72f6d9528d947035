"""Settings that changed, by what the form calls them rather than by their keys."""

import json

from angket.page.form.described import Told
from angket.page.form.nodes import tree, walk
from angket.settings.schemas import load_schema

_WAYS = {"reasons.came": "came", "reasons.went": "went", "reasons.was": "was"}


class Labelled:
    """Names keys of settings, and writes their values, in the language of the page.

    Parameters
    ----------
    say : angket.page.words.Words
    *studies : dict
        Settings in which the keys may stand, such as those before and those of now.
    """

    def __init__(self, say, *studies):
        self._say, self._told, self._nodes = say, Told(say.language), {}
        self._labels = {}
        for settings in studies:
            for group in ("variables", "profile"):
                for name, entry in (settings.get(group) or {}).items():
                    self._labels[name] = (entry or {}).get("label") or name
            nodes = walk(tree(load_schema("study"), settings))
            self._nodes |= {".".join(map(str, node.place)): node for node in nodes if node.place}

    def named(self, name):
        """Return what a key is called, with what it is part of before it.

        Parameters
        ----------
        name : str
            The key, with dots between its parts.

        Returns
        -------
        str
        """
        node = self._nodes.get(name)
        if node is None:
            return name
        parts = []
        for depth in range(1, len(node.place) + 1):
            one = self._nodes.get(".".join(map(str, node.place[:depth])))
            if one is None or one.entry:
                # An entry stands with what it is one of: "Hypotheses H1".
                parts[-1:] = [" ".join([*parts[-1:], str(node.place[depth - 1])])]
            else:
                parts.append(self._told.label(one))
        return ": ".join(parts)

    def value(self, name, text):
        """Return a value, which stands there as JSON, in words."""
        try:
            value = json.loads(text)
        except ValueError:
            return text
        node = self._nodes.get(name)
        if node is not None and "names" in node.schema and isinstance(value, str | list):
            names = [value] if isinstance(value, str) else value
            return ", ".join(str(self._labels.get(one, one)) for one in names)
        return self._told.value(node, value, self._say)

    def change(self, message):
        """Tell a change of `angket.engine.reasons.changes_of_params`; None of any other message."""
        way = _WAYS.get(message.key)
        if way is None:
            return None
        name = message.fillings["name"]
        values = {
            key: self.value(name, message.fillings[key])
            for key in ("before", "now")
            if key in message.fillings
        }
        return self._say(f"changed.{way}", name=self.named(name), **values)
