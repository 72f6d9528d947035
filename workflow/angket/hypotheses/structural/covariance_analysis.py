"""A model of covariances of a study: estimated, tested, with effects along several paths."""

from itertools import combinations, pairwise
from typing import NamedTuple

import numpy as np

from angket.statistics.structural.admissible import judge_admissible
from angket.statistics.structural.covariance_structure import Structure, matrices
from angket.statistics.structural.factor_structure import places_of, structure_of
from angket.statistics.structural.fit_indices import fit_indices
from angket.statistics.structural.independence import independence
from angket.statistics.structural.maximum_likelihood import fit, moments
from angket.statistics.structural.modification import (
    candidates,
    modifications,
    ordinal_modifications,
)
from angket.statistics.structural.ordinal_moments import ordinal_moments
from angket.statistics.structural.path_model import PathModel, routes
from angket.statistics.structural.product_indicators import (
    correlate_products,
    scale_of_products,
    with_product_indicators,
)
from angket.statistics.structural.robust_likelihood import robust, robust_indices
from angket.statistics.structural.standardised_solution import (
    standard_deviations,
    standard_errors,
    standardised,
    wald_test,
)
from angket.statistics.structural.weighted_least_squares import fit_ordinal, ordinal_indices
from angket.statistics.undefined import Undefined

MOST_MODIFICATIONS = 10
FEWER = "there are not more respondents than items and products of items in the model"
NOTHING_MEASURED = "no construct has several items, so that nothing is measured"


class Covariances(NamedTuple):
    """A model of covariances.

    Attributes
    ----------
    model : angket.statistics.structural.path_model.PathModel
        With products, where there are some.
    lower : angket.statistics.structural.path_model.PathModel or None
        Of the constructs that those of a higher order are made of.
    structure : angket.statistics.structural.covariance_structure.Structure
    values : ndarray of float, shape (t,)
    covariance : ndarray of float, shape (t, t)
        Of the parameters.
    indices : dict
        Of fit.
    modifications : list of angket.statistics.structural.modification.Modification
    n, steps : int
    """

    model: PathModel
    lower: PathModel | None
    structure: Structure
    values: np.ndarray
    covariance: np.ndarray
    indices: dict
    modifications: list
    n: int
    steps: int


class Effect(NamedTuple):
    """An effect in the units of the answers and in standard deviations, with its test."""

    b: float
    se: float
    beta: float
    beta_se: float

    def test(self, confidence):
        """Return z as t, p and the limits of b."""
        return wald_test(self.b, self.se, confidence)


def analyse(model, answers, estimator, errors=(), lower=None, products=()):
    """Estimate a model of covariances.

    Parameters
    ----------
    model : angket.statistics.structural.path_model.PathModel
    answers : ndarray of float, shape (n, p)
        Complete, in the order of the model's items, or of those of the lower model.
    estimator : str
        ml, mlr or wlsmv.
    errors : sequence of tuple of (str, str)
        Pairs of items whose errors are correlated.
    lower : angket.statistics.structural.path_model.PathModel, optional
        Of the constructs that those of a higher order are made of.
    products : sequence of angket.statistics.structural.products.Product
        With ml and mlr, in models of one order.

    Returns
    -------
    Covariances

    Raises
    ------
    Undefined
        As the functions of `angket.statistics.structural` do, and where the solution is one that
        cannot be.
    """
    if model.single.all() and not model.paths.any():
        raise Undefined(NOTHING_MEASURED)
    if estimator == "wlsmv":
        seen = ordinal_moments(answers)
        found = fit_ordinal(structure_of(model, seen.correlations, ordinal=True, lower=lower), seen)
        structure = found.structure
        judge_admissible(structure, found.values)
        return Covariances(
            model, lower, structure, found.values, found.covariance, ordinal_indices(found),
            ordinal_modifications(found, candidates(structure))[:MOST_MODIFICATIONS],
            len(answers), found.steps,
        )  # fmt: skip
    if products:
        model, answers = _with_products(model, answers, errors, products)
    seen = moments(answers)
    structure = structure_of(model, seen.covariances, errors, lower=lower)
    if products:
        structure = correlate_products(structure, model, places_of(model, structure))
    found = fit([structure], [seen])
    judge_admissible(structure, found.values)
    baseline = independence(found)
    indices = fit_indices(found, baseline)
    covariance = np.linalg.inv(found.information)
    if estimator == "mlr":
        result = robust(found, [answers])
        covariance = result.covariance
        indices |= robust_indices(found, result, baseline, robust(baseline, [answers]))
        indices["scaling"] = result.scaling
        indices.pop("rmsea_close_p")
    return Covariances(
        model, lower, structure, found.values, covariance, indices,
        modifications(found, candidates(structure))[:MOST_MODIFICATIONS], len(answers),
        found.steps,
    )  # fmt: skip


def _with_products(model, answers, errors, products):
    """Return the model and the answers with products; which items, the model without them tells."""
    # As many items as products will have, whichever these are.
    any_items, _ = with_product_indicators(model, products, answers, model.blocks.astype(float))
    if len(answers) <= len(any_items.items):
        raise Undefined(FEWER)
    seen = moments(answers)
    structure = structure_of(model, seen.covariances, errors)
    found = fit([structure], [seen])
    loadings = loadings_of(model, structure, standardised(structure, found.values)[0])
    return with_product_indicators(model, products, answers, loadings)


