"""The coefficients that suit a level of measurement, computed of the same ratings."""

import numpy as np

from angket.hypotheses.agreement.intraclass import FORMS, intraclass
from angket.hypotheses.agreement.kappa import cohen, fleiss, fleiss_of
from angket.hypotheses.agreement.krippendorff import alpha, alpha_of
from angket.statistics.resampling.intervals import p_of_zero, summarise
from angket.statistics.resampling.resample import resample
from angket.statistics.undefined import Undefined, all_undefined, or_undefined

KAPPAS = {"kappa": "none", "kappa_linear": "linear", "kappa_quadratic": "quadratic"}
_OF_CATEGORIES = (*KAPPAS, "fleiss", "krippendorff")
_OF_NUMBERS = ("krippendorff", *FORMS)
WAYS_OF_LEVEL = {
    "nominal": ("kappa", "fleiss", "krippendorff"),
    "ordinal": (*_OF_CATEGORIES, *FORMS),
    "interval": _OF_NUMBERS,
    "ratio": _OF_NUMBERS,
}
# What each way is called at the hypothesis itself, where those of a family share a name.
CALLED = {"kappa": "kappa", "kappa_linear": "kappa_weighted", "kappa_quadratic": "kappa_weighted"}
CALLED |= {"fleiss": "fleiss_kappa", "krippendorff": "krippendorff_alpha"}
CALLED |= dict.fromkeys(FORMS, "icc")
NAMES = ["estimate", "ci_low", "ci_high", "p"]


def coefficients(rated, level, tests):
    """Compute every coefficient that suits a level of measurement.

    Parameters
    ----------
    rated : angket.hypotheses.rated.Rated
    level : {"nominal", "ordinal", "interval", "ratio"}
    tests : dict
        alpha, seed and resamples.

    Returns
    -------
    dict of str to dict
        From way to n (the objects that it rests on), estimate, ci_low, ci_high, p, and what its
        test has besides: z, or f with df1 and df2; seed and resamples where objects were drawn
        again.

    Notes
    -----
    Limits of Fleiss' kappa and of alpha are those between which the middle of the resamples of
    objects lies, as Zapf et al. advise; p of alpha is the level at which they would end at 0.
    """
    return {way: _compute(way, rated, level, tests) for way in WAYS_OF_LEVEL[level]}


def _compute(way, rated, level, tests):
    table, confidence = rated.table.to_numpy(), 1 - tests["alpha"]
    if way in KAPPAS:
        n = int((~np.isnan(table)).all(axis=1).sum()) if table.shape[1] == 2 else 0
        found = or_undefined(_cohen, way, table, rated, confidence, names=NAMES)
    elif way in FORMS:
        complete = table[~np.isnan(table).any(axis=1)]
        n = len(complete)
        found = or_undefined(_intraclass, way, complete, confidence, names=NAMES)
    else:
        counts, values = _counts(table)
        kept = counts.sum(axis=1) > 1
        counts, n = counts[kept], int(kept.sum())
        compute = _fleiss if way == "fleiss" else _krippendorff
        found = or_undefined(compute, counts, values, level, tests, names=NAMES)
    return {"n": n} | found


def _cohen(way, table, rated, confidence):
    if table.shape[1] != 2:
        raise Undefined("Cohen's kappa compares 2 raters")
    both = table[~np.isnan(table).any(axis=1)]
    if not len(both):
        raise Undefined("no object was rated by 2 raters")
    places = {value: place for place, value in enumerate(sorted(rated.labels))}
    counts = np.zeros((len(places), len(places)), dtype=int)
    for first, second in both:
        counts[places[first], places[second]] += 1
    return _named(cohen(counts, confidence, KAPPAS[way]))


def _intraclass(way, complete, confidence):
    found = intraclass(complete, confidence)[way]
    if isinstance(found, Undefined):
        raise found
    return _named(found)


def _named(found):
    return {"estimate": found.pop("value")} | found


def _counts(table):
    """Return how many raters gave each object each value, and the values."""
    values = np.unique(table[~np.isnan(table)])
    return (table[:, :, None] == values).sum(axis=1), values


def _fleiss(counts, values, level, tests):
    if not len(counts):
        raise Undefined("no object was rated by 2 raters")
    found = _named(fleiss(counts))
    drawn = _resampled(lambda weights: fleiss_of(weights, counts), found, len(counts), tests)
    # Its z has the p.
    return drawn | found


def _krippendorff(counts, values, level, tests):
    found = {"estimate": alpha(counts, values, level)}
    return found | _resampled(
        lambda weights: alpha_of(weights, counts, values, level), found, len(counts), tests
    )


def _resampled(statistic, found, n, tests):
    """Return limits and p by resamples of objects."""
    drawn = or_undefined(resample, statistic, n, tests["resamples"], tests["seed"])
    if isinstance(drawn, Undefined):
        return all_undefined(["ci_low", "ci_high", "p"], drawn.reason)
    told = summarise(drawn[:, 0], found["estimate"], 1 - tests["alpha"])
    limits = {"ci_low": told["percentile_low"], "ci_high": told["percentile_high"]}
    return limits | {
        "p": p_of_zero(drawn[:, 0]),
        "resamples": told["resamples"],
        "seed": tests["seed"],
    }
