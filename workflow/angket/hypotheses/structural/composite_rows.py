"""The statistics of a model of composites, as rows."""

from itertools import combinations, pairwise

import numpy as np

from angket.hypotheses.structural.composite_analysis import Analysis
from angket.statistics.structural.effects import f_squared, inflation, inner_vif, total_effects
from angket.statistics.structural.implied import distances, implied_items, implied_scores
from angket.statistics.structural.quality import (
    composite_reliability,
    heterotrait_monotrait,
    outer_vif,
    rho_a,
    standardised_alpha,
)
from angket.statistics.undefined import Undefined
from angket.subjects import is_product, part_of

SECTION = "structural"


def add_composites(rows, name, analysis: Analysis, n, estimator):
    """Add all that a model of composites says; see `angket.hypotheses.kind`."""
    found, lower = analysis.found, analysis.lower
    rows.add(
        SECTION,
        name,
        {
            "n": n,
            "estimator": estimator,
            "iterations": int(found.iterations[0]),
            "resamples": analysis.resamples,
            "failed": analysis.failed,
            "inadmissible": analysis.inadmissible,
            **_fit(found, n, estimator),
        },
    )
    _add_paths(rows, name, analysis)
    _add_effects(rows, name, analysis)
    # What both stages have is told of the second alone, whose scores the paths rest on.
    above = found.model.constructs
    if lower is not None:
        _add_measurement(rows, name, lower, analysis, "lower_", above)
    _add_measurement(rows, name, found, analysis, "")
    _add_constructs(rows, name, found, analysis, n)
    if lower is not None:
        _add_reliability(rows, name, lower, above)
    _add_reliability(rows, name, found)
    _add_pairs(rows, name, lower or found, found, analysis)
    if lower is not None:
        _add_higher_pairs(rows, name, found, lower.model)


def _names(model, row, column):
    return f"{model.constructs[row]}->{model.constructs[column]}"


def _fit(found, n, estimator):
    """Return how far implied correlations are from those found."""
    model = found.model
    products = [place for place, name in enumerate(model.constructs) if is_product(name)]
    if products:
        reason = Undefined("such indices exist for models without products alone")
        return {"srmr": reason, "d_uls": reason, "nfi": reason}
    exact = model.formative if estimator == "plsc" else np.zeros(len(model.constructs), dtype=bool)
    scores = implied_scores(found.coefficients[0], found.constructs[0], model)
    loadings, items = found.loadings[0], found.items[0]
    estimated = distances(items, implied_items(loadings, scores, items, exact), n)
    saturated = distances(items, implied_items(loadings, found.constructs[0], items, exact), n)
    return {
        "srmr": estimated.srmr,
        "srmr_saturated": saturated.srmr,
        "d_uls": estimated.d_uls,
        "nfi": _known(estimated.nfi),
        "chi_square": _known(estimated.chi_square),
    }


def _known(value):
    if np.isnan(value):
        return Undefined("the correlations of the items could not be those of variables")
    return float(value)


def _add_paths(rows, name, analysis):
    found, model = analysis.found, analysis.found.model
    sizes, inflated = f_squared(found.constructs, model)[0], inner_vif(found.constructs, model)[0]
    for place, (start, end) in enumerate(np.argwhere(model.paths)):
        row = {"beta": float(found.coefficients[0, start, end])}
        row |= analysis.summaries["path", place]
        row |= {"f_squared": sizes[start, end], "vif": inflated[start, end]}
        rows.add(SECTION, part_of(name, _names(model, start, end)), _floats(row))


def _add_effects(rows, name, analysis):
    """Add the effects along several paths, and in all."""
    found, model = analysis.found, analysis.found.model
    indirect = {(way[0], way[-1]) for way in analysis.ways}
    for place, way in enumerate(analysis.ways):
        product = 1.0
        for start, end in pairwise(way):
            product *= found.coefficients[0, start, end]
        about = "->".join(model.constructs[one] for one in way)
        summary = analysis.summaries["way", place]
        rows.add(SECTION, part_of(name, about), _floats({"effect": product} | summary))
    totals = total_effects(found.coefficients)[0]
    size = len(model.constructs)
    for start, end in sorted(indirect):
        about = f"{model.constructs[start]}=>{model.constructs[end]}"
        summary = analysis.summaries["total", start * size + end]
        direct = found.coefficients[0, start, end]
        row = {"effect": totals[start, end], "total_indirect": totals[start, end] - direct}
        of_indirect = analysis.summaries["indirect", start * size + end]
        row |= {f"total_indirect_{key}": value for key, value in of_indirect.items()}
        rows.add(SECTION, part_of(name, about), _floats(row | summary))


