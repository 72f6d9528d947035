"""Hypotheses that test one relation twice."""

from angket.hypotheses.declared import is_of_totals, names_in


def same_before(results, name):
    """Return the first hypothesis before one that tests the relation of the same two totals.

    Parameters
    ----------
    results : Results
    name : str
        Of the hypothesis.

    Returns
    -------
    str or None
        None where none does.
    """
    hypotheses = results.settings.get("hypotheses") or {}
    own = _pair(hypotheses[name])
    earlier = list(hypotheses)[: list(hypotheses).index(name)]
    return next((other for other in earlier if own and _pair(hypotheses[other]) == own), None)


def _pair(hypothesis):
    """Return the two variables and the scale of a relation; None of any other hypothesis."""
    if not is_of_totals(hypothesis["kind"]) or hypothesis.get("controls"):
        return None
    roles = {key: hypothesis[key] for key in ("variables", "response", "predictors")
             if key in hypothesis}  # fmt: skip
    named = frozenset(names_in({"kind": hypothesis["kind"], **roles}))
    return (named, hypothesis.get("scale")) if len(named) == 2 else None
