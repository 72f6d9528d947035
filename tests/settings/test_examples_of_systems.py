"""Every example of config/README.md for what is listed beside studies is one the schema takes."""

import re

import pytest
import yaml
from jsonschema import Draft202012Validator

from angket.settings.schemas import load_schema
from angket.systems import systems
from conftest import ROOT

README = (ROOT / "config/README.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| `([^`]+)`(?: \*)? \|.*\| `(.*)` \|$", re.MULTILINE)


def section(system):
    """Return what README says of the settings of a system, from its heading to the next."""
    return README.partition(f"\n## config/{system}/")[2].partition("\n## ")[0]


def examples():
    return [(system, *row) for system in systems() for row in ROW.findall(section(system))]


def schema_at(schema, key):
    """Return the part of a schema that describes a key as it is documented."""
    for part in key.split("."):
        name, in_list = part.removesuffix("[]"), part.endswith("[]")
        schema = schema["additionalProperties" if name[0] == "<" else "properties"]
        schema = schema if name[0] == "<" else schema[name]
        schema = schema["items"] if in_list else schema
    return schema


@pytest.mark.parametrize(("system", "key", "example"), examples())
def test_an_example_is_what_the_schema_takes(system, key, example):
    value = yaml.load(example, Loader=yaml.CSafeLoader)
    described = schema_at(load_schema(system), key)
    assert not [*Draft202012Validator(described).iter_errors(value)], (key, value)


@pytest.mark.parametrize("system", systems())
def test_the_smallest_of_a_system_is_whole(system):
    text = re.search(r"```yaml\n(.*?)```", section(system), re.DOTALL)[1]
    settings = yaml.load(text, Loader=yaml.CSafeLoader)
    assert not [*Draft202012Validator(load_schema(system)).iter_errors(settings)]
