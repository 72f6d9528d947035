"""The tree of a form's fields: every key of the schema, with what the settings say."""

import functools
import json
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from angket.page.form.shapes import (
    alternative_of,
    alternatives,
    entry,
    of_kind,
    shape_of,
)
from angket.page.form.values import (
    ABSENT,
    lines_meant,
    lines_shown,
    meant,
    same,
    shown,
    types_of,
)

LAYOUT = Path(__file__).with_name("layout.yaml")
# How many empty lines stand below names that were chosen.
_FURTHER = 2


@dataclass
class Node:
    """A field, or a group of them.

    Attributes
    ----------
    name : str
        In the form, see `angket.page.form.reading`.
    place : tuple
        Keys and list positions of the value in the settings.
    key : str
        Of the schema, such as ``variables.*.label``.
    shape : str
        One of `angket.page.form.shapes`; or `unfit`, a value that no field can show, and `other`, a
        key that the schema does not know.
    schema : dict
    value : object
        ABSENT where the settings do not have it.
    required : bool
    kind : str or None
        Of the hypothesis that it belongs to.
    entry : bool
        Whether it is an entry of a map or a list.
    children : list of Node
    """

    name: str
    place: tuple
    key: str
    shape: str
    schema: dict
    value: object = ABSENT
    required: bool = False
    kind: str | None = None
    entry: bool = False
    children: list = field(default_factory=list)

    @property
    def id(self):
        """What it is called in the document.

        >>> Node("variables/#0/label", (), "", "text", {}).id
        'variables-0-label'
        """
        return self.name.replace("/", "-").replace("#", "").replace("!", "other")

    @property
    def given(self):
        return self.value is not ABSENT

    @property
    def simple(self):
        """Whether it is a single field, and no group of them."""
        return self.shape not in ("group", "map", "list")

    @property
    def heading(self):
        """Of an entry, what it is called by itself, beside its name."""
        found = {child.key.split(".")[-1]: child for child in self.children}
        words = ("label", "statement", "heading", "citation", "name", "column", "by")
        texts = [str(found[key].value) for key in words if key in found and found[key].given]
        if self.key == "scales.*" and "codes" in found:
            answers = [child.text for child in found["codes"].children]
            texts = [f"{answers[0]} … {answers[-1]}"] if answers else []
        return texts[0] if texts else "" if self.children else self.text if self.given else ""

    @property
    def of_simple(self):
        """Of a map or a list, whether its entries are single fields."""
        below = entry(self.schema, self.shape)
        return alternatives(below) == ["one"]

    @property
    def dotted(self):
        """The place as problems name it."""
        text = ""
        for part in self.place:
            text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else part
        return text

    @property
    def open(self):
        """Whether it stands open among its neighbours, and is not folded away."""
        first = {key for one in layout()["sections"] if "open" in one for key in one["keys"]}
        calm = {*self.place[:1]} <= first and "#" not in self.name
        return self.key in layout()["open"] or self.required or (self.given and not calm)

    @property
    def alternatives(self):
        """Which alternatives there are, where there are several."""
        found = alternatives(self.schema)
        return found if len(found) > 1 and self.shape not in ("unfit", "other") else []

    @property
    def alternative(self):
        return chosen(self.schema, self.value)

    @property
    def empty(self):
        """What an empty part was in the file, to be sent back."""
        known = {"[]": "list", "{}": "map", "null": "null"}
        return known.get(json.dumps(self.value)) if self.given else None

    @property
    def text(self):
        """What stands in its field."""
        # An entry that says nothing yet; it is read as the same.
        nothing = self.value == "" and self.entry and isinstance(self.place[-1], str)
        if self.value in (ABSENT, None) or nothing:
            return ""
        if self.shape == "lines":
            return lines_shown(self.value, types_of(self.schema["items"]))
        return shown(self.value, types_of(self.schema))

    @property
    def long(self):
        """Whether its text wants several lines."""
        return self.key in layout()["long"] or "\n" in self.text or len(self.text) > 70

    @property
    def number(self):
        return "string" not in types_of(self.schema)

    @property
    def raw(self):
        """What is sent back of a value that no field shows."""
        return json.dumps([self.place[-1], self.value] if self.shape == "other" else self.value)

    @property
    def written(self):
        """A value that no field shows, as YAML."""
        return yaml.safe_dump(self.value, allow_unicode=True, sort_keys=False).removesuffix("...\n")

    @property
    def chosen(self):
        """Of a list of choices or names, what is chosen."""
        return [] if self.value in (ABSENT, None) else self.value

    @property
    def rows(self):
        """Of a list of names, what stands in each line."""
        most = self.schema.get("maxItems", 1000)
        empty = max(min(_FURTHER, most - len(self.chosen)), 0)
        return [*self.chosen, *[""] * empty]


