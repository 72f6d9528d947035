"""Whom factors and covariates are compared on: the respondents, and the cells they belong to."""

from itertools import product
from typing import NamedTuple

import pandas as pd

from angket.statistics.undefined import Undefined


class Cells(NamedTuple):
    """The respondents of an analysis with factors or covariates.

    Attributes
    ----------
    response : Series of float, shape (n,)
    factors : DataFrame of str, shape (n, 1 or 2)
        The category of each respondent.
    levels : dict of str to list of str
        Of each factor, its categories in order.
    covariates : DataFrame of float, shape (n, covariates)
    left_out : dict of (str, str) to int
        From factor and category to its respondents, too few to be compared.
    """

    response: pd.Series
    factors: pd.DataFrame
    levels: dict
    covariates: pd.DataFrame
    left_out: dict

    def members(self, values=None):
        """Split values, the response where none are given, by the cells.

        Parameters
        ----------
        values : Series of float, shape (n,), optional

        Returns
        -------
        dict of tuple of str to ndarray
            From the category by each factor; cells in order, the first factor's slowest.
        """
        values = self.response if values is None else values
        found = dict(iter(values.groupby([self.factors[name] for name in self.factors])))
        return {cell: found[cell].to_numpy() for cell in product(*self.levels.values())}


def factors_in(hypothesis):
    """Name the factors of a hypothesis: two, or the groups of an analysis of covariance.

    >>> factors_in({"response": "stress", "groups": "gender", "covariates": ["load"]})
    ['gender']
    """
    return list(hypothesis.get("factors") or [hypothesis["groups"]])


def cells_of(hypothesis, totals, groups, order):
    """Collect the respondents who have a response, all covariates and a category by each factor.

    Parameters
    ----------
    hypothesis : dict
    totals : DataFrame of float, shape (n, variables)
    groups : DataFrame, shape (n, columns)
        Categories, and the profile's numbers.
    order : dict of str to list of str

    Returns
    -------
    Cells

    Raises
    ------
    Undefined
        Where a factor has fewer than two large enough categories, or nobody belongs to a cell.

    Examples
    --------
    >>> totals = pd.DataFrame({"stress": [3.0, 4, 6, 8, 9, 9]})
    >>> groups = pd.DataFrame({"sex": ["m", "m", "f", "f", "m", "f"], "unit": list("aabbba")})
    >>> order = {"sex": ["f", "m"], "unit": ["a", "b"]}
    >>> about = {"response": "stress", "factors": ["sex", "unit"], "smallest_group": 2}
    >>> cells = cells_of(about, totals, groups, order)
    >>> {cell: members.tolist() for cell, members in cells.members().items()}
    {('f', 'a'): [9.0], ('f', 'b'): [6.0, 8.0], ('m', 'a'): [3.0, 4.0], ('m', 'b'): [9.0]}
    """
    names, smallest = factors_in(hypothesis), hypothesis["smallest_group"]
    covariates = [
        (totals[name] if name in totals else groups.loc[totals.index, name]).astype(float)
        for name in hypothesis.get("covariates", ())
    ]
    factors = groups.loc[totals.index, names]
    columns = [totals[hypothesis["response"]], factors, *covariates]
    complete = pd.concat(columns, axis=1).notna().all(axis=1)
    factors = factors[complete]
    levels, left_out = _large_enough(factors, names, order, smallest)
    for name in names:
        if len(levels[name]) < 2:
            raise Undefined(f"needs at least 2 groups of {smallest} or more respondents")
        factors = factors[factors[name].isin(levels[name])]
    _require_everyone(factors, levels)
    others = {one.name: one[factors.index] for one in covariates}
    return Cells(
        totals.loc[factors.index, hypothesis["response"]],
        factors,
        levels,
        pd.DataFrame(others, index=factors.index),
        left_out,
    )


def _large_enough(factors, names, order, smallest):
    """Leave out small categories until each that stays is large among those who stay."""
    levels = {name: list(order[name]) for name in names}
    left_out = {}
    while True:
        kept = pd.concat([factors[name].isin(levels[name]) for name in names], axis=1).all(axis=1)
        small = {
            (name, level): count
            for name in names
            for level, count in factors.loc[kept, name]
            .value_counts()
            .reindex(levels[name], fill_value=0)
            .items()
            if count < smallest
        }
        if not small:
            return levels, left_out
        # Nobody is no group that would be missed.
        left_out |= {place: int(count) for place, count in small.items() if count}
        for name, level in small:
            levels[name].remove(level)


def _require_everyone(factors, levels):
    """Raise where nobody belongs to one of the cells."""
    if len(levels) < 2:
        return
    present = set(factors.itertuples(index=False, name=None))
    for first, second in product(*levels.values()):
        if (first, second) not in present:
            raise Undefined(
                f"nobody is both {first} and {second}, so that neither the interaction nor sums of "
                "squares of type III can be computed"
            )
