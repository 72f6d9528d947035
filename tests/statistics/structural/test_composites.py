"""Partial least squares beside seminr and cSEM (R), on simulated answers of 344 respondents.

`simulated_by_others.csv` holds what the programs it names made of `simulated.csv`.
"""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import scipy

from angket.statistics.resampling.weighted import covariances
from angket.statistics.structural.composites import estimate
from angket.statistics.structural.effects import (
    effects_along,
    f_squared,
    inflation,
    inner_vif,
    total_effects,
)
from angket.statistics.structural.group_comparison import compare_groups
from angket.statistics.structural.higher_order import estimate_higher, stages
from angket.statistics.structural.implied import distances, implied_items, implied_scores
from angket.statistics.structural.importance import importance_performance
from angket.statistics.structural.path_model import path_model, routes
from angket.statistics.structural.prediction import blindfolded, predict
from angket.statistics.structural.products import Product, estimate_with_products
from angket.statistics.structural.quality import (
    composite_reliability,
    heterotrait_monotrait,
    outer_vif,
    rho_a,
    standardised_alpha,
)

HERE = Path(__file__).parent
ANSWERS = pd.read_csv(HERE / "simulated.csv")
OTHERS = pd.read_csv(HERE / "simulated_by_others.csv")
SIZES = {"KL": 4, "HG": 4, "FA": 3, "CI": 3, "KP": 4, "LO": 4}
BLOCKS = {name: [f"{name}{i + 1}" for i in range(size)] for name, size in SIZES.items()}
MODEL = path_model(BLOCKS, {"KP": ["KL", "HG", "FA"], "LO": ["KL", "HG", "KP", "CI"]}, {"FA"})
VALUES = ANSWERS[list(MODEL.items)].to_numpy(float)
CORRELATIONS = np.corrcoef(VALUES.T)[None]
FOUND = estimate(CORRELATIONS, MODEL)
CONSISTENT = estimate(CORRELATIONS, MODEL, corrected=True)
N = len(VALUES)


def along(values, model=MODEL):
    """Name the values of paths."""
    arrows = np.argwhere(model.paths)
    return {f"{model.constructs[a]}->{model.constructs[b]}": values[a, b] for a, b in arrows}


def of_items(values, model=MODEL, among=None):
    """Name the values of items on constructs."""
    places = np.argwhere(model.blocks if among is None else among)
    return {f"{model.items[i]}~{model.constructs[j]}": values[i, j] for i, j in places}


def of_pairs(values):
    names = MODEL.constructs
    return {f"{a}~{b}": values[i, j] for i, a in enumerate(names) for j, b in enumerate(names)}


def of_constructs(values, suffix=""):
    return {name + suffix: value for name, value in zip(MODEL.constructs, values, strict=True)}


def of_predicted(values):
    places = predicted().items
    return {MODEL.items[place]: value for place, value in zip(places, values, strict=True)}


def predicted():
    # The ten neighbouring parts that R's cut(1:344, 10) makes.
    edges = np.linspace(1, N, 11)[1:-1]
    return predict(VALUES, MODEL, np.searchsorted(edges, np.arange(1, N + 1))[None])


def moderated():
    standardised = scipy.stats.zscore(VALUES)
    product = Product("KP", "CI", "LO")
    return estimate_with_products(np.ones((1, N)), standardised, MODEL, [product])


def higher():
    blocks = {name: BLOCKS[name] for name in ("KL", "HG", "KP", "LO")}
    paths = {"KP": ["SERV"], "LO": ["SERV", "KP"]}
    lower, upper = stages(blocks, paths, {"SERV": ["KL", "HG"]}, {"SERV"})
    return estimate_higher(np.corrcoef(ANSWERS[list(lower.items)].T)[None], lower, upper)[1]


def groups():
    first = (ANSWERS["gender"] == 0).to_numpy()
    return compare_groups(VALUES, first, MODEL, 9, np.random.default_rng(1))


def fit(found, exact, as_implied):
    """Return the distances of a model by the names that the others give them."""
    scores = found.constructs[0]
    if as_implied:
        scores = implied_scores(found.coefficients[0], scores, MODEL)
    implied = implied_items(found.loadings[0], scores, CORRELATIONS[0], exact)
    d = distances(CORRELATIONS[0], implied, N)
    names = "srmr_with_diag", "d_uls", "chisq_(n-1)dml", "nfi"
    return dict(zip(names, d, strict=True))


def performance(part):
    ends = np.ones(len(MODEL.items)), np.full(len(MODEL.items), 5.0)
    found = importance_performance(VALUES, FOUND, *ends)[part]
    return of_constructs(found if part == 0 else found[:, MODEL.constructs.index("LO")])


