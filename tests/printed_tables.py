"""Structural models as printed in papers, manuals and outputs of programs, by our own estimation.

`tests/statistics/structural/printed` holds the figures with the digits that are printed, where
they stand, and the correlations or covariances of the answers; the answers are not ours to ship.
"""

import functools
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import numpy as np
import pandas as pd
import yaml

from angket.statistics.structural.composites import estimate
from angket.statistics.structural.covariance_structure import matrices
from angket.statistics.structural.effects import f_squared, total_effects
from angket.statistics.structural.factor_structure import structure_of
from angket.statistics.structural.fit_indices import fit_indices
from angket.statistics.structural.implied import distances, implied_items, implied_scores
from angket.statistics.structural.invariance import difference, invariance
from angket.statistics.structural.maximum_likelihood import Moments, fit
from angket.statistics.structural.modification import candidates, modifications
from angket.statistics.structural.path_model import path_model
from angket.statistics.structural.quality import (
    composite_reliability,
    heterotrait_monotrait,
    outer_vif,
    rho_a,
    standardised_alpha,
)
from angket.statistics.structural.standardised_solution import (
    standard_deviations,
    standardised,
    wald_test,
)

FOLDER = Path(__file__).parent / "statistics/structural/printed"
TABLES = yaml.safe_load((FOLDER / "tables.yaml").read_text(encoding="utf-8"))
FIGURES = pd.read_csv(FOLDER / "figures.csv", dtype=str)
SIZES = {
    "mobile": 250, "satisfaction": 250, "democracy": 75, "alienation": 932,
    "school_pasteur": 156, "school_grant_white": 145,
}  # fmt: skip


def _numbered(name, count):
    return [f"{name}{place}" for place in range(1, count + 1)]


MOBILE = path_model(
    {
        "Image": _numbered("IMAG", 5), "Expectation": _numbered("CUEX", 3),
        "Quality": _numbered("PERQ", 7), "Value": _numbered("PERV", 2),
        "Satisfaction": _numbered("CUSA", 3), "Complaints": ["CUSCO"],
        "Loyalty": _numbered("CUSL", 3),
    },
    {
        "Expectation": ["Image"], "Quality": ["Expectation"], "Value": ["Expectation", "Quality"],
        "Satisfaction": ["Image", "Expectation", "Quality", "Value"],
        "Complaints": ["Satisfaction"], "Loyalty": ["Image", "Satisfaction", "Complaints"],
    },
)  # fmt: skip
CUSTOMERS = {"IMAG": 5, "EXPE": 5, "QUAL": 5, "VAL": 4, "SAT": 4, "LOY": 4}
CUSTOMER_PATHS = {
    "EXPE": ["IMAG"], "QUAL": ["EXPE"], "VAL": ["EXPE", "QUAL"],
    "SAT": ["IMAG", "EXPE", "QUAL", "VAL"], "LOY": ["IMAG", "SAT"],
}  # fmt: skip
X = _numbered("x", 9)
ABILITIES = path_model({"visual": X[:3], "textual": X[3:6], "speed": X[6:]}, {})
DEMOCRACY = path_model(
    {"ind60": X[:3], "dem60": _numbered("y", 8)[:4], "dem65": _numbered("y", 8)[4:]},
    {"dem60": ["ind60"], "dem65": ["ind60", "dem60"]},
)
DEMOCRACY_ERRORS = [
    ("y1", "y5"), ("y2", "y4"), ("y2", "y6"), ("y3", "y7"), ("y4", "y8"), ("y6", "y8"),
]  # fmt: skip
ALIENATION = path_model(
    {
        "ses": ["education", "sei"],
        "alien67": ["anomia67", "powerless67"],
        "alien71": ["anomia71", "powerless71"],
    },
    {"alien67": ["ses"], "alien71": ["alien67", "ses"]},
)
ALIENATION_ERRORS = [("anomia67", "anomia71"), ("powerless67", "powerless71")]


@functools.cache
def _read(name):
    return pd.read_csv(FOLDER / f"{name}.csv", index_col="item")


