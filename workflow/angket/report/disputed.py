"""Where other tests reject equal spread of the residuals, although the one that decides does not."""

from angket.report.wording import level_of
from angket.subjects import part_of

OF_TERMS = ("glejser", "park")
OF_MODEL = ("white", "breusch_pagan", "koenker")
TESTS = (*OF_TERMS, *OF_MODEL)


def rejecting_spread(results, model):
    """List the tests that reject equal spread where the deciding one keeps it.

    Parameters
    ----------
    results : Results
    model : angket.hypotheses.kind.Model

    Returns
    -------
    list of str
        Keys of the phrases `assumptions.homoskedasticity.tests`.
    """
    if results.flag("heteroskedasticity", model.subject, "homoskedastic") is not True:
        return []
    found = {test: min(_of(results, model, test), default=1.0) for test in TESTS}
    if not min(found.values()) < 1:
        return []
    alpha = level_of(results, "heteroskedasticity", model.subject).value
    return [test for test, p in found.items() if p <= alpha]


def _of(results, model, test):
    """Yield each p of a test: that of the model, or one for each of its terms."""
    places = [("heteroskedasticity", model.subject, f"{test}_p")]
    if test in OF_TERMS:
        places = [(test, part_of(model.subject, term), "p") for term in model.terms]
    for place in places:
        if results.has(*place):
            yield float(results.value(*place))
