"""Every key is in the form, with what it holds, an example, and its words in every language."""

import re

import jsonschema
import pytest
import yaml

from angket.hypotheses.kind import FOLDER, kinds
from angket.page.form.described import EXAMPLES, Told, every_key, examples_of, missing
from angket.page.form.nodes import layout, tree, walk
from angket.page.form.shapes import alternatives, entry, shape_of
from angket.page.words import languages
from angket.settings.schemas import SCHEMAS, load_schema

SCHEMA = load_schema("study")
KEYS = list(every_key(SCHEMA))


def typed(schema):
    """Tell whether a person types or chooses something for a key itself."""
    for alternative in alternatives(schema) or ["one"]:
        shape = shape_of(schema, alternative)
        if shape in ("text", "name", "lines", "names"):
            return True
        if shape in ("map", "list") and alternatives(entry(schema, shape)) == ["one"]:
            return True
    return False


def test_every_key_says_what_it_holds_and_has_an_example():
    assert [key for key, _, schema in KEYS if not schema.get("description")] == []
    asked = [(kind, key, schema) for key, kind, schema in KEYS if typed(schema)]
    assert [(kind, key) for kind, key, schema in asked if "examples" not in schema] == []


def test_every_example_is_of_the_kind_that_the_key_takes():
    wrong = [
        (kind, key)
        for key, kind, schema in KEYS
        for example in schema.get("examples", ())
        if not jsonschema.Draft202012Validator(_strings(schema)).is_valid(_strings(example))
    ]
    assert wrong == []


@pytest.mark.parametrize("language", [one for one in languages() if one != "en"])
def test_examples_in_words_are_in_the_language_of_the_page(language):
    own = examples_of(SCHEMA, language)
    parts = {(kind, key): part for key, kind, part in KEYS}
    in_words = {
        place
        for place, part in parts.items()
        if "enum" not in part and "enum" not in part.get("items", {})
        if any(re.search("[A-Za-z]{4}", text) for text in _texts(part.get("examples", ())))
    }
    # Names of parts of a report, and what identifies an archive, are the same in every language.
    same = {(None, f"report.{key}") for key in ("main_text", "appendix")}
    same |= {(None, "archive.identifier")}
    assert in_words - own.keys() - same == set()
    for place, example in own.items():
        part = _strings(parts[place])
        assert jsonschema.Draft202012Validator(part).is_valid(_strings(example)), place


def _texts(part):
    if isinstance(part, dict):
        return [text for pair in part.items() for one in pair for text in _texts(one)]
    if isinstance(part, list | tuple):
        return [text for one in part for text in _texts(one)]
    return [part] if isinstance(part, str) else []


def test_the_form_shows_an_example_in_the_language_of_the_page():
    node = next(node for node in walk(tree(SCHEMA, {})) if node.key == "notice")
    assert Told("en").example(node) == "Simulated data."
    assert Told("id").example(node) == "Data simulasi."


def _strings(part):
    """Return a part with texts for keys, as the settings have them."""
    if isinstance(part, dict):
        return {str(key): _strings(value) for key, value in part.items()}
    return [_strings(value) for value in part] if isinstance(part, list) else part


@pytest.mark.parametrize("language", [one for one in languages() if one != "en"])
def test_no_key_lacks_its_words_in_a_language(language):
    assert missing(SCHEMA, language) == []


@pytest.mark.parametrize("language", [one for one in languages() if one != "en"])
def test_words_of_a_language_are_of_keys_and_choices_that_there_are(language):
    study = {key: schema for key, kind, schema in KEYS}
    study |= {key[key.index("bands") :]: one for key, one in study.items() if "bands" in key}
    said = [("", read(SCHEMAS / f"study.schema.{language}.yaml"), study)]
    for one in kinds():
        own = {key.removeprefix("hypotheses.*."): part for key, kind, part in KEYS if kind == one}
        tests = {key: part for key, _, part in KEYS if key.startswith("tests.")}
        said.append((one, read(FOLDER / one / f"settings.{language}.yaml"), own | tests))
    for kind, words, known in said:
        examples = words.pop(EXAMPLES, {})
        assert {*words, *examples} - known.keys() == set(), kind
        for key, (_, _, *choices) in words.items():
            part = known[key]
            allowed = {*part.get("enum", ()), *part.get("items", {}).get("enum", ())}
            # What holds where nothing stands is told in words, too.
            allowed |= {one for one in [part.get("default")] if isinstance(one, str)}
            assert set((choices or [{}])[0]) <= allowed, (kind, key)


def test_every_key_of_the_study_is_in_the_form_and_few_stand_open():
    fields = tree(SCHEMA, {})
    shown = {node.key for node in walk(fields)}
    direct = {key for key, kind, _ in KEYS if kind is None and "*" not in key and "[]" not in key}
    assert direct - shown == set()
    sections = [key for section in layout()["sections"] for key in section["keys"]]
    assert len(sections) == len(set(sections))
    assert {key for key in sections if "." not in key} <= SCHEMA["properties"].keys()
    assert {key for key in sections if "." in key} <= direct
    known = {key for key, _, _ in KEYS} | {"sources.*"}
    assert {*layout()["open"], *layout()["long"]} <= known
    first = [node for node in walk(fields) if node.simple and node.open and len(node.place) < 3]
    calm = {key for section in layout()["sections"] if "open" in section for key in section["keys"]}
    assert len([node for node in first if node.place[0] in calm]) <= 12


def test_what_stands_in_no_file_of_words_is_told_in_english():
    node = next(node for node in walk(tree(SCHEMA, {})) if node.key == "sample.margin")
    assert Told("xx").label(node) == "Margin"
    assert Told("xx").told(node).startswith("Margin of error")
    assert Told("id").label(node) == "Batas kesalahan"


def read(file):
    return yaml.safe_load(file.read_text(encoding="utf-8"))
