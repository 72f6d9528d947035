"""What is hypothesised of a structural model, decided part by part, by any estimator."""

from itertools import pairwise
from typing import NamedTuple

import numpy as np

from angket.hypotheses.structural import composite_analysis, covariance_analysis
from angket.hypotheses.structural.specification import COMPOSITES
from angket.statistics.undefined import Undefined

NOTHING = "no relation is hypothesised, so that there is nothing to decide"


class Decided(NamedTuple):
    """A part of what is hypothesised.

    Attributes
    ----------
    name : str
        Of the part.
    about : str
        The path or way, as the statistics call it.
    size : float
        In standard deviations.
    p, low, high : float or Undefined
        Two-sided.
    stated : str or None
        positive or negative.
    """

    name: str
    about: str
    size: float
    p: object
    low: object
    high: object
    stated: str | None = None

    @property
    def deciding(self):
        """The p that decides.

        The two-sided one; where the other direction was stated, its complement in a one-sided
        test of the direction that was stated, so that a part that runs against what was
        hypothesised is not supported, however significant it is.

        >>> ways = ("positive", "negative")
        >>> [Decided("a", "x->y", 0.5, 0.01, 0, 1, way).deciding for way in ways]
        [0.01, 0.995]
        """
        if isinstance(self.p, Undefined) or self.stated is None:
            return self.p
        contrary = self.size < 0 if self.stated == "positive" else self.size > 0
        return 1 - self.p / 2 if contrary else self.p


def analyse(specification, answers, estimator, errors, tests):
    """Estimate a model.

    Parameters
    ----------
    specification : angket.hypotheses.structural.specification.Specification
    answers : DataFrame of float, shape (n, p)
        Complete.
    estimator : str
    errors : sequence of tuple of (str, str)
    tests : dict
        alpha, seed, resamples.

    Returns
    -------
    angket.hypotheses.structural.composite_analysis.Analysis or \
angket.hypotheses.structural.covariance_analysis.Covariances

    Raises
    ------
    Undefined
        Where the model cannot be estimated.
    """
    check(specification, answers)
    confidence = 1 - tests["alpha"]
    if estimator in COMPOSITES:
        drawn = tests["seed"], tests["resamples"]
        corrected = estimator == "plsc"
        return composite_analysis.analyse(specification, answers, corrected, confidence, *drawn)
    composite_analysis.standardise(answers)
    values = answers.to_numpy(float)
    of_orders = specification.lower, specification.products
    return covariance_analysis.analyse(specification.model, values, estimator, errors, *of_orders)


def check(specification, answers):
    """Refuse answers of too few for a model.

    Raises
    ------
    Undefined
        Where there are not more respondents than items: the numbers that come out for so few
        rest on chance alone.
    """
    if len(answers) <= len(specification.items):
        raise Undefined("there are not more respondents than items in the model")


def decided(found, specification, confidence):
    """Return the parts with their sizes, p and limits.

    Parameters
    ----------
    found : angket.hypotheses.structural.composite_analysis.Analysis or \
angket.hypotheses.structural.covariance_analysis.Covariances
    specification : angket.hypotheses.structural.specification.Specification
    confidence : float

    Returns
    -------
    list of Decided
    """
    if isinstance(found, composite_analysis.Analysis):
        parts = [_of_composites(part, found) for part in specification.parts]
    else:
        every = covariance_analysis.effects(found)
        pairs = covariance_analysis.correlations(found, confidence)
        parts = [
            _of_correlation(part, pairs[part.about])
            if part.both_ways
            else _of_covariances(part, every[part.about], confidence)
            for part in specification.parts
        ]
    return [
        one._replace(stated=part.direction)
        for one, part in zip(parts, specification.parts, strict=True)
    ]


def _of_composites(part, analysis):
    model = analysis.found.model
    names = part.about.split("->")
    way = tuple(model.constructs.index(name) for name in names)
    if len(way) == 2:
        arrows = [tuple(arrow) for arrow in np.argwhere(model.paths)]
        summary = analysis.summaries["path", arrows.index(way)]
    else:
        summary = analysis.summaries["way", analysis.ways.index(way)]
    size = 1.0
    for start, end in pairwise(way):
        size *= float(analysis.found.coefficients[0, start, end])
    return Decided(part.name, part.about, size, summary["p"], summary["ci_low"], summary["ci_high"])


def _of_covariances(part, effect, confidence):
    test = effect.test(confidence)
    if not test:
        none = Undefined("the effect has no standard error")
        return Decided(part.name, part.about, effect.beta, none, none, none)
    # Limits in standard deviations, by the error of the standardised effect.
    reach = (test["ci_high"] - effect.b) / effect.se * effect.beta_se
    low, high = effect.beta - reach, effect.beta + reach
    return Decided(part.name, part.about, effect.beta, test["p"], low, high)


def _of_correlation(part, tested):
    none = Undefined("the effect has no standard error")
    test = (tested.get(key, none) for key in ("p", "ci_low", "ci_high"))
    return Decided(part.name, part.about, tested["r"], *test)


def weakest(parts):
    """Return the part with the largest deciding p: all hold where it does [1]_.

    Parameters
    ----------
    parts : list of Decided

    Returns
    -------
    Decided
        The first without a p, if there is one; of no parts, one that says why there is no p.

    References
    ----------
    .. [1] Berger, R. L. (1982). Multiparameter hypothesis testing and acceptance sampling.
       Technometrics 24, 295-300.

    Examples
    --------
    >>> parts = [Decided("a", "x->y", 0.5, 0.001, 0.4, 0.6), Decided("b", "m->y", 0.1, 0.2, 0, 1)]
    >>> weakest(parts).name
    'b'
    """
    if not parts:
        return Decided("", "", *[Undefined(NOTHING)] * 4)
    unknown = [part for part in parts if isinstance(part.p, Undefined)]
    return unknown[0] if unknown else max(parts, key=lambda part: part.deciding)
