"""Composites in resamples, and in samples that leave something without a solution."""

import numpy as np
import pytest
import scipy

from angket.statistics.resampling.weighted import correlation_matrices
from angket.statistics.structural.composites import estimate
from angket.statistics.structural.effects import (
    effects_along,
)
from angket.statistics.structural.path_model import path_model, routes
from angket.statistics.structural.products import Product, estimate_with_products
from angket.statistics.structural.quality import (
    heterotrait_monotrait,
)
from composites_beside_others import (
    ANSWERS,
    CORRELATIONS,
    FOUND,
    MODEL,
    OTHERS,
    SEMINR,
    VALUES,
    N,
    along,
    differences,
    of_pairs,
)


def drawn():
    """Return the weights of 500 resamples by the numbers that every program can make."""
    state, places = 20250901, np.empty(500 * N, dtype=int)
    for i in range(len(places)):
        state = 16807 * state % 2147483647
        places[i] = N * state // 2147483647
    weights = np.zeros((500, N))
    np.add.at(weights, (np.repeat(np.arange(500), N), places), 1)
    return weights


def test_resamples_equal_those_of_seminr():
    resampled = correlation_matrices(drawn(), scipy.stats.zscore(VALUES))
    # Without aligning signs, as seminr has it.
    paths = estimate(resampled, MODEL, signs=np.ones(6)).coefficients
    ways = routes(MODEL)
    several = effects_along(paths, ways)
    for summary, name in [
        (lambda values: values.std(axis=0, ddof=1), "boot_se"),
        (lambda values: np.quantile(values, 0.025, axis=0), "pct_2.5"),
        (lambda values: np.quantile(values, 0.975, axis=0), "pct_97.5"),
    ]:
        found = along(summary(paths))
        assert differences(found, "bootstrap_500_lcg", name, SEMINR).max() < 1e-8
        indirect = dict(zip(ways, summary(several), strict=True))
        named = {"->".join(MODEL.constructs[i] for i in way): v for way, v in indirect.items()}
        others = OTHERS.query("section == 'bootstrap_500_lcg' and statistic == @name")
        others = others[others["program"] == SEMINR].set_index("subject")["value"]
        for way, value in named.items():
            assert value == pytest.approx(others[way], abs=1e-8)
    ratios = heterotrait_monotrait(resampled, MODEL)
    upper = of_pairs(np.quantile(ratios, 0.95, axis=0))
    assert differences(upper, "htmt_bootstrap_500_lcg", "pct_95", "base R").max() < 1e-8


def test_what_is_computed_together_does_not_change_the_numbers():
    matrices = np.repeat(CORRELATIONS, 3, axis=0)
    matrices[1] = np.eye(22) * 0.5 + matrices[1] * 0.5
    together = estimate(matrices, MODEL).coefficients
    apart = [estimate(matrices[i : i + 1], MODEL).coefficients[0] for i in range(3)]
    assert np.allclose(together, np.array(apart), rtol=0, atol=1e-14)


def test_a_constant_item_leaves_no_solution_and_spoils_no_other_sample():
    matrices = np.repeat(CORRELATIONS, 2, axis=0)
    matrices[0, 3] = matrices[0, :, 3] = np.nan
    found = estimate(matrices, MODEL)
    assert np.isnan(found.coefficients[0][MODEL.paths]).all()
    assert not found.admissible[0]
    assert np.array_equal(found.coefficients[1], FOUND.coefficients[0])


def test_a_constant_item_leaves_no_moderation_and_spoils_no_other_sample():
    weights = np.ones((2, N))
    # All who are left gave one answer to an item of the moderator.
    weights[0] = ANSWERS["CI2"] == ANSWERS["CI2"].mode()[0]
    products = [Product("KP", "CI", "LO")]
    found = estimate_with_products(weights, scipy.stats.zscore(VALUES), MODEL, products)
    alone = estimate_with_products(weights[1:], scipy.stats.zscore(VALUES), MODEL, products)
    into = MODEL.constructs.index("LO")
    assert np.isnan(found.coefficients[0][:, into]).any()
    assert np.allclose(found.coefficients[1], alone.coefficients[0], rtol=0, atol=1e-12)


def test_items_that_follow_from_each_other_form_no_construct():
    matrices = CORRELATIONS.copy()
    place = [MODEL.items.index(item) for item in ("FA1", "FA2")]
    matrices[0, place[1]] = matrices[0, place[0]]
    matrices[0, :, place[1]] = matrices[0, :, place[0]]
    matrices[0, place[1], place[1]] = 1
    assert np.isnan(estimate(matrices, MODEL).weights).any()


def test_correlations_that_no_error_of_measurement_explains_are_inadmissible():
    model = path_model({"x": ["x1", "x2"], "y": ["y1", "y2"]}, {"y": ["x"]})
    matrix = np.array(
        [[1, 0.2, 0.6, 0.6], [0.2, 1, 0.6, 0.6], [0.6, 0.6, 1, 0.2], [0.6, 0.6, 0.2, 1]]
    )
    assert not estimate(matrix[None], model, corrected=True).admissible[0]
    assert estimate(matrix[None], model).admissible[0]


def test_paths_in_a_circle_are_refused_with_their_constructs():
    with pytest.raises(ValueError, match=r"\['x', 'y'\]"):
        path_model({"x": ["x1"], "y": ["y1"]}, {"y": ["x"], "x": ["y"]})
