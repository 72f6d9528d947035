"""Covariance models of a higher order or with products between groups, and what is said of fit."""

from itertools import pairwise

import pandas as pd
import pytest
from test_structural import ANSWERS, MODELS, MODERATED, found_in, told

from angket.hypotheses.structural.importance_map import draw_importance

GROUPED = {"groups": "gender", "estimator": "mlr"}
OF_GROUPS = {
    "higher order in groups": (
        {"paths": {"LO": ["SERVICE"]}, "higher_order": ["SERVICE"]} | GROUPED, ANSWERS,
    ),
    "products in groups": (
        {"paths": {"LO": ["KP", "CI"]}, "parts": MODERATED} | GROUPED, ANSWERS,
    ),
}  # fmt: skip


@pytest.fixture(autouse=True)
def models(monkeypatch):
    for name, model in OF_GROUPS.items():
        monkeypatch.setitem(MODELS, name, model)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "those of dimensions on Service; from the scalar model on"),
        ("id", "muatan dimensi pada Service; mulai model skalar"),
    ],
)
def test_a_construct_of_the_second_order_is_compared_between_groups(language, said):
    found = found_in("higher order in groups")
    levels = ("configural", "metric", "scalar", "strict")
    dfs = [int(found["structural_invariance", f"H1:{level}", "df"]) for level in levels]
    # Six loadings of the items of dimensions, three of those of Lo and one of a dimension; twelve
    # intercepts less the means of two constructs; twelve variances of errors.
    assert [after - before for before, after in pairwise(dfs)] == [10, 10, 12]
    assert 0 < float(found["structural_group_paths", "H1:SERVICE->LO", "p_difference"]) < 1
    text = told("higher order in groups", language)
    assert said in text
    assert "Chen et al., 2005" in text


def test_measurement_is_compared_beside_products_and_pls_is_named_for_the_paths():
    assert ("structural_invariance", "H1:strict", "p_difference") in found_in("products in groups")
    text = told("products in groups", "en")
    assert "in models without products; leave moderated_by out, or choose pls" in text
    assert "hilangkan moderated_by, atau pilih pls" in told("products in groups", "id")


def test_that_exact_fit_is_rejected_is_said_where_it_is():
    rejected = {
        model: float(found_in(model)["structural", "H1", "p"]) <= 0.05
        for model in ("measured ordinal", "likelihood", "contrary", "ordinal")
    }
    assert len(set(rejected.values())) == 2
    for model, is_rejected in rejected.items():
        text = told(model, "en")
        assert ("By chi-square the model does not fit exactly" in text) == is_rejected, model


def test_constructs_that_are_about_alike_do_not_look_far_apart_on_the_map():
    points = pd.DataFrame(
        {"importance": [0.44, 0.46], "performance": [60.0, 61.0]}, index=["One", "Two"]
    )
    words = {"decimal_mark": ".", "thousands_mark": ","}
    axes = draw_importance(points, ("Importance", "Performance"), words).axes[0]
    for (low, high), values in (
        (axes.get_xlim(), points["importance"]), (axes.get_ylim(), points["performance"]),
    ):  # fmt: skip
        assert low < values.min() < values.max() < high
        assert (values.max() - values.min()) / (high - low) < 0.1
