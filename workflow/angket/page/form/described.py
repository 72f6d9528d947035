"""What each key is called and holds, in the language of the page.

In English the schema says it: `title`, where a key's own name does not do, `description` and
`examples`. In other languages a file beside it does, ``study.schema.<language>.yaml``, and
``settings.<language>.yaml`` in the folder of a kind of hypothesis: by key, a list of the key's
name, what it holds, and, where it has choices whose names say too little, what each of these is
called; and under ``=examples``, by key, an example where that of the schema is in words. What is
missing is told in English.
"""

import functools

import yaml

from angket.hypotheses.kind import FOLDER, kinds
from angket.page.form.shapes import alternatives, entry, of_kind
from angket.page.words import languages
from angket.settings.schemas import SCHEMAS

EXAMPLES = "=examples"
_OF_HYPOTHESES = "hypotheses.*."


class Told:
    """What the form says of keys in a language.

    Parameters
    ----------
    language : str

    Examples
    --------
    >>> from angket.page.form.nodes import Node
    >>> node = Node("title", ("title",), "title", "text", {"description": "Title of the study."})
    >>> Told("en").label(node), Told("en").told(node), Told("id").label(node)
    ('Title', 'Title of the study.', 'Judul')
    """

    def __init__(self, language):
        self._language = language

    def label(self, node):
        """Return what a key is called."""
        key = node.key.split(".")[-1].split("[")[0].replace("_", " ")
        default = node.schema.get("title") or key[:1].upper() + key[1:]
        return self._entry(node, 0, default)

    def told(self, node):
        """Return what a key holds."""
        return self._entry(node, 1, node.schema.get("description", ""))

    def choice(self, node, value):
        """Return what a choice is called."""
        own = languages().get(value) if node.key == "language" else None
        return self._entry(node, 2, {}).get(value) or own or str(value).replace("_", " ")

    def example(self, node):
        """Return an example as somebody would type it, or nothing.

        >>> from angket.page.form.nodes import Node
        >>> Told("en").example(Node("", (), "", "lines", {"examples": [["X1", "X2"]]}))
        'X1, X2'
        """
        examples = [
            *(words[EXAMPLES][key] for words, key in _twins(node.key, node.kind, self._language)),
            *node.schema.get("examples", ()),
        ]
        return _typed(examples[0]) if examples else ""

    def default(self, node, say):
        """Return what holds where a field is empty, or nothing.

        Parameters
        ----------
        node : Node
        say : angket.page.words.Words
            The words for yes and no.

        Returns
        -------
        str
        """
        value = node.schema.get("default")
        return "" if value in (None, [], {}) else self.value(node, value, say)

    def value(self, node, value, say):
        """Return a value as somebody would say it.

        Parameters
        ----------
        node : Node or None
            Whose value it is, where that is known: choices go by what they are called.
        value : object
        say : angket.page.words.Words
            The words for yes and no.

        Returns
        -------
        str
        """
        if isinstance(value, bool):
            return say("settings.yes" if value else "settings.no")
        if value in (None, [], {}):
            return say("settings.nothing")
        if node is not None and isinstance(value, str):
            named = value in self._entry(node, 2, {}) or "enum" in node.schema
            return self.choice(node, value) if named else value
        if node is not None and isinstance(value, list) and "enum" in node.schema.get("items", {}):
            return ", ".join(self.choice(node, str(one)) for one in value)
        return _typed(value)

    def _entry(self, node, place, default):
        for words, key in _places(node.key, node.kind, self._language):
            told = words.get(key)
            if told is not None and len(told) > place:
                return told[place]
        return default


def missing(schema, language):
    """List the keys of the schema that a language says nothing of.

    Parameters
    ----------
    schema : dict
    language : str

    Returns
    -------
    list of str
        Of a kind of hypothesis with the kind before.
    """
    return [
        f"{kind}: {key}" if kind else key
        for key, kind, _ in every_key(schema)
        if not any(len(words.get(one, ())) > 1 for words, one in _places(key, kind, language))
    ]


def examples_of(schema, language):
    """Return the examples of a language, by key and the kind of hypothesis that the key is of.

    Parameters
    ----------
    schema : dict
    language : str

    Returns
    -------
    dict of tuple to object
        Without those for which the schema's own holds.
    """
    return {
        (kind, key): words[EXAMPLES][one]
        for key, kind, _ in every_key(schema)
        for words, one in _twins(key, kind, language)
    }


def every_key(schema, key="", kind=None):
    """Yield every key of a schema, the kind of hypothesis it is of, and its part of the schema."""
    if schema.get("allOf") and not kind:
        for name in kinds():
            yield from every_key(of_kind(schema, name), key, name)
        return
    for name, below in schema.get("properties", {}).items():
        here = f"{key}.{name}" if key else name
        yield here, kind, below
        yield from every_key(below, here, kind)
    for alternative, mark in {"map": ".*", "list": "[]"}.items():
        if alternative in alternatives(schema):
            below = entry(schema, alternative)
            yield from every_key(below if isinstance(below, dict) else {}, key + mark, kind)


def _twins(key, kind, language):
    """Yield the words and the keys in them under which an example in a language stands."""
    for words, one in _places(key, kind, language):
        if one in words.get(EXAMPLES, ()):
            yield words, one


def _places(key, kind, language):
    """Yield the words and the keys in them under which something may be told of a key."""
    study = _read(SCHEMAS / f"study.schema.{language}.yaml")
    if kind:
        of_kind_alone = key.removeprefix(_OF_HYPOTHESES)
        yield _read(FOLDER / kind / f"settings.{language}.yaml"), of_kind_alone
    yield study, key
    if key.startswith("tests."):
        for one in kinds():
            yield _read(FOLDER / one / f"settings.{language}.yaml"), key
    if key.startswith("pilot."):
        yield study, f"data.{key.removeprefix('pilot.')}"
    # Bands stand at several places.
    if "bands" in key:
        yield study, key[key.index("bands") :]


@functools.cache
def _read(file):
    if not file.exists():
        return {}
    return yaml.safe_load(file.read_text(encoding="utf-8"))


def _typed(value):
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_typed(part)}" for key, part in value.items())
    if isinstance(value, list):
        nested = any(isinstance(part, list | dict) for part in value)
        return ("; " if nested else ", ").join(map(_typed, value))
    return str(value).lower() if isinstance(value, bool) else str(value)
