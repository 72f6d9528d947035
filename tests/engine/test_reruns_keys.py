"""Which steps read each key of a study: exactly those whose rules name it."""

import pytest
import yaml

from angket.hypotheses.kind import kinds, settings_of, with_kinds
from angket.settings.schema import fill_defaults
from angket.settings.studies import complete
from conftest import ROOT
from keys_of_rules import keys_of_rules, texts_of
from keys_of_steps import KEYS, ON_REQUEST, put, small_study
from tiny_study import of_kind

# With what kinds of hypothesis add to the study's `tests`.
EVERY_KEY = KEYS | {
    f"tests.{key}": (f"tests.{key}", told["value"], told["steps"])
    for kind in kinds()
    for key, told in of_kind(kind).get("tests", {}).items()
}


@pytest.fixture(scope="module")
def keys_read(prepared):
    """The keys that each rule of a run names, as the workflow itself has them."""
    keys = keys_of_rules(prepared)
    return {step: keys[step] for step in keys if step not in ON_REQUEST}


@pytest.fixture(scope="module")
def schema():
    with open(ROOT / "workflow/schemas/study.schema.yaml", encoding="utf-8") as file:
        return with_kinds(yaml.safe_load(file))


def test_every_key_of_the_schema_is_in_the_table(schema):
    keys = {key for key in keys_of(schema, schema) if not key.startswith("archive.")}
    of_kinds = {
        f"hypotheses.*.{key}" for kind in kinds() for key in settings_of(kind)["properties"]
    }
    # A key of a kind may hold further ones, which steps are handed with it.
    below = {key for key in keys if any(key.startswith(f"{one}.") for one in of_kinds)}
    assert keys - of_kinds - below == set(EVERY_KEY) - of_kinds
    assert {"hypotheses.*.kind", "hypotheses.*.statement"} <= EVERY_KEY.keys() <= keys


def test_no_step_of_a_run_reads_what_archives_are_told(keys_read):
    keys = [key for keys in keys_read.values() for key, _ in keys]
    assert "title" in keys
    assert [key for key in keys if key.startswith("archive")] == []


@pytest.mark.parametrize("key", EVERY_KEY)
def test_a_key_is_read_by_these_steps_and_no_others(key, keys_read, schema):
    place, value, steps = EVERY_KEY[key]
    before, after = small_study(), small_study()
    put(after, place.split("."), value)
    before, after = (settings_of_steps(study, keys_read, schema) for study in (before, after))
    changed = {step for step in before if before[step] != after[step]}
    assert changed == {*steps.split(), "report"}


@pytest.mark.parametrize("kind", kinds())
def test_every_key_of_a_kind_is_in_its_table(kind):
    assert of_kind(kind)["keys"].keys() == settings_of(kind)["properties"].keys() - {
        "kind",
        "statement",
    }


OF_KINDS = [(kind, key) for kind in kinds() for key in of_kind(kind)["keys"]]


@pytest.mark.parametrize(("kind", "key"), OF_KINDS)
def test_a_key_of_a_kind_is_read_by_these_steps_and_no_others(kind, key, keys_read, schema):
    told = of_kind(kind)
    studies = []
    for changed in ({}, {key: told["keys"][key]["value"]}):
        study = small_study()
        study["hypotheses"] = {"H1": told["hypothesis"] | changed}
        studies.append(settings_of_steps(study, keys_read, schema))
    before, after = studies
    changed = {step for step in before if before[step] != after[step]}
    assert changed == {*told["keys"][key]["steps"].split(), "report"}


def settings_of_steps(study, keys_read, schema):
    """Return for each step the texts of the settings that its rule names."""
    study = complete(fill_defaults(study, schema))
    return {step: texts_of(study, keys) for step, keys in keys_read.items()}


def keys_of(schema, root, path=()):
    """Name every key that a schema allows, with dots between; * stands for any name."""
    if "$ref" in schema:
        schema = root["$defs"][schema["$ref"].removeprefix("#/$defs/")] | {
            key: value for key, value in schema.items() if key != "$ref"
        }
    parts = [(path, branch["then"]) for branch in schema.get("allOf", ())]
    parts += [((*path, key), value) for key, value in schema.get("properties", {}).items()]
    if isinstance(schema.get("additionalProperties"), dict):
        parts.append(((*path, "*"), schema["additionalProperties"]))
    if isinstance(schema.get("items"), dict) and "properties" in schema["items"]:
        parts.append(((*path, "#"), schema["items"]))
    parts = [part for part in parts if part[1] != {} or part[0][-1] == "kind"]
    found = {key for place, part in parts for key in keys_of(part, root, place)}
    return found or {".".join(path)}
