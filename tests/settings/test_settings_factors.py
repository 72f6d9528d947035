"""What settings may say of factor analysis."""

import pytest

from angket.settings.schemas import load_schema
from angket.settings.studies import load_study
from conftest import Project
from tiny_study import FILE, STUDY, put_into


@pytest.fixture(scope="module")
def tiny_project(tmp_path_factory):
    return put_into(Project(tmp_path_factory.mktemp("factors") / "made"))


TELLING = "  factor_analysis: {%s}\n  split_half"


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("factors: 2", "factor_analysis.factors: load has 3 items, which allow at most: 1."),
        ("factors: three", "expected a number of factors, such as 3, or what finds it: parallel"),
        ("factors: '2'", "factor_analysis.factors: expected a number of factors"),
        ("factors: 0", "factor_analysis.factors"),
        ("factors: 1.5", "factor_analysis.factors"),
        ("extraction: pca", "factor_analysis.extraction"),
        ("rotation: quartimax", "factor_analysis.rotation"),
        ("variables: {lode: {factors: 1}}", "lode"),
        ("variables: {sleep: {factors: 2}}", "variables.sleep.factors: sleep has 3 items"),
        ("extraction: principal_components, factors: 4", "which allow at most: 3"),
        ("extraction: principal_components, factors: 2, variables: {load: {extraction: ml}}",
         "load has 3 items, which allow at most: 1"),
        ("", None),
        ("extraction: principal_components, factors: 3", None),
        ("factors: map, variables: {load: {factors: 1}}", None),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_told_by_its_key(given, told, tiny_project):
    text = STUDY.replace("  split_half", TELLING % given)
    (tiny_project.folder / FILE).write_text(text, encoding="utf-8")
    _, problems = load_study(FILE, load_schema("study"), tiny_project.folder)
    if told is None:
        assert problems == []
    else:
        # Where it holds for all variables, each of them has too few items.
        assert problems
        assert told in str(problems[0])
