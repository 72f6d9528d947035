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
THOROUGH = hypothesis.settings(
    deadline=None,
    max_examples=60,
    suppress_health_check=list(hypothesis.HealthCheck),
    print_blob=True,
)


def data_of(text):
    return Settings("", text=text).data


def through_the_form(data):
    return Read(pairs_of(SCHEMA, data), SCHEMA)


@THOROUGH
@hypothesis.given(ANY)
def test_settings_come_back_from_the_form_as_they_went_in(data):
    found = through_the_form(data)
    assert same(found.data, data)
    assert found.twins == []


@THOROUGH
@hypothesis.given(ANY, ANY)
def test_any_settings_are_written_into_the_file_of_any_others(before, after):
    text = yaml.safe_dump(before, allow_unicode=True, sort_keys=False)
    hypothesis.assume(same(data_of(text), before))
    written = spliced(text, after)
    assert same(data_of(written), after)


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_a_file_that_nobody_changed_stays_as_it_is(file):
    text = file.read_text(encoding="utf-8")
    data = data_of(text)
    found = through_the_form(data)
    assert same(found.data, data)
    assert spliced(text, found.data, found.was) == text
    assert not [
        node.dotted for node in walk(tree(SCHEMA, data)) if node.shape in ("unfit", "other")
    ]
