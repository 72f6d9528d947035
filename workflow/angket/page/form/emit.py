"""Values as YAML in the manner of the project: short lists in a line, long texts folded."""

import re

import yaml

_DIGITS = re.compile(r"-?(0|[1-9][0-9]*)")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_WIDTH = 96


class _Digits(str):
    """A key that is a number: all keys are texts, and such need no quotes."""


class _InLine(list):
    """A list that fits into a line."""


class _InBraces(dict):
    """A mapping that fits into a line."""


class _Quoted(str):
    """A text that stands between quotes of a style, as it did before."""

    def __new__(cls, text, style):
        made = super().__new__(cls, text)
        made.style = style
        return made


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data):
        return True

    def increase_indent(self, flow=False, indentless=False):
        return super().increase_indent(flow, False)


def _text(dumper, text):
    style = "|" if "\n" in text.strip("\n") else ">" if len(text) > _WIDTH - 10 else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(
    _Digits, lambda dumper, key: dumper.represent_scalar("tag:yaml.org,2002:int", str(key))
)
_Dumper.add_representer(
    _Quoted,
    lambda dumper, text: dumper.represent_scalar(
        "tag:yaml.org,2002:str", str(text), style=text.style
    ),
)
_Dumper.add_representer(
    _InLine,
    lambda dumper, values: dumper.represent_sequence(
        "tag:yaml.org,2002:seq", values, flow_style=True
    ),
)
_Dumper.add_representer(
    _InBraces,
    lambda dumper, pairs: dumper.represent_mapping("tag:yaml.org,2002:map", pairs, flow_style=True),
)


class Emitter:
    """Writes values as YAML.

    Parameters
    ----------
    quoted : bool
        Whether all texts stand between quotes, for those that would be read as something else.

    Examples
    --------
    >>> print(Emitter().pair("label", "Beban kerja"))
    label: Beban kerja
    >>> print(Emitter().pair("codes", {"1": "Never", "2": "Often"}))
    codes:
      1: Never
      2: Often
    >>> Emitter().in_line(["a, b", 2])
    "['a, b', 2]"
    """

    def __init__(self, quoted=False):
        self._quoted = quoted

    def pair(self, key, value):
        """Return a key and its value as lines of a block."""
        return self._dumped({key: value})

    def item(self, value):
        """Return an entry of a list as lines of a block, the dash before."""
        return self._dumped([value])

    def after_key(self, value, style=None):
        """Return what stands behind the name of a key: the colon and the value."""
        value = _Quoted(value, style) if style and isinstance(value, str) else value
        return self._dumped({"k": value})[1:]

    def in_line(self, value, style=None):
        """Return a value as it stands between brackets."""
        value = _Quoted(value, style) if style and isinstance(value, str) else value
        dumped = self._dumped(_InLine([value]), flow=True)
        return dumped[1:-1]

    def pair_in_line(self, key, value):
        """Return a key and its value as they stand between braces."""
        return self._dumped(_InBraces({key: value}), flow=True)[1:-1]

    def _dumped(self, value, flow=False):
        dumped = yaml.dump(
            self._prepared(value, flow, outermost=True),
            Dumper=_Dumper,
            width=10**6 if flow else _WIDTH,
            allow_unicode=True,
            sort_keys=False,
            default_flow_style=None if flow else False,
        )
        return dumped.removesuffix("\n").removesuffix("\n...")

    def _key(self, key):
        if _DIGITS.fullmatch(key):
            return _Digits(key)
        return _Quoted(key, '"') if self._quoted and not _NAME.fullmatch(key) else key

    def _prepared(self, value, flow, outermost=False, listed=False):
        if isinstance(value, dict):
            pairs = {self._key(key): self._prepared(part, flow) for key, part in value.items()}
            braces = flow or isinstance(value, _InBraces) or (listed and _short(value.values()))
            return _InBraces(pairs) if braces else pairs
        if isinstance(value, list):
            values = [self._prepared(part, flow, listed=True) for part in value]
            in_line = flow or isinstance(value, _InLine) or (not outermost and _short(value))
            return _InLine(values) if in_line else values
        if isinstance(value, str) and (flow or self._quoted) and not isinstance(value, _Quoted):
            # A folded text cannot stand between brackets.
            return _Quoted(value, '"' if self._quoted else None)
        return value


def _short(values):
    """Tell whether values fit into a line beside each other."""
    if any(isinstance(value, dict) or "\n" in str(value) for value in values):
        return False
    return sum(len(str(value)) + 2 for value in values) < _WIDTH - 20
