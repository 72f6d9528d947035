"""A mediation of several mediators, with covariates or a moderator, tested in other ways."""

from functools import partial

import pandas as pd

from angket.hypotheses.mediation.analysis import analyse
from angket.hypotheses.mediation.delta import delta_test, joint_p
from angket.hypotheses.mediation.design import design_of, values_of
from angket.hypotheses.mediation.effects import value_of_effect
from angket.hypotheses.mediation.equations import fit_equations, robust_covariance
from angket.hypotheses.mediation.structure import (
    TOTAL_INDIRECT,
    arrows_of,
    path_named,
    structure_of,
)
from angket.hypotheses.mediation.sums import conditional_of, deciding_of, deciding_parts
from angket.statistics.effects import Effect
from angket.statistics.normal_test import normal_limits
from angket.statistics.sensitivity import log_odds, robust_slope, row, samples
from angket.statistics.undefined import Undefined, or_undefined

NO_SCALE = "log odds of two models have no common scale to be multiplied on"


def extended_panel(hypothesis, data, flagged):
    """Test the deciding effect in several ways; see `angket.statistics.sensitivity.panel`.

    Raw and interval totals and ranks by the test that the study chose, with a moderator always the
    bootstrap; the delta method where that is not the test, and with HC3 errors [1]_. Where one way
    decides, also the joint test of its paths, whose p is the largest of them [2]_: by least squares
    with classic and HC3 errors, Huber's regressions and ordinal models.

    References
    ----------
    .. [1] MacKinnon, J. G. & White, H. (1985). Some heteroskedasticity-consistent covariance
       matrix estimators. Journal of Econometrics 29, 305-325.
    .. [2] Taylor, A. B., MacKinnon, D. P. & Tein, J.-Y. (2008). Tests of the three-path mediated
       effect. Organizational Research Methods 11, 241-269.
    """
    raw, interval = data.totals["raw"], data.totals["interval"]
    known = or_undefined(design_of, hypothesis, data, raw)
    if not isinstance(known, Undefined) and flagged is not None:
        flagged = flagged if flagged[known.columns.index].any() else None
    rows = []
    for respondents, kept in samples(len(raw), flagged):
        kept = pd.Series(kept, index=raw.index)
        designs = {
            scale: or_undefined(design_of, hypothesis, data, totals, kept)
            for scale, totals in (("raw", raw), ("interval", interval))
        }
        designs["ranks"] = or_undefined(_ranked, designs["raw"])
        for way, (scale, compute) in _ways(hypothesis, data.tests).items():
            if data.only not in (None, way):
                continue
            design = designs[scale]
            missing = isinstance(design, Undefined)
            found = design if missing else or_undefined(compute, design)
            n = 0 if missing else len(design.columns)
            measure = "indirect_beta" if missing else measure_of(design)
            rows.append(row(way, respondents, n, measure, found, data.tests["alpha"]))
    return pd.DataFrame(rows)


def _ways(hypothesis, tests):
    """Return the scale that each way is computed on, and the function of the design."""
    structure, confidence = structure_of(hypothesis), 1 - tests["alpha"]
    conditional = bool(conditional_of(structure))
    sobel = tests["mediation"] == "sobel" and not conditional
    delta, bootstrap = partial(_delta, confidence=confidence), partial(_bootstrap, tests=tests)
    decided = delta if sobel else bootstrap
    ways = {scale: (scale, decided) for scale in ("raw", "interval", "ranks")}
    ways["percentile" if sobel else "delta"] = "raw", bootstrap if sobel else delta
    ways["delta_hc3"] = "raw", partial(delta, robust=True)
    if structure.focal != TOTAL_INDIRECT and not conditional:
        ways["joint"] = "raw", _joint
        ways["joint_hc3"] = "raw", partial(_joint, statistic="hc3_p")
        ways["robust"] = "raw", partial(_huber, confidence=confidence)
        ways["ordinal"] = "raw", _ordinal
    return ways


