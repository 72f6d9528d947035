"""Predictions and maps of models in two stages and with moderation, by what they must equal.

Of single items partial least squares is regression, and a construct of constructs of one item each
is one of these items.
"""

import numpy as np
import pytest

from angket.statistics.structural.composites import estimate
from angket.statistics.structural.higher_order import estimate_higher, stages
from angket.statistics.structural.importance import importance_performance
from angket.statistics.structural.path_model import path_model
from angket.statistics.structural.prediction import blindfolded, predict
from angket.statistics.structural.predictor import Predictor
from angket.statistics.structural.products import Product, estimate_with_products
from composites_beside_others import ANSWERS, BLOCKS

SINGLE = {"x": ["KL1"], "z": ["CI1"], "y": ["LO1"]}
VALUES = ANSWERS[["KL1", "CI1", "LO1"]].to_numpy(float)
MODERATED = Predictor(path_model(SINGLE, {"y": ["x", "z"]}), products=(Product("x", "z", "y"),))
FOLDS = np.array([np.random.default_rng(seed).permutation(np.arange(344) % 10) for seed in (1, 2)])


def errors_of_regression(train, test):
    """Return the errors of least squares with the product of x and z, of whichever scale."""

    def design(values):
        x, z = values[:, 0], values[:, 1]
        return np.column_stack([np.ones(len(values)), x, z, x * z])

    slopes = np.linalg.lstsq(design(train), train[:, 2], rcond=None)[0]
    return design(test) @ slopes - test[:, 2]


def test_moderation_of_single_items_predicts_as_regression_with_the_product():
    errors = np.concatenate(
        [
            errors_of_regression(VALUES[parts != part], VALUES[parts == part])
            for parts in FOLDS
            for part in range(10)
        ]
    )
    found = predict(VALUES, MODERATED, FOLDS)
    assert found.rmse == pytest.approx([np.sqrt((errors**2).mean())], rel=1e-10)
    assert found.mae == pytest.approx([np.abs(errors).mean()], rel=1e-10)


def test_moderation_of_single_items_is_blindfolded_as_regression_with_the_product():
    errors, of_means = 0.0, 0.0
    for start in range(7):
        out = np.arange(344) % 7 == start
        filled = VALUES.copy()
        filled[out, 2] = VALUES[~out, 2].mean()
        # Coefficients in standard deviations of what is filled, told in those of what is kept.
        told = errors_of_regression(filled, filled) + filled[:, 2]
        mean, spread = VALUES[~out, 2].mean(), VALUES[~out, 2].std(ddof=1)
        told = mean + (told - filled[:, 2].mean()) / filled[:, 2].std(ddof=1) * spread
        errors += ((told - VALUES[:, 2])[out] ** 2).sum()
        of_means += ((mean - VALUES[:, 2])[out] ** 2).sum()
    found = blindfolded(VALUES, MODERATED)
    assert found[2] == pytest.approx(1 - errors / of_means, rel=1e-10)
    assert np.isnan(found[:2]).all()


@pytest.mark.parametrize("acting", [True, False])
def test_a_construct_of_single_items_in_two_stages_is_one_of_these_items(acting):
    names = BLOCKS["KL"]
    paths = {"LO": ["S"]} if acting else {"S": ["LO"]}
    lower, upper = stages({one: [one] for one in names} | {"LO": BLOCKS["LO"]}, paths, {"S": names})
    plain = path_model({"S": names, "LO": BLOCKS["LO"]}, paths)
    values = ANSWERS[[*names, *BLOCKS["LO"]]].to_numpy(float)
    two, one = Predictor(upper, lower), Predictor(plain)
    assert blindfolded(values, two) == pytest.approx(blindfolded(values, one), nan_ok=True)
    both = predict(values, two, FOLDS[:1]), predict(values, one, FOLDS[:1])
    for found, wanted in zip(*both, strict=True):
        assert found == pytest.approx(wanted)
    ends = np.ones(8), np.full(8, 5.0)
    correlations = np.corrcoef(values.T)[None]
    below, found = estimate_higher(correlations, lower, upper)
    mapped = importance_performance(values, found, *ends, below)
    for ours, wanted in zip(
        mapped, importance_performance(values, estimate(correlations, plain), *ends), strict=True
    ):
        assert ours == pytest.approx(wanted)


def test_moderation_and_two_stages_together_predict_better_than_means():
    blocks = {name: BLOCKS[name] for name in ("KL", "HG", "KP", "LO")}
    lower, upper = stages(blocks, {"LO": ["S", "KP"]}, {"S": ["KL", "HG"]})
    values = ANSWERS[list(lower.items)].to_numpy(float)
    both = Predictor(upper, lower, (Product("S", "KP", "LO"),))
    found = predict(values, both, FOLDS[:1])
    assert [lower.items[item] for item in found.items] == BLOCKS["LO"]
    assert (found.q_squared > 0).all()
    assert 0 < blindfolded(values, both)[upper.constructs.index("LO")] < 0.5


def test_the_map_of_a_moderation_has_its_moderator_at_the_mean():
    found = estimate_with_products(
        np.ones((1, 344)), (VALUES - VALUES.mean(axis=0)) / VALUES.std(axis=0), MODERATED.model,
        MODERATED.products,
    )  # fmt: skip
    performance, importance = importance_performance(VALUES, found, np.ones(3), np.full(3, 5.0))
    # Of single items the importance is the slope of regression, at the mean of the moderator.
    centred = VALUES - VALUES.mean(axis=0)
    design = np.column_stack([np.ones(344), centred[:, :2], centred[:, 0] * centred[:, 1]])
    slopes = np.linalg.lstsq(design, VALUES[:, 2], rcond=None)[0]
    assert importance[:2, 2] == pytest.approx(slopes[1:3], rel=1e-10)
    assert performance == pytest.approx((VALUES.mean(axis=0) - 1) * 25)