def loadings_of(model, structure, effects_among, lower=None):
    """Return the loadings among standardised effects, shape (p, q); of single items, 1.

    Parameters
    ----------
    model : angket.statistics.structural.path_model.PathModel
    structure : angket.statistics.structural.covariance_structure.Structure
    effects_among : ndarray of float, shape (v, v)
    lower : angket.statistics.structural.path_model.PathModel, optional
    """
    loadings = np.zeros(model.blocks.shape, np.asarray(effects_among).dtype)
    names = _names(structure, lower)
    for construct, place in enumerate(places_of(model, structure)):
        for item in model.members(construct):
            own = names[model.items[item]]
            loadings[item, construct] = 1 if own == place else effects_among[own, place]
    return loadings


def _names(structure, lower):
    """Return the places of variables by their names, and those of constructs of one item."""
    names = {name: place for place, name in enumerate(structure.variables)}
    if lower is not None:
        for one in np.flatnonzero(lower.single):
            names.setdefault(lower.constructs[one], names[lower.items[lower.members(one)[0]]])
    return names


def correlations_of(structure, values, places):
    """Return the correlations of variables that a model implies.

    Parameters
    ----------
    structure : angket.statistics.structural.covariance_structure.Structure
    values : ndarray, shape (t,)
        They may be complex.
    places : sequence of int

    Returns
    -------
    ndarray, shape (q, q)
    """
    effects_among, left = standardised(structure, values)
    own = np.sqrt(np.diagonal(left))
    covariances = left * np.outer(own, own)
    covariances[np.diag_indices(len(left))] = np.diagonal(left)
    through = np.linalg.inv(np.eye(len(left)) - effects_among)
    return (through @ covariances @ through.T)[np.ix_(places, places)]


def coefficients_of(model, structure, values):
    """Return the standardised effects of constructs on each other, shape (q, q).

    Parameters
    ----------
    model : angket.statistics.structural.path_model.PathModel
        With products, where there are some; their effects are those of products of
        standardised constructs.
    structure : angket.statistics.structural.covariance_structure.Structure
    values : ndarray, shape (t,)
        They may be complex.
    """
    places = places_of(model, structure)
    # Of the row's construct on the column's.
    among = standardised(structure, values)[0][np.ix_(places, places)].T
    spreads = standard_deviations(structure, values)
    return among * scale_of_products(model, places, spreads)[:, None]


def correlations(found, confidence):
    """Return the correlations of the constructs with their tests, where no path says more.

    Parameters
    ----------
    found : Covariances
    confidence : float

    Returns
    -------
    dict of str to dict
        By `a~b` r, se, t, p, ci_low and ci_high.
    """
    places = places_of(found.model, found.structure)

    def compute(structure, values):
        return correlations_of(structure, values, places)

    args = found.structure, found.values
    sizes, errors = compute(*args), standard_errors(*args, found.covariance, compute)
    names = found.model.constructs
    return {
        f"{names[one]}~{names[other]}": {"r": float(sizes[one, other])}
        | _with_error(float(sizes[one, other]), float(errors[one, other]), confidence)
        for one, other in combinations(range(len(names)), 2)
    }


def _with_error(value, se, confidence):
    test = wald_test(value, se, confidence)
    return {"se": se} | test if test else {}


def effects(found):
    """Return all effects between constructs: of paths, along ways, in all.

    Parameters
    ----------
    found : Covariances

    Returns
    -------
    dict of str to Effect
        By `a->b`, `a->m->b` and `a=>b`, and `a~>b` for the indirect in all.
    """
    model = found.model
    places = places_of(model, found.structure)
    ways = routes(model)
    names = model.constructs
    paths = [(int(a), int(b)) for a, b in np.argwhere(model.paths)]
    indirect = sorted({(way[0], way[-1]) for way in ways})

    def all_of(structure, values, scaled):
        if scaled:
            among = coefficients_of(model, structure, values)
        else:
            among = matrices(structure, values)[0][np.ix_(places, places)].T
        along = [np.prod([among[a, b] for a, b in pairwise(way)]) for way in ways]
        direct = [among[path] for path in paths]
        total, power = among.copy(), among
        for _ in range(len(among)):
            power = power @ among
            total = total + power
        in_all = [total[pair] for pair in indirect]
        without = [total[pair] - among[pair] for pair in indirect]
        return np.array([*direct, *along, *in_all, *without])

    labels = [f"{names[a]}->{names[b]}" for a, b in paths]
    labels += ["->".join(names[one] for one in way) for way in ways]
    labels += [f"{names[a]}=>{names[b]}" for a, b in indirect]
    labels += [f"{names[a]}~>{names[b]}" for a, b in indirect]
    columns = []
    for scaled in (False, True):

        def compute(structure, values, scaled=scaled):
            return all_of(structure, values, scaled)

        columns.append(compute(found.structure, found.values))
        columns.append(standard_errors(found.structure, found.values, found.covariance, compute))
    return {
        label: Effect(*map(float, values))
        for label, values in zip(labels, zip(*columns, strict=True), strict=True)
    }
