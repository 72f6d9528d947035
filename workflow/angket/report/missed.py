"""How much of the variance lies beyond a line, or beyond the form of an equation."""

from typing import NamedTuple

from angket.report.models import models_of
from angket.report.said import said_by
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
    predictor : str or None
        Of an equation: the one along which it is missed; None where that is its form as a whole.
    elsewhere : tuple of str or None
        Section and subject of the other hypothesis whose respondents they are, where those are more
        or fewer than those of the hypothesis itself.
    places, of_explained : tuple of tuple of str
        Section, subject and statistic of what the two shares are made of.
    """

    share: float
    explained: float | None = None
    pair: tuple | None = None
    places: tuple = ()
    of_explained: tuple = ()
    predictor: str | None = None
    elsewhere: tuple | None = None


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
    whole = (hypothesis["kind"], name, "r_squared")
    told = (float(results.value(*whole)), (whole,)) if results.has(*whole) else (None, ())
    found = [Missed(0.0)]
    for model in models_of(name, hypothesis):
        for predictor in model.predictors:
            found += _of_pair(results, model, predictor, told)
        places = [("linearity", model.subject, f"reset_{one}") for one in ("f", "df1", "df2")]
        if all(results.has(*place) for place in places):
            f, df1, df2 = (float(results.value(*place)) for place in places)
            beyond = (f - 1) * df1
            share = beyond / (beyond + df1 + df2)
            found.append(Missed(share, told[0], places=tuple(places), of_explained=told[1]))
    for line in said_by(hypothesis["kind"], "lines")(hypothesis):
        found += _elsewhere(results, (hypothesis["kind"], name), *line)
    return max(found, key=lambda one: one.share)


def _elsewhere(results, own, predictor, response):
    """Yield what is missed of a line that other hypotheses test."""
    for name, hypothesis in results.settings["hypotheses"].items():
        place = (hypothesis["kind"], name)
        counted = [results.value(*one, "n") for one in (place, own)]
        elsewhere = None if None in counted or len({*counted}) == 1 else place
        for model in models_of(name, hypothesis):
            if model.response == response and predictor in model.predictors:
                for one in _of_pair(results, model, predictor, (None, ()), alone=True):
                    yield one._replace(elsewhere=elsewhere)


def _of_pair(results, model, predictor, told, alone=False):
    """Yield what is missed of one predictor, with the others in the model if there are any.

    What it misses by itself is yielded in the place of that, or beside it where both are wanted.
    """
    places = {
        statistic: ("linearity", part_of(model.subject, predictor), statistic)
        for statistic in ("in_model_omega_squared", "deviation_omega_squared", "r_squared")
    }
    known = {
        one: float(results.value(*place)) for one, place in places.items() if results.has(*place)
    }
    if "in_model_omega_squared" in known:
        made_of = (places["in_model_omega_squared"],)
        share = known["in_model_omega_squared"]
        yield Missed(share, told[0], None, made_of, told[1], predictor)
    if "deviation_omega_squared" in known and (alone or "in_model_omega_squared" not in known):
        line, pair = known.get("r_squared"), (predictor, model.response)
        made_of = (places["deviation_omega_squared"],), (places["r_squared"],)
        yield Missed(known["deviation_omega_squared"], line, pair, *made_of)
