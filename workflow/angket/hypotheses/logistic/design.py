"""The respondents of a logistic regression: who is of the category, and what predicts it."""

from typing import NamedTuple

import pandas as pd

from angket.answers.spelling import plain
from angket.statistics.undefined import Undefined
from angket.subjects import value_of


class Design(NamedTuple):
    """What a logistic regression is fitted to.

    Attributes
    ----------
    event : Series of float, shape (n,)
        1 for who is of the category that is modelled, else 0.
    predictors : DataFrame of float, shape (n, terms)
        Totals and numbers as they are; of categories, 1 for who is of the one in the name of
        the column, such as ``sex=man``, and 0 for others.
    numbers : list of str
        The columns that are no categories.
    references : dict of str to str
        From a column with categories to that which the others are compared with.
    """

    event: pd.Series
    predictors: pd.DataFrame
    numbers: list
    references: dict


def design_of(hypothesis, data, scale):
    """Collect the respondents who have all that a logistic regression needs.

    Parameters
    ----------
    hypothesis : dict
    data : angket.hypotheses.kind.Data
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
    totals, groups = data.totals[scale], data.groups
    columns = {name: totals[name] if name in totals else groups[name] for name in names}
    # Both scales have the same respondents, so that what they say can be compared.
    needed = [groups[[response, *(name for name in names if name not in totals)]]]
    needed += [other[[name for name in names if name in other]] for other in data.totals.values()]
    complete = groups[pd.concat(needed, axis=1).notna().all(axis=1)]
    wanted = plain(str(hypothesis["event"]))
    event = complete[response].map(lambda value: float(plain(str(value)) == wanted))
    if not event.any():
        raise Undefined(f"nobody who answered is of the category {hypothesis['event']}")
    if event.all():
        raise Undefined(f"everybody who answered is of the category {hypothesis['event']}")
    terms, numbers, references = {}, [], {}
    for name, column in columns.items():
        column = column[complete.index]
        if name in totals or name not in data.order:
            terms[name] = column.astype(float)
            numbers.append(name)
            continue
        present = [category for category in data.order[name] if (column == category).any()]
        references[name], *others = present
        for category in others:
            terms[value_of(name, category)] = (column == category).astype(float)
        if not others:
            raise Undefined(f"{name} is the same for every respondent")
    return Design(event, pd.DataFrame(terms, index=complete.index), numbers, references)
