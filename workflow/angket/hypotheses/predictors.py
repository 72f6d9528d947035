"""What predicts an outcome: totals and numbers as they are, categories as terms of their own."""

from typing import NamedTuple

import pandas as pd

from angket.statistics.undefined import Undefined
from angket.subjects import column_and_value, value_of


class Predictors(NamedTuple):
    """The predictors of a model of respondents.

    Attributes
    ----------
    table : DataFrame of float, shape (n, terms)
        Totals and numbers as they are; of categories, 1 for who is of the one in the name of
        the column, such as ``sex=man``, and 0 for others.
    numbers : list of str
        The columns that are no categories.
    references : dict of str to str
        From a column with categories to that which the others are compared with.
    """

    table: pd.DataFrame
    numbers: list
    references: dict

    def siblings(self, term):
        """List the terms of the same column of categories, the term itself among them.

        Parameters
        ----------
        term : str

        Returns
        -------
        list of str or None
            None of a number.
        """
        column, category = column_and_value(term)
        if category is None or term in self.numbers:
            return None
        return [other for other in self.table if column_and_value(other)[0] == column]

    def places(self, before):
        """Return where each term stands among the parameters of a model.

        Parameters
        ----------
        before : int
            The parameters before those of the terms.

        Returns
        -------
        dict of str to (int, list of int or None)
            As `angket.statistics.regression.marginal.average_effects` takes it.
        """
        places = {term: place for place, term in enumerate(self.table, before)}
        return {
            term: (place, siblings and [places[other] for other in siblings])
            for term, place in places.items()
            for siblings in [self.siblings(term)]
        }


def complete(names, data):
    """Return who has a value in every profile column and, on both scales, every total.

    Both scales have the same respondents, so that what they say can be compared.

    Parameters
    ----------
    names : list of str
        Variables, by their totals, and columns of `data.groups`.
    data : angket.hypotheses.kind.Data or angket.hypotheses.pictures.Pictured

    Returns
    -------
    Series of bool, shape (n,)
    """
    needed = [data.groups[[name for name in names if name not in data.totals["raw"]]]]
    needed += [other[[name for name in names if name in other]] for other in data.totals.values()]
    return pd.concat(needed, axis=1).notna().all(axis=1)


def predictors_of(names, data, scale, index):
    """Return the predictors of these respondents.

    Parameters
    ----------
    names : list of str
        Variables and profile columns.
    data : angket.hypotheses.kind.Data or angket.hypotheses.pictures.Pictured
    scale : str
        Of the totals: raw or interval.
    index : Index
        Of the respondents, who lack nothing.

    Returns
    -------
    Predictors

    Raises
    ------
    Undefined
        When all are of the same category of a column.
    """
    totals, groups = data.totals[scale], data.groups
    terms, numbers, references = {}, [], {}
    for name in names:
        column = (totals[name] if name in totals else groups[name])[index]
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
    return Predictors(pd.DataFrame(terms, index=index), numbers, references)
