"""What is drawn of a correlation: the points."""

from angket.hypotheses.pictures import scatters_of


def figures(name, hypothesis, pictured):
    """Yield file, kind, subject, title and drawing of each figure."""
    first, second = hypothesis["variables"]
    yield from scatters_of(name, hypothesis, pictured, [first], second)


def resampled(name, test):
    """Say where value and limits of the bootstrap stand, where another interval is told.

    Parameters
    ----------
    name : str
    test : str
        That decides.

    Returns
    -------
    tuple of tuple of str, or None
        Section, subject and statistic of the value, the lower and the upper limit.
    """
    if test != "pearson":
        return None
    of = "correlation", f"{name}:r"
    return ("correlation", name, "r"), (*of, "bca_low"), (*of, "bca_high")


def interval(name, test):
    """Say where the interval stands that is told of the coefficient which decides.

    Parameters
    ----------
    name : str
    test : str
        That decides.

    Returns
    -------
    tuple of str or None
        Section, subject and the statistics of both limits; None where it is the usual one.
    """
    subjects = {"spearman": f"{name}:rho", "kendall": f"{name}:tau_b"}
    if test not in subjects:
        return None
    return "correlation", subjects[test], "bca_low", "bca_high"
