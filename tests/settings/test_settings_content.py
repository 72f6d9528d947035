"""What settings may say of experts' ratings."""

import pytest
import yaml

from angket.settings.schema import fill_defaults
from angket.settings.schemas import load_schema
from angket.settings.studies import complete, load_study
from conftest import Project
from tiny_study import FILE, STUDY, put_into


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("lowest: 4, highest: 4", "content.highest: the highest rating must be above the lowest"),
        ("lowest: 1, highest: 4, relevant: 1", "content.relevant: expected a rating"),
        ("lowest: 1, highest: 4, essential: 5", "above 1, up to 4."),
        ("lowest: 1, highest: 4, unrated: [Z9]", "Z9 is no item of the study."),
        ("lowest: 1, highest: 4, further_items: [A1]", "A1 is an item of the study."),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_told_by_its_key(given, told, tmp_path):
    project = put_into(Project(tmp_path / "made"))
    project.edit(FILE, "lowest: 1, highest: 4", given)
    _, problems = load_study(FILE, load_schema("study"), project.folder)
    assert [told in str(problem) for problem in problems] == [True]


@pytest.mark.parametrize(
    ("low", "high", "relevant"), [(1, 4, 3), (1, 5, 4), (0, 1, 1), (-1, 1, 1), (1, 3, 3)]
)
def test_relevant_is_what_lies_above_the_middle_and_essential_the_highest(low, high, relevant):
    study = yaml.safe_load(STUDY)
    study["instrument"]["content"] |= {"lowest": low, "highest": high}
    content = complete(fill_defaults(study, load_schema("study")))["instrument"]["content"]
    assert (content["relevant"], content["essential"]) == (relevant, high)
