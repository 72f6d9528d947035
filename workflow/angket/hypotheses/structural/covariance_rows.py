"""The statistics of a model of covariances, as rows."""

import numpy as np
from scipy.stats import norm

from angket.hypotheses.structural.covariance_analysis import Covariances, effects, places_of
from angket.statistics.structural.effects import inflation
from angket.statistics.structural.quality import composite_reliability
from angket.statistics.structural.standardised_solution import standard_errors, standardised
from angket.statistics.undefined import Undefined
from angket.subjects import part_of

SECTION = "structural"


def add_covariances(rows, name, found: Covariances, model, estimator, confidence):
    """Add all that a model of covariances says; see `angket.hypotheses.kind`."""
    summary = {"n": found.n, "estimator": estimator, "iterations": found.steps}
    rows.add(SECTION, name, summary | found.indices)
    _add_effects(rows, name, found, model, confidence)
    loadings = _add_measurement(rows, name, found, model, confidence)
    _add_constructs(rows, name, found, model, loadings)
    for one in found.modifications:
        row, column = (found.structure.variables[place] for place in (one.row, one.column))
        about = f"{row}~{column}" if one.matrix == "effect" else f"{row}~~{column}"
        told = {"modification_index": one.index, "expected_change": one.change}
        rows.add(SECTION, part_of(name, about), told)


def _add_effects(rows, name, found, model, confidence):
    every = effects(found, model)
    for about, effect in every.items():
        subject = part_of(name, about)
        if "~>" in about:
            total = part_of(name, about.replace("~>", "=>"))
            told = {"total_indirect": effect.b, "total_indirect_beta": effect.beta}
            rows.add(SECTION, total, told)
            continue
        of_path = about.count("->") == 1 and "=>" not in about
        size = {"b": effect.b} if of_path else {"effect": effect.b}
        scaled = {"beta": effect.beta, "beta_se": effect.beta_se}
        rows.add(SECTION, subject, size | {"se": effect.se} | scaled | effect.test(confidence))


def _add_measurement(rows, name, found, model, confidence):
    """Add the loadings; return the standardised ones, shape (p, q)."""
    structure = found.structure

    def of_loadings(which, values):
        return standardised(which, values)[0]

    scaled = of_loadings(structure, found.values)
    errors = standard_errors(structure, found.values, found.covariance, of_loadings)
    loadings = np.zeros(model.blocks.shape)
    places = places_of(model, structure)
    for construct, place in enumerate(places):
        if model.single[construct]:
            loadings[model.members(construct), construct] = 1
            continue
        for item in model.members(construct):
            value, se = float(scaled[item, place]), float(errors[item, place])
            loadings[item, construct] = value
            row = {"loading": value, "se": se}
            if se > 0:
                row |= {"t": value / se, **_limits(value, se, confidence)}
            about = f"{model.items[item]}~{model.constructs[construct]}"
            rows.add(SECTION, part_of(name, about), row)
    return loadings


def _limits(value, se, confidence):
    reach = float(norm.isf((1 - confidence) / 2)) * se
    return {
        "p": float(2 * norm.sf(abs(value / se))),
        "ci_low": value - reach,
        "ci_high": value + reach,
    }


def _add_constructs(rows, name, found, model, loadings):
    """Add R squared, composite reliability and AVE, and how the constructs correlate."""
    structure = found.structure
    places = places_of(model, structure)
    effects_among, left = standardised(structure, found.values)
    among = _correlations(effects_among, left)[np.ix_(places, places)]
    rho_c, ave = composite_reliability(loadings[None], model)
    collinear = inflation(among[None])[0]
    for one, construct in enumerate(model.constructs):
        row = {"collinearity_vif": float(collinear[one])}
        if one in model.endogenous:
            row["r_squared"] = float(1 - left[places[one], places[one]])
        none = None
        if model.single[one]:
            none = Undefined("a single item has no reliability to be estimated")
        row |= {"rho_c": none or float(rho_c[0, one]), "ave": none or float(ave[0, one])}
        rows.add(SECTION, part_of(name, construct), row)
    for one in range(len(places)):
        for other in range(one + 1, len(places)):
            r = float(among[one, other])
            row = {"r": r}
            squares = ave[0, [one, other]]
            if not np.isnan(squares).any():
                row["fornell_larcker"] = bool(np.sqrt(squares.min()) > abs(r))
            pair = model.constructs[one], model.constructs[other]
            rows.add(SECTION, part_of(name, "~".join(pair)), row)


def _correlations(effects_among, left):
    """Return the correlations that a standardised solution implies."""
    own = np.sqrt(np.maximum(np.diagonal(left), 0))
    covariances = left * np.outer(own, own)
    covariances[np.diag_indices(len(left))] = np.diagonal(left)
    through = np.linalg.inv(np.eye(len(left)) - effects_among)
    return through @ covariances @ through.T