def _ranked(design):
    """Return a design with ranks in the place of totals and numbers."""
    if isinstance(design, Undefined):
        raise design
    columns = design.columns.rank()
    places, structure = design.places, design.structure
    if structure.moderator:
        places = values_of(columns[structure.moderator])
    return design._replace(columns=columns, places=places)


def _effect(design, equations):
    """Return the deciding effect in standard deviations, with the parts that it consists of."""
    structure = design.structure
    distances = distances_of(design)
    parts = deciding_parts(structure, distances)
    slopes, places = equations.slopes, equations.places
    value = float(value_of_effect(parts, slopes[None], places, structure)[0])
    return value * _scale(design), parts


def distances_of(design):
    """Return how far the values of the moderator lie from its mean."""
    moderator = design.structure.moderator
    centre = float(design.columns[moderator].mean()) if moderator else 0.0
    return {place: value - centre for place, value in design.places.items()}


def _scale(design):
    """Return what makes the deciding effect one of standard deviations; of the moderator, too."""
    structure, columns = design.structure, design.columns
    x, y = (columns[end].std(ddof=1) for end in (structure.predictor, structure.response))
    index = deciding_of(structure, distances_of(design))[1] == "index_p"
    return float(x / y * (columns[structure.moderator].std(ddof=1) if index else 1))


def measure_of(design):
    """Return what the deciding effect is called: an indirect effect, an index or a difference."""
    structure = design.structure
    if not conditional_of(structure):
        return "indirect_beta"
    _, statistic = deciding_of(structure, distances_of(design))
    return "index_beta" if statistic == "index_p" else "difference_beta"


def _bootstrap(design, tests):
    drawn = tests["seed"], tests["resamples"]
    found = analyse(design.columns, design.structure, design.places, 1 - tests["alpha"], *drawn)
    effect, scale = found.effects[found.deciding], _scale(design)
    index = deciding_of(design.structure, distances_of(design))[1] == "index_p"
    value, mark = ("index", "index_") if index else ("b", "")
    limits = [effect[f"{mark}percentile_{end}"] for end in ("low", "high")]
    size = effect[value] * scale
    if any(isinstance(limit, Undefined) for limit in limits):
        return size, found.p, Effect(measure_of(design), size)
    limits = [limit * scale for limit in limits]
    if not index:
        limits = [effect[f"beta_{end}"] for end in ("low", "high")]
    return size, found.p, Effect(measure_of(design), size, *limits)


def _delta(design, confidence, robust=False):
    equations = fit_equations(design.columns, design.structure, confidence)
    size, parts = _effect(design, equations)
    covariance = robust_covariance(equations) if robust else equations.covariance
    se, _, p = delta_test(equations, design.structure, parts, covariance)
    if isinstance(p, Undefined):
        raise p
    limits = normal_limits(size, se * _scale(design), confidence)
    return size, p, Effect(measure_of(design), size, *limits)


def _joint(design, statistic="p"):
    equations = fit_equations(design.columns, design.structure, 0.95)
    size, _ = _effect(design, equations)
    p = joint_p(equations, design.structure.focal, statistic)
    return size, p, Effect(measure_of(design), size)


def _along(design):
    """Yield response and predictors of each arrow along the way, that of the arrow last."""
    structure = design.structure
    for start, end in arrows_of(path_named(structure.focal)):
        others = [term for term in structure.terms(end) if term != start]
        yield design.columns[end], design.columns[[*others, start]]


def _huber(design, confidence):
    size, largest = 1.0, 0.0
    for y, x in _along(design):
        b, p, _ = robust_slope(y, x, confidence)
        size, largest = size * b, max(largest, p)
    return size * _scale(design), largest, Effect(measure_of(design), size * _scale(design))


def _ordinal(design):
    return Undefined(NO_SCALE), max(log_odds(y, x)[1] for y, x in _along(design))
