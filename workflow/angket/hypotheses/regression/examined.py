"""The terms of a regression whose assumptions are examined."""

from angket.hypotheses.regression.design import design_of
from angket.hypotheses.regression.entering import is_extended


def design(hypothesis, data, scale):
    """Make the terms where they are more than totals; else return None.

    Parameters and errors are those of `angket.hypotheses.regression.design.design_of`.
    """
    if not is_extended(hypothesis, data.totals[scale]):
        return None
    return design_of(hypothesis, data, scale)
