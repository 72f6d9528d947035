"""Two factors, and groups beside covariates, tested in other ways."""

from angket.hypotheses.difference.cells import cells_of
from angket.hypotheses.difference.factors import decided_term
from angket.hypotheses.difference.model import fitted, rank_covariance, robust_test, terms_of
from angket.statistics.effects import Effect
from angket.statistics.undefined import Undefined, or_undefined

_OTHER = {"II": "III", "III": "II"}


def ways_of_factors(hypothesis, data, scales):
    """List the ways: on each scale, without equal variances, by other squares or by ranks.

    Ranks bend straight lines and so make or hide interactions, so that two factors have none.

    Parameters
    ----------
    hypothesis : dict
    data : angket.hypotheses.kind.Data
    scales : iterable of str

    Returns
    -------
    list of (str, callable)
        The way, and from totals to the statistic, the estimate with its p and the effect.
    """
    confidence, term = 1 - data.tests["alpha"], decided_term(hypothesis)
    squares = hypothesis["squares"]

    def way(compute, statistic="f_of_term"):
        def computed(totals):
            groups = data.groups.loc[totals.index]
            cells = or_undefined(cells_of, hypothesis, totals, groups, data.order)
            found = cells if isinstance(cells, Undefined) else or_undefined(compute, cells)
            if isinstance(found, Undefined):
                return statistic, found
            return statistic, found[:2], *found[2:]

        return computed

    def by_squares(of_type):
        def compute(cells):
            found = terms_of(fitted(cells), of_type, confidence)[term]
            share, *limits = (found[f"partial_eta_squared{part}"] for part in _PARTS)
            known = not any(isinstance(limit, Undefined) for limit in limits)
            effect = Effect("partial_eta_squared", share, *(limits if known else ()))
            return found["f"], found["p"], effect

        return way(compute)

    ways = [(scale, by_squares(squares)) for scale in scales]
    ways += [("unequal_variances", way(lambda cells: robust_test(fitted(cells), squares, term)))]
    if "factors" in hypothesis:
        # The interaction, adjusted for both factors anyway, is the same by either type.
        is_factor = term in hypothesis["factors"]
        return [*ways, *([("other_squares", by_squares(_OTHER[squares]))] if is_factor else [])]
    return [*ways, ("ranks", way(rank_covariance, "f_of_ranks"))]


_PARTS = ("", "_ci_low", "_ci_high")
