"""Relations that bend so much that neither a line nor a correlation describes them."""

from angket.report.listing import listed
from angket.report.models import models_of
from angket.report.shapes import is_of_one_direction, shape_in_words
from angket.subjects import part_of

MATERIAL = 0.1
"""A share of the variance that is worth telling: a choice, as no convention is known."""


def curved_in(results, model):
    """List the predictors of a model from which the response bends away.

    Parameters
    ----------
    results : Results
    model : angket.hypotheses.kind.Model

    Returns
    -------
    list of str
    """
    return [name for name in model.predictors if _is_curved(results, part_of(model.subject, name))]


def _is_curved(results, subject):
    """Tell whether the line misses more of the variance than it explains, and a tenth or more.

    A rejected linearity alone does not say so: with many respondents a slight bend is significant.
    """
    if results.flag("linearity", subject, "linear") is not False:
        return False
    names = "deviation_omega_squared", "r_squared"
    if not all(results.has("linearity", subject, name) for name in names):
        return False
    missed, line = (float(results.value("linearity", subject, name)) for name in names)
    # What only rises or only falls has a direction, however unevenly it does.
    return missed > max(line, MATERIAL) and not is_of_one_direction(results, subject)


def curves_of(results, name, hypothesis):
    """List the curved relations that a hypothesis rests on, each once.

    Parameters
    ----------
    results : Results
    name : str
    hypothesis : dict

    Returns
    -------
    tuple of (str, str, str)
        Predictor, response, and the subject of their rows of linearity.
    """
    found = {}
    for model in models_of(name, hypothesis):
        for predictor in curved_in(results, model):
            subject = part_of(model.subject, predictor)
            found.setdefault((predictor, model.response), subject)
    return tuple((*pair, subject) for pair, subject in found.items())


def curves_in_words(results, say, curves):
    """Say of curved relations how much a line explains and how much the levels do, as inlines."""
    return listed(say, [_in_words(results, say, *curve) for curve in curves])


def _in_words(results, say, predictor, response, subject):
    found, is_adjusted = _shares(results, subject)
    of = [("linearity", subject, "r_squared")]
    shares = {name: results.write(100 * share, "percent", of=of) for name, share in found.items()}
    shares["measure"] = say(f"curves.{'adjusted' if is_adjusted else 'as_they_are'}")
    names = {"predictor": results.label(predictor), "response": results.label(response)}
    shape = shape_in_words(results, say, subject)
    return say("curves.words", shape=shape, **names, **shares)


def _shares(results, subject):
    """Return the shares of the variance that a line and the levels explain, and if adjusted.

    Both are adjusted as R squared is, or neither: a line has one degree of freedom, dozens of
    levels have dozens, so that they explain more by chance.
    """

    def number(name):
        return float(results.value("linearity", subject, name))

    line = number("r_squared")
    names = "within_ms", "total_ss", "total_df"
    if not all(results.has("linearity", subject, name) for name in names) or number("total_df") < 2:
        return {"line": line, "levels": number("eta_squared")}, False
    df = number("total_df")
    levels = 1 - number("within_ms") / (number("total_ss") / df)
    adjusted = {"line": 1 - (1 - line) * df / (df - 1), "levels": levels}
    return {name: max(0.0, share) for name, share in adjusted.items()}, True


def curves_named(results, say, curves):
    """Name curved relations with their forms in a few words, as inlines."""
    return listed(
        say,
        [
            say(
                "curves.named",
                predictor=results.label(predictor),
                response=results.label(response),
                shape=shape_in_words(results, say, subject),
            )
            for predictor, response, subject in curves
        ],
    )
