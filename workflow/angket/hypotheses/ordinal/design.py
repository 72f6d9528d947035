"""The respondents of an ordinal regression: how high each stands, and what predicts it."""

from typing import NamedTuple

import pandas as pd

from angket.hypotheses.predictors import Predictors, complete, predictors_of
from angket.statistics.undefined import Undefined

# With more levels than this, each has too few respondents, and no table shows them.
MOST_LEVELS = 12


class Design(NamedTuple):
    """What an ordinal regression is fitted to.

    Attributes
    ----------
    levels : Series of int, shape (n,)
        Of each respondent, from 0 without gaps.
    labels : list of str
        What the levels are called, from the lowest.
    empty : list of str
        Categories that nobody is of; they are no levels.
    given : angket.hypotheses.predictors.Predictors
    """

    levels: pd.Series
    labels: list
    empty: list
    given: Predictors


def design_of(hypothesis, data, scale):
    """Collect the respondents who have all that an ordinal regression needs.

    Parameters
    ----------
    hypothesis : dict
    data : angket.hypotheses.kind.Data or angket.hypotheses.pictures.Pictured
    scale : str
        Of the totals: raw or interval.

    Returns
    -------
    Design

    Raises
    ------
    Undefined
        When nobody is left, everybody is of one level, or there are too many levels.
    """
    response, names = hypothesis["response"], hypothesis["predictors"]
    scores = hypothesis.get("levels") == "scores"
    outcome = data.totals["raw"][response] if scores else data.groups[response]
    outcome = outcome[complete(names, data) & outcome.notna()]
    order = sorted(outcome.unique()) if scores else data.order[response]
    found = [level for level in order if (outcome == level).any()]
    if not found:
        raise Undefined("nobody has the response and all predictors")
    if len(found) == 1:
        raise Undefined("the response is the same for every respondent")
    if len(found) > MOST_LEVELS:
        raise Undefined(f"the response has more than {MOST_LEVELS} levels")
    levels = outcome.map({level: place for place, level in enumerate(found)}).astype(int)
    given = predictors_of(names, data, scale, outcome.index)
    labels = [f"{level:g}" if scores else str(level) for level in found]
    return Design(levels, labels, [str(level) for level in order if level not in found], given)