EVERY = np.ones(6, dtype=bool)
RSQ = ":Rsq"
SEMINR, CSEM = "seminr 2.3.4", "cSEM 0.6.1"
OF_SEMINR = [
    ("PLS_path", "beta", lambda: along(FOUND.coefficients[0])),
    ("PLS_weight", "weight", lambda: of_items(FOUND.weights[0])),
    ("PLS_loading", "loading", lambda: of_items(FOUND.loadings[0])),
    (
        "PLS_cross_loading",
        "r",
        lambda: of_items((CORRELATIONS @ FOUND.weights)[0], among=np.ones_like(MODEL.blocks)),
    ),
    ("PLS_construct_cor", "r", lambda: of_pairs(FOUND.constructs[0])),
    ("PLS_r2", "value", lambda: of_constructs(FOUND.r_squared[0], RSQ)),
    ("PLS_inner_vif", "vif", lambda: along(inner_vif(FOUND.constructs, MODEL)[0])),
    (
        "PLS_outer_vif",
        "vif",
        lambda: dict(zip(MODEL.items, outer_vif(CORRELATIONS, MODEL)[0], strict=True)),
    ),
    (
        "PLS_total_effect",
        "effect",
        lambda: {
            name.replace("~", "->"): value
            for name, value in of_pairs(total_effects(FOUND.coefficients)[0]).items()
        },
    ),
    (
        "PLS_reliability",
        "rhoA",
        lambda: of_constructs(rho_a(FOUND.weights, CORRELATIONS, MODEL)[0]),
    ),
    (
        "PLS_reliability",
        "rhoC",
        lambda: of_constructs(composite_reliability(FOUND.loadings, MODEL)[0][0]),
    ),
    (
        "PLS_reliability",
        "AVE",
        lambda: of_constructs(composite_reliability(FOUND.loadings, MODEL)[1][0]),
    ),
    ("PLS_reliability", "alpha", lambda: of_constructs(standardised_alpha(CORRELATIONS, MODEL)[0])),
    ("htmt", "htmt_abs", lambda: of_pairs(heterotrait_monotrait(CORRELATIONS, MODEL)[0])),
    ("PLSc_path", "beta", lambda: along(CONSISTENT.coefficients[0])),
    ("PLSc_loading", "loading", lambda: of_items(CONSISTENT.loadings[0])),
    ("PLSc_r2", "value", lambda: of_constructs(CONSISTENT.r_squared[0], RSQ)),
    (
        "PLSc_reliability",
        "AVE",
        lambda: of_constructs(composite_reliability(CONSISTENT.loadings, MODEL)[1][0]),
    ),
    ("plspredict_DA", "rmse_pls", lambda: of_predicted(predicted().rmse)),
    ("plspredict_DA", "mae_pls", lambda: of_predicted(predicted().mae)),
    ("moderation_two_stage", "beta", lambda: along(moderated().coefficients[0], moderated().model)),
    ("hoc_two_stage_B", "beta", lambda: along(higher().coefficients[0], higher().model)),
    ("hoc_two_stage_B", "weight", lambda: of_items(higher().weights[0], higher().model)),
    ("mga_group0", "beta", lambda: along(groups().groups[0])),
    ("mga_group1", "beta", lambda: along(groups().groups[1])),
]
OF_OTHERS = [
    (CSEM, "PLS_f2", "f2", lambda: along(f_squared(FOUND.constructs, MODEL)[0])),
    (CSEM, "PLSc_path", "beta", lambda: along(CONSISTENT.coefficients[0])),
    (CSEM, "ipma", "performance", lambda: performance(0)),
    (CSEM, "ipma", "importance_unstd_total_effect_on_LO", lambda: performance(1)),
    (
        CSEM,
        "htmt",
        "htmt2",
        lambda: of_pairs(heterotrait_monotrait(CORRELATIONS, MODEL, geometric=True)[0]),
    ),
    (
        "seminr 2.3.4 + own naive mean",
        "plspredict_DA",
        "q2_predict",
        lambda: of_predicted(predicted().q_squared),
    ),
    (
        "base R lm",
        "plspredict_DA",
        "rmse_lm_exogenous_items",
        lambda: of_predicted(predicted().rmse_linear),
    ),
    (
        "seminr scores + base R",
        "full_collinearity_vif",
        "vif",
        lambda: of_constructs(inflation(FOUND.constructs)[0]),
    ),
    (
        "seminr weights + base R",
        "micom_step2",
        "c_weights_on_pooled_standardised_data",
        lambda: of_constructs(groups().invariance.c),
    ),
    # Two labels of these rows were exchanged where they were made, as the means of the items
    # by gender show; here they stand as they belong.
    (
        "seminr pooled scores + base R",
        "micom_step3",
        "mean_diff_g0_minus_g1",
        lambda: of_constructs(groups().invariance.mean_difference),
    ),
    (
        "seminr pooled scores + base R",
        "micom_step3",
        "log_var_ratio_g0_g1",
        lambda: of_constructs(groups().invariance.log_variance_ratio),
    ),
    (
        "own prototype (single program)",
        "q2_blindfolding",
        "q2_D7_cells_casewise_within_item_redundancy_raw_units",
        lambda: of_constructs(blindfolded(VALUES, MODEL)),
    ),
]
FITS = [
    ("PLS_composite_fit", FOUND, EVERY, ""),
    ("PLS_loading_implied_fit", FOUND, ~EVERY, ""),
    ("PLS_loading_implied_fit", FOUND, MODEL.formative, "_modeB_blocks_exact"),
    ("PLSc_fit", CONSISTENT, MODEL.formative, ""),
]


