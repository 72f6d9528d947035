"""The statistics of a model of covariances, as rows."""

from itertools import combinations

import numpy as np

from angket.hypotheses.structural.covariance_analysis import (
    Covariances,
    correlations,
    correlations_of,
    effects,
    loadings_of,
    places_of,
)
from angket.statistics.structural.effects import inflation
from angket.statistics.structural.quality import composite_reliability
from angket.statistics.structural.standardised_solution import (
    explained,
    standard_errors,
    standardised,
    wald_test,
)
from angket.statistics.undefined import Undefined
from angket.subjects import is_product, part_of

SECTION = "structural"


def add_covariances(rows, name, found: Covariances, estimator, confidence):
    """Add all that a model of covariances says; see `angket.hypotheses.kind`."""
    summary = {"n": found.n, "estimator": estimator, "iterations": found.steps}
    ratio = {}
    if found.indices["df"] > 0 and not isinstance(found.indices["chi_square"], Undefined):
        ratio["chi_square_ratio"] = found.indices["chi_square"] / found.indices["df"]
    rows.add(SECTION, name, summary | found.indices | ratio)
    _add_effects(rows, name, found, confidence)
    stages = [stage for stage in (found.lower, found.model) if stage is not None]
    told = set()
    for stage in stages:
        _add_measurement(rows, name, found, stage, confidence, told)
    for stage in stages:
        _add_constructs(rows, name, found, stage)
    _add_pairs(rows, name, found, confidence)
    for one in found.modifications:
        row, column = (found.structure.variables[place] for place in (one.row, one.column))
        about = f"{row}~{column}" if one.matrix == "effect" else f"{row}~~{column}"
        told = {"modification_index": one.index, "expected_change": one.change}
        rows.add(SECTION, part_of(name, about), told)


def _add_effects(rows, name, found, confidence):
    every = effects(found)
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


def _add_measurement(rows, name, found, model, confidence, told):
    """Add the loadings of a stage that are not told yet."""
    structure = found.structure

    def compute(which, values):
        return loadings_of(model, which, standardised(which, values)[0], found.lower)

    scaled = compute(structure, found.values)
    errors = standard_errors(structure, found.values, found.covariance, compute)
    for item, construct in np.argwhere(model.blocks):
        about = f"{model.items[item]}~{model.constructs[construct]}"
        if model.single[construct] or about in told:
            continue
        told.add(about)
        value, se = float(scaled[item, construct]), float(errors[item, construct])
        row = {"loading": value, "se": se} | wald_test(value, se, confidence)
        rows.add(SECTION, part_of(name, about), row)


def _add_constructs(rows, name, found, model):
    """Add R squared, composite reliability and AVE of the constructs of a stage."""
    structure = found.structure
    places = places_of(model, structure)
    shares = explained(structure, found.values)
    rho_c, ave = _extracted(found, model)
    plain = [one for one, label in enumerate(model.constructs) if not is_product(label)]
    among = correlations_of(structure, found.values, [places[one] for one in plain])
    collinear = dict(zip(plain, inflation(among[None])[0], strict=True))
    # What another stage tells, too, it tells of a higher order.
    higher = model is found.model
    others = set() if higher else {*found.model.constructs}
    for one in plain:
        construct = model.constructs[one]
        if construct in others:
            continue
        row = {"collinearity_vif": float(collinear[one])} if higher else {}
        if higher and one in model.endogenous:
            row["r_squared"] = float(shares[places[one]])
        none = None
        if model.single[one]:
            none = Undefined("a single item has no reliability to be estimated")
        row |= {"rho_c": none or float(rho_c[one]), "ave": none or float(ave[one])}
        row["root_ave"] = none or float(np.sqrt(ave[one]))
        rows.add(SECTION, part_of(name, construct), row)


def _extracted(found, model):
    """Return composite reliability and AVE of the constructs of a stage."""
    standard = standardised(found.structure, found.values)[0]
    loadings = loadings_of(model, found.structure, standard, found.lower)
    return [values[0] for values in composite_reliability(loadings[None], model)]


def _add_pairs(rows, name, found, confidence):
    """Add how the constructs correlate; those of a higher order not with their own.

    Where nothing is said of what acts on what, the correlations are tested.
    """
    alone = not found.model.paths.any()
    tested = correlations(found, confidence) if alone else {}
    known = set()
    for stage in (found.lower, found.model):
        if stage is None:
            continue
        places = places_of(stage, found.structure)
        among = correlations_of(found.structure, found.values, places)
        _, ave = _extracted(found, stage)
        for one, other in combinations(range(len(places)), 2):
            pair = stage.constructs[one], stage.constructs[other]
            if frozenset(pair) in known or any(is_product(label) for label in pair):
                continue
            known.add(frozenset(pair))
            r = float(among[one, other])
            row = {"r": r} | tested.get("~".join(pair), {})
            squares = ave[[one, other]]
            if not np.isnan(squares).any():
                row["fornell_larcker"] = bool(np.sqrt(squares.min()) > abs(r))
            rows.add(SECTION, part_of(name, "~".join(pair)), row)
