"""What is told of the intervals of measures of direction: symmetric, and cut off at one."""

from math import isclose

from angket.report.listing import listed

MEASURES = ("somers_d", "gamma", "tau_b")


def told_of_intervals(results, say, found):
    """Say that the intervals of measures of direction are symmetric, and which are cut off at one.

    Where gamma is cut off in a table of two by two, the interval of the odds ratio tells its other:
    gamma is then Yule's Q, (odds ratio - 1) / (odds ratio + 1).

    Parameters
    ----------
    results : Results
    say : Phrases
    found : Finding
        Of the association.

    Returns
    -------
    list of tuple of Inline
        One note, or none where no such measure has an interval.
    """
    known = [one for one in MEASURES if found.has(f"{one}_ci_low", f"{one}_ci_high")]
    if not known:
        return []
    note = say("association.symmetric", measures=_named(say, known))
    cut = {one: _limit_cut(found, one) for one in known}
    for limit in (-1, 1):
        at_limit = [one for one in known if cut[one] == limit]
        if at_limit:
            of = {"measures": _named(say, at_limit), "limit": results.write(limit, "given")}
            note += say("association.cut_off", **of)
    note += (".",)
    if cut.get("gamma"):
        note += _by_odds(results, say, found)
    return [note]


def _limit_cut(found, measure):
    """Return the limit at which an interval was cut off, or None."""
    value = found.amount(measure)
    limits = (found.amount(f"{measure}_ci_{end}") for end in ("low", "high"))
    return next((limit for limit in limits if abs(limit) == 1 and limit != value), None)


def _by_odds(results, say, found):
    """Tell the interval of gamma by that of the odds ratio, whose other form it is."""
    names = ("odds_ratio", "odds_ratio_ci_low", "odds_ratio_ci_high")
    if not found.has(*names):
        return ()
    value, *limits = ((ratio - 1) / (ratio + 1) for ratio in map(found.amount, names))
    if not isclose(value, found.amount("gamma"), abs_tol=1e-6):
        return ()
    of = [place for name in names[1:] for place in found.places(name)]
    interval = say("hypotheses.interval", **results.write_limits(*limits, "bounded", of))
    return say("association.by_odds", interval=interval)


def _named(say, measures):
    return listed(say, [say(f"association.measures.{one}") for one in measures])