def correlations(name, items):
    """Return the correlations of the items of a model, shape (1, p, p)."""
    return _read(name).loc[list(items), list(items)].to_numpy()[None]


def moments_of(name, items):
    """Return what is known of the answers of a group."""
    table = _read(name).loc[list(items)]
    means = table["mean"].to_numpy() if "mean" in table else np.zeros(len(table))
    return Moments(SIZES[name], table[list(items)].to_numpy(), means)


def together(groups):
    """Return the moments of all respondents of several groups."""
    n = sum(one.n for one in groups)
    means = sum(one.n * one.means for one in groups) / n
    within = [
        one.n * (one.covariances + np.outer(one.means - means, one.means - means)) for one in groups
    ]
    return Moments(n, sum(within) / n, means)


def _composites(found, name):
    """Return the figures of a model of composites, by statistic and subject."""
    model, items = found.model, found.items
    names, arrows = model.constructs, np.argwhere(model.paths)
    along = [(f"{names[a]}->{names[b]}", a, b) for a, b in arrows]
    pairs = [(f"{a}{{}}{b}", i, j) for i, a in enumerate(names) for j, b in enumerate(names)]
    crossed = (items @ found.weights)[0]
    rows = {("beta", about): found.coefficients[0, a, b] for about, a, b in along}
    rows |= {("f_squared", about): f_squared(found.constructs, model)[0, a, b]
             for about, a, b in along}  # fmt: skip
    for statistic, mark, values in (
        ("total", "->", total_effects(found.coefficients)[0]),
        ("r", "~", found.constructs[0]),
        ("htmt", "~", heterotrait_monotrait(items, model)[0]),
    ):
        rows |= {(statistic, about.format(mark)): values[i, j] for about, i, j in pairs}
    for i, item in enumerate(model.items):
        rows["vif", item] = outer_vif(items, model)[0, i]
        for j, construct in enumerate(names):
            about = f"{item}~{construct}"
            rows["weight", about] = found.weights[0, i, j]
            rows["loading", about] = found.loadings[0, i, j]
            rows["r", about] = crossed[i, j]
    rows |= _of_constructs(found, SIZES[name])
    return rows | _fit(found, SIZES[name])


def _of_constructs(found, n):
    model, r_squared = found.model, found.r_squared[0]
    free = n - 1 - model.paths.sum(axis=0)
    rho_c, ave = composite_reliability(found.loadings, model)
    every = {
        "r_squared": r_squared,
        "r_squared_adjusted": 1 - (1 - r_squared) * (n - 1) / free,
        "rho_a": rho_a(found.weights, found.items, model)[0],
        "rho_c": rho_c[0],
        "ave": ave[0],
        "alpha": standardised_alpha(found.items, model)[0],
    }
    return {
        (statistic, name): value
        for statistic, values in every.items()
        for name, value in zip(model.constructs, values, strict=True)
    }


def _fit(found, n):
    rows = {}
    for kind in ("saturated", "estimated"):
        scores = found.constructs[0]
        if kind == "estimated":
            scores = implied_scores(found.coefficients[0], scores, found.model)
        implied = implied_items(found.loadings[0], scores, found.items[0], found.model.formative)
        apart = distances(found.items[0], implied, n)
        rows |= {("srmr", kind): apart.srmr, ("d_uls", kind): apart.d_uls}
    return rows


def _mobile(scheme):
    return _composites(estimate(correlations("mobile", MOBILE.items), MOBILE, scheme=scheme),
                       "mobile")  # fmt: skip


def _customers(consistent):
    blocks = {name: _numbered(name.lower(), count) for name, count in CUSTOMERS.items()}
    model = path_model(blocks, CUSTOMER_PATHS, set() if consistent else set(blocks))
    answers = correlations("satisfaction", model.items)
    return _composites(estimate(answers, model, consistent, "centroid"), "satisfaction")


