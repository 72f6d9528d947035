"""A model of composites with its bootstrap: partial least squares, consistent or not."""

from functools import partial
from typing import NamedTuple

import numpy as np
import scipy

from angket.statistics.normal_test import two_sided_p
from angket.statistics.resampling.intervals import summarise
from angket.statistics.resampling.resample import resample
from angket.statistics.resampling.weighted import correlation_matrices
from angket.statistics.structural.composites import Composites, estimate
from angket.statistics.structural.effects import effects_along, total_effects
from angket.statistics.structural.higher_order import estimate_higher
from angket.statistics.structural.path_model import routes
from angket.statistics.structural.products import estimate_moderated
from angket.statistics.structural.quality import heterotrait_monotrait
from angket.statistics.structural.simple_slopes import simple_slopes
from angket.statistics.structural.weights import composite_weights, turns
from angket.statistics.undefined import Undefined

NO_SOLUTION = "the algorithm did not come to an end, or items follow from each other"
INADMISSIBLE = (
    "the solution is inadmissible: a reliability, loading or correlation is out of bounds"
)
UNSURE = "more than one in twenty resamples has no admissible solution"
# A spread of standardised answers in a resample that is only rounding.
_ROUNDING = 1e-8


class Analysis(NamedTuple):
    """A model of composites, estimated and resampled.

    Attributes
    ----------
    found : angket.statistics.structural.composites.Composites
        Of the sample; of the second stage where there are two.
    lower : angket.statistics.structural.composites.Composites or None
        Of the first stage, where constructs are made of others.
    ways : list of tuple of int
        Along two paths or more.
    summaries : dict of tuple to dict
        From what kind of effect and its place to what `summarise` returns, with se, t, p.
    failed, inadmissible : int
        Resamples without a solution, and with one that cannot be.
    resamples : int
        All that were drawn.
    """

    found: Composites
    lower: Composites | None
    ways: list
    summaries: dict
    failed: int
    inadmissible: int
    resamples: int


def analyse(specification, answers, corrected, confidence, seed, repeats):
    """Estimate a model of composites and resample respondents for its intervals.

    Parameters
    ----------
    specification : angket.hypotheses.structural.specification.Specification
    answers : DataFrame of float, shape (n, p)
        Complete, a column for each item.
    corrected : bool
        For errors of measurement.
    confidence : float
    seed, repeats : int

    Returns
    -------
    Analysis

    Raises
    ------
    Undefined
        Where an item does not vary, or there is no admissible solution.
    """
    standardised = standardise(answers)
    whole = np.ones((1, len(standardised)))
    signs = _signs(specification, standardised, corrected)
    compute = partial(
        estimates, specification=specification, standardised=standardised, corrected=corrected,
        signs=signs,
    )  # fmt: skip
    lower, found = compute(whole)
    _check(lower, found)
    ways = routes(found.model)
    further = ways, specification.products
    of_sample = _values(lower, found, *further)

    def statistic(weights):
        values = _values(*compute(weights), *further)
        return np.column_stack([*values.values()])

    drawn = resample(statistic, len(standardised), repeats, seed)
    # The last two columns count what has no solution and what cannot be.
    failed, inadmissible = (int(column.sum()) for column in drawn[:, -2:].T)
    summaries = {}
    places = [
        (kind, place)
        for kind, values in of_sample.items()
        for place in range(values.shape[1])
    ]  # fmt: skip
    flat = np.column_stack([*of_sample.values()])[0]
    for column, place in enumerate(places[:-2]):
        # Whether constructs are distinct is asked on one side: only the upper limit counts.
        level = 2 * confidence - 1 if place[0] == "htmt" else confidence
        summaries[place] = _summary(drawn[:, column], flat[column], level)
    return Analysis(found, lower, ways, summaries, failed, inadmissible, repeats)


def standardise(answers):
    """Return standardised answers, or say which item does not vary or follows from others."""
    values = answers.to_numpy(float)
    spreads = values.std(axis=0)
    for item, spread in zip(answers, spreads, strict=True):
        if not spread > 0:
            raise Undefined(f"all answers to {item} are the same")
    standardised = scipy.stats.zscore(values)
    if len(values) > values.shape[1]:
        _judge_distinct([str(item) for item in answers], np.corrcoef(standardised.T))
    return standardised


def _judge_distinct(items, correlations):
    """Say which items follow from each other."""
    correlations = np.atleast_2d(correlations)
    sizes, axes = np.linalg.eigh(correlations)
    bound = axes[:, sizes < _ROUNDING]
    if bound.size:
        held = np.abs(bound).max(axis=1) > 1e-6
        names = ", ".join(item for item, one in zip(items, held, strict=True) if one)
        raise Undefined(f"items follow from each other: {names}")


