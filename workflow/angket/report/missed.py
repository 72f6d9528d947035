"""How much of the variance lies beyond a line, or beyond the form of an equation."""

from typing import NamedTuple

from angket.report.models import models_of
from angket.subjects import part_of


class Missed(NamedTuple):
    """What a line or an equation misses.

    Attributes
    ----------
    share : float
        Of the variance, by omega squared: less what as many values tell by chance.
    explained : float or None
        What the line or the equation explains, where that is known.
    pair : tuple of str or None
        The predictor and the response of a line; None of an equation with several predictors,
        whose share is that of the variance which it leaves.
    """

    share: float
    explained: float | None = None
    pair: tuple | None = None


def missed_most(results, name, hypothesis):
    """Return the largest share that any test of linearity finds.

    Parameters
    ----------
    results : Results
    name : str
        Of the hypothesis.
    hypothesis : dict

    Returns
    -------
    Missed
    """
    explained, whole = None, (hypothesis["kind"], name, "r_squared")
    if results.has(*whole):
        explained = float(results.value(*whole))
    found = [Missed(0.0)]
    for model in models_of(name, hypothesis):
        for predictor in model.predictors:
            found += _of_pair(results, model, predictor, explained)
        places = [("linearity", model.subject, f"reset_{one}") for one in ("f", "df1", "df2")]
        if all(results.has(*place) for place in places):
            f, df1, df2 = (float(results.value(*place)) for place in places)
            beyond = (f - 1) * df1
            found.append(Missed(beyond / (beyond + df1 + df2), explained))
    return max(found, key=lambda one: one.share)


def _of_pair(results, model, predictor, explained):
    """Yield what is missed of one predictor, with the others in the model if there are any."""
    places = {
        statistic: ("linearity", part_of(model.subject, predictor), statistic)
        for statistic in ("in_model_omega_squared", "deviation_omega_squared", "r_squared")
    }
    known = {
        one: float(results.value(*place)) for one, place in places.items() if results.has(*place)
    }
    if "in_model_omega_squared" in known:
        yield Missed(known["in_model_omega_squared"], explained)
    elif "deviation_omega_squared" in known:
        line, pair = known.get("r_squared"), (predictor, model.response)
        yield Missed(known["deviation_omega_squared"], line, pair)
