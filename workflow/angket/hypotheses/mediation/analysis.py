"""A mediation of several mediators, covariates or a moderator: all its effects, resampled once."""

from typing import NamedTuple

import numpy as np

from angket.hypotheses.mediation.delta import delta_test
from angket.hypotheses.mediation.effects import value_of_effect
from angket.hypotheses.mediation.equations import (
    Equations,
    direct_at,
    fit_equations,
    resampled_slopes,
)
from angket.hypotheses.mediation.structure import DIRECT, at
from angket.hypotheses.mediation.sums import (
    conditional_of,
    deciding_of,
    effects_of,
    indices_of,
)
from angket.statistics.resampling.intervals import acceleration, p_of_zero, summarise
from angket.statistics.resampling.monte_carlo import is_p_sure, resample_until
from angket.statistics.resampling.resample import REPEATS, without_one
from angket.statistics.undefined import Undefined, all_undefined, or_undefined

RESAMPLED = ["se", "percentile_low", "percentile_high", "bca_low", "bca_high", "p"]
OF_BETA = ["beta_low", "beta_high"]
SOBEL = ["sobel_se", "sobel_z", "sobel_p"]
INDEX = ["index", *(f"index_{name}" for name in RESAMPLED)]
NOT_A_LINE = "the effect is no straight line over the moderator, so that no one number is its slope"


class Analysis(NamedTuple):
    """What a mediation comes to.

    Attributes
    ----------
    equations : Equations
    effects : dict of str to dict
        From the name of an effect to b, beta, beta_low and beta_high (its percentile interval,
        standardised anew in each resample), se, percentile_low, percentile_high, bca_low,
        bca_high, p, sobel_se, sobel_z, sobel_p; of a conditional one `moderator`, its value. Of an
        effect that depends on the moderator, index and the same of it.
    direct : DataFrame or None
        The direct effect at values of the moderator, where it depends on it.
    resamples : int
    deciding : str
        The effect that decides: with a moderator, the index or, without one, the difference.
    p : float or Undefined
    """

    equations: Equations
    effects: dict
    direct: object
    resamples: object
    deciding: str
    p: object


def analyse(columns, structure, places, confidence, seed, repeats=REPEATS):
    """Compute every effect of a mediation, with intervals from resampled respondents.

    Parameters
    ----------
    columns : DataFrame of float, shape (n, variables)
    structure : angket.hypotheses.mediation.structure.Structure
    places : dict of str to float
        Values of the moderator at which conditional effects are computed; empty without one.
    confidence : float
    seed, repeats : int

    Returns
    -------
    Analysis

    Raises
    ------
    Undefined
        As `angket.hypotheses.mediation.equations.fit_equations` does.

    Notes
    -----
    Every effect is a sum of products of slopes [1]_; all of them come from the same resamples. The
    values of the moderator stay those of the sample in every resample. An effect along a way with
    one moderated slope is a straight line over the moderator, and its slope the index of moderated
    mediation [2]_; a moderator with two values has an index in any case, the difference of both.
    Sobel's standard error is that of the delta method. Intervals: as
    `angket.statistics.resampling.intervals.summarise` makes them.

    References
    ----------
    .. [1] Preacher, K. J. & Hayes, A. F. (2008). Asymptotic and resampling strategies for assessing
       and comparing indirect effects in multiple mediator models. Behavior Research Methods 40,
       879-891.
    .. [2] Hayes, A. F. (2015). An index and test of linear moderated mediation. Multivariate
       Behavioral Research 50, 1-22.

    Examples
    --------
    >>> import pandas as pd
    >>> from angket.hypotheses.mediation.structure import Structure
    >>> answers = {"x": [1.0, 2, 3, 4, 5, 6, 7, 8], "m": [2.0, 1, 4, 3, 6, 5, 8, 7]}
    >>> answers |= {"k": [1.0, 1, 2, 1, 3, 2, 2, 3], "y": [1.0, 2, 4, 3, 5, 7, 8, 6]}
    >>> pair = Structure("x", ("m", "k"), "y")
    >>> found = analyse(pd.DataFrame(answers), pair, {}, 0.95, seed=1, repeats=99)
    >>> {name: round(effect["b"], 3) for name, effect in found.effects.items()}
    {'x->m->y': 0.561, 'x->k->y': -0.138, 'total_indirect': 0.423, 'x->m->y|x->k->y': 0.698}
    """
    equations = fit_equations(columns, structure, confidence)
    centre = float(columns[structure.moderator].mean()) if structure.moderator else 0.0
    distances = {place: value - centre for place, value in places.items()}
    effects, indices = effects_of(structure, distances), indices_of(structure, distances)
    sums = {**effects, **{(name, "index"): parts for name, parts in indices.items()}}
    replicates, left_out = _resampled(equations, structure, sums, seed, repeats, 1 - confidence)
    found = {
        key: _summary(equations, structure, parts, replicates, left_out, number, confidence)
        for number, (key, parts) in enumerate(sums.items())
    }
    rows = {name: _row(equations.columns, structure, found[name]) for name in effects}
    for name in conditional_of(structure):
        _add_conditional(rows, found, name, structure, places, indices)
    resamples = next(iter(found.values()))["resamples"]
    deciding, statistic = deciding_of(structure, distances)
    direct = None
    if structure.moderator and DIRECT in structure.moderates:
        direct = direct_at(equations, structure, distances, confidence)
        direct.insert(0, "moderator", list(places.values()))
    return Analysis(equations, rows, direct, resamples, deciding, rows[deciding][statistic])