def _covariances(model, seen, errors=()):
    """Return the figures of a model of covariances, in lavaan's words."""
    found = fit([structure_of(model, seen.covariances, errors)], [seen])
    rows = {(name, "model"): value for name, value in fit_indices(found).items()}
    structure = found.structures[0]
    effects, left, _ = matrices(structure, found.values)
    scaled = standardised(structure, found.values)
    errors_of = np.sqrt(np.diagonal(np.linalg.inv(found.information)))
    for entry in structure.entries:
        of, by = structure.variables[entry.row], structure.variables[entry.column]
        is_effect = entry.matrix == "effect"
        among = scaled[0] if is_effect else scaled[1]
        told = {"std": among[entry.row, entry.column]}
        if entry.parameter >= 0:
            b = (effects if is_effect else left)[entry.row, entry.column]
            test = wald_test(b, errors_of[entry.parameter], 0.95)
            told |= {"b": b, "se": errors_of[entry.parameter], "z": test["t"], "p": test["p"]}
        for about in _about(entry, of, by):
            rows |= {(statistic, about): value for statistic, value in told.items()}
    spreads = standard_deviations(structure, found.values)
    for one in modifications(found, candidates(structure)):
        of, by = structure.variables[one.row], structure.variables[one.column]
        own = np.sqrt(np.diagonal(left))
        over = own[one.column] * own[one.row]
        if one.matrix == "effect":
            over = spreads[one.row] / spreads[one.column]
        for about in _about(one, of, by):
            rows |= {("mi", about): one.index, ("epc", about): one.change,
                     ("epc_std", about): one.change / over}  # fmt: skip
    return rows


def _about(entry, of, by):
    if entry.matrix == "effect":
        return f"{by}=~{of}", f"{of}~{by}"
    return f"{of}~~{by}", f"{by}~~{of}"


def _schools():
    groups = [moments_of(name, X) for name in TABLES["lavaan, schools"]["answers"]]
    models = invariance(ABILITIES, groups)
    rows = {}
    for level, found in models.items():
        rows |= {(name, level): value for name, value in fit_indices(found).items()}
    for before, after in pairwise(models):
        changed = difference(models[after], models[before])
        rows |= {(name, after): value for name, value in changed.items()}
    return rows


def _alienation():
    seen = moments_of("alienation", ALIENATION.items)
    # What is printed has n - 1 as divisor.
    seen = seen._replace(covariances=seen.covariances * (seen.n - 1) / seen.n)
    return _covariances(ALIENATION, seen, ALIENATION_ERRORS)


def _abilities():
    names = TABLES["lavaan, factors"]["answers"]
    return _covariances(ABILITIES, together([moments_of(name, X) for name in names]))


MADE = {
    "SmartPLS, paths": lambda: _mobile("path"),
    "SmartPLS, centroids": lambda: _mobile("centroid"),
    "SmartPLS, factors": lambda: _mobile("factorial"),
    "semPLS": lambda: _mobile("centroid"),
    "ADANCO, consistent": lambda: _customers(consistent=True),
    "ADANCO, composites": lambda: _customers(consistent=False),
    "lavaan, factors": _abilities,
    "lavaan, schools": _schools,
    "lavaan, democracy": lambda: _covariances(
        DEMOCRACY, moments_of("democracy", DEMOCRACY.items), DEMOCRACY_ERRORS
    ),
    "lavaan, alienation": _alienation,
}


def units(name):
    """Return how far ours are from the figures of a printed table.

    Parameters
    ----------
    name : str
        As in `tables.yaml`.

    Returns
    -------
    Series of float
        In units of the last printed digit, by statistic and subject: up to half a unit the
        printed figure is ours, rounded.
    """
    printed = FIGURES[FIGURES["table"] == name].set_index(["statistic", "subject"])["printed"]
    ours = MADE[name]()
    last = printed.map(lambda text: 10.0 ** Decimal(text).as_tuple().exponent)
    found = pd.Series([float(ours[about]) for about in printed.index], index=printed.index)
    return found.sub(printed.astype(float)).abs() / last
