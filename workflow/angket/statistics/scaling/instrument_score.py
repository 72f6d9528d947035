"""The score of an instrument on its own scale, which follows from the total."""

import numpy as np


def instrument_score(totals, rule):
    """Put totals of scored items on the scale that an instrument's authors report.

    Parameters
    ----------
    totals : array_like of float, shape (n,)
        Sums of the items of each respondent, reversed ones turned round.
    rule : dict
        Of the instrument's key: times, divided_by and plus, each where it has one.

    Returns
    -------
    ndarray of float, shape (n,)

    Notes
    -----
    The rule of each instrument stands in workflow/instruments with its source, such as [1]_.

    References
    ----------
    .. [1] Brooke, J. (1996). SUS: A "quick and dirty" usability scale. In P. W. Jordan et al.
       (Eds.), Usability evaluation in industry (pp. 189-194). London: Taylor & Francis.

    Examples
    --------
    >>> instrument_score([10, 32, 50], {"times": 2.5, "plus": -25})
    array([  0.,  55., 100.])
    """
    totals = np.asarray(totals, dtype=float)
    return totals * rule.get("times", 1) / rule.get("divided_by", 1) + rule.get("plus", 0)