def wanted(section, statistic, program):
    """Return what a program made, by subject, without the parts that a model does not name."""
    chosen = OTHERS.query("section == @section and statistic == @statistic")
    chosen = chosen[chosen["program"] == program].set_index("subject")["value"]
    return chosen[~chosen.index.str.endswith(":AdjRsq") & (chosen.index.str.count("->") < 2)]


def assert_equal(found, section, statistic, program, tolerance=1e-8):
    others = wanted(section, statistic, program)
    assert len(others)
    ours = pd.Series({subject: found.get(subject, np.nan) for subject in others.index})
    told = ours.isna() & others.isin([1.0, 0.0])
    # Where nothing can be told of one item the others print 1, or of formed constructs a figure.
    assert (told | ours.notna() | others.index.isin(["FA", "FA:Rsq"])).all(), ours[ours.isna()]
    assert ours.sub(others).abs().max() < tolerance


@pytest.mark.parametrize(
    ("section", "statistic", "ours"), OF_SEMINR, ids=[" ".join(one[:2]) for one in OF_SEMINR]
)
def test_figures_equal_those_of_seminr(section, statistic, ours):
    assert_equal(ours(), section, statistic, SEMINR)


@pytest.mark.parametrize(
    ("program", "section", "statistic", "ours"),
    OF_OTHERS,
    ids=[" ".join(one[1:3]) for one in OF_OTHERS],
)
def test_figures_equal_those_of_other_programs(program, section, statistic, ours):
    assert_equal(ours(), section, statistic, program)


@pytest.mark.parametrize("scheme", ["centroid", "factorial"])
def test_other_schemes_equal_csem(scheme):
    found = estimate(CORRELATIONS, MODEL, scheme=scheme)
    assert_equal(along(found.coefficients[0]), f"PLS_path_{scheme}", "beta", CSEM)
    assert_equal(of_items(found.weights[0]), f"PLS_weight_{scheme}", "weight", CSEM)


@pytest.mark.parametrize(("section", "found", "exact", "suffix"), FITS)
@pytest.mark.parametrize("kind", ["saturated", "estimated"])
def test_fit_equals_csem(section, found, exact, suffix, kind):
    ours = fit(found, exact, kind == "estimated")
    others = OTHERS.query("section == @section and subject == @kind + @suffix")
    others = others.set_index("statistic")["value"]
    for name, value in ours.items():
        assert value == pytest.approx(others[name], abs=2e-9 * max(1, abs(value))), name


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
    matrices = covariances(drawn(), scipy.stats.zscore(VALUES))
    spreads = np.sqrt(np.einsum("mpp->mp", matrices))
    resampled = matrices / (spreads[:, :, None] * spreads[:, None, :])
    # Without aligning signs, as seminr has it.
    paths = estimate(resampled, MODEL, signs=np.ones(6)).coefficients
    ways = routes(MODEL)
    several = effects_along(paths, ways)
    for summary, name in [
        (lambda values: values.std(axis=0, ddof=1), "boot_se"),
        (lambda values: np.quantile(values, 0.025, axis=0), "pct_2.5"),
        (lambda values: np.quantile(values, 0.975, axis=0), "pct_97.5"),
    ]:
        assert_equal(along(summary(paths)), "bootstrap_500_lcg", name, SEMINR)
        indirect = dict(zip(ways, summary(several), strict=True))
        named = {"->".join(MODEL.constructs[i] for i in way): v for way, v in indirect.items()}
        others = OTHERS.query("section == 'bootstrap_500_lcg' and statistic == @name")
        others = others[others["program"] == SEMINR].set_index("subject")["value"]
        for way, value in named.items():
            assert value == pytest.approx(others[way], abs=1e-8)
    ratios = heterotrait_monotrait(resampled, MODEL)
    upper = of_pairs(np.quantile(ratios, 0.95, axis=0))
    assert_equal(upper, "htmt_bootstrap_500_lcg", "pct_95", "base R")


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
