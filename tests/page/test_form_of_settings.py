"""The form says what the file says, and the file what the form says."""

import hypothesis
import pytest
import yaml

from angket.page.form.nodes import tree, walk
from angket.page.form.reading import Read
from angket.page.form.sending import pairs_of
from angket.page.form.splice import spliced
from angket.page.form.values import same
from angket.settings.schemas import load_schema
from angket.settings.yaml_file import Settings
from any_settings import values
from conftest import ROOT

SCHEMA = load_schema("study")
SHIPPED = sorted((ROOT / "config/studies").glob("*.yaml"))
ANY = values(SCHEMA)
# Shrinking such settings takes minutes; what fails is printed whole.
QUICK = {
    "deadline": None,
    "suppress_health_check": list(hypothesis.HealthCheck),
    "phases": [hypothesis.Phase.explicit, hypothesis.Phase.reuse, hypothesis.Phase.generate],
    "print_blob": True,
    "derandomize": True,
}
FEW = hypothesis.settings(max_examples=8, **QUICK)
MANY = hypothesis.settings(max_examples=150, **QUICK)


def data_of(text):
    return Settings("", text=text).data


def through_the_form(data):
    return Read(pairs_of(SCHEMA, data), SCHEMA)


def check_that_they_come_back(data):
    found = through_the_form(data)
    assert same(found.data, data)
    assert found.twins == []


def check_that_they_are_written(before, after):
    text = yaml.safe_dump(before, allow_unicode=True, sort_keys=False)
    hypothesis.assume(same(data_of(text), before))
    assert same(data_of(spliced(text, after)), after)


@FEW
@hypothesis.given(ANY)
def test_settings_come_back_from_the_form_as_they_went_in(data):
    check_that_they_come_back(data)


@FEW
@hypothesis.given(ANY, ANY)
def test_any_settings_are_written_into_the_file_of_any_others(before, after):
    check_that_they_are_written(before, after)


@pytest.mark.slow
@MANY
@hypothesis.given(ANY, ANY)
def test_many_settings_come_back_and_are_written(before, after):
    check_that_they_come_back(before)
    check_that_they_are_written(before, after)


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_a_file_that_nobody_changed_stays_as_it_is(file):
    text = file.read_text(encoding="utf-8")
    data = data_of(text)
    found = through_the_form(data)
    assert same(found.data, data)
    assert spliced(text, found.data, found.was) == text
    assert not {"unfit", "other"} & {node.shape for node in walk(tree(SCHEMA, data))}
