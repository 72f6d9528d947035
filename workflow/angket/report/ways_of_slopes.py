"""What robust errors and the bootstrap decide on a coefficient, as ways of testing it."""

from angket.report.ways import Way
from angket.statistics.resampling.sure import is_sure
from angket.subjects import part_of


def ways_of_slope(results, section, name, term):
    """Yield what robust errors and the bootstrap say of a slope that decides on a hypothesis.

    Parameters
    ----------
    results : Results
    section, name, term : str
    """
    subject = part_of(name, term)
    if results.has(section, subject, "hc3_p"):
        alpha = float(results.value("decision", name, "alpha"))
        p = float(results.value(section, subject, "hc3_p"))
        estimate, place = (section, subject, "b"), (section, subject, "hc3_p")
        yield Way("hc3", "all", p <= alpha, p, estimate, place=place)
    yield from ways_of_bootstrap(results, section, subject, (section, subject, "b"))


def ways_of_bootstrap(results, section, subject, estimate):
    """Yield what a bootstrap interval says: it rejects where it does not hold zero.

    A limit so near to zero that other resamples may put it on the other side says neither.

    Parameters
    ----------
    results : Results
    section, subject : str
        Of the interval.
    estimate : tuple of str
        Section, subject and statistic of what it is the interval of.
    """
    if results.has(section, subject, "bca_low") and results.has(section, subject, "bca_high"):
        low = float(results.value(section, subject, "bca_low"))
        high = float(results.value(section, subject, "bca_high"))
        rejected = low > 0 or high < 0
        errors = [(section, subject, f"bca_{end}_error") for end in ("low", "high")]
        if all(results.has(*place) for place in errors):
            known = [float(results.value(*place)) for place in errors]
            rejected = rejected if is_sure((low, high), known) else None
        yield Way("bootstrap", "all", rejected, None, estimate, (low, high))