def _resampled(equations, structure, sums, seed, repeats, alpha):
    """Return all effects in resamples and without each respondent, or why there are none."""
    slopes = resampled_slopes(equations, structure)

    def statistic(weights):
        found, ratio = slopes(weights)
        values = [
            value_of_effect(parts, found, equations.places, structure) for parts in sums.values()
        ]
        return np.column_stack([*values, *(value * ratio for value in values)])

    def sure(drawn):
        return all(is_p_sure(values, alpha) for values in drawn.T[: len(sums)])

    n = len(equations.columns)
    replicates = or_undefined(resample_until, statistic, n, repeats, seed, sure)
    if isinstance(replicates, Undefined):
        return replicates, None
    return replicates, without_one(statistic, n)


def _summary(equations, structure, parts, replicates, left_out, number, confidence):
    """Return an effect with its intervals."""
    slopes, places = equations.slopes, equations.places
    estimate = float(value_of_effect(parts, slopes[None], places, structure)[0])
    sobel = delta_test(equations, structure, parts, equations.covariance)
    if isinstance(replicates, Undefined):
        resampled = all_undefined([*RESAMPLED, *OF_BETA, "resamples"], replicates.reason)
    else:
        values = replicates[:, number]
        speed = or_undefined(acceleration, left_out[:, number])
        resampled = summarise(values, estimate, confidence, "bca", speed)
        resampled["se"] = resampled.pop("bootstrap_se")
        resampled["p"] = p_of_zero(values)
        # Behind all effects stand the same ones in standard deviations of each resample.
        beside = replicates[:, replicates.shape[1] // 2 + number]
        of_beta = summarise(beside, estimate, confidence)
        resampled |= {f"beta_{end}": of_beta[f"percentile_{end}"] for end in ("low", "high")}
    return {"b": estimate} | resampled | dict(zip(SOBEL, sobel, strict=True))


def _row(columns, structure, found):
    """Return the row of an effect: with it in standard deviations of predictor and response."""
    ends = structure.predictor, structure.response
    x, y = (float(columns[end].std(ddof=1)) for end in ends)
    beta = {"b": found["b"], "beta": found["b"] * x / y}
    return beta | {name: found[name] for name in [*OF_BETA, *RESAMPLED, *SOBEL]}


def _add_conditional(rows, found, name, structure, places, indices):
    """Add the values of the moderator to conditional effects, and the index where there is one."""
    for place, value in places.items():
        rows[at(name, place)] = {"moderator": value} | rows[at(name, place)]
    if name not in indices:
        rows[name] = all_undefined(INDEX, NOT_A_LINE)
        return
    index = found[name, "index"]
    rows[name] = {"index": index["b"]} | {f"index_{key}": index[key] for key in RESAMPLED}
