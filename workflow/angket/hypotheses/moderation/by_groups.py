"""The respondents of a moderation by groups, and the terms of its regression."""

from typing import NamedTuple

import pandas as pd

from angket.answers.spelling import plain
from angket.hypotheses.moderation.roles import SMALLEST
from angket.hypotheses.samples import complete_cases
from angket.statistics.groups.groups import split_groups
from angket.statistics.regression.group_moderation import dummies_of, group_terms
from angket.statistics.undefined import Undefined


class ByGroups(NamedTuple):
    """Who has a total of predictor and response and is of a group that is large enough.

    Attributes
    ----------
    response, predictor : Series of float, shape (n,)
    groups : Series of str, shape (n,)
    order : list of str
        The groups, the reference first.
    column : str
        What they are groups of.
    left_out : list of str
        The groups that are too small.
    """

    response: pd.Series
    predictor: pd.Series
    groups: pd.Series
    order: list
    column: str
    left_out: list

    @property
    def terms(self):
        """The terms of the regression: centred predictor, dummies, products."""
        return group_terms(self.predictor, dummies_of(self.groups, self.order, self.column))

    @property
    def variables(self):
        """The predictor as it is, shape (n, 1)."""
        return self.predictor.to_frame()

    @property
    def products(self):
        """The places of the products among the terms."""
        return [*range(len(self.order), 2 * len(self.order) - 1)]

    def without(self, respondents):
        """Return the same without some respondents, given as a Series of bool."""
        kept = ~respondents
        groups = self.groups[kept]
        order = [group for group in self.order if (groups == group).any()]
        parts = {"response": self.response[kept], "predictor": self.predictor[kept]}
        return self._replace(groups=groups, order=order, **parts)


def sample_by_groups(hypothesis, data, scale):
    """Collect the respondents of a moderation by groups.

    Parameters
    ----------
    hypothesis : dict
    data : angket.hypotheses.kind.Data or angket.hypotheses.pictures.Pictured
    scale : str
        Of the totals: raw or interval.

    Returns
    -------
    ByGroups

    Raises
    ------
    Undefined
        When fewer than two groups are large enough, or the one that others are compared with is
        not.
    """
    predictor, response, column = (hypothesis[key] for key in ("predictor", "response", "groups"))
    totals = complete_cases(data.totals[scale], [predictor, response])
    groups = data.groups[column][totals.index]
    smallest = hypothesis.get("smallest_group", SMALLEST)
    found, left_out = split_groups(totals[predictor], groups, data.order[column], smallest)
    order = [*found]
    wanted = hypothesis.get("reference")
    if wanted is not None:
        first = [group for group in order if plain(str(group)) == plain(str(wanted))]
        if not first:
            raise Undefined(f"fewer than {smallest} respondents are of the category {wanted}")
        order = [*first, *(group for group in order if group not in first)]
    of_these = groups.isin(order)
    totals, groups = totals[of_these], groups[of_these]
    left_out = [group for group, members in left_out.items() if members]
    return ByGroups(totals[response], totals[predictor], groups, order, column, left_out)