def _add_measurement(rows, name, stage, analysis, prefix, told=()):
    """Add loadings, weights and cross loadings, but of items and constructs told elsewhere."""
    model = stage.model
    elsewhere = {
        item for place, item in enumerate(model.items)
        if model.constructs[int(np.argmax(model.blocks[place]))] in told
    }  # fmt: skip
    crossed = (stage.items @ stage.weights)[0]
    inflated = outer_vif(stage.items, model)[0]
    places = {tuple(both): place for place, both in enumerate(np.argwhere(model.blocks))}
    for item, label in enumerate(model.items):
        if is_product(label):
            continue
        for construct, of in enumerate(model.constructs):
            if is_product(of) or (label in elsewhere and of in told):
                continue
            if not model.blocks[item, construct]:
                row = {"loading": crossed[item, construct]}
            else:
                kind = "weight" if model.formative[construct] else "loading"
                row = {
                    "loading": stage.loadings[0, item, construct],
                    "weight": stage.weights[0, item, construct],
                    **analysis.summaries[prefix + kind, places[item, construct]],
                    "vif": inflated[item],
                    "deciding": kind,
                }
            rows.add(SECTION, part_of(name, f"{label}~{of}"), _floats(row))


def _add_constructs(rows, name, found, analysis, n):
    model = found.model
    plain = [place for place, one in enumerate(model.constructs) if not is_product(one)]
    scores = found.constructs[:, plain][:, :, plain]
    collinear = inflation(scores)[0]
    for place, construct in enumerate(plain):
        row = {"collinearity_vif": collinear[place]}
        if construct in model.endogenous:
            explained = float(found.r_squared[0, construct])
            row["r_squared"] = explained
            left = n - len(model.predecessors(construct)) - 1
            if left > 0:
                row["r_squared_adjusted"] = 1 - (1 - explained) * (n - 1) / left
            row |= {
                f"r_squared_{key}": value
                for key, value in analysis.summaries["r_squared", construct].items()
                if key.startswith("ci")
            }
        rows.add(SECTION, part_of(name, model.constructs[construct]), _floats(row))


def _add_reliability(rows, name, stage, told=()):
    """Add what is told of constructs that several items reflect, but of those told elsewhere."""
    model = stage.model
    reliability = rho_a(stage.weights, stage.items, model)[0]
    rho_c, ave = composite_reliability(stage.loadings, model)
    alpha = standardised_alpha(stage.items, model)[0]
    for place, construct in enumerate(model.constructs):
        if is_product(construct) or construct in told:
            continue
        none = None
        if model.single[place]:
            none = Undefined("a single item has no reliability to be estimated")
        elif model.formative[place]:
            none = Undefined("items that form a construct need not agree")
        values = alpha[place], reliability[place], rho_c[0, place], ave[0, place]
        names = "alpha", "rho_a", "rho_c", "ave"
        row = {key: none or float(value) for key, value in zip(names, values, strict=True)}
        row["root_ave"] = none or float(np.sqrt(ave[0, place]))
        rows.add(SECTION, part_of(name, construct), row)


def _add_pairs(rows, name, stage, last, analysis):
    """Add how distinct every two reflective constructs are.

    Correlations and AVE of what both stages have are those of the last.
    """
    model = stage.model
    ratios = heterotrait_monotrait(stage.items, model)[0]
    size = len(model.constructs)
    scores, extracted = stage.constructs[0], composite_reliability(stage.loadings, model)[1][0]
    if last is not stage:
        both = [place for place, one in enumerate(model.constructs) if one in last.model.constructs]
        there = [last.model.constructs.index(model.constructs[place]) for place in both]
        scores, extracted = scores.copy(), extracted.copy()
        scores[np.ix_(both, both)] = last.constructs[0][np.ix_(there, there)]
        extracted[both] = composite_reliability(last.loadings, last.model)[1][0, there]
    for one in range(size):
        for other in range(one + 1, size):
            pair = model.constructs[one], model.constructs[other]
            if any(is_product(construct) for construct in pair):
                continue
            r = float(scores[one, other])
            row = {"r": r}
            if not model.formative[[one, other]].any():
                summary = analysis.summaries["htmt", one * size + other]
                row |= {"htmt": ratios[one, other], "htmt_high": summary.get("ci_high")}
                squares = extracted[[one, other]]
                if not np.isnan(squares).any():
                    row["fornell_larcker"] = bool(np.sqrt(squares.min()) > abs(r))
            rows.add(SECTION, part_of(name, "~".join(pair)), _floats(row))


def _add_higher_pairs(rows, name, stage, lower):
    """Add how constructs of a higher order correlate with the others, as composites do."""
    names = stage.model.constructs
    for one, other in combinations(range(len(names)), 2):
        pair = names[one], names[other]
        if set(pair) <= set(lower.constructs) or any(is_product(one) for one in pair):
            continue
        row = {"r": float(stage.constructs[0, one, other])}
        rows.add(SECTION, part_of(name, "~".join(pair)), row)


def _floats(row):
    """Return a row with plain numbers."""
    return {
        key: float(value) if isinstance(value, np.floating) else value for key, value in row.items()
    }
