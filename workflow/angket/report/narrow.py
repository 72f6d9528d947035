"""Ways of testing that lead to the decision of the test that decides, but only just."""

from statistics import NormalDist

# A p within this ratio of the significance level is near to it, and one beyond the other ratio is
# clear: choices.
_NEAR, _CLEAR = 1.25, 2


def narrowly(results, name, ways):
    """Return the ways that lead to the decision, but whose p is near the significance level.

    Of an interval it is the p at which its near limit would lie at zero, if it were as long then as
    it is now for its confidence.

    Parameters
    ----------
    results : Results
    name : str
        Of the hypothesis.
    ways : tuple of angket.report.ways.Way

    Returns
    -------
    tuple of Way
    """
    rejected = results.flag("decision", name, "reject_h0")
    known = all(results.has("decision", name, one) for one in ("alpha", "p"))
    if rejected is None or not known:
        return ()
    alpha = float(results.value("decision", name, "alpha"))
    # Where the test that decides is not clear itself, others that are near say nothing new.
    if alpha / _CLEAR < float(results.value("decision", name, "p")) <= alpha * _CLEAR:
        return ()
    found = []
    for way in ways:
        p = way.p if way.p is not None else _p_of_interval(results, way, alpha)
        if way.rejected is rejected and p is not None and alpha / _NEAR < p <= alpha * _NEAR:
            found.append(way)
    return tuple(found)


def _p_of_interval(results, way, alpha):
    """Return the p that an interval amounts to, or None where it has no limits.

    >>> from angket.report.ways import Way
    >>> from angket.report.results import Results
    >>> rows = {("regression", "H1:x", "b"): "0.194"}
    >>> way = Way("bootstrap", "all", True, None, ("regression", "H1:x", "b"), (0.004, 0.381))
    >>> round(_p_of_interval(Results(rows, {}, None, {}), way, 0.05), 3)
    0.045
    """
    if not way.limits or not way.estimate or not results.has(*way.estimate):
        return None
    value = float(results.value(*way.estimate))
    near = min(way.limits, key=abs)
    if value == near:
        return None
    z = NormalDist().inv_cdf(1 - alpha / 2) * abs(value / (value - near))
    return 2 * (1 - NormalDist().cdf(z))
