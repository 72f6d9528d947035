"""Figures of partial least squares by the names of other programs, on simulated answers.

`simulated_by_others.csv` holds what the programs it names made of `simulated.csv`.
"""

from pathlib import Path

import numpy as np
import pandas as pd
import scipy

from angket.statistics.structural.composites import estimate
from angket.statistics.structural.effects import (
    f_squared,
    inflation,
    inner_vif,
    total_effects,
)
from angket.statistics.structural.group_comparison import compare_groups
from angket.statistics.structural.higher_order import estimate_higher, stages
from angket.statistics.structural.implied import distances, implied_items, implied_scores
from angket.statistics.structural.importance import importance_performance
from angket.statistics.structural.path_model import path_model
from angket.statistics.structural.prediction import blindfolded, predict
from angket.statistics.structural.predictor import Predictor
from angket.statistics.structural.products import Product, estimate_with_products
from angket.statistics.structural.quality import (
    composite_reliability,
    heterotrait_monotrait,
    outer_vif,
    rho_a,
    standardised_alpha,
)

HERE = Path(__file__).parent / "statistics/structural"
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
    return predict(VALUES, Predictor(MODEL), np.searchsorted(edges, np.arange(1, N + 1))[None])


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
        lambda: of_constructs(blindfolded(VALUES, Predictor(MODEL))),
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


def differences(found, section, statistic, program):
    """Return how far our figures are from a program's, by subject.

    Parameters
    ----------
    found : dict of str to float
        Ours; NaN or absent where we tell none.
    section, statistic, program : str
        Of the figures of others.

    Returns
    -------
    Series of float
        NaN where we tell none.

    Raises
    ------
    AssertionError
        Where nothing is compared, or we tell none though the other does: of single items the
        others print 1, and of constructs that their items form a figure.
    """
    others = wanted(section, statistic, program)
    assert len(others)
    ours = pd.Series({subject: found.get(subject, np.nan) for subject in others.index})
    told = ours.isna() & others.isin([1.0, 0.0])
    formed = others.index.isin(["FA", "FA:Rsq"])
    assert (told | ours.notna() | formed).all(), ours[ours.isna()]
    return ours.sub(others).abs()
