"""The respondents of a count regression: what was counted, for how long, and what predicts it."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from angket.hypotheses.predictors import Predictors, complete, predictors_of
from angket.statistics.undefined import Undefined


class Design(NamedTuple):
    """What a count regression is fitted to.

    Attributes
    ----------
    counts : Series of float, shape (n,)
        Whole numbers from 0.
    exposure : Series of float, shape (n,), or None
        What the counts are in proportion to; above 0.
    given : angket.hypotheses.predictors.Predictors
    """

    counts: pd.Series
    exposure: pd.Series | None
    given: Predictors

    @property
    def offset(self):
        """The logarithm of the exposure, shape (n,); zeros without one."""
        if self.exposure is None:
            return np.zeros(len(self.counts))
        return np.log(self.exposure.to_numpy())


def design_of(hypothesis, data, scale):
    """Collect the respondents who have all that a count regression needs.

    Parameters
    ----------
    hypothesis : dict
    data : angket.hypotheses.kind.Data or angket.hypotheses.pictures.Pictured
    scale : str
        Of the totals that predict: raw or interval. Those that count are always raw.

    Returns
    -------
    Design

    Raises
    ------
    Undefined
        When nobody is left, the response holds what is no count or the same for everybody, or
        an exposure is not above zero.
    """
    response, names = hypothesis["response"], hypothesis["predictors"]
    needed = [response, *names]
    if "exposure" in hypothesis:
        needed.append(hypothesis["exposure"])
    kept = complete(needed, data)
    raw = data.totals["raw"]
    counts = (raw[response] if response in raw else data.groups[response])[kept].astype(float)
    _require_counts(counts)
    exposure = None
    if "exposure" in hypothesis:
        exposure = data.groups.loc[kept, hypothesis["exposure"]].astype(float)
        if (exposure <= 0).any():
            raise Undefined(f"an exposure is not above zero, such as {exposure.min():g}")
    return Design(counts, exposure, predictors_of(names, data, scale, counts.index))


def _require_counts(counts):
    if counts.empty:
        raise Undefined("nobody has a count and all predictors")
    if (counts < 0).any():
        raise Undefined(f"the response holds negative numbers, such as {counts.min():g}")
    broken = counts[counts % 1 != 0]
    if len(broken):
        first = broken.iloc[0]
        raise Undefined(f"the response holds numbers that are not whole, such as {first:g}")
    if not counts.any():
        raise Undefined("the response is zero for every respondent")
    if counts.nunique() == 1:
        raise Undefined("the response is the same for every respondent")
