"""A model of covariances of a study: estimated, tested, with effects along several paths."""

from itertools import pairwise
from typing import NamedTuple

import numpy as np
import scipy

from angket.statistics.structural.covariance_structure import Structure, matrices
from angket.statistics.structural.factor_structure import structure_of
from angket.statistics.structural.fit_indices import fit_indices
from angket.statistics.structural.independence import independence
from angket.statistics.structural.maximum_likelihood import fit, moments
from angket.statistics.structural.modification import candidates, modifications
from angket.statistics.structural.ordinal_moments import ordinal_moments
from angket.statistics.structural.path_model import routes
from angket.statistics.structural.robust_likelihood import robust, robust_indices
from angket.statistics.structural.standardised_solution import standard_errors, standardised
from angket.statistics.structural.weighted_least_squares import fit_ordinal, ordinal_indices
from angket.statistics.undefined import Undefined

MOST_MODIFICATIONS = 10


class Covariances(NamedTuple):
    """A model of covariances.

    Attributes
    ----------
    structure : angket.statistics.structural.covariance_structure.Structure
    values : ndarray of float, shape (t,)
    covariance : ndarray of float, shape (t, t)
        Of the parameters.
    indices : dict
        Of fit.
    modifications : list of angket.statistics.structural.modification.Modification
    n, steps : int
    """

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
        if not self.se > 0:
            return {}
        reach = float(scipy.stats.norm.isf((1 - confidence) / 2)) * self.se
        t = self.b / self.se
        return {
            "t": float(t),
            "p": float(2 * scipy.stats.norm.sf(abs(t))),
            "ci_low": float(self.b - reach),
            "ci_high": float(self.b + reach),
        }


def analyse(model, answers, estimator, errors=()):
    """Estimate a model of covariances.

    Parameters
    ----------
    model : angket.statistics.structural.path_model.PathModel
    answers : ndarray of float, shape (n, p)
        Complete, in the order of the model's items.
    estimator : str
        ml, mlr or wlsmv.
    errors : sequence of tuple of (str, str)
        Pairs of items whose errors are correlated.

    Returns
    -------
    Covariances

    Raises
    ------
    Undefined
        As the functions of `angket.statistics.structural` do, and where the solution is one that
        cannot be.
    """
    if estimator == "wlsmv":
        seen = ordinal_moments(answers)
        found = fit_ordinal(structure_of(model, seen.correlations, ordinal=True), seen)
        structure = found.structure
        _check(structure, found.values)
        indices = ordinal_indices(found)
        return Covariances(
            structure, found.values, found.covariance, indices, [], len(answers), found.steps
        )
    seen = moments(answers)
    structure = structure_of(model, seen.covariances, errors)
    found = fit([structure], [seen])
    _check(structure, found.values)
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
        structure, found.values, covariance, indices,
        modifications(found, candidates(structure))[:MOST_MODIFICATIONS], len(answers),
        found.steps,
    )  # fmt: skip


def _check(structure, values):
    """Refuse a solution with a negative variance or a standardised loading above 1 (Heywood)."""
    _, raw, _ = matrices(structure, values)
    found = [name for place, name in enumerate(structure.variables) if raw[place, place] < 0]
    if not found:
        effects, left = standardised(structure, values)
        loadings = np.abs(effects[: structure.observed, structure.observed :])
        large = loadings.max(axis=1, initial=0) > 1
        found = [
            name
            for place, name in enumerate(structure.variables)
            if left[place, place] < 0 or (place < len(large) and large[place])
        ]
    if found:
        names = ", ".join(found)
        raise Undefined(
            f"the solution cannot be: {names} has a negative variance or a loading above one"
        )


def places_of(model, structure):
    """Return where each construct of a model stands among the variables of its structure."""
    names = {name: place for place, name in enumerate(structure.variables)}
    return [
        int(model.members(one)[0]) if model.single[one] else names[construct]
        for one, construct in enumerate(model.constructs)
    ]


def effects(found, model):
    """Return all effects between constructs: of paths, along ways, in all.

    Parameters
    ----------
    found : Covariances
    model : angket.statistics.structural.path_model.PathModel

    Returns
    -------
    dict of str to Effect
        By `a->b`, `a->m->b` and `a=>b`, and `a~>b` for the indirect in all.
    """
    places = places_of(model, found.structure)
    ways = routes(model)
    names = model.constructs
    paths = [(int(a), int(b)) for a, b in np.argwhere(model.paths)]
    indirect = sorted({(way[0], way[-1]) for way in ways})

    def all_of(structure, values, scaled):
        whole = standardised(structure, values)[0] if scaled else matrices(structure, values)[0]
        # The effect of the row's variable on the column's.
        among = whole[np.ix_(places, places)].T
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
