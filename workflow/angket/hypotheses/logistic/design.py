"""The respondents of a logistic regression: who is of the category, and what predicts it."""

from typing import NamedTuple

import pandas as pd

from angket.answers.spelling import plain
from angket.hypotheses.predictors import Predictors, complete, predictors_of
from angket.statistics.undefined import Undefined


class Design(NamedTuple):
    """What a logistic regression is fitted to.

    Attributes
    ----------
    event : Series of float, shape (n,)
        1 for who is of the category that is modelled, else 0.
    predictors : DataFrame of float, shape (n, terms)
    given : angket.hypotheses.predictors.Predictors
        The same, with what is a number and what the categories are compared with.
    """

    event: pd.Series
    predictors: pd.DataFrame
    given: Predictors


def design_of(hypothesis, data, scale):
    """Collect the respondents who have all that a logistic regression needs.

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
        When nobody, or everybody, is of the category that is modelled.
    """
    response, names = hypothesis["response"], hypothesis["predictors"]
    answered = data.groups[complete(names, data) & data.groups[response].notna()]
    wanted = plain(str(hypothesis["event"]))
    # Of labelled files and joined categories the column is categorical, and stays so in a map.
    told = answered[response].astype("str")
    event = told.map(lambda value: float(plain(value) == wanted))
    if not event.any():
        raise Undefined(f"nobody who answered is of the category {hypothesis['event']}")
    if event.all():
        raise Undefined(f"everybody who answered is of the category {hypothesis['event']}")
    given = predictors_of(names, data, scale, answered.index)
    return Design(event, given.table, given)