def estimates(weights, specification, standardised, corrected, signs=(None, None)):
    """Estimate the model in weighted samples.

    Parameters
    ----------
    weights : ndarray of float, shape (m, n)
    specification : angket.hypotheses.structural.specification.Specification
    standardised : ndarray of float, shape (n, p)
    corrected : bool
    signs : tuple
        Of the scores of both stages.

    Returns
    -------
    lower, found : angket.statistics.structural.composites.Composites
        The first is None where there is one stage.
    """
    if specification.products:
        products = specification.products
        model = specification.model
        stages = specification.lower, model
        return estimate_moderated(weights, standardised, *stages, products, signs=signs)
    correlations = correlation_matrices(weights, standardised)
    if specification.lower is None:
        return None, estimate(correlations, specification.model, corrected, signs=signs[1])
    stages = specification.lower, specification.model
    known = signs if signs[0] is not None else None
    return estimate_higher(correlations, *stages, corrected, signs=known)


def _signs(specification, standardised, corrected):
    """Return which scores of the sample had to be turned, for both stages."""
    correlations = np.corrcoef(standardised.T)[None]
    model = specification.lower or specification.model
    natural = composite_weights(correlations, model, signs=np.ones(len(model.constructs))).weights
    of_first = turns(natural, correlations, model)[0]
    if specification.lower is None:
        return None, of_first
    upper = specification.model
    unsigned = of_first, np.ones(len(upper.constructs))
    _, found = estimate_higher(correlations, model, upper, corrected, signs=unsigned)
    return of_first, turns(found.weights, found.items, upper)[0]


def _check(lower, found):
    for stage in (lower, found):
        if stage is None:
            continue
        if not np.isfinite(stage.weights).all() or not np.isfinite(stage.coefficients).all():
            raise Undefined(NO_SOLUTION)
        if not stage.admissible.all():
            raise Undefined(INADMISSIBLE)


def _values(lower, found, ways, products):
    """Return what is resampled, by kind, each of shape (m, k)."""
    model, totals = found.model, total_effects(found.coefficients)
    values = {
        "path": found.coefficients[:, model.paths],
        "way": effects_along(found.coefficients, ways),
        "total": totals.reshape(len(found.items), -1),
        "indirect": (totals - found.coefficients).reshape(len(found.items), -1),
        "loading": found.loadings[:, model.blocks],
        "weight": found.weights[:, model.blocks],
        "htmt": heterotrait_monotrait((lower or found).items, (lower or found).model).reshape(
            len(found.items), -1
        ),
        "r_squared": found.r_squared,
        "slope": simple_slopes(found.coefficients, model, products).reshape(len(found.items), -1),
    }
    if lower is not None:
        values["lower_loading"] = lower.loadings[:, lower.model.blocks]
        values["lower_weight"] = lower.weights[:, lower.model.blocks]
    stages = [stage for stage in (lower, found) if stage is not None]
    solved = np.all([np.isfinite(one.coefficients).all(axis=(1, 2)) for one in stages], axis=0)
    possible = np.all([one.admissible for one in stages], axis=0)
    usable = (solved & possible)[:, None]
    values = {kind: np.where(usable, value, np.nan) for kind, value in values.items()}
    return values | {
        "failed": ~solved[:, None] + 0.0,
        "inadmissible": (solved & ~possible)[:, None] + 0.0,
    }


def _summary(replicates, value, confidence):
    """Return standard error, t, p and limits of an effect."""
    if np.isnan(value):
        return {}
    found = summarise(replicates, value, confidence)
    se = found["bootstrap_se"]
    if isinstance(se, Undefined) or se < _ROUNDING:
        none = Undefined("the effect is the same in all resamples")
        if isinstance(se, Undefined):
            none = Undefined(UNSURE)
        return {"se": none, "t": none, "p": none, "ci_low": none, "ci_high": none}
    t = float(value / se)
    return {
        "se": se,
        "t": t,
        "p": two_sided_p(t),
        "ci_low": found["percentile_low"],
        "ci_high": found["percentile_high"],
    }


def complete(items, table):
    """Return the answers of those who gave all that a model needs.

    Parameters
    ----------
    items : sequence of str
    table : DataFrame of float

    Returns
    -------
    DataFrame of float

    Examples
    --------
    >>> import pandas as pd
    >>> complete(["a"], pd.DataFrame({"a": [1.0, np.nan], "b": [2.0, 3.0]})).shape
    (1, 1)
    """
    return table[list(items)].dropna()
