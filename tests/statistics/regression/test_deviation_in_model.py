"""The deviation from linearity with the other terms in the model, by statsmodels' nested models."""

import numpy as np
import pandas as pd
import pytest
from statsmodels.regression.linear_model import OLS

from angket.statistics.regression.linearity import deviation_in_model, linearity
from angket.statistics.undefined import Undefined

RANDOM = np.random.default_rng(5)
X = RANDOM.integers(0, 9, 120).astype(float)
Z = np.round(X / 2 + RANDOM.normal(size=120) * 3)
Y = X + Z * X / 3 + RANDOM.normal(size=120)
MODELS = {
    "two predictors": pd.DataFrame({"x": X, "z": Z}),
    "a product": pd.DataFrame({"x": X - X.mean(), "z": Z - Z.mean(), "xz": X * Z}),
}


@pytest.mark.parametrize("model", MODELS)
def test_it_is_the_test_of_nested_models(model):
    terms = MODELS[model]
    found = deviation_in_model(Y, terms, X)
    narrow = np.column_stack([np.ones(120), terms])
    wide = np.column_stack([narrow, (X[:, None] == np.unique(X)[2:]).astype(float)])
    f, p, df1 = OLS(Y, wide).fit().compare_f_test(OLS(Y, narrow).fit())
    names = ("in_model_f", "in_model_p", "in_model_df1")
    assert [found[name] for name in names] == pytest.approx([f, p, df1], rel=1e-8)


def test_an_interaction_bends_a_relation_alone_but_not_with_the_product_in_the_model():
    assert (
        linearity(X, Y)["deviation_p"]
        < 0.05
        < deviation_in_model(Y, MODELS["a product"], X)["in_model_p"]
    )


def test_of_one_predictor_it_is_the_table_of_linearity():
    alone, found = linearity(X, Y), deviation_in_model(Y, pd.DataFrame({"x": X}), X)
    assert found["in_model_p"] == pytest.approx(alone["deviation_p"], rel=1e-9)


def test_two_values_always_lie_on_a_line():
    with pytest.raises(Undefined, match="only 2 values"):
        deviation_in_model(Y, pd.DataFrame({"x": X > 4, "z": Z}), X > 4)
