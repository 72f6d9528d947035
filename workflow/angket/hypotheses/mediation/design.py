"""The respondents of a mediation with covariates or a moderator, and the moderator's values."""

from typing import NamedTuple

import pandas as pd

from angket.hypotheses.mediation.structure import (
    Structure,
    columns_needed,
    structure_of,
    totals_needed,
)
from angket.statistics.undefined import Undefined
from angket.subjects import value_of


class Design(NamedTuple):
    """What a mediation is computed from.

    Attributes
    ----------
    columns : DataFrame of float, shape (n, terms)
        Totals and numbers as they are; of categories of a covariate, 1 for who is of the one in
        the name of the column, such as ``sex=man``; of a moderator with two, 1 for the second.
    structure : Structure
    places : dict of str to float
        Values of the moderator at which effects are computed: its two, or mean and one standard
        deviation below and above it.
    """

    columns: pd.DataFrame
    structure: Structure
    places: dict


def design_of(hypothesis, data, totals, kept=None):
    """Collect the respondents who have all that a mediation needs.

    Parameters
    ----------
    hypothesis : dict
    data : angket.hypotheses.kind.Data
        For profile columns.
    totals : DataFrame of float, shape (n, variables)
    kept : Series of bool, shape (n,), optional
        Which of the respondents are looked at.

    Returns
    -------
    Design

    Raises
    ------
    Undefined
        Where a column with categories has no two of them, or a moderator more than two.
    """
    profile = columns_needed(hypothesis)
    together = totals[totals_needed(hypothesis)].join(data.groups[profile])
    if kept is not None:
        together = together[kept]
    together = together.dropna()
    columns, covariates = {}, list(hypothesis.get("covariates", []))
    for name in totals_needed(hypothesis):
        columns[name] = together[name]
    for name in hypothesis.get("profile_covariates", []):
        terms = _terms(name, together[name], data.order)
        columns |= terms
        covariates += terms
    name, places = hypothesis.get("profile_moderator"), {}
    if name:
        if name in data.order:
            columns[name], places = _two_categories(name, together[name], data.order)
        else:
            columns[name] = together[name].astype(float)
    columns = pd.DataFrame(columns, index=together.index).astype(float)
    structure = structure_of(hypothesis, covariates)
    if structure.moderator and not places:
        places = values_of(columns[structure.moderator])
    return Design(columns, structure, places)


def _terms(name, column, order):
    """Return what a covariate is in an equation: a number, or one term for each other category."""
    if name not in order:
        return {name: column.astype(float)}
    present = [category for category in order[name] if (column == category).any()]
    if len(present) < 2:
        raise Undefined(f"{name} is the same for every respondent")
    return {value_of(name, other): (column == other).astype(float) for other in present[1:]}


def _two_categories(name, column, order):
    """Return a moderator with two categories as 0 and 1, and their values by name."""
    present = [category for category in order[name] if (column == category).any()]
    if len(present) < 2:
        raise Undefined(f"{name} is the same for every respondent")
    if len(present) > 2:
        raise Undefined(f"the moderator {name} has more than two categories")
    first, second = present
    return (column == second).astype(float), {first: 0.0, second: 1.0}


def values_of(moderator):
    """Return the values of a moderator at which effects are looked at."""
    values = sorted(moderator.unique())
    if len(values) == 2:
        return {f"{value:g}": float(value) for value in values}
    mean, sd = float(moderator.mean()), float(moderator.std(ddof=1))
    return {"mean - sd": mean - sd, "mean": mean, "mean + sd": mean + sd}