@functools.cache
def layout():
    """Return what stands open, what wants several lines, and the sections of the form.

    >>> "title" in layout()["open"]
    True
    """
    return yaml.safe_load(LAYOUT.read_text(encoding="utf-8"))


def tree(schema, data):
    """Return the fields of settings.

    Parameters
    ----------
    schema : dict
        Of a study, with what it refers to in its place.
    data : dict
        Settings, as `Settings.data` has them.

    Returns
    -------
    Node

    Examples
    --------
    >>> schema = {"type": "object", "properties": {"title": {"type": "string"}}}
    >>> [(node.name, node.text) for node in tree(schema, {"title": "Burnout"}).children]
    [('title', 'Burnout')]
    """
    return _node(Node("", (), "", "group", schema, data))


def walk(node):
    """Yield a node and all that are below it."""
    yield node
    for child in node.children:
        yield from walk(child)


def chosen(schema, value):
    """Return which alternative of a part of a schema a value is, or would be."""
    known = alternatives(schema) or ["one"]
    return known[0] if value in (ABSENT, None) else alternative_of(value)


def _node(node):
    """Give a node its shape and its children."""
    alternative = chosen(node.schema, node.value)
    node.shape = shape_of(node.schema, alternative)
    if node.given and node.value is not None and not _fits(node, alternative):
        node.shape = "unfit"
    elif node.shape == "group":
        _fill_group(node)
    elif node.shape in ("map", "list"):
        values = node.value if isinstance(node.value, dict | list) else {}
        pairs = values.items() if node.shape == "map" else enumerate(values)
        mark = ".*" if node.shape == "map" else "[]"
        for number, (name, value) in enumerate(pairs):
            below = entry(node.schema, node.shape)
            kind = value.get("kind") if isinstance(value, dict) and "allOf" in below else node.kind
            child = Node(
                f"{node.name}/#{number}",
                (*node.place, name),
                node.key + mark,
                "",
                of_kind(below, kind),
                value,
                kind=kind if isinstance(kind, str) else None,
                entry=True,
            )
            node.children.append(_node(child))
    return node


def _fill_group(node):
    values = node.value if isinstance(node.value, dict) else {}
    properties = node.schema.get("properties", {})
    start, dot = (f"{node.name}/", f"{node.key}.") if node.name else ("", "")
    for key, below in properties.items():
        required = key in node.schema.get("required", ())
        place = (*node.place, key)
        value = values.get(key, ABSENT)
        child = Node(f"{start}{key}", place, dot + key, "", below, value, required, node.kind)
        node.children.append(_node(child))
    for number, key in enumerate(key for key in values if key not in properties):
        place = (*node.place, key)
        other = Node(f"{start}!{number}", place, dot + key, "other", {}, values[key])
        node.children.append(other)


def _fits(node, alternative):
    """Tell whether the field of a value says the same value again."""
    if alternative not in (alternatives(node.schema) or ["one"]):
        return False
    if node.shape in ("group", "map", "list"):
        return True
    if node.shape == "choice":
        yes_or_no = types_of(node.schema) == ("boolean",)
        return isinstance(node.value, bool if yes_or_no else str)
    if alternative == "one":
        types = types_of(node.schema)
        return same(meant(shown(node.value, types), types), node.value)
    if any(isinstance(value, dict | list | type(None)) for value in node.value):
        return False
    types = types_of(node.schema["items"])
    if node.shape == "choices" and not all(isinstance(value, str) for value in node.value):
        return False
    return same(lines_meant(lines_shown(node.value, types), types), node.value)
