"""How distinct constructs of a covariance model are by the correlations of their items (HTMT)."""

from itertools import combinations

import numpy as np

from angket.statistics.resampling.intervals import summarise
from angket.statistics.resampling.resample import resample
from angket.statistics.resampling.weighted import correlation_matrices
from angket.statistics.structural.quality import heterotrait_monotrait
from angket.statistics.undefined import Undefined, or_undefined
from angket.subjects import part_of

SECTION = "structural"
SIGNS = "the correlations of the items differ in sign"
SIGNS_OFTEN = "in too many resamples the correlations of the items differ in sign"


def add_distinctness(rows, name, model, standardised, confidence, seed, repeats):
    """Add HTMT and HTMT2 of every two constructs, with the limits that resamples give.

    Parameters
    ----------
    rows : angket.tables.Rows
    name : str
        Of the hypothesis.
    model : angket.statistics.structural.path_model.PathModel
        Of the constructs that items measure.
    standardised : ndarray of float, shape (n, p)
        Answers in the order of the model's items.
    confidence : float
        Of the upper limits, which are one-sided: whether constructs are distinct is asked on
        one side.
    seed, repeats : int
    """
    pairs = list(combinations(range(len(model.constructs)), 2))
    if not pairs:
        return

    def statistic(weights):
        correlations = correlation_matrices(weights, standardised)
        ratios = [heterotrait_monotrait(correlations, model, way) for way in (False, True)]
        return np.hstack([ratio[:, *np.transpose(pairs)] for ratio in ratios])

    of_sample = statistic(np.ones((1, len(standardised))))[0]
    drawn = or_undefined(resample, statistic, len(standardised), repeats, seed)
    for place, pair in enumerate(pairs):
        row = {}
        for key, at in (("htmt", place), ("htmt2", place + len(pairs))):
            value = float(of_sample[at])
            if np.isnan(value):
                row |= {key: Undefined(SIGNS), f"{key}_high": Undefined(SIGNS)}
                continue
            high = drawn
            if not isinstance(drawn, Undefined):
                high = summarise(drawn[:, at], value, 2 * confidence - 1)["percentile_high"]
                if key == "htmt2" and isinstance(high, Undefined):
                    high = Undefined(SIGNS_OFTEN)
            row |= {key: value, f"{key}_high": high}
        about = "~".join(model.constructs[one] for one in pair)
        rows.add(SECTION, part_of(name, about), row)
