"""The respondents of a mediation with covariates or a moderator, and the moderator's values."""

from typing import NamedTuple

import pandas as pd

from angket.hypotheses.mediation.structure import (
    SMALLEST,
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
    left_out : tuple of (str, str)
        Columns and their categories that have too few respondents: these are left out.
    """

    columns: pd.DataFrame
    structure: Structure
    places: dict
    left_out: tuple = ()


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
    together, left_out = _without_small(together.dropna(), profile, data.order)
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
    return Design(columns, structure, places, tuple(left_out))


def _without_small(together, profile, order):
    """Leave out who is in a category with too few respondents, until none is left.

    In one resample out of many nobody of such a category would be drawn, and its slope not exist.
    """
    left_out = []
    while True:
        counts = [
            (name, category)
            for name in profile
            if name in order
            for category, count in together[name].value_counts().items()
            if count < SMALLEST
        ]
        if not counts:
            return together, left_out
        for name, category in counts:
            together = together[together[name] != category]
        left_out += counts


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
