"""Whether all ways of testing find an effect of the same direction."""

# What has a direction by its sign; of chi-square, F and the like it cannot be told.
_SIGNED = {"b", "beta", "indirect", "indirect_beta", "log_odds", "r", "rho", "tau_b"}


def same_direction(results, found, panel, further):
    """Tell whether every way has a direction, and all have the same.

    Parameters
    ----------
    results : Results
    found : {"positive", "negative"}
        The direction by the way that decides.
    panel : dict of str to dict
        As `angket.report.ways.subjects_of_ways` returns it.
    further : dict of str to Way
        Those that a kind of hypothesis adds.

    Returns
    -------
    bool
    """
    told = [
        (results.value("sensitivity", subject, "statistic"), ("sensitivity", subject, "estimate"))
        for subjects in panel.values()
        for subject in subjects.values()
    ]
    told += [(way.estimate[2], way.estimate) for way in further.values() if way.estimate]
    return all(
        statistic in _SIGNED
        and results.has(*place)
        and (float(results.value(*place)) > 0) is (found == "positive")
        for statistic, place in told
    )
