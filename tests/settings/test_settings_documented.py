"""Every key is documented, every language complete, every setting handed on as it is."""

import re

import pytest
import yaml

from angket.hypotheses.kind import with_kinds
from angket.report.places import Places
from angket.settings import words
from angket.settings.places import known_names
from angket.settings.settings import describe_setting, read_settings
from angket.settings.studies import SCHEMAS, load_studies
from angket.settings.words import LANGUAGES
from angket.systems import systems
from angket.systems.system import read
from conftest import ROOT
from study_with_mistakes import settings_alone


@pytest.fixture
def project(tmp_path):
    return settings_alone(tmp_path)


def keys_of(schema, root, path=""):
    """Yield every key of a schema as the documentation writes it."""
    schema = root["$defs"][schema["$ref"].split("/")[-1]] | schema if "$ref" in schema else schema
    for key, below in schema.get("properties", {}).items():
        yield f"{path}{key}"
        yield from keys_of(below, root, f"{path}{key}.")
    if "properties" in schema.get("items", {}) and not path.endswith("bands."):
        yield from keys_of(schema["items"], root, f"{path.rstrip('.')}[].")
    others = schema.get("additionalProperties")
    if isinstance(others, dict):
        name = schema.get("propertyNames") and path.rstrip(".").split(".")[-1]
        yield from keys_of(others, root, f"{path}<{name or 'name'}>.")
    for branch in schema.get("allOf", ()):
        yield from keys_of(branch["then"], root, path)


def test_every_key_is_documented():
    schema = with_kinds(yaml.safe_load((SCHEMAS / "study.schema.yaml").read_text()))
    text = (ROOT / "config/README.md").read_text()
    documented = {re.sub(r"<\w+>", "<>", key) for key in re.findall(r"^\| `([^`]+)`", text, re.M)}
    keys = {re.sub(r"<\w+>", "<>", key) for key in keys_of(schema, schema)}
    for system in systems():
        of_system = read(system, "schema.yaml")
        root = {"$defs": schema["$defs"] | of_system.get("$defs", {})}
        keys |= {re.sub(r"<\w+>", "<>", key) for key in keys_of(of_system, root)}
    # A pilot is described by the keys of data.
    keys = {key for key in keys if not key.startswith("pilot")}
    # Groups of keys have a heading of their own.
    groups = {
        key for key in keys if any(other.startswith((f"{key}.", f"{key}[")) for other in keys)
    }
    assert keys - documented - groups == set()
    assert documented - {"studies", *systems()} - keys == set()


def test_every_name_of_a_table_or_figure_is_documented_with_its_place():
    text = (ROOT / "config/README.md").read_text()
    places = "main text|appendix|workbook"
    rows = re.findall(rf"^\| ([\w-]+) \| .+ \| ({places}) \|$", text, re.M)
    assert sorted(name for name, _ in rows) == known_names()
    within = {"power": ["sensitivity"], "figure-forest": ["sensitivity"]}
    for name, place in rows:
        assert Places({}).of(name, *within.get(name, ())) == place.removesuffix(" text"), name


def test_the_documented_example_is_right(project):
    text = (ROOT / "config/README.md").read_text()
    example = re.search(r"```yaml\n(title.*?)```", text, re.S).group(1)
    (project / "config/studies/mystudy.yaml").write_text(example)
    (project / "resources/mystudy").mkdir()
    (project / "resources/mystudy/responses.csv").write_text("X1,X2,X3,Y1,Y2,Y3\n")
    (project / "config/config.yaml").write_text("studies: [mystudy]\n")
    assert list(load_studies(root=project)) == ["mystudy"]


def test_languages_have_the_same_phrases_and_blanks():
    def phrases(words):
        if isinstance(words, dict):
            return {key: phrases(value) for key, value in words.items()}
        return sorted(set(re.findall(r"{\w+}", words))) if isinstance(words, str) else type(words)

    files = sorted(LANGUAGES.glob("*.yaml"))
    first, *others = [phrases(yaml.safe_load(file.read_text())) for file in files]
    assert others
    assert all(other == first for other in others)


def test_a_setting_survives_its_way_through_a_parameter():
    study = load_studies(root=ROOT)["ukm_stress"]
    keys = ["tests.alpha", "variables.*.items", "scales.*.codes", "pilot", "categories.*.bands"]
    settings = read_settings(describe_setting(study, key) for key in keys)
    assert settings["tests"] == {"alpha": 0.05}
    assert settings["scales"]["phq9"] == {"codes": [0, 1, 2, 3]}
    assert settings["variables"]["anxiety"]["items"] == study["variables"]["anxiety"]["items"]
    assert "pilot" not in settings


def test_a_language_is_added_by_adding_its_file(tmp_path, monkeypatch):
    assert {"en", "id"} <= {*words.known_languages()}
    monkeypatch.setattr(words, "LANGUAGES", tmp_path)
    (tmp_path / "jv.yaml").write_text("figures: {}\n", encoding="utf-8")
    assert words.known_languages() == ["jv"]
