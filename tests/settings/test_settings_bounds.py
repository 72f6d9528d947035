"""Numbers of the settings: every one has finite bounds, and what is beyond them is told."""

import pytest
import yaml
from test_settings_messages import STUDY, project, refused

from angket.settings.schemas import load_schema
from angket.settings.studies import ConfigurationError, load_studies

__all__ = ["project"]


def numbers(schema, path=()):
    """Yield every part of a schema that may be a number, with its path."""
    if isinstance(schema, dict):
        types = schema.get("type", ())
        if {"number", "integer"} & set([types] if isinstance(types, str) else types):
            yield path, schema
        for key, part in schema.items():
            yield from numbers(part, (*path, key))
    elif isinstance(schema, list):
        for position, part in enumerate(schema):
            yield from numbers(part, (*path, position))


def test_every_number_of_the_schemas_has_finite_bounds():
    found = [part for name in ("config", "study") for part in numbers(load_schema(name))]
    assert len(found) > 20
    for path, schema in found:
        for bound in ("minimum", "maximum"):
            limits = [
                schema[key]
                for key in (bound, f"exclusive{bound.capitalize()}")
                if isinstance(schema.get(key), int | float)
            ]
            assert limits and all(abs(limit) <= 1e10 for limit in limits), (path, bound)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("alpha: 0.05", "alpha: .nan"),
        ("alpha: 0.05", "alpha: .inf"),
        ("alpha: 0.05", "alpha: -0.05"),
        ("alpha: 0.05", "alpha: 0"),
        ("alpha: 0.05", "alpha: 5"),
        ("alpha: 0.05", "alpha: 1e999"),
        ("alpha: 0.05", "alpha: 1.0e+999"),
        ("alpha: 0.05", "alpha: 0.95"),
        ("minimum: 0.7", "minimum: 7"),
        ("minimum: 0.7", "minimum: -.INF"),
        ("minimum: 0.7", "minimum: 0.7\n  resamples: 1000000000000"),
        ("minimum: 0.7", "minimum: 0.7\n  resamples: 1e12"),
        ("minimum: 0.7", "minimum: 0.7\n  resamples: 10"),
        ("minimum: 0.7", "minimum: 0.7\n  resamples: -1000"),
        ("minimum: 0.7", "minimum: 0.7\n  resamples: 1_000_000"),
        ("minimum: 0.7", "minimum: 0.7\n  seed: 99999999999999999999"),
        ("minimum: 0.7", "minimum: 0.7\n  seed: -1"),
        ("  id: Kode", "  id: Kode\n  maximum_megabytes: 1000000000"),
        ("  id: Kode", "  id: Kode\n  maximum_megabytes: 0"),
        ("  id: Kode", "  id: Kode\n  maximum_columns: 1000000"),
        ("tests:\n", "sample: {expected: 0}\ntests:\n"),
        ("tests:\n", "sample: {expected: 1e30}\ntests:\n"),
        ("tests:\n", "sample: {population: 100, margin: .nan}\ntests:\n"),
        ("tests:\n", "missing: {answered_share: 80}\ntests:\n"),
        ("tests:\n", "screening: {longest_run: 1000000}\ntests:\n"),
        ("tests:\n", "screening: {mahalanobis_p: .inf}\ntests:\n"),
        ("      1: Sangat", "      99999999: Sangat"),
        ("      5: Sangat", "      05: Sangat"),
        ("      5: Sangat setuju", "      5: Sangat setuju\n      05: Sangat setuju sekali"),
        ("missing: [9]", "missing: [1e99]"),
        ("missing: [9]", "missing: [.nan]"),
        ("missing: [9]", "synonyms: {SS: 5000000000}"),
        ("chapter: 4", "chapter: 1e300"),
    ],
)
def test_a_number_without_sense_is_refused_in_words(project, old, new):
    assert old in STUDY
    error = refused(project, STUDY.replace(old, new, 1))
    for problem in error.problems:
        assert problem.line
        assert problem.tell("id") != problem.tell("en")
    assert len(error.problems) <= 2


@pytest.mark.parametrize("source", ["data", "pilot"])
@pytest.mark.parametrize("key", ["resources/tesis/jawaban.csv", "./resources/tesis/jawaban.csv"])
def test_the_answers_are_no_secret_key(project, source, key):
    settings = yaml.safe_load(STUDY)
    settings["pilot"] = {"file": "resources/tesis/jawaban.csv", "id": "Kode"}
    settings[source] |= {"pseudonyms": "keyed", "pseudonym_key": key}
    (problem,) = refused(project, yaml.safe_dump(settings)).problems
    assert problem.key == f"{source}.pseudonym_key"
    assert "berisi jawaban" in problem.tell("id")


def test_numbers_within_bounds_are_taken_as_they_are_written(project):
    text = STUDY.replace("alpha: 0.05", "alpha: 1e-2").replace("minimum: 0.7", "minimum: .7")
    (project / "config/studies/tesis.yaml").write_text(text)
    try:
        tests = load_studies(root=project)["tesis"]["tests"]
    except ConfigurationError as error:
        pytest.fail(str(error))
    assert (tests["alpha"], tests["cronbach_minimum"]) == (0.01, 0.7)
