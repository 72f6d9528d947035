"""Whole posts of a computed need, by a rule that the study names."""

import numpy as np

from angket.statistics.workload.refused import Refused

RULES = ["nearest", "ceiling", "none", "wisn"]
# Sums of tenths miss whole numbers by less than this.
_DIGITS = 9


def round_needs(needs, rule, tolerance=None):
    """Round needs of positions, each once.

    Parameters
    ----------
    needs : array_like of float, shape (n,)
        Unrounded, one for each position: rounded tasks would add up to more posts than the work
        fills.
    rule : str
        nearest (halves up), ceiling, none, or wisn.
    tolerance : float, optional
        For wisn alone, where it must be given: the share of a post that each person can take on
        besides, such as 0.1. A need whose fraction is at most its whole part times this is rounded
        down, any other up.

    Returns
    -------
    ndarray of float, shape (n,)

    Raises
    ------
    Refused
        unknown_rounding; no_tolerance: wisn without one, or one outside 0 to below 1.

    Notes
    -----
    Indonesian examples round to the nearest number and up about equally often, so no rule is
    taken for granted. The tolerance of WISN is an input, to be read in its user's manual: no source
    seen here prints it.

    Examples
    --------
    >>> round_needs([0.2875, 1.6, 3.38], "nearest").tolist()
    [0.0, 2.0, 3.0]
    >>> round_needs([0.2875, 1.6, 3.38], "ceiling").tolist()
    [1.0, 2.0, 4.0]
    >>> round_needs([0.4, 1.1, 1.2, 3.3, 3.4], "wisn", tolerance=0.1).tolist()
    [1.0, 1.0, 2.0, 3.0, 4.0]
    """
    if rule not in RULES:
        raise Refused("unknown_rounding", value=rule, expected=", ".join(RULES))
    needs = np.asarray(needs, dtype=float)
    if rule == "none":
        return needs.copy()
    needs = np.round(needs, _DIGITS)
    if rule == "nearest":
        return np.floor(needs + 0.5)
    if rule == "ceiling":
        return np.ceil(needs)
    if tolerance is None or not 0 <= tolerance < 1:
        raise Refused("no_tolerance", value=tolerance, expected="0-1")
    whole = np.floor(needs)
    absorbed = np.round(needs - whole, _DIGITS) <= np.round(whole * tolerance, _DIGITS)
    return np.where(absorbed, whole, np.ceil(needs))
