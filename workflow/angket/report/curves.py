"""Relations that bend so much that neither a line nor a correlation describes them."""

from angket.report.listing import listed, related
from angket.report.models import models_of
from angket.report.scores import unusable
from angket.report.shapes import is_of_one_direction, shape_in_words
from angket.report.wording import level_of
from angket.subjects import part_of, whole_and_part

# Effects whose sign tells whether a line rises or falls.
ALONG_A_LINE = ("r", "rho", "tau_b", "beta")
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


def concluding(results):
    """List the hypotheses whose conclusions tell of curves: those that are decided.

    Parameters
    ----------
    results : Results

    Returns
    -------
    list of str
    """
    return [
        name
        for name in results.settings["hypotheses"]
        if results.flag("decision", name, "reject_h0") is not None and not unusable(results, name)
    ]


def curves_told(results, say, name, curves, telling):
    """Say of curved relations how much a line and the values explain, of each in one place.

    Parameters
    ----------
    results : Results
    say : Phrases
    name : str
        Of the hypothesis.
    curves : sequence of tuple of (str, str, str)
        As `curves_of` returns them.
    telling : list of str
        The hypotheses that tell of curves, in their order.

    Returns
    -------
    tuple of Inline
        Of a relation that an earlier one tells of, that it is curved, and where that stands.
    """
    told = []
    for curve in curves:
        first = _first(results, curve, telling)
        is_here = first in (name, None)
        told.append(
            _in_words(results, say, *curve) if is_here else _again(results, say, curve, first)
        )
    return listed(say, told)


def are_told_before(results, name, curves, telling):
    """Tell whether earlier hypotheses tell of all of some curved relations."""
    return all(_first(results, curve, telling) not in (name, None) for curve in curves)


def curves_referred(results, say, name, curves):
    """Say that relations are curved, and which conclusion tells how, as inlines."""
    told = []
    for curve in curves:
        first = _first(results, curve, concluding(results))
        where = say("curves.conclusion") if first == name else first
        told.append(_again(results, say, curve, where))
    return listed(say, told)


def _first(results, curve, telling):
    """Return the first hypothesis of some that has a curve, or None."""
    hypotheses = results.settings["hypotheses"]
    return next(
        (
            name
            for name in telling
            if any(curve[:2] == one[:2] for one in curves_of(results, name, hypotheses[name]))
        ),
        None,
    )


def _again(results, say, curve, where):
    see = say("curves.see", where=where) if where else ()
    return say("curves.again", see=see, **_names(results, *curve[:2]))


def _names(results, predictor, response):
    return {"predictor": results.label(predictor), "response": results.label(response)}


def _in_words(results, say, predictor, response, subject):
    found, is_adjusted = _shares(results, subject)
    shares = {name: results.write(100 * one, "percent", of=of) for name, (one, of) in found.items()}
    shares["measure"] = say(f"curves.{'adjusted' if is_adjusted else 'as_they_are'}")
    shape = shape_in_words(results, say, subject, response)
    return say("curves.words", shape=shape, **_names(results, predictor, response), **shares)


def _shares(results, subject):
    """Return the shares of the variance that a line and the values explain, and if adjusted.

    Both are adjusted as R squared is, or neither: a line has one degree of freedom, dozens of
    values have dozens, so that they explain more by chance. Each comes with what it is made of.
    """

    def place(name):
        return "linearity", subject, name

    def number(name):
        return float(results.value(*place(name)))

    line = number("r_squared")
    names = "within_ms", "total_ss", "total_df"
    if not all(results.has(*place(name)) for name in names) or number("total_df") < 2:
        found = {"line": line, "levels": number("eta_squared")}
        of = {"line": [place("r_squared")], "levels": [place("eta_squared")]}
        return {name: (share, of[name]) for name, share in found.items()}, False
    df = number("total_df")
    levels = 1 - number("within_ms") / (number("total_ss") / df)
    adjusted = {"line": 1 - (1 - line) * df / (df - 1), "levels": levels}
    of = {"line": [place("r_squared")], "levels": [place(name) for name in names]}
    return {name: (max(0.0, share), of[name]) for name, share in adjusted.items()}, True


def measured_as_curve(results, say, judgement):
    """Tell the size of a curved relation, which no coefficient describes.

    Parameters
    ----------
    results : Results
    say : Phrases
    judgement : angket.report.judgement.Judgement

    Returns
    -------
    dict
        size, measure : tuple of Inline
            What the values of the predictor explain, and what that is called. Empty where a
            hypothesis is not supported by one curve alone, or has another size than a coefficient.
    """
    if not judgement.is_curved or not is_along_a_line(judgement):
        return {}
    name = judgement.hypothesis
    curves = curves_of(results, name, results.settings["hypotheses"][name])
    if len(curves) != 1:
        return {}
    ((predictor, _, subject),) = curves
    found, is_adjusted = _shares(results, subject)
    share, of = found["levels"]
    measure = say(f"curves.measures.{'adjusted' if is_adjusted else 'as_they_are'}")
    levels = results.write(share, "bounded", of=of)
    told = {"predictor": results.label(predictor), "measure": measure, "levels": levels}
    return {"size": say("curves.measured", **told), "measure": measure}


def is_along_a_line(judgement):
    """Tell whether the size of an effect is that of a line, or of a rise or fall of ranks."""
    return bool(judgement.effect) and judgement.effect.measure in ALONG_A_LINE


def shown_by(results, say, curves):
    """Say what shows that there is a relation where it is curved, as a part of a sentence.

    Parameters
    ----------
    results : Results
    say : Phrases
    curves : sequence of tuple of (str, str, str)
        As `curves_of` returns them.

    Returns
    -------
    tuple of Inline
        Empty where neither the values of the predictor nor RESET show it.
    """
    for predictor, response, subject in curves:
        alpha = level_of(results, "linearity", subject).value
        whole = whole_and_part(subject)[0]
        tests = {
            "values": (subject, "combined_f", "combined_df", "within_df", "combined_p"),
            "reset": (whole, "reset_f", "reset_df1", "reset_df2", "reset_p"),
        }
        for key, (place, *names) in tests.items():
            if not all(results.has("linearity", place, name) for name in names):
                continue
            f, df1, df2, p = (results.number("linearity", place, name) for name in names)
            if p.value <= alpha:
                of = {"f": f, "df1": df1, "df2": df2, "p": related(p)}
                return say(f"curves.shown.{key}", **of, **_names(results, predictor, response))
    return ()


def curves_named(results, say, curves):
    """Name curved relations, as inlines."""
    return listed(say, [say("curves.named", **_names(results, *curve[:2])) for curve in curves])
